"""A learner over the real websocket who does what the lesson asks for, with a seat in a class meanwhile."""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.pupil import Pupil
from benchmarks.visitor import Visitor, is_served
from mlintro import text
from mlintro.digits.reading.ready import DIGITS

LIGHT = ("neurona", "descenso", "pixeles", "siguiente")
SETTINGS = 40  # that are trained: a class asks much the same
WRITTEN = ("def f(foto: str) -> bool:", "def f(pixels: list[list[int]]) -> bool:", "def f(image) -> str:")
DRAWN = json.loads(DIGITS.read_text(encoding="utf-8"))  # strokes of one of each digit
SILENCE = 1.0  # seconds after which a page with its results is complete


@dataclass
class Learner(Pupil):
    dice: random.Random = field(default_factory=random.Random)
    has_voted: bool = False

    def _see(self, element: Element) -> None:
        """What scripts are given is not read: who plays hundreds has no processor to spare."""
        Visitor._see(self, element)
        match element.WhichOneof("type"):
            case "bidi_component":
                self._hear(element)
                self.ids[element.bidi_component.id.rpartition("-")[2]] = element.bidi_component.id
            case "markdown":
                self.said += element.markdown.body

    async def go(self, page: str, query: str = "") -> None:
        self.page, self.page_hash, self.query, self.fragment = page, "", query, ""
        await self.rerun()

    @property
    def options(self) -> list[str]:
        """Buttons of the question that is open, until one was pressed."""
        return [] if self.has_voted else [key for key in self.ids if key.startswith("vote_")]

    async def settle(self) -> None:
        """Until nothing arrives any more: what is drawn after results is no answer to what is asked next."""
        with suppress(TimeoutError):
            while True:
                await asyncio.wait_for(self._receive(), SILENCE)


@dataclass(frozen=True)
class Deed:
    share: float  # of all deeds
    do: Callable[[Learner], Awaitable[None]]
    before: Callable[[Learner], Awaitable[None]] | None = None  # the way there, not timed
    is_counted: bool = False  # by a class: its line is drawn anew soon


async def light(learner: Learner) -> None:
    await learner.rerun()


async def turn(learner: Learner) -> None:
    await learner.go(learner.dice.choice(LIGHT))


async def to_models(learner: Learner) -> None:
    await learner.go("modelos", f"seed={learner.dice.randrange(SETTINGS)}&train_size=500")
    await show(learner, "train")


async def show(learner: Learner, movement: str) -> None:
    """One of the parts of the models' page. Which one it was stays, whatever a link says later."""
    state = WidgetState(id=learner.named("movement"))
    state.string_array_value.data.append(text.load("models", "es").label(f"movement_{movement}"))
    await learner.send(state)


async def train(learner: Learner) -> None:
    learner.metrics.clear()
    await learner.press("train", lambda: is_served(learner))
    await learner.settle()


async def to_sheet(learner: Learner) -> None:
    await to_models(learner)
    await train(learner)
    await show(learner, "draw")


async def draw(learner: Learner) -> None:
    """A digit: the three models read it. Only its part of the page runs, as in a browser."""
    sheet = learner.ids["canvas"]
    drawing = json.dumps({"strokes": learner.dice.choice(DRAWN)})
    await learner.send(WidgetState(id=sheet, json_value=drawing), part=learner.parts[sheet])


async def to_functions(learner: Learner) -> None:
    await learner.go("funciones")


async def check(learner: Learner) -> None:
    (box,) = (name for name, kind in learner.widgets.items() if kind == "text_area")
    await learner.send(
        WidgetState(id=box, string_value=learner.dice.choice(WRITTEN)),
        WidgetState(id=learner.ids["check"], trigger_value=True),
    )


DEEDS = {
    "light rerun": Deed(0.68, light),
    "another page": Deed(0.15, turn),
    "check": Deed(0.08, check, to_functions, is_counted=True),
    "training": Deed(0.05, train, to_models, is_counted=True),
    "drawing": Deed(0.04, draw, to_sheet, is_counted=True),
}
