"""The guide for teachers says of the lesson what is so, in both languages."""

import re
from functools import cache

import numpy as np
import pytest

from mlintro.classes.plan import STEPS, TEAMS
from mlintro.classes.questions import QUESTIONS
from mlintro.digits import experiments
from mlintro.digits.experiments.curves import Effect
from mlintro.digits.experiments.judging import rank
from mlintro.digits.experiments.questions import more_data
from mlintro.digits.knobs import Kind
from mlintro.digits.models import Report
from mlintro.digits.runs import Guess, run_of
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.verdicts import Verdict as Told
from mlintro.neuron import INPUT_PAIRS, Gate, Neuron, network, solves
from mlintro.signatures import EXERCISES, Verdict, grade
from mlintro.text import LANGUAGES, load
from mlintro.ui.classes.in_words import groups
from mlintro.ui.server.documents import FOLDER
from mlintro.ui.server.documents import LANGUAGES as LANGUAGE_OF
from tests import processors
from tests.ui.server.documents import guide

HEADING = re.compile(r"^(#+) ", re.MULTILINE)
LINK = re.compile(r"\]\(([^)]+)\)")
PERCENT = re.compile(r"\d+[.,]\d\N{NARROW NO-BREAK SPACE}?%")


@cache
def written(language: str) -> str:
    return (FOLDER / f"{guide.GUIDES[language]}.md").read_text(encoding="utf-8")


def rows(language: str, heading: str) -> list[list[str]]:
    """The cells of the table under a heading, by its number among the headings."""
    part = re.split(r"^#+ .*$", written(language), flags=re.MULTILINE)[heading_number(language, heading)]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def heading_number(language: str, heading: str) -> int:
    names = [line for line in written(language).splitlines() if line.startswith("#")]
    return names.index(heading) + 1


def test_both_languages_have_the_same_headings_tables_and_links():
    texts = [written(language) for language in LANGUAGES]
    assert len({tuple(HEADING.findall(text)) for text in texts}) == 1
    assert (
        len({tuple(len(line.split("|")) for line in text.splitlines() if line[:1] == "|") for text in texts})
        == 1
    )
    ours = set(LANGUAGE_OF)
    assert len({tuple(link for link in LINK.findall(text) if link[:-3] not in ours) for text in texts}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_step_of_the_plan_has_its_minutes_its_heading_and_its_links(language: str):
    lines = written(language).splitlines()
    assert [line for line in lines if re.match(r"### \d", line)] == guide.headings(language)
    for step in STEPS:
        (line,) = [line for line in lines if line.startswith(f"| {step.start}–{step.end} |")]
        assert f"({guide.on_wall(step)})" in line
        assert f"({guide.address(step)})" in line
        for team in step.teams:
            assert f"](/modelos?{team})" in written(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_tables_are_those_of_the_program(language: str):
    t, lines = load("frame", language), written(language).splitlines()
    for table in (guide.sizes(t), guide.shapes(t), guide.gates(t), guide.walked(t)):
        assert set(table) <= set(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_moving_does_is_what_the_page_says(language: str, reports: dict[Kind, Report]):
    heading = {"es": "### Experimentos", "en": "### Experiments"}[language]
    last = rows(language, heading)[-len(guide.SHIFTS) :]
    said = [[float(re.sub(r"[^\d.]", "", cell.replace(",", "."))) for cell in row] for row in last]
    tolerance = 0.05 if processors.is_of_the_map() else 100 * processors.OTHERWISE
    for row, shown in zip(said, guide.shifts(reports), strict=True):
        assert row == pytest.approx(shown, abs=tolerance)


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_other_figures_are_those_of_the_program(language: str):
    t, text = load("frame", language), written(language)
    for figure in (guide.cards(t), guide.descents(t), *guide.facts(t).values()):
        assert figure in text
    found = sum(steps is not None for steps in network.steps_needed(Gate.XOR))
    assert re.search(rf"20 .*, {found} ", text)
    assert len(network.SEEDS) == 20
    tables = {cell for line in text.splitlines() if line[:1] == "|" for cell in PERCENT.findall(line)}
    assert set(PERCENT.findall(text)) == tables


def test_the_network_is_ahead_in_every_draw_and_one_draw_cannot_tell(reports: dict[Kind, Report]):
    known = experiments.load()
    draws = [known.point(kind, Comparison()).draws for kind in (Kind.LOGISTIC, Kind.MLP)]
    assert (draws[1] > draws[0]).all()
    ranking = rank(run_of(Comparison(), Guess(), reports))
    assert ranking.lead(Kind.LOGISTIC).verdict is Told.UNKNOWN


def test_what_it_says_of_width_depth_and_images_is_what_the_map_says():
    known = experiments.load()
    for size in (1000, 5000):
        asked = Comparison(train_size=size)
        assert known.curve(Kind.MLP, "mlp_width", asked).effect is Effect.HELPS
        assert known.curve(Kind.MLP, "mlp_depth", asked).effect is Effect.HURTS
    assert not more_data(Comparison()).setbacks


def test_from_width_4_to_64_is_better_in_every_draw_and_from_32_on_a_single_draw_cannot_tell():
    widths = (int(value) for name, value in (team.split("=") for team in TEAMS) if name == "mlp_width")
    known = experiments.load()
    few, usual, many = (
        known.point(Kind.MLP, Comparison(mlp_width=width))
        for width in sorted((*widths, Comparison().mlp_width))
    )
    assert (usual.draws > few.draws + 0.1).all()
    assert (many.draws > few.draws).all()
    assert many.draws[Comparison().seed] < usual.draws[Comparison().seed]
    assert many.accuracy - usual.accuracy == pytest.approx(0.005, abs=0.0005)
    assert np.ptp(usual.draws) > many.accuracy - usual.accuracy


def hidden(seed: int) -> list[list[bool]]:
    """When each of the three neurons is active, row by row, once the wall's network has learned XOR."""
    weights = network.first_weights(seed)
    while network.loss(weights, Gate.XOR) > 0.05:
        weights = network.step(weights, Gate.XOR)
    both = [network.outputs(weights, *pair)[:2] for pair in INPUT_PAIRS]
    third = [network.sigmoid(weights[6] * a + weights[7] * b + weights[8]) for a, b in INPUT_PAIRS]
    return [[bool(row[i] > 0.5) for row in both] for i in (0, 1)] + [[bool(one > 0.5) for one in third]]


def test_the_network_on_the_wall_learns_the_gates_that_the_guide_names():
    first, second, third = hidden(network.SEEDS[0])
    assert [pair for pair, is_active in zip(INPUT_PAIRS, first, strict=True) if is_active] == [(1, 0)]
    assert [pair for pair, is_active in zip(INPUT_PAIRS, second, strict=True) if is_active] == [(0, 1)]
    assert tuple(third) == Gate.OR.outputs
    assert [tuple(neuron) for neuron in hidden(9)] == [g.outputs for g in (Gate.NAND, Gate.OR, Gate.AND)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_key_to_the_votes_has_a_line_for_each(language: str):
    heading = {"es": "### Votaciones", "en": "### Votes"}[language]
    answers = [answer for _, answer in rows(language, heading)]
    assert len(answers) == len(QUESTIONS)
    t = load("classes", language)
    path = guide.descents(load("frame", "en")).split(" → ")
    assert answers[2] == groups(t)[int(QUESTIONS["w"].read(float(path[-1])) or 0) - 1]
    assert answers[-1] == t.label("option_learns_numbers")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_key_to_the_headers_is_graded_as_it_says(language: str):
    heading = {"es": "### Encabezados", "en": "### Headers"}[language]
    names, exercises = load("functions", language), load("exercises", language)
    key = rows(language, heading)
    assert [row[0] for row in key] == [names.label(f"exercise_{name}") for name in EXERCISES]
    for exercise, (_, solution, other, slip) in zip(EXERCISES, key, strict=True):
        solution, other, slip = (f"def f{cell.strip('`')}:" for cell in (solution, other, slip))
        (header,) = re.findall(r"def \w+(\(.*):", exercises.code(f"solution_{exercise}"))
        assert solution == f"def f{header}:"
        assert grade(solution, exercise).verdict is Verdict.CORRECT
        assert grade(other, exercise).verdict in (Verdict.CORRECT, Verdict.DEFENSIBLE), other
        assert grade(slip, exercise).verdict is Verdict.REVIEW, slip


def test_the_settings_it_gives_make_their_gates():
    for gate, settings in guide.GATES.items():
        assert all(solves(Neuron(*setting), gate) for setting in settings)
    for gate, setting in guide.WALKED.items():
        assert solves(Neuron(*setting), gate)
    neurons = [Neuron(*guide.WALKED[gate]) for gate in (Gate.OR, Gate.NAND, Gate.AND)]
    made = network.Composition(*neurons)
    assert [made.run(x1, x2)[2] for x1, x2 in guide.INPUT_PAIRS] == [False, True, True, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_buttons_it_names_are_there(language: str):
    t, text = load("classes", language), written(language)
    for name in ("open", "wall", "ask", "close", "show", "ask_again", "door_close", "veil_on", "end"):
        assert f"**{t.label(name)}**" in text, name
    for name in ("screen_reasons", "screen_runs"):
        assert f"**{t.label(name)}**" in text, name
    assert f"**{load('models', language).label('train')}**" in text
    assert f"**{load('home', language).label('begin_again')}**" in text
    assert f"**{load('frame', language).label('share')}**" in text
    assert load("inside", language).label("title") in text
