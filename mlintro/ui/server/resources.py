"""What all visitors of this server share."""

import logging
import os
from functools import partial

import streamlit as st

from mlintro import settings
from mlintro.digits import keeping
from mlintro.digits.models import get_ready
from mlintro.training import Trainer
from mlintro.training.executor import make_executor

logger = logging.getLogger(__name__)


@st.cache_resource(show_spinner=False)
def trainer() -> Trainer:
    """Who trains for all; made once, when the server starts."""
    for sentence in settings.renamed(os.environ):  # here and not where they are read: workers read them, too
        logger.warning(sentence)
    given = settings.current()
    return Trainer(
        partial(make_executor, get_ready),
        slots=given.workers,
        queue=given.queue,
        memory=given.memory,
        known=keeping.known,
    )
