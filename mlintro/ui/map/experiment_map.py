"""A piece of the map of experiments on the screen: a chart along one knob, with the learner's runs on it."""

from collections.abc import Sequence

import streamlit as st

from mlintro.digits import experiments
from mlintro.digits.experiments import AXES
from mlintro.digits.experiments.curves import Curve
from mlintro.digits.knobs import KNOBS
from mlintro.digits.models import Kind
from mlintro.digits.runs import Run
from mlintro.digits.runs.comparison import Comparison
from mlintro.figures import experiments as figure
from mlintro.figures.experiments import Dot, Words
from mlintro.text import PageText
from mlintro.ui.map import sentences as say
from mlintro.ui.visit import visit
from mlintro.ui.widgets import numbers, palette, picture, wide


def along(axis: str, knobs: Comparison) -> list[Curve]:
    """The curves of every kind of model that has this knob."""
    known = experiments.load()
    return [known.curve(kind, axis, knobs) for kind in Kind if axis in AXES[kind]]


def chart(
    t: PageText, curves: Sequence[Curve], knobs: Comparison, runs: Sequence[Run], is_shown: bool
) -> None:
    """
    The learner's `runs` as dots; the curves, and under them where the other knobs stand, if they `is_shown`.

    Raises OutOfRangeError for settings that the lesson does not offer.
    """
    known = experiments.load()
    axis = curves[0].axis
    shown = known.nearest(knobs)
    reference = known.curve(Kind.LOGISTIC, "train_size", knobs).at(shown.train_size).accuracy
    dots = [
        Dot(curve.kind, getattr(run.comparison, axis), run.scores[curve.kind].accuracy)
        for run in runs
        for curve in curves
    ]
    words = Words(
        names={kind: t.label(f"name_{kind}") for kind in Kind},
        studied=t.label("studied"),
        chance=t.label("chance"),
        here=t.label("here"),
        own={kind: t.label(f"own_{kind}") for kind in Kind},
        axis=t.label(f"axis_{axis}"),
        percent=t.percent,
        number=lambda value: t.number(value, 0),
    )
    svg = figure.chart(curves, reference, getattr(knobs, axis), dots, words, palette(), is_shown)
    picture(svg, alt_text(t, axis, curves if is_shown else [], dots), wide())
    exact(t, axis, curves if is_shown else [], dots)
    if is_shown and not visit().is_on_wall:
        stands_at(t, curves, knobs)


def exact(t: PageText, axis: str, curves: Sequence[Curve], dots: Sequence[Dot]) -> None:
    """The chart's numbers: a line for each setting, the means of the map and the learner's own runs."""
    means = {
        (curve.kind, point.value): t.percent(point.accuracy) for curve in curves for point in curve.points
    }
    own = {
        key: "; ".join(t.percent(dot.accuracy) for dot in dots if (dot.kind, dot.value) == key)
        for key in {(dot.kind, dot.value) for dot in dots}
    }
    draws = len(curves[0].points[0].draws) if curves else 0
    columns = [
        (t.label(name, name=t.label(f"name_{kind}"), count=draws), kind, found)
        for name, found in (("mean_of", means), ("own_of", own))
        for kind in Kind
        if any(kind is other for other, _ in found)
    ]
    settings = sorted({value for _, value in (*means, *own)})
    rows = [
        [t.number(value, 0), *(found.get((kind, value), "–") for _, kind, found in columns)]
        for value in settings
    ]
    numbers([t.label(f"axis_{axis}"), *(title for title, _, _ in columns)], rows)


def stands_at(t: PageText, curves: Sequence[Curve], knobs: Comparison) -> None:
    """
    Where the knobs stand along which the curves do not go, and whether that is where the learner's do.

    Raises OutOfRangeError for settings that the lesson does not offer.
    """
    axis, shown = curves[0].axis, experiments.load().nearest(knobs)
    felt = [KNOBS[name] for name in KNOBS if any(curve.kind in KNOBS[name].felt_by for curve in curves)]
    fixed = [knob.name for knob in felt if knob.name not in (axis, "seed")]
    is_exact = all(getattr(knobs, name) == getattr(shown, name) for name in fixed)
    settings = [held(t, name, getattr(shown, name)) for name in fixed]
    st.caption(t.label("fixed" if is_exact else "nearest", settings="; ".join(settings)))


def held(t: PageText, name: str, value: int | str) -> str:
    """Where a knob stands that is not turned."""
    return t.label(f"fixed_{name}_{value}" if isinstance(value, str) else f"fixed_{name}", value=value)


def alt_text(t: PageText, axis: str, curves: Sequence[Curve], dots: Sequence[Dot]) -> str:
    lines = [
        t.label(
            "line_alt",
            name=t.label(f"name_{curve.kind}"),
            first=say.setting(t, curve.axis, curve.points[0]),
            last=say.setting(t, curve.axis, curve.points[-1]),
            best=say.setting(t, curve.axis, curve.best),
            low=t.percent(curve.points[0].accuracy),
            high=t.percent(curve.points[-1].accuracy),
            top=t.percent(curve.best.accuracy),
        )
        for curve in curves
    ]
    own = [
        t.label(
            "dot_alt",
            name=t.label(f"name_{dot.kind}"),
            setting=t.label(f"setting_{axis}", value=dot.value),
            accuracy=t.percent(dot.accuracy),
        )
        for dot in dots
    ]
    return t.label("chart_alt", axis=t.label(f"axis_{axis}"), lines="; ".join(lines + own))
