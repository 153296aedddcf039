"""What spoilt examples did to the models, in the words of words("examples")."""

from collections.abc import Iterator
from dataclasses import asdict

from mlintro import digits
from mlintro.digits.experiments.judging import points
from mlintro.digits.experiments.spoilt import Fall, difference, fall, worst
from mlintro.digits.learned import CLASSES
from mlintro.digits.models import Report
from mlintro.digits.reading.habits import by_chance, habit, one_for_all
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.verdicts import Difference, Verdict
from mlintro.digits.spoiling import DataSpec, is_as_before
from mlintro.text import PageText
from mlintro.ui.examples.controls import way
from mlintro.ui.models.verdicts import in_figures
from mlintro.ui.widgets import words


def done(t: PageText, data: DataSpec) -> str:
    """What was done to the examples, within a sentence."""
    return t.label(f"done_{way(data)}", **asdict(data))


def standing(t: PageText, before: Report, after: Report) -> str:
    """What the bar says of the network: both reports are of networks."""
    facts = {"before": t.percent(before.accuracy), "after": t.percent(after.accuracy)}
    if is_as_before(after.train_size, after.seed, after.data):
        return t.label("bar_as_before", scarce=after.data.scarce, **facts)
    said = t.label("bar", done=done(t, after.data), **facts)
    guess, known = guessing(t, after), one_for_all(before.confusion)
    earlier = t.label("before_one", digit=known[0], count=known[1]) if guess and known else ""
    return " ".join(filter(None, (said, guess, earlier)))


def guessing(t: PageText, report: Report) -> str:
    """That it reads one digit in (nearly) all images, or less than who guesses hardly ever would."""
    if known := one_for_all(report.confusion):
        digit, count = known
        return t.label("one_for_all", digit=digit, count=count, images=len(report.readings))
    chance = 1 / CLASSES
    if report.accuracy + report.margin < min(chance, by_chance(report.confusion)):
        return t.label("below_chance", chance=t.percent(chance, 0))
    return ""


def came(t: PageText, asked: Comparison, before: Report, after: Report) -> str:
    """What became of one kind of model."""
    found = difference(asked, before, after)
    if is_as_before(after.train_size, after.seed, after.data):
        return changed(t, "as_before", found, before, after)
    return changed(t, direction(found), found, before, after)


def direction(found: Difference) -> str:
    """Worse or better, or else the verdict."""
    return "worse" if found.is_loss else "better" if found.is_gain else found.verdict


def changed(t: PageText, code: str, found: Difference, before: Report, after: Report) -> str:
    """From one report of a kind of model to another, as the label of its code has it."""
    moved = points(before.accuracy, after.accuracy)
    if code == Verdict.UNKNOWN and moved:
        code = f"{code}_better" if moved > 0 else f"{code}_worse"
    return t.label(
        f"came_{code}",
        model=words("models").label(before.spec.kind),
        **in_figures(t, found, before.accuracy, after.accuracy),
    )


def outcome(t: PageText, said: Fall, before: Report, after: Report) -> str:
    """What became of a prediction of the network's fall: both reports are of networks."""
    code = "hit" if said is fall(before, after) else "miss"
    moved = points(before.accuracy, after.accuracy)
    name = "moved_down" if moved < 0 else "moved_up" if moved else "moved_none"
    return " ".join(
        [
            t.label(f"foretold_{code}", said=t.label(f"fall_{said}")),
            words("models").label(name, points=t.number(moved, signed=True)),
        ]
    )


def suffers(t: PageText, before: Report, after: Report) -> str:
    """Which digit one kind of model reads so much worse, and what it takes it for now."""
    return " ".join(lost(t, before, after))


def lost(t: PageText, before: Report, after: Report) -> Iterator[str]:
    loss, model = worst(before, after), words("models").label(before.spec.kind)
    if loss is None:
        yield t.label("loss_none", model=model)
        return
    if len(loss.digits) > 1:
        yield t.label("loss_level", model=model, digits=", ".join(map(str, loss.digits)))
    _, y_val = digits.load().validation(after.validation)
    for i, digit in enumerate(loss.digits):
        facts = {"model": model, "digit": digit, "images": loss.images[i]}
        name = "loss_one" if len(loss.digits) == 1 else "loss_each"
        yield t.label(name, before=loss.before[i], after=loss.after[i], **facts)
        known = habit(after.readings, y_val, digit)  # some are misread: their number rose
        level = "instead" if len(known.instead) == 1 else "instead_level"
        yield t.label(level, instead=", ".join(map(str, known.instead)), times=known.times)
