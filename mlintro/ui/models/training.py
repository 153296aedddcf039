"""From the press of the button to the last result: ask, show what comes, stop waiting."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from contextlib import suppress
from functools import partial, wraps
from typing import ParamSpec, Protocol, TypeVar

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from mlintro.digits.models import Report
from mlintro.digits.runs import Guess
from mlintro.digits.runs.comparison import Comparison
from mlintro.errors import LessonError
from mlintro.text import PageText
from mlintro.training import Job, Trainer
from mlintro.ui.models.predictions import PREDICTIONS
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.server.resources import trainer
from mlintro.ui.server.turns import turns
from mlintro.ui.visit import visit
from mlintro.ui.widgets import guard

TRAIN_ICON = ":material/model_training:"
LOOK_EVERY = 0.2  # seconds: how soon a new wish is heard, and what grows drawn if few look at it
FEW = 10  # visitors for whom this machine draws as often as that
ABSENCE = 10.0  # seconds without a connection after which nobody waits: a bad one may come back

P = ParamSpec("P")
K = TypeVar("K")  # what tells one model of a question from another


class Board(Protocol[K]):
    """Where it is shown how far trainings are."""

    jobs: Mapping[K, Job[Report]]  # those pending

    def show(self, jobs: Mapping[K, Job[Report]]) -> bool:
        """
        Put down what there is to know of each job. Returns whether all are there.

        Raises what a job raises. Writes only what is new, but always something: while it
        writes, Streamlit hears of a new wish of the learner's.
        """

    def show_reports(self, reports: Mapping[K, Report]) -> None:
        """Put down the results that are there."""


class Question(Protocol[K]):
    """What models are trained for: a comparison, or one of spoilt examples."""

    def ask(self, trainer: Trainer, visitor: str, address: str, /) -> dict[K, Job[Report]]:
        """Have them trained. Raises OutOfRangeError, or TrainingBusyError when too many wait."""


class Asker(Protocol[K]):
    """A part of the visit that asks such questions, one at a time."""

    is_waiting: bool
    failure: LessonError | None

    @property
    def asked(self) -> Question[K] | None: ...

    @property
    def reports(self) -> Mapping[K, Report]: ...

    def finish(self, reports: Mapping[K, Report], /) -> None:
        """All answers are there."""

    def give_up(self) -> None:
        """Nothing is asked any more."""


def begin(comparison: Comparison, guess: Guess, *then: Comparison) -> None:
    """A button was pressed: from now on the learner waits for this, and `then` for others, one by one."""
    visit().of(ModelsVisit).ask(comparison, guess, *then)
    st.session_state.update(dict.fromkeys(PREDICTIONS))  # the next run is foretold anew


def offer(t: PageText, comparison: Comparison, guess: Guess, is_main: bool = True) -> None:
    """The button that trains: the main one, but where these settings have their results."""
    st.button(
        t.label("train"),
        key="train",
        type="primary" if is_main else "secondary",
        icon=TRAIN_ICON,
        on_click=begin,
        args=(comparison, guess),
    )


def cancel() -> None:
    """This visitor waits for nothing: fits that no other waits for are dropped."""
    trainer().cancel(visit().name)


def results(t: PageText, board: Board[K], asker: Asker[K]) -> dict[K, Report]:
    """
    The reports of what was asked last, or none as long as one is missing.

    What is there is put on the board; what is not is waited for once the page is drawn.
    """
    if asker.asked is None:
        return {}
    with guard(t):
        if asker.failure:
            raise asker.failure
        while asker.is_waiting or not asker.reports:
            jobs = asker.asked.ask(trainer(), visit().name, st.context.ip_address or "")
            # What was asked before is not wanted any more, but for what both have in common.
            trainer().cancel(visit().name, but=list(jobs.values()))
            if not board.show(jobs):
                board.jobs = jobs
                visit().afterwards = partial(watch, board, asker)
                visit().leaving = cancel
                return {}
            asker.finish({key: job.result() for key, job in jobs.items()})
        board.show_reports(asker.reports)
        return dict(asker.reports)
    cancel()  # a failure, which has been said: only a press tries again
    asker.give_up()
    return {}


def let_others_first(board: Board[K]) -> None:
    """Draw the rest when all who pressed have their board; what comes until then is put on it."""
    seen = 0

    def look() -> None:
        nonlocal seen
        visit()  # Streamlit hears of a new wish when its state is read
        jobs = board.jobs
        done = sum(job.done() for job in jobs.values())
        if done > seen:
            seen = done
            with suppress(CancelledError, LessonError):  # of that speaks `watch`
                board.show(jobs)

    turns.step_back(look)


def watch(board: Board[K], asker: Asker[K]) -> None:
    """Fill the places of the board as results come, then draw the page with them."""
    jobs = board.jobs
    last_seen = time.monotonic()
    try:
        while not board.show(jobs):
            if is_there():
                last_seen = time.monotonic()
            elif time.monotonic() - last_seen > ABSENCE:
                cancel()
                return
            drawn, pending = time.monotonic(), [job for job in jobs.values() if not job.done()]
            while not wait(pending, LOOK_EVERY, FIRST_COMPLETED).done:
                visit()  # Streamlit hears of a new wish when its state is read
                if time.monotonic() - drawn >= draw_every():
                    break
    except CancelledError:
        return  # a later run of the page asked for something else
    except LessonError as failure:
        asker.failure = failure  # said in its place when the page is drawn anew
    st.rerun()


def wait_for(job: Job[Report]) -> None:
    """Wait for one model, then draw the page with it. Who leaves or asks for others gives it up."""
    while not job.done() and is_there():
        wait([job], LOOK_EVERY)
        visit()  # Streamlit hears of a new wish when its state is read
    st.rerun()


def on_its_own(part: Callable[P, None]) -> Callable[P, None]:
    """
    A part of the page that runs alone: a fragment, but for the time that models train.

    Then the page is running, and a fragment would have to wait for its end; a run of the whole
    page takes its place at once.
    """

    @st.fragment
    def alone(*arguments: P.args, **named: P.kwargs) -> None:
        if is_awaited():  # for what was pressed in it, with the whole page
            st.rerun()
        part(*arguments, **named)

    @wraps(part)
    def draw(*arguments: P.args, **named: P.kwargs) -> None:
        with st.container():  # one element of the page, whatever is in it: nothing below moves up
            if is_awaited():
                with st.container():  # as a fragment has: a sheet that is drawn on stays the same sheet
                    part(*arguments, **named)
            else:
                alone(*arguments, **named)

    return draw


def is_awaited() -> bool:
    """Whether some part of the visit waits for models."""
    return any(getattr(part, "is_waiting", False) for part in visit().parts.values())


def draw_every() -> float:
    """Seconds until what grows is drawn again: more of them while many look at it."""
    return LOOK_EVERY * max(1, trainer().visitors() / FEW)


def is_there() -> bool:
    """Whether a browser is connected to this visit. Without a server, in tests, somebody always is."""
    context = get_script_run_ctx()
    return (
        context is None
        or not runtime.exists()
        or runtime.get_instance().is_active_session(context.session_id)
    )
