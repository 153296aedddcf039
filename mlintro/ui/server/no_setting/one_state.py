"""
Two scripts of one visit take turns at what it holds.

A press during a rerun starts the next script at once, while the one before may still be ending. Streamlit
gives each a lock of its own around the state that they share: what one forgets or adds, the other is just
reading, and one of them breaks off. It has no setting for that.
"""

import threading
from collections.abc import Callable

from streamlit.runtime.state import SafeSessionState, SessionState

LOCK = "lock_of_all_scripts"


def share() -> None:
    """From now on. Once is enough for a process."""
    SafeSessionState.__init__ = with_one_lock  # type: ignore[method-assign]


with_own_lock = SafeSessionState.__init__


def with_one_lock(self: SafeSessionState, state: SessionState, yield_callback: Callable[[], None]) -> None:
    """The same, but the lock is the state's: of its parts, the one that takes an attribute keeps it."""
    with_own_lock(self, state, yield_callback)
    lock = vars(state.query_params).setdefault(LOCK, threading.RLock())  # the first of two at once makes it
    object.__setattr__(self, "_lock", lock)
