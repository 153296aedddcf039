"""Our own elements in the browser: one way to mount them, to give them words, to hear from them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import cache, partial
from pathlib import Path
from typing import Any

import streamlit as st

from mlintro.text import PageText
from mlintro.ui.browser.assets import style
from mlintro.ui.browser.scripts import fetching
from mlintro.ui.visit import visit
from mlintro.ui.widgets import palette

Take = Callable[[Any], None]  # what the browser sent, which is not to be trusted


class Element:
    """
    An element whose script and style sheets lie beside the Python file that mounts it.

    Made once, when that file is imported; `sheets` are those it shares with others, by name.
    """

    def __init__(self, mount: str, *sheets: str) -> None:
        self.name = Path(mount).stem
        self._mount = st.components.v2.component(self.name, js=fetching(self.name), css=style(mount, *sheets))

    def __call__(
        self, data: Mapping[str, object], *, key: str = "", height: int | None = None, **takes: Take
    ) -> None:
        """
        Put it on the page. `data` is what its script is given.

        Each of `takes` is called with what the browser sent under that name, before the page runs. An
        element that stands on a page twice has a `key` for each; one of which nothing is to be seen has
        a `height` of 1 px.
        """
        key = key or self.name
        hear = {f"on_{name}_change": partial(self._hear, key, name, take) for name, take in takes.items()}
        named: dict[str, Any] = hear if height is None else hear | {"height": height}
        # In a list: Streamlit looks at each value of an object whether it is a table, 30 µs a time.
        self._mount(key=key, data=[dict(data)], **named)

    @staticmethod
    def _hear(key: str, name: str, take: Take) -> None:
        if key in st.session_state:  # else it has left the page while this was on its way
            take(getattr(st.session_state[key], name))


fields = cache(asdict)


def dress(t: PageText, names: Sequence[str]) -> dict[str, object]:
    """
    Words and colours of an element, and whether it is projected, as part of its data.

    The holes of the words stay open: the browser fills them, with numbers it writes as `numbers` says.
    """
    return {
        "language": t.language,
        "words": {name: t.with_holes(name) for name in names} | {"numbers": fields(t.writing)},
        "colours": fields(palette()),
        "is_on_wall": visit().is_on_wall,
    }
