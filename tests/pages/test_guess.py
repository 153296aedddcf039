"""The guess on the last page: its answer is true of every network that the lesson trains."""

from itertools import product

import pytest

from mlintro import scale
from mlintro.digits.knobs import KNOBS
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import load
from mlintro.ui.next_steps.guess import GUESSES
from tests.conftest import Visit
from tests.pages.screen import shown


def test_the_last_guess_is_true_of_every_network():
    widths, depths = (KNOBS[name].allowed for name in ("mlp_width", "mlp_depth"))
    for width, depth in product((widths[0], widths[-1]), (depths[0], depths[-1])):
        times = scale.LANGUAGE_MODELS[0].parameters / Comparison(int(width), int(depth)).mlp_parameters
        assert times > max(GUESSES)


@pytest.mark.parametrize("guess", GUESSES)
def test_a_guess_gets_the_number(open_page: Visit, language: str, guess: int):
    t = load("next_steps", language)
    app = open_page("next_steps", language)
    app.button_group(key="guess").set_value(guess).run()
    answer = "guess_hit" if guess == max(GUESSES) else "guess_more"
    assert t.label(answer, times=4400) in shown(app)
    assert bool(app.success) == (guess == max(GUESSES))
