"""The server around the pages: start-up, health, and the sentence for a bug."""

import gc
import importlib
import logging
import os
import socket
import stat
import sys
import threading
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from mlintro import settings
from mlintro.text import LANGUAGES
from mlintro.training import executor
from mlintro.ui.browser import prose, weights
from mlintro.ui.browser.scripts import script
from mlintro.ui.server import documents, metrics, no_setting, packed
from mlintro.ui.server.greeting import say_where
from mlintro.ui.server.health import health
from mlintro.ui.server.seldom import Seldom
from mlintro.ui.widgets import words

logger = logging.getLogger(__name__)
logger.addFilter(Seldom(20))  # tracebacks, some 3 kB each

# Seconds a thread computes before another may, a 25th of Python's usual. The loop that sends to all
# visitors lets go of the interpreter at every message, and would wait that long for it each time:
# a class that presses at once has its results in a third of the time so.
SHORT_TURN = 0.0002
DESCRIPTORS = Path("/proc/self/fd")


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    # The parser warns about doubtful code with a copy of it: learners' text has no place in a log.
    warnings.filterwarnings("ignore", category=SyntaxWarning)
    # Pillow warns about doubtful photos with what it read in them: the same.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    send_at_once()
    remember_theme()
    no_setting.make_up()
    sys.setswitchinterval(SHORT_TURN)
    if port := settings.current().metrics:
        metrics.serve(port)
    threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
    say_where()
    yield
    if health.is_warm:
        executor.stop()


def send_at_once() -> None:
    """
    Set TCP_NODELAY on the sockets this process listens on; accepted ones inherit it.

    `streamlit run` binds in a way for which asyncio leaves Nagle's algorithm on: about 40 ms
    more for every answer. Linux only; elsewhere the lesson is merely slower.
    """
    if not DESCRIPTORS.exists():
        return
    for descriptor in map(int, os.listdir(DESCRIPTORS)):
        try:
            if not stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                continue
            with socket.socket(fileno=os.dup(descriptor)) as open_socket:
                if open_socket.family in (socket.AF_INET, socket.AF_INET6):
                    open_socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError:  # closed meanwhile, or not a TCP socket
            continue


def remember_theme() -> None:
    """
    Fill in what the browser is told of the theme once.

    Streamlit gathers it anew from all of its options for every rerun, six times: a sixth of a rerun's
    time. The options do not change while the server runs; an edited theme shows after a restart.
    """
    fill = app_session._populate_theme_msg

    @cache
    def filled(section: str) -> CustomThemeConfig:
        theme = CustomThemeConfig()
        fill(theme, section)
        return theme

    def fill_in(theme: CustomThemeConfig, section: str = "theme") -> None:
        theme.MergeFrom(filled(section))

    vars(app_session)["_populate_theme_msg"] = fill_in


def warm_up() -> None:
    """
    Import what is heavy and start the training processes, behind the first visitor's back.

    What is there then stays for good: frozen, the garbage collector need not look at it again.
    """
    importlib.import_module("pandas")  # Streamlit's elements of one's own need it

    from mlintro import digits, photos
    from mlintro.digits import experiments
    from mlintro.ui.server.resources import trainer

    packed.pack()
    for language in LANGUAGES:
        prose.lesson_prose(language)
    weights.address()
    digits.load()
    experiments.load()
    photos.astronaut(photos.RESOLUTIONS[-1])
    trainer().is_alive(timeout=60)
    gc.collect()
    gc.freeze()
    health.is_warm = True


def healthz(_request: Request) -> Response:
    """The process answers."""
    return PlainTextResponse("ok")


def readyz(_request: Request) -> Response:
    """Learners can be sent here: warmed up, no page raised when it ran last, training answers."""
    # Here and not above: before the server runs, defining a cached function logs a warning.
    from mlintro.ui.server.resources import trainer

    is_training = trainer().is_alive() if health.is_warm else False
    is_ready = health.lack(is_training) is None
    return JSONResponse(
        {
            "ready": is_ready,
            "warm": health.is_warm,
            "training": is_training,
            "failing": health.failing,
        },
        status_code=200 if is_ready else 503,
    )


ROUTES = [
    Route("/healthz", healthz),
    Route("/readyz", readyz),
    # also where the lesson stands below another address
    Route("/{below:path}elements/{name}.js", script),
    Route("/{below:path}prose/{language}/{digest}.txt", prose.serve),
    Route("/{below:path}weights/{digest}.f16", weights.serve),
    *documents.ROUTES,
]


def on_script_error(error: Exception) -> bool:
    """A bug: the traceback is for the log, the learner gets a sentence."""
    logger.error("a page raised", exc_info=error)
    metrics.page_errors.inc()
    st.error(words("frame").label("bug"), icon=":material/build:")
    return True
