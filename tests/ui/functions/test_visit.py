"""The answers of a visit: the best beside the last, and what of them a tab gives back."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from mlintro.signatures import grade
from mlintro.ui.functions.visit import Answers

REMEMBERED = {
    "widgets": {"answer_chatbot": "def f(mensaje: str)", "gives_chatbot": "text"},
    "checked": {"pedestrian": "def f(foto: np.ndarray) -> bool:"},
    "hints": {"chatbot": 2},
}


@pytest.mark.parametrize(
    "torn",
    [
        *("", "{", "[]", "null", "[" * 5_000, '{"answers": 3}'),
        '{"answers": {"widgets": 3, "checked": [], "best": 7, "hints": {"chatbot": true}}}',
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
    assert app.text[0].value == "{} {} {} []"


def test_a_memory_comes_back_whole():
    app = AppTest.from_function(
        restored, kwargs={"torn": json.dumps({"answers": REMEMBERED, "predictions": {"prediction": "tree"}})}
    ).run()

    assert not app.exception
    assert app.text[0].value == (
        "{'pedestrian': 'correct'} {'pedestrian': 'correct'} {'chatbot': 2} "
        "['answer_chatbot', 'gives_chatbot', 'prediction']"
    )


def test_what_is_in_the_box_already_stays_there():
    app = AppTest.from_function(restored, kwargs={"torn": json.dumps({"answers": REMEMBERED})})
    app.session_state["answer_chatbot"] = "def chat("
    assert app.run().session_state["answer_chatbot"] == "def chat("


def test_the_best_answer_comes_back_beside_the_last():
    checked = {"pedestrian": "def f(foto: str) -> bool:"}
    best = {"pedestrian": "def f(foto: np.ndarray) -> bool:", "chatbot": 3, "zzz": "x"}
    memory = json.dumps({"answers": {"checked": checked, "best": best}})
    app = AppTest.from_function(restored, kwargs={"torn": memory}).run()

    assert app.text[0].value == "{'pedestrian': 'review'} {'pedestrian': 'correct'} {} []"


def test_what_fits_twice_is_praised_twice():
    answers = Answers()
    for _ in range(2):
        answers.check("pedestrian", "def hay(foto: np.ndarray) -> bool:")
    assert not answers.attempts["pedestrian"].is_again


def test_how_often_the_same_fault_came_again_counts_from_the_second_time():
    answers, counts = Answers(), []
    wrong, right = "def hay(foto: str) -> bool:", "def hay(foto: np.ndarray) -> bool:"
    for answer in (wrong, wrong, wrong, right, wrong):
        answers.check("pedestrian", answer)
        counts.append(answers.repeats["pedestrian"])
    assert counts == [0, 1, 2, 0, 0]


def test_the_same_fault_under_another_name_is_the_same_though_its_words_are_others():
    answers = Answers()
    for name in ("foto", "nombre", "archivo"):
        answers.check("pedestrian", f"def hay({name}: str) -> bool:")
    codes = [grade(f"def hay({name}: str) -> bool:", "pedestrian").code for name in ("foto", "nombre")]
    assert codes[0] is not codes[1]
    assert answers.repeats["pedestrian"] == 2
    assert not answers.attempts["pedestrian"].is_again
    answers.check("pedestrian", "def hay(foto: np.ndarray) -> str:")
    assert answers.repeats["pedestrian"] == 0


def test_what_is_kept_of_the_best_is_what_the_last_does_not_say():
    answers = Answers()
    answers.check("pedestrian", right := "def f(foto: np.ndarray) -> bool:")
    assert "best" not in answers.kept()
    answers.check("pedestrian", "def f(foto np.ndarray) -> bool")  # as good, but Python does not take it
    assert answers.kept()["best"] == {"pedestrian": right}
    answers.check("pedestrian", right)
    assert "best" not in answers.kept()


def restored(torn: str) -> None:
    import streamlit as st

    from mlintro.ui.frame import memory
    from mlintro.ui.functions.visit import Answers
    from mlintro.ui.visit import visit

    memory.restore(torn)
    answers = visit().of(Answers)
    last, best = (
        {name: str(attempt.verdict) for name, attempt in attempts.items()}
        for attempts in (answers.attempts, answers.best)
    )
    widgets = sorted(str(key) for key in st.session_state if str(key) not in ("memory", "visit"))
    st.text(f"{last} {best} {answers.hints} {widgets}")
