"""What pages use of the screen: the only package that imports streamlit."""

from mlintro.ui.python_code import python_code
from mlintro.ui.visit import visit
from mlintro.ui.widgets import (
    bench,
    choice,
    guard,
    in_sight,
    lab,
    palette,
    picture,
    prose,
    spoken,
    step,
    verdict,
    words,
)

__all__ = [
    "bench",
    "choice",
    "guard",
    "in_sight",
    "lab",
    "palette",
    "picture",
    "prose",
    "python_code",
    "spoken",
    "step",
    "verdict",
    "visit",
    "words",
]
