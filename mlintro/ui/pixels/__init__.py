"""The page of pixels: mixer, colour game, photo, and the way from one part to the next."""

from typing import Literal

import streamlit as st

from mlintro.text import PageText
from mlintro.ui.widgets import leading

Part = Literal["mixer", "match", "photo"]
PARTS: tuple[Part, ...] = ("mixer", "match", "photo")


def offer_part(t: PageText, part: Part, is_main: bool = True) -> None:
    """A button that shows another part; the page is drawn anew, of which each part is a fragment."""
    kind: Literal["primary", "secondary"] = "primary" if is_main else "secondary"
    with leading("part"):
        if st.button(t.label(f"to_{part}"), key=f"to_{part}", type=kind, on_click=_open, args=(part,)):
            st.rerun()


def _open(part: Part) -> None:
    st.session_state.part = part
