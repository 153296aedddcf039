"""A script's messages reach the loop in their order, in few batches, and all of them."""

import asyncio
import threading
from collections.abc import Callable

from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent as Event

from mlintro.ui.server.no_setting.batches import PAUSE, say


class Session(AppSession):
    """Streamlit's, as far as its scripts talk to the loop."""

    def __init__(self) -> None:
        self._event_loop = asyncio.get_running_loop()
        self.heard: list[object] = []
        self.woken = 0

    def __del__(self) -> None:
        pass

    def _call_soon_on_event_loop(self, callback: Callable[[], object]) -> None:
        self.woken += 1
        super()._call_soon_on_event_loop(callback)  # type: ignore[arg-type]

    def _handle_scriptrunner_event_on_event_loop(self, sender: object, event: Event, **told: object) -> None:
        self.heard.append(told.get("forward_msg", event))


def after(seconds: float, script: Callable[[Session], None]) -> Session:
    """A session so long after its script has run, in a thread of its own."""

    async def run() -> Session:
        session = Session()
        thread = threading.Thread(target=script, args=(session,))
        thread.start()
        await asyncio.to_thread(thread.join)
        await asyncio.sleep(seconds)
        return session

    return asyncio.run(run())


def test_a_run_is_heard_in_its_order_and_at_its_end():
    def script(session: Session) -> None:
        say(session, None, Event.SCRIPT_STARTED)
        for number in range(50):
            say(session, None, Event.ENQUEUE_FORWARD_MSG, forward_msg=number)
        say(session, None, Event.SCRIPT_STOPPED_WITH_SUCCESS)

    session = after(0, script)
    assert session.heard == [Event.SCRIPT_STARTED, *range(50), Event.SCRIPT_STOPPED_WITH_SUCCESS]
    assert session.woken <= 10


def test_what_a_script_says_before_it_waits_is_heard_meanwhile():
    session = after(20 * PAUSE, lambda session: say(session, None, Event.ENQUEUE_FORWARD_MSG, forward_msg=1))
    assert session.heard == [1]
