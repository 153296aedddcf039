"""How sure a model is, in words: a score that it gives itself, and no probability of being right."""

from mlintro.digits.learned import Learned, Tree
from mlintro.text import PageText

ALMOST = 0.0005  # of 1: what is nearer to an end would be rounded to it


def sureness(t: PageText, learned: Learned, share: float) -> str:
    """
    A share of 0..1 as a percentage that is never written as a certainty, or as nothing, if it is neither.

    Only a tree's can be: a leaf may hold one digit and no other. What softmax gives is between 0 and 1,
    though float32 may round it to one of them.
    """
    if isinstance(learned, Tree) and share in (0, 1):
        return t.percent(share)
    if share >= 1 - ALMOST:
        return f"> {t.percent(0.999)}"
    return f"< {t.percent(0.001)}" if share < ALMOST else t.percent(share)
