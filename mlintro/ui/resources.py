"""What all visitors of this server share."""

from io import BytesIO

import streamlit as st

from mlintro import settings
from mlintro.digits import keeping
from mlintro.digits.comparison import Comparison
from mlintro.digits.learned import Mlp
from mlintro.digits.models import Kind
from mlintro.figures.palette import Palette
from mlintro.training import Trainer
from mlintro.training.executor import make_executor


@st.cache_resource(show_spinner=False)
def trainer() -> Trainer:
    given = settings.current()
    return Trainer(
        make_executor, slots=given.workers, line=given.line, memory=given.memory, known=keeping.known
    )


@st.cache_data(max_entries=32, show_spinner=False)
def network_picture(comparison: Comparison, palette: Palette) -> bytes:
    """The MLP of a comparison drawn as circles and lines, as PNG: 0.3 s, so drawn once for all."""
    from mlintro.figures import network

    png = BytesIO()
    learned = comparison.ask(trainer())[Kind.MLP].result().learned
    assert isinstance(learned, Mlp)
    network.drawing(learned.weights[1:], palette).savefig(png, format="png", dpi=150)
    return png.getvalue()
