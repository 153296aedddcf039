"""The picture of how large networks are."""

from mlintro.figures import charts
from tests.pages.opening import opened


def test_another_run_of_the_page_does_not_draw_it_anew():
    page = opened("next_steps")
    drawn = charts.sizes.cache_info().misses
    page.run()

    assert charts.sizes.cache_info().misses == drawn
