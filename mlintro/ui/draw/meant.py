"""The learner says which digit they drew, and hears what the models are known to do with it."""

from collections.abc import Iterator, Mapping

import streamlit as st

from mlintro import digits
from mlintro.digits.learned import CLASSES
from mlintro.digits.models import Kind, Report
from mlintro.digits.reading.habits import Habit, habit
from mlintro.text import PageText
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.visit import visit
from mlintro.ui.widgets import prose, words

OTHERS_WRITE = (1, 7)  # in two ways, one of which MNIST hardly has; a label of its own for each


def key() -> str:
    """Of the ten digits: another drawing is another question."""
    return f"meant {visit().of(Drawing).drawn}"


def is_misread(read: Mapping[Kind, int]) -> bool:
    """Whether some model read another digit than the others, or than the learner says was drawn."""
    said = st.session_state.get(key())
    return len({*read.values(), *([] if said is None else [said])}) > 1


def meant(t: PageText, reports: Mapping[Kind, Report], read: Mapping[Kind, int]) -> None:
    """Ten digits to press, and what is known of the one that was pressed. `read`: what each model read."""
    digit = st.pills(
        t.label("meant_other" if len(set(read.values())) == 1 else "meant_which"),
        range(CLASSES),
        key=key(),
    )
    if digit is None:
        return
    which = next(iter(reports.values())).validation
    _, labels = digits.load().validation(which)
    habits = {kind: habit(reports[kind].readings, labels, digit) for kind in Kind}
    names = {kind: words("models").label(kind) for kind in Kind}
    prose("\n".join(said(t, digit, names, read, habits)))


def said(
    t: PageText,
    digit: int,
    names: Mapping[Kind, str],
    read: Mapping[Kind, int],
    habits: Mapping[Kind, Habit],
) -> Iterator[str]:
    """Lines of Markdown: who read it so, what each does with this digit, and how others write it."""
    right = [names[kind] for kind, found in read.items() if found == digit]
    how_many = {0: "none", len(read): "all"}.get(len(right), "some")
    yield t.label(f"meant_{how_many}", digit=digit, models=", ".join(right))
    yield ""
    yield t.label("habits", digit=digit)
    for kind, known in habits.items():
        facts = {"model": names[kind], "images": known.images, "right": known.right, "times": known.times}
        level = {0: "none", 1: "one"}.get(len(known.instead), "level")
        instead = ", ".join(map(str, known.instead))
        yield f"- {t.label(f'habit_{level}', **facts, instead=instead)}"
    if digit in OTHERS_WRITE:
        yield ""
        yield t.label(f"written_{digit}")
