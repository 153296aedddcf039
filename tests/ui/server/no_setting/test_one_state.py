"""While one script of a visit reads or changes its state, the other waits; and never for itself."""

import threading

from streamlit.runtime.state import SafeSessionState, SessionState

from mlintro.ui.server.no_setting.one_state import with_one_lock


class Shared(SafeSessionState):
    """Streamlit's, with the lock that the lesson gives it."""

    __init__ = with_one_lock


def of(state: SessionState) -> Shared:
    """As one script sees it."""
    return Shared(state, lambda: None)


def test_what_one_script_is_reading_the_other_does_not_change():
    state = SessionState()
    first, second = of(state), of(state)
    has_ended = threading.Event()

    def end() -> None:
        second["solved"] = "AND"
        has_ended.set()

    other = threading.Thread(target=end)
    with first.query_params():
        other.start()
        assert not has_ended.wait(0.2)
        assert "solved" not in first
    other.join()
    assert first["solved"] == "AND"


def test_two_visits_do_not_wait_for_each_other():
    with of(SessionState()).query_params():
        other = threading.Thread(target=lambda: of(SessionState()).get_widget_states())
        other.start()
        other.join(10)
        assert not other.is_alive()
