"""What a word on a control means can be asked where it stands: the glossary says it."""

import re

import pytest

from mlintro.text import LANGUAGES, glossary, load
from tests.conftest import ROOT, Visit

WHERE = {"models": ("seed", "validation", "mlp_width"), "neuron": ("gate", "activation"), "pixels": ("view",)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_of_the_glossary_is_read(language: str):
    written = (ROOT / "docs" / glossary.FILES[language]).read_text(encoding="utf-8")
    found = glossary.meanings(language)
    assert len(found) == len(re.findall(r"^\*\*", written, re.MULTILINE))
    assert all("](" not in meaning for meaning in found.values())


@pytest.mark.parametrize("page", WHERE)
def test_it_is_asked_beside_the_word_and_not_on_a_wall(open_page: Visit, page: str, language: str):
    link = {"part": "photo"} if page == "pixels" else {}
    app, t = open_page(page, language, **link), load(page, language)
    controls = [*app.slider, *app.button_group, *app.number_input]
    helps = {control.key: control.proto.help for control in controls if control.key in WHERE[page]}
    for key in WHERE[page]:
        term = t.label(f"term_{key}")
        assert helps[key] == f"**{term}.** {glossary.meanings(language)[term]}"
    walled = app.toggle(key="wall").set_value(True).run()
    assert not [control for control in (*walled.slider, *walled.button_group) if control.proto.help]
