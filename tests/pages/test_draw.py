"""The drawn digit without a browser: what Python says of what the browser sends."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mlintro import digits
from mlintro.digits.models import Kind, Report
from mlintro.digits.reading.habits import habit
from mlintro.digits.reading.misread import accuracy_when_moved
from mlintro.text import load
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.server.resources import trainer
from tests.conftest import ROOT, Visit
from tests.pages.screen import shown, switch_language

HANDS = json.loads(Path(ROOT, "tests", "digits", "reading", "strokes.json").read_text(encoding="utf-8"))
SEVEN = HANDS["european"]["7"]
T, M = load("draw", "es"), load("models", "es")
WHO_READS = T.with_holes("who_reads").split("{")[0]


def draw(app: AppTest, sent: object) -> AppTest:
    """What the sheet sends when the pen is lifted."""
    app.session_state["visit"].of(Drawing).take(sent)
    return app.run()


def mounted(app: AppTest) -> dict[str, object]:
    """What the sheet is given."""
    told = (json.loads(element.proto.json or "[{}]")[0] for element in app.get("bidi_component"))
    return next(data for data in told if "strokes" in data)


@pytest.fixture
def trained(open_page: Visit) -> AppTest:
    app = open_page("models", movement="draw")
    return app.button(key="train").click().run()


def test_before_there_are_models_one_can_draw_and_is_told_what_is_missing(open_page: Visit):
    app = draw(open_page("models", movement="draw"), SEVEN)

    assert T.label("train_first") in shown(app)
    assert mounted(app)["strokes"] == SEVEN
    assert T.label("step_boxed") in shown(app)


def test_the_own_digit_comes_first_then_training_then_what_the_models_read(open_page: Visit, language: str):
    t, inside = load("draw", language), load("inside", language).label("title")

    def buttons(app: AppTest) -> list[tuple[str, str]]:
        return [(it.key, it.proto.type) for it in app.button if it.key in ("to_sheet", "train")]

    app = open_page("models", language, movement="draw")
    assert app.info[0].value == t.label("draw_and_train")
    assert buttons(app) == [("to_sheet", "primary"), ("train", "secondary")]
    draw(app, SEVEN)
    assert app.info[0].value == t.label("train_first")
    assert buttons(app) == [("train", "primary")]
    draw(app, [])
    app.button(key="train").click().run()
    assert app.info[0].value == t.label("draw_first")
    assert buttons(app) == [("to_sheet", "secondary")]
    assert inside not in [fold.label for fold in app.expander]
    assert t.section("sureness") not in shown(app)

    draw(app, SEVEN)
    assert app.info[0].value == t.label("agree", digit=7)
    for strokes in (SEVEN, []):  # what was read once can be looked into
        assert inside in [fold.label for fold in draw(app, strokes).expander]


def test_a_digit_from_home_is_said_to_be_one_and_leads_to_the_sheet_until_another_is_drawn(
    open_page: Visit, language: str
):
    t = load("draw", language)
    app = open_page("home", language)
    app.button(key="digit_7").click().run()
    app.query_params["movement"] = "draw"
    app.switch_page("../../pages/models.py").run()
    app.button(key="train").click().run()

    def jumps() -> list[tuple[str, str]]:
        return [(it.key, it.proto.type) for it in app.button if it.key in ("to_sheet", "to_meant")]

    assert app.info[0].value == f"{t.label('from_home')} {t.label('agree', digit=7)}"
    assert jumps() == [("to_sheet", "primary")]
    draw(app, SEVEN)
    assert app.info[0].value == t.label("agree", digit=7)
    assert jumps() == [("to_meant", "secondary")]
    app.switch_page("../../pages/home.py").run()
    app.query_params["movement"] = "draw"
    app.switch_page("../../pages/models.py").run()
    assert app.info[0].value == t.label("agree", digit=7), "home has shown it, and it is not home's"


def test_whose_reading_it_is_is_told_of_the_models_that_read(
    trained: AppTest, monkeypatch: pytest.MonkeyPatch
):
    """And not of a training that was asked for since, and refused."""
    (told,) = [it.value for it in draw(trained, SEVEN).caption if it.value.startswith(WHO_READS)]
    trained.button_group(key="movement").set_value("train").run()
    trained.slider(key="mlp_width").set_value(9).run()
    monkeypatch.setattr(trainer(), "queue", 0)
    trained.button(key="train").click().run()
    assert trained.warning
    trained.button_group(key="movement").set_value("draw").run()

    assert told in [it.value for it in trained.caption]


def test_a_drawn_seven_is_read_by_three_judges_who_give_their_reasons(trained: AppTest):
    assert T.label("draw_first") in shown(trained)
    app = draw(trained, SEVEN)

    assert T.label("agree", digit=7) in shown(app)
    reasons = [caption.value for caption in app.caption]
    for words in ("Suma tinta por peso", "Preguntas de sí o no: 5", "Cada círculo es una neurona"):
        assert any(words in reason for reason in reasons), words


def test_who_drew_another_digit_presses_it_and_hears_what_the_models_do_with_it(
    trained: AppTest, reports: dict[Kind, Report]
):
    app = draw(trained, SEVEN)
    next(asked for asked in app.button_group if asked.label == T.label("meant")).set_value(1).run()

    _, labels = digits.load().validation("last")
    known = habit(reports[Kind.TREE].readings, labels, 1)
    assert app.info[0].value == T.label("meant_none", digit=1)
    assert "to_meant" not in {button.key for button in app.button}
    assert T.label("meant_why") in shown(app)
    assert T.label("habits", digit=1) in shown(app)
    assert f"{M.label('tree')}: leyó bien {known.right} de {known.images}." in shown(app)
    assert T.label("written_1") in shown(app)

    next(asked for asked in app.button_group if asked.label == T.label("meant")).set_value(7).run()
    assert app.success[0].value == T.label("meant_all", digit=7)

    app = draw(app, HANDS["european"]["2"])
    assert T.label("habits", digit=1) not in shown(app)
    assert "to_meant" in {button.key for button in app.button}


def test_where_a_drawing_was_misread_the_way_on_is_to_teach_it(trained: AppTest):
    def leads_to_hand(app: AppTest) -> bool:
        assert M.label("to_neuron") in [link.label for link in app.get("page_link")]
        ways = {button.key for button in app.button}
        assert "end_examples" in ways  # to whom a model reads worse
        return "to_hand" in ways

    app = draw(trained, SEVEN)
    assert T.section("who_wrote") in shown(app)
    assert not leads_to_hand(app)
    assert not leads_to_hand(app.slider(key="shift_x").set_value(4).run())  # misread where it lies
    assert T.label("meant") not in [asked.label for asked in app.button_group], "it was drawn elsewhere"
    app.slider(key="shift_x").set_value(0).run()
    which = next(asked for asked in app.button_group if asked.label == T.label("meant"))
    assert not leads_to_hand(which.set_value(7).run())
    assert leads_to_hand(which.set_value(1).run())
    app.button(key="to_hand").click().run()
    assert app.session_state["movement"] == "hand"


def test_a_dot_is_no_digit_and_nobody_reads_it(trained: AppTest):
    app = draw(trained, [[[0.5, 0.5]]])

    assert T.label("too_little") in shown(app)
    assert "lee un" not in shown(app)
    assert "leen un" not in shown(app)


def test_moving_the_digit_changes_what_is_read_and_tells_of_all_images(
    trained: AppTest, reports: dict[Kind, Report]
):
    app = draw(trained, SEVEN)
    assert T.section("not_moved") in shown(app)
    app.slider(key="shift_x").set_value(4).run()

    assert "**No se ponen de acuerdo.**" in shown(app)
    for kind, report in reports.items():  # whatever the last digits of this machine's arithmetic
        after = accuracy_when_moved(report, 4, 0)
        assert after < report.accuracy / 2
        assert f"{M.label(kind)}: de {T.percent(report.accuracy)} a **{T.percent(after)}**" in shown(app)
    assert T.label("step_moved") in shown(app)


def test_what_is_not_a_drawing_leaves_the_last_one(trained: AppTest):
    app = draw(trained, SEVEN)
    for nonsense in (None, "x", {"strokes": 3}, [[[2, 2]]], [[["0", 0]]], [[]], [[[0.1, 0.1]]] * 101):
        app = draw(app, nonsense)
        assert not app.exception
    assert mounted(app)["strokes"] == SEVEN
    assert T.label("draw_first") in shown(draw(app, []))


def test_a_drawing_survives_the_language_and_the_other_pages(trained: AppTest):
    app = switch_language(draw(trained, SEVEN), "en")
    assert load("draw", "en").label("agree", digit=7) in shown(app)
    app.switch_page("../../pages/neuron.py").run()
    app.switch_page("../../pages/models.py").run()

    assert mounted(app)["strokes"] == SEVEN
    assert load("draw", "en").label("agree", digit=7) in shown(app)


def test_a_validation_image_can_be_read_instead_with_its_label(trained: AppTest):
    _, y_val = digits.load().validation("last")
    app = trained.button_group(key="source").set_value("validation").run()
    facts = {"count": 2_000, "number": 1, "digit": int(y_val[0])}
    assert T.label("known_image", **facts) in shown(app)

    app.button(key="known_previous").click().run()
    facts = {"count": 2_000, "number": 2_000, "digit": int(y_val[-1])}
    assert T.label("known_image", **facts) in shown(app)
    assert T.label("agree_known", digit=int(y_val[-1])) in shown(app)
    app.button(key="known_next").click().run()
    app.button(key="known_random").click().run()
    app.button(key="known_hard").click().run()
    assert "La etiqueta dice" in shown(app)


def test_a_hard_image_is_one_that_a_model_misreads(trained: AppTest, reports: dict[Kind, Report]):
    _, y_val = digits.load().validation("last")
    app = trained.button_group(key="source").set_value("validation").run()
    for _ in range(8):  # chosen by chance, and about every third image is hard
        app.button(key="known_hard").click().run()
        number = app.session_state["visit"].of(Drawing).validation
        assert any(report.readings[number] != y_val[number] for report in reports.values())


def test_without_models_there_are_no_hard_images(open_page: Visit):
    app = open_page("models", source="validation")
    assert "known_hard" not in [button.key for button in app.button]
    assert T.label("train_first") in shown(app)


def test_a_link_and_a_tab_that_say_exam_open_the_validation_images(open_page: Visit):
    facts = {"count": 2_000, "number": 1, "digit": int(digits.load().validation("last")[1][0])}
    by_link = open_page("models", source="exam")
    assert T.label("known_image", **facts) in shown(by_link)
    assert by_link.query_params["source"] == "validation"

    by_tab = open_page("home")
    by_tab.session_state["visit"].chosen |= {"movement": "draw", "source": "exam"}
    by_tab.switch_page("../../pages/models.py").run()
    assert T.label("known_image", **facts) in shown(by_tab)
