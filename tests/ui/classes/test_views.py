"""What the wall says of a class, whatever its seats did: true of every run and vote that there is."""

import time
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as some

from mlintro.classes import Board, Deeds, Phase, Screen, Seat
from mlintro.classes.questions import QUESTIONS, ballot
from mlintro.digits.knobs import Kind
from mlintro.text import LANGUAGES, load
from mlintro.ui.classes.views import facts
from tests.classes.conftest import trained
from tests.ui.said import is_well_said

languages = some.sampled_from(list(LANGUAGES))
shares = some.sampled_from([0.0, 0.0995, 0.1, 0.5, 0.9, 1.0])
knobs = some.fixed_dictionaries(
    {
        "mlp_width": some.sampled_from([4, 32, 64]),
        "mlp_depth": some.sampled_from([1, 2]),
        "tree_depth": some.sampled_from([1, 20]),
        "train_size": some.sampled_from([100, 5_000]),
    }
)


@settings(max_examples=150, deadline=None)
@given(some.lists(some.lists(some.tuples(shares, knobs), max_size=3), max_size=4), languages)
def test_of_the_runs_of_a_class_only_what_is_true_of_them_is_said(seats, language: str):
    told = [tuple(trained(share, **stood) for share, stood in runs) for runs in seats]
    board = Board("12345", "", 0, 0, screen=Screen.RUNS)
    t, models = load("classes", language), load("models", language)
    said = facts(t, board, {str(n): Seat(n, deeds=Deeds(runs=runs)) for n, runs in enumerate(told)})
    every = [run for runs in told for run in runs]
    if not every:
        assert said["title"] == t.label("runs_none")
        return

    best = max(run.scores[kind] for run in every for kind in Kind)
    assert all(map(is_well_said, said["says"])), said["says"]
    assert said["says"][0] in [
        t.label(
            "runs_best",
            count=len(every),
            accuracy=t.percent(best),
            model=models.label(f"prediction_{kind}"),
            knobs=t.label(f"runs_{kind}", **run.knobs),
        )
        for run in every
        for kind in Kind
        if run.scores[kind] == best
    ]


@settings(max_examples=60, deadline=None)
@given(some.sampled_from(list(QUESTIONS)), some.data(), some.sampled_from(Phase), languages)
def test_votes_on_the_wall_are_those_that_were_cast(question: str, data, phase: Phase, language: str):
    options = QUESTIONS[question].options
    cast = data.draw(some.lists(some.sampled_from([None, *options]), max_size=5))
    board = Board("12345", "", 0, 0, screen=Screen.QUESTION, question=question, rounds={question: 1})
    seats = {
        str(n): Seat(n, seen=time.time(), votes={ballot(question, 1): vote} if vote else {})
        for n, vote in enumerate(cast)
    }
    t = load("classes", language)
    shown = facts(t, replace(board, phase=phase), seats)

    assert shown["count"] == t.label("voted_of", voted=len(cast) - cast.count(None), of=len(cast))
    counts = [bar.get("now") for bar in shown["bars"]]
    assert counts == [cast.count(option) if phase is Phase.SHOWN else None for option in options]
