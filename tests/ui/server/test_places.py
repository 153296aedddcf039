"""Who has a place, and who goes on with a visit."""

import pytest

from mlintro.ui.server.places import Places, Visit


@pytest.fixture
def places() -> Places[str]:
    return Places(most=3, most_per_address=2, remembered=60)


def arrive(places: Places[str], socket: str, address: str = "school") -> Visit[str]:
    visit = places.enter(socket, address)
    assert visit is not None
    places.call(visit, f"visit of {socket}")
    return visit


def test_an_address_has_its_places_and_the_lesson_too(places: Places[str]):
    one = arrive(places, "1")
    arrive(places, "2")
    assert places.enter("3", "school") is None
    arrive(places, "4", "home")
    assert places.is_full("anywhere")
    assert places.leave(one, "1")
    assert not places.is_full("school")


def test_who_left_goes_on_if_there_is_room(places: Places[str]):
    one = arrive(places, "1")
    places.leave(one, "1")
    assert places.go_on("visit of 1", "1 again", "home") == (one, None)
    assert places.taken == {"home": 1}
    places.leave(one, "1 again")
    arrive(places, "2")
    arrive(places, "3")
    assert places.go_on("visit of 1", "1 again", "school") is None


def test_a_visit_has_one_place_however_many_sockets_show_it(places: Places[str]):
    one = arrive(places, "1")
    for number in range(5):
        before = "1" if number == 0 else f"1 for the {number}th time"
        assert places.go_on("visit of 1", f"1 for the {number + 1}th time", "school") == (one, before)
        assert not places.leave(one, before)
    assert places.taken == {"school": 1}


def test_a_visit_that_streamlit_calls_anew_is_known_by_its_new_name_only(places: Places[str]):
    one = arrive(places, "1")
    places.call(one, "new")
    assert places.go_on("visit of 1", "x", "school") is None
    assert places.go_on("new", "x", "school") == (one, "1")


def test_who_left_long_ago_is_forgotten():
    places = Places[str](most=3, most_per_address=2, remembered=-1)
    for number in "12":
        places.leave(arrive(places, number), number)
    assert places.go_on("visit of 1", "x", "school") is None
    assert places.forget() == ["visit of 2"]
    assert not places.visits
    assert not places.taken
