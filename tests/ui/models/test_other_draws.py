"""Other draws of the same settings: which come next, and what they tell of two settings."""

import re

from hypothesis import given, settings
from hypothesis import strategies as some

from mlintro.digits.experiments.judging import difference, others_tried, rank
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.digits.runs import Run
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.verdicts import Verdict
from mlintro.text import PageText, load
from mlintro.ui.models.other_draws import draws_in_words, free_seed, range_said
from mlintro.ui.models.sentences import draws_said, settings_said, turned
from mlintro.ui.models.verdicts import alone, who_is_ahead
from tests.digits.experiments.test_judging import run
from tests.ui.models.test_sentences import numbers, words
from tests.ui.said import is_well_said

LAST = KNOBS["seed"].allowed[-1]


def test_the_next_draw_is_one_that_other_settings_have_so_that_both_can_be_compared():
    narrow = [run(0.8, mlp_width=4, seed=seed) for seed in (0, 5, 6)]
    wide = [run(0.9, seed=6)]
    assert free_seed(6, wide, [*narrow, *wide]) == 0
    assert free_seed(6, narrow, [*narrow, *wide]) == 7
    assert free_seed(LAST, [run(0.9, seed=LAST)], []) == 0


def test_two_settings_are_held_against_each_other_from_three_draws_of_both_on():
    narrow = [run(0.8, mlp_width=4, seed=seed) for seed in range(3)]
    wide = [run(0.9, seed=seed) for seed in range(3)]
    hard = [run(0.7, validation="first", seed=seed) for seed in range(3)]
    asked = Comparison()

    assert others_tried([*narrow, *wide, *hard], asked) == narrow
    assert others_tried([*wide, *narrow], asked) == narrow
    assert others_tried([*narrow, *wide, *wide], asked) == narrow  # the same run again is no other setting
    assert others_tried([*narrow, *wide[:2]], asked) == []
    assert others_tried([*narrow[:2], *wide], asked) == []
    assert others_tried([*wide, *hard], asked) == []  # unlike images are no comparison
    assert turned(Kind.MLP, asked, narrow[0].comparison) == "ancho 32"
    assert turned(Kind.TREE, asked, narrow[0].comparison) == ""  # the tree is the same in both


@settings(max_examples=100, deadline=None)
@given(
    some.lists(some.sampled_from([0.0, 0.1, 0.7, 0.7005, 1.0]), min_size=1, max_size=12),
    some.sampled_from([100, 1_000, 5_000]),
    words,
)
def test_luck_is_named_only_where_something_moved(accuracies: list[float], images: int, t: PageText):
    drawn = [run(accuracy, seed=seed, train_size=images) for seed, accuracy in enumerate(accuracies)]
    sentence = draws_said(t, drawn, "; ".join(range_said(t, drawn, kind) for kind in Kind))

    assert is_well_said(sentence), sentence
    moved = len({round(100 * accuracy, 1) for accuracy in accuracies}) > 1
    assert ({"es": "Eso es suerte", "en": "That is luck"}[t.language] in sentence) == moved
    assert (who_is_ahead(t, rank(*drawn)) in sentence) == (len(drawn) > 1)


accuracies = some.one_of(some.sampled_from([0.0, 0.7, 0.7005, 1.0]), some.floats(0.7, 0.75))


@settings(max_examples=200, deadline=None)
@given(
    some.lists(accuracies, min_size=6, max_size=6),
    some.sampled_from(
        [{"mlp_width": 64}, {"mlp_depth": 8}, {"train_size": 5_000}, {"mlp_width": 4, "mlp_depth": 1}]
    ),
    some.sampled_from([0, 2, 7]),
    words,
)
def test_what_is_said_of_two_settings_agrees_with_its_figures(
    accuracies: list[float], knobs: dict[str, int], first_seed: int, t: PageText
):
    before = [run(accuracy, seed=seed) for seed, accuracy in enumerate(accuracies[:3])]
    after = [run(accuracy, seed=first_seed + i, **knobs) for i, accuracy in enumerate(accuracies[3:])]
    sentence = settings_said(t, Kind.MLP, after, before)
    high, low = sorted((round(100 * mean(runs), 1) for runs in (before, after)), reverse=True)
    said = numbers(t, re.sub(r"(ancho|profundidad|width|depth) \d+|\d[\d,]* (imágenes|images)", "", sentence))

    assert is_well_said(sentence), sentence
    assert said[:2] == [high, low]
    match difference(before, Kind.MLP, after, Kind.MLP).verdict:
        case Verdict.AHEAD:
            points, least, most = said[2:]
            assert 0 < least <= points == round(high - low, 1) <= most
        case Verdict.UNKNOWN:
            least, most = said[2:]
            assert least <= 0.1
            assert least <= round(high - low, 1) <= most
        case Verdict.EQUAL:
            assert said[2:] == [2]
            assert high - low < 2


def mean(runs: list[Run]) -> float:
    return sum(one.scores[Kind.MLP].accuracy for one in runs) / len(runs)


def test_from_two_draws_on_a_verdict_of_the_last_run_says_that_it_is_of_that_run_alone():
    t, first, second = load("models", "es"), run(0.9), run(0.8, seed=1)
    assert alone(t, [first]) == alone(t, [first, run(0.8, mlp_width=4)]) == ""
    assert alone(t, [first, second]) == t.label("run_alone")


@settings(max_examples=50, deadline=None)
@given(some.lists(some.floats(0, 1), min_size=1, max_size=5), some.sampled_from([100, 5_000]), words)
def test_of_all_the_images_there_are_no_draws_in_the_words_of_the_picture(
    accuracies: list[float], images: int, t: PageText
):
    drawn = [run(accuracy, seed=seed, train_size=images) for seed, accuracy in enumerate(accuracies)]
    sentence = draws_in_words(t, drawn)
    assert is_well_said(sentence), sentence
    assert bool(re.search("tanda|draw", sentence)) == (images == 100)
    assert not re.search("siempre|always", sentence) or len(drawn) > 1
