"""Seats and pages, for the teacher alone: who is where, who is done, who is stuck; and the door."""

import time
from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from mlintro.classes import Board, Seats, teaching
from mlintro.classes.counting import Place, Row, grid
from mlintro.classes.plan import STEPS
from mlintro.classes.teaching import Deed
from mlintro.text import PageText
from mlintro.ui.classes.in_words import seat_name
from mlintro.ui.widgets import palette, words

SIGNS = {Place.AWAY: "·", Place.HERE: "○", Place.DONE: "●", Place.STUCK: "!"}
PAGES = [page for page in dict.fromkeys(step.page for step in STEPS) if page != "home"]


def seats_and_pages(t: PageText, board: Board, seats: Seats, do: Callable[[Deed], None]) -> None:
    """A row a seat, a column a page; then the door, and seats to remove or to forgive."""
    rows = grid(board, seats, PAGES, time.time())
    if rows:
        st.html(table(t, rows))
        signs = " · ".join(f"{SIGNS[place]} {t.label(f'place_{place}')}" for place in Place)
        st.caption(f"{signs} · {t.label('counts')} · {t.label('gone')}")
    else:
        st.markdown(t.label("nobody"))
    deed = teaching.door(not board.is_door_closed)
    label = t.label("door_open" if board.is_door_closed else "door_close")
    st.button(label, key="door", icon=":material/door_front:", on_click=do, args=(deed,))
    _choose(t, "remove", [row.number for row in rows], lambda number: do(teaching.remove(seats, number)))
    removed = sorted(seat.number for token, seat in seats.items() if token in board.removed)
    _choose(t, "forgive", removed, lambda number: do(teaching.forgive(seats, number)))


def stuck(t: PageText, board: Board, seats: Seats) -> None:
    """Whom to go to first, by name; nothing where all get on."""
    rows = [row for row in grid(board, seats, PAGES, time.time()) if row.is_stuck]
    names = [f"**{seat_name(t, row.number)}** ({words(row.stuck_on).label('nav')})" for row in rows]
    with st.container():  # one element, whatever is in it: what is below keeps its place
        if names:
            st.markdown(f"**!** {t.label('stuck_first')} {t.separator.join(names)}")


def table(t: PageText, rows: Sequence[Row]) -> str:
    """The rows as HTML: signs, and their meaning for who does not see them."""
    colours = palette()
    shades = {
        Place.AWAY: colours.asleep,
        Place.HERE: colours.text,
        Place.DONE: colours.solved,
        Place.STUCK: colours.negative,
    }
    heads = "".join(f"<th scope='col'><span>{escape(words(page).label('nav'))}</span></th>" for page in PAGES)
    lines = []
    for row in rows:
        cells = "".join(
            f"<td style='color:{shades[cell.place]}' "
            f"title='{escape(t.label(f'place_{cell.place}'), quote=True)}'>"
            f"{SIGNS[cell.place]}{cell.count or ''}</td>"
            for cell in row.cells
        )
        faded = "" if row.is_present else " class='gone'"
        lines.append(f"<tr{faded}><th scope='row'>{escape(seat_name(t, row.number))}</th>{cells}</tr>")
    return f"<table class='class_grid'><tr><td></td>{heads}</tr>{''.join(lines)}</table>"


def _choose(t: PageText, deed: str, numbers: Sequence[int], act: Callable[[int], None]) -> None:
    """One of several seats to do something about; its name is on the button, so that none goes by mistake."""
    if not numbers:
        return
    with st.popover(t.label(deed)):
        st.markdown(t.label(f"{deed}_asks"))
        chosen = st.selectbox(
            t.label("seat"),
            numbers,
            index=None,
            format_func=lambda number: seat_name(t, number),
            key=f"{deed}_seat",
            placeholder=t.label("seat_none"),
        )
        # It is there from the beginning: what opens finds room for all of it.
        name = t.label(f"{deed}_yes", name=seat_name(t, chosen)) if chosen else t.label(deed)
        st.button(name, key=f"{deed}_yes", type="primary", disabled=not chosen, on_click=act, args=(chosen,))
