"""Teach the models one's hand: draw what they misread, say what it is, train, and draw anew to see."""

from collections.abc import Callable, Mapping

import streamlit as st

from mlintro.digits import Images
from mlintro.digits.experiments.teaching import Teaching, readings
from mlintro.digits.knobs import Kind
from mlintro.digits.learned import CLASSES
from mlintro.digits.reading.hands import BARRED_SEVEN
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.taught import as_drawn
from mlintro.text import PageText
from mlintro.ui.browser.tab import remember_part
from mlintro.ui.draw.canvas import canvas
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.draw.waiting import Waiting
from mlintro.ui.examples.hand import pictures, sentences
from mlintro.ui.examples.hand.visit import FEWEST, MOST, MOST_TESTED, HandVisit, Named
from mlintro.ui.examples.own import own_image
from mlintro.ui.models.history import settings
from mlintro.ui.models.training import TRAIN_ICON, on_its_own, results
from mlintro.ui.visit import visit
from mlintro.ui.widgets import in_sight, jump, lab, leading, prose, verdict, words


def teach_your_hand(t: PageText, standing: Comparison, is_trained: bool, go_on: Callable[[], None]) -> None:
    """
    With the settings `standing`; whether the three models were trained so, and need not be trained again.

    `go_on` shows the way on.
    """
    here = visit().of(HandVisit)
    is_taught = here.asked is not None and bool(here.asked.own)
    if is_trained and not is_taught and here.asked != Teaching(standing):
        here.ask(Teaching(standing))
    waiting = Waiting(t, here.since)
    results(words("models"), waiting, here)
    hand_lab(t, standing, waiting, go_on)


@on_its_own
def hand_lab(t: PageText, standing: Comparison, waiting: Waiting, go_on: Callable[[], None]) -> None:
    """The lab, its bar and what was shown. A stroke or a choice runs this and nothing else of the page."""
    here = visit().of(HandVisit)
    left, right = lab((1, 1))
    with left:
        prose(t.section("fresh" if here.is_taught else "idea"))
        canvas(words("draw"))
        with st.container(key="naming"):
            label = st.pills(t.label("named"), range(CLASSES), key=label_key(), wrap=True)
        st.button(t.label("ready"), key="ready_seven", on_click=place_ready)
    image = own_image()
    drawing, read = named(image, label), {} if here.is_taught else read_now(image)
    with right:
        if here.is_taught:
            show_tests(t)
        else:
            show_lessons(t, read)
        of_them = here.asked.comparison if here.asked else standing
        st.caption(words("examples").label("settings", settings=settings(words("models"), of_them)))
    with in_sight():
        if here.is_waiting:
            waiting.place = st.empty()
            waiting.show(waiting.jobs)
        elif not here.reports:
            begin(t, standing)
        elif here.is_taught:
            test(t, image, label, go_on)
        else:
            teach(t, drawing, label, read)
    if here.is_taught:
        pictures.cost(here)
        helps = t.section("have_done" if here.tests else "can_do")
        with st.container(key="people"):
            prose(f"{t.section('why')} {helps} {t.section('others')}")
    remember_part("drawing", visit().of(Drawing))
    remember_part("hand", here)


def label_key() -> str:
    """Of the choice of the digit that was drawn: another drawing is another question."""
    return f"named {visit().of(Drawing).begun}"


def place_ready() -> None:
    """Put a 7 with a bar on the sheet, for who does not draw: another for each that is taught or counted."""
    here = visit().of(HandVisit)
    visit().of(Drawing).place(BARRED_SEVEN.drawn(len(here.lessons) + len(here.tests)))


def named(image: Images | None, label: int | None) -> Named | None:
    """What is on the sheet and what it is said to be, if it is enough and was said."""
    return None if image is None or label is None else (as_drawn(image), label)


def show_lessons(t: PageText, read: Mapping[Kind, int]) -> None:
    """What is read on the sheet; what is to be taught, and the way to take the last of it back."""
    here = visit().of(HandVisit)
    if read:
        pictures.readings_now(t, read)
    if not here.lessons:
        prose(words("draw").section("who_wrote"))
        return
    pictures.lessons(t, here.lessons)
    if not here.is_waiting:  # what is being learned already stays what was learned
        take_back(t, here.lessons)


def show_tests(t: PageText) -> None:
    """What was read in the last drawing that was counted, and the way to take it back; the others' digits."""
    here = visit().of(HandVisit)
    with st.container(key="hand_results"):
        pictures.last_test(t, here.reports, here.tests)
        pictures.elsewhere(t, here.reports)
    with st.container(horizontal=True):
        if here.tests:
            take_back(t, here.tests)
        if len(here.lessons) < MOST:
            st.button(t.label("teach_more"), key="teach_more", on_click=here.teach_more)


def take_back(t: PageText, drawings: list[Named]) -> None:
    """The button that forgets the last of them."""
    st.button(t.label("take_back"), key="take_back", on_click=forget_last, args=(drawings,))


def forget_last(drawings: list[Named]) -> None:
    """The last, as far as there is one: who presses twice presses before it is seen."""
    del drawings[-1:]


def begin(t: PageText, standing: Comparison) -> None:
    """There are no models yet."""
    verdict("wait", t.label("train_first"))
    st.button(
        words("draw").label("train"),
        key="train_first",
        type="primary",
        icon=TRAIN_ICON,
        on_click=visit().of(HandVisit).ask,
        args=(Teaching(standing),),
    )


def read_now(image: Images | None) -> dict[Kind, int]:
    """What each kind of model reads on the sheet; nothing while there are none, or too little is drawn."""
    reports = visit().of(HandVisit).reports
    if image is None or not reports:
        return {}
    return {kind: readings(reports[kind, False].learned, [as_drawn(image)])[0] for kind in Kind}


def teach(t: PageText, drawing: Named | None, label: int | None, read: Mapping[Kind, int]) -> None:
    """Before the models are taught: draw, say what it is, add it; when there are enough, train."""
    here = visit().of(HandVisit)
    count = len(here.lessons)
    if read and count < MOST:
        verdict("fact", sentences.before_teaching(t, read, label, count))
    elif count:
        verdict("wait", sentences.collected(t, count))
    else:
        ask_to_draw(t, "draw_first")
    is_enough = count >= FEWEST
    is_new = bool(count) or any(digit != label for digit in read.values())
    with leading("lab"), st.container(horizontal=True, width="content"):  # back to the sheet
        if drawing and is_new and count < MOST:
            name = t.label("add", digit=drawing[1])
            st.button(
                name,
                key="add",
                type="secondary" if is_enough else "primary",
                on_click=keep,
                args=(here.lessons, drawing[1]),
            )
        if read and label is None:
            jump("naming", t.label("to_naming"), "to_naming")
        if is_enough:
            name = t.label("teach")
            st.button(name, key="teach", type="primary", icon=TRAIN_ICON, on_click=teach_all)


def teach_all() -> None:
    """Train with all that was added, and clear the sheet: what is on it was not drawn afterwards."""
    visit().of(HandVisit).teach()
    visit().of(Drawing).place(())


def test(t: PageText, image: Images | None, label: int | None, go_on: Callable[[], None]) -> None:
    """Afterwards: draw anew, say what it is, and only then see what is read."""
    here = visit().of(HandVisit)
    is_next = image is not None and len(here.tests) < MOST_TESTED
    if is_next:
        verdict("wait", t.label("name_new" if label is None else "count_first", digit=label))
    elif here.tests:
        verdict("fact", sentences.counted(t, here.reports, here.tests))
    else:
        ask_to_draw(t, "draw_anew")
    with st.container(horizontal=True, width="content"):
        if is_next and label is not None:
            name, press = t.label("count", digit=label), (here.tests, label)
            with leading("hand_results"):
                st.button(name, key="count", type="primary", on_click=keep, args=press)
        elif is_next:
            jump("naming", t.label("to_naming"), "to_naming")
        elif here.tests:
            jump("people", t.label("to_people"), "to_people", "primary")
            go_on()


def ask_to_draw(t: PageText, name: str) -> None:
    """Too little was drawn, or nothing yet, as the label `name` has it; and the way to the sheet."""
    verdict("wait", words("draw").label("too_little") if visit().of(Drawing).strokes else t.label(name))
    jump("canvas", words("draw").label("to_sheet"), "to_sheet")


def keep(drawings: list[Named], label: int) -> None:
    """Put what is on the sheet to the others, and clear the sheet for the next."""
    if drawing := named(own_image(), label):
        drawings.append(drawing)
        visit().of(Drawing).place(())
