"""One press of the button: what it asks for, and what it leaves behind when there is no room."""

import pytest

from mlintro.digits.knobs import Kind
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.spoiling import UNSPOILT, DataSpec
from mlintro.errors import OutOfRangeError, TrainingBusyError
from mlintro.training import Trainer


def none_runs():
    raise AssertionError("nothing starts without a slot")


def test_every_kind_of_model_is_asked_for_the_slowest_first():
    kinds = [spec.kind for spec in Comparison().specs()]
    assert kinds[0] is Kind.MLP
    assert sorted(kinds) == sorted(Kind)


def test_where_one_model_finds_no_room_none_is_left_in_the_queue():
    trainer = Trainer(none_runs, slots=0, queue=len(Kind) - 1, memory=8)
    with pytest.raises(TrainingBusyError):
        Comparison().ask(trainer, visitor="a learner")
    assert trainer.visitors() == 0


def test_settings_that_the_lesson_does_not_have_are_asked_of_nobody():
    trainer = Trainer(none_runs, slots=0, queue=8, memory=8)
    with pytest.raises(OutOfRangeError):
        Comparison(mlp_width=65).ask(trainer, "a learner")
    assert trainer.visitors() == 0


def test_what_was_not_spoilt_is_asked_as_it_ever_was_and_each_spoilt_set_once():
    asked, trainer = Comparison(), Trainer(none_runs, slots=0, queue=8, memory=8)
    whole, named = asked.ask(trainer), asked.ask(trainer, data=UNSPOILT)
    spoilt, again = (asked.ask(trainer, data=DataSpec(swapped=30)) for _ in range(2))

    assert whole == named
    assert spoilt == again
    assert {len(job.task) for job in whole.values()} == {5}
    assert not set(whole.values()) & set(spoilt.values())
