"""What is said of models and knobs leaves none of them out."""

import re
from collections.abc import Iterable

import pytest

from mlintro import text
from mlintro.digits.experiments.judging import Outcome
from mlintro.digits.knobs import KNOBS, Kind, Knob
from mlintro.digits.reading.misread import Cases
from mlintro.text import DEFAULT, HOLE, LANGUAGES, load
from mlintro.ui.models.knobs import BEHIND

LABELS = text.read_labels(0)


def test_looking_inside_has_a_word_for_every_case():
    there = set(LABELS["inside"])
    assert {f"cases_{which}" for which in Cases} <= there
    assert {f"confused_{kind}" for kind in Kind} | {f"many_{digit}" for digit in range(10)} <= there


@pytest.mark.parametrize(
    ("table", "name", "hole"),
    [
        ("draw", "disagree", "{}_digit"),
        ("draw", "disagree_known", "{}_digit"),
        ("draw", "moved", "{}_after"),
        ("inside", "found", "{}"),
        ("inside", "tile_alt", "{}"),
    ],
)
def test_what_is_said_of_the_models_leaves_none_out(table: str, name: str, hole: str):
    labels, sections = LABELS[table], load(table, DEFAULT).sections
    sentence = labels[name][DEFAULT] if name in labels else sections[name]
    assert {hole.format(kind) for kind in Kind} <= set(HOLE.findall(sentence))


def test_there_is_a_reason_for_every_knob_that_the_mlp_feels():
    felt = [knob for knob in KNOBS.values() if Kind.MLP in knob.felt_by]
    sizes = {f"{knob.name}_{way}" for knob in felt if knob.is_size for way in ("more", "less")}
    others = {knob.name for knob in felt if not knob.is_size}
    assert set(LABELS["because"]) == sizes | others | {
        "nothing",
        "failed",
        "unmoved",
        "unknown",
        "unknown_near",
        "unknown_near_all",
        "unknown_near_some",
        "equal",
        "several",
        "seed_all",
        "unmoved_seed",
        "validation_luck",
    }


@pytest.mark.parametrize("knob", KNOBS.values(), ids=lambda knob: knob.name)
def test_every_knob_has_its_words(knob: Knob):
    name, codes = knob.name, () if isinstance(knob.allowed, range) else knob.allowed
    on_page = {name, *(f"{name}_{code}" for code in codes)}
    if name in BEHIND:
        on_page.add(f"{name}_why")
    if not codes and not knob.is_size:
        on_page.add(f"run_{name}")
    on_map = {f"fixed_{name}_{code}" for code in codes}
    if knob.is_axis:
        on_map |= {f"axis_{name}", f"begin_{name}", f"setting_{name}", f"fixed_{name}"}

    assert on_page <= set(LABELS["models"])
    assert on_map <= set(LABELS["map"])


def test_there_is_a_word_for_every_outcome_of_a_prediction():
    for outcome in Outcome:
        assert {outcome, f"bar_{outcome}"} <= set(LABELS["models"])


def test_a_run_in_short_names_every_size():
    sizes = {knob.name for knob in KNOBS.values() if knob.is_size}
    assert set(HOLE.findall(LABELS["models"]["run_knobs"][DEFAULT])) == sizes


def families(names: Iterable[str]) -> dict[str, set[str]]:
    """By what they are without the name of a kind: the kinds of model that names such as `name_tree` tell."""
    found: dict[str, set[str]] = {}
    for name in names:
        parts = name.split("_")
        for kind in set(Kind) & set(parts) if name not in KNOBS else ():
            found.setdefault("_".join("*" if part == kind else part for part in parts), set()).add(kind)
    return found


@pytest.mark.parametrize("table", LABELS)
def test_labels_that_name_two_kinds_of_model_name_all(table: str):
    there = [name for name in LABELS[table] if not any(knob in name for knob in KNOBS)]
    named = families([*there, *load(table, DEFAULT).sections])
    assert {pattern: kinds for pattern, kinds in named.items() if 1 < len(kinds) < len(Kind)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["home", "models", "draw", "inside", "map"])
def test_words_that_count_the_kinds_of_model_count_right(page: str, language: str):
    """They say three: with a fourth kind each of these is to be written anew."""
    t = load(page, language)
    words = [*t.sections.values(), *(label[language] for label in t.labels.values())]
    found = [
        one
        for one in words
        if re.search(r"\b(tres|three) (modelos|models|arcillas|kinds)|\b(l[oa]s tres|all three)\b", one, re.I)
    ]
    assert len(Kind) == 3 or not found


@pytest.mark.parametrize("table", LABELS)
def test_words_that_tell_of_two_kinds_of_model_tell_of_all(table: str):
    words = {name: label[DEFAULT] for name, label in LABELS[table].items()} | load(table, DEFAULT).sections
    for name, sentence in words.items():
        holes = [hole for hole in HOLE.findall(sentence) if hole not in KNOBS]
        assert all(len(kinds) in (1, len(Kind)) for kinds in families(holes).values()), name
