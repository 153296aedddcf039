"""The list of what a begun thing lacks has each piece, and no other; for what is there it is empty."""

from mlintro.digits.knobs import Kind
from mlintro.signatures import EXERCISES
from mlintro.text import DEFAULT, FOLDER, LANGUAGES, read_labels
from mlintro.ui.frame import PAGES
from tests.missing import CAN_ONE_NEURON, LABELS, LABELS_OF_AN_EXERCISE, SECTIONS_OF_AN_EXERCISE, pieces


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
        *(
            f"{LABELS}: [functions] {name}_weather, in {', '.join(LANGUAGES)}"
            for name in LABELS_OF_AN_EXERCISE
        ),
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


def test_a_begun_gate_lacks_its_labels_and_more_of_them_where_one_neuron_can_not_do_it():
    found = list(pieces(gates={**CAN_ONE_NEURON, "FIRST": True, "XNOR": False}))
    names = ("next_FIRST", "next_XNOR", "goal_XNOR", "made_XNOR")
    assert found == [f"{LABELS}: [neuron] {name}, in {', '.join(LANGUAGES)}" for name in names]


def test_a_begun_kind_of_model_lacks_every_word_that_the_others_have():
    found = list(pieces(kinds=(*Kind, "knn")))
    for name in ("[models] knn", "[models] prediction_knn", "[map] name_knn", "[inside] cases_knn"):
        assert f"{LABELS}: {name}, in {', '.join(LANGUAGES)}" in found


def test_a_begun_language_lacks_every_page_and_every_label():
    found = list(pieces(languages=(*LANGUAGES, "xx")))
    prose = {path.name for path in (FOLDER / DEFAULT).glob("*.md")}
    labels = {(table, name) for table, names in read_labels(0).items() for name in names}

    assert set(found) == {f"mlintro/text/xx/{name}: the file" for name in prose} | {
        f"mlintro/text/labels.toml: [{table}] {name}, in xx" for table, name in labels
    }
