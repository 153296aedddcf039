"""The answer to what home asks: how the network reads a digit, beside the one on the learner's sheet."""

import streamlit as st

from mlintro.digits import SIDE
from mlintro.digits.reading import ready
from mlintro.figures.judges import tile
from mlintro.text import PageText
from mlintro.ui.examples.own import own_image, own_reading
from mlintro.ui.widgets import picture, prose

WIDTH = 96  # px


def how_it_knows(t: PageText) -> None:
    """
    In words, folded: learners say it first, in their own.

    With the drawing on the sheet, as far as there is one, and what the network of home reads.
    """
    image, how = own_image(), t.section("how", pixels=SIDE**2, examples=ready.TRAIN_SIZE)
    with st.expander(t.label("how")):
        if image is None:
            prose(how)
            return
        digit = own_reading(image)
        with st.container(horizontal=True, vertical_alignment="center"):
            picture(tile(image.reshape(SIDE, SIDE)), t.label("own_digit", digit=digit), WIDTH)
            prose(how)
        st.caption(t.label("own_digit", digit=digit))
