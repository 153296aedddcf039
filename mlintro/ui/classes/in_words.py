"""Questions, options, votes and seats in words: those of the page where the lesson asks the same."""

from collections.abc import Callable
from itertools import pairwise

from mlintro import descent, text
from mlintro.classes.joining import animal
from mlintro.classes.questions import EDGES, GROUPS, MOST_ROUNDS, QUESTIONS, ballot
from mlintro.text import PageText
from mlintro.ui.classes.visit import ClassVisit
from mlintro.ui.visit import visit
from mlintro.ui.widgets import words

# Questions whose options have their words on a page: the page, and what comes before the option's code.
ON_PAGES = {"takes": ("functions", "kind"), "gives": ("functions", "kind"), "best": ("models", "prediction")}


def options(t: PageText, question: str) -> dict[str, str]:
    """The options of a question, each with its words."""
    if QUESTIONS[question].options == GROUPS:
        return dict(zip(GROUPS, groups(t), strict=True))
    if question in ON_PAGES:
        page, before = ON_PAGES[question]
        return {
            option: text.load(page, t.language).label(f"{before}_{option}")
            for option in QUESTIONS[question].options
        }
    return {option: t.label(f"option_{question}_{option}") for option in QUESTIONS[question].options}


def given(t: PageText, question: str) -> str:
    """What is to be known for an answer, beside what the question says; empty for most."""
    if question in ("takes", "gives"):
        return text.load("exercises", t.language).section("situation_pedestrian")
    if QUESTIONS[question].options != GROUPS:
        return ""
    start, first = descent.walk(descent.START, descent.RATE, 1)
    return t.label("given_w", start=t.number(start, 2), first=t.number(first, 2))


def groups(t: PageText) -> list[str]:
    """The groups of w, from the lowest."""
    first, *_, last = EDGES
    between = [t.label("group", low=t.short(low), high=t.short(high)) for low, high in pairwise(EDGES)]
    return [t.label("group_first", high=t.short(first)), *between, t.label("group_last", low=t.short(last))]


def seat_name(t: PageText, number: int) -> str:
    """What a seat is called, such as zorro 12."""
    return f"{t.label(f'animal_{animal(number)}')} {number}"


def in_class() -> Callable[[], tuple[str, list[str]]]:
    """For the sheet of this tab: its `own_seat` and `own_votes`, as they are when the sheet is made."""
    t, here = words("classes"), visit().of(ClassVisit)
    return lambda: (own_seat(t, here), own_votes(t, here))


def own_seat(t: PageText, here: ClassVisit) -> str:
    """The class in which a tab sat last and its seat there, as in a teacher's files; empty for none."""
    return t.label("own_seat", code=here.sat, name=seat_name(t, here.number)) if here.number else ""


def own_votes(t: PageText, here: ClassVisit) -> list[str]:
    """Each question that was answered, with what was voted in each round."""
    votes, found = here.votes, []
    for name in QUESTIONS:
        said = options(t, name)
        rounds = [votes.get(ballot(name, round), "") for round in range(1, MOST_ROUNDS + 1)]
        if known := [said[option] for option in rounds if option in said]:
            found.append(own_vote(t, name, known))
    return found


def own_vote(t: PageText, question: str, votes: list[str]) -> str:
    return t.label("own_vote_of", question=t.label(f"question_{question}"), votes=" → ".join(votes))
