"""Spoil the examples, foretell what comes of it, train, and see who reads worse and which digit suffers."""

from collections.abc import Callable, Mapping

import streamlit as st

from mlintro.digits.experiments.spoilt import Fall, Spoiling, Which, shares_right
from mlintro.digits.knobs import Kind
from mlintro.digits.learned import read
from mlintro.digits.models import Report
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.spoiling import UNSPOILT, is_as_before
from mlintro.figures import spoilt as figure
from mlintro.text import PageText
from mlintro.ui.examples import controls, sentences
from mlintro.ui.examples.board import ExamplesBoard
from mlintro.ui.examples.hands import who_wrote_this
from mlintro.ui.examples.own import own_image
from mlintro.ui.examples.visit import ExamplesVisit
from mlintro.ui.models import training
from mlintro.ui.models.history import settings
from mlintro.ui.models.movements import Movement, go_to, lead_to
from mlintro.ui.visit import visit
from mlintro.ui.widgets import (
    choose,
    in_sight,
    jump,
    lab,
    leading,
    numbers,
    palette,
    picture,
    prose,
    spoken,
    verdict,
    words,
)

Reports = Mapping[Which, Report]
FORETOLD = "fall"


def spoil_the_examples(t: PageText, comparison: Comparison, go_on: Callable[[], None]) -> None:
    """
    The lab, its bar, and what the results mean; all with the settings of `comparison`.

    `go_on` shows the way on.
    """
    here = visit().of(ExamplesVisit)
    left, right = lab((1, 1))
    with left:
        spoken(t.section("idea"))
        data = controls.spoiling(t)
        controls.preview(t, comparison, data)
    wanted = Spoiling(comparison, data)
    with right, st.container(key="lab_results"):
        said = foretell(t, wanted)
        board = ExamplesBoard(t, here.asked, here.since)
        reports = training.results(t, board, here)
        of_them = here.asked.comparison if here.asked else comparison
        st.caption(t.label("settings", settings=settings(words("models"), of_them)))
    with in_sight():
        say(t, wanted, reports)
        if wanted != here.asked:
            with leading("lab_results"):
                offer(t, wanted, said)
        elif reports:
            with st.container(horizontal=True, width="content"):
                jump("paying", t.label("to_paying"), "to_paying", "primary")
                lead_to(words("models"), Movement.HAND, is_main=False)
                go_on()
    if here.asked and reports:
        with st.container(key="paying"):
            show(t, here.asked, reports)
    training.let_others_first(board)
    who_wrote_this(t)


def foretell(t: PageText, wanted: Spoiling) -> Fall | None:
    """What the learner expects of it, unless it is known."""
    here = visit().of(ExamplesVisit)
    if wanted == here.asked or wanted in here.known:
        return None
    options = {fall: t.label(f"fall_{fall}") for fall in Fall}
    said: Fall | None = controls.WRAPPED(
        t.label(FORETOLD), list(options), format_func=options.__getitem__, key=FORETOLD
    )
    return said


def offer(t: PageText, wanted: Spoiling, said: Fall | None) -> None:
    """The button that trains."""
    st.button(
        t.label("train"),
        key="train_spoilt",
        type="primary",
        icon=training.TRAIN_ICON,
        on_click=visit().of(ExamplesVisit).ask,
        args=(wanted, said),
    )


def say(t: PageText, wanted: Spoiling, reports: Reports) -> None:
    """Where the learner stands: what to press, that it is under way, or what became of the network."""
    here = visit().of(ExamplesVisit)
    if not here.asked:
        verdict("wait", t.label("press"))
    elif not reports:
        verdict("wait", t.label("wait"))
    elif wanted != here.asked:
        verdict("wait", t.label("changed"))
    else:
        verdict("fact", sentences.standing(t, reports[Kind.MLP, UNSPOILT], reports[Kind.MLP, wanted.data]))


def show(t: PageText, asked: Spoiling, reports: Reports) -> None:
    """Which digits suffer, what became of each model, what it is called in the world, and what helps."""
    here = visit().of(ExamplesVisit)
    digits, models = st.columns(2, gap="large")
    with digits:
        names = {kind.value: words("models").label(f"prediction_{kind}") for kind in Kind}
        kind = Kind(choose(t.label("suffers"), "suffers", names, Kind.MLP))
        before, after = (reports[kind, data] for data in (UNSPOILT, asked.data))
        picture_digits(t, before, after)
        st.markdown(sentences.suffers(t, before, after))
    with models:
        pairs = {kind: [reports[kind, data] for data in (UNSPOILT, asked.data)] for kind in Kind}
        if here.foretold:
            st.markdown(sentences.outcome(t, here.foretold, *pairs[Kind.MLP]))
        st.markdown("\n".join(f"- {sentences.came(t, asked.comparison, *pair)}" for pair in pairs.values()))
        if not is_as_before(asked.comparison.train_size, asked.comparison.seed, asked.data):
            st.caption(t.label("came_range"))
        own_digit(t, asked, reports)
    prose(t.section("remedy"))
    case = t.section("voices") if asked.data.scarce is not None else ""
    with st.expander(t.label("world")):
        prose(f"{t.section(f'world_{controls.way(asked.data)}')} {case}".strip())


def picture_digits(t: PageText, before: Report, after: Report) -> None:
    """For each digit the share of its validation images that were read right, before and after."""
    rows = [
        figure.Row(str(digit), "", *shares, before.spec.kind, is_digit=True)
        for digit, shares in enumerate(zip(shares_right(before), shares_right(after), strict=True))
    ]
    shown = [(row.name, t.percent(row.before or 0), t.percent(row.after or 0)) for row in rows]
    said = "; ".join(f"{name}: {whole} → {spoilt}" for name, whole, spoilt in shown)
    picture(figure.before_after(rows, t.percent, palette()), t.label("digits_alt", listed=said))
    numbers([t.label(name) for name in ("column_digit", "column_whole", "column_spoilt")], shown)


def own_digit(t: PageText, asked: Spoiling, reports: Reports) -> None:
    """What each model reads in the learner's drawing; without one, the way to draw it."""
    image = own_image()
    if image is None:
        where = (Movement.DRAW,)
        icon = ":material/arrow_forward:"
        st.button(t.label("to_draw"), key="to_draw", icon=icon, on_click=go_to, args=where)
        return
    lines = []
    for kind in Kind:
        said = [int(read(reports[kind, data].learned, image[None])[0]) for data in (UNSPOILT, asked.data)]
        facts = dict(zip(("before", "after"), said, strict=True))
        lines.append(f"- {t.label('own_digit', model=words('models').label(kind), **facts)}")
    st.markdown("\n".join([t.label("own"), *lines]))
