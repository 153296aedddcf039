"""The machine that writes between two runs of the page: how it is set, and how far it got. Never a word."""

from dataclasses import dataclass, field
from typing import Any

from mlintro.ui.untrusted import inside, table, whole
from mlintro.writer import CHANCES, MEMORIES

MEMORY, CHANCE = MEMORIES[0], 1.0  # to begin with
NOTCH = 0.1  # between two positions of the chance
MOST_WORDS = 200  # on a sheet, signs among them
ENOUGH_WORDS, ENOUGH_MEMORIES = 10, 2  # either: then the learner has seen what it does


@dataclass(slots=True)
class WriterVisit:
    memory: int = MEMORY
    chance: float = CHANCE
    has_read: bool = False
    is_reading: bool = False  # the browser is reading the lesson
    words: int = 0  # on the present sheet, the learner's own beginning aside
    is_running: bool = False  # the browser is writing
    most: int = 0  # words on a sheet, ever
    tried: set[int] = field(default_factory=set)  # memories with which something was written
    revision: int = 0  # goes up when something else than the learner's hand sets the machine
    asked: int = 0  # how often the page itself had it write anew

    def take(self, sent: object) -> None:
        """What the lab says of itself; it comes from a browser, so nothing in it is taken on trust."""
        told = table(sent)
        self.memory = whole(told.get("memory"), MEMORIES) or self.memory
        self.chance = inside(told.get("chance"), CHANCES, self.chance)
        self.has_read = self.has_read or told.get("read") is True
        self.is_reading = told.get("reading") is True
        self.words = whole(told.get("words"), range(MOST_WORDS + 1)) or 0
        self.is_running = told.get("running") is True
        self._count(self.words, [self.memory] if self.words else [])

    def lengthen(self, memory: int) -> None:
        """Have the lab write anew, with this memory."""
        self.memory, self.words = memory, 0
        self.revision += 1
        self.asked += 1

    @property
    def is_enough(self) -> bool:
        """Whether it wrote enough, or with different memories."""
        return self.most >= ENOUGH_WORDS or len(self.tried) >= ENOUGH_MEMORIES

    def kept(self) -> dict[str, object]:
        """For the browser's tab: how it is set, and what was tried. The sheet is gone with the page."""
        if not self.has_read:
            return {}
        return {
            "memory": self.memory,
            "chance": self.chance,
            "most": self.most,
            "tried": sorted(self.tried),
        }

    def restore(self, found: dict[str, Any]) -> None:
        """Take back what the tab remembered. Nothing in it is taken on trust; what was done since stays."""
        tried = found.get("tried")
        if not isinstance(tried, list):
            return
        known = [memory for memory in tried[: len(MEMORIES)] if whole(memory, MEMORIES)]
        self._count(whole(found.get("most"), range(MOST_WORDS + 1)) or 0, known)
        if not self.has_read:
            self.memory = whole(found.get("memory"), MEMORIES) or MEMORY
            self.chance = inside(found.get("chance"), CHANCES, CHANCE)
            self.has_read = True
            self.revision += 1

    def _count(self, words: int, memories: list[int]) -> None:
        self.most = max(self.most, words)
        self.tried.update(memories)
