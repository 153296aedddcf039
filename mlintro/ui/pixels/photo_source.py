"""Where a photo comes from: the lesson, a file, the camera, or a page of the web."""

from collections.abc import Callable
from urllib.parse import urlsplit

import numpy as np
import streamlit as st
from numpy.typing import NDArray
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from mlintro import photos
from mlintro.errors import PhotoError
from mlintro.text import PageText
from mlintro.ui.pixels.visit import SOURCES, OwnPhoto, Photos
from mlintro.ui.server.turns import turns
from mlintro.ui.visit import visit
from mlintro.ui.widgets import verdict

ASTRONAUT = "astronaut"


def photo(t: PageText) -> tuple[str, NDArray[np.uint8], PhotoError | None]:
    """
    What identifies the photo to show, the photo, (rows, columns, 3), 0..255, and why it is not the learner's.

    The choice is not in the link: nobody's camera shall be asked for by a link.
    """
    source = st.segmented_control(
        t.label("source"),
        (ASTRONAUT, *SOURCES),
        default=ASTRONAUT,
        required=True,
        format_func=lambda source: t.label(f"source_{source}"),
        key="source",
        persist_state="session",
    )
    match source:
        case "upload":
            from_file(t)
        case "camera":
            from_camera(t)
        case "web":
            from_web(t)
    own = visit().of(Photos).own
    if source == ASTRONAUT or own is None or not own.token.startswith(f"{source} "):
        if own is None and source == visit().of(Photos).gone:
            verdict("hint", t.label("photo_gone"))
        return ASTRONAUT, photos.original(), None
    if own.pixels is None:
        return ASTRONAUT, photos.original(), own.fault
    if own.is_cut:
        verdict("hint", t.label("photo_cut"))
    return own.token, own.pixels, own.fault


def from_file(t: PageText) -> None:
    st.caption(t.label("upload_how", limit=photos.MAX_MB))
    # Of any name: what is in a file decides. Which ones a browser offers first, first_page/page.js tells it.
    file = st.file_uploader(
        t.label("upload"),
        max_upload_size=photos.MAX_MB,
        key="upload",
        label_visibility="collapsed",
    )
    if file is not None:
        take(f"upload {file.file_id}", file.getvalue)
        let_go("upload", file)


def from_camera(t: PageText) -> None:
    if not may_have_camera(st.context.url or ""):
        verdict("hint", t.label("camera_off"))  # the browser has none to offer, and would not say why
        return
    st.caption(t.label("camera_how"))
    shot = st.camera_input(t.label("source_camera"), key="camera", label_visibility="collapsed")
    if shot is not None:
        take(f"camera {shot.file_id}", shot.getvalue)
        let_go("camera", shot)


def may_have_camera(address: str) -> bool:
    """Whether browsers allow the camera there: over TLS, or on the machine itself."""
    there = urlsplit(address)
    host = there.hostname or ""
    return there.scheme != "http" or host in ("127.0.0.1", "::1") or f".{host}".endswith(".localhost")


def from_web(t: PageText) -> None:
    # Here and not above: only who fetches a photo needs the library that does.
    from mlintro.photos.fetching import HOSTS, NOTEBOOK, Web

    st.caption(t.label("web_how", hosts=", ".join(f"`{host}`" for host in HOSTS)))
    address = st.text_input(
        t.label("address"), NOTEBOOK, key="address", max_chars=600, persist_state="session"
    )
    if st.button(t.label("fetch"), key="fetch", icon=":material/download:"):
        visit().of(Photos).own = None  # asked again is fetched again
        with st.spinner(t.label("fetching")):
            take(f"web {address}", lambda: Web().fetch(address))


def let_go(key: str, file: UploadedFile) -> None:
    """A file that is decoded: of its bytes Streamlit would keep one copy for itself and one for the visit."""
    context = get_script_run_ctx()
    assert context is not None
    assert isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager)
    context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)
    st.session_state[key].truncate(0)


def take(token: str, read: Callable[[], bytes]) -> None:
    """Decode a photo once, and keep it, or why it cannot be shown, for as long as the visitor stays."""
    own = visit().of(Photos).own
    if own is not None and own.token == token:
        return
    try:
        with turns.aside():
            received = photos.receive(read())
    except PhotoError as fault:
        visit().of(Photos).own = OwnPhoto(token, None, fault)
    else:
        visit().of(Photos).own = OwnPhoto(token, np.asarray(received.picture), is_cut=received.is_cut)
