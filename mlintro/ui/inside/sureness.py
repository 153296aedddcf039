"""How sure a model is, in words: a score that it gives itself, and no probability of being right."""

from mlintro.digits.learned import Learned, Tree
from mlintro.text import PageText


def sureness(t: PageText, learned: Learned, share: float, decimals: int = 1) -> str:
    """
    A share of 0..1 as a percentage that is never written as a certainty, or as nothing, if it is neither.

    Only a tree's can be: a leaf may hold one digit and no other. What softmax gives is between 0 and 1,
    though float32 may round it to one of them.
    """
    if isinstance(learned, Tree) and share in (0, 1):
        return t.percent(share, decimals)
    least = 10 ** -(2 + decimals)  # what is nearer to an end than half of it would be rounded to the end
    if share >= 1 - least / 2:
        return f"> {t.percent(1 - least, decimals)}"
    return f"< {t.percent(least, decimals)}" if share < least / 2 else t.percent(share, decimals)
