"""The learner's picture and colour game between two runs of the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlintro import pixels
from mlintro.errors import LessonError, OutOfRangeError, PhotoError
from mlintro.pixels import colours, presets
from mlintro.pixels.colours import LEVELS, START, Judgement, Triple
from mlintro.pixels.presets import Preset
from mlintro.ui.untrusted import inside, is_clean, option, table, whole

COUNTS = range(10_001)  # of rounds, guesses and questions that are remembered
LINKED = range(1, len(LEVELS) + 1)  # levels, as a link numbers them
MATCHES = 2  # of each level
MOST_FIRSTS = 3  # colours of which the first guess is remembered
LONGEST_NUMBER = 30  # characters
DECIMALS = 4  # of a pixel's number: as many as can be written, and one more


@dataclass(slots=True)
class Mixer:
    """The picture in the colour mixer, as it was last committed."""

    image: NDArray[np.float64] = field(default_factory=lambda: presets.make(Preset.NOTEBOOK))
    preset: Preset = Preset.NOTEBOOK  # what it began as
    is_new: bool = True  # nobody has seen it yet
    question: int = 0  # number of the question about it
    answer: str = ""  # the number chosen for it, as the widget has it
    is_opened: bool = False  # the learner went to the question
    has_answered: bool = False  # one of them rightly, whatever was tried later
    revision: int = 0  # goes up when something else than the learner's hand sets the picture
    fault: LessonError | None = None  # of what the browser sent last

    def follow(self, link: Mapping[str, str]) -> None:
        """
        Begin with the preset that the link names, when the page is opened.

        Only then: after a quick edit the browser still names the preset that was there before.
        """
        linked = option(link.get("preset"), Preset)
        if self.is_new and linked:
            self.preset, self.image = linked, presets.make(linked)
        self.is_new = False

    def take(self, sent: Any) -> None:
        """Take the picture that the browser sent, if it is one; what is wrong with it is kept to be said."""
        sent, self.fault = table(sent), None
        try:
            image = np.round(pixels.checked_image(sent.get("values"), presets.SIZES), DECIMALS)
        except LessonError as fault:
            self.fault = fault
            return
        if not np.array_equal(image, self.image):
            self.image, self.answer = image, ""
        if preset := option(sent.get("preset"), Preset):
            self.preset = preset

    @property
    def is_changed(self) -> bool:
        """Whether it is another picture than the one that everybody begins with."""
        return not np.array_equal(self.image, presets.make(Preset.NOTEBOOK))

    @property
    def is_edited(self) -> bool:
        """Whether one of its numbers is another than when it began."""
        return not np.array_equal(self.image, presets.make(self.preset))

    @property
    def is_asked(self) -> bool:
        """Whether the question is on the screen."""
        return self.is_opened or bool(self.answer)

    def ask(self) -> None:
        self.is_opened = True

    def ask_another(self) -> None:
        self.question, self.answer, self.is_opened = self.question + 1, "", True

    def kept(self) -> dict[str, object]:
        """What the browser's tab is to remember of it."""
        if self.is_new:
            return {}
        values = np.round(self.image, DECIMALS).tolist()
        question = {"question": min(self.question, COUNTS[-1]), "answer": self.answer}
        answered = {"answered": True} if self.has_answered else {}
        return {"preset": self.preset, "values": values} | question | answered

    def restore(self, found: dict[str, Any]) -> None:
        """
        Take back what the tab remembered. Nothing in it is taken on trust.

        A page that is open already shows the preset of its link: then only what was made of that fits.
        """
        self.has_answered = self.has_answered or found.get("answered") is True
        preset = found.get("preset")
        if preset not in list(Preset) or not (self.is_new or preset == self.preset):
            return
        try:
            self.image = np.round(pixels.checked_image(found.get("values"), presets.SIZES), DECIMALS)
        except LessonError:
            return
        self.preset, self.is_new = Preset(preset), False
        self.question, answer = (whole(found.get("question"), COUNTS) or 0), found.get("answer")
        self.answer = answer if is_clean(answer, LONGEST_NUMBER) else ""
        self.revision += 1


@dataclass(slots=True)
class Game:
    """Match the colour: where the learner stands."""

    round: int = 0  # number of the colour to match
    level: int = 0
    in_level: int = 0  # colours matched at this level before this one
    solved: int = 0  # colours matched before this one, at all levels
    guess: Triple = START
    judged: int = 0  # guesses made in this round
    firsts: dict[str, Triple] = field(default_factory=dict)  # `place` -> what was guessed before any answer
    is_new: bool = True  # nobody has seen it yet
    is_linked: bool = False  # the colour is one that a link named
    is_shown: bool = False  # the bars stand right, and nobody set them: a class's remote did
    revision: int = 0  # goes up when something else than the learner's hand sets the guess
    fault: LessonError | None = None  # of what the browser sent last

    def follow(self, link: Mapping[str, str]) -> None:
        """Begin with the level and the colour that the link names, both from 1, when the page is opened."""
        if self.is_new and not self.judged:
            level, colour = whole(link.get("level"), LINKED), whole(link.get("colour"), COUNTS)
            self.level, self.round = (level or self.level + 1) - 1, (colour or self.round + 1) - 1
            self.is_linked = bool(level or colour)
        self.is_new = False

    def take(self, sent: Any) -> None:
        """Take a guess of this round, if it is a colour; what is wrong with it is kept to be said."""
        sent = table(sent)
        if sent.get("round") != self.round:
            return
        self.fault = None
        try:
            self.guess = colour_told(sent.get("colour"))
        except LessonError as fault:
            self.fault = fault
            return
        self.judged, self.is_shown = self.judged + 1, False
        if self.judged == 1:
            self.firsts = dict([*self.firsts.items(), (self.place, self.guess)][-MOST_FIRSTS:])

    @property
    def place(self) -> str:
        """Of the present colour among all: it is the same one for everybody."""
        return f"{self.level}.{self.round}"

    @property
    def tries(self) -> tuple[tuple[Triple, Triple], ...]:
        """Each colour that was tried, and what was guessed first."""
        return tuple(
            (colours.target(*map(int, place.split("."))), guess) for place, guess in self.firsts.items()
        )

    @property
    def target(self) -> Triple:
        return colours.target(self.level, self.round)

    @property
    def judgement(self) -> Judgement | None:
        """Of the last guess in this round, if there was one."""
        return colours.judge(self.guess, self.target, self.level) if self.judged else None

    @property
    def is_matched(self) -> bool:
        return bool(self.judgement and self.judgement.is_match) and not self.is_shown

    @property
    def matched(self) -> int:
        """Colours matched so far, the present one among them."""
        return self.solved + self.is_matched

    @property
    def is_over(self) -> bool:
        """Whether the last guess was the one that finished the last level."""
        return self.is_matched and self.level == len(LEVELS) - 1 and self.in_level + 1 == MATCHES

    def begin(self) -> None:
        """The next colour; after `MATCHES` that were matched they are harder."""
        self.solved, self.in_level = self.solved + self.is_matched, self.in_level + self.is_matched
        if self.in_level >= MATCHES and self.level < len(LEVELS) - 1:
            self.level, self.in_level = self.level + 1, 0
        self.round, self.guess, self.judged, self.is_shown = self.round + 1, START, 0, False

    def show(self) -> None:
        """Set the bars as the colour has it. That is nobody's match."""
        self.guess, self.is_shown = self.target, True
        self.judged += 1
        self.revision += 1

    def kept(self) -> dict[str, object]:
        """What the browser's tab is to remember of it."""
        if not self.round and not self.judged:
            return {}
        numbers = ("round", "level", "in_level", "solved", "judged")
        kept = {name: min(getattr(self, name), COUNTS[-1]) for name in numbers} | {
            "guess": self.guess,
            "firsts": dict(self.firsts),
        }
        return kept | ({"judged": 0, "guess": START} if self.is_shown else {})  # it begins anew

    def restore(self, found: dict[str, Any]) -> None:
        """
        Take back what the tab remembered, if nothing was played yet. Nothing is taken on trust.

        What was matched comes back; the place in the game only if no link leads to another.
        """
        if self.judged or (self.round and not self.is_linked):
            return
        round, level, in_level, solved, judged = (
            whole(found.get(name), COUNTS) or 0 for name in ("round", "level", "in_level", "solved", "judged")
        )
        self.solved = solved
        self.firsts = {
            place: triple_kept(guess)
            for place, guess in list(table(found.get("firsts")).items())[:MOST_FIRSTS]
            if is_place(place)
        }
        self.revision += 1
        level = min(level, len(LEVELS) - 1)
        if not self.is_linked or (round, level) == (self.round, self.level):
            self.round, self.level, self.in_level, self.judged = round, level, in_level, judged
            self.guess = triple_kept(found.get("guess"))


def is_place(told: str) -> bool:
    """
    Whether it is one of `Game.place`: a class's wall computes the colour from it.

    >>> [is_place(told) for told in ("0.0", "4.10", "5.0", "0.99999", "x", "1", "1.1.1", "")]
    [True, True, False, False, False, False, False, False]
    """
    level, _, round = told.partition(".")
    return whole(level, range(len(LEVELS))) is not None and whole(round, COUNTS) is not None


def triple_kept(found: object) -> Triple:
    """A colour that a tab remembered; the start for anything else, in each of its numbers."""
    if not isinstance(found, list) or len(found) != len(START):
        return START
    red, green, blue = (inside(value, (0.0, 1.0), START[0]) for value in found)
    return red, green, blue


def colour_told(sent: object) -> Triple:
    """The colour that the browser sent. Raises LessonError for anything else."""
    try:
        pixel = np.array(sent, dtype=float)
    except (TypeError, ValueError):
        raise OutOfRangeError(name="colour", value="?", allowed="0..1") from None
    red, green, blue = pixels.checked_image([[pixel]], range(1, 2))[0, 0].tolist()
    return red, green, blue


@dataclass(slots=True)
class OwnPhoto:
    """A photo of the learner's: in memory, while they stay. It is never logged, kept or shared."""

    token: str  # which upload, shot or address it came from
    pixels: NDArray[np.uint8] | None  # None where it could not be shown
    fault: PhotoError | None = None
    is_cut: bool = False  # its file ends before it does


SOURCES = ("upload", "camera", "web")  # where a photo of the learner's may come from


@dataclass(slots=True)
class Photos:
    """
    The learner's photo, and the pictures drawn of the one on screen.

    The tab remembers where a photo came from, and nothing of the photo: after a reload, or when the server
    restarted, a sentence can say that it is gone.
    """

    own: OwnPhoto | None = None
    gone: str = ""  # where the photo came from that another visit of this tab showed
    drawn: dict[tuple[object, ...], str] = field(default_factory=dict)

    def kept(self) -> dict[str, object]:
        """Where the photo came from, for a browser to remember."""
        is_shown = self.own is not None and self.own.pixels is not None
        source = self.own.token.split(" ")[0] if self.own and is_shown else self.gone
        return {"from": source} if source else {}

    def restore(self, found: dict[str, Any]) -> None:
        """Take what fits of what a browser remembered."""
        self.gone = option(found.get("from"), SOURCES) or ""
