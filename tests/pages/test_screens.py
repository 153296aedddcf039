"""
What stands on the screen in the states that matter, from top to bottom: its words, how it stands there, what
an element is given. Nothing goes, comes or moves unnoticed.

`python -m tests.pages.test_screens` writes down what is there now; the difference is to be read.
"""

import re
from difflib import SequenceMatcher

import pytest

from tests import processors
from tests.pages.screens import FOLDER, FRAME, screen
from tests.pages.states import STATES


def written(page: str) -> str:
    """The states of a page, each under its name; in the first one with the frame."""
    return "\n\n".join(
        "\n".join([f"# {name}", *screen(state(), FRAME if number else ())])
        for number, (name, state) in enumerate(STATES[page].items())
    )


def comparable(screens: str) -> str:
    """Without their figures on a processor of another make than the map's."""
    return screens if processors.is_of_the_map() else re.sub(r"\d+", "0", screens)


def rewritten(page: str) -> str:
    """What is there now. A line that is the same to this processor stays as it is."""
    new, old = written(page).splitlines(), (FOLDER / f"{page}.txt").read_text(encoding="utf-8").splitlines()
    same = SequenceMatcher(
        None, *([comparable(line) for line in lines] for lines in (old, new)), autojunk=False
    )
    for at_old, at_new, size in same.get_matching_blocks():
        new[at_new : at_new + size] = old[at_old : at_old + size]
    return "\n".join(new)


@pytest.mark.parametrize("page", STATES)
def test_the_screens_of_a_page_are_those_that_were_looked_at(page: str):
    looked_at = (FOLDER / f"{page}.txt").read_text(encoding="utf-8")
    assert comparable(f"{written(page)}\n") == comparable(looked_at)


if __name__ == "__main__":
    for page in STATES:
        (FOLDER / f"{page}.txt").write_text(f"{rewritten(page)}\n", encoding="utf-8")
