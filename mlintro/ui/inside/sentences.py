"""What each kind of model says of an image in one sentence or two; `t` is words("inside")."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from mlintro.digits.learned import Floats, Logistic, Mlp, Tree
from mlintro.digits.reading import misread, reasons
from mlintro.text import PageText
from mlintro.ui.inside.sureness import sureness


def logistic_says(t: PageText, learned: Logistic, image: Floats, label: int | None) -> str:
    """What is for the digit that won, what is against it, its bias and their sum; and that of another."""
    scores = reasons.scores(learned, image)
    first, second = reasons.rival(scores, label)
    n = decimals(scores)
    terms = terms_of(learned, image, first, n)
    facts = {name: t.number(value, n, signed=name == "bias") for name, value in terms.items()}
    sums = {"score": t.number(float(scores[first]), n), "other": t.number(float(scores[second]), n)}
    return t.label("logistic_says", first=first, second=second, **facts, **sums)


def tree_says(t: PageText, learned: Tree, image: Floats) -> str:
    """How many questions, and what is in the leaf where they led."""
    route = reasons.route(learned, image)
    digit = int(np.argmax(route.shares))
    share = sureness(t, learned, route.shares[digit])
    facts = {"count": len(route.questions), "images": route.images}
    said = t.label("tree_says", digit=digit, share=share, **facts)
    return f"{said} {t.label('tree_tie')}" if route.is_tie else said


def mlp_says(t: PageText, learned: Mlp, image: Floats) -> str:
    """What it read, how sure it is, and how many neurons of its first layer are active."""
    sure = learned.probabilities(image[None])[0]
    awake = reasons.awake(learned, image, most=1)
    facts = {"active": awake.active, "neurons": awake.neurons}
    said = t.label(
        "mlp_says", digit=int(sure.argmax()), share=sureness(t, learned, float(sure.max())), **facts
    )
    return f"{said} {t.label('mlp_look')}" if awake.active else said


def confusion_says(t: PageText, counts: NDArray[np.intp]) -> str:
    """What was mixed up most, of `counts` with a row a digit and a column a reading."""
    worst = misread.largest(counts)
    if worst is None:
        return t.label("never_confused")
    facts = {"total": worst.total, "many": t.label(f"many_{worst.label}"), "count": worst.count}
    said = t.label("most_confused", read=worst.read, **facts)
    return f"{said} {t.label('most_confused_tie')}" if worst.is_tie else said


def decimals(scores: Floats) -> int:
    """As many, from one to six, as it takes to write the two highest differently."""
    second, first = sorted(scores.tolist())[-2:]
    return next((n for n in range(1, 6) if round(first, n) != round(second, n)), 6)


def terms_of(learned: Logistic, image: Floats, digit: int, decimals: int) -> dict[str, float]:
    """What is `plus` for a digit, what is `minus` against it, both 0 or more, and its `bias`: they add up."""
    plus, minus = reasons.for_and_against(reasons.contributions(learned, image)[:, digit])
    score = float(reasons.scores(learned, image)[digit])
    terms = that_add_up({"plus": plus, "minus": minus, "bias": float(learned.bias[digit])}, score, decimals)
    return terms | {"minus": abs(terms["minus"])}


def that_add_up(terms: Mapping[str, float], total: float, decimals: int) -> dict[str, float]:
    """
    The terms of a sum, rounded up or down so that they add up to the rounded total, as they are written.

    Those whose rounding was the least exact give way.

    >>> that_add_up({"plus": 6.44, "minus": -4.24, "bias": 0.55}, 2.75, 1)
    {'plus': 6.4, 'minus': -4.2, 'bias': 0.6}
    >>> that_add_up({"plus": 0.26, "minus": -0.04, "bias": 0.14}, 0.36, 1)
    {'plus': 0.3, 'minus': 0.0, 'bias': 0.1}
    """
    unit = 10**decimals
    whole = {name: round(value * unit) for name, value in terms.items()}
    left_over = round(total * unit) - sum(whole.values())
    step = 1 if left_over > 0 else -1
    short = sorted(terms, key=lambda name: step * (whole[name] - terms[name] * unit))
    for name in short[: abs(left_over)]:
        whole[name] += step
    return {name: value / unit for name, value in whole.items()}
