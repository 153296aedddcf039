"""What the models read of a learner's hand, in the words of words("hand")."""

from collections.abc import Mapping, Sequence

from mlintro.digits.experiments.teaching import Which, readings
from mlintro.digits.knobs import Kind
from mlintro.digits.models import Report
from mlintro.digits.reading.habits import one_for_all
from mlintro.text import PageText
from mlintro.ui.examples.hand.visit import FEWEST, Named, pair
from mlintro.ui.widgets import words

Reports = Mapping[Which, Report]


def right(reports: Reports, which: Which, drawings: Sequence[Named]) -> int:
    """How many of the drawings a model reads as the learner says."""
    images, labels = pair(drawings)
    found = readings(reports[which].learned, images)
    return sum(read == label for read, label in zip(found, labels, strict=True))


def before_teaching(t: PageText, read: Mapping[Kind, int], label: int | None, count: int) -> str:
    """What to do with a drawing, which each kind of model `read`; `count` are to be taught already."""
    if label is None:
        return t.label("name_it")
    misread = [kind for kind, digit in read.items() if digit != label]
    if misread:
        names = ", ".join(words("models").label(f"model_{kind}") for kind in misread)
        return t.label("misread", digit=label, models=names)
    return t.label("read_all" if count else "nothing_to_teach", digit=label)


def collected(t: PageText, count: int) -> str:
    """How many drawings are to be taught, and how many are still missing."""
    if count < FEWEST:
        return t.label("so_many", count=count, fewest=FEWEST)
    return t.label("enough", count=count)


def counted(t: PageText, reports: Reports, tests: Sequence[Named]) -> str:
    """How many of the drawings made afterwards each kind of model reads right, before and after."""
    lines = "; ".join(
        t.label(
            "counted_model",
            model=words("models").label(f"model_{kind}"),
            before=right(reports, (kind, False), tests),
            after=right(reports, (kind, True), tests),
            count=len(tests),
        )
        for kind in Kind
    )
    said = t.label("counted", count=len(tests), models=lines)
    return " ".join([said, *(blind(t, kind, reports[kind, True]) for kind in Kind)]).strip()


def blind(t: PageText, kind: Kind, taught: Report) -> str:
    """That a model reads one digit in (nearly) all images, so that it reads no hand; empty otherwise."""
    if not (known := one_for_all(taught.confusion)):
        return ""
    facts = {"model": words("models").label(f"model_{kind}"), "images": len(taught.readings)}
    return t.label("taught_one", digit=known[0], count=known[1], **facts)
