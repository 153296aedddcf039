"""What the tab is told to remember, in which order, and what is taken back from it: once, and so much."""

import ast
import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mlintro.signatures import EXERCISES
from mlintro.ui.frame.memory import LONGEST, PARTS
from tests.conftest import ROOT, Visit

UI = ROOT / "mlintro" / "ui"
FRAGMENT = {"fragment", "on_its_own"}  # decorators of what runs without the rest of its page


def given_back(*written: object) -> int:
    """How many hints were seen, after a tab gave back these texts one after the other."""

    def take(written: list[object]) -> None:
        import streamlit as st

        from mlintro.ui.frame import memory
        from mlintro.ui.functions.visit import Answers
        from mlintro.ui.visit import visit

        for text in written:
            memory.restore(text)
        st.text(visit().of(Answers).hints.get("chatbot", 0))

    app = AppTest.from_function(take, kwargs={"written": list(written)}).run()
    assert not app.exception
    return int(app.text[0].value)


def hints(count: int) -> str:
    return json.dumps({"answers": {"hints": {"chatbot": count}}})


def told(app: AppTest) -> dict[str, object]:
    """What the whole page told the tab last."""
    every = [json.loads(element.proto.json or "[{}]")[0] for element in app.get("bidi_component")]
    return next(data for data in every if "restored" in data)


def test_what_a_tab_gives_back_is_taken_once():
    assert given_back(hints(1), hints(2)) == 1
    assert given_back("torn", hints(2)) == 0


@pytest.mark.parametrize("nonsense", [None, 7, ["x"], "", "[]", "[" * 100_000, '{"answers": 7}'])
def test_nonsense_from_a_tab_breaks_nothing(nonsense: object):
    assert given_back(nonsense) == 0


def test_a_text_longer_than_any_memory_is_not_read():
    room = LONGEST - len(hints(2))
    assert given_back(hints(2) + " " * room) == 2
    assert given_back(hints(2) + " " * (room + 1)) == 0


def test_the_tab_can_tell_what_is_newer_and_whose_it_is(open_page: Visit):
    app = open_page("home")
    first, second = told(app), told(app.run())

    assert first["number"] < second["number"]
    assert first["visit"] == second["visit"] == app.session_state["visit"].name
    assert told(open_page("home"))["visit"] != first["visit"]


def test_the_tab_is_told_whether_it_has_given_back_what_it_had(open_page: Visit):
    app = open_page("home")
    assert told(app)["restored"] is False
    app.session_state["visit"].is_restored = True
    assert told(app.run())["restored"] is True


def test_whatever_a_page_can_keep_the_tab_is_told_of():
    kept = {
        node.name
        for script in UI.glob("*/**/*.py")
        for node in ast.walk(ast.parse(script.read_text()))
        if isinstance(node, ast.ClassDef)
        and {"kept", "restore"} <= {getattr(member, "name", "") for member in node.body}
    }
    assert kept - {"Part"} == {part.__name__ for part in PARTS.values()}


def has_fragment(tree: ast.Module) -> bool:
    decorators = [
        decorator
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
    ]
    return any(FRAGMENT & {getattr(part, "attr", ""), getattr(part, "id", "")} for part in decorators)


def forgotten(script: Path) -> set[str]:
    """Parts of the memory that a script with a fragment works on without telling the tab of them."""
    tree = ast.parse(script.read_text(encoding="utf-8"))
    if not has_fragment(tree):
        return set()
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    remembered = {
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "remember_part"
    }
    return {name for name, part in PARTS.items() if part.__name__ in used} - remembered


def test_a_fragment_tells_the_tab_of_the_part_that_it_works_on():
    scripts = sorted(UI.glob("*/**/*.py"))
    scripts.remove(UI / "models" / "training.py")  # makes fragments of what others hand to it
    assert sum(has_fragment(ast.parse(script.read_text(encoding="utf-8"))) for script in scripts) >= 5
    assert {script.name: parts for script in scripts if (parts := forgotten(script))} == {}


def test_the_fullest_memory_is_read_back():
    app = AppTest.from_function(fill_up, default_timeout=60).run()

    assert not app.exception
    kept, longest, taken = map(int, app.text[0].value.split())
    assert longest / 2 < kept <= longest
    assert taken == len(EXERCISES)


def fill_up() -> None:
    """Everything is as long as it can be, and written by a browser as long as it can be written."""
    import json
    from dataclasses import replace

    import streamlit as st

    from mlintro import descent
    from mlintro.digits.experiments.series import Question, asked_at
    from mlintro.digits.runs.comparison import Comparison
    from mlintro.signatures import EXERCISES
    from mlintro.ui.examples.hand.visit import MOST, MOST_TESTED, HandVisit
    from mlintro.ui.frame import memory
    from mlintro.ui.functions.visit import LONGEST_ANSWER, LONGEST_BEST, Answers
    from mlintro.ui.models.visit import MOST_FORETOLD, MOST_RUNS, ModelsVisit
    from tests.ui.test_visit import a_game, a_hand, a_mixer, a_neuron, some_models

    longest = LONGEST_ANSWER * "\x01"
    answers = {
        "widgets": {f"answer_{exercise}": longest for exercise in EXERCISES},
        "best": dict.fromkeys(EXERCISES, longest[:LONGEST_BEST]),
        "checked": dict.fromkeys(EXERCISES, longest),
    }
    mixer = a_mixer().kept() | {"values": [[[0.1234] * 3] * 8] * 8}
    steps = {"start": 2.5, "rate": 0.15, "curve": "one", "rates": [0.15] * descent.MOST_STEPS}
    runs = [replace(run, is_planned=True) for run in some_models().runs[1:] * (MOST_RUNS + 3)]
    models = ModelsVisit(runs=runs[3:], earlier=runs[:3], sitting=some_models().sitting)
    for seed in range(MOST_FORETOLD):
        models.foretell(asked_at(Question.IMAGES, Comparison(seed=10**9 + seed)), "first")
    way = {"chosen": {f"{'x' * 38}{i:02}": "x" * 40 for i in range(40)}}
    parts = {"answers": answers, "way": way, "mixer": mixer, "descent": steps}
    parts["models"] = models.kept()
    hand = a_hand()
    hand.lessons, hand.tests = hand.lessons[:1] * MOST, hand.lessons[:1] * MOST_TESTED
    parts["hand"] = hand.kept()
    written = json.dumps(parts | {"game": a_game().kept(), "neuron": a_neuron().kept()})
    memory.restore(written)
    assert memory.visit().of(HandVisit).kept() == hand.kept()
    st.text(f"{len(written)} {memory.LONGEST} {len(memory.visit().of(Answers).attempts)}")
