"""One page of paper, as a file that any browser shows and prints."""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mlintro import descent
from mlintro.digits import exam, experiments
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.digits.reading.drawing import SHEET_PEN, Strokes
from mlintro.figures import images, svg
from mlintro.neuron import Gate, Neuron
from mlintro.pixels import to_bytes
from mlintro.text import PageText, load
from mlintro.ui.models.history import settings
from mlintro.ui.models.verdicts import with_margin
from mlintro.ui.next_steps.worksheet.findings import GATES, MOST_RUNS, Findings, Header, Row, Taught

STYLE = Path(__file__).with_name("worksheet.css")
LONGEST_CODE = 90  # characters of a header that are shown
STEPS = 5  # of the descent that have a line
SIDE = 3  # pixels of an empty picture, as many across
QUESTIONS = 3  # to answer in one's own words
SIGNS = 6  # that two equal worksheets have in common
# The file may load nothing and run nothing, whatever a learner wrote into it.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def worksheet(t: PageText, found: Findings) -> str:
    """The whole file; `t` are the words of `worksheet`. What was not found is a line to write on."""
    parts = {
        "functions": headers(t, found),
        "pixels": pixels(t, found),
        "descent": walk(t, found.path),
        "besides": besides(t, found),  # here the left column has room
        "votes": f"<p class='votes'>{'<br>'.join(found.votes)}</p>" if found.votes else "",
        "models": runs(t, found),
        "neuron": neurons(t, found),
        "drawing": digit(t, found),
        "questions": questions(t, found.is_key),
    }
    body = "".join(
        f"<section><h2>{t.label(name)}</h2>{part}</section>" for name, part in parts.items() if part
    )
    title = t.label("key_title" if found.is_key else "title")
    who = "" if found.is_key else heading(t, found.seat)
    foot = f"<footer>{t.label('signs', signs=f'<b>{signs(body)}</b>')}</footer>"
    return (
        f'<!doctype html><html lang="{t.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE.read_text(encoding='utf-8')}</style></head>"
        f"<body><header><h1>{title}</h1>{who}</header><main>{body}</main>{foot}</body></html>\n"
    )


def heading(t: PageText, seat: str) -> str:
    """Lines for a name and a date, and the seat by which a teacher finds the sheet in the class's files."""
    lines = f'<p class="name">{t.label("name")}</p><p class="date">{t.label("date")}</p>'
    return lines + (f"<p><small>{seat}</small></p>" if seat else "")


def signs(body: str) -> str:
    """
    Letters and digits that are others when anything on the worksheet is, and the same on every server.

    >>> signs("a"), signs("b")
    ('6TQWT6', 'SNIPND')
    """
    return base64.b32encode(hashlib.blake2b(body.encode(), digest_size=5).digest()).decode()[:SIGNS]


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The first cell of each row is its title. What is empty is there to be written into."""
    head = "".join(f'<th scope="col">{title}</th>' for title in titles)
    lines = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>'
        for first, *others in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def line() -> str:
    return '<p class="line"></p>'


def headers(t: PageText, found: Findings) -> str:
    f = load("functions", t.language)
    return "".join(
        f"<h3>{f.label(f'exercise_{name}')}</h3>{header(t, found.headers.get(name), found.is_key)}"
        for name in found.systems
    )


def header(t: PageText, written: Header | None, is_key: bool) -> str:
    if written is None:
        return line()
    code = " ".join(written.code.split())
    shown = code if len(code) <= LONGEST_CODE else f"{code[:LONGEST_CODE]}…"
    mark = "" if is_key else f"<small>{t.label(written.verdict)}</small>"
    return f"<code>{escape(shown)}</code>{mark}"


def pixels(t: PageText, found: Findings) -> str:
    """The picture that was mixed, or the colours that were matched instead."""
    if found.image is None and found.tries:
        rows = [[t.separator.join(map(t.short, triple)) for triple in pair] for pair in found.tries]
        return table([t.label("aim"), t.label("first_try")], rows)
    return picture(t, found.image)


def picture(t: PageText, image: NDArray[np.float64] | None) -> str:
    """A picture beside the three numbers of its first pixel."""
    if image is None:
        drawn = f"<table class='grid'>{('<tr>' + '<td></td>' * SIDE + '</tr>') * SIDE}</table>"
        triple = ["___"] * 3
    else:
        rows, columns, _ = image.shape
        address = images.exact(to_bytes(image))
        drawn = f'<img src="{address}" alt="{t.label("image_alt", rows=rows, columns=columns)}">'
        triple = [t.short(float(value)) for value in image[0, 0]]
    red, green, blue = triple
    return f'<div class="beside">{drawn}<p>{t.label("pixel", red=red, green=green, blue=blue)}</p></div>'


def walk(t: PageText, path: Sequence[float]) -> str:
    """The first steps, and where they ended."""
    steps = [(str(step), w) for step, w in enumerate(path)]
    if len(steps) > STEPS + 1:
        steps = [*steps[:STEPS], (f"… {steps[-1][0]}", path[-1])]
    cells = [[step, t.number(w, 2), t.number(descent.loss(w), 2)] for step, w in steps]
    cells += [[str(step), "", ""] for step in range(len(cells), STEPS + 1)]
    return table([t.label("step"), "w", t.label("loss")], cells)


def besides(t: PageText, found: Findings) -> str:
    """What else was done, a line each; nothing where it was not."""
    said = [
        t.label("spoilt", count=found.spoilt) if found.spoilt else "",
        t.label("taught", count=found.taught) if found.taught else "",
        t.label("wrote", memories=", ".join(map(str, found.memories))) if found.memories else "",
    ]
    return "".join(f"<p>{one}</p>" for one in said if one)


def runs(t: PageText, found: Findings) -> str:
    """The runs of a learner, or means over many draws for the key; the final exam below."""
    m = load("models", t.language)
    names = {kind: m.label(f"prediction_{kind}") for kind in Kind}
    rows = [run(m, row) for row in found.rows]
    rows += [[str(n + 1), "", *[""] * len(Kind)] for n in range(len(rows), MOST_RUNS) if not found.is_key]
    titles = [t.label("run"), t.label("foretold"), *names.values()]
    made = table(titles, rows)
    if found.is_key:
        means = t.label("means", draws=len(experiments.load().seeds), all=KNOBS["train_size"].allowed[-1])
        return f"{made}<p>{means}</p>"
    sat, said = found.sitting, t.label("exam", count=exam.SIZE)
    if sat is None or sat.accuracy is None:
        return made + f'<p class="line">{said}</p>'
    return made + f"<p>{said} {names[sat.kind]}, {with_margin(t, sat.accuracy, sat.margin)}</p>"


def run(m: PageText, row: Row) -> list[str]:
    foretold = m.label(f"prediction_{row.foretold}") if row.foretold else "–"
    return [settings(m, row.comparison), foretold, *(m.percent(row.accuracies[kind]) for kind in Kind)]


def neurons(t: PageText, found: Findings) -> str:
    gates = [*GATES, *(gate for gate in found.gates if gate not in GATES)]
    cells = [[gate.value, *knobs(t, found, gate)] for gate in gates]
    made = table([t.label("gate"), "w1", "w2", t.label("bias")], cells)
    is_all = found.is_key or {*GATES} <= {*found.gates, *found.proven}
    return made if is_all else made + f"<p>{t.label('no_neuron_if')}</p>"


def knobs(t: PageText, found: Findings, gate: Gate) -> list[str]:
    neuron: Neuron | None = found.gates.get(gate)
    if neuron:
        return [t.short(value) for value in (neuron.w1, neuron.w2, neuron.bias)]
    return [t.label("no_neuron") if found.is_key or gate in found.proven else "", "", ""]


def digit(t: PageText, found: Findings) -> str:
    """What was drawn, and what each model reads in it."""
    if found.is_key:
        return f"<p>{t.label('own_digit')}</p>"
    d, last = load("models", t.language), found.tested
    read: Mapping[Kind, object] = found.readings
    if last:
        read = {kind: f"{last.before[kind]} → {last.after[kind]}" for kind in Kind}
    said = table(
        [t.label("model"), t.label("reads_taught" if last else "reads")],
        [[d.label(f"prediction_{kind}"), str(read.get(kind, ""))] for kind in Kind],
    )
    drawn = tested(t, last) if last else sheet(t, found.strokes)
    return f'<div class="beside">{drawn}{said}</div>'


def tested(t: PageText, last: Taught) -> str:
    """As the models get it, but dark on white."""
    address = images.exact(255 - last.image)
    return f'<img class="sheet" src="{address}" alt="{t.label("tested_alt", digit=last.label)}">'


def sheet(t: PageText, strokes: Strokes) -> str:
    """Dark on white: paper is."""
    pen = {"stroke": "#000", "stroke_width": 100 * SHEET_PEN, "stroke_linecap": "round"}
    lines = [
        svg.polyline([(100 * x, 100 * y) for x, y in [*stroke, stroke[-1]]], stroke_linejoin="round", **pen)
        for stroke in strokes
    ]
    address = svg.picture(100, 100, *lines)
    shown = base64.b64encode(address.encode()).decode()
    alt = t.label("drawing_alt" if strokes else "drawing_empty")
    return f'<img class="sheet" src="data:image/svg+xml;base64,{shown}" alt="{alt}">'


def questions(t: PageText, is_key: bool) -> str:
    return "".join(
        f"<p>{t.label(f'question_{n}')}</p>"
        + (f"<p><em>{t.label(f'answer_{n}')}</em></p>" if is_key else 2 * line())
        for n in range(1, QUESTIONS + 1)
    )
