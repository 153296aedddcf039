"""A photo with a magnifier that writes the numbers of a few pixels on them."""

import base64

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from mlintro.text import PageText
from mlintro.ui.browser.assets import bundle, style

_MAGNIFIER = st.components.v2.component(
    "magnifier",
    html='<div class="magnifier"></div>',
    css=style(__file__),
    js=bundle(__file__),
)


def magnifier(t: PageText, photo: NDArray[np.uint8], alt: str) -> None:
    """Show a photo, (rows, columns, 3), 0..255. Nothing comes back: looking changes nothing."""
    holes = {name: f"{{{name}}}" for name in ("top", "bottom", "left", "right")}
    _MAGNIFIER(
        key="magnifier",
        data={
            "pixels": base64.b64encode(photo.tobytes()).decode(),
            "rows": photo.shape[0],
            "columns": photo.shape[1],
            "alt": alt,
            "name": t.label("photo_variable"),
            "language": t.language,
            "words": {
                "row": t.label("magnifier_row"),
                "column": t.label("magnifier_column"),
                "hint": t.label("magnifier_hint"),
                "region": t.label("magnifier_region", **holes),
            },
        },
    )
