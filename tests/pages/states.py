"""The states of each page that are written down: as it opens, and after what learners do there."""

from streamlit.testing.v1 import AppTest

from mlintro.neuron import Gate, Neuron
from mlintro.neuron.learning import on_the_knobs
from mlintro.ui.descent.visit import DescentVisit
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.functions.visit import Answers
from mlintro.ui.neuron.visit import ENOUGH_TRIES, LearningRun, NeuronVisit
from mlintro.ui.next_steps.guess import GUESSES
from mlintro.ui.pixels.visit import Game, Mixer
from mlintro.ui.writer.visit import WriterVisit
from tests.pages.class_states import CLASSES
from tests.pages.opening import State, opened, press
from tests.pages.screen import open_fold
from tests.pages.test_draw import SEVEN, draw
from tests.pages.test_functions import write
from tests.pages.test_hand import named


def choose(app: AppTest, **chosen: object) -> AppTest:
    """Options of groups, by their keys."""
    for key, value in chosen.items():
        app.button_group(key=key).set_value(value).run()
    return app


def answered(*answers: str, **query: str) -> AppTest:
    app = opened("functions", exercise="pedestrian", **query)
    for answer in answers:
        write(app, "pedestrian", answer)
    return app


def hinted() -> AppTest:
    return choose(
        press(opened("functions"), "hint", "hint", "hint"), takes_pedestrian="text", gives_pedestrian="image"
    )


def asked(answer: int) -> AppTest:
    """The question about the picture, answered with one of its options."""
    app = opened("pixels")
    values = app.session_state["visit"].of(Mixer).image.tolist()
    app.session_state["visit"].of(Mixer).take({"values": [*values[:2], [*values[2][:2], [0.9, 0.9, 0]]]})
    app = press(app.run(), "to_question")
    question = next(group for group in app.get("button_group") if str(group.key).startswith("answer "))
    return question.set_value(question.options[answer]).run()


def matched(level: int, off: float = 0) -> AppTest:
    """A colour of the game, found or missed by so much in its red."""
    app = opened("pixels", part="match")
    app.session_state["visit"].parts[Game] = game = Game(level=level, solved=2 * level)
    red, green, blue = game.target
    game.take({"round": 0, "colour": [abs(red - off), green, blue]})
    return app.run()


def descended(*rates: float, wall: bool = False, **query: str) -> AppTest:
    app = opened("descent", wall, **query)
    lab = app.session_state["visit"].of(DescentVisit)
    lab.rates, lab.prediction = rates, 2.5
    return app.run()


def turned(gate: str, neuron: Neuron, hints: int = 0, wall: bool = False, **query: str) -> AppTest:
    app = opened("neuron", wall, gate=gate, **query)
    lab = app.session_state["visit"].of(NeuronVisit)
    lab.set(neuron)
    lab.hints = hints
    return app.run()


def not_to_be_solved(hints: int = 0) -> AppTest:
    """The exclusive or, tried often enough to hear so."""
    app = turned("XOR", Neuron(1, 1, -0.5), hints)
    lab = app.session_state["visit"].of(NeuronVisit)
    lab.tries[Gate.XOR] = ENOUGH_TRIES
    return app.run()


def composed(wall: bool = False, **query: str) -> AppTest:
    """The exclusive or, once its three gates were found."""
    app = turned("XOR", Neuron(1, 1, -0.5), wall=wall, **query)
    app.session_state["visit"].of(NeuronVisit).solved |= {
        Gate.OR: Neuron(1, 1, -0.5),
        Gate.NAND: Neuron(-1, -1, 1.5),
        Gate.AND: Neuron(1, 1, -1.5),
    }
    return app.run()


def learned(gate: str, steps: int) -> AppTest:
    app = opened("neuron", gate=gate)
    lab = app.session_state["visit"].of(NeuronVisit)
    lab.learned = LearningRun(Neuron(0, 0, 0), 1.0, steps)
    lab.neuron = on_the_knobs(lab.learned.exact(Gate(gate)))
    return app.run()


def trained() -> AppTest:
    """Twice, with a prediction of the best model, then of the change; all folds open."""
    app = opened("models", train_size="300")
    press(choose(app, prediction="tree"), "train")
    app.slider(key="train_size").set_value(100).run()
    press(choose(app, change="down"), "train")
    for fold in ("runs", "exam", "code", "know_more"):
        open_fold(app, fold)
    return app


def examined() -> AppTest:
    """One setting on three draws of images, then the final exam."""
    app = press(opened("models", train_size="100"), "train", "another", "another")
    choice = open_fold(app, "exam").selectbox(key="exam_choice")
    choice.set_value(choice.options[-1]).run()
    return press(app, "exam_open")


def foretold(axis: str, said: str) -> AppTest:
    """A question of the map, trained and answered."""
    app = press(opened("models", train_size="300"), "train")
    return press(choose(app, axis=axis, **{f"foretold_{axis}": said}), f"try_{axis}")


def drawn(view: str, *strokes: object, **query: str) -> AppTest:
    """A seven, read by three models, and one look inside them."""
    app = opened("models", movement="draw", inside=view, **query)
    draw(press(app, "train"), [*SEVEN, *strokes])
    return open_fold(app, "look_inside")


def spoilt() -> AppTest:
    """A digit left out, foretold and trained, with the learner's own seven."""
    app = opened("models", movement="examples", spoil="missing", train_size="300")
    return draw(press(choose(app, fall="some"), "train_spoilt"), SEVEN)


def taught(count: int = 5, *, digit: int = 7, tested: int = 0, **query: str) -> AppTest:
    """So many of the page's own sevens, said to be a digit; with some tests, taught and tested."""
    app = press(opened("models", movement="hand", train_size="300", **query), "train_first")
    for _ in range(count):
        press(named(press(app, "ready_seven"), digit), "add")
    app = press(app, "teach") if tested else app
    for _ in range(tested):
        press(named(press(app, "ready_seven"), digit), "count")
    return app


def known(wall: bool = False) -> AppTest:
    """An image for validation, read on its own."""
    app = opened("models", wall, movement="draw", source="validation", shift_x="2")
    app.session_state["visit"].of(Drawing).validation = 9
    return press(app, "train")


def wrote() -> AppTest:
    """The machine that writes told of twenty words."""
    app = opened("next_steps")
    app.session_state["visit"].of(WriterVisit).take({"read": True, "memory": 3, "words": 20})
    return choose(app, guess=GUESSES[0])


def all_open() -> AppTest:
    app = opened("next_steps")
    for fold in ("writer_more", "own_notebook", "for_teachers"):
        open_fold(app, fold)
    return app


def lesson() -> AppTest:
    """A visit that did something on every page, on the last one."""
    app = trained()
    visit = app.session_state["visit"]
    visit.of(DescentVisit).rates = (0.5,) * 6
    visit.of(NeuronVisit).solved[Gate.AND] = Neuron(1, 1, -1.5)
    visit.of(Answers).check("pedestrian", "def hay_peaton(foto: np.ndarray) -> bool:")
    visit.of(Game).solved = 3
    return app.switch_page("../../pages/next_steps.py").run()


STATES: dict[str, dict[str, State]] = {
    "home": {"new": lambda: opened("home")},
    "functions": {
        "new": lambda: opened("functions"),
        "hinted": hinted,
        "fits": lambda: answered("def hay_peaton(foto: np.ndarray) -> bool:"),
        "fits when mended": lambda: answered("def hay_peaton(foto: np.ndarray) => bool"),
        "depends": lambda: answered("def hay_peaton(foto: np.ndarray) -> float:"),
        "does not fit": lambda: answered("def es_peaton(foto: str) -> str:"),
        "fitted before": lambda: answered(
            "def hay_peaton(foto: np.ndarray) -> bool:", "def f(foto, umbral: float = 0.5) -> str:"
        ),
        "no header": lambda: answered("una foto"),
        "on a wall": lambda: opened("functions", wall=True),
        "answered on a wall": lambda: answered("def es_peaton(foto: str) -> bool:", wall=True),
    },
    "pixels": {part: lambda part=part: opened("pixels", part=part) for part in ("mixer", "match", "photo")}
    | {
        f"{part} on a wall": lambda part=part: opened("pixels", True, part=part)
        for part in ("mixer", "match", "photo")
    }
    | {
        "answered": lambda: asked(2),
        "answered otherwise": lambda: asked(1),
        "near": lambda: matched(0, 0.5),
        "no colour": lambda: matched(0, 40),
        "matched": lambda: matched(1),
        "all matched": lambda: matched(4),
        "in greys": lambda: choose(opened("pixels", part="photo"), view="grey", channels_on=["red", "blue"]),
        "own photo": lambda: choose(opened("pixels", part="photo"), source="upload"),
        "from the web": lambda: choose(opened("pixels", part="photo"), source="web"),
    },
    "descent": {
        "new": lambda: opened("descent"),
        "two valleys": lambda: opened("descent", curve="two"),
        "began": lambda: descended(0.3),
        "climbed": lambda: descended(1.2, 1.2),
        "at the bottom": lambda: descended(*[0.5] * 6),
        "in a valley": lambda: descended(*[0.1] * 40, curve="two"),
        "on a wall": lambda: descended(0.3, wall=True),
    },
    "models": {
        "new": lambda: opened("models"),
        "trained twice": trained,
        "examined": examined,
        "foretold": lambda: foretold("mlp_width", "better"),
        "foretold of few": lambda: foretold("few", "logistic"),
        "on a wall": lambda: press(opened("models", wall=True, train_size="100"), "train"),
        "a question on a wall": lambda: opened("models", wall=True, axis="mlp_depth"),
        "examples on a wall": lambda: opened("models", wall=True, movement="examples"),
        "nothing drawn": lambda: opened("models", movement="draw"),
        "nothing spoilt": lambda: opened("models", movement="examples"),
        "a digit left out": spoilt,
        "no hand": lambda: opened("models", movement="hand"),
        "a misread seven": lambda: named(press(taught(0), "ready_seven"), 7),
        "five sevens to teach": taught,
        "taught and tested": lambda: taught(tested=2),
        "moved": lambda: drawn("mlp", shift_x="3", shift_y="-2"),
        "drawn over": lambda: drawn("logistic", [[0.2, 0.2], [0.8, 0.9]]),
        "known": known,
        "known on a wall": lambda: known(wall=True),
    }
    | {view: lambda view=view: drawn(view) for view in ("logistic", "tree", "mlp", "confusion")},
    "neuron": {
        "new": lambda: opened("neuron"),
        "solved": lambda: opened("neuron", gate="OR", w1="1", w2="1", bias="-0.5"),
        "a hint": lambda: turned("NAND", Neuron(0.5, 1, 0.3), 1),
        "the second hint": lambda: turned("AND", Neuron(0.5, 1, -1), 2),
        "the last hint": lambda: turned("NOR", Neuron(0.5, 1, 0.3), 3),
        "no solution to show": lambda: not_to_be_solved(3),
        "learning": lambda: learned("NOR", 3),
        "learned": lambda: learned("AND", 60),
        "asked first": lambda: opened("neuron", gate="XOR", w1="1", w2="1", bias="-0.5"),
        "not to be solved": not_to_be_solved,
        "composed": lambda: composed(stage="three"),
    }
    | {f"{stage} reached": lambda stage=stage: composed(stage=stage) for stage in ("proof", "network")}
    | {
        f"{stage} on a wall": lambda stage=stage: composed(wall=True, stage=stage)
        for stage in ("try", "proof", "three", "network")
    },
    "next_steps": {
        "new": lambda: opened("next_steps"),
        "all folds open": all_open,
        "the machine wrote": wrote,
        "after training": lambda: trained().switch_page("../../pages/next_steps.py").run(),
        "after the lesson": lesson,
        "on a wall": lambda: opened("next_steps", wall=True),
    },
    "classes": CLASSES,
}
