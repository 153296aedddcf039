"""The colour mixer: the element, what is in it in words, and in the bar a question about it."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from mlintro import pixels
from mlintro.figures import images
from mlintro.pixels import indexing
from mlintro.pixels.indexing import Question, Reading
from mlintro.pixels.presets import Preset
from mlintro.text import PageText
from mlintro.ui.browser.tab import remember_part
from mlintro.ui.pixels import is_enough, offer_part
from mlintro.ui.pixels.mixer import mixer as element
from mlintro.ui.pixels.visit import Mixer
from mlintro.ui.visit import visit
from mlintro.ui.widgets import bench, failure, in_sight, jump, leading, linked_as, step, verdict


@st.fragment
def mixer_lab(t: PageText, go_on: Callable[[], None]) -> None:
    """
    The mixer and what is said of its picture. An edit runs this and nothing else of the page.

    `go_on` shows the way to the next page.
    """
    mixer = visit().of(Mixer)
    mixer.follow(st.query_params)
    rows, columns, depth = mixer.image.shape
    shape = t.label("shape", rows=rows, columns=columns, depth=depth, total=mixer.image.size)
    with step(), bench():
        element(t)
        if mixer.fault:
            failure(t, mixer.fault)
        if visit().is_on_wall:
            verdict("fact", shape)
        else:
            downloads(t, mixer.image)
    linked_as("preset", mixer.preset, Preset.NOTEBOOK)
    if not visit().is_on_wall:
        with in_sight():
            bar(t, mixer, go_on)
        st.markdown(shape)
    remember_part("mixer", mixer)


def downloads(t: PageText, image: NDArray[np.float64]) -> None:
    """The picture as a file to look at and as Python to run; made when asked for."""
    name = t.label("variable")
    with st.container(horizontal=True):
        st.download_button(
            t.label("save_picture"),
            partial(images.enlarged, pixels.to_bytes(image)),
            file_name=f"{name}.png",
            mime="image/png",
            icon=":material/image:",
            on_click="ignore",
        )
        st.download_button(
            t.label("save_code"),
            partial(pixels.literal, image, name),
            file_name=f"{name}.py",
            mime="text/x-python",
            icon=":material/code:",
            on_click="ignore",
        )


def bar(t: PageText, mixer: Mixer, go_on: Callable[[], None]) -> None:
    """What to do; after an edit a question, with its picture in sight; then the ways on."""
    asked = indexing.ask(mixer.image, mixer.question)
    answers = asked.answers(mixer.image) if asked else {}
    reading = {f"{value:g}": reading for value, reading in answers.items()}.get(mixer.answer)
    if asked is None:
        verdict("wait", t.label("all_the_same"))
    elif not mixer.is_asked:
        verdict("wait", t.label("mixed" if mixer.is_edited else "mix_first"))
    elif reading is Reading.RIGHT:
        mixer.has_answered = True
        verdict("solved", reply(t, asked, reading, mixer.answer))
    else:
        choose_answer(t, mixer, asked, answers)
        if reading is None:
            verdict("wait", t.label("reading_none"))
        else:
            verdict("hint", reply(t, asked, reading, mixer.answer))
    with st.container(horizontal=True, width="content"):
        if is_enough():
            go_on()
        if asked is None or not (mixer.is_asked or mixer.is_edited):
            jump("mixer", t.label("to_mixer"), "to_mixer")
        elif not mixer.is_asked:
            with leading("mixer"):
                st.button(t.label("to_question"), key="to_question", on_click=mixer.ask)
        if reading is Reading.RIGHT:
            offer_part(t, "match")
        if reading:
            st.button(t.label("another_question"), icon=":material/refresh:", on_click=mixer.ask_another)


def choose_answer(t: PageText, mixer: Mixer, asked: Question, answers: Mapping[float, Reading]) -> None:
    """Which number is this? Each answer says how its giver reads the index."""
    options = [f"{value:g}" for value in answers]
    key = f"answer {mixer.revision} {mixer.question} {asked} {' '.join(options)}"
    with st.container(width="content", key="question"):
        st.segmented_control(
            t.label("question", index=index(t, asked)),
            options,
            default=mixer.answer if mixer.answer in options else None,
            format_func=partial(_written, t),
            key=key,
            on_change=take,
            args=(mixer, key),
        )


def take(mixer: Mixer, key: str) -> None:
    """An answer was chosen, or is not any more."""
    mixer.answer = st.session_state[key] or ""


def index(t: PageText, asked: Question) -> str:
    """As Python has it, in Markdown."""
    return f"`{t.label('variable')}[{asked.row}, {asked.column}, {asked.channel}]`"


def reply(t: PageText, asked: Question, reading: Reading, chosen: str) -> str:
    """What an answer says of how its giver reads the index; `chosen` is the number, as Python writes it."""
    return t.label(
        f"reading_{reading}",
        index=index(t, asked),
        row=asked.row,
        column=asked.column,
        channel=t.label(pixels.CHANNELS[asked.channel]).lower(),
        chosen=_written(t, chosen),
    )


def _written(t: PageText, number: str) -> str:
    """A number as it stands in the mixer: with the decimal sign of the language."""
    return number.replace(".", t.writing.decimal)
