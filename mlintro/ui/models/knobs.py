"""The knobs of the comparison: its fields are the widgets' keys and the link's parameters."""

from collections.abc import Mapping
from typing import cast, get_args

import streamlit as st

from mlintro.digits import Validation, models
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import PageText
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.visit import visit
from mlintro.ui.widgets import choice, whole_number

RANGES = {
    "mlp_width": (models.MLP_WIDTHS, 1),
    "mlp_depth": (models.MLP_DEPTHS, 1),
    "tree_depth": (models.TREE_DEPTHS, 1),
    "train_size": (models.TRAIN_SIZES, 100),
}


# Where a question's experiment begins: one knob, against the run that the learner has made.
EXPERIMENTS = {
    "width_or_depth": {"mlp_width": models.MLP_WIDTHS[-1]},
    "more_data": {"train_size": models.TRAIN_SIZES[-1]},
    "little_data": {"train_size": models.TRAIN_SIZES[0]},
}


def offer_experiment(t: PageText, question: str) -> None:
    """A button that turns the knobs for a question; the learner predicts and trains."""
    turned = EXPERIMENTS[question]
    label = t.label(f"try_{question}", **turned)
    st.button(label, key=f"try_{question}", on_click=turn, args=(turned,), icon=":material/tune:")


def turn(knobs: Mapping[str, int]) -> None:
    """Set sliders, as a hand would."""
    st.session_state.update(knobs)


def comparison(t: PageText) -> Comparison:
    """Sliders for what the page is about, the rest behind a button; what they add up to."""
    default = Comparison()
    here, lab = visit(), visit().of(ModelsVisit)
    is_bare = not st.query_params.keys() & RANGES.keys()
    if is_bare:
        turn(lab.left_at)
    lab.left_at = {}
    sizes = {
        name: st.slider(
            t.label(name),
            allowed[0],
            allowed[-1],
            getattr(default, name),
            step,
            key=name,
            bind="query-params",
        )
        for name, (allowed, step) in RANGES.items()
    }
    with st.popover(t.label("settings"), icon=":material/tune:", width="stretch"):
        validation = cast(Validation, choice(t, "validation", get_args(Validation), default.validation))
        st.caption(t.label("validation_why"))
        seed = whole_number(t, "seed", models.SEEDS, default.seed)
        st.caption(t.label("seed_why"))
    is_arrival, here.is_arrival = here.is_arrival, False
    if is_arrival and is_bare and lab.knobs not in ({}, sizes):
        # The browser's Back brings a link without them, and they fell back to their defaults: they
        # are to stand as they were left. In this run they are bound to the link already.
        lab.left_at = lab.knobs
        st.rerun()
    lab.knobs = sizes
    return Comparison(**sizes, seed=seed, validation=validation)
