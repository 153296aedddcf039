"""What a reload must not lose: all of it, by name, and how it comes back from the browser's tab."""

import json

from mlintro.signatures import EXERCISES
from mlintro.ui.browser.tab import TAB, Part, told
from mlintro.ui.classes.visit import ClassVisit
from mlintro.ui.descent.visit import DescentVisit
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.examples.hand.visit import LONGEST as LONGEST_HAND
from mlintro.ui.examples.hand.visit import HandVisit
from mlintro.ui.examples.visit import ExamplesVisit
from mlintro.ui.functions.visit import LONGEST_ANSWER, LONGEST_BEST, Answers
from mlintro.ui.models.predictions import Predictions
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.neuron.visit import NeuronVisit
from mlintro.ui.pixels.visit import Game, Mixer, Photos
from mlintro.ui.untrusted import table
from mlintro.ui.visit import visit
from mlintro.ui.widgets import words
from mlintro.ui.writer.visit import WriterVisit

# Characters that are read back: every answer as it was checked, the best before it, and as it stands
# in its box, each of its characters written as six (\u0000) at worst; the drawings that were taught; and room
# for all the rest. A test fills it.
LONGEST = len(EXERCISES) * (2 * LONGEST_ANSWER + LONGEST_BEST) * 6 + LONGEST_HAND + 120_000

# What another page must not lose is added here.
PARTS: dict[str, type[Part]] = {
    "answers": Answers,
    "predictions": Predictions,
    "mixer": Mixer,
    "game": Game,
    "photos": Photos,
    "descent": DescentVisit,
    "neuron": NeuronVisit,
    "models": ModelsVisit,
    "drawing": Drawing,
    "examples": ExamplesVisit,
    "hand": HandVisit,
    "writer": WriterVisit,
    "class": ClassVisit,
}


def parts() -> dict[str, Part]:
    """All that is kept, by name."""
    return {"way": visit()} | {name: visit().of(part) for name, part in PARTS.items()}


def remember() -> None:
    """
    Tell the tab its language and what to remember; once in a run of the whole page.

    What it remembers of an earlier visit comes back before the next run.
    """
    here = visit()
    whole = {
        "language": words("frame").language,
        "restored": here.is_restored,
        "over": here.is_over,
        "asked": here.of(ClassVisit).asked,
        "arrives": here.of(ClassVisit).arrives,
    }
    TAB(
        told(parts()) | whole,
        key="memory",
        height=1,
        restore=restore,
        arrived=here.of(ClassVisit).arrive,
        again=lambda _: None,  # the run itself is what the tab asks for
    )


def begin_again() -> None:
    """End this visit: the tab forgets all of it, and opens the lesson as for somebody new."""
    visit().is_over = True


def restore(written: object) -> None:
    """Put back what the tab remembered, once. It comes from outside: each part takes what fits."""
    if visit().is_restored:
        return
    visit().is_restored = True  # whatever comes: else the browser would go on sending it
    if not isinstance(written, str) or len(written) > LONGEST:
        return
    try:
        found = table(json.loads(written))
    except (ValueError, RecursionError):
        return
    for name, part in parts().items():
        part.restore(table(found.get(name)))
