"""How many numbers a neuron, the learner's network and language models learn, in one picture."""

from collections.abc import Sequence

from mlintro import scale
from mlintro.figures import charts
from mlintro.scale import LanguageModel
from mlintro.text import PageText
from mlintro.ui.widgets import palette, picture

POWERS = ("count_3", "count_6", "count_9", "count_12")  # labels of the powers of 1,000


def sizes(
    t: PageText,
    mlp: int,
    is_wide: bool = False,
    models: Sequence[LanguageModel] = scale.LANGUAGE_MODELS,
) -> None:
    """A bar each; `mlp` parameters are those of the learner's own network."""
    rows = [(t.label("neuron"), scale.neuron_parameters(2)), (t.label("mlp"), mlp)]
    rows += [(model.name, model.parameters) for model in models]
    bars = tuple((name, count, t.large(count)) for name, count in rows)
    picture(
        charts.sizes(bars, t.label("sizes_axis"), tuple(map(t.label, POWERS)), palette()),
        t.label("sizes_alt", bars="; ".join(f"{name}, {words}" for name, _, words in bars)),
        "stretch" if is_wide else "content",
    )
