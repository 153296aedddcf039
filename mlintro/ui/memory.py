"""What a reload must not lose: sent to the browser's tab, and taken back from it. Never on a disk."""

import json
from typing import Any, Protocol

import streamlit as st

from mlintro.signatures import EXERCISES
from mlintro.ui import answers, way
from mlintro.ui.components.assets import bundle
from mlintro.ui.untrusted import table
from mlintro.ui.visit import LONGEST_ANSWER, visit
from mlintro.ui.widgets import words

_TAB = st.components.v2.component("tab", js=bundle("tab"))

# Characters that are read back: every answer as it was checked and as it stands in its box, each
# of its characters written as six (\u0000) at worst, and room for all the rest. A test fills it.
LONGEST = 2 * len(EXERCISES) * LONGEST_ANSWER * 6 + 80_000


class Part(Protocol):
    """A part of the visit that knows how to be kept and to come back."""

    def kept(self) -> dict[str, object]:
        """What is to be remembered, for JSON; empty where there is nothing yet."""

    def restore(self, found: dict[str, Any], /) -> None:
        """Take what fits of what a browser remembered. Nothing in it is to be trusted."""


def parts() -> dict[str, Part]:
    """All that is kept, by name. What another page must not lose is added here."""
    v = visit()
    return {
        "way": way,
        "answers": answers,
        "mixer": v.mixer,
        "game": v.game,
        "descent": v.descent,
        "neuron": v.neuron,
        "models": v.models,
        "drawing": v.drawing,
    }


def remember() -> None:
    """
    Tell the tab its language and what to remember; once in a run of the whole page.

    What it remembers of an earlier visit comes back before the next run.
    """
    _TAB(
        key="memory",
        data=told(*parts()) | {"language": words("frame").language, "restored": visit().is_restored},
        on_restore_change=restore,
        height=1,
    )


def remember_part(name: str) -> None:
    """Tell the tab of one part, at the end of a fragment: its reruns do not come by `remember`."""
    _TAB(key=f"memory_{name}", data=told(name), height=1)


def told(*names: str) -> dict[str, object]:
    """What the tab is told of these parts. The number tells what is newer."""
    visit().told += 1
    known = parts()
    return {
        "visit": visit().name,
        "number": visit().told,
        "kept": {name: known[name].kept() for name in names},
    }


def restore() -> None:
    """Put back what the tab remembered, once. It comes from outside: each part takes what fits."""
    if visit().is_restored:
        return
    visit().is_restored = True  # whatever comes: else the browser would go on sending it
    written = st.session_state.memory.restore
    if not isinstance(written, str) or len(written) > LONGEST:
        return
    try:
        found = table(json.loads(written))
    except (ValueError, RecursionError):
        return
    for name, part in parts().items():
        part.restore(table(found.get(name)))
