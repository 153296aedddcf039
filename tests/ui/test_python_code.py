"""Python as it is shown to read: nothing is lost, and nothing of it is taken for HTML."""

import html
import re

import pytest

from mlintro.text import LANGUAGES, load
from mlintro.ui.frame import PAGES
from mlintro.ui.python_code import coloured

OWN = [
    load(page, language).code("function")
    for page, is_shown in PAGES.items()
    for language in LANGUAGES
    if is_shown.has_function
]


@pytest.mark.parametrize("source", [*OWN, "x = '''<b>\n</b>''' # &", "def f(\n    a: str,\n) -> bool:", ""])
def test_every_character_is_there_and_every_line_whole(source: str):
    lines = coloured(source)

    assert html.unescape(re.sub(r"</?i[^>]*>", "", "\n".join(lines))) == source
    assert [line.count("<i") - line.count("</i>") for line in lines] == [0] * len(lines)


def test_keywords_texts_and_comments_are_told_apart():
    line = coloured("def f(a='def'):  # def")[0]

    assert re.findall(r'<i class="(\w+)">(.*?)</i>', line) == [
        ("keyword", "def"),
        ("text", "'def'"),
        ("comment", "# def"),
    ]
