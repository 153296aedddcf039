"""The lesson in 45 minutes, 15, 1 and 30: what a teacher does at which minute."""

from dataclasses import dataclass

from mlintro.classes import Screen


@dataclass(frozen=True, slots=True)
class Step:
    name: str  # of its title and its notes
    start: int  # minute
    end: int
    page: str
    screen: Screen = Screen.PAGE  # what the wall shows first
    question: str = ""
    is_asked_twice: bool = False  # alone, and again once they have talked in pairs
    link: str = ""  # behind the page's address: what its widgets stand on
    deeds: tuple[str, ...] = ()  # what the page can be told to do on a wall, once the question is answered
    teams: tuple[str, ...] = ()  # the same for each team, where seats have each another task

    def team_of(self, number: int) -> str:
        """
        What the seat with that number has for itself: seats take turns in the teams. Empty without teams.

        >>> [STEPS_BY_NAME[name].team_of(6) for name in ("width", "best")]
        ['mlp_width=4', '']
        """
        return self.teams[(number - 1) % len(self.teams)] if self.teams else ""

    def link_of(self, number: int) -> str:
        """
        What the page's widgets stand on for the seat with that number.

        >>> STEPS_BY_NAME["width"].link_of(6)
        'movement=train&mlp_width=4'
        """
        return "&".join(filter(None, (self.link, self.team_of(number))))

    def leads_as(self, other: "Step") -> bool:
        """
        Whether its learners open the same page as those of another step, with the widgets in the same places.

        >>> [STEPS[1].leads_as(STEPS[number]) for number in (2, 5)]
        [True, False]
        """
        return (self.page, self.link, self.teams) == (other.page, other.link, other.teams)


ASKED = Screen.QUESTION
TEAMS = ("mlp_width=4", "mlp_width=64", "train_size=100", "train_size=5000", "mlp_depth=8")
STEPS = (
    Step("enter", 0, 4, "home", Screen.JOIN),
    Step("takes", 4, 5, "functions", ASKED, "takes", link="exercise=pedestrian"),
    Step("gives", 5, 6, "functions", ASKED, "gives", link="exercise=pedestrian"),
    Step("write", 6, 10, "functions", link="exercise=pedestrian"),
    Step("reasons", 10, 11, "functions", Screen.REASONS, link="exercise=chatbot"),
    Step("pixels", 11, 15, "pixels", link="part=match&predict=1", deeds=("colour", "photo")),
    Step("descent", 15, 16, "descent", ASKED, "w", deeds=("step", "again")),
    Step(
        "best", 16, 18, "models", ASKED, "best", is_asked_twice=True, link="movement=train", deeds=("train",)
    ),
    Step("width", 18, 24, "models", ASKED, "width", link="movement=train", teams=TEAMS),
    Step("draw", 24, 28, "models", link="movement=draw", deeds=("digit", "corner")),
    Step("neuron", 28, 34, "neuron", link="gate=AND"),
    Step("xor", 34, 36, "neuron", ASKED, "xor", is_asked_twice=True, link="gate=XOR", deeds=("proof",)),
    Step("network", 36, 39, "neuron", link="gate=XOR&stage=network", deeds=("learn",)),
    Step("size", 39, 42, "next_steps", link="scene=ask", deeds=("sizes",)),
    Step("learns", 42, 45, "next_steps", ASKED, "learns"),
)
STEPS_BY_NAME = {step.name: step for step in STEPS}
TIMERS = (15, 1, 30)  # minutes: the three parts of the lesson


def part(step: Step) -> int:
    """
    The minutes of the part that a step belongs to.

    >>> [part(step) for step in (STEPS[0], STEPS[6], STEPS[-1])]
    [15, 1, 30]
    """
    begin = 0
    for minutes in TIMERS:
        begin += minutes
        if step.end <= begin:
            return minutes
    raise ValueError(f"{step.name} ends after the lesson")
