"""The teacher's remote: what comes next in the lesson, what the wall shows, who is where."""

import time

import streamlit as st

from mlintro.classes import AwayError, Board, Screen, Seats, teaching
from mlintro.classes.plan import STEPS, STEPS_BY_NAME, TIMERS, part
from mlintro.classes.teaching import Deed, act
from mlintro.classes.voting import present
from mlintro.text import PageText
from mlintro.ui.classes import files
from mlintro.ui.classes.address import address, without_scheme
from mlintro.ui.classes.homes import classes
from mlintro.ui.classes.key import key
from mlintro.ui.classes.question import question
from mlintro.ui.classes.seats import seats_and_pages, stuck
from mlintro.ui.classes.visit import Teacher
from mlintro.ui.server.health import health
from mlintro.ui.server.resources import trainer
from mlintro.ui.visit import visit
from mlintro.ui.widgets import prose, verdict, words

TICK = 2.0  # seconds between two looks
QUICKLY = 1.0  # seconds in which the training processes say that they are there
SIGN_EVERY = 20.0  # seconds between two signs of a teacher's tab in which nothing is done


@st.fragment(run_every=TICK)
def remote(t: PageText) -> None:
    """For who has a class's key: its remote. For others the way to open one."""
    teacher = visit().of(Teacher)
    try:
        board, seats = _class(teacher)
    except AwayError:
        verdict("wait", t.label("home_away"))
        return
    if board is None:
        st.title(t.label("title"), anchor=False)
        prose(t.section("open"))
        if teacher.refusal:
            st.warning(t.label(f"refusal_{teacher.refusal}"))
        key(t, None, {}, is_over=teacher.is_over)
        return
    _now(t, board, seats)
    stuck(t, board, seats)
    _step(t, board, seats)
    _class_as_a_whole(t, board)
    key(t, board, seats)
    st.subheader(t.label("seats"), anchor=False)
    seats_and_pages(t, board, seats, do)
    _end(t, board, seats)


def _class(teacher: Teacher) -> tuple[Board | None, Seats]:
    """The class of who has proved its key, and now and then the sign that its teacher is there."""
    board = classes().board(teacher.code) if teacher.code else None
    if board is None or board.is_over or board.seal != teacher.seal:
        teacher.is_over |= board is not None and board.is_over
        teacher.code = ""
        return None, {}
    if time.time() - board.seen > SIGN_EVERY:
        board = act(classes(), teacher.code, teacher.seal, lambda board: board, time.time()) or board
    return board, classes().seats(teacher.code)


def do(deed: Deed) -> None:
    """A button was pressed. Who presses has proved the key, and that is looked at again."""
    teacher = visit().of(Teacher)
    try:
        act(classes(), teacher.code, teacher.seal, deed, time.time())
    except AwayError:
        st.toast(words("classes").label("home_away"))


def _now(t: PageText, board: Board, seats: Seats) -> None:
    """What a teacher looks for first: the code, how many are in, how long it still takes."""
    left = board.left(time.time())
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        inside = t.label("inside", count=len(present(board, seats, time.time())))
        st.markdown(f"### `{board.code}`", width="content")
        clock = "–" if left is None else clock_time(left) if left > 0 else t.label("time_over")
        st.markdown(f"**{inside}** · :material/timer: {clock}", width="content")
        if base := without_scheme(address()):
            st.markdown(base, width="content")
        wall = f"clase?ver={board.code}&lang={t.language}#p={visit().of(Teacher).pointer}"
        st.link_button(t.label("wall"), wall, icon=":material/cast:")
    with st.container(key="standing"):
        st.caption(standing(t, board))


def standing(t: PageText, board: Board) -> str:
    """What everybody's page shows of this remote, until it is taken back."""
    step = STEPS_BY_NAME.get(board.invited)
    what = [t.label("standing_invite", page=words(step.page).label("nav"))] if step else []
    what += [t.label("standing_veil")] if board.is_veiled else []
    return f"**{t.label('standing', what=' · '.join(what))}**" if what else t.label("standing_none")


def clock_time(seconds: int) -> str:
    """
    Minutes and seconds.

    >>> clock_time(75), clock_time(9)
    ('1:15', '0:09')
    """
    return f"{seconds // 60}:{seconds % 60:02}"


def _step(t: PageText, board: Board, seats: Seats) -> None:
    """Where the lesson stands, on and back, what to say, and the question of the step."""
    step = STEPS[board.step]
    with st.container(border=True, key="step"):
        where = t.label(
            "minutes_of",
            start=step.start,
            end=step.end,
            page=words(step.page).label("nav"),
            number=board.step + 1,
            count=len(STEPS),
        )
        st.markdown(f"**{t.label(f'step_{step.name}')}**  \n{where}")
        with st.container(horizontal=True):
            _button(t, "step_back", teaching.go_to_step(board.step - 1), is_off=board.step == 0)
            _button(t, "step_on", teaching.go_to_step(board.step + 1), is_off=board.step == len(STEPS) - 1)
            is_invited = board.invited == step.name
            invitation = t.label("uninvite" if is_invited else "invite", page=words(step.page).label("nav"))
            inviting = teaching.invite("" if is_invited else step.name)
            st.button(invitation, key="invite", icon=":material/forward:", on_click=do, args=(inviting,))
            for deed in step.deeds:
                _deed(t, board, deed)
        with st.container():  # one element, whatever is in it: what is below keeps its place
            if step.question:
                question(t, board, seats, step, do)
            elif board.step == 0:
                _readiness(t)
        prose(t.section(f"notes_{step.name}"))


def _readiness(t: PageText) -> None:
    """Before the lesson: whether all that it needs on this server is there, looked at with each tick."""
    lack = health.lack(health.is_warm and trainer().is_alive(QUICKLY))
    verdict("wait" if lack else "solved", t.label(f"lack_{lack}" if lack else "all_ready"))


def _deed(t: PageText, board: Board, deed: str) -> None:
    """What the wall's page does when told to, and in its place, while the class votes, when it will."""
    said, why = t.label(f"deed_{deed}"), None
    if is_off := teaching.is_answering(board):
        said, why = t.label("deed_waits", deed=said), t.label("deed_why")
    elif teaching.is_early(board):
        said = t.label("deed_early", deed=said)
    st.button(said, key=f"deed_{deed}", disabled=is_off, help=why, on_click=do, args=(teaching.cue(deed),))


def _class_as_a_whole(t: PageText, board: Board) -> None:
    """What the wall shows, the timer, and eyes to the front."""
    st.caption(t.label("screen"))
    with st.container(horizontal=True, gap="xsmall"):  # buttons: what another remote set, a widget would undo
        for screen in Screen:
            st.button(
                t.label(f"screen_{screen}"),
                key=f"screen_{screen}",
                type="primary" if screen is board.screen else "secondary",
                # What another step has asked is not what the notes of this one ask.
                disabled=screen is Screen.QUESTION and not STEPS[board.step].question,
                on_click=do,
                args=(teaching.project(screen),),
            )
    with st.container(horizontal=True, vertical_alignment="center"):
        for number, minutes in enumerate(TIMERS, start=1):
            st.button(
                t.label("timer", part=number, minutes=minutes),
                key=f"timer_{minutes}",
                icon=":material/timer:" if minutes == part(STEPS[board.step]) else None,
                on_click=_start,
                args=(minutes,),
            )
        is_off = board.left(time.time()) is None  # its place is kept: nothing moves under a finger
        st.button(t.label("timer_stop"), key="timer_stop", disabled=is_off, on_click=_start, args=(0,))
    veil = teaching.veil(not board.is_veiled)
    _button(t, "veil_off" if board.is_veiled else "veil_on", veil, key="veil", icon=":material/visibility:")


def _start(minutes: int) -> None:
    do(teaching.time_for(minutes, time.time()))


def _button(
    t: PageText, label: str, deed: Deed, is_off: bool = False, key: str = "", icon: str | None = None
) -> None:
    st.button(t.label(label), key=key or label, icon=icon, disabled=is_off, on_click=do, args=(deed,))


def _end(t: PageText, board: Board, seats: Seats) -> None:
    """Files to take away, and the end."""
    st.subheader(t.label("the_end"), anchor=False)
    with st.container(horizontal=True):
        for name, written in (("votes", files.votes), ("animals", files.animals)):
            st.download_button(
                t.label(f"csv_{name}"),
                written(t, board, seats),
                f"{board.code}-{t.label(f'file_{name}')}.csv",
                "text/csv",
                key=f"csv_{name}",
                on_click="ignore",
                icon=":material/download:",
            )
        with st.popover(t.label("end"), icon=":material/logout:"):
            st.markdown(t.label("end_asks"))
            st.button(t.label("end_yes"), key="end_class", on_click=_over)


def _over() -> None:
    teacher = visit().of(Teacher)
    try:
        teaching.end(classes(), teacher.code, teacher.seal, time.time())
    except AwayError:
        st.toast(words("classes").label("home_away"))
