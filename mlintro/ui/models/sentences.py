"""What a learner's draws tell, of one setting and of two, in the words of words("models")."""

from collections.abc import Sequence

from mlintro.digits.experiments.judging import difference, mean_accuracy, rank
from mlintro.digits.knobs import KNOBS, Kind, is_all
from mlintro.digits.runs import Run, felt
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import PageText
from mlintro.ui.models.verdicts import in_figures, who_is_ahead
from mlintro.ui.widgets import words


def draws_said(t: PageText, drawn: Sequence[Run], ranges: str) -> str:
    """Between which figures some draws lie, why, and what their mean tells; of a single one what to try."""
    images = drawn[0].comparison.train_size
    code = "draws_all" if is_all(images) else "draws"
    if len(drawn) == 1:
        return t.label(f"{code}_one", images=images)
    said = [t.label(code, count=len(drawn), images=images, ranges=ranges)]
    if any(len({t.percent(run.scores[kind].accuracy) for run in drawn}) > 1 for kind in Kind):
        said.append(t.label(f"{code}_luck", images=images))
    return " ".join([*said, t.label("draws_mean"), who_is_ahead(t, rank(*drawn))])


def settings_said(t: PageText, kind: Kind, drawn: Sequence[Run], others: Sequence[Run]) -> str:
    """Two settings of a kind, each in the mean over its draws, and what lies between them."""
    after, before = sorted((drawn, others), key=lambda runs: mean_accuracy(runs, kind), reverse=True)
    found = difference(before, kind, after, kind)
    high, low = (mean_accuracy(runs, kind) for runs in (after, before))
    best, second = (runs[0].comparison for runs in (after, before))
    return t.label(
        f"settings_{found.verdict}",
        model=t.label(kind),
        best=turned(kind, best, second),
        second=turned(kind, second, best),
        **in_figures(t, found, low, high),
    )


def turned(kind: Kind, one: Comparison, other: Comparison) -> str:
    """Where the knobs stand at one that a kind feels and that stand elsewhere at the other."""
    differ = [name for name in felt(kind, one) if getattr(one, name) != getattr(other, name)]
    of_size = [name for name in differ if KNOBS[name].is_size]
    return ", ".join(words("map").label(f"setting_{name}", value=getattr(one, name)) for name in of_size)
