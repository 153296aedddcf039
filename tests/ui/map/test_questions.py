"""What is said of a question's own trainings, whatever they gave."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some

from mlintro.digits.experiments import series
from mlintro.digits.experiments.judging import Outcome, points
from mlintro.digits.experiments.series import Foretold, HelpsMore, Question
from mlintro.digits.knobs import Kind
from mlintro.digits.runs import Guess, Run, Scores
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import LANGUAGES, PageText, load
from mlintro.ui.map.questions import came, is_coming
from mlintro.ui.models.visit import ModelsVisit
from tests.ui.models.test_sentences import close_counts, comparisons, counts, scores
from tests.ui.said import is_well_said

words = some.sampled_from([load("map", language) for language in LANGUAGES])


@some.composite
def trained(draw: some.DrawFn, question: Question) -> list[Run]:
    """All trainings of a question, each with some figures of its own."""
    base = draw(comparisons)
    count = draw(some.sampled_from([counts, close_counts]))
    return [
        Run(asked, Guess(), {kind: draw(scores(count)) for kind in Kind})
        for asked in series.trainings(question, base)
    ]


@settings(max_examples=150, deadline=None)
@given(some.data(), some.sampled_from(Question), words)
def test_what_came_of_a_question_agrees_with_the_figures_on_the_page(
    data: some.DataObject, question: Question, t: PageText
):
    done = data.draw(trained(question))
    said = data.draw(some.sampled_from(question.options))
    sentence = " ".join(came(t, question, said, done))
    outcome = series.judge(question, said, done)

    assert is_well_said(sentence), sentence
    assert t.label(f"outcome_{outcome}") in sentence
    if question is Question.IMAGES:
        more = -np.subtract(*series.gains(done))
        better = {HelpsMore.FIRST: more < 0, HelpsMore.LAST: more > 0, HelpsMore.EVEN: abs(more) < 2}
        assert better[said] or outcome is not Outcome.HIT
        assert (t.label("steps_unknown") in sentence) == (outcome is Outcome.OPEN)
    elif question is not Question.FEW and outcome is Outcome.HIT:
        gain = points(*(run.scores[question.kind].accuracy for run in (done[0], done[-1])))
        assert {Foretold.BETTER: gain > 0, Foretold.WORSE: gain < 0, Foretold.SAME: abs(gain) < 2}[said]


def test_who_foretold_nothing_is_told_what_there_is_and_of_no_prediction():
    row = dict.fromkeys(Kind, Scores(bytes([255] * 250), 1.0, 0.5))
    done = [Run(asked, Guess(), row) for asked in series.trainings(Question.IMAGES, Comparison())]
    sentences = came(load("map", "es"), Question.IMAGES, None, done)
    assert "cambió 0 puntos de 100 a 1000 imágenes, y 0 de 1000 a 5000" in " ".join(sentences)


def test_only_a_question_whose_missing_trainings_are_all_on_their_way_is_said_to_come():
    base = Comparison()
    row = dict.fromkeys(Kind, Scores(bytes([255] * 250), 1.0, 0.5))
    first, second, last = series.trainings(Question.WIDTH, base)
    lab = ModelsVisit()
    lab.ask(first, Guess(), second, last, base)
    assert [one for one in Question if is_coming(lab, one, base)] == [Question.WIDTH]
    assert not is_coming(lab, Question.WIDTH, Comparison(mlp_depth=3))

    lab.add(Run(first, Guess(), row))
    lab.ask(second, Guess(), last, base)
    assert is_coming(lab, Question.WIDTH, base)
    lab.ask(base, Guess())
    assert not is_coming(lab, Question.WIDTH, base)
    lab.give_up()
    assert not any(is_coming(lab, one, base) for one in Question)
