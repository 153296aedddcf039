"""What the map of experiments says in words: every figure in these sentences is the map's."""

from collections.abc import Sequence

from mlintro.digits.experiments.curves import Curve, CurvePoint, Difference, Effect
from mlintro.digits.experiments.questions import LittleData, MoreData, Race
from mlintro.digits.models import MAX_ITER, Kind
from mlintro.text import PageText


def about(t: PageText, curves: Sequence[Curve], value: int, seeds: int) -> list[str]:
    """What each curve does; of a single one also how it stands at `value`, and what it costs."""
    said = [effect(t, curve) for curve in curves]
    if len(curves) == 1:
        said += [gap(t, curves[0], value), time(t, curves[0])]
    return said + [unfinished(t, curve, seeds) for curve in curves]


def effect(t: PageText, curve: Curve) -> str:
    """What turning the knob up does, and from where on it does no more."""
    change, best = curve.change, curve.best
    margin = max(change.margin, best.margin) if curve.effect is Effect.PEAKS else change.margin
    sentence = t.label(
        curve.effect,
        model=model(t, curve.kind),
        first=setting(t, curve.axis, change.before),
        last=setting(t, curve.axis, change.after),
        best=setting(t, curve.axis, best),
        low=t.percent(change.before.accuracy),
        high=t.percent(change.after.accuracy),
        top=t.percent(best.accuracy),
        points=points(t, abs(change.gain)),
        margin=points(t, margin),
    )
    if curve.effect is not Effect.HELPS:
        return sentence
    if curve.enough == change.after:
        return f"{sentence} {t.label('growing', last=setting(t, curve.axis, change.after))}"
    return f"{sentence} {t.label('enough', enough=setting(t, curve.axis, curve.enough))}"


def gap(t: PageText, curve: Curve, value: int) -> str:
    """How much better the images are read that were studied, at one setting."""
    point = curve.at(value)
    return t.label(
        "gap" if point.gap > point.margin else "no_gap",
        model=model(t, curve.kind),
        setting=setting(t, curve.axis, point),
        seen=t.percent(point.train_accuracy),
        unseen=t.percent(point.accuracy),
        points=points(t, point.gap),
        margin=points(t, point.margin),
    )


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
    facts = {"name": t.label(f"name_{curve.kind}"), "most": MAX_ITER, "count": count, "total": total}
    return t.label("unfinished", **facts) if count else ""


def more_data(t: PageText, found: MoreData) -> list[str]:
    """Where more images made a model worse, or that they did not; and whether they help less and less."""
    setbacks = [
        t.label(
            "setback",
            model=model(t, kind),
            before=step.before.value,
            after=step.after.value,
            points=points(t, -step.gain),
            margin=points(t, step.margin),
        )
        for kind, step in found.setbacks
    ]
    best = max(found.curves, key=lambda curve: curve.points[-1].accuracy)
    first, second, *_, third, fourth = best.points
    early, late = Difference(first, second), Difference(third, fourth)
    fewer = t.label(
        "fewer_noise" if late.is_noise else "fewer",
        model=model(t, best.kind),
        early=points(t, early.gain),
        late=points(t, late.gain),
        first=first.value,
        second=second.value,
        third=third.value,
        fourth=fourth.value,
    )
    helps_less = early.is_gain and late.gain < early.gain
    return [*(setbacks or [t.label("always")]), *([fewer] if helps_less else [])]


def little_data(t: PageText, found: LittleData) -> list[str]:
    """Who is ahead with the fewest images, and who with the most."""
    return [race(t, found.few), race(t, found.many)]


def race(t: PageText, found: Race) -> str:
    """The two best, and whether they can be told apart; then the others, each after the one before."""
    (best, first), (second, next_best), *others = found.places
    said = [
        t.label(
            "tie" if found.is_noise else "ahead",
            images=setting(t, "train_size", first),
            best=model(t, best),
            second=model(t, second),
            high=t.percent(first.accuracy),
            low=t.percent(next_best.accuracy),
            points=points(t, found.lead.gain),
            margin=points(t, found.lead.margin),
        )
    ]
    for place, (kind, point) in enumerate(others, start=2):
        is_close = found.between(place, place - 1).is_noise
        facts = {"third": model(t, kind), "low": t.percent(point.accuracy)}
        said.append(t.label("behind_noise" if is_close else "behind", **facts))
    return " ".join(said)


def setting(t: PageText, axis: str, point: CurvePoint) -> str:
    return t.label(f"setting_{axis}", value=point.value)


def model(t: PageText, kind: Kind) -> str:
    return t.label(f"model_{kind}")


def points(t: PageText, share: float) -> str:
    """Percentage points of a share of 0..1."""
    return t.number(100 * share)


def seconds(t: PageText, point: CurvePoint) -> str:
    return t.number(point.seconds, 2) if point.seconds >= 0.01 else t.label("instant")
