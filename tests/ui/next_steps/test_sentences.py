"""What the last page says of the learner's own network and runs, whatever they gave."""

import re
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from mlintro import digits
from mlintro.digits import exam
from mlintro.digits.experiments.beliefs import contradictions
from mlintro.digits.experiments.ledger import Ledger, ledger
from mlintro.digits.knobs import Kind
from mlintro.digits.models import margin
from mlintro.digits.runs import Change, Guess, Run
from mlintro.text import LANGUAGES, load
from mlintro.ui.examples.hand.visit import MOST, MOST_TESTED, HandVisit
from mlintro.ui.examples.visit import ExamplesVisit
from mlintro.ui.models.visit import ModelsVisit, Sitting
from mlintro.ui.next_steps.beliefs import Beliefs
from mlintro.ui.next_steps.beliefs import said as said_of_belief
from mlintro.ui.next_steps.own_network import said
from mlintro.ui.next_steps.summary import of_examples, of_models, of_writer
from mlintro.ui.writer.visit import ENOUGH_WORDS, WriterVisit
from tests.digits.experiments.test_judging import run
from tests.ui.models.test_sentences import numbers, runs
from tests.ui.said import is_well_said

languages = some.sampled_from(list(LANGUAGES))
guesses = some.builds(Guess, some.sampled_from([*Kind, None]), some.sampled_from([*Change, None]))


def studied(share: float, accuracy: float, images: int, validation: str = "last") -> Run:
    """A run whose network read such a share of the images that it studied."""
    made = run(accuracy, train_size=images, validation=validation)
    return replace(made, scores={kind: replace(s, train_accuracy=share) for kind, s in made.scores.items()})


@settings(max_examples=200, deadline=None)
@given(
    some.sampled_from([100, 1_000, 5_000]),
    some.floats(0, 1),
    some.floats(0, 1),
    some.sampled_from(["last", "first"]),
    languages,
)
def test_a_gap_is_said_to_be_one_only_where_both_margins_leave_it(
    images: int, share: float, accuracy: float, validation: str, language: str
):
    t, share = load("next_steps", language), round(share * images) / images
    made = studied(share, accuracy, images, validation)
    sentence, mlp = said(t, made), made.scores[Kind.MLP]
    facts = {"seen": t.percent(share), "unseen": t.percent(mlp.accuracy), "images": images}

    assert is_well_said(sentence), sentence
    if mlp.train_accuracy <= mlp.accuracy + mlp.margin:
        assert sentence == f"{t.label('your_mlp_both', **facts)} {t.label('your_mlp_even')}"
    if mlp.train_accuracy > mlp.accuracy + mlp.margin + margin(share, images) + 0.001:
        gap = t.label(f"your_mlp_{validation}"), t.label("your_mlp_simpler")
        assert sentence == " ".join([t.label("your_mlp_both", **facts), *gap])


@pytest.mark.parametrize(
    ("width", "depth", "code"), [(4, 1, "simplest"), (5, 1, "simpler"), (4, 2, "simpler")]
)
def test_nobody_is_sent_to_a_simpler_network_than_the_simplest(width: int, depth: int, code: str):
    for language in LANGUAGES:
        t, made = load("next_steps", language), studied(0.99, 0.573, 100)
        asked = replace(made.comparison, mlp_width=width, mlp_depth=depth)
        assert said(t, replace(made, comparison=asked)).endswith(t.label(f"your_mlp_{code}"))


@pytest.mark.parametrize("validation", ["last", "first"])
def test_a_network_that_answers_every_image_alike_has_learned_nothing_of_them_by_heart(validation: str):
    """However far apart the two are: that is how often the digit came up here and there."""
    _, y_val = digits.load().validation(validation)
    for digit, language in product(range(10), LANGUAGES):
        t, made = load("next_steps", language), studied(0.5, 0.1, 1_000, validation)
        bits = np.packbits(y_val == digit).tobytes()
        one = {kind: replace(scores, right=bits) for kind, scores in made.scores.items()}
        assert said(t, replace(made, scores=one)).endswith(t.label("your_mlp_one"))


@pytest.mark.parametrize("validation", ["last", "first"])
def test_a_gap_that_luck_alone_makes_shows_no_overfitting(validation: str):
    """14 of 100 studied images are ones, of 2,000 others 11 in a hundred: that is who came up."""
    t = load("next_steps", "en")
    assert "no overfitting shows" in said(t, studied(0.14, 0.112, 100, validation))


def test_on_hard_images_nobody_knows_how_much_of_a_gap_is_overfitting():
    for language, certain in (("es", "Parte de lo que aprendió"), ("en", "Part of what it learned holds")):
        t = load("next_steps", language)
        assert certain in said(t, studied(1.0, 0.9, 1_000))
        assert certain not in said(t, studied(1.0, 0.9, 1_000, "first"))


@pytest.mark.parametrize(
    ("language", "words"), [("es", "pero no las estudiadas"), ("en", "but not those it studied")]
)
def test_overfitting_is_what_the_map_takes_it_for(language: str, words: str):
    """A simpler model that also reads better what it studied shows none: see `Curve.easier`."""
    for validation in ("last", "first"):
        assert words in said(load("next_steps", language), studied(1.0, 0.9, 1_000, validation))


@settings(max_examples=100, deadline=None)
@given(some.lists(some.builds(replace, runs, guess=guesses), min_size=1, max_size=5), some.data(), languages)
def test_the_summary_has_the_best_of_all_runs_and_what_came_of_the_predictions(
    made: list[Run], data: some.DataObject, language: str
):
    t = load("next_steps", language)
    right = data.draw(some.sampled_from([None, 0, 1, exam.SIZE]))
    sentence = of_models(t, ModelsVisit(runs=made, sitting=Sitting(made[0], Kind.TREE, right)))
    best = max(one.scores[kind].accuracy for one in made for kind in Kind)
    foretold = ledger(made, {})

    assert is_well_said(sentence), sentence
    assert numbers(t, sentence)[:2] == [len({one.comparison for one in made}), round(100 * best, 1)]
    assert (f"{foretold.made}. " in sentence) or not foretold.made
    assert foretold.true <= foretold.made
    assert (t.label("did_exam", exam="", model="\n", validation="").split("*")[0] in sentence) == (
        right is not None
    )


@given(
    some.integers(0, 9),
    some.integers(0, 9),
    some.integers(0, 9),
    some.integers(0, MOST),
    some.integers(0, MOST_TESTED),
    languages,
)
def test_of_examples_the_summary_tells_what_was_done_and_nothing_else(
    trained: int, made: int, true: int, taught: int, tested: int, language: str
):
    t, told = load("next_steps", language), Ledger(made, true)
    drawing = (np.zeros((28, 28), dtype=np.uint8), 7)
    hand = HandVisit(most_taught=taught, tests=[drawing] * tested)
    sentence = of_examples(t, ExamplesVisit(counted=trained, settled=told), hand)
    expected = [trained] * (trained > 0) + [made, true] * (made > 0)
    expected += [count for count in (taught, tested) if count]

    assert [int(number) for number in re.findall(r"\d+", sentence)] == expected
    assert is_well_said(sentence) or not sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_machine_is_told_of_once_it_wrote_enough(language: str):
    t, lab = load("next_steps", language), WriterVisit()
    lab.take({"read": True, "memory": 3, "words": ENOUGH_WORDS - 1})
    assert of_writer(t, lab) == ""
    lab.take({"read": True, "memory": 1, "words": 4})
    assert of_writer(t, lab) == t.label("did_write", memories="1, 3", most=ENOUGH_WORDS - 1)


@settings(max_examples=200, deadline=None)
@given(some.lists(runs, min_size=2, max_size=6), languages)
def test_a_belief_is_contradicted_by_figures_of_which_the_lower_is_what_was_believed_better(
    made: list[Run], language: str
):
    t = load("next_steps", language)
    for one in contradictions(made):
        sentence, (more, less) = said_of_belief(t, one), one.accuracies
        assert is_well_said(sentence), sentence
        assert t.percent(more) != t.percent(less)
        assert more < less
        assert sentence.index(t.percent(more)) < sentence.rindex(t.percent(less))


@pytest.mark.parametrize(("language", "words"), [("es", "lo que nota la red"), ("en", "the network notices")])
def test_what_else_changed_is_denied_only_of_what_the_model_notices(language: str, words: str):
    (found,) = contradictions([run(0.92, mlp_depth=2, tree_depth=5), run(0.81, mlp_depth=8, tree_depth=9)])
    assert words in said_of_belief(load("next_steps", language), found)


@pytest.mark.parametrize(("language", "words"), [("es", "media de 3"), ("en", "mean of 3")])
def test_a_belief_about_the_network_names_no_draw_where_it_is_of_several(language: str, words: str):
    t = load("next_steps", language)
    (found,) = contradictions([run(0.60, seed=seed) for seed in (4, 5, 6)])
    (alone,) = contradictions([run(0.60, seed=4)])
    assert words in said_of_belief(t, found)
    assert [" 4" in said_of_belief(t, one) for one in (found, alone)] == [False, True]


def test_beliefs_are_looked_up_once_for_the_same_runs_and_anew_for_others():
    beliefs, first = Beliefs(), [run(0.92, mlp_depth=2)]
    assert beliefs.of(first) == []
    both = [*first, run(0.81, mlp_depth=8)]
    found = beliefs.of(both)
    assert found == contradictions(both)
    assert found
    assert beliefs.of(list(both)) is found
    assert beliefs.of(both[1:]) == contradictions(both[1:])
