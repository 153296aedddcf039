"""The learner's runs so far: as a chart, as a table, and to take away."""

from collections.abc import Mapping, Sequence

import streamlit as st

from mlintro import digits
from mlintro.digits.experiments.judging import standing_out
from mlintro.digits.knobs import KNOBS
from mlintro.digits.models import Kind
from mlintro.digits.runs import COLUMNS, Run, as_csv
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.runs.script import script
from mlintro.figures.runs import history
from mlintro.text import PageText
from mlintro.ui.models.verdicts import with_margin
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.visit import visit
from mlintro.ui.widgets import palette, picture

SHOWN = 10  # runs in the table and the chart: the last ones


def show_history(t: PageText) -> None:
    """Behind a fold every finished run; a star for the settings ahead of all others of a model."""
    lab = visit().of(ModelsVisit)
    title = t.label("history_last" if lab.earlier else "history", count=len(lab.runs))
    with st.expander(title, icon=":material/history:", key="runs", on_change="rerun") as fold:
        if fold.open:
            show_runs(t, lab.runs)


def show_runs(t: PageText, runs: Sequence[Run]) -> None:
    """One or more, as a chart, as a table, and to take away."""
    first = max(len(runs) - SHOWN, 0)
    marks = {kind: standing_out(runs, kind) for kind in Kind}
    if len(runs) > 1:
        names = {kind: t.label(f"prediction_{kind}") for kind in Kind}
        accuracies = "; ".join(t.percent(run.scores[Kind.MLP].accuracy) for run in runs[first:])
        picture(
            history.chart(runs[first:], first + 1, names, t.percent, palette()),
            t.label("history_alt", first=first + 1, last=len(runs), accuracies=accuracies),
        )
    table = [*header(t), *(row(t, i, runs[i], marks) for i in range(first, len(runs)))]
    st.container(key="history").markdown("\n".join(table))
    if any(i >= first for marked in marks.values() for i in marked):
        st.caption(t.label("star"))
    st.download_button(
        t.label("csv"),
        as_csv(runs, [t.label(f"column_{name}") for name in COLUMNS]).encode("utf-8-sig"),  # for spreadsheets
        "mlintro.csv",
        "text/csv",
        on_click="ignore",
        icon=":material/download:",
    )


def header(t: PageText) -> list[str]:
    titles = [
        "#",
        t.label("run_settings"),
        *(t.label(f"prediction_{kind}") for kind in Kind),
        t.label("run_seconds"),
    ]
    return ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles)]


def row(t: PageText, i: int, run: Run, marks: Mapping[Kind, frozenset[int]]) -> str:
    cells = [str(i + 1), settings(t, run.comparison)]
    for kind in Kind:
        scores = run.scores[kind]
        cell = with_margin(t, scores.accuracy, scores.margin)
        cells.append(f"**★\u00a0{cell}**" if i in marks[kind] else cell)
    cells.append(t.number(sum(scores.seconds for scores in run.scores.values()), 2))
    return "| " + " | ".join(cells) + " |"


def settings(t: PageText, asked: Comparison, kind: Kind | None = None) -> str:
    """The knobs in short, of one kind or of all; those that are no sizes only where they are not as usual."""
    stood = {name: getattr(asked, name) for name in KNOBS}
    sizes = {name: stood[name] for name, knob in KNOBS.items() if knob.is_size}
    parts = [t.label(f"knobs_{kind}" if kind else "run_knobs", **sizes)]
    for name, knob in KNOBS.items():
        if not knob.is_size and stood[name] != knob.default:
            is_code = isinstance(stood[name], str)
            parts.append(t.label(f"{name}_{stood[name]}") if is_code else t.label(f"run_{name}", **stood))
    return " · ".join(parts)


def take_away(t: PageText, comparison: Comparison) -> None:
    """The comparison as a program that runs anywhere, and the digits that it needs."""
    # Opened by who wants it: what colours the program is half a megabyte for a phone.
    with st.expander(t.label("code"), icon=":material/code:", key="code", on_change="rerun") as opened:
        if not opened.open:
            return
        st.markdown(t.section("code"))
        program = script(comparison, *(t.label(f"code_{comment}") for comment in ("data", "thread", "chart")))
        st.code(program, language="python", height=380)
        with st.container(horizontal=True):
            st.download_button(
                t.label("code_file"), program, "mlintro.py", "text/x-python", on_click="ignore"
            )
            st.download_button(
                t.label("code_digits"), digits.PATH.read_bytes, "digits.npz", on_click="ignore"
            )
