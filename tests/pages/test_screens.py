"""
What stands on the screen in the states that matter, from top to bottom: its words, how it stands there, what
an element is given. Nothing goes, comes or moves unnoticed.

`python -m tests.pages.test_screens` writes down what is there now; the difference is to be read.
"""

import re

import pytest
from threadpoolctl import threadpool_info

from mlintro.digits import experiments
from tests.pages.screens import FOLDER, FRAME, screen
from tests.pages.states import STATES


def written(page: str) -> str:
    """The states of a page, each under its name; in the first one with the frame."""
    return "\n\n".join(
        "\n".join([f"# {name}", *screen(state(), FRAME if number else ())])
        for number, (name, state) in enumerate(STATES[page].items())
    )


def comparable(screens: str) -> str:
    """Without their figures on a processor of another make, which rounds otherwise while models train."""
    here = {library.get("architecture") for library in threadpool_info()}
    return screens if here & set(experiments.load().cores) else re.sub(r"\d+", "0", screens)


@pytest.mark.parametrize("page", STATES)
def test_the_screens_of_a_page_are_those_that_were_looked_at(page: str):
    looked_at = (FOLDER / f"{page}.txt").read_text(encoding="utf-8")
    assert comparable(f"{written(page)}\n") == comparable(looked_at)


if __name__ == "__main__":
    for page in STATES:
        (FOLDER / f"{page}.txt").write_text(f"{written(page)}\n", encoding="utf-8")
