"""The colour game's element: two colours side by side, three bars, one guess at a time."""

from mlintro.pixels.colours import LEVELS, NAMES, SAME
from mlintro.text import PageText
from mlintro.ui.browser.element import Element, dress
from mlintro.ui.pixels.visit import Game
from mlintro.ui.visit import visit

_MATCH = Element(__file__, "bars")

WORDS = (
    *("red", "green", "blue", "target", "yours", "hidden", "nearest"),
    *("likeness", "check", "predict_how", "distance"),
)


def match(t: PageText, predict: bool, patterns: bool) -> None:
    """
    Mount it. The game is in `visit().of(Game)`, and takes each guess.

    With `predict` the guess is mixed unseen; with `patterns` the colours are told by lines, too.
    """
    game = visit().of(Game)
    _MATCH(
        {
            **dress(t, WORDS),
            "round": game.round,  # another one begins anew at `guess`
            "revision": game.revision,
            "guess": game.guess,
            "target": game.target,
            "tolerance": LEVELS[game.level].tolerance,
            "same": SAME,
            "names": [
                {"name": t.label(f"colour_{code}"), "colour": colour} for code, colour in NAMES.items()
            ],
            "predict": predict,
            "patterns": patterns,
            "judged": game.judged,
        },
        guess=game.take,
    )
