"""What all visitors of this server share."""

import streamlit as st

from mlintro import settings
from mlintro.digits import keeping
from mlintro.training import Trainer
from mlintro.training.executor import make_executor


@st.cache_resource(show_spinner=False)
def trainer() -> Trainer:
    given = settings.current()
    return Trainer(
        make_executor, slots=given.workers, line=given.line, memory=given.memory, known=keeping.known
    )
