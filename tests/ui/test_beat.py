"""Who looks at the class every few seconds does so at a moment of their own."""

from mlintro.ui.visit import Visit


def test_each_visit_has_a_beat_of_its_own_and_none_is_quicker_than_asked():
    beats = {Visit().spread(3.0) for _ in range(50)}
    assert len(beats) == 50
    assert all(3.0 <= beat <= 3.5 for beat in beats)
