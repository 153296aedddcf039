"""A page begins with something to do: few words stand before its first control, in each language."""

import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from tests.conftest import Visit

MOST_WORDS = 60
FRAMES_OWN = {"lang", "wall"}  # the language and the projector stand above every title
CONTROLS = {"bidi_component", "button", "button_group", "slider", "text_area", "text_input", "toggle"}
PROSE = {"alert", "caption", "heading", "markdown", "metric", "subheader", "title"}


def elements(block: Block) -> Iterator[Element]:
    """All that a learner sees, from top to bottom: what is folded away is left out."""
    for child in block.children.values():
        if isinstance(child, Element):
            yield child
        elif child.type not in ("expander", "popover"):
            yield from elements(child)


def before_the_first_control(app: AppTest) -> str:
    said = []
    for element in elements(app.main):
        if element.type in CONTROLS and getattr(element, "key", None) not in FRAMES_OWN:
            break
        if element.type in PROSE:
            said.append(str(element.value))
    else:
        pytest.fail("there is nothing to do on the page")
    return "\n".join(said)


def test_there_is_something_to_do_within_sixty_words(open_page: Visit, page: str, language: str):
    said = before_the_first_control(open_page(page, language))
    assert said.strip()
    assert len(re.findall(r"\w+", said)) <= MOST_WORDS, said
