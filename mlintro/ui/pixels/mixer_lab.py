"""The colour mixer: the element, what is in it in words, and a question about it."""

from functools import partial

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from mlintro import pixels
from mlintro.figures import images
from mlintro.pixels import indexing, presets
from mlintro.pixels.indexing import Reading
from mlintro.pixels.presets import Preset
from mlintro.text import PageText
from mlintro.ui.browser.tab import remember_part
from mlintro.ui.pixels.mixer import mixer as element
from mlintro.ui.pixels.visit import Mixer
from mlintro.ui.visit import visit
from mlintro.ui.widgets import bench, guard, linked_as, verdict

# What the element says, under the same names as in labels.toml. Its holes are filled there.
WORDS = (
    *("red", "green", "blue", "together", "preset", "size", "undo", "pixel", "picker"),
    *("show", "show_both", "show_numbers", "show_colours"),
    *("rows", "columns", "channels", "axis_none", "axis_rows", "axis_columns", "axis_channels"),
    *("cell", "refused", "pixel_alt"),
)
HOLES = ("channel", "row", "column", "place", "value", "triple")


@st.fragment
def mixer_lab(t: PageText) -> None:
    """The mixer and what is said of its picture. An edit runs this and nothing else of the page."""
    mixer = visit().of(Mixer)
    follow_link(mixer)
    with bench():
        sent = element(given(t, mixer))
        if sent is not None and sent != mixer.sent:
            mixer.sent = sent
            with guard(t):
                take(mixer, sent)
        downloads(t, mixer.image)
    linked_as("preset", mixer.preset, Preset.NOTEBOOK)
    rows, columns, depth = mixer.image.shape
    verdict("fact", t.label("shape", rows=rows, columns=columns, depth=depth, total=mixer.image.size))
    question(t, mixer)
    remember_part("mixer", mixer)


def follow_link(mixer: Mixer) -> None:
    """
    Begin with the preset that the link names.

    Once only: after a quick edit the browser still names the preset that was there before.
    """
    linked = st.query_params.get("preset")
    if mixer.is_new and linked in list(Preset):
        mixer.preset, mixer.image = Preset(linked), presets.make(Preset(linked))
    mixer.is_new = False


def given(t: PageText, mixer: Mixer) -> dict[str, object]:
    """What the element is mounted with."""
    holes = {name: f"{{{name}}}" for name in HOLES}
    return {
        "values": mixer.image.tolist(),
        "preset": mixer.preset,
        "revision": mixer.revision,
        "presets": [
            {"code": code, "label": t.label(f"preset_{code}"), "values": presets.make(code).tolist()}
            for code in Preset
        ],
        "sizes": list(presets.SIZES),
        "decimal": t.writing.decimal,
        "separator": t.separator,
        "name": t.label("variable"),
        "language": t.language,
        "words": {word: t.label(word, **holes) for word in WORDS},
    }


def take(mixer: Mixer, sent: object) -> None:
    """The picture that the browser sent, once it is known to be one. Raises LessonError."""
    values, preset = (sent.get("values"), sent.get("preset")) if isinstance(sent, dict) else (None, None)
    image = pixels.square(values, presets.SIZES)
    if not np.array_equal(image, mixer.image):
        mixer.image, mixer.answer = image, ""
    if preset in list(Preset):
        mixer.preset = Preset(preset)


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


def question(t: PageText, mixer: Mixer) -> None:
    """Which number is this? Each answer says how its giver reads the index."""
    asked = indexing.ask(mixer.image, mixer.question)
    if asked is None:
        st.markdown(t.label("all_the_same"))
        return
    name = t.label("variable")
    index = f"`{name}[{asked.row}, {asked.column}, {asked.channel}]`"
    channel = t.label(pixels.CHANNELS[asked.channel]).lower()
    answers = {f"{value:g}": reading for value, reading in asked.answers(mixer.image).items()}
    with st.container(border=True):
        chosen = st.segmented_control(
            t.label("question", index=index),
            list(answers),
            default=mixer.answer if mixer.answer in answers else None,
            format_func=partial(_written, t),
            key=f"answer {mixer.revision} {mixer.question} {asked} {' '.join(answers)}",
        )
        mixer.answer = chosen or ""
        right = next(value for value, reading in answers.items() if reading is Reading.RIGHT)
        facts = {"index": index, "row": asked.row, "column": asked.column, "channel": channel}
        facts["right"] = _written(t, right)
        if chosen is None:
            verdict("wait", t.label("reading_none"))
        else:
            reading = answers[chosen]
            verdict(
                "solved" if reading is Reading.RIGHT else "hint",
                t.label(f"reading_{reading}", **facts, chosen=_written(t, chosen)),
            )
        st.button(t.label("another_question"), icon=":material/refresh:", on_click=mixer.ask_another)


def _written(t: PageText, number: str) -> str:
    """A number as it stands in the mixer: with the decimal sign of the language."""
    return number.replace(".", t.writing.decimal)
