"""What the browser's tab remembers of a visit comes back as it was, and nothing else comes in."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlintro import descent
from mlintro.descent import Curve
from mlintro.digits.experiments.series import Question, asked_at
from mlintro.digits.experiments.spoilt import Fall, Spoiling
from mlintro.digits.experiments.teaching import Teaching
from mlintro.digits.models import Kind
from mlintro.digits.runs import Change, Guess, Run, Scores
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.spoiling import DataSpec
from mlintro.neuron import Gate, Neuron
from mlintro.pixels import presets
from mlintro.pixels.presets import Preset
from mlintro.ui.descent.visit import DescentVisit
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.examples.hand.visit import HandVisit
from mlintro.ui.examples.visit import ExamplesVisit
from mlintro.ui.models.visit import ModelsVisit, Sitting
from mlintro.ui.neuron.visit import MOST_TRIES, Bet, LearningRun, NeuronVisit, Stage
from mlintro.ui.pixels.visit import Game, Mixer, OwnPhoto, Photos
from mlintro.ui.writer.visit import WriterVisit
from tests.digits.made_hands import SEVENS, drawn

AND = Neuron(1.0, 1.0, -1.5)
Part = (
    DescentVisit
    | NeuronVisit
    | Game
    | Mixer
    | Photos
    | ModelsVisit
    | Drawing
    | WriterVisit
    | ExamplesVisit
    | HandVisit
)


def a_descent() -> DescentVisit:
    walked = (1.5, (0.3, 0.9))  # on the other curve, before
    return DescentVisit(2.5, 0.7, 3.1, Curve.TWO, (0.5, 0.7), walked=walked, is_open=True)


def a_neuron() -> NeuronVisit:
    learned = LearningRun(Neuron(0.1, 0.0, -0.3), 0.5, 40)
    tries = Counter({Gate.XOR: 6, Gate.OR: 1})
    found = {Gate.AND: AND, Gate.NOR: Neuron(-1.0, -1.0, 0.5)}
    told = {"learned": learned, "solved": found, "tries": tries, "hints": 2, "hints_taken": 5}
    told |= {"by_hand": {Gate.AND}, "bets": {Gate.XOR: Bet.LUCK}, "reached": {Gate.XOR: Stage.THREE}}
    return NeuronVisit(Neuron(0.7, -2.0, 0.3), 1, 0, 3, is_open=True, gate=Gate.XOR, **told)


def a_mixer() -> Mixer:
    return Mixer(
        np.full((4, 4, 3), 0.251), Preset.HEART, is_new=False, question=3, answer="0.251", has_answered=True
    )


def a_game() -> Game:
    numbers = {"round": 5, "level": 2, "in_level": 1, "solved": 5, "judged": 2}
    return Game(**numbers, guess=(0.15, 1.0, 0.5), firsts={"1.3": (0.0, 1.0, 0.5), "2.5": (1.0, 1.0, 0.0)})


def some_models() -> ModelsVisit:
    row, asked = Scores(bytes(range(250)), 1.0, 0.4), Comparison(64, seed=3, validation="first")
    run = Run(asked, Guess(Kind.TREE, Change.UP), dict.fromkeys(Kind, row))
    runs = [Run(Comparison(), Guess(), run.scores, is_planned=True), run]
    told = {"answered": {"train_size"}, "sitting": Sitting(run, Kind.MLP, 5_000), "is_planned": True}
    told["foretold"] = {asked_at(Question.FEW, asked): "tree"}
    return ModelsVisit(asked=asked, guess=run.guess, runs=runs, **told)


def a_drawing() -> Drawing:
    return Drawing((((0.1, 0.2), (0.3, 0.4)), ((0.5, 1.0),)), validation=7)


def a_photo() -> Photos:
    return Photos(OwnPhoto("upload 7", np.zeros((2, 2, 3), np.uint8)))


def a_writer() -> WriterVisit:
    return WriterVisit(memory=3, chance=0.5, has_read=True, most=20, tried={1, 3})


def some_examples() -> ExamplesVisit:
    here = ExamplesVisit()
    here.ask(Spoiling(Comparison(64, seed=3, validation="first"), DataSpec(scarce=7, left=5)), Fall.SOME)
    return here


def a_hand() -> HandVisit:
    images = drawn(SEVENS["a long bar"], range(7))
    here = HandVisit(Teaching(Comparison(64, seed=3)), lessons=[(image, 7) for image in images[:5]])
    here.teach()
    here.tests = [(image, 7) for image in images[5:]]
    return here


PARTS: list[Callable[[], Part]] = [
    *(a_descent, a_neuron, a_mixer, a_game, a_photo, some_models, a_drawing, a_writer, some_examples, a_hand),
]


def as_stored(part: Part) -> dict[str, Any]:
    """What a part tells the browser, as it is there when it is read again."""
    return json.loads(json.dumps(part.kept()))


@pytest.mark.parametrize("make", PARTS)
def test_a_part_comes_back_as_it_was(make: Callable[[], Part]):
    part, again = make(), type(make())()
    again.restore(as_stored(part))

    assert again.kept() == part.kept()
    if not isinstance(again, ModelsVisit | Photos | ExamplesVisit | HandVisit):
        assert again.revision > 0  # so that the element in the browser takes it


@pytest.mark.parametrize("make", PARTS)
def test_where_nothing_was_done_nothing_is_kept(make: Callable[[], Part]):
    new = type(make())()
    assert new.kept() == {}
    new.restore({})
    assert new.kept() == {}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just(1e400),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
@pytest.mark.parametrize("make", PARTS)
def test_whatever_a_browser_sends_only_what_fits_is_taken(make: Callable[[], Part], data: st.DataObject):
    """Some of it true and some of it anything: what was taken could have been done by hand."""
    sent = as_stored(make())
    for name in data.draw(st.sets(st.sampled_from(sorted(sent)))):
        sent[name] = data.draw(JSON)
    part = type(make())()
    part.restore(sent)
    again = type(make())()
    again.restore(as_stored(part))

    assert again.kept() == part.kept()
    assert len(json.dumps(part.kept())) < 8_000


def test_of_a_photo_only_where_it_came_from_leaves_for_the_browser():
    assert a_photo().kept() == {"from": "upload"}
    assert Photos(OwnPhoto("upload 7", None)).kept() == {}  # it was never shown
    for nonsense in ("astronaut", "x", None, 7, ["upload"]):
        photos = Photos()
        photos.restore({"from": nonsense})
        assert photos.kept() == {}


def test_the_last_run_is_shown_again_and_its_reports_are_asked_for():
    models = ModelsVisit()
    models.restore(as_stored(some_models()))
    assert models.asked == models.runs[-1].comparison == Comparison(64, seed=3, validation="first")
    assert models.guess == Guess(Kind.TREE, Change.UP)

    training = ModelsVisit()
    training.restore(as_stored(ModelsVisit(asked=Comparison(seed=5), is_waiting=True)))
    assert (training.asked, training.is_waiting) == (Comparison(seed=5), True)

    busy = ModelsVisit(asked=Comparison(), is_waiting=True)
    busy.restore(as_stored(some_models()))
    assert busy.asked == Comparison()


BEFORE = (  # as tabs wrote it before this knob or that was there
    '{"runs": [{"mlp_width": 64, "mlp_depth": 2, "tree_depth": 5, "train_size": 300, "seed": 3,'
    f' "validation": "first", "best": "tree", "change": null, "logistic": ["{"A" * 334}==", 1.0, 0.14],'
    f' "tree": ["{"A" * 334}==", 0.8, 0.1], "mlp": ["{"A" * 334}==", 1, 0.9]}}],'
    ' "asked": {"mlp_width": 16, "train_size": 100, "best": null, "change": "up"}}'
)


def test_what_a_tab_wrote_before_is_read():
    models = ModelsVisit()
    models.restore(json.loads(BEFORE))
    (run,) = models.runs

    assert run.comparison == Comparison(mlp_width=64, train_size=300, seed=3, validation="first")
    assert run.guess == Guess(Kind.TREE)
    assert run.scores[Kind.TREE] == Scores(bytes(250), 0.8, 0.1)
    assert (models.asked, models.guess) == (
        Comparison(mlp_width=16, train_size=100),
        Guess(None, Change.UP),
    )


@pytest.mark.parametrize("told", [None, {}, [], {"best": "tree"}, {"mlp_width": "64"}])
def test_what_names_no_knob_of_the_lesson_asks_for_nothing(told: object):
    models = ModelsVisit()
    models.restore({"asked": told, "runs": [told]})
    assert (models.asked, models.runs) == (None, [])


@pytest.mark.parametrize(
    "lie",
    [
        {"mlp_width": 65},
        {"seed": 1.0},
        {"validation": "best"},
        {"validation": "all"},
        {"mlp": [2, 0, 0]},
        {"mlp": [0.914, 0.012, 1, 0.9]},
        {"tree": ["A" * 334 + "==", 1]},
        {"tree": ["A" * 330 + "==", 1, 0.1]},
        {"tree": ["ñ" * 336, 1, 0.1]},
        {"logistic": ["A" * 334 + "==", float("nan"), 0]},
    ],
)
def test_a_run_that_can_not_have_been_is_left_out(lie: dict[str, Any]):
    sent = as_stored(some_models())
    sent["runs"][0] |= lie
    models = ModelsVisit()
    models.restore(sent)
    assert len(models.runs) == 1


@pytest.mark.parametrize("gate", [Gate.AND, Gate.XOR])
def test_a_page_opened_by_a_link_shows_the_link_and_keeps_what_was_achieved(gate: Gate):
    lab = NeuronVisit(gate=gate)
    lab.follow({"w1": "0.5"})
    lab.restore(as_stored(a_neuron()))

    assert lab.neuron == Neuron(0.5, 0.0, 0.0)
    assert (lab.tries[Gate.XOR], lab.hints, lab.hints_taken, lab.learned) == (6, 0, 5, None)
    assert lab.solved[Gate.AND] == AND


def test_a_page_opened_by_its_own_link_goes_on_where_it_was():
    lab = NeuronVisit(gate=Gate.XOR)
    lab.follow({"w1": "0.7", "w2": "-2.0", "bias": "0.3", "x1": "1"})
    lab.restore(as_stored(a_neuron()))
    assert (lab.hints, lab.learned) == (2, a_neuron().learned)

    steps = DescentVisit(curve=Curve.TWO)
    steps.follow({"start": "2.5", "rate": "0.7"})
    steps.restore(as_stored(a_descent()))
    assert (steps.rates, steps.prediction) == ((0.5, 0.7), 3.1)


def test_a_link_to_another_start_or_preset_begins_there():
    steps = DescentVisit()
    steps.follow({"start": "4.0"})
    steps.restore(as_stored(a_descent()))
    assert (steps.start, steps.rates) == (4.0, ())

    mixer = Mixer(presets.make(Preset.FLAG), Preset.FLAG, is_new=False)
    mixer.restore(as_stored(a_mixer()))
    assert (mixer.image == presets.make(Preset.FLAG)).all()


def test_what_was_solved_since_is_not_undone_by_what_the_tab_remembered():
    lab = NeuronVisit(solved={Gate.AND: Neuron(0.2, 0.2, -0.3)})
    lab.restore(as_stored(a_neuron()))
    assert lab.solved[Gate.AND] == Neuron(0.2, 0.2, -0.3)


def test_more_tries_than_are_remembered_are_still_bounded():
    lab = NeuronVisit(tries=Counter({Gate.OR: MOST_TRIES + 1}), is_open=True)
    again = NeuronVisit()
    again.restore(as_stored(lab))
    assert again.tries == {Gate.OR: MOST_TRIES}


def test_a_gate_is_solved_only_by_what_solves_it():
    lab = NeuronVisit()
    knobs = {"w1": 1.0, "w2": 1.0, "bias": -1.5}
    solved = {"AND": knobs, "OR": knobs, "XOR": knobs, "nonsense": knobs, "NOR": 3}
    lab.restore({"solved": solved, "by_hand": ["AND", "OR", 3]})

    assert lab.solved == {Gate.AND: AND}
    assert lab.by_hand == {Gate.AND}


def test_the_most_steps_are_kept():
    walked = DescentVisit(rates=(0.15,) * descent.MOST_STEPS, is_open=True)
    again = DescentVisit()
    again.restore(as_stored(walked))
    assert again.path == walked.path
