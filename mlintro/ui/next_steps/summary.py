"""What the learner has done, from the figures of this visit, and what is still to try."""

import streamlit as st

from mlintro import descent
from mlintro.digits.models import Kind
from mlintro.digits.runs import best
from mlintro.neuron import Gate
from mlintro.signatures import EXERCISES
from mlintro.text import PageText
from mlintro.ui import frame
from mlintro.ui.descent.visit import DescentVisit
from mlintro.ui.functions.visit import Answers
from mlintro.ui.models.history import settings
from mlintro.ui.models.verdicts import with_margin
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.neuron.visit import NeuronVisit
from mlintro.ui.pixels.visit import Game, Mixer
from mlintro.ui.visit import visit
from mlintro.ui.widgets import verdict, words


def summary(t: PageText) -> None:
    """A line for every page with something to tell, all of it to take away; links to the others."""
    found = {
        "functions": _functions(t),
        "pixels": _pixels(t),
        "descent": _descent(t),
        "models": of_models(t, visit().of(ModelsVisit)),
        "neuron": _neuron(t),
    }
    lines = [f"- **{words(name).label('nav')}.** {said}" for name, said in found.items() if said]
    if lines:
        st.markdown("\n".join(lines))
        st.download_button(
            t.label("save_summary"),
            "\n".join([f"# {t.label('summary')}", "", *lines, ""]),
            t.label("summary_file"),
            "text/markdown",
            on_click="ignore",
            icon=":material/download:",
        )
    missing = [name for name, said in found.items() if not said]
    if missing:
        verdict("wait", t.label("summary_missing" if lines else "summary_empty"))
        with st.container(horizontal=True):
            for name in missing:
                frame.link(name)


def _functions(t: PageText) -> str:
    if not visit().of(Answers).attempts:
        return ""
    return t.label("did_functions", done=visit().of(Answers).fitting, count=len(EXERCISES))


def _pixels(t: PageText) -> str:
    matched, mixer = visit().of(Game).matched, visit().of(Mixer)
    rows, columns, _ = mixer.image.shape
    said = [
        t.label("did_mix", rows=rows, columns=columns) if mixer.is_changed else "",
        t.label("did_match", matched=matched) if matched else "",
    ]
    return " ".join(filter(None, said))


def _descent(t: PageText) -> str:
    lab = visit().of(DescentVisit)
    if not lab.rates:
        return ""
    before, after = (t.number(descent.loss(w, lab.curve), 2) for w in (lab.start, lab.path[-1]))
    return t.label("did_descent", steps=len(lab.rates), before=before, after=after)


def of_models(t: PageText, lab: ModelsVisit) -> str:
    """How often they were trained, the best of all, how well that was foretold, and the final exam."""
    runs = lab.all_runs
    if not runs:
        return ""
    tops = {kind: runs[best(runs, kind)] for kind in Kind}
    kind = max(tops, key=lambda kind: tops[kind].scores[kind].accuracy)
    scores = tops[kind].scores[kind]
    m, foretold = words("models"), lab.predictions
    said = t.label(
        "did_models",
        runs=len(runs),
        model=m.label(f"prediction_{kind}"),
        accuracy=with_margin(t, scores.accuracy, scores.margin),
        settings=settings(m, tops[kind].comparison, kind),
    )
    if foretold.made:
        said += " " + t.label("did_predict", true=foretold.true, made=foretold.made)
    if lab.sitting and lab.sitting.accuracy is not None:
        sat = lab.sitting
        validated = sat.run.scores[sat.kind]
        said += " " + t.label(
            "did_exam",
            exam=with_margin(t, lab.sitting.accuracy, sat.margin),
            model=m.label(f"prediction_{sat.kind}"),
            validation=with_margin(t, validated.accuracy, validated.margin),
        )
    return said


def _neuron(t: PageText) -> str:
    solved = [gate for gate in Gate if gate in visit().of(NeuronVisit).solved]
    return t.label("did_neuron", gates=", ".join(solved)) if solved else ""
