"""A class on the screen, in memory: its teacher, its learners, its wall, each a visitor."""

import json
import secrets
import time
from dataclasses import dataclass, field
from typing import Any

from streamlit.testing.v1 import AppTest

from mlintro.classes import Board
from mlintro.classes.codes import code_of, seal_of
from mlintro.classes.joining import Answer
from mlintro.classes.plan import STEPS
from mlintro.classes.teaching import Deed, act, ask, go_to_step, open_class
from mlintro.text import load
from mlintro.ui.classes.homes import classes
from mlintro.ui.classes.visit import ClassVisit, Teacher
from tests.conftest import Visit


@dataclass
class Room:
    """What a browser's JavaScript tells, the tests tell in its place: a tab's token, a teacher's key."""

    open_page: Visit
    key: str = field(default_factory=lambda: secrets.token_hex(16))

    def __post_init__(self) -> None:
        assert isinstance(open_class(classes(), self.key, "", "", time.time()), Board)

    @property
    def code(self) -> str:
        return code_of(self.key)

    def teach(self, deed: Deed) -> Board:
        board = act(classes(), self.code, seal_of(self.key), deed, time.time())
        assert board
        return board

    def ask(self, question: str) -> Board:
        """In the step that asks it."""
        self.teach(go_to_step([step.question for step in STEPS].index(question)))
        return self.teach(ask(question))

    def remote(self, language: str = "es") -> AppTest:
        app = self.open_page("classes", language)
        teacher = app.session_state.visit.of(Teacher)
        teacher.code, teacher.seal = self.code, seal_of(self.key)
        return app.run()

    def learner(self, page: str = "home", language: str = "es", code: str = "") -> AppTest:
        app = self.open_page(page, language, clase=code or self.code)
        here = seat(app)
        here.arrive(secrets.token_hex(16))
        app.run()
        for _ in range(100):
            if here.answer is not Answer.WAIT or not classes().board(here.code):
                break
            app.run()  # five come in a second: who is told to wait asks again, as a browser does
        return app

    def wall(self, language: str = "es") -> AppTest:
        return self.open_page("classes", language, ver=self.code)


def seat(app: AppTest) -> ClassVisit:
    return app.session_state.visit.of(ClassVisit)


def press(app: AppTest, wanted: str) -> AppTest:
    found = [button for button in app.button if button.label == wanted]
    assert found, f"no button {wanted!r} among {[button.label for button in app.button]}"
    return found[0].click().run()


def label(name: str, language: str = "es", /, **facts: object) -> str:
    return load("classes", language).label(name, **facts)


def said(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown)


def on_wall(app: AppTest) -> dict[str, Any]:
    """All that the wall's browser is told."""
    found = [element.proto.json for element in app.get("bidi_component") if "class_wall" in element.proto.id]
    return json.loads(found[-1])[0]
