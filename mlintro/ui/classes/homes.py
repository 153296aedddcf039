"""Where this server's classes live, and the one door to them."""

import streamlit as st

from mlintro import settings
from mlintro.classes import Classes
from mlintro.classes.in_memory import InMemory
from mlintro.classes.joining import Entrance


@st.cache_resource(show_spinner=False)
def classes() -> Classes:
    """Those of all visitors; made once. Raises ValueError for a setting that is no address."""
    if not (address := settings.current().classes):
        return InMemory()
    from mlintro.classes.in_redis import InRedis  # here: who has no Redis needs no client of it

    return InRedis(address)


@st.cache_resource(show_spinner=False)
def entrance() -> Entrance:
    return Entrance(classes(), settings.current().seats)
