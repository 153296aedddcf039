"""How many bytes of photos are held, and whose go first."""

import pytest

from mlintro.ui.server.held_photos import A_MINUTE, IN_ALL, MB, OF_A_VISIT, OF_AN_ADDRESS, HeldPhotos

Gone = list[tuple[str, str]]


@pytest.fixture
def gone() -> Gone:
    return []


@pytest.fixture
def held(gone: Gone) -> HeldPhotos:
    return HeldPhotos(lambda visit, name: gone.append((visit, name)))


def send(held: HeldPhotos, visit: str, name: str, address: str = "school", size: int = 10 * MB) -> bool:
    photo = held.begin(visit, name, address, size)
    if photo is not None:
        held.end(photo, is_here=True)
    return photo is not None


def test_of_a_visit_the_oldest_go(held: HeldPhotos, gone: Gone):
    assert all(send(held, "one", str(number)) for number in range(5))
    assert gone == [("one", "0"), ("one", "1")]


def test_a_class_that_sends_more_than_an_address_may_fill_is_taken(held: HeldPhotos, gone: Gone):
    assert send(held, "another", "x", "home")
    assert all(send(held, f"pupil {number}", "x") for number in range(40))
    assert gone == [(f"pupil {number}", "x") for number in range(40 - OF_AN_ADDRESS // (10 * MB))]


def test_all_together_are_bounded(held: HeldPhotos, gone: Gone):
    assert all(send(held, f"visit {number}", "x", f"address {number}") for number in range(50))
    assert len(gone) == 50 - IN_ALL // (10 * MB)


def test_what_is_on_its_way_takes_room_and_is_not_let_go(held: HeldPhotos, gone: Gone):
    on_their_way = [held.begin("one", str(number), "school", 10 * MB) for number in range(3)]
    assert None not in on_their_way
    assert held.begin("one", "3", "school", 10 * MB) is None
    held.taken_away("one", "0")
    assert held.begin("one", "3", "school", 10 * MB) is None
    held.end(on_their_way[0], is_here=False)
    assert send(held, "one", "4")
    assert not gone


def test_what_was_taken_away_or_sent_again_does_not_count_twice(held: HeldPhotos, gone: Gone):
    assert all(send(held, "one", "same", size=OF_A_VISIT // 2) for _ in range(2))
    held.taken_away("one", "same")
    assert send(held, "one", "other", size=OF_A_VISIT)
    assert not gone


def test_who_leaves_leaves_nothing(held: HeldPhotos, gone: Gone):
    send(held, "one", "a")
    send(held, "another", "b")
    held.leave("one")
    assert gone == [("one", "a")]


def test_a_visit_sends_so_many_in_a_minute():
    held = HeldPhotos(lambda visit, name: None, clock=lambda: 600.0)
    assert [send(held, "one", str(number), size=1) for number in range(A_MINUTE + 1)] == [True] * A_MINUTE + [
        False
    ]
    assert send(held, "another", "x")
