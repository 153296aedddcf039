"""Three judges of one digit: what each of the trained models reads, how sure it is, and why."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from mlintro.digits.learned import Learned, Logistic, Mlp, Tree
from mlintro.digits.models import Kind, Report
from mlintro.digits.reading import reasons
from mlintro.digits.reading.drawing import Floats
from mlintro.digits.reading.reasons import Opinion
from mlintro.figures import judges as figures
from mlintro.text import PageText
from mlintro.ui.inside.sentences import decimals, terms_of
from mlintro.ui.inside.sureness import sureness
from mlintro.ui.inside.views import lit_network, tree_question
from mlintro.ui.widgets import palette, picture, verdict, words

SHOWN_QUESTIONS = 3
NETWORK = 300  # px wide: with the steps below it, as high as a laptop of 1366 by 768 shows


def judges(
    t: PageText,
    reports: Mapping[Kind, Report],
    image: Floats,
    network: DeltaGenerator,
    others: Sequence[DeltaGenerator],
) -> dict[Kind, int]:
    """
    The network lit by an image of 784 numbers in 0..1, then the others; what each of them reads.

    `others` are as many places as there are other kinds of model.
    """
    models = {kind: reports[kind].learned for kind in Kind}
    names = {kind: words("models").label(kind) for kind in Kind}
    opinions = {kind: reasons.opinion(models[kind], image) for kind in Kind}
    other_kinds = (kind for kind in reversed(Kind) if kind is not Kind.MLP)
    for kind, place in ((Kind.MLP, network), *zip(other_kinds, others, strict=True)):
        with place.container(gap="xsmall"):
            st.markdown(f"**{names[kind]}**")
            judge(t, kind, models[kind], image, opinions[kind], names[kind])
    return {kind: opinion.digit for kind, opinion in opinions.items()}


def agreement(t: PageText, said: Mapping[Kind, int], label: int | None, whose: str = "") -> None:
    """
    The one line that says it all: what each read; `label` is what the image is known to show.

    `whose` drawing it is, where that is to be said first.
    """
    read = set(said.values())
    facts: dict[str, object] = {"digit": min(read), "label": label}
    for kind, digit in said.items():
        facts |= {kind.value: words("models").label(kind), f"{kind}_digit": digit}
    if label is None:
        verdict("fact", f"{whose} {t.label('agree' if len(read) == 1 else 'disagree', **facts)}".lstrip())
    elif read == {label}:
        verdict("solved", t.label("agree_known", **facts))
    else:
        verdict("fact", t.label("disagree_known", **facts))


def judge(t: PageText, kind: Kind, learned: Learned, image: Floats, opinion: Opinion, name: str) -> None:
    """What a model reads and how sure it is, with its reason as a picture and in words."""
    sure = sureness(t, learned, opinion.sureness[opinion.digit])
    alt = t.label("card_alt", model=name, digit=opinion.digit, sure=sure)
    if next_sure := opinion.sureness[opinion.second]:
        second = {"second": opinion.second, "second_sure": sureness(t, learned, next_sure)}
        alt = f"{alt} {t.label('card_second_alt', **second)}"
    if isinstance(learned, Mlp):
        lit_network(words("inside"), learned, image, alt, NETWORK)
        return
    drawn, reason = why(t, learned, image, opinion.digit)
    picture(figures.card(kind, opinion, sure, drawn, palette()), alt)
    st.caption(reason)


def why(t: PageText, learned: Logistic | Tree, image: Floats, digit: int) -> tuple[str, str]:
    """The picture and the words of a model's reason for a digit."""
    if isinstance(learned, Tree):
        route = reasons.route(learned, image)
        return figures.questions(image, route.questions, SHOWN_QUESTIONS), why_tree(t, learned, route, digit)
    added = reasons.contributions(learned, image)[:, digit]
    n = decimals(reasons.scores(learned, image))
    terms = terms_of(learned, image, digit, n)
    facts = {"plus": t.number(terms["plus"], n, signed=True), "minus": t.number(-terms["minus"], n)}
    return figures.pushes(added, image, palette()), t.label("why_sum", digit=digit, **facts)


def why_tree(t: PageText, learned: Tree, route: reasons.Route, digit: int) -> str:
    """The last questions of a tree, and the leaf it came to."""
    count = len(route.questions)
    first = max(0, count - SHOWN_QUESTIONS)
    numbered = list(enumerate(route.questions, start=1))[first:]
    lines = [f"{number}. {tree_question(words('inside'), asked)}" for number, asked in numbered]
    leaf = {"images": route.images, "share": sureness(t, learned, route.shares[digit]), "digit": digit}
    title = t.label("why_questions" if first == 0 else "why_questions_last", count=count)
    return "  \n".join([title, *lines, t.label("ink"), t.label("leaf", **leaf)])
