"""A learner's runs: the best, and the table to take away."""

import csv
import io
from dataclasses import replace

from mlintro.digits.models import Kind
from mlintro.digits.runs import COLUMNS, Guess, Run, Scores, as_csv, best, distinct, felt
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import LANGUAGES, load


def run(share: int, **knobs: object) -> Run:
    """A run whose models read so many of each eight validation images right."""
    scores = Scores(bytes([2**share - 1]) * 250, train_accuracy=1.0, seconds=0.5)
    return Run(Comparison(**knobs), Guess(), dict.fromkeys(Kind, scores))


def test_scores_are_the_images_that_were_read_right():
    scores = run(6).scores[Kind.MLP]
    assert scores.accuracy == scores.images.mean() == 0.75
    assert scores.images[:8].tolist() == [0, 0, 1, 1, 1, 1, 1, 1]


def test_the_best_run_is_the_first_of_equals():
    assert best([run(5), run(7, seed=1), run(7, seed=2)], Kind.TREE) == 1


def test_what_was_trained_again_counts_once_where_it_was_made_last_with_what_was_foretold_at_first():
    foretold = replace(run(6), guess=Guess(Kind.TREE))
    assert distinct([foretold, run(5, seed=1), run(6), run(7, seed=2)]) == [
        run(5, seed=1),
        foretold,
        run(7, seed=2),
    ]


def test_a_model_feels_its_own_knobs_and_the_images():
    assert felt(Kind.TREE, Comparison()) == felt(Kind.TREE, Comparison(mlp_width=64))
    for knobs in ({"tree_depth": 9}, {"seed": 3}, {"train_size": 100}, {"validation": "first"}):
        assert felt(Kind.TREE, Comparison()) != felt(Kind.TREE, Comparison(**knobs))


def test_the_table_has_every_score_of_every_model():
    table = list(csv.DictReader(io.StringIO(as_csv([run(6), run(7, validation="first")]))))

    assert len(table) == 2 * len(Kind)
    assert {row["model"] for row in table} == set(Kind)
    assert table[-1]["run"] == "2"
    assert table[-1]["validation"] == "first"
    assert [float(row["accuracy"]) for row in table[::3]] == [0.75, 0.875]


def test_the_table_has_headings_in_the_words_of_its_reader():
    for language in LANGUAGES:
        t = load("models", language)
        titles = [t.label(f"column_{name}") for name in COLUMNS]
        (row, *_) = csv.DictReader(io.StringIO(as_csv([run(6)], titles)))
        assert row[t.label("column_accuracy")] == "0.75"
        assert row[t.label("column_seed")] == "0"
