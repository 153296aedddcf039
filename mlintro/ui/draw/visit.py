"""What the models are given to read, between two runs of the page."""

from dataclasses import dataclass
from typing import Any

from mlintro.digits import MNIST_SIZE
from mlintro.digits.reading.drawing import Strokes, strokes
from mlintro.ui.untrusted import whole


@dataclass(slots=True)
class Drawing:
    """What the models are given to read: the digit on the sheet, or one of those for validation."""

    strokes: Strokes = ()
    validation: int = 0  # number of the image among those for validation
    drawn: int = 0  # how often the drawing has changed
    begun: int = 0  # how often it was given up for another: more strokes make no other one
    at_home: int = 0  # how often it had changed when home last changed it
    revision: int = 0  # goes up when the drawing comes from somewhere else than the sheet
    is_read: bool = False  # whether the three models have read a digit, this one or another

    @property
    def is_from_home(self) -> bool:
        """Whether nothing was drawn since home: who comes to the models has not seen them read it."""
        return bool(self.strokes) and self.drawn == self.at_home

    def take(self, sent: object) -> None:
        """What the browser sent, if it is a drawing; otherwise the last one stays."""
        # A tab that was open before the script had this form sends the strokes alone.
        taken = strokes(sent.get("strokes") if isinstance(sent, dict) else sent)
        if taken is not None:
            self.drawn += taken != self.strokes
            self.begun += bool(self.strokes) and taken[:1] != self.strokes[:1]
            self.strokes = taken

    def place(self, drawing: Strokes) -> None:
        """Put another drawing on the sheet."""
        self.strokes = drawing
        self.drawn += 1
        self.begun += 1
        self.revision += 1

    def kept(self) -> dict[str, object]:
        """The drawing and the choice, for a browser to remember."""
        there = {"strokes": self.strokes, "validation": self.validation}
        return {name: value for name, value in there.items() if value}

    def restore(self, found: dict[str, Any]) -> None:
        """Take what fits of what a browser remembered; a drawing made since then stays."""
        if not self.strokes:
            self.take(found.get("strokes"))
            self.revision += 1
        number = found.get("validation", found.get("exam"))  # a tab may remember it under its former name
        self.validation = self.validation or whole(number, range(MNIST_SIZE)) or 0
