"""Today's language models, and one neuron: how many numbers each of them learned."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """`parameters` as its makers published them; `source` tells of the model."""

    name: str
    year: int
    parameters: int
    source: str


LANGUAGE_MODELS = (
    LanguageModel(
        "GPT-1",
        2018,
        117_000_000,
        # how OpenAI presented it; the count is in table 2 of the GPT-2 paper, whose smallest model equals it
        "https://openai.com/index/language-unsupervised/",
    ),
    LanguageModel("GPT-2", 2019, 1_500_000_000, "https://openai.com/index/better-language-models/"),
    LanguageModel("GPT-3", 2020, 175_000_000_000, "https://arxiv.org/abs/2005.14165"),
    LanguageModel("Llama 3.1 405B", 2024, 405_000_000_000, "https://arxiv.org/abs/2407.21783"),
)

# On how many chips the first and the last of them trained, the first for how long.
GPT_1_CHIPS, GPT_1_DAYS = 8, 30  # "1 month on 8 GPUs", source of GPT-1 above
LLAMA_CHIPS = 16_384  # "up to 16K H100 GPUs", section 3.3 of the source of Llama 3.1 above
LLAMA_HOURS = 30_840_000  # of one H100, in all: "30.84M" in the model card of Llama 3.1, row 405B


def neuron_parameters(inputs: int) -> int:
    """A weight for each input, and the bias."""
    return inputs + 1
