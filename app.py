"""Entry point: `streamlit run app.py`, or any ASGI server with `app:app`."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from mlintro.ui.classes.moving.moved import Moved
from mlintro.ui.server import start as server
from mlintro.ui.server.first_page import FirstPage
from mlintro.ui.server.limits import Limits
from mlintro.ui.server.packed import PackedFiles
from mlintro.ui.server.security_headers import SecurityHeaders

# The main script is not this file: a folder called pages/ beside the main script would make
# Streamlit show a page without its frame to the first visitor who opens a deep link.
app = st.App(
    Path(__file__).parent / "mlintro" / "ui" / "main.py",
    lifespan=server.lifespan,
    routes=server.ROUTES,
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(Limits),
        Middleware(Moved),
        Middleware(PackedFiles),
        Middleware(FirstPage),
    ],
    on_script_error=server.on_script_error,
)
