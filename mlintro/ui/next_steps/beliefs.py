"""Beliefs that the learner's own figures contradict, each with the figures."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from mlintro.digits.experiments.beliefs import Contradiction, contradictions
from mlintro.digits.runs import Run
from mlintro.text import PageText
from mlintro.ui.models.history import settings
from mlintro.ui.visit import visit
from mlintro.ui.widgets import prose, words


@dataclass(slots=True)
class Beliefs:
    """What the runs contradict, looked up for others only: of thirty it takes longer than the page."""

    runs: tuple[Run, ...] = ()
    found: list[Contradiction] = field(default_factory=list)

    def of(self, runs: Sequence[Run]) -> list[Contradiction]:
        if list(map(id, self.runs)) != list(map(id, runs)):
            self.runs, self.found = tuple(runs), contradictions(runs)
        return self.found


def show_beliefs(t: PageText, runs: Sequence[Run]) -> None:
    """Nothing where the runs contradict none."""
    if found := visit().of(Beliefs).of(runs):
        lines = [f"- {said(t, one)}" for one in found]
        prose("\n".join([t.label("beliefs"), "", *lines]))


def said(t: PageText, one: Contradiction) -> str:
    """What is believed, and what these runs gave."""
    m, asked = words("models"), one.more[0].comparison
    more, less = map(t.percent, one.accuracies)
    mean = t.label("belief_mean", count=len(one.more)) if len(one.more) > 1 else ""
    if not one.knob:
        shown = replace(asked, seed=0) if mean else asked  # no draw's own: it is of several
        facts = {"model": m.label(f"model_{one.less_kind}"), "settings": settings(m, shown)}
        return t.label("belief_network", more=more, less=less, mean=mean, **facts)
    few, many = (getattr(group[0].comparison, one.knob) for group in (one.less, one.more))
    return t.label(f"belief_{one.knob}", more=more, less=less, few=few, many=many, mean=mean)
