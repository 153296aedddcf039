"""The learner's way through the lesson: where they left off, and what they chose on other pages."""

from typing import Any

from mlintro.ui.untrusted import is_clean, table
from mlintro.ui.visit import visit

MOST_CHOICES, LONGEST_NAME = 40, 40


def kept() -> dict[str, object]:
    """The last page, and every choice by its widget."""
    last = {"last_page": visit().last_page} if visit().last_page else {}
    return last | ({"chosen": dict(visit().chosen)} if visit().chosen else {})


def restore(found: dict[str, Any]) -> None:
    """
    Take back what the tab remembered: a page that there is, and choices not yet made.

    Whether an option is one is for its widget to say, which knows them.
    """
    pages = {name for pages in visit().scripts.values() for name in pages}
    if visit().last_page is None and found.get("last_page") in list(pages):
        visit().last_page = found["last_page"]
    for key, option in list(table(found.get("chosen")).items())[:MOST_CHOICES]:
        if is_clean(key, LONGEST_NAME) and is_clean(option, LONGEST_NAME):
            visit().chosen.setdefault(key, option)
