"""A key that a browser tells: whose class it opens, and what is said where it opens none."""

import json
import secrets

import pytest
from streamlit.testing.v1 import AppTest

from mlintro import settings
from mlintro.classes.codes import code_of
from mlintro.classes.teaching import Refusal
from mlintro.settings import Settings
from mlintro.ui.classes.visit import Teacher

KEY = secrets.token_hex(16)


def prove(sent: object) -> None:
    """A page of which the browser told this."""
    from mlintro.ui.classes import key

    key.prove(sent)


def teacher_after(sent: object) -> Teacher:
    app = AppTest.from_function(prove, args=(sent,)).run()
    assert not app.exception
    return app.session_state.visit.of(Teacher)


def test_a_key_opens_its_class_and_its_link_only_where_it_is_asked_for():
    teacher = teacher_after({"key": KEY})
    assert (teacher.code, teacher.refusal, teacher.link) == (code_of(KEY), "", "")
    assert teacher_after({"key": KEY, "pair": True}).link.endswith(f"#k={KEY}")


@pytest.mark.parametrize(
    "sent", [None, [], {}, {"key": None}, {"key": KEY[1:]}, {"key": KEY.upper()}, {"key": json.dumps(KEY)}]
)
def test_what_is_no_key_opens_nothing_and_is_answered(sent: object):
    teacher = teacher_after(sent)
    assert (teacher.code, teacher.refusal) == ("", Refusal.KEY)


def test_without_the_word_of_the_server_no_class_is_opened(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(settings, "current", lambda: Settings(teach="abracadabra"))
    key = secrets.token_hex(16)
    for word, refusal in ((None, Refusal.WORD), ("abra\x00", Refusal.WORD), ("abracadabra", "")):
        teacher = teacher_after({"key": key, "word": word})
        assert (teacher.refusal, bool(teacher.code)) == (refusal, not refusal)
