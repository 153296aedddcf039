"""One view for each kind of model, of why it read an image so; and one of what it mixes up."""

from collections.abc import Mapping

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from mlintro.digits.learned import CLASSES, Logistic, Mlp, Tree
from mlintro.digits.models import Kind, Report
from mlintro.digits.reading import reasons
from mlintro.figures import bars, images, network, svg, weight_images
from mlintro.figures import confusion as confusion_figure
from mlintro.figures import tree as tree_figure
from mlintro.figures.charts import mark
from mlintro.text import PageText
from mlintro.ui.inside.sentences import confusion_says, decimals, logistic_says, mlp_says, tree_says
from mlintro.ui.inside.sureness import sureness
from mlintro.ui.visit import visit
from mlintro.ui.widgets import choice, palette, picture

MOST_LINES = 160  # of a network: more are a blot
MOST_NEURONS = 16
WIDTH = 380  # px: letters are as large as elsewhere, and a picture and its controls fit a laptop's screen
LETTERS_ON_WALL = 20
SIGN = 14  # px: of a model's mark among words
Image = NDArray[np.float32]


def marks() -> dict[str, str]:
    """Each model's mark in its colour, by its name: a picture for the words of a label."""
    drawn = {kind: mark(kind, SIGN / 2, SIGN / 2, getattr(palette(), kind), scale=0.7) for kind in Kind}
    return {kind.value: f"![]({images.address(svg.picture(SIGN, SIGN, drawn[kind]))})" for kind in Kind}


def logistic(t: PageText, learned: Logistic, image: Image, label: int | None) -> None:
    """The weights of each digit, and what those of the winner make of the image."""
    scores = reasons.scores(learned, image)
    first, second = reasons.rival(scores, label)
    written = [t.number(score, decimals(scores)) for score in scores.tolist()]
    st.markdown(logistic_says(t, learned, image, label))
    learnt, applied, added_up = st.columns(3, gap="medium")
    with learnt:
        st.markdown(t.label("templates"))
        picture(
            weight_images.templates(learned.weights, first, t.label("minus"), t.label("plus"), palette()),
            t.label("templates_alt", first=first, score=written[first]),
        )
    with applied:
        st.markdown(t.label("why", first=first, second=second))
        rows = [
            weight_images.Row(learned.weights[:, digit], t.label("row", digit=digit, score=written[digit]))
            for digit in (first, second)
        ]
        said = t.separator.join(row.title for row in rows)
        names = [t.label(name) for name in ("column_image", "column_weights", "column_added")]
        picture(
            weight_images.products(image, rows, palette(), names),
            t.label("products_alt", first=first, second=second, rows=said),
        )
    with added_up:
        st.markdown(t.label("scores"))
        picture(
            bars.digits(scores.tolist(), written, palette().logistic, palette()),
            t.label("bars_alt", bars=_listed(t, written)),
        )


def tree(t: PageText, learned: Tree, image: Image) -> None:
    """The first questions, the way of the image through all of them, and the leaf where it ends."""
    route = reasons.route(learned, image)
    count = len(route.questions)
    written = [sureness(t, learned, share, 0) for share in route.shares]
    st.markdown(tree_says(t, learned, image))
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(t.label("first_questions"))
        words = tree_figure.Words(t.label("yes"), t.label("no"), lambda share: sureness(t, learned, share, 0))
        picture(tree_figure.top(learned, image, words, palette()), t.label("tree_alt", count=count), WIDTH)
        st.caption(t.label("tree_how"))
    with right:
        st.markdown(t.label("way"))
        st.markdown("\n".join(f"1. {tree_question(t, question)}" for question in route.questions))
        st.markdown(t.label("leaf"))
        picture(
            bars.digits(route.shares, written, palette().tree, palette()),
            t.label("bars_alt", bars=_listed(t, written)),
            bars.WIDTH,
        )


def tree_question(t: PageText, question: reasons.Question) -> str:
    """What a tree asked, and the answer; `t` is words("inside")."""
    # Three decimals: grey has 256 levels, and two of them may differ in the third.
    threshold, value = (t.number(v, 0 if v in (0, 1) else 3) for v in (question.threshold, question.value))
    return t.label(
        "question",
        row=question.row,
        column=question.column,
        threshold=threshold,
        value=value,
        answer=t.label("yes" if question.is_yes else "no"),
    )


def mlp(t: PageText, learned: Mlp, image: Image) -> None:
    """The network lit by the image, and what the neurons of its first layer look for."""
    awake = reasons.awake(learned, image, MOST_NEURONS)
    st.markdown(mlp_says(t, learned, image))
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(t.label("network"))
        lit_network(t, learned, image)
    with right:
        st.markdown(t.label("neurons"))
        values = [t.number(float(output)) for output in awake.outputs]
        picture(
            weight_images.neurons(awake.weights, values, (awake.outputs == 0).tolist(), palette()),
            t.label("neurons_alt", values=t.separator.join(values)),
            WIDTH,
        )
        st.caption(t.label("neurons_how"))


def lit_network(t: PageText, learned: Mlp, image: Image, said: str = "", width: int = WIDTH) -> None:
    """
    From the image to the ten digits, the more active the fuller, so many px wide.

    `said` comes first for who cannot see.
    """
    activations = [layer[0] for layer in learned.activations(image[None])]
    sure = activations[-1]
    written = [sureness(t, learned, float(share), 0) for share in sure]
    lines = reasons.strongest(learned, activations, MOST_LINES)
    alt = f"{said} {t.label('network_alt', layers=len(activations) - 1, bars=_listed(t, written))}".strip()
    if visit().is_on_wall:  # how sure it is stands beside it, in larger letters
        drawn = network.drawing(image, activations, lines, [""] * CLASSES, palette(), LETTERS_ON_WALL)
        picture(drawn, alt, "stretch")
        return
    shown = [words if share >= 0.005 else "" for words, share in zip(written, sure, strict=True)]
    picture(network.drawing(image, activations, lines, shown, palette()), alt, width)
    st.caption(t.label("network_how" if lines else "network_dark", lines=len(lines)))


def confusion(
    t: PageText, reports: Mapping[Kind, Report], said: Mapping[Kind, int], label: int | None
) -> None:
    """What one model read for what in all validation images, with the present image's place in it."""
    kind = Kind(choice(t, "confused", list(Kind), Kind.LOGISTIC, **marks()))
    counts = reports[kind].confusion
    sentence = confusion_says(t, counts)
    st.markdown(sentence)
    left, right = st.columns((3, 2), gap="large")
    here = None if label is None else (label, said[kind])
    with left:
        picture(
            confusion_figure.table(counts, t.label("true_digit"), t.label("read_digit"), palette(), here),
            t.label("confusion_alt", right=int(np.trace(counts)), count=int(counts.sum()), sentence=sentence),
            WIDTH,
        )
    right.markdown(t.section("confusion"))


def _listed(t: PageText, written: list[str]) -> str:
    """Ten numbers, each with its digit."""
    return t.separator.join(f"{digit}: {written[digit]}" for digit in range(CLASSES))
