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
from mlintro.ui.widgets import prose, verdict, words

OTHERS_WRITE = (1, 7)  # in two ways, one of which MNIST hardly has; a label of its own for each


def key() -> str:
    """Of the ten digits: another drawing is another question."""
    return f"meant {visit().of(Drawing).drawn}"


def answer() -> int | None:
    """The digit that the learner says was drawn, once it was said."""
    found: int | None = st.session_state.get(key())
    return found


def is_misread(read: Mapping[Kind, int]) -> bool:
    """Whether some model read another digit than the others, or than the learner says was drawn."""
    digit = answer()
    return len({*read.values(), *([] if digit is None else [digit])}) > 1


def heard(t: PageText, digit: int, read: Mapping[Kind, int]) -> None:
    """The verdict on that answer. `read`: what each model read."""
    names = {kind: words("models").label(kind) for kind in Kind}
    verdict("solved" if {*read.values()} == {digit} else "fact", who(t, digit, names, read))


def meant(t: PageText, reports: Mapping[Kind, Report], read: Mapping[Kind, int]) -> None:
    """Ten digits to press, and what is known of the one that was pressed."""
    digit = st.pills(t.label("meant"), range(CLASSES), key=key())
    if digit is None:
        return
    which = next(iter(reports.values())).validation
    _, labels = digits.load().validation(which)
    habits = {kind: habit(reports[kind].readings, labels, digit) for kind in Kind}
    names = {kind: words("models").label(kind) for kind in Kind}
    prose("\n".join(said(t, digit, names, read, habits)))


def who(t: PageText, digit: int, names: Mapping[Kind, str], read: Mapping[Kind, int]) -> str:
    """Which models read it so."""
    right = [names[kind] for kind, found in read.items() if found == digit]
    how_many = {0: "none", len(read): "all"}.get(len(right), "some")
    return t.label(f"meant_{how_many}", digit=digit, models=", ".join(right))


def said(
    t: PageText,
    digit: int,
    names: Mapping[Kind, str],
    read: Mapping[Kind, int],
    habits: Mapping[Kind, Habit],
) -> Iterator[str]:
    """Lines of Markdown: whose fault it is not, what each does with this digit, and how others write it."""
    if digit not in read.values():
        yield t.label("meant_why")
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
