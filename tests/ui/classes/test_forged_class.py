"""What no page of the lesson sends, straight over the websocket: it alters nothing and breaks nothing."""

import asyncio
import secrets
from dataclasses import dataclass

import pytest

from benchmarks.pupil import Pupil, Teacher, Wall
from tests.server import running

NONSENSE = [
    None,
    7,
    "",
    "x" * 32,
    "0" * 31,
    ["0" * 32],
    {"key": ["0" * 32]},
    {"key": "x" * 32, "state": "["},
    {"key": "0" * 31 + "\ud800"},
]
NONSENSE += [{"key": "ab" * 16, "word": "\ud800", "state": "{}", "pair": 7}]


@dataclass
class Outcome:
    counts: list[object]  # what the wall said, before anything was forged and after
    bars: list[object]
    wall_before_shown: str
    errors: list[str]


async def play(url: str) -> Outcome:
    async with Teacher(url, "clase") as teacher:
        code = await teacher.open()
        async with (
            Pupil(url, "neurona", f"clase={code}") as honest,
            Pupil(url, "neurona", f"clase={code}") as forger,
            Wall(url, "clase", f"ver={code}") as wall,
        ):
            for nonsense in NONSENSE:
                await forger.ask(("memory", "arrived", nonsense), whole=True)
            assert not forger.is_in
            await honest.come()
            await forger.come()
            while "ask_xor" not in teacher.ids:
                await teacher.ask(button="step_on")
            await teacher.ask(button="ask_xor")
            await honest.ask()
            await honest.ask(button="vote_xor.1_no")
            await forger.ask()
            await wall.ask()
            counts, before = [wall.seen["class_wall"]["count"]], str(wall.seen)

            # Another option's button of this question, ten times; the teacher's buttons; a key that is none.
            for _ in range(10):
                await forger.ask(button="vote_xor.1_yes")
            forger.ids |= {name: teacher.ids[name] for name in ("show_xor", "close_xor", "veil", "door")}
            for button in ("show_xor", "close_xor", "veil", "door"):
                await forger.ask(button=button)
            async with Teacher(url, "clase") as other:
                for nonsense in NONSENSE:
                    await other.ask(("key", "proof", nonsense))
                await other.ask(("key", "proof", {"key": secrets.token_hex(16)}))
                assert other.seen["key"]["code"] != code
            pressed = {"presses": [{"at": 7, "by": 1}], "pointer": secrets.token_hex(16)}
            for nonsense in (*NONSENSE, pressed, {"presses": 7}):
                await wall.ask(("class_wall", "turned", nonsense))
            await wall.ask()
            counts.append(wall.seen["class_wall"]["count"])
            await teacher.ask(button="close_xor")
            await forger.ask(button="vote_xor.1_luck")  # too late
            await teacher.ask(button="show_xor")
            await wall.ask()
            bars = [bar["now"] for bar in wall.seen["class_wall"]["bars"]]
            return Outcome(counts, bars, before, teacher.errors + honest.errors + forger.errors + wall.errors)


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    with running(MLINTRO_WORKERS="1") as url:  # which fails if anything raised
        return asyncio.run(play(url))


def test_ten_presses_are_one_vote_and_one_that_comes_late_is_none(outcome: Outcome):
    assert (outcome.counts, outcome.bars) == (["Votos: 1 de 2", "Votos: 2 de 2"], [1, 1, 0])


def test_the_teachers_buttons_do_nothing_in_another_tab(outcome: Outcome):
    assert "'now'" not in outcome.wall_before_shown
    assert outcome.errors == []
