"""What is remembered of a visit beside the widgets: in memory, for as long as the page is open."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import streamlit as st

from mlintro.ui.untrusted import is_clean, table

MOST_CHOICES, LONGEST_NAME = 40, 40

P = TypeVar("P")


@dataclass(slots=True)
class Visit:
    """
    A few numbers and answers. Nothing of it is written to a disk or to a log.

    Two moments in the life of a page are here for it to use; each is used once, then forgotten.
    `afterwards` is called by the frame when the page is drawn and its turn is over, in the same run:
    the place for what waits, as for a training. A run that begins anew forgets it. `leaving` is called
    by the frame in the first run of another page, before that is drawn: the place to give up what
    nobody waits for any more. A run of the same page keeps it.
    """

    name: str = field(default_factory=lambda: secrets.token_hex(8))  # tells this visit from the last
    is_restored: bool = False  # whether the browser gave back what it remembered of the last
    is_over: bool = False  # whether the learner asked to begin again
    told: int = 0  # how often the browser was told what to remember
    is_on_wall: bool = False  # whether the page is projected: a teacher says what is to be read
    afterwards: Callable[[], None] | None = None
    leaving: Callable[[], None] | None = None
    scripts: dict[str, dict[str, st.Page]] = field(default_factory=dict)  # language -> name -> page
    chosen: dict[str, str] = field(default_factory=dict)  # widget -> option, of every choice made
    anew: dict[str, str] = field(default_factory=dict)  # widget that begins anew -> option, "" for its first
    shown: str = ""  # the page of the last run
    done: dict[str, bool] = field(default_factory=dict)  # page -> whether something was achieved, in this run
    is_arrival: bool = False  # the page is new, until it says that it has noticed
    last_page: str | None = None  # where the learner left off, the home page aside
    parts: dict[type[Any], Any] = field(default_factory=dict)  # of the pages, each as its class has it

    def of(self, part: type[P]) -> P:
        """What is remembered of one page, made when it is first asked for."""
        if part not in self.parts:
            self.parts[part] = part()
        return cast(P, self.parts[part])

    def spread(self, seconds: float) -> float:
        """
        So long, and up to a sixth more, as this visit has it.

        A class whose tabs all came back at one moment would else go on asking at one moment.
        """
        share = int(self.name, 16) / int("f" * len(self.name), 16)
        return seconds * (1 + share / 6)

    def unset(self, key: str) -> None:
        """A widget stands again as its page begins, whatever the link and the learner said."""
        self.chosen.pop(key, None)
        st.query_params.pop(key, None)
        st.session_state.pop(key, None)

    def kept(self) -> dict[str, object]:
        """The last page, and every choice by its widget."""
        last = {"last_page": self.last_page} if self.last_page else {}
        return last | ({"chosen": dict(self.chosen)} if self.chosen else {})

    def restore(self, found: dict[str, Any]) -> None:
        """
        Take back what the tab remembered: a page that there is, and choices not yet made.

        Whether an option is one is for its widget to say, which knows them.
        """
        pages = {name for pages in self.scripts.values() for name in pages}
        if self.last_page is None and found.get("last_page") in list(pages):
            self.last_page = found["last_page"]
        for key, option in list(table(found.get("chosen")).items())[:MOST_CHOICES]:
            if is_clean(key, LONGEST_NAME) and is_clean(option, LONGEST_NAME):
                self.chosen.setdefault(key, option)


def visit() -> Visit:
    """The one door to what is remembered."""
    try:
        return cast(Visit, st.session_state["visit"])  # one look: it is asked for fifty times in a run
    except KeyError:
        st.session_state["visit"] = new = Visit()
        return new
