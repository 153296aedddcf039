"""
What stands on the screen in the states that matter, from top to bottom: its words, how it stands there, what
an element is given. Nothing goes, comes or moves unnoticed.

`python -m tests.pages.test_screens` writes down what is there now; the difference is to be read.
"""

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest
from threadpoolctl import threadpool_info

from mlintro.digits import experiments
from mlintro.ui.frame import PAGES
from mlintro.ui.writer.visit import WriterVisit
from tests.conftest import MAIN
from tests.pages.screen import open_fold
from tests.pages.screens import FOLDER, FRAME, screen
from tests.pages.test_draw import SEVEN, draw
from tests.pages.test_functions import write

State = Callable[[], AppTest]


def opened(page: str, wall: bool = False, **query: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    app.query_params["lang"] = "es"
    if wall:
        app.query_params["wall"] = "1"
    app.run()
    if page != "home":
        app.switch_page(f"../../pages/{page}.py")
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def answered(answer: str) -> AppTest:
    return write(opened("functions"), "pedestrian", answer)


def trained() -> AppTest:
    """Twice, with a prediction of the best model, then of the change; all folds open."""
    app = opened("models", train_size="300")
    app.button_group(key="prediction").set_value("tree").run()
    app.button(key="train").click().run()
    app.slider(key="train_size").set_value(100).run()
    app.button_group(key="change").set_value("down").run()
    app.button(key="train").click().run()
    for fold in ("runs", "exam", "code", "know_more"):
        open_fold(app, fold)
    return app


def drawn(view: str) -> AppTest:
    """A seven, read by three models, and one look inside them."""
    app = opened("models", movement="draw", inside=view)
    draw(app.button(key="train").click().run(), SEVEN)
    return open_fold(app, "look_inside")


def spoilt() -> AppTest:
    """A digit left out, foretold and trained, with the learner's own seven."""
    app = opened("models", movement="examples", spoil="missing", train_size="300")
    app.button_group(key="fall").set_value("some").run()
    return draw(app.button(key="train_spoilt").click().run(), SEVEN)


def wrote() -> AppTest:
    """The machine that writes told of twenty words."""
    app = opened("next_steps")
    app.session_state["visit"].of(WriterVisit).take({"read": True, "memory": 3, "words": 20})
    return app.run()


STATES: dict[str, dict[str, State]] = {
    "home": {"new": lambda: opened("home")},
    "functions": {
        "new": lambda: opened("functions"),
        "fits": lambda: answered("def hay_peaton(foto: np.ndarray) -> bool:"),
        "does not fit": lambda: answered("def es_peaton(foto: str) -> str:"),
        "on a wall": lambda: opened("functions", wall=True),
    },
    "pixels": {part: lambda part=part: opened("pixels", part=part) for part in ("mixer", "match", "photo")},
    "descent": {"new": lambda: opened("descent"), "two valleys": lambda: opened("descent", curve="two")},
    "models": {
        "new": lambda: opened("models"),
        "trained twice": trained,
        "on a wall": lambda: opened("models", wall=True),
        "nothing drawn": lambda: opened("models", movement="draw"),
        "nothing spoilt": lambda: opened("models", movement="examples"),
        "a digit left out": spoilt,
    }
    | {view: lambda view=view: drawn(view) for view in ("logistic", "tree", "mlp", "confusion")},
    "neuron": {
        "new": lambda: opened("neuron"),
        "solved": lambda: opened("neuron", gate="OR", w1="1", w2="1", bias="-0.5"),
        "not to be solved": lambda: opened("neuron", gate="XOR", w1="1", w2="1", bias="-0.5"),
    },
    "next_steps": {
        "new": lambda: opened("next_steps"),
        "the machine wrote": wrote,
        "after training": lambda: trained().switch_page("../../pages/next_steps.py").run(),
    },
}


def written(page: str) -> str:
    """The states of a page, each under its name; in the first one with the frame."""
    return "\n\n".join(
        "\n".join([f"# {name}", *screen(state(), FRAME if number else ())])
        for number, (name, state) in enumerate(STATES[page].items())
    )


def comparable(screens: str) -> str:
    """Without their figures on a processor of another make, which rounds otherwise while models train."""
    here = {library.get("architecture") for library in threadpool_info()}
    return screens if here & set(experiments.load().cores) else re.sub(r"\d+", "0", screens)


@pytest.mark.parametrize("page", PAGES)
def test_the_screens_of_a_page_are_those_that_were_looked_at(page: str):
    looked_at = (FOLDER / f"{page}.txt").read_text(encoding="utf-8")
    assert comparable(f"{written(page)}\n") == comparable(looked_at)


if __name__ == "__main__":
    for page in PAGES:
        (FOLDER / f"{page}.txt").write_text(f"{written(page)}\n", encoding="utf-8")
