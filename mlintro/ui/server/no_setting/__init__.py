"""What Streamlit and uvicorn have no setting for: each module changes one function of theirs and says why."""

from mlintro.ui.server.no_setting import batches, forged, one_state, unheeded


def make_up() -> None:
    """Change them all, for this process."""
    forged.refuse()
    unheeded.leave_unread()
    batches.gather()
    one_state.share()
