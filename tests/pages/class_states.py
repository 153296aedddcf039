"""The states of a class that are written down: its wall, the remote, and the line of a learner."""

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from mlintro.classes import Screen
from mlintro.classes.plan import STEPS
from mlintro.classes.teaching import Deed, ask, close, go_to_step, project, show
from mlintro.ui.classes.homes import classes, entrance
from tests.pages.opening import State, opened, press
from tests.ui.classes.room import Room


def class_room() -> Room:
    """A class with one learner's seat and the same code each time."""
    classes.clear()
    entrance.clear()
    return Room(lambda name, language="es", **query: opened(name, **query), key="5eed" * 8)


def taught(step: str, *deeds: Deed, who: str = "wall", vote: str = "") -> AppTest | Block:
    """
    A class at a step of the plan and after those deeds, as the wall, the remote or a learner sees it.

    The learner votes after the first of them.
    """
    room = class_room()
    learner = room.learner()
    room.teach(go_to_step(next(number for number, one in enumerate(STEPS) if one.name == step)))
    for deed in deeds:
        room.teach(deed)
        if deed is deeds[0] and vote:
            press(learner.run(), vote)
    if who == "learner":  # of the page only the line of the class
        return next(block for block in learner.run().get("flex_container") if block.key == "class_line")
    return room.wall() if who == "wall" else room.remote()


CLASSES: dict[str, State] = {
    "no class": lambda: opened("classes"),
    "nobody inside": lambda: class_room().wall(),
    "a page on the wall": lambda: taught("pixels"),
    "asked": lambda: taught("xor", ask("xor"), vote="vote_xor.1_yes"),
    "shown": lambda: taught("xor", ask("xor"), close, show, vote="vote_xor.1_yes"),
    "asked of w": lambda: taught("descent", ask("w")),
    "reasons": lambda: taught("reasons"),
    "team": lambda: taught("width", project(Screen.RUNS)),
    "remote": lambda: taught("enter", who="remote"),
    "remote while asked": lambda: taught("xor", ask("xor"), who="remote", vote="vote_xor.1_yes"),
    "remote when shown": lambda: taught("xor", ask("xor"), close, show, who="remote"),
    "learner": lambda: taught("enter", who="learner"),
    "learner asked": lambda: taught("takes", ask("takes"), who="learner"),
    "learner asked of w": lambda: taught("descent", ask("w"), who="learner"),
    "learner told": lambda: taught("xor", ask("xor"), close, show, who="learner", vote="vote_xor.1_yes"),
}
