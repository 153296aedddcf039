"""The choices of a visit and its last page, as a browser's tab gives them back."""

import pytest

from mlintro.ui.visit import Visit

PAGES = {"es": {"descent": None, "models": None}}


def restored(found: dict, **before: object) -> Visit:
    visit = Visit(scripts=PAGES, **before)
    visit.restore(found)
    return visit


def test_what_was_chosen_and_where_one_was_comes_back():
    before = Visit(chosen={"movement": "draw"}, last_page="models")
    assert restored(before.kept()).kept() == before.kept()
    assert Visit().kept() == {}


def test_what_was_chosen_since_stays():
    since = restored(
        {"chosen": {"movement": "draw", "source": "exam"}, "last_page": "models"},
        chosen={"movement": "map"},
        last_page="descent",
    )
    assert since.chosen == {"movement": "map", "source": "exam"}
    assert since.last_page == "descent"


def test_of_more_choices_than_the_lesson_has_forty_come_back():
    assert len(restored({"chosen": {f"widget {i}": "first" for i in range(1_000)}}).chosen) == 40


@pytest.mark.parametrize("letters", [40, 41])
def test_a_choice_and_its_widget_have_forty_letters_at_most(letters: int):
    name = "a" * letters
    for chosen in ({name: "first"}, {"widget": name}):
        assert restored({"chosen": chosen}).chosen == (chosen if letters == 40 else {})


@pytest.mark.parametrize("page", ["nobodys", "", None, 7, ["models"], {}])
def test_a_page_that_there_is_not_is_not_gone_back_to(page: object):
    assert restored({"last_page": page}).last_page is None
