"""What learners do on the page Functions, and what they get to see."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from mlintro.signatures import EXERCISES
from mlintro.text import load
from tests.conftest import Visit
from tests.pages.screen import shown, switch_language


def write(app: AppTest, exercise: str, answer: str) -> AppTest:
    app.text_area(key=f"answer_{exercise}").set_value(answer)
    return app.button(key="check").click().run()


def test_a_wrong_header_is_praised_first_and_then_asked_about(open_page: Visit):
    app = write(open_page("functions"), "pedestrian", "def es_peaton(imagen: str) -> bool:")

    assert load("praise", "es").label("return_type") in shown(app)
    assert "`imagen`: `str`" in app.info[0].value
    assert len(app.success) == 1  # the worked example's


def test_a_right_header_is_right(open_page: Visit):
    app = write(open_page("functions"), "pedestrian", "def f(foto: np.ndarray) -> bool:")
    assert "`f`" in app.success[1].value


def test_the_solution_is_there_only_after_a_try(open_page: Visit):
    app = open_page("functions")
    label = load("functions", "es").label("solution")

    assert label not in [expander.label for expander in app.expander]
    write(app, "pedestrian", " ")
    assert label not in [expander.label for expander in app.expander]
    write(app, "pedestrian", "def f(x):")
    assert label in [expander.label for expander in app.expander]
    app.button_group(key="exercise").set_value("chatbot").run()
    assert label not in [expander.label for expander in app.expander]


def test_answers_survive_the_other_exercise_the_other_page_and_the_other_language(open_page: Visit):
    app = write(open_page("functions"), "pedestrian", "def f(foto: np.ndarray) -> bool:")
    app.button_group(key="exercise").set_value("chatbot").run()
    app.switch_page("../../pages/pixels.py").run()
    switch_language(app, "en")
    app.switch_page("../../pages/functions.py").run()
    app.button_group(key="exercise").set_value("pedestrian").run()

    assert app.text_area(key="answer_pedestrian").value == "def f(foto: np.ndarray) -> bool:"
    assert "`f`" in app.success[1].value


@pytest.mark.parametrize(
    "hostile", ["![x](http://evil.example/p.png)", "def f(x: '![a](http://e.example/p)') -> bool:"]
)
def test_what_a_learner_writes_is_never_markdown(open_page: Visit, hostile: str):
    app = write(open_page("functions"), "pedestrian", hostile)

    assert not app.exception
    for sentence in shown(app).splitlines():
        assert "![" not in re.sub(r"`[^`]*`", "", sentence)


def test_a_changed_answer_has_no_verdict_yet(open_page: Visit):
    app = write(open_page("functions"), "pedestrian", "def f(foto: np.ndarray) -> bool:")
    app.text_area(key="answer_pedestrian").set_value("def f(").run()

    assert len(app.success) == 1  # the worked example's
    assert app.info[0].value == load("functions", "es").label("changed")


def test_the_worked_example_is_graded_before_the_learners_eyes(open_page: Visit):
    assert "`opinion`" in open_page("functions").success[0].value


def test_the_same_remark_twice_is_said_more_concretely(open_page: Visit):
    app = write(open_page("functions"), "pedestrian", "def f(imagen: str) -> bool:")
    once = app.info[0].value
    app = write(app, "pedestrian", "def f(foto: str) -> bool:")

    assert once != app.info[0].value
    assert "foto.jpg" in app.info[0].value


def test_hints_come_one_at_a_time_and_the_third_is_the_last(open_page: Visit):
    app = open_page("functions")
    hints = [load("exercises", "es").section(f"hint_{i}_pedestrian") for i in (1, 2, 3)]
    for i in range(3):
        assert [hint in shown(app) for hint in hints] == [n < i for n in range(3)]
        app.button(key="hint").click().run()

    assert all(hint in shown(app) for hint in hints)
    assert "hint" not in [button.key for button in app.button]


@pytest.mark.parametrize(
    ("takes", "gives", "said"),
    [
        ("image", "yes_no", "both"),
        ("image", "texts", "takes"),
        ("image", "number", "maybe"),
        ("text", "yes_no", "gives"),
        ("audio", "texts", "none"),
    ],
)
def test_what_was_said_in_words_is_answered_at_once(open_page: Visit, takes: str, gives: str, said: str):
    app = open_page("functions")
    app.button_group(key="takes_pedestrian").set_value(takes).run()
    app.button_group(key="gives_pedestrian").set_value(gives).run()

    assert load("functions", "es").label(f"said_{said}") in shown(app)


def test_progress_counts_what_fits_and_marks_what_was_tried(open_page: Visit):
    app = write(open_page("functions"), "pedestrian", "def f(foto: np.ndarray) -> float:")
    app.button_group(key="exercise").set_value("digit").run()
    app = write(app, "digit", "def f(foto: str) -> int:")

    assert f"**1 de {len(EXERCISES)}**" in shown(app)
    labels = app.button_group(key="exercise").options
    assert [label for label in labels if label[:2] in ("✓ ", "≈ ", "○ ")] == ["≈ Peatones", "○ Dígitos"]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_exercise_opens_from_its_link_and_takes_its_solution(open_page: Visit, exercise: str):
    app = open_page("functions", exercise=exercise)
    answer = load("exercises", "es").code(f"solution_{exercise}")
    app.text_area(key=f"answer_{exercise}").set_value(answer)
    app.button(key="check").click().run()

    assert not app.exception
    assert len(app.success) == 2  # the worked example and this one


REMEMBERED = {
    "widgets": {"answer_chatbot": "def f(mensaje: str)", "gives_chatbot": "text"},
    "checked": {"pedestrian": "def f(foto: np.ndarray) -> bool:"},
    "hints": {"chatbot": 2},
}


@pytest.mark.parametrize(
    "torn",
    [
        *("", "{", "[]", "null", "[" * 5_000, '{"answers": 3}'),
        '{"answers": {"widgets": 3, "checked": [], "hints": {"chatbot": true}}}',
        '{"answers": {"widgets": {"takes_chatbot": "zzz", "gives_chatbot": "x", "answer_zzz": "x"}}}',
        json.dumps({"answers": {"widgets": {"answer_chatbot": "x" * 4_001}}}),
        r'{"answers": {"widgets": {"answer_chatbot": "\ud800"}, "checked": {"chatbot": "\udfff"}}}',
        '{"predictions": {"prediction": "zzz", "change": ["up"], "change_x": "up"}}',
        '{"answers": {"widgets": {"lang": "en", "answer_zzz": "x"}, "checked": {"zzz": "x", "chatbot": 3}}}',
    ],
)
def test_a_torn_memory_changes_nothing(torn: str):
    app = AppTest.from_function(restored, kwargs={"torn": torn}).run()

    assert not app.exception
    assert app.text[0].value == "{} {} []"


def test_a_memory_comes_back_whole():
    app = AppTest.from_function(
        restored, kwargs={"torn": json.dumps({"answers": REMEMBERED, "predictions": {"prediction": "tree"}})}
    ).run()

    assert not app.exception
    assert (
        app.text[0].value
        == "{'pedestrian': 'correct'} {'chatbot': 2} ['answer_chatbot', 'gives_chatbot', 'prediction']"
    )


def restored(torn: str) -> None:
    import streamlit as st

    from mlintro.ui.frame import memory
    from mlintro.ui.functions.visit import Answers
    from mlintro.ui.visit import visit

    memory.restore(torn)
    verdicts = {name: str(attempt.feedback.verdict) for name, attempt in visit().of(Answers).attempts.items()}
    widgets = sorted(str(key) for key in st.session_state if str(key) not in ("memory", "visit"))
    st.text(f"{verdicts} {visit().of(Answers).hints} {widgets}")
