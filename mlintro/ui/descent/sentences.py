"""What is said of a descent: the verdict on its last step, what came of a prediction, and where it is."""

from mlintro import descent
from mlintro.descent import Progress
from mlintro.text import PageText
from mlintro.ui.descent.visit import DescentVisit

FEWEST, MOST = 2, 9  # decimals: beyond, `descent.progress` takes two losses for the same


def judged(t: PageText, lab: DescentVisit) -> str:
    """Which way the last step went, and why; `t` is words("descent")."""
    progress = lab.progress
    code = f"{progress}_{lab.curve}" if progress is Progress.START else progress
    return t.label(f"verdict_{code}", **facts(t, lab))


def seen(t: PageText, lab: DescentVisit) -> str:
    """How many steps there were, and from where to where they led."""
    return t.section("seen", **facts(t, lab))


def predicted(t: PageText, lab: DescentVisit) -> str:
    """What came of the prediction; nothing where there is none, or it is not decided yet."""
    actual, guess = lab.foretold, lab.prediction
    if actual is None or guess is None:
        return ""
    off = t.number(abs(round(actual, 2) - round(guess, 1)), 2)  # what who subtracts one from the other gets
    return t.label("predicted", prediction=t.number(guess), actual=t.number(actual, 2), off=off)


def facts(t: PageText, lab: DescentVisit) -> dict[str, str | int]:
    """All figures of these sentences. Two that are held against each other differ as they are written."""
    path, curve = lab.path, lab.curve
    now, before = path[-1], path[-2] if len(path) > 1 else path[0]
    length = abs(now - before)
    gap, left = (abs(descent.bottom_ahead(w, curve) - w) for w in (before, now))
    begun, loss = (descent.loss(w, curve) for w in (path[0], now))
    told = apart(begun, loss)
    return {
        "start": t.number(path[0], apart(path[0], now)),
        "w": t.number(now, apart(path[0], now)),
        "loss_start": t.number(begun, told),
        "loss": t.number(loss, told),
        "slope": t.number(descent.gradient(now, curve), apart(descent.gradient(now, curve), 0.0)),
        "steps": len(path) - 1,
        "rate": t.number(lab.last_rate, 2),
        "length": t.number(length, apart(length, gap, left)),
        "gap": t.number(gap, apart(length, gap)),
        "left": t.number(left, apart(length, left)),
        "deepest": t.number(min(descent.loss(bottom, curve) for bottom in descent.bottoms(curve)), 2),
    }


def apart(*values: float) -> int:
    """
    The decimals that it takes to write numbers so that those which differ look different: two at least.

    >>> apart(0.031, 0.033), apart(0.5, 0.5), apart(2.0, 3.0)
    (3, 2, 2)
    """
    different = len({round(value, MOST) for value in values})
    return next(n for n in range(FEWEST, MOST + 1) if len({round(v, n) for v in values}) == different)
