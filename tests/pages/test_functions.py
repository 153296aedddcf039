"""What learners do on the page Functions, and what they get to see."""

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
    assert "`imagen: str`" in app.info[0].value
    assert not app.success


@pytest.mark.parametrize(("gives", "code"), [("bool", "correct"), ("int", "yes_no_as_whole")])
def test_what_fits_and_what_fits_under_a_condition_are_told_apart(open_page: Visit, gives: str, code: str):
    app = write(open_page("functions"), "pedestrian", f"def hay_peaton(foto: np.ndarray) -> {gives}:")
    facts = {"name": "`hay_peaton`", "written": f"`{gives}`"}
    assert app.success[0].value.endswith(load("feedback", "es").label(code, **facts))


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
    assert "`f`" in app.success[0].value


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

    assert not app.success
    assert app.info[0].value == load("functions", "es").label("changed")


def test_the_worked_example_is_graded_and_is_no_verdict_on_the_learner(open_page: Visit):
    app = open_page("functions")
    said = load("feedback", "es").label("correct", name="`opinion`")

    assert load("functions", "es").label("example_says", said=said) in shown(app)
    assert not app.success


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


def test_each_part_of_a_header_has_its_mark(open_page: Visit):
    praise = load("praise", "es")
    app = write(open_page("functions"), "pedestrian", "def hay_peaton(foto: str) -> str:")

    assert f"○ {praise.label('parameter_type_open')}" in app.info[0].value
    assert f"≈ {praise.label('return_type_if')}" in app.info[0].value
    assert f"✓ {praise.label('return_type')}" not in app.info[0].value


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("def hay_peaton(foto np.ndarray) bool", "python_correct"),
        ("def hay_peaton(foto np.ndarray) int", "python_defensible"),
        ("def hay_peaton(foto str) bool", "python_review"),
    ],
)
def test_what_had_to_be_mended_is_said_so(open_page: Visit, answer: str, sentence: str):
    app = write(open_page("functions"), "pedestrian", answer)

    assert load("functions", "es").label(sentence) in shown(app)
    assert "¡Así se hace!" not in [*app.success, *app.info][0].value


def test_what_is_won_stays_won(open_page: Visit):
    best = load("functions", "es").label("best")
    app = write(open_page("functions"), "pedestrian", "def hay_peaton(foto: np.ndarray) -> bool:")
    assert best not in shown(app)
    app = write(app, "pedestrian", "def hay_peaton(foto: str) -> bool:")

    assert "dice dónde está el archivo" in app.info[0].value
    assert f"**1 de {len(EXERCISES)}**" in shown(app)
    assert "✓ Peatones" in app.button_group(key="exercise").options
    assert f"✓ {best}" in shown(app)
    app.switch_page("../../pages/next_steps.py").run()
    assert f"1 de {len(EXERCISES)}" in shown(app)


def test_the_marks_are_explained_once_there_is_one(open_page: Visit):
    marks = load("functions", "es").label("marks")
    app = open_page("functions")

    assert marks not in shown(app)
    assert marks in shown(write(app, "pedestrian", "def hay_peaton(foto: str) -> bool:"))


def test_a_remark_of_style_is_said_once_in_a_visit(open_page: Visit):
    remark = load("remark", "es").label("no_docstring")
    app = write(open_page("functions"), "pedestrian", "def hay_peaton(foto: np.ndarray) -> bool:")
    assert remark in shown(app.run())
    app.button_group(key="exercise").set_value("chatbot").run()
    app = write(app, "chatbot", "def responder(mensaje: str) -> str:")

    assert remark not in shown(app)
    app.button_group(key="exercise").set_value("pedestrian").run()
    assert remark in shown(app)  # where it was said, it stays


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
    assert len(app.success) == 1
