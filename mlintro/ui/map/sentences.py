"""What the map of experiments says in words: every figure in these sentences is the map's."""

from collections.abc import Sequence

from mlintro.digits.experiments.curves import Curve, CurvePoint, Effect
from mlintro.digits.experiments.questions import LittleData, MoreData, Race, Step
from mlintro.digits.knobs import Kind
from mlintro.digits.models import MAX_ITER
from mlintro.text import PageText
from mlintro.ui.models.verdicts import away, close, in_figures, range_of


def about(t: PageText, curves: Sequence[Curve], value: int, seeds: int) -> list[str]:
    """What each curve does; of a single one also how it stands at `value`, and what it costs."""
    said = [effect(t, curve) for curve in curves]
    if len(curves) == 1:
        said += [gap(t, curves[0], value), time(t, curves[0])]
    return said + [unfinished(t, curve, seeds) for curve in curves]


def effect(t: PageText, curve: Curve) -> str:
    """What turning the knob up does, and from where on it does no more."""
    first, best, last = curve.points[0], curve.best, curve.points[-1]
    sentence = t.label(
        curve.effect,
        model=model(t, curve.kind),
        begin=t.label(f"begin_{curve.axis}", value=first.value),
        first=setting(t, curve.axis, first),
        last=setting(t, curve.axis, last),
        best=setting(t, curve.axis, best),
        low=t.percent(first.accuracy),
        high=t.percent(last.accuracy),
        top=t.percent(best.accuracy),
        points=away(t, first.accuracy, last.accuracy),
        range=range_of(t, curve.change, first.accuracy, last.accuracy),
        close=close(t),
    )
    if curve.effect is not Effect.HELPS:
        return sentence
    enough = curve.enough
    if enough is last:
        return f"{sentence} {t.label('growing', last=setting(t, curve.axis, last))}"
    name = "enough_unknown" if curve.may_go_on else "enough"
    return f"{sentence} {t.label(name, enough=setting(t, curve.axis, enough))}"


def gap(t: PageText, curve: Curve, value: int) -> str:
    """How the images are read that were studied and the others, and whether that is overfitting."""
    point = curve.at(value)
    facts = {
        "model": model(t, curve.kind),
        "setting": setting(t, curve.axis, point),
        "seen": t.percent(point.train_accuracy),
        "unseen": t.percent(point.accuracy),
    }
    said = t.label("gap", **facts)
    for code, lower in (("overfitting", curve.simpler(point)), ("harder", curve.easier(point))):
        if lower is not None:
            shown = {"simpler": setting(t, curve.axis, lower), "better": t.percent(lower.accuracy)}
            return f"{said} {t.label(code, **shown)}"
    return f"{said} {t.label('simplest' if point is curve.points[0] else 'no_overfitting')}"


def time(t: PageText, curve: Curve) -> str:
    """How long it takes at both ends; why, where the smaller network takes longer."""
    first, last = curve.points[0], curve.points[-1]
    return t.label(
        "time_narrow" if curve.axis == "mlp_width" and first.seconds > last.seconds else "time",
        first=setting(t, curve.axis, first),
        last=setting(t, curve.axis, last),
        fast=seconds(t, first),
        slow=seconds(t, last),
    )


def unfinished(t: PageText, curve: Curve, seeds: int) -> str:
    """How many of a curve's trainings did not finish; nothing when all did."""
    count, total = sum(point.unfinished for point in curve.points), seeds * len(curve.points)
    facts = {"model": model(t, curve.kind), "most": MAX_ITER, "count": count, "total": total}
    return t.label("unfinished", **facts) if count else ""


def more_data(t: PageText, found: MoreData) -> list[str]:
    """Whether each step to more images helped each model, and whether the last help the network less."""
    setbacks = [step_said(t, "setback", step) for step in found.setbacks]
    said = setbacks or [t.label("always" if found.always else "no_harm")]
    early, *_, late = (step for step in found.steps if step.kind is Kind.MLP)
    if late.difference.high >= early.difference.low:
        return said
    outcome = "gain" if late.difference.is_gain else "loss" if late.difference.is_loss else None
    return [
        *said,
        f"{step_said(t, 'fewer', early)} {step_said(t, f'late_{outcome or late.difference.verdict}', late)}",
    ]


def step_said(t: PageText, label: str, step: Step) -> str:
    """A step from one number of images to the next, in the words of a label."""
    low, high = step.before.accuracy, step.after.accuracy
    return t.label(
        label,
        model=model(t, step.kind),
        before=step.before.value,
        after=step.after.value,
        **in_figures(t, step.difference, low, high),
    )


def little_data(t: PageText, found: LittleData) -> list[str]:
    """Who is ahead with the fewest images, and who with the most."""
    return [race(t, found.few), race(t, found.many)]


def race(t: PageText, found: Race) -> str:
    """The two best, and whether one is ahead; then the others, each after the one before."""
    (best, first), (second, next_best), *others = found.places
    lead, high, low = found.lead(0), first.accuracy, next_best.accuracy
    said = [
        t.label(
            f"race_{lead.verdict}",
            images=setting(t, "train_size", first),
            best=model(t, best),
            second=model(t, second),
            **in_figures(t, lead, low, high),
        )
    ]
    for place, (kind, point) in enumerate(others, start=1):
        ahead, _ = found.places[place]
        facts = {"third": model(t, kind), "low": t.percent(point.accuracy), "next": model(t, ahead)}
        said.append(t.label(f"third_{found.lead(place).verdict}", **facts))
    return " ".join(said)


def setting(t: PageText, axis: str, point: CurvePoint) -> str:
    return t.label(f"setting_{axis}", value=point.value)


def model(t: PageText, kind: Kind) -> str:
    return t.label(f"model_{kind}")


def seconds(t: PageText, point: CurvePoint) -> str:
    return t.number(point.seconds, 2) if point.seconds >= 0.01 else t.label("instant")
