"""One table of knobs, and everything that has a field or an axis of its own agrees with it."""

from dataclasses import fields
from inspect import signature

import pytest

from mlintro.digits.experiments import AXES
from mlintro.digits.knobs import KNOBS, Kind, check
from mlintro.digits.models import OWN, ModelSpec, build, fit
from mlintro.digits.runs.comparison import Comparison
from mlintro.errors import OutOfRangeError
from mlintro.figures import experiments as figure
from mlintro.ui.models.knobs import BEHIND


def test_a_comparison_has_every_knob_at_its_default_in_their_order():
    stood = [(field.name, field.default) for field in fields(Comparison)]
    assert stood == [(name, knob.default) for name, knob in KNOBS.items()]


def test_a_spec_has_the_knobs_of_models_at_their_defaults():
    defaults = {field.name: field.default for field in fields(ModelSpec) if field.name != "kind"}
    assert defaults == {name: KNOBS[name].default for name in OWN}


def test_every_knob_is_of_the_model_or_of_its_training():
    assert set(KNOBS) == set(OWN) | (set(signature(fit).parameters) - {"spec", "watch", "data", "own"})


@pytest.mark.parametrize("name", OWN)
def test_a_knob_changes_the_specs_of_those_that_feel_it(name: str):
    other = next(value for value in KNOBS[name].allowed if value != KNOBS[name].default)
    changed = set(Comparison(**{name: other}).specs()) - set(Comparison().specs())
    assert {spec.kind for spec in changed} == KNOBS[name].felt_by
    for spec in changed:
        assert build(spec, 0).get_params() != build(ModelSpec(spec.kind), 0).get_params()


@pytest.mark.parametrize("knob", KNOBS.values(), ids=lambda knob: knob.name)
def test_the_lesson_offers_what_is_allowed_and_nothing_like_it(knob):
    for value in (knob.default, knob.allowed[0], knob.allowed[-1]):
        check(knob.name, value)
    for value in (None, 1.0, True, -1, "", "best", [], {}):
        assert not knob.offers(value)
    with pytest.raises(OutOfRangeError) as refused:
        check(knob.name, -1)
    assert refused.value.facts == {"name": knob.name, "value": -1, "allowed": knob.allowed}


def test_the_map_goes_along_sizes():
    assert AXES[Kind.MLP] == ("mlp_width", "mlp_depth", "train_size")
    assert all(KNOBS[axis].is_size for axes in AXES.values() for axis in axes)
    axes = {axis for axes in AXES.values() for axis in axes}
    assert {*figure.IN_TENS, *figure.TICKS} <= axes


def test_what_stands_behind_a_button_are_knobs():
    assert set(BEHIND) <= set(KNOBS)
