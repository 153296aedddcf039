"""What all visitors of this server share."""

from functools import partial

import streamlit as st

from mlintro import settings
from mlintro.digits import keeping
from mlintro.digits.models import get_ready
from mlintro.training import Trainer
from mlintro.training.executor import make_executor


@st.cache_resource(show_spinner=False)
def trainer() -> Trainer:
    given = settings.current()
    return Trainer(
        partial(make_executor, get_ready),
        slots=given.workers,
        line=given.line,
        memory=given.memory,
        known=keeping.known,
    )
