"""The learner's descent between two runs of the page: where it began, how fast, how far it got."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mlintro import descent
from mlintro.descent import RATE, START, Curve, Progress
from mlintro.ui.untrusted import inside

LOOK_AHEAD = 5  # steps of the prediction


@dataclass(slots=True)
class DescentVisit:
    start: float = START
    rate: float = RATE
    prediction: float | None = None  # of the w after `LOOK_AHEAD` steps; None: none was made
    curve: Curve = Curve.ONE
    rates: tuple[float, ...] = ()  # of every step taken: the learner may change it on the way
    revision: int = 0  # goes up when something else than the learner's hand sets the lab
    is_open: bool = False  # whether the page has been, and the link that opened it counted
    is_running: bool = False  # the browser is taking steps, one after another
    has_arrived: bool = False  # at a bottom, ever
    walked: tuple[float, tuple[float, ...]] | None = None  # start and rates of the last steps on ONE

    def follow(self, link: Mapping[str, str]) -> None:
        """Begin as the link says, when the page is opened."""
        if not self.is_open:
            self.start = inside(link.get("start"), descent.STARTS, START)
            self.rate = inside(link.get("rate"), descent.RATES, RATE)
            self.revision += 1
            self.is_open = True

    def link(self) -> dict[str, str | None]:
        """What the link is to say; None where all is as at the beginning."""
        return {
            "start": None if self.start == START else f"{self.start:g}",
            "rate": None if self.rate == RATE else f"{self.rate:g}",
        }

    def choose(self, curve: Curve) -> None:
        """Another curve is a new descent."""
        if curve is not self.curve:
            self.curve, self.rates, self.prediction, self.is_running = curve, (), None, False
            self.revision += 1

    def move(self, sent: Any) -> None:
        """Take what the lab sends on release; it comes from a browser, so nothing in it is taken on trust."""
        sent = sent if isinstance(sent, dict) else {}
        self.start = inside(sent.get("start"), descent.STARTS, START)
        self.rate = inside(sent.get("rate"), descent.RATES, RATE)
        self.is_running = sent.get("running") is True
        self._walk(sent)

    def _walk(self, sent: dict[str, Any]) -> None:
        """Take the steps and the prediction."""
        self.rates = rates_told(sent.get("rates"))
        if self.rates and self.curve is Curve.ONE:
            self.walked = self.start, self.rates
        if self.rates and descent.is_at_bottom(self.path[-1], self.curve):
            self.has_arrived = True
        self.prediction = None
        if sent.get("prediction") is not None:
            self.prediction = inside(sent["prediction"], (-1.0, 7.0), 3.0)

    def take_step(self) -> None:
        """One step, as by the lab's own button; none from a bottom, from far away, or beyond the last."""
        now = self.path[-1]
        is_over = descent.is_at_bottom(now, self.curve) or abs(now) >= descent.FAR_AWAY
        if not is_over and len(self.rates) < descent.MOST_STEPS and not self.is_running:
            self.rates = (*self.rates, self.rate)
            self.has_arrived = self.has_arrived or descent.is_at_bottom(self.path[-1], self.curve)
            self.revision += 1

    def begin_again(self) -> None:
        """Back to the start, as by the lab's own button; what was foretold stays."""
        self.rates, self.is_running = (), False
        self.revision += 1

    def kept(self) -> dict[str, object]:
        """What the browser's tab is to remember of it."""
        if not self.is_open:
            return {}
        return {
            "start": self.start,
            "rate": self.rate,
            "curve": self.curve,
            "rates": self.rates,
            "prediction": self.prediction,
            "arrived": self.has_arrived,
            "walked": self.walked,
        }

    def restore(self, found: dict[str, Any]) -> None:
        """
        Take back what the tab remembered. Nothing in it is taken on trust.

        A page that is open already shows what its link said: then only the steps from there fit.
        """
        self.has_arrived = self.has_arrived or found.get("arrived") is True
        match found.get("walked"):
            case [began, rates] if self.walked is None and (known := rates_told(rates)):
                self.walked = inside(began, descent.STARTS, START), known
        curve, start = found.get("curve"), inside(found.get("start"), descent.STARTS, START)
        if curve not in list(Curve):
            return
        if not self.is_open:
            self.curve, self.start = Curve(curve), start
            self.rate = inside(found.get("rate"), descent.RATES, RATE)
            self.is_open = True
        if (self.curve, self.start) == (curve, start):
            self._walk(found)
            self.revision += 1

    @property
    def last_rate(self) -> float:
        """That of the last step, which the learner may have changed since; of the first one before it."""
        return self.rates[-1] if self.rates else self.rate

    @property
    def progress(self) -> Progress:
        """How the last step went."""
        return descent.progress(self.path, self.last_rate, self.curve)

    @property
    def foretold(self) -> float | None:
        """
        What the prediction was of: w after `LOOK_AHEAD` steps; None while there are fewer.

        A descent that is over is walked on, at its last rate: the lab itself stops at a bottom.
        """
        path = self.path
        if self.progress in (Progress.ARRIVED, Progress.SHALLOW):
            path += descent.walk(path[-1], self.last_rate, LOOK_AHEAD, self.curve)[1:]
        return path[LOOK_AHEAD] if len(path) > LOOK_AHEAD else None

    @property
    def is_as_it_began(self) -> bool:
        """Whether start, rate and curve are those of the page: then all predict the same descent."""
        return (self.start, self.rate, self.curve) == (START, RATE, Curve.ONE)

    @property
    def path(self) -> list[float]:
        """Every w so far, the start first."""
        return descent.descend(self.start, self.rates, self.curve)


def rates_told(told: object) -> tuple[float, ...]:
    """Of the steps that a browser tells of; none where there are more than a learner can take."""
    rates = told if isinstance(told, list) and len(told) <= descent.MOST_STEPS else []
    return tuple(inside(rate, descent.RATES, RATE) for rate in rates)
