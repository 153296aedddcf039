"""Who wrote this: the most usual and the rarest ways to write a digit, and where one's own stands."""

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from mlintro import digits
from mlintro.digits import SIDE
from mlintro.digits.reading.rarity import NEIGHBOURS, from_usual_to_rare, place
from mlintro.figures import images
from mlintro.figures import spoilt as figure
from mlintro.text import PageText
from mlintro.ui.examples.controls import WIDTH
from mlintro.ui.examples.own import own_image, own_reading
from mlintro.ui.visit import visit
from mlintro.ui.widgets import choice, palette, picture, prose, words

Order = NDArray[np.intp]  # of the examples of a digit, from the most usual to the rarest
WRITTEN = ("1", "4", "7", "9")  # digits that are taught in more ways than one
EACH = 5  # examples of a kind: a row
ACROSS = 14  # on the sheet of all: as wide as a phone


def who_wrote_this(t: PageText) -> None:
    """The gallery of one digit, and behind a fold all examples of it, to be looked through."""
    st.subheader(t.label("hands"), anchor=False)
    with st.container(border=True, key="hands"):
        prose(words("draw").section("who_wrote"))
        if "hand" not in visit().chosen:  # where it begins; afterwards the learner chooses
            visit().chosen["hand"] = own_or_seven()
        digit = int(choice(t, "hand", WRITTEN, "7"))
        order = from_usual_to_rare(digit)
        left, right = st.columns(2, gap="large")
        with left:
            show_ends(t, digit, order)
        with right:
            own_place(t, digit, order)
        title = t.label(f"look_{digit}", count=len(order))
        with st.expander(title, key="all_hands", on_change="rerun") as fold:
            if fold.open:
                prose(t.section("measure", neighbours=NEIGHBOURS))
                show_all(t, digit, order)


def own_or_seven() -> str:
    """What the learner's drawing is read as, where it is one of these; else a 7."""
    image = own_image()
    read = None if image is None else str(own_reading(image))
    return read if read in WRITTEN else "7"


def show_ends(t: PageText, digit: int, order: Order) -> None:
    """The first of the order, then the last, each with its place."""
    X, count = digits.load().X_train, len(order)
    st.caption(t.label("usual_and_rare", digit=digit, count=count))
    places = [*range(EACH), *range(count - EACH, count)]
    tiles = [figure.Example(X[order[i]], t.number(i + 1, 0)) for i in places]
    picture(figure.examples(tiles, palette()), t.label("hands_alt", digit=digit, count=count), WIDTH)


def own_place(t: PageText, digit: int, order: Order) -> None:
    """The learner's drawing among those before and after it; where there is none, that it would be here."""
    image = own_image()
    if image is None:
        st.markdown(t.label("no_own"))
        return
    at = place(digit, image)
    X = digits.load().X_train
    first = min(max(at - EACH // 2, 0), len(order) - EACH + 1)
    tiles = [figure.Example(X[order[i]], t.number(i + 1, 0)) for i in range(first, first + EACH - 1)]
    tiles.insert(at - first, figure.Example(image, t.label("yours"), is_marked=True))
    picture(figure.examples(tiles, palette()), t.label("own_place_alt", before=at), WIDTH)
    st.markdown(t.label("own_place", digit=digit, before=at, count=len(order)))


def show_all(t: PageText, digit: int, order: Order) -> None:
    """All of them on one sheet, to look through."""
    tiles = [images.grey(image) for image in digits.load().X_train[order]]
    tiles += [np.zeros_like(tiles[0])] * (-len(tiles) % ACROSS)
    sheet = np.array(tiles).reshape(-1, ACROSS, SIDE, SIDE).swapaxes(1, 2).reshape(-1, ACROSS * SIDE)
    st.markdown(t.section(f"look_{digit}"))
    picture(images.exact(sheet), t.label("sheet_alt", digit=digit, count=len(order)))
