"""The learner's line at the top of a page: which class, which seat, the question that is open."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import streamlit as st

from mlintro.classes import AwayError, Board, Phase, Screen, Seat
from mlintro.classes.joining import SIGN_EVERY, Answer
from mlintro.classes.plan import STEPS, STEPS_BY_NAME
from mlintro.classes.questions import GROUPS, QUESTIONS, ballot
from mlintro.classes.teaching import may_be_asked_again
from mlintro.descent import START
from mlintro.text import PageText
from mlintro.ui.browser.tab import remember_part
from mlintro.ui.classes.in_words import given, options, seat_name
from mlintro.ui.classes.moving.beat import beat
from mlintro.ui.classes.visit import ClassVisit, Told, has_knobs, lead, stands, values
from mlintro.ui.classes.way_in import code_field
from mlintro.ui.visit import visit
from mlintro.ui.widgets import linked, words

# Questions that a page would answer: while all vote on one, that page waits (frame/class.css).
WAITING = {
    "takes": "functions",
    "gives": "functions",
    "w": "descent",
    "best": "models",
    "width": "models",
    "xor": "neuron",
    "learns": "next_steps",
}
PREDICTIONS = [tenths / 10 for tenths in range(-10, 71)]  # of w


def class_line(page: str, tell: Callable[[], Told]) -> None:
    """
    Draw it where a tab is in a class or wants to be; nothing otherwise.

    `tell` is asked at every look what the learner has done meanwhile.
    """
    if visit().is_on_wall:  # a projector takes no seat
        return
    here = visit().of(ClassVisit)
    here.follow(linked("clase"))
    if here.code or here.asked:
        st.fragment(_line, run_every=visit().spread(SIGN_EVERY))(page, tell)


def _line(page: str, tell: Callable[[], Told]) -> None:
    t, here, found = words("classes"), visit().of(ClassVisit), None
    with st.container(key="class_line"):
        if here.asked:
            _another(t, here)
            return
        if here.arrives:
            st.markdown(t.label("arriving", code=here.code))
            return
        try:
            found = here.attend(page, tell())
        except AwayError:
            st.markdown(t.label("away"))
        else:
            if found:
                _inside(t, page, *found)
            else:
                _outside(t, here)
    if here.is_waiting:
        beat(here, found and found[0])
    if here.is_to_tell():
        remember_part("class", here)


def _another(t: PageText, here: ClassVisit) -> None:
    """Whether a tab's second class begins with what the first left there, which may be someone else's."""
    st.markdown(t.label("another", code=here.asked))
    with st.container(horizontal=True):
        if st.button(t.label("another_afresh"), key="another_afresh", type="primary"):
            visit().is_over = True  # the tab forgets all of it, and comes with the code
            st.rerun()
        if st.button(t.label("another_go_on"), key="another_go_on"):
            here.go_on()
            st.rerun()


def _outside(t: PageText, here: ClassVisit) -> None:
    """Why the learner is not in the class, or not at the moment."""
    answer = "back" if here.answer is Answer.WAIT and here.seal else here.answer
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(t.label(f"answer_{answer}", code=here.code))
        if answer is Answer.UNKNOWN:
            code_field(t)
        if answer is Answer.OVER:
            _to_sheet(t)
        may_leave = answer not in (Answer.WAIT, "back")
        if may_leave and st.button(t.label("dismiss"), key="leave_class"):
            here.leave()
            st.rerun()  # of the whole page: the field for a code is outside the line


def _inside(t: PageText, page: str, board: Board, seat: Seat) -> None:
    with st.container(key="class_inside", horizontal=True, vertical_alignment="center", gap="medium"):
        st.markdown(t.label("you", code=board.code, name=seat_name(t, seat.number)), width="content")
        _invitation(t, page, board, seat)
    if board.step == len(STEPS) - 1:
        _to_own_sheet(t, page, is_shown=not board.invited)
    with st.container():
        is_past = board.phase is not Phase.OPEN and board.question != STEPS[board.step].question
        is_elsewhere = board.phase is Phase.SHOWN and board.screen is not Screen.QUESTION  # the wall, by now
        is_over = is_past or is_elsewhere
        if board.phase is not Phase.IDLE and board.question in QUESTIONS and not is_over:
            _question(t, page, board, seat.votes)
    if board.is_veiled:
        st.html(f'<div class="class_veil" role="alert"><p>{t.label("veil")}</p></div>')


def _to_own_sheet(t: PageText, page: str, is_shown: bool) -> None:
    """The way to what the learner takes home: on its page, or to that page where no invitation leads."""
    if page == STEPS[-1].page:
        st.markdown(t.label("to_own_sheet"))
    elif is_shown:
        _to_sheet(t)


def _to_sheet(t: PageText) -> None:
    last = STEPS[-1].page
    said = t.label("to_page_of_sheet", page=words(last).label("nav"))
    st.page_link(visit().scripts[t.language][last], label=said, icon=":material/arrow_forward:")


def _invitation(t: PageText, page: str, board: Board, seat: Seat) -> None:
    """The way to what the class does now, until the learner has gone there."""
    here, step = visit().of(ClassVisit), STEPS_BY_NAME.get(board.invited)
    if step is None:
        here.went = ""
        return
    link, is_there = step.link_of(seat.number), page == step.page
    if step.teams:
        ((knob, setting),) = values(step.team_of(seat.number)).items()
        task = t.label("team", task=t.label(f"team_{knob}", count=setting))
    else:
        task = t.label(f"step_{step.name}")
    went = STEPS_BY_NAME.get(here.went)
    if is_there and ((went and went.leads_as(step)) or (not has_knobs(page) and stands(link))):
        here.went = step.name
        if step.teams:
            st.markdown(task, width="content")
        return
    where = words(step.page).label("nav")
    said = t.label("go", page=where, task=task)
    is_asked = board.phase is Phase.OPEN and ballot(board.question, board.round) not in seat.votes
    # One element, so that what is beside it keeps its place.
    with st.container(key="class_go", width="content"):
        up = escape(t.label("go_up", page=where))
        chip = "" if is_asked else f'<a class="class_chip" href="#class_go">{up}</a>'
        st.html(f'<span id="class_go">{chip}</span>')
        is_pressed = st.button(said, key="go", type="primary", icon=":material/arrow_forward:")
    if is_pressed:
        here.went = step.name
        lead(visit().scripts[t.language][step.page], step, link, is_there)


def _question(t: PageText, page: str, board: Board, votes: Mapping[str, str]) -> None:
    """The present question with its options, or that it is over; what others think is on the wall."""
    name, chosen = ballot(board.question, board.round), votes.get(ballot(board.question, board.round))
    said = options(t, board.question)
    is_waiting = WAITING.get(board.question) == page
    if board.phase is not Phase.OPEN:
        vote = t.label("own_vote", vote=said[chosen]) if chosen else ""
        st.markdown(f"{t.label(f'vote_{board.phase}')} {vote}")
        if is_waiting and may_be_asked_again(board):
            st.html('<span class="class_waits"></span>')
            st.markdown(t.label("page_waits_still"))
        return
    if not chosen:  # for who has scrolled: a way there that stays in sight
        st.html(f'<a class="class_chip" href="#class_vote">{t.label("vote_open")}</a>')
    with st.container(border=True, key="class_question"):
        st.html(f'<span id="class_vote" class="{"class_waits" if is_waiting else ""}"></span>')
        asked = t.label(f"question_{board.question}")
        st.markdown(f"**{asked}**" + (f" {t.label('second')}" if board.round > 1 else ""))
        if known := given(t, board.question):
            st.markdown(known)
        if QUESTIONS[board.question].options == GROUPS:
            key = f"vote_{name}"
            moved: dict[str, Any] = {
                "key": key,
                "on_change": slide,
                "args": (key, board.question, board.round),
            }
            st.select_slider(t.label("w"), PREDICTIONS, START, format_func=t.number, **moved)
        else:
            with st.container(horizontal=True, gap="small"):
                for option, words_of_it in said.items():
                    st.button(
                        words_of_it,
                        key=f"vote_{name}_{option}",
                        type="primary" if option == chosen else "secondary",
                        on_click=cast,
                        args=(board.question, board.round, option),
                    )
        if chosen:
            st.markdown(t.label("voted", vote=said[chosen]))
        else:
            how = "vote_slide" if QUESTIONS[board.question].options == GROUPS else "vote_now"
            st.markdown(f"{t.label(how)} {t.label('vote_private')}")
        if is_waiting:
            st.markdown(t.label("page_waits"))


def slide(key: str, question: str, round: int) -> None:
    cast(question, round, st.session_state[key])


def cast(question: str, round: int, answer: object) -> None:
    """A learner chose. The last choice counts."""
    try:
        visit().of(ClassVisit).vote(question, round, answer)
    except AwayError:
        st.toast(words("classes").label("away"))
