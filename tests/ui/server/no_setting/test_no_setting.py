"""A server changes all of them; a test's process none, so that is looked at in another one."""

import subprocess
import sys

from tests.conftest import ROOT

MADE_UP = """
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.state import SafeSessionState
from streamlit.runtime.state.session_state import WStates
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol as Socket

def now():
    return {
        "batches": AppSession._on_scriptrunner_event,
        "one_state": SafeSessionState.__init__,
        "forged": WStates.__getitem__,
        "unheeded": Socket.data_received,
    }

before = now()
from mlintro.ui.server.no_setting import make_up
make_up()
print(*(name for name, function in now().items() if function is not before[name]))
"""


def test_all_of_them_are_changed():
    done = subprocess.run(
        [sys.executable, "-c", MADE_UP], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) == {"batches", "one_state", "forged", "unheeded"}
