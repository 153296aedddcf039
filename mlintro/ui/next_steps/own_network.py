"""What the learner's own network knows of what it studied, and of what it did not."""

from collections.abc import Sequence

from mlintro.digits.experiments.failing import answers_one
from mlintro.digits.knobs import KNOBS
from mlintro.digits.models import Kind, margin
from mlintro.digits.runs import Run
from mlintro.digits.runs.verdicts import of_other_images
from mlintro.text import PageText
from mlintro.ui import frame
from mlintro.ui.widgets import verdict

SIMPLEST = {name: min(KNOBS[name].allowed) for name in ("mlp_width", "mlp_depth")}


def own_network(t: PageText, runs: Sequence[Run]) -> None:
    """The last one trained; where there is none, the way to train one."""
    if not runs:
        verdict("wait", t.label("train_first"))
        frame.link("models")
        return
    verdict("hint", said(t, runs[-1]))


def said(t: PageText, run: Run) -> str:
    """
    How it reads both, and what the gap tells where luck alone would not make it.

    One that gives all images the same answer learned nothing by heart: its gap is that of one digit's share.
    """
    mlp, images = run.scores[Kind.MLP], run.comparison.train_size
    margins = mlp.margin, margin(mlp.train_accuracy, images)
    is_apart = of_other_images((mlp.accuracy, mlp.train_accuracy), margins).is_gain
    if answers_one(mlp.images, run.comparison.validation):
        codes = ["your_mlp_one"]
    elif is_apart:
        codes = [f"your_mlp_{run.comparison.validation}", further(run)]
    else:
        codes = ["your_mlp_even"]
    facts = {"seen": t.percent(mlp.train_accuracy), "unseen": t.percent(mlp.accuracy), "images": images}
    return " ".join([t.label("your_mlp_both", **facts), *map(t.label, codes)])


def further(run: Run) -> str:
    """What would tell whether that is overfitting: a simpler network, where there is one."""
    knobs = {name: getattr(run.comparison, name) for name in SIMPLEST}
    return "your_mlp_simplest" if knobs == SIMPLEST else "your_mlp_simpler"
