"""What the guide must say: its tables, as the program has them."""

from collections.abc import Iterable

from mlintro import descent, scale
from mlintro.classes.codes import LENGTH
from mlintro.classes.plan import STEPS, Step
from mlintro.descent import Curve
from mlintro.digits import VALIDATION_SIZE, experiments
from mlintro.digits.experiments.curves import between
from mlintro.digits.experiments.series import Question
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.digits.learned import CLASSES
from mlintro.digits.models import Report
from mlintro.digits.reading import misread
from mlintro.digits.reading.misread import Cases
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.verdicts import Verdict
from mlintro.neuron import INPUT_PAIRS, KNOB_END, Activation, Gate, Neuron, solutions
from mlintro.photos import RESOLUTIONS
from mlintro.pixels.presets import Preset
from mlintro.signatures import EXERCISES
from mlintro.text import LANGUAGES, PageText, load
from mlintro.ui.descent import visit as descent_visit
from mlintro.ui.draw.draw_lab import FARTHEST
from mlintro.ui.examples.controls import SHARES, SOME, Spoil
from mlintro.ui.examples.hands import WRITTEN
from mlintro.ui.frame import PAGES
from mlintro.ui.functions import quiz
from mlintro.ui.inside.inside_lab import VIEWS
from mlintro.ui.models.movements import Movement
from mlintro.ui.neuron.visit import Stage
from mlintro.ui.next_steps.wall import Scene
from mlintro.ui.pixels.photo_lab import View
from mlintro.ui.pixels.visit import COUNTS, LINKED

GUIDES = {"es": "docente", "en": "teacher"}
FAMILIES = {"es": "privacidad", "en": "privacy"}

# Settings that the guide gives for each gate: w1, w2, bias.
GATES = {
    Gate.AND: ((1, 1, -1.5), (1, 1, -1)),
    Gate.OR: ((1, 1, -0.5), (2, 2, -1)),
    Gate.NAND: ((-1, -1, 1.5), (-1, -1, 2)),
    Gate.NOR: ((-1, -1, 0.5), (-2, -2, 1)),
}
WALKED = {Gate.AND: (1, 1, -1), Gate.OR: (1, 1, 0), Gate.NAND: (-1, -1, 2)}  # on the floor, in whole steps
WIDTHS, DEPTHS, SIZES = (4, 16, 32, 64), (1, 2, 5, 8), (100, 500, 1000, 5000)
SHIFTS = (0, 2, 4)
SAYS = {
    "es": {Kind.LOGISTIC: "la regresión logística", Kind.MLP: "la red", Verdict.EQUAL: "leen igual de bien"},
    "en": {
        Kind.LOGISTIC: "logistic regression",
        Kind.MLP: "the network",
        Verdict.EQUAL: "they read equally well",
    },
}


def row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def address(step: Step) -> str:
    """Of the page of a step, as its learners open it."""
    return f"/{PAGES[step.page].url}" + (f"?{step.link}" if step.link else "")


def on_wall(step: Step) -> str:
    page, *query = address(step).split("?")
    return f"{page}?{'&'.join(filter(None, (*query, 'wall=1')))}"


def headings(language: str) -> list[str]:
    """A heading for each step of the plan."""
    t = load("classes", language)
    return [f"### {step.start}–{step.end} · {t.label(f'step_{step.name}')}" for step in STEPS]


def sizes(t: PageText) -> list[str]:
    """How well each kind of model reads with more and more images, in the mean over the draws."""
    known, lines = experiments.load(), []
    for size in SIZES:
        points = {kind: known.point(kind, Comparison(train_size=size)) for kind in Kind}
        lead = between(points[Kind.LOGISTIC], points[Kind.MLP])
        ahead = Kind.MLP if lead.gain > 0 else Kind.LOGISTIC
        said = SAYS[t.language][ahead if lead.verdict is Verdict.AHEAD else lead.verdict]
        lines.append(row(size, *(t.percent(points[kind].accuracy) for kind in Kind), said))
    return lines


def shapes(t: PageText) -> list[str]:
    """The same for the network, wider and deeper."""
    known = experiments.load()
    along = {"mlp_width": WIDTHS, "mlp_depth": DEPTHS}
    return [
        row(
            value,
            *(t.percent(known.point(Kind.MLP, Comparison(**{knob: value, "train_size": size})).accuracy)
              for size in (1000, 5000)),
        )
        for knob, values in along.items()
        for value in values
    ]  # fmt: skip


def shifts(reports: dict[Kind, Report]) -> list[list[float]]:
    """The same for all validation images moved to the right: how far, and a percentage for each kind."""
    return [
        [right, *(100 * misread.accuracy_when_moved(report, right, 0) for report in reports.values())]
        for right in SHIFTS
    ]


def gates(t: PageText) -> list[str]:
    def knobs(setting: tuple[float, float, float]) -> str:
        return " · ".join(t.number(knob, signed=True) if knob else "0" for knob in setting)

    return [
        row(gate, *map(knobs, settings), t.number(solutions.count(gate), 0))
        for gate, settings in GATES.items()
    ]


def cards(t: PageText) -> str:
    """What four people hold, for each gate."""
    return "; ".join(
        f"{gate}, " + " · ".join(t.number(knob, 0, signed=True) for knob in setting)
        for gate, setting in WALKED.items()
    )


def walked(t: PageText) -> list[str]:
    """Where the feet end in each row, for each gate."""
    neurons = {gate: Neuron(*setting) for gate, setting in WALKED.items()}
    return [
        row(
            f"{x1} · {x2}",
            *(
                t.number(neuron.weighted_sum(x1, x2), 0, signed=True) + " ✋" * neuron.is_active(x1, x2)
                for neuron in neurons.values()
            ),
        )
        for x1, x2 in INPUT_PAIRS
    ]


def descents(t: PageText) -> str:
    path = descent.walk(descent_visit.START, descent_visit.RATE, descent_visit.LOOK_AHEAD)
    return " → ".join(t.number(w, 2) for w in path)


def facts(t: PageText) -> dict[str, str]:
    """Single figures, each with what it is."""
    gpt_1, *_, largest = scale.LANGUAGE_MODELS
    frame = load("frame", t.language)
    return {
        "bottom": t.number(descent.best(), 2),
        "slow": t.number(descent.steps_to_bottom(descent_visit.START, descent.RATES[0]) or 0, 0),
        "settings": t.number(len(solutions.settings()), 0),
        "neuron": t.number(scale.neuron_parameters(2), 0),
        "network": t.number(Comparison().mlp_parameters, 0),
        "gpt_1": frame.large(gpt_1.parameters),
        "largest": frame.large(largest.parameters),
    }


def span(first: float, last: float) -> str:
    """As it is written in a link."""
    return f"`{first}` … `{last}`".replace(".0`", "`")


def parameters() -> dict[str, str]:
    """A line for each parameter of a link: page, values, default; the same in both languages."""
    url = {name: page.url for name, page in PAGES.items()}

    def line(name: str, page: str, values: str, default: object) -> tuple[str, str]:
        return name, row(f"`{name}`", page, values, f"`{default}`" if str(default) else "—")

    def listed(values: Iterable[object]) -> str:
        return " ".join(f"`{value}`" for value in values)

    knobs = [
        line(name, url["models"], listed(knob.allowed), knob.default)
        if isinstance(knob.allowed, tuple)
        else line(name, url["models"], span(knob.allowed[0], knob.allowed[-1]), knob.default)
        for name, knob in KNOBS.items()
    ]
    weights = [line(name, url["neuron"], span(-KNOB_END, KNOB_END), 0) for name in ("w1", "w2", "bias")]
    code = "ABCDE"[:LENGTH].replace("ABCDE", "K7M4P")
    return dict(
        [
            line("lang", "*", listed(LANGUAGES), ""),
            line("wall", "*", listed((0, 1)), 0),
            line("clase", "*", f"`{code}`", ""),
            line("ver", "clase", f"`{code}`", ""),
            line("exercise", url["functions"], listed(EXERCISES), quiz.DEFAULT),
            line("part", url["pixels"], listed(("mixer", "match", "photo")), "mixer"),
            line("preset", url["pixels"], listed(Preset), Preset.NOTEBOOK),
            line("predict", url["pixels"], listed((0, 1)), 0),
            line("patterns", url["pixels"], listed((0, 1)), 0),
            line("level", url["pixels"], span(LINKED[0], LINKED[-1]), 1),
            line("colour", url["pixels"], span(1, COUNTS[-1]), 1),
            line("resolution", url["pixels"], span(RESOLUTIONS[0], RESOLUTIONS[-1]), 64),
            line("view", url["pixels"], listed(View), View.COLOUR),
            line("curve", url["descent"], listed(Curve), Curve.ONE),
            line("start", url["descent"], span(*descent.STARTS), descent_visit.START),
            line("rate", url["descent"], span(*descent.RATES), descent_visit.RATE),
            *knobs,
            line("movement", url["models"], listed(Movement), Movement.TRAIN),
            line("axis", url["models"], listed(Question), Question.WIDTH),
            line("source", url["models"], listed(("sheet", "validation")), "sheet"),
            *(line(name, url["models"], span(-FARTHEST, FARTHEST), 0) for name in ("shift_x", "shift_y")),
            line("cases", url["models"], listed(Cases), Cases.TREE),
            line("digit", url["models"], span(0, VALIDATION_SIZE - 1), ""),
            line("inside", url["models"], listed(VIEWS), VIEWS[0]),
            line("confused", url["models"], listed(Kind), Kind.LOGISTIC),
            line("spoil", url["models"], listed(Spoil), Spoil.LABELS),
            line("swapped", url["models"], span(SHARES[0], SHARES[-1]), 30),
            line("scarce", url["models"], listed(range(CLASSES)), 7),
            line("left", url["models"], span(SOME[0], SOME[-1]), 5),
            line("suffers", url["models"], listed(Kind), Kind.MLP),
            line("hand", url["models"], listed(WRITTEN), 7),
            line("gate", url["neuron"], listed(Gate), Gate.AND),
            *weights,
            *(line(name, url["neuron"], listed((0, 1)), 0) for name in ("x1", "x2")),
            line("activation", url["neuron"], listed(Activation), Activation.RELU),
            line("stage", url["neuron"], listed(Stage), Stage.TRY),
            line("scene", url["next_steps"], listed(Scene), Scene.WRITER),
        ]
    )
