"""Match the colour: what a guess was worth, and the next one."""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from mlintro import pixels
from mlintro.pixels import colours
from mlintro.pixels.colours import LEVELS, NAMES, Judgement
from mlintro.text import PageText
from mlintro.ui.browser.tab import remember_part
from mlintro.ui.pixels import is_enough, offer_part
from mlintro.ui.pixels.match import match as element
from mlintro.ui.pixels.visit import Game
from mlintro.ui.visit import visit
from mlintro.ui.widgets import bench, failure, in_sight, jump, linked_as, step, switch, verdict


@st.fragment
def match_lab(t: PageText, go_on: Callable[[], None]) -> None:
    """The game. A guess runs this and nothing else of the page. `go_on` shows the way to the next page."""
    game = visit().of(Game)
    game.follow(st.query_params)
    linked_as("level", game.level + 1, 1)
    linked_as("colour", game.round + 1, 1)
    with step():
        with bench():
            score, place = st.empty(), st.container()
            with st.container(horizontal=True, vertical_alignment="center"):
                predict = switch(t.label("predict"), "predict")
                patterns = switch(t.label("patterns"), "patterns")
            with place:
                element(t, bool(predict), bool(patterns))
            if game.fault:
                failure(t, game.fault)
        score.markdown(t.label("level", level=game.level + 1, levels=len(LEVELS), solved=game.matched))
        bar(t, game, go_on)
    remember_part("game", game)


def bar(t: PageText, game: Game, go_on: Callable[[], None]) -> None:
    """What the last guess was worth, and the ways on."""
    with in_sight():
        say(t, game)
        with st.container(horizontal=True, width="content"):
            if is_enough() and not visit().is_on_wall:
                go_on()
            if not game.is_matched:
                jump("match", t.label("to_bars"), "to_bars")
            st.button(
                t.label("next_colour" if game.is_matched else "other_colour"),
                key="next_colour",
                icon=":material/casino:",
                on_click=game.begin,
            )
            if game.matched and not visit().is_on_wall:  # there the parts stand above the step
                offer_part(t, "photo")


def say(t: PageText, game: Game) -> None:
    """The verdict on the last guess, if there is one."""
    if game.judgement is None:
        verdict("wait", t.label("match_wait"))
    else:
        kind: Literal["fact", "solved", "hint"] = (
            "fact" if game.is_shown else "solved" if game.is_matched else "hint"
        )
        verdict(kind, judged(t, game, game.judgement))


def judged(t: PageText, game: Game, judgement: Judgement) -> str:
    """How far the last guess is, and what to look at; what the colour is once it is matched."""
    aim = game.target
    name = colours.name(aim)
    facts = {
        "distance": t.number(judgement.distance, 2),
        "tolerance": t.number(LEVELS[game.level].tolerance, 2),
        "aim": t.separator.join(map(t.short, aim)),
        "guess": t.separator.join(map(t.short, game.guess)),
        "name": t.label(f"colour_{name}").lower(),
        "channel": t.label(pixels.CHANNELS[judgement.channel]).lower(),
    }
    if game.is_over:
        return t.label("match_won_all", levels=len(LEVELS), **facts)
    if judgement.is_match:
        is_it = colours.distance(aim, NAMES[name]) < colours.SAME
        return t.label(f"match_{'shown' if game.is_shown else 'won'}{'' if is_it else '_near'}", **facts)
    return t.label("match_short" if judgement.is_short else "match_much", **facts)
