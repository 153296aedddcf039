"""The version is one, wherever it stands."""

import re

from mlintro import __version__
from mlintro.text import LANGUAGES
from mlintro.ui.server.documents import LANGUAGES as DOCUMENTS
from tests.conftest import ROOT, Visit
from tests.pages.screen import shown
from tests.ui.server.documents import guide


def test_the_version_is_that_of_the_citation_and_of_the_last_change():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    version, date = (
        re.findall(rf'^{key}: "?([\d.-]+)', citation, re.MULTILINE) for key in ("version", "date-released")
    )
    assert version == [__version__]
    assert re.findall(r"^## (.*)", changes, re.MULTILINE)[0] == f"{__version__} – {date[0]}"


def test_home_says_it_and_leads_to_the_documents_in_its_language(open_page: Visit, language: str):
    said = shown(open_page("home", language))
    assert __version__ in said
    assert set(guide.GUIDES) == set(LANGUAGES)
    for name, spoken in DOCUMENTS.items():
        assert (f"(./{name})" in said) == (spoken == language)
