"""What families are told about privacy, as far as a program can see whether it is so."""

import re

import pytest

from mlintro.classes import FORGOTTEN_AFTER, Seat
from mlintro.classes.joining import MOST_SEATS
from mlintro.photos.fetching import HOSTS
from mlintro.text import LANGUAGES, load
from mlintro.ui.server.documents import FOLDER
from mlintro.ui.server.security_headers import content_security_policy
from tests.conftest import ROOT
from tests.ui.server.documents import guide

OURS = {"'none'", "'self'", "'unsafe-inline'", "data:", "blob:"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_figures_hosts_and_buttons_are_those_of_the_program(language: str):
    text = (FOLDER / f"{guide.FAMILIES[language]}.md").read_text(encoding="utf-8")
    assert f" {FORGOTTEN_AFTER / 60:g} " in text
    assert f" {MOST_SEATS} " in text
    assert all(f"`{host}`" in text for host in HOSTS)
    assert f"**{load('home', language).label('begin_again')}**" in text
    assert f"**{load('classes', language).label('end')}**" in text


def test_both_languages_have_the_same_headings_and_tables():
    texts = [(FOLDER / f"{name}.md").read_text(encoding="utf-8") for name in guide.FAMILIES.values()]
    shapes = {tuple(re.findall(r"^(#+|\||-)", text, re.MULTILINE)) for text in texts}
    assert len(shapes) == 1


def test_the_browser_keeps_nothing_beyond_the_tab_and_sends_nothing_elsewhere():
    scripts = [path.read_text(encoding="utf-8") for path in (ROOT / "mlintro" / "ui").rglob("*.js")]
    assert scripts
    beyond = re.compile(r"localStorage|document\.cookie|indexedDB|\bcaches\.")
    assert not [found for script in scripts for found in beyond.findall(script)]
    sources = {source for rule in content_security_policy().split("; ") for source in rule.split()[1:]}
    assert {source for source in sources - OURS if not source.startswith("'sha256-")} == set()


def test_a_seat_of_a_class_has_no_place_for_a_name_or_an_address():
    assert set(Seat.__dataclass_fields__) == {"number", "seen", "votes", "page", "deeds"}


def test_the_program_writes_to_no_file_but_its_results():
    """Beside the folder of finished trainings, which holds numbers only."""
    writes = re.compile(r"\bopen\([^)]*[\"'][wax]|write_text|write_bytes|np\.savez?|to_csv\(|os\.replace")
    found = {
        path.relative_to(ROOT).as_posix()
        for folder in ("mlintro", "pages")
        for path in (ROOT / folder).rglob("*.py")
        if writes.search(path.read_text(encoding="utf-8"))
    }
    assert found <= {"mlintro/training/store.py", "mlintro/digits/keeping.py"}
