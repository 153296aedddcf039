"""What the lesson says of language models is what their makers published."""

from mlintro import scale

PUBLISHED = {  # how many numbers each learned: the papers of each, GPT-1 in table 2 of that of GPT-2
    "GPT-1": 117e6,
    "GPT-2": 1.5e9,
    "GPT-3": 175e9,
    "Llama 3.1 405B": 405e9,
}


def test_each_model_learned_as_many_numbers_as_its_makers_say():
    assert {model.name: model.parameters for model in scale.LANGUAGE_MODELS} == PUBLISHED


def test_each_model_is_larger_than_the_one_before():
    models = scale.LANGUAGE_MODELS
    assert [*models] == sorted(models, key=lambda model: (model.year, model.parameters))


def test_the_first_trained_for_a_month_on_eight_chips_and_the_last_on_sixteen_thousand():
    assert (scale.GPT_1_DAYS, scale.GPT_1_CHIPS) == (30, 8)
    assert scale.LLAMA_CHIPS == 16 * 1024


def test_the_last_trained_for_months_even_on_all_of_its_chips():
    days = scale.LLAMA_HOURS / scale.LLAMA_CHIPS / 24
    assert 2 * 30 < days < 3 * 30
