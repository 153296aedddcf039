"""The list of what a begun thing lacks has each piece, and no other; for what is there it is empty."""

from mlintro.signatures import EXERCISES
from mlintro.text import DEFAULT, FOLDER, LANGUAGES, read_labels
from mlintro.ui.frame import PAGES
from tests.missing import SECTIONS_OF_AN_EXERCISE, pieces


def test_nothing_is_missing():
    assert not list(pieces())


def test_a_begun_exercise_lacks_its_label_its_prose_and_its_answers():
    sections = [
        f"mlintro/text/{language}/exercises.md: section {part}_weather"
        for language in LANGUAGES
        for part in SECTIONS_OF_AN_EXERCISE
    ]
    assert list(pieces(exercises=(*EXERCISES, "weather"))) == [
        "tests/signatures/answers/weather.txt: the file",
        *sections,
        f"mlintro/text/labels.toml: [functions] exercise_weather, in {', '.join(LANGUAGES)}",
    ]


def test_a_begun_page_lacks_its_script_its_link_its_prose_and_what_the_frame_asks_for():
    assert list(pieces(pages=(*PAGES, "trees"))) == [
        "pages/trees.py: the file",
        "tests/pages/test_every_page.py: LINKS['trees'], a link to the page",
        *(f"mlintro/text/{language}/trees.md: the file" for language in LANGUAGES),
        *(
            f"mlintro/text/labels.toml: [trees] {name}, in {', '.join(LANGUAGES)}"
            for name in ("nav", "title", "help", "minutes")
        ),
    ]


def test_a_begun_language_lacks_every_page_and_every_label():
    found = list(pieces(languages=(*LANGUAGES, "xx")))
    prose = {path.name for path in (FOLDER / DEFAULT).glob("*.md")}
    labels = {(table, name) for table, names in read_labels(0).items() for name in names}

    assert set(found) == {f"mlintro/text/xx/{name}: the file" for name in prose} | {
        f"mlintro/text/labels.toml: [{table}] {name}, in xx" for table, name in labels
    }
