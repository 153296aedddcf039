"""How differences between accuracies are written: no figure that another on the page contradicts."""

import math
from collections.abc import Sequence

from mlintro.digits.experiments.judging import Ranking, draws, points
from mlintro.digits.runs import Run
from mlintro.digits.runs.verdicts import CLOSE, Difference, Verdict
from mlintro.text import PageText

TENTH = 0.1  # of a point: the least that pages write


def who_is_ahead(t: PageText, ranking: Ranking) -> str:
    """The first, whom it may not be ahead of, or else the second; `t` is words("models")."""
    first, second = ranking.kinds[0], ranking.rival
    lead, (high, low) = ranking.lead(second), (ranking.accuracy(kind) for kind in (first, second))
    is_of_one = lead.verdict is Verdict.UNKNOWN and len(ranking.runs) == 1
    said = t.label(
        "verdict_unknown_one" if is_of_one else f"verdict_{lead.verdict}",
        best=t.label(f"model_{first}"),
        second=t.label(f"model_{second}"),
        **in_figures(t, lead, low, high),
    )
    return f"{said} {between(t, ranking)}".strip()


def between(t: PageText, ranking: Ranking) -> str:
    """Of the model whose figure stands between those of the first and its rival, where there is one."""
    first, second = ranking.kinds[:2]
    if second is ranking.rival:
        return ""
    return t.label("between", best=t.label(f"model_{first}"), third=t.label(f"model_{second}"))


def alone(t: PageText, runs: Sequence[Run]) -> str:
    """That a verdict is of the last run only, where the mean over its draws may say something else."""
    return t.label("run_alone") if len(draws(runs, runs[-1].comparison)) > 1 else ""


def in_figures(t: PageText, found: Difference, low: float, high: float) -> dict[str, str]:
    """Two accuracies and what lies between them, for the holes of a sentence."""
    return {
        "low": t.percent(low),
        "high": t.percent(high),
        "points": away(t, low, high),
        "range": range_of(t, found, low, high),
        "close": close(t),
    }


def away(t: PageText, one: float, other: float) -> str:
    """How many points two accuracies of 0..1 are apart, as they are written: what who subtracts them gets."""
    return plain(t, abs(points(one, other)))


def range_of(t: PageText, found: Difference, before: float, after: float) -> str:
    """
    Between which points the difference would be with other images, from the lower end to the higher.

    Rounded outwards, so that the difference as it is written lies within. A gain and a loss have no signs:
    the sentence says which of them it is. Where it may be either, both ends say so: none of them is none.
    """
    seen = points(before, after)
    low = min(math.floor(round(1000 * found.low, 6)) / 10, seen)
    high = max(math.ceil(round(1000 * found.high, 6)) / 10, seen)
    if found.is_gain or found.is_loss:
        low, high = sorted((abs(low), abs(high)))
        return t.label("range", low=plain(t, low), high=plain(t, high))
    low, high = min(low, -TENTH), max(high, TENTH)
    return t.label("range", low=t.number(low, signed=True), high=t.number(high, signed=True))


def close(t: PageText) -> str:
    """The points that are no difference to speak of."""
    return t.number(100 * CLOSE, 0)


def plain(t: PageText, value: float, signed: bool = False) -> str:
    """Points with one decimal; none are none."""
    return t.number(value, 1 if value else 0, signed)


def with_margin(t: PageText, accuracy: float, margin: float) -> str:
    """An accuracy and its ±, both 0..1."""
    return f"{t.percent(accuracy)} ±{t.number(100 * margin)}"
