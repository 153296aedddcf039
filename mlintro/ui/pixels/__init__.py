"""The page of pixels: mixer, colour game, photo, and the way from one part to the next."""

from typing import Literal

import streamlit as st

from mlintro.text import PageText
from mlintro.ui.pixels.visit import Game, Mixer, Photos
from mlintro.ui.visit import visit
from mlintro.ui.widgets import leading

Part = Literal["mixer", "match", "photo"]
PARTS: tuple[Part, ...] = ("mixer", "match", "photo")


def is_enough() -> bool:
    """Whether one of the parts was done: a question answered, a colour matched, a photo of one's own."""
    here = visit().of
    return here(Mixer).has_answered or here(Game).matched > 0 or here(Photos).own is not None


def offer_part(t: PageText, part: Part) -> None:
    """A button that shows another part; the page is drawn anew, of which each part is a fragment."""
    with leading("part"):
        if st.button(t.label(f"to_{part}"), key=f"to_{part}", on_click=_open, args=(part,)):
            st.rerun()


def _open(part: Part) -> None:
    st.session_state.part = part
