"""A photo with a magnifier that writes the numbers of a few pixels on them."""

import base64

import numpy as np
from numpy.typing import NDArray

from mlintro.text import PageText
from mlintro.ui.browser.element import Element, dress

_MAGNIFIER = Element(__file__)

WORDS = ("magnifier_row", "magnifier_column", "magnifier_hint", "magnifier_region")


def magnifier(t: PageText, photo: NDArray[np.uint8], alt: str) -> None:
    """Show a photo, (rows, columns, 3), 0..255. Nothing comes back: looking changes nothing."""
    _MAGNIFIER(
        {
            **dress(t, WORDS),
            "pixels": base64.b64encode(photo.tobytes()).decode(),
            "rows": photo.shape[0],
            "columns": photo.shape[1],
            "alt": alt,
            "name": t.label("photo_variable"),
        }
    )
