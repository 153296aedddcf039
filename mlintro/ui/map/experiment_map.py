"""The map of experiments on the screen: a chart along one knob, and what its figures say."""

from collections.abc import Iterable, Sequence

import streamlit as st

from mlintro.digits import experiments
from mlintro.digits.experiments import AXES, questions
from mlintro.digits.experiments.curves import Curve
from mlintro.digits.experiments.questions import Topic
from mlintro.digits.knobs import KNOBS
from mlintro.digits.models import Kind
from mlintro.digits.runs import Run
from mlintro.digits.runs.comparison import Comparison
from mlintro.figures import experiments as figure
from mlintro.figures.experiments import Dot, Words
from mlintro.text import PageText
from mlintro.ui.map import sentences as say
from mlintro.ui.models.training import on_its_own
from mlintro.ui.widgets import choice, palette, picture, prose

ORDER = [name for name, knob in KNOBS.items() if knob.is_axis]


@on_its_own
def experiment_map(t: PageText, knobs: Comparison, runs: Sequence[Run] = ()) -> None:
    """
    Accuracy along a knob that the learner chooses, the others as they stand; their `runs` on top.

    `t` is words("map"). Raises OutOfRangeError for settings that the lesson does not offer.
    """
    known = experiments.load()
    shown = known.nearest(knobs)
    st.subheader(t.label("heading"), anchor=False)
    prose(t.section("read", seeds=len(known.seeds)))
    with st.container(border=True):
        axis = choice(t, "axis", ORDER, ORDER[0])
        curves = along(axis, knobs)
        drawn, said = st.columns(2)
        with drawn:
            chart(t, curves, knobs, runs)
        with said:
            bullets(say.about(t, curves, getattr(shown, axis), len(known.seeds)))


def answer(t: PageText, topic: Topic, knobs: Comparison) -> None:
    """
    A question of the page, answered from the map at the learner's settings.

    `t` is words("map"). Raises OutOfRangeError for settings that the lesson does not offer.
    """
    left, right = st.columns(2)
    match topic:
        case Topic.WIDTH_OR_DEPTH:
            found = questions.width_or_depth(knobs)
            for place, curve in ((left, found.width), (right, found.depth)):
                with place:
                    chart(t, [curve], knobs)
                    st.markdown(say.effect(t, curve))
            return
        case Topic.MORE_DATA:
            said = say.more_data(t, questions.more_data(knobs))
        case Topic.LITTLE_DATA:
            said = say.little_data(t, questions.little_data(knobs))
    with left:
        chart(t, along("train_size", knobs), knobs)
    with right:
        bullets(said)


def along(axis: str, knobs: Comparison) -> list[Curve]:
    """The curves of every kind of model that has this knob."""
    known = experiments.load()
    return [known.curve(kind, axis, knobs) for kind in Kind if axis in AXES[kind]]


def chart(t: PageText, curves: Sequence[Curve], knobs: Comparison, runs: Sequence[Run] = ()) -> None:
    """The picture, and under it where the other knobs stand."""
    known = experiments.load()
    axis = curves[0].axis
    shown = known.nearest(knobs)
    reference = known.curve(Kind.LOGISTIC, "train_size", knobs).at(shown.train_size).accuracy
    dots = [
        Dot(curve.kind, getattr(run.comparison, axis), run.scores[curve.kind].accuracy)
        for run in runs
        for curve in curves
        if known.shows(curve.kind, axis, knobs, run.comparison)
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
    svg = figure.chart(curves, reference, getattr(knobs, axis), dots, words, palette())
    picture(svg, alt_text(t, curves, dots))
    felt = [KNOBS[name] for name in KNOBS if any(curve.kind in KNOBS[name].felt_by for curve in curves)]
    fixed = [knob.name for knob in felt if knob.name not in (axis, "seed")]
    is_exact = all(getattr(knobs, name) == getattr(shown, name) for name in fixed)
    settings = [held(t, name, getattr(shown, name)) for name in fixed]
    st.caption(t.label("fixed" if is_exact else "nearest", settings="; ".join(settings)))


def held(t: PageText, name: str, value: int | str) -> str:
    """Where a knob stands that is not turned."""
    return t.label(f"fixed_{name}_{value}" if isinstance(value, str) else f"fixed_{name}", value=value)


def alt_text(t: PageText, curves: Sequence[Curve], dots: Sequence[Dot]) -> str:
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
    axis = curves[0].axis
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


def bullets(sentences: Iterable[str]) -> None:
    st.markdown("\n".join(f"- {sentence}" for sentence in sentences if sentence))
