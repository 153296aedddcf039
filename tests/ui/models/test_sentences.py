"""What is said of a learner's runs, whatever they gave: nothing that the figures beside it contradict."""

import re
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from mlintro import digits
from mlintro.digits import VALIDATION_SIZE, Validation, experiments
from mlintro.digits.experiments import VALIDATIONS
from mlintro.digits.experiments.curves import between
from mlintro.digits.experiments.judging import Outcome, Step, rank
from mlintro.digits.knobs import KNOBS, Kind, is_all
from mlintro.digits.runs import Guess, Run, Scores
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.verdicts import Verdict
from mlintro.text import LANGUAGES, PageText, load
from mlintro.ui.models.other_draws import range_said
from mlintro.ui.models.predictions import because, judge_best
from mlintro.ui.models.verdicts import who_is_ahead
from tests.digits.experiments.test_judging import run
from tests.ui.said import is_well_said

ENDS = (0, 1, VALIDATION_SIZE - 1, VALIDATION_SIZE)
counts = some.one_of(some.sampled_from(ENDS), some.integers(0, VALIDATION_SIZE))
close_counts = some.integers(1_700, 1_760)


@some.composite
def scores(draw: some.DrawFn, count: some.SearchStrategy[int]) -> Scores:
    """So many images read right, from one on: two models misread the same images, or others."""
    right = np.zeros(VALIDATION_SIZE, bool)
    first = draw(some.sampled_from([0, 0, 20, 900]))
    right[np.arange(first, first + draw(count)) % VALIDATION_SIZE] = True
    return Scores(np.packbits(right).tobytes(), train_accuracy=1.0, seconds=0.5)


comparisons = some.builds(
    Comparison,
    mlp_width=some.integers(4, 64),
    mlp_depth=some.integers(1, 8),
    tree_depth=some.integers(1, 20),
    train_size=some.sampled_from(range(100, 5_001, 100)),
    seed=some.integers(0, 3),
    validation=some.sampled_from(KNOBS["validation"].allowed),
)
runs = some.one_of(
    *(
        some.builds(
            Run, comparisons, some.just(Guess()), some.fixed_dictionaries(dict.fromkeys(Kind, scores(count)))
        )
        for count in (counts, close_counts)
    )
)
words = some.sampled_from([load("models", language) for language in LANGUAGES])


def numbers(t: PageText, sentence: str) -> list[float]:
    """The percentages and points of a sentence, in their order."""
    found = re.findall(r"[−+]?\d+(?:[.,]\d+)?", sentence.replace("\u202f", ""))
    return [float(number.replace("−", "-").replace(",", ".")) for number in found]


@settings(max_examples=300, deadline=None)
@given(runs, words)
def test_who_is_ahead_is_said_with_figures_that_agree(run: Run, t: PageText):
    ranking = rank(run)
    sentence, verdict = who_is_ahead(t, ranking), ranking.lead(ranking.rival).verdict
    high, low, *others = numbers(t, sentence)

    assert is_well_said(sentence), sentence
    assert high >= low
    assert all((verdict is Verdict.AHEAD) <= ranking.lead(kind).is_gain for kind in ranking.kinds[1:])
    if verdict is Verdict.AHEAD:
        points, least, most = others
        assert points == round(high - low, 1) > 0
        assert 0 < least <= points <= most <= 100
    elif verdict is Verdict.UNKNOWN:
        least, most = others
        assert least < 0 < most  # nor does a rounded end rule one of them out
        assert least <= round(high - low, 1) <= most
    else:
        assert others == [2]
        assert high - low < 2


@settings(max_examples=300, deadline=None)
@given(runs, some.sampled_from(Kind), words)
def test_of_a_prediction_nothing_is_said_that_could_be_otherwise(run: Run, predicted: Kind, t: PageText):
    ranking = rank(run)
    sentence, outcome = judge_best(t, ranking, predicted), ranking.judge(predicted)
    asked = run.comparison
    facts = {"images": asked.train_size, "width": asked.mlp_width, "depth": asked.mlp_depth}
    reasons = [t.label(f"because_{why}", **facts) for why in (*Kind, "few", "narrow")]

    assert is_well_said(sentence), sentence
    assert (outcome is Outcome.HIT) <= (ranking.kinds[0] is predicted)
    assert any(reason in sentence for reason in reasons) == ranking.is_clear
    if outcome is Outcome.SHARED:  # none may be two points above it
        assert all(ranking.lead(kind).verdict is not Verdict.UNKNOWN for kind in ranking.kinds[1:])
        assert predicted is ranking.kinds[0] or ranking.lead(predicted).high < 0.02
    if outcome is Outcome.MISS:
        is_open = any(ranking.lead(kind).verdict is Verdict.UNKNOWN for kind in ranking.kinds[1:])
        first = {"predicted": t.label(predicted), "best": t.label(f"model_{ranking.kinds[0]}")}
        assert (t.label("miss_open", **first) in sentence) == is_open
        assert ranking.lead(predicted).is_gain
        assert t.label("open", predicted="").split(".")[0] not in sentence.split(". ", 1)[1]


@settings(max_examples=300, deadline=None)
@given(runs, some.sampled_from(Kind), words)
def test_under_a_prediction_each_model_has_a_clause_that_agrees_with_its_figures(
    run: Run, predicted: Kind, t: PageText
):
    ranking = rank(run)
    _, clauses = judge_best(t, ranking, predicted).split("\n\n")
    highest = round(100 * ranking.accuracy(ranking.kinds[0]), 1)
    lines = dict(zip(ranking.kinds, clauses.splitlines(), strict=True))

    for kind, line in lines.items():
        assert is_well_said(line), line
        assert line.startswith(f"- **{t.label(kind)}**, {t.percent(ranking.accuracy(kind))}: ")
        shown = round(100 * ranking.accuracy(kind), 1)
        _, *points = numbers(t, line)
        assert points == ([round(highest - shown, 1)] if shown < highest else [])
        is_said_behind = any(words in line for words in ("por detrás", "behind"))
        assert is_said_behind <= (kind is not ranking.kinds[0] and ranking.lead(kind).is_gain)
        is_said_ahead = any(words in line for words in ("por delante", "is ahead"))
        assert is_said_ahead == (kind is ranking.kinds[0] and ranking.is_clear)


@settings(max_examples=300, deadline=None)
@given(runs, words)
def test_who_stands_between_the_first_and_its_rival_is_named_and_is_behind(run: Run, t: PageText):
    ranking = rank(run)
    first, second, _ = ranking.kinds
    facts = {"best": t.label(f"model_{first}"), "third": t.label(f"model_{second}")}
    is_named = t.label("between", **facts) in who_is_ahead(t, ranking)

    assert is_named == (ranking.rival is not second)
    assert is_named <= ranking.lead(second).is_gain


@settings(max_examples=100, deadline=None)
@given(some.lists(runs, min_size=1, max_size=5), some.sampled_from(Kind), words)
def test_the_range_of_some_draws_is_from_the_worst_to_the_best(drawn: list[Run], kind: Kind, t: PageText):
    sentence = range_said(t, drawn, kind)
    shown = [round(100 * run.scores[kind].accuracy, 1) for run in drawn]

    assert is_well_said(sentence), sentence
    if min(shown) == max(shown):
        assert numbers(t, sentence) == [min(shown)]
    else:
        assert numbers(t, sentence) == [round(max(shown) - min(shown), 1), min(shown), max(shown)]


def test_few_images_are_the_reason_only_where_the_network_is_neither_narrow_nor_deep():
    t = load("models", "es")
    for size, few in ((100, True), (200, True), (300, False), (1_000, False)):
        first = dict(zip(Kind, (0.95, 0.3, 0.6), strict=True))
        each = {kind: Scores(bits(first[kind]), 1.0, 0.5) for kind in Kind}
        for width, depth in ((32, 2), (64, 1), (8, 2), (32, 5)):
            asked = Comparison(mlp_width=width, mlp_depth=depth, train_size=size)
            said = judge_best(t, rank(Run(asked, Guess(), each)), Kind.LOGISTIC)
            is_usual = width > 8 and depth < 5
            assert (t.label("because_few", images=size) in said) == (few and is_usual)
            shape = t.label("because_narrow", width=width, depth=depth)
            assert (shape in said) == (not is_usual)
            assert (f"Con ancho {width} y profundidad {depth}" in said) == (not is_usual)


@pytest.mark.parametrize(("size", "validation"), list(product([100, 250], VALIDATIONS)))
def test_with_few_images_hardly_a_network_of_the_map_is_ahead_of_logistic_regression(
    size: int, validation: Validation
):
    known = experiments.load()
    regression = known.point(Kind.LOGISTIC, Comparison(train_size=size, validation=validation))
    shapes = product(known.values["mlp_width"], known.values["mlp_depth"])
    networks = [Comparison(*shape, train_size=size, validation=validation) for shape in shapes]
    ahead = [knobs for knobs in networks if between(regression, known.point(Kind.MLP, knobs)).is_gain]
    assert len(ahead) <= len(networks) // 10


@pytest.mark.parametrize(("language", "words"), [("es", "Una razón posible"), ("en", "One possible reason")])
def test_why_a_change_helped_is_told_as_a_possible_reason_since_no_figure_shows_it(language: str, words: str):
    """That the one knob did it the two runs show; how it did so they do not."""
    why = load("because", language)
    told = [
        why.label(f"{name}_more") for name, knob in KNOBS.items() if knob.is_size and Kind.MLP in knob.felt_by
    ]
    assert all(words in said for said in [*told, load("models", language).label("because_mlp")])


ON_AVERAGE = {
    "es": r"(diferencia media|cambio medio|en la media|media con) .*\bcasi siempre",
    "en": r"(mean change|mean difference|in the mean) .*\bnearly always",
}

# What a list of sentences has in brackets; that is said once, below it: `came_range`.
BRACKET = re.compile(r"\((\{range\}|(menos de|less than) \{close\})\)\.$")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_range_is_told_in_the_same_words_as_one_of_means_that_hardly_ever_fails(language: str):
    tables = ("models", "because", "map", "examples")
    said = {
        f"{table}.{name}": label[language]
        for table in tables
        for name, label in load(table, language).labels.items()
    }
    ranges = {name: words for name, words in said.items() if "{range}" in words or "{close}" in words}
    listed = {
        name for name, words in ranges.items() if name.startswith("examples.came_") and BRACKET.search(words)
    }
    assert len(ranges) > 30
    assert is_said_of_means(said["examples.came_range"], language)
    assert [name for name in ranges.keys() - listed if not is_said_of_means(ranges[name], language)] == []


def is_said_of_means(said: str, language: str) -> bool:
    return bool(re.search(f"(?i){ON_AVERAGE[language]}", said))


def test_no_spanish_sentence_has_a_model_where_two_words_would_become_one():
    """The tree is «el árbol», and so «del árbol»: no hole for it stands behind «de» or «a»."""
    for table in ("models", "because", "map", "examples", "inside", "draw", "hand", "next_steps", "classes"):
        for label in load(table, "es").labels.values():
            assert not re.search(r"\b(de|a) \{(model|models|best|second|next|third)\}", label["es"])


def bits(accuracy: float) -> bytes:
    return np.packbits(np.arange(VALIDATION_SIZE) < accuracy * VALIDATION_SIZE).tobytes()


def test_every_outcome_of_a_prediction_has_its_own_words():
    for language in LANGUAGES:
        said = [
            load("models", language).label(outcome, predicted="x", best="y", close="2") for outcome in Outcome
        ]
        assert all(one != other for one, other in pairwise(sorted(said)))


@pytest.mark.parametrize("verdict", Verdict)
def test_no_verdict_of_the_page_calls_a_difference_noise(verdict: Verdict):
    for table, name in (("models", f"verdict_{verdict}"), ("map", f"race_{verdict}")):
        for language in LANGUAGES:
            assert not re.search(
                "ruido|noise|no cuenta|empate|a tie", load(table, language).labels[name][language]
            )


def test_with_all_images_studied_another_draw_is_the_same_images():
    everything = KNOBS["train_size"].allowed[-1]
    assert sorted(digits.draw(0)[:everything]) == sorted(digits.draw(1)[:everything])
    assert sorted(digits.draw(0)[: everything - 100]) != sorted(digits.draw(1)[: everything - 100])

    why = load("because", "es")
    for size, code in ((everything, "seed_all"), (everything - 100, "seed")):
        assert is_all(size) is (code == "seed_all")
        step = Step(run(0.9, train_size=size), run(0.8, train_size=size, seed=1))
        assert because(why, step) == why.label(code, images=size)
