"""A class on the screen, in memory: its teacher, its learners, its wall, each a visitor."""

import json
import secrets
from dataclasses import dataclass, field

import pytest
from streamlit.testing.v1 import AppTest

from mlintro.text import load
from mlintro.ui.classes import key as keys
from mlintro.ui.classes.homes import classes
from mlintro.ui.classes.visit import ClassVisit, Teacher
from mlintro.ui.visit import Visit
from tests.conftest import Visit as Open

T = load("classes", "es")


@dataclass
class Room:
    """What JavaScript does in a browser, the tests say here: a tab's token, a teacher's key."""

    open_page: Open
    monkeypatch: pytest.MonkeyPatch
    key: str = field(default_factory=lambda: secrets.token_hex(16))

    def remote(self) -> AppTest:
        return self.prove(self.open_page("classes"), {"key": self.key})

    def prove(self, app: AppTest, sent: object) -> AppTest:
        """The tab of a teacher sends what it has."""
        self.monkeypatch.setattr(keys, "visit", lambda: app.session_state.visit)
        keys.prove(sent)
        self.monkeypatch.setattr(keys, "visit", lambda: visit_of_the_run())
        return app.run()

    def learner(self, page: str = "home", language: str = "es", code: str = "") -> AppTest:
        app = self.open_page(page, language, clase=code or self.code)
        seat(app).arrive(secrets.token_hex(16))
        return app.run()

    def wall(self, language: str = "es") -> AppTest:
        return self.open_page("classes", language, ver=self.code)

    @property
    def code(self) -> str:
        from mlintro.classes.codes import code_of

        return code_of(self.key)


def visit_of_the_run() -> Visit:
    from mlintro.ui.visit import visit

    return visit()


def seat(app: AppTest) -> ClassVisit:
    return app.session_state.visit.of(ClassVisit)


def teacher(app: AppTest) -> Teacher:
    return app.session_state.visit.of(Teacher)


def press(app: AppTest, label: str, **facts: object) -> AppTest:
    wanted = load("classes", app.session_state.lang).label(label, **facts)
    found = [button for button in app.button if button.label == wanted]
    assert found, f"no button {wanted!r} among {[button.label for button in app.button]}"
    return found[0].click().run()


def said(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown)


def told(app: AppTest, key: str) -> dict[str, object]:
    """What the browser is told of an element of ours."""
    found = [element for element in app.get("bidi_component") if element.proto.id.endswith(key)]
    return json.loads(found[-1].proto.json)
