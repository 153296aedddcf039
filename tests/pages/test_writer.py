"""The machine that writes, on the last page: what is said of what the browser tells."""

import json
from itertools import product
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from mlintro.text import load
from mlintro.text.plain import passages
from mlintro.ui.browser.prose import lesson_prose
from mlintro.ui.next_steps.way import PARTS
from mlintro.ui.writer.visit import ENOUGH_WORDS, WriterVisit
from mlintro.writer import MEMORIES, Machine, Manner
from mlintro.writer.reading import read, tokens
from tests.conftest import Visit
from tests.pages.screen import shown


def told(app: AppTest, **numbers: Any) -> AppTest:
    """The page after the browser told of its machine."""
    app.session_state["visit"].of(WriterVisit).take({"read": True} | numbers)
    return app.run()


@pytest.mark.parametrize("memory", MEMORIES)
def test_what_its_memory_does_is_said_once_it_wrote_enough(open_page: Visit, language: str, memory: int):
    t, known = load("writer", language), lesson_prose(language)
    app = told(open_page("next_steps", language), memory=memory, words=ENOUGH_WORDS)
    facts = {"memory": memory, "bound": t.percent(known.bounds[memory], 0)}

    assert t.label(known.manners[memory], words=ENOUGH_WORDS, **facts) in shown(app)
    app.button(key="try_memory").click().run()
    tried = app.session_state["visit"].of(WriterVisit).memory
    assert known.manners[tried] is not known.manners[memory]
    assert t.label("wait_write") in shown(app)


def test_once_each_thing_that_it_does_was_seen_the_bars_lead_on_to_the_end(open_page: Visit):
    app = open_page("next_steps")
    firsts = {manner: memory for memory, manner in reversed(lesson_prose("es").manners.items())}
    for manner, memory in firsts.items():
        assert not [button.key for button in app.button if button.key in ("to_chatbot", "to_problems")], (
            manner
        )
        app = told(app, memory=memory, words=ENOUGH_WORDS)
    assert [button.key for button in app.button] == ["to_chatbot", *(f"to_{part}" for part in PARTS)]


def test_one_button_is_the_main_one(open_page: Visit):
    bar = {"to_words", "try_memory", "to_chatbot"}

    def mains(app: AppTest) -> list[str]:
        (data,) = [one.proto.json for one in app.get("bidi_component") if "is_led" in one.proto.json]
        own = [] if json.loads(data)[0]["is_led"] else ["go"]
        return own + [one.key for one in app.button if one.key in bar and one.proto.type == "primary"]

    app = open_page("next_steps")
    for memory, words, is_running in product(MEMORIES, (0, 1, ENOUGH_WORDS), (False, True)):
        found = mains(told(app, memory=memory, words=words, running=is_running))
        assert len(found) == 1, (memory, words, is_running, found)


def test_how_a_chatbot_does_it_is_said_afterwards(open_page: Visit, language: str):
    t = load("writer", language)
    question = (
        t.section(
            "chatbot",
            **dict.fromkeys(("farthest", "numbers", "largest", "source", "parameters", "times"), ""),
        )
        .partition("**")[2]
        .partition("**")[0]
    )
    app = open_page("next_steps", language)
    assert question not in shown(app)
    assert t.label("wait_read") in shown(app)
    assert t.label("wait_reading") in shown(told(app, read=False, reading=True))
    assert t.label("wait_read") in shown(told(app, read=False, reading=False))

    assert question not in shown(told(app, memory=1, words=ENOUGH_WORDS - 1))
    app = told(app, memory=1, words=ENOUGH_WORDS)
    assert question in shown(app)
    assert t.number(lesson_prose(language).numbers, 0) in shown(app)
    assert t.large(405 * 10**9) in shown(app)


def test_the_machine_is_millions_of_times_smaller(language: str):
    assert 405e9 / lesson_prose(language).numbers > 1e6


@pytest.mark.parametrize("manner", Manner)
def test_there_is_a_memory_for_every_word_that_is_said_of_it(manner: Manner, language: str):
    assert manner in lesson_prose(language).manners.values()


def test_the_beginnings_offered_go_on_in_more_than_one_way(language: str):
    machine = Machine()
    machine.learn(read(passages(language)))
    for beginning in load("writer", language).label("beginnings").split(";"):
        begun = tokens(beginning)
        found = machine.after(begun, len(begun))
        assert found.memory == len(begun) == 2, beginning
        assert len(found.counts) > 2, beginning
