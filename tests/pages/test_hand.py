"""One's own hand without a browser: draw what is misread, teach it, and test it with new drawings."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import ButtonGroup

from mlintro.digits.experiments.spoilt import difference
from mlintro.digits.knobs import Kind
from mlintro.digits.models import ModelSpec, fit
from mlintro.digits.reading.hands import BARRED_SEVEN
from mlintro.digits.taught import taught
from mlintro.text import load
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.examples.hand.visit import FEWEST, MOST, MOST_TESTED, HandVisit
from mlintro.ui.examples.sentences import changed, direction
from mlintro.ui.models.visit import ModelsVisit
from tests.conftest import Visit
from tests.digits.made_hands import drawn
from tests.pages.opening import opened, press
from tests.pages.screen import shown
from tests.pages.test_draw import SEVEN, draw

T, M = load("hand", "es"), load("models", "es")
SMALL = {"movement": "hand", "train_size": "300", "mlp_width": "16"}


def buttons(app: AppTest) -> set[str]:
    return {button.key for button in app.button}


def named(app: AppTest, digit: int) -> AppTest:
    return labels(app).set_value(digit).run()


def labels(app: AppTest) -> ButtonGroup:
    """The choice of the digit that was drawn."""
    return next(group for group in app.button_group if group.key.startswith("named "))


def collect(app: AppTest, count: int = FEWEST) -> AppTest:
    """As many of the page's own sevens, named and added."""
    for _ in range(count):
        press(named(press(app, "ready_seven"), 7), "add")
    return app


@pytest.fixture
def trained(open_page: Visit) -> AppTest:
    return press(open_page("models", **SMALL), "train_first")


def test_who_teaches_five_sevens_sees_how_new_ones_are_read_and_what_it_cost(trained: AppTest):
    app = press(collect(trained), "ready_seven", "teach")
    assert T.section("fresh") in shown(app)
    assert "count" not in buttons(app)  # what was drawn before is gone
    assert T.section("can_do") in shown(app)
    assert T.section("have_done") not in shown(app)  # no drawing was tried yet
    app = press(app, "ready_seven")
    assert T.label("name_new") in shown(app)
    app = named(app, 7)
    assert T.label("count_first", digit=7) in shown(app)
    app = press(app, "count")

    own = taught(drawn(BARRED_SEVEN, range(5)), [7] * 5)
    spec = ModelSpec(Kind.MLP, mlp_width=16)
    before, after = fit(spec, 300), fit(spec, 300, own=own)
    here = app.session_state["visit"].of(HandVisit)
    assert here.reports[Kind.MLP, True].accuracy == after.accuracy
    assert "Dibujos nuevos: **1**" in shown(app)
    found = difference(here.asked.comparison, before, after, chance=0)
    assert changed(load("examples", "es"), direction(found), found, before, after) in shown(app)
    assert " ".join(map(T.section, ("why", "have_done", "others"))) in shown(app)


def test_before_it_is_counted_nobody_sees_how_a_new_drawing_is_read(trained: AppTest):
    app = named(press(press(collect(trained), "teach"), "ready_seven"), 7)
    said = load("examples", "es").label("own_digit", model=M.label("mlp"), before="", after="").split("**")[0]
    assert said not in shown(app)
    assert f"- {said}" in shown(press(app, "count"))


def test_a_drawing_that_all_read_is_nothing_to_teach_until_there_is_another(open_page: Visit):
    app = press(open_page("models", movement="hand"), "train_first")
    app = named(draw(app, SEVEN), 7)
    assert T.label("nothing_to_teach", digit=7) in shown(app)
    assert "add" not in buttons(app)
    app = named(draw(collect(app, 1), SEVEN), 7)
    assert T.label("read_all", digit=7) in shown(app)
    assert "add" in buttons(app)


def test_a_drawing_is_not_added_before_it_has_a_name(trained: AppTest):
    app = press(trained, "ready_seven")
    assert T.label("name_it") in shown(app)
    assert "add" not in buttons(app)
    app = press(named(app, 7), "add")
    assert T.label("so_many", count=1, fewest=FEWEST) in shown(app)
    assert app.session_state["visit"].of(Drawing).strokes == ()
    assert T.label("draw_first") in shown(press(app, "take_back"))


def test_every_new_drawing_begins_without_a_label_and_more_strokes_keep_it(trained: AppTest):
    app = named(draw(trained, SEVEN[:1]), 7)
    app = draw(app, SEVEN)
    assert labels(app).value == 7
    for other in ([SEVEN[1]], []):  # cleared and begun anew before the page heard of it; cleared
        assert labels(draw(named(app, 7), other)).value is None
    assert labels(press(named(draw(app, SEVEN), 7), "ready_seven")).value is None


def test_a_drawing_that_was_counted_can_be_taken_back(trained: AppTest):
    app = press(named(press(collect(trained), "teach", "ready_seven"), 7), "count")
    app = press(app, "take_back")
    here = app.session_state["visit"].of(HandVisit)
    assert (len(here.tests), len(here.lessons), here.is_taught) == (0, FEWEST, True)
    assert T.label("draw_anew") in shown(app)


def test_models_that_were_trained_before_need_no_other_training(open_page: Visit):
    app = press(open_page("models", train_size="300", mlp_width="16"), "train")
    app = app.button_group(key="movement").set_value("hand").run()
    assert T.label("draw_first") in shown(app)
    assert len(app.session_state["visit"].of(ModelsVisit).runs) == 1


def test_neither_more_is_taught_nor_tested_than_is_kept(trained: AppTest):
    app = press(collect(trained, FEWEST), "teach")
    here = app.session_state["visit"].of(HandVisit)
    here.lessons += here.lessons[:1] * (MOST - FEWEST)
    here.tests += here.lessons[:1] * MOST_TESTED
    app = named(press(app.run(), "ready_seven"), 7)
    assert buttons(app).isdisjoint({"count", "teach_more"})


def test_who_teaches_more_is_tested_anew(trained: AppTest):
    app = press(named(press(collect(trained), "teach", "ready_seven"), 7), "count", "teach_more")
    here = app.session_state["visit"].of(HandVisit)
    assert (len(here.lessons), here.tests, here.is_taught) == (FEWEST, [], False)
    assert T.label("enough", count=FEWEST) in shown(app)
    app = press(collect(app, 1), "teach")
    assert len(here.asked.own) == FEWEST + 1


def test_on_a_wall_the_sheet_and_its_readings_stand_there():
    app = opened("models", wall=True, movement="hand")
    assert load("draw", "es").label("draw_and_train") in shown(app)


@pytest.mark.parametrize("is_waiting", [False, True])
def test_what_is_being_learned_is_not_taken_back(is_waiting: bool):
    app = AppTest.from_function(collected, kwargs={"is_waiting": is_waiting}).run()
    assert not app.exception
    assert ("take_back" in buttons(app)) is not is_waiting


def collected(is_waiting: bool) -> None:
    """The drawings to teach, before or while models learn from them."""
    import numpy as np

    from mlintro.ui import visit, words
    from mlintro.ui.examples.hand.hand_lab import show_lessons
    from mlintro.ui.examples.hand.visit import HandVisit

    here = visit().of(HandVisit)
    here.lessons, here.is_waiting = [(np.full((28, 28), 9, np.uint8), 7)], is_waiting
    show_lessons(words("hand"), {})
