"""
What a page's script says reaches the loop in a few batches.

Streamlit wakes the loop that serves everybody at each of a page's fifty messages, and the script waits until
the loop has gone back to sleep: a seventh of a rerun's computing and a fifth of its time. It has no setting
for that.
"""

from collections import deque
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner, ScriptRunnerEvent

# Seconds that a message waits for others. Streamlit sends at most every 5 ms; twice as long, and what a short
# run says last does not wait for what it said first to be sent.
PAUSE = 0.01


@dataclass(slots=True, eq=False)
class Batch:
    """What one visit's scripts have said and the loop has not heard yet, in its order."""

    said: deque[tuple[ScriptRunner | None, ScriptRunnerEvent, dict[str, Any]]] = field(default_factory=deque)
    is_due: bool = False  # the loop will come for it by itself


batches: WeakKeyDictionary[AppSession, Batch] = WeakKeyDictionary()


def gather() -> None:
    """From now on. Once is enough for a process."""
    AppSession._on_scriptrunner_event = say  # type: ignore[method-assign, assignment]


def say(session: AppSession, sender: ScriptRunner | None, event: ScriptRunnerEvent, **told: Any) -> None:
    """From a script's thread: a message waits a moment; that a run begins or ends is heard at once."""
    batch = batches.get(session) or batches.setdefault(session, Batch())
    batch.said.append((sender, event, told))
    if event is not ScriptRunnerEvent.ENQUEUE_FORWARD_MSG:
        session._call_soon_on_event_loop(partial(hear, session, batch))
    elif not batch.is_due:
        batch.is_due = True
        session._call_soon_on_event_loop(
            partial(session._event_loop.call_later, PAUSE, hear, session, batch)  # type: ignore[arg-type]
        )


def hear(session: AppSession, batch: Batch) -> None:
    """On the loop's thread: all of it, in its order."""
    batch.is_due = False  # before it is looked at: what is said from here on is announced anew
    while batch.said:
        sender, event, told = batch.said.popleft()
        session._handle_scriptrunner_event_on_event_loop(sender, event, **told)
