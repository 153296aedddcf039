"""What the terminal says to the teacher who starts the lesson."""

import os
import re
import subprocess
import sys

import pytest

from mlintro import text
from mlintro.ui.server import greeting
from tests.conftest import ROOT


def test_the_greeting_says_where_and_how_to_stop_in_every_language():
    said = greeting.greeting(8501, ["192.168.1.37", "10.0.0.4"])

    for language in text.LANGUAGES:
        t = text.load("terminal", language)
        assert f"{t.label('here')} http://localhost:8501" in said
        assert f"{t.label('others')} http://192.168.1.37:8501 · http://10.0.0.4:8501" in said
        assert t.label("stop") in said
        assert t.label("alone") in greeting.greeting(8501, [])


def test_where_the_lesson_has_a_certificate_its_addresses_say_so():
    said = greeting.greeting(8501, ["192.168.1.37"], "https")

    assert "https://localhost:8501" in said
    assert "https://192.168.1.37:8501" in said
    assert "http:" not in said


def test_addresses_are_those_of_this_machine_and_not_for_itself_alone():
    for address in greeting.in_the_room():
        assert re.fullmatch(r"\d+\.\d+\.\d+\.\d+", address)
        assert not address.startswith(("127.", "169.254."))


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminal to be had on this system")
@pytest.mark.parametrize(("address", "names"), [("0.0.0.0", ("here", "stop")), ("127.0.0.1", ("alone",))])
def test_a_terminal_is_told_when_the_lesson_starts(address: str, names: tuple[str, ...]):
    ours, theirs = os.openpty()
    command = ["streamlit", "run", "app.py", f"--server.address={address}", "--server.port=18737"]
    server = subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, stdout=theirs, stderr=theirs)
    os.close(theirs)
    wanted = [text.load("terminal", language).label(name) for language in text.LANGUAGES for name in names]
    seen = ""
    try:
        while not all(sentence in seen for sentence in wanted):
            seen += os.read(ours, 65_536).decode(errors="replace").replace("\r\n", "\n")
    finally:
        server.terminate()
        server.wait(20)
        os.close(ours)
    assert ":18737" in seen
