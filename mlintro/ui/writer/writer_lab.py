"""The machine's lab with its verdict: a fragment, so that a word more is quick."""

import streamlit as st

from mlintro.text import PageText
from mlintro.ui.browser.element import Element, dress
from mlintro.ui.browser.prose import Prose, address, lesson_prose
from mlintro.ui.browser.tab import remember_part
from mlintro.ui.visit import visit
from mlintro.ui.widgets import bench, in_sight, jump, verdict
from mlintro.ui.writer.visit import ENOUGH_WORDS, MOST_WORDS, NOTCH, WriterVisit
from mlintro.writer import CHANCES, MEMORIES, Manner

_LAB = Element(__file__, "lab")

WORDS = (
    *("read", "reading", "skip", "tally", "offline", "so_far", "memory", "chance", "run", "pause", "anew"),
    *("beginning", "beginnings", "begin", "nothing", "looks", "looks_less", "looks_none", "rest", "copies"),
)
RANGES = {  # first, last, step
    "memory": (MEMORIES[0], MEMORIES[-1], MEMORIES.step),
    "chance": (*CHANCES, NOTCH),
}


@st.fragment
def writer_lab(t: PageText, drawn: tuple[bool, bool]) -> None:
    """
    The machine, and what it does with the memory it has.

    `drawn` is what the page knows `what_was_seen`: where the machine shows more, the page is drawn anew.
    """
    lab = visit().of(WriterVisit)
    if what_was_seen(t) != drawn:
        st.rerun()
    if visit().is_arrival:  # the sheet is gone with the page that was left
        visit().is_arrival = lab.is_running = lab.is_reading = False
        lab.words = 0
    known, (_, is_all) = lesson_prose(t.language), drawn
    leads = _leads(lab, known, is_all)
    with bench():
        _LAB(
            {
                **dress(t, WORDS),
                "prose": address(t.language),
                "size": known.words,
                "most": MOST_WORDS,
                "has_read": lab.has_read,
                "asked": lab.asked,
                "is_led": leads,
                "revision": lab.revision,
                "ranges": RANGES,
                "values": {"memory": lab.memory, "chance": lab.chance},
            },
            told=lab.take,
        )
    with in_sight():
        _say(t, lab, known, is_all, leads)
    remember_part("writer", lab)


def what_was_seen(t: PageText) -> tuple[bool, bool]:
    """Whether the machine wrote enough, and whether each thing was seen that it does with its memories."""
    lab, manners = visit().of(WriterVisit), lesson_prose(t.language).manners
    return lab.is_enough, {manners[memory] for memory in lab.tried} == {*manners.values()}


def _leads(lab: WriterVisit, known: Prose, is_all: bool) -> bool:
    """Whether the bar has the main button: then that of the machine is another way on."""
    if not lab.has_read or lab.is_running:
        return False
    is_recited = known.manners[lab.memory] is Manner.RECITES
    return is_all or (lab.words >= ENOUGH_WORDS and not is_recited)


def _say(t: PageText, lab: WriterVisit, known: Prose, is_all: bool, leads: bool) -> None:
    """What it does with its memory, and the next memory to try."""
    facts = {"words": lab.words, "memory": lab.memory, "enough": ENOUGH_WORDS}
    if not lab.has_read:
        verdict("wait", t.label("wait_reading" if lab.is_reading else "wait_read"))
    elif lab.is_running:
        verdict("wait", t.label("running"))
    elif lab.words < ENOUGH_WORDS:
        verdict("wait", t.label("wait_more" if lab.words else "wait_write", **facts))
        if is_all:  # who comes back
            jump("chatbot", t.label("to_chatbot"), "to_chatbot", "primary")
        else:
            jump("writer_lab", t.label("to_words"), "to_words")
    else:
        manner = known.manners[lab.memory]
        bound = t.percent(known.bounds[lab.memory], 0)
        verdict("hint", t.label(manner, bound=bound, **facts))
        if is_all and not visit().is_on_wall:
            jump("chatbot", t.label("to_chatbot"), "to_chatbot", "primary")
            return
        others = [memory for memory in MEMORIES if known.manners[memory] is not manner]
        longer = next((memory for memory in others if memory > lab.memory), others[0])
        st.button(
            t.label("try_memory", memory=longer),
            key="try_memory",
            type="primary" if leads else "secondary",
            on_click=lab.lengthen,
            args=(longer,),
        )
