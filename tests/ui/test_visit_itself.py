"""What a visit knows beside the parts of its pages."""

import pytest

from mlintro.ui.visit import Visit


def test_the_page_where_the_learner_left_off_comes_back_unless_there_is_one_already():
    def left_off(now: str | None, told: object) -> str | None:
        visit = Visit(scripts={"es": dict.fromkeys(("home", "pixels"))}, last_page=now)  # type: ignore[arg-type]
        visit.restore({"last_page": told})
        return visit.last_page

    assert left_off(None, "pixels") == "pixels"
    assert left_off("home", "pixels") == "home"
    for forged in ("no_page", ["pixels"], None):
        assert left_off(None, forged) is None


def test_visits_wait_up_to_a_sixth_longer_each_its_own_time():
    waits = [Visit(name=name).spread(6) for name in ("0000", "7fff", "ffff")]
    assert waits == [6, pytest.approx(6.5, abs=0.001), 7]
