"""The way through the page once the machine has shown what it does: one part after the other, to its end."""

from mlintro.text import PageText
from mlintro.ui.widgets import jump, way_on

PARTS = ("problems", "overfitting", "size", "cost", "summary", "onwards", "closing")  # in this order


def way(t: PageText) -> None:
    """A button to the first part that is still to come; the last is drawn by the frame."""
    with way_on():
        for part in PARTS:
            jump(part, t.label(f"to_{part}"), f"to_{part}", "primary")
