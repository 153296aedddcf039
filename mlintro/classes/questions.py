"""What a class is asked. The options are those of the lesson's own predictions, in the lesson's codes."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

MOST_ROUNDS = 4  # of one question
EDGES = (0.75, 1.25, 1.75, 2.25, 2.75, 3.25)  # between the groups of w; one begins at its left edge
REACH = (-1.0, 7.0)  # of a predicted w


@dataclass(frozen=True, slots=True)
class Question:
    options: tuple[str, ...]
    page: str  # of the lesson, where it belongs

    def read(self, answer: object) -> str | None:
        """
        The option that an answer is; None if it is none. A predicted w falls into its group.

        >>> [QUESTIONS["w"].read(w) for w in (2.7, 2.75, 99)], QUESTIONS["xor"].read("yes")
        (['5', '6', None], 'yes')
        """
        if isinstance(answer, str):
            return answer if answer in self.options else None
        if self.options == GROUPS and type(answer) in (int, float):
            assert isinstance(answer, int | float)
            return str(bisect_right(EDGES, answer) + 1) if REACH[0] <= answer <= REACH[1] else None
        return None


GROUPS = tuple(str(group) for group in range(1, len(EDGES) + 2))

# In the order of the lesson.
QUESTIONS: Mapping[str, Question] = {
    "takes": Question(("text", "texts", "image", "audio", "features"), "functions"),
    "gives": Question(("yes_no", "number", "text", "texts", "image"), "functions"),
    "w": Question(GROUPS, "descent"),
    "best": Question(("logistic", "tree", "mlp"), "models"),
    "width": Question(("better", "same", "worse"), "models"),
    "xor": Question(("yes", "no", "luck"), "neuron"),
    "learns": Question(("rules", "answers", "numbers", "thinks"), "next_steps"),
}


def ballot(question: str, round: int) -> str:
    """The name of one round of a question, under which a seat keeps its vote."""
    return f"{question}.{round}"
