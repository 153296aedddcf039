"""Three judges of one digit: what each of the trained models reads, how sure it is, and why."""

from collections.abc import Mapping
from typing import assert_never

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from mlintro.digits.learned import Learned, Logistic, Mlp, Tree
from mlintro.digits.models import Kind, Report
from mlintro.digits.reading import reasons
from mlintro.digits.reading.drawing import Floats
from mlintro.digits.reading.reasons import Opinion
from mlintro.figures import judges as figures
from mlintro.text import PageText
from mlintro.ui.inside.sureness import sureness
from mlintro.ui.inside.views import tree_question
from mlintro.ui.widgets import palette, picture, verdict, words

SHOWN_QUESTIONS = 3
SHOWN_NEURONS = 4


def panel(
    t: PageText,
    said: DeltaGenerator,
    reports: Mapping[Kind, Report],
    image: Floats | None,
    label: int | None,
    waiting: str,
) -> dict[Kind, int]:
    """
    Whether the models agree, in the place `said`, and a card for each. Tells what each of them read.

    `image` is (784,) in 0..1, None before a digit was drawn, which the label `waiting` then says; `label` is
    what it is known to show.
    """
    models = {kind: reports[kind].learned for kind in Kind}
    names = {kind: words("models").label(kind) for kind in Kind}
    opinions = {kind: reasons.opinion(models[kind], image) for kind in Kind} if image is not None else {}
    with said:
        if opinions:
            agreement(t, opinions, names, label)
        else:
            verdict("wait", t.label(waiting))
    for place, kind in zip(st.columns(len(Kind), gap="medium"), Kind, strict=True):
        with place.container(gap="xsmall"):
            st.markdown(f"**{names[kind]}**")
            if image is None:
                picture(figures.card(kind, None, "", "", palette()), t.label("card_empty_alt"))
            else:
                card(t, kind, models[kind], image, opinions[kind], names[kind])
    return {kind: opinion.digit for kind, opinion in opinions.items()}


def agreement(
    t: PageText, opinions: Mapping[Kind, Opinion], names: Mapping[Kind, str], label: int | None
) -> None:
    """The one line that says it all."""
    read = {opinion.digit for opinion in opinions.values()}
    each = {f"{kind}_digit": opinion.digit for kind, opinion in opinions.items()}
    facts: dict[str, object] = dict(names) | each | {"digit": min(read), "label": label}
    if label is None:
        verdict("fact", t.label("agree" if len(read) == 1 else "disagree", **facts))
    elif read == {label}:
        verdict("solved", t.label("agree_known", **facts))
    else:
        verdict("fact", t.label("disagree_known", **facts))


def card(t: PageText, kind: Kind, learned: Learned, image: Floats, opinion: Opinion, name: str) -> None:
    """A model's digit, the bars of all ten and the picture of its reason in one; the reason in words."""
    drawn, reason = why(t, learned, image, opinion.digit)
    sure = sureness(t, learned, opinion.sureness[opinion.digit])
    alt = t.label("card_alt", model=name, digit=opinion.digit, sure=sure)
    if next_sure := opinion.sureness[opinion.second]:
        second = {"second": opinion.second, "second_sure": sureness(t, learned, next_sure)}
        alt = f"{alt} {t.label('card_second_alt', **second)}"
    picture(figures.card(kind, opinion, sure, drawn, palette()), alt)
    st.caption(reason)


def why(t: PageText, learned: Learned, image: Floats, digit: int) -> tuple[str, str]:
    """The picture and the words of a model's reason for a digit."""
    match learned:
        case Logistic():
            added = reasons.contributions(learned, image)[:, digit]
            plus, minus = reasons.for_and_against(added)
            facts = {"plus": t.number(plus, signed=True), "minus": t.number(minus), "digit": digit}
            return figures.pushes(added, image, palette()), t.label("why_logistic", **facts)
        case Tree():
            return why_tree(t, learned, image, digit)
        case Mlp():
            awake = reasons.awake(learned, image, SHOWN_NEURONS)
            facts = {"active": awake.active, "neurons": awake.neurons}
            return figures.neurons(awake, image, palette()), t.label(
                "why_mlp" if awake.active else "asleep", **facts
            )
        case _:
            assert_never(learned)


def why_tree(t: PageText, learned: Tree, image: Floats, digit: int) -> tuple[str, str]:
    """The pixels that a tree asked for, its last questions in words, and the leaf it came to."""
    route = reasons.route(learned, image)
    count = len(route.questions)
    first = max(0, count - SHOWN_QUESTIONS)
    numbered = list(enumerate(route.questions, start=1))[first:]
    lines = [f"{number}. {tree_question(words('inside'), asked)}" for number, asked in numbered]
    leaf = {"images": route.images, "share": sureness(t, learned, route.shares[digit]), "digit": digit}
    title = t.label("why_tree" if first == 0 else "why_tree_last", count=count)
    lines = [title, *lines, t.label("ink"), t.label("leaf", **leaf)]
    return figures.questions(image, route.questions, SHOWN_QUESTIONS), "  \n".join(lines)
