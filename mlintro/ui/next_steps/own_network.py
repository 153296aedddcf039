"""What the learner's own network knows of what it studied, and of what it did not."""

from collections.abc import Sequence

from mlintro.digits.models import Kind
from mlintro.digits.runs import Run
from mlintro.text import PageText
from mlintro.ui import frame
from mlintro.ui.widgets import verdict


def own_network(t: PageText, runs: Sequence[Run]) -> None:
    """The last one trained; where there is none, the way to train one."""
    if not runs:
        verdict("wait", t.label("train_first"))
        frame.link("models")
        return
    mlp = runs[-1].scores[Kind.MLP]
    seen, unseen = t.percent(mlp.train_accuracy), t.percent(mlp.accuracy)
    is_apart = mlp.train_accuracy - mlp.accuracy > mlp.margin
    facts = {"seen": seen, "unseen": unseen, "images": runs[-1].comparison.train_size}
    code = f"your_mlp_{runs[-1].comparison.validation}" if is_apart else "your_mlp_even"
    verdict("hint", t.label(code, **facts))
