"""
A machine that writes: a small language model, which counts what follows what in the texts it has read.

A text is a sequence of tokens: words, and signs such as a comma or `¿`. What comes next is foretold from
the last few, an n-gram model (C. E. Shannon, A Mathematical Theory of Communication, 1948, section 3);
where those never stood so in what was read, from fewer.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Passage = tuple[str, ...]

MEMORIES = range(1, 6)  # how many tokens back the machine may look
CHANCES = (0.0, 2.0)  # the temperature: 0 always takes what was read most often, 1 chooses as often as read
FEW, MOST = 0.25, 0.75  # of the places in what was read, those with one continuation only


class Manner(StrEnum):
    """How a machine with some memory goes on, by how often what it looks at leaves it a choice."""

    BABBLES = "babbles"  # nearly always
    WRITES = "writes"
    RECITES = "recites"  # seldom: where there is one continuation only, it is that of the text


@dataclass(frozen=True, slots=True)
class Continuations:
    """What followed, in what was read: how often each, the most frequent first; of equals the first read."""

    memory: int  # how many tokens back the machine could look: 0 where it never read even the last one
    counts: tuple[tuple[str, int], ...]

    def shares(self, chance: float) -> list[float]:
        """
        The probability of each at a temperature in `CHANCES`: counts to the power of 1 / temperature.

        So a softmax of the logarithms of the counts, divided by the temperature. At 0 the first has all.
        """
        if chance == 0:
            return [1.0] + [0.0] * (len(self.counts) - 1)
        most = self.counts[0][1]
        weights = [(count / most) ** (1 / chance) for _, count in self.counts]
        total = sum(weights)
        return [weight / total for weight in weights]

    def chosen(self, chance: float, lot: float) -> str:
        """The one that a lot in 0..1 (1 excluded) falls on, at this temperature."""
        reached = 0.0
        for (token, _), share in zip(self.counts, self.shares(chance), strict=True):
            reached += share
            if lot < reached:
                return token
        return self.counts[0][0]  # the shares may add up to a hair less than 1


@dataclass(frozen=True, slots=True)
class Machine:
    """Counts, and nothing else: what followed each run of up to five tokens, and how often."""

    following: dict[Passage, Counter[str]] = field(default_factory=dict)

    def learn(self, passages: Iterable[Passage]) -> None:
        """Count what follows what. Nothing follows from one passage to the next."""
        for passage in passages:
            for i, token in enumerate(passage):
                for memory in range(min(i, MEMORIES[-1]) + 1):
                    self.following.setdefault(passage[i - memory : i], Counter())[token] += 1

    @property
    def numbers(self) -> int:
        """How many counts it holds."""
        return sum(map(len, self.following.values()))

    def bound(self, memory: int) -> float:
        """
        In what share of the places where it could look so far back, 0..1, one continuation only is known.

        Of the places in what was read. Raises ZeroDivisionError if none is so far in.
        """
        found = [counts for run, counts in self.following.items() if len(run) == memory]
        alone = sum(counts.total() for counts in found if len(counts) == 1)
        return alone / sum(counts.total() for counts in found)

    def manner(self, memory: int) -> Manner:
        """How it goes on with this memory, by `bound`."""
        bound = self.bound(memory)
        return Manner.RECITES if bound > MOST else Manner.WRITES if bound > FEW else Manner.BABBLES

    def after(self, tokens: Sequence[str], memory: int) -> Continuations:
        """
        What can come after these tokens, with a memory in `MEMORIES`, or a shorter one where it must.

        Raises KeyError if nothing was read.
        """
        for length in range(min(memory, len(tokens)), 0, -1):
            if found := self.following.get(tuple(tokens[-length:])):
                return Continuations(length, tuple(found.most_common()))
        return Continuations(0, tuple(self.following[()].most_common()))

    def write(self, beginning: Sequence[str], memory: int, chance: float, lots: Iterable[float]) -> list[str]:
        """What it writes after a beginning: a token for each lot in 0..1."""
        written: list[str] = []
        for lot in lots:
            written.append(self.after([*beginning, *written], memory).chosen(chance, lot))
        return written


def count_words(tokens: Iterable[str]) -> int:
    """
    How many of them are words or numbers, not signs.

    >>> count_words(["¿", "GPT-2", "o", "7", "?"])
    3
    """
    return sum(token[0].isalnum() for token in tokens)


def copied(written: Sequence[str], passages: Iterable[Passage]) -> range:
    """Where in what was written the run with most words is that stands so in a passage; or the first."""
    places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)  # token -> passage, and where in it
    for number, passage in enumerate(passages):
        for i, token in enumerate(passage):
            places[token].append((number, i))
    longest, most = range(0), 0
    lengths: dict[tuple[int, int], int] = {}  # of the runs that end at the present token, by their place
    for end, token in enumerate(written, 1):
        lengths = {(number, i): lengths.get((number, i - 1), 0) + 1 for number, i in places[token]}
        run = range(end - max(lengths.values(), default=0), end)
        if (words := count_words(written[run.start : end])) > most:
            longest, most = run, words
    return longest
