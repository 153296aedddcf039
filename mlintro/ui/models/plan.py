"""The network as the knobs have it, and second thoughts about all three models."""

from functools import lru_cache

import streamlit as st

from mlintro import digits
from mlintro.digits import exam
from mlintro.digits.learned import CLASSES
from mlintro.digits.runs.comparison import Comparison
from mlintro.figures import images
from mlintro.figures.network import plan
from mlintro.figures.palette import Palette
from mlintro.text import PageText
from mlintro.ui.widgets import palette, picture, prose

EXAMPLES = 5


def network(t: PageText, asked: Comparison, parameters: int) -> None:
    """Its picture, with the numbers that go in and those that it has to learn, which are `parameters`."""
    data = digits.load()
    facts = {
        "pixels": data.X_train.shape[1],
        "width": asked.mlp_width,
        "layers": asked.mlp_depth,
        "digits": CLASSES,
        "side": digits.SIDE,
        "parameters": parameters,
    }
    said = [t.label(f"plan_{part}", **facts) for part in ("in", "middle", "out")]
    drawn = drawing(asked.mlp_width, asked.mlp_depth, tuple(said), palette())
    picture(drawn, t.label("plan_alt", **facts))
    st.caption(t.label("plan", **facts))


@lru_cache(maxsize=32)
def drawing(width: int, depth: int, said: tuple[str, ...], colours: Palette) -> str:
    """Kept: the page is drawn anew at every press, and its knobs stay where they are."""
    return plan(digits.load().X_train[0], width, depth, said, colours)


def know_more(t: PageText) -> None:
    """The digits, how each model decides, and what an accuracy is."""
    with st.expander(t.label("know_more"), key="know_more", on_change="rerun") as fold:
        if not fold.open:
            return
        data = digits.load()
        labels = [t.label("digit", digit=int(digit)) for digit in data.y_train[:EXAMPLES]]
        said = t.separator.join(map(str, data.y_train[:EXAMPLES]))
        picture(
            images.labelled_digits(data.X_train[:EXAMPLES], labels, palette()),
            t.label("digits_alt", digits=said),
        )
        n_images, n_pixels = len(data.y_train) + len(data.y_val) + exam.SIZE, data.X_train.shape[1]
        facts = {"images": digits.MNIST_SIZE, "here": n_images, "pixels": n_pixels, "side": digits.SIDE}
        st.caption(t.label("shape", **facts))
        prose(t.section("three_models"))
        prose(t.section("accuracy"))
