"""What the learner can explain now, with the figures of this visit, and what is still to try."""

from collections.abc import Mapping, Sequence

import streamlit as st

from mlintro import descent
from mlintro.digits.models import Kind
from mlintro.digits.runs import best, distinct
from mlintro.neuron import Gate
from mlintro.signatures import EXERCISES
from mlintro.text import PageText
from mlintro.ui import frame
from mlintro.ui.descent.visit import DescentVisit
from mlintro.ui.examples.hand.visit import HandVisit
from mlintro.ui.examples.visit import ExamplesVisit
from mlintro.ui.functions.visit import Answers
from mlintro.ui.models.history import settings
from mlintro.ui.models.verdicts import with_margin
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.neuron.visit import NeuronVisit
from mlintro.ui.pixels.visit import Game, Mixer
from mlintro.ui.visit import visit
from mlintro.ui.widgets import verdict, words
from mlintro.ui.writer.visit import WriterVisit

# What there is to know, by the page that shows it. The last page is not missing to who reads it.
OF_PAGES = {
    "functions": ("functions",),
    "pixels": ("pixels",),
    "descent": ("descent",),
    "models": ("models", "examples"),
    "neuron": ("neuron",),
}


def summary(t: PageText, found: Mapping[str, str]) -> list[str]:
    """
    A line for each thing that the learner can explain now, with its figures; `found` is all that is `known`.

    Returns the pages of which there is none.
    """
    if any(found.values()):
        st.markdown("\n".join(lines(t, found)))
    else:
        verdict("wait", t.label("summary_empty"))
    return [page for page, names in OF_PAGES.items() if not any(found[name] for name in names)]


def lines(t: PageText, found: Mapping[str, str]) -> list[str]:
    """In Markdown; nothing of what was not done."""
    return [f"- **{t.label(f'know_{name}')}** {said}" for name, said in found.items() if said]


def known(t: PageText) -> dict[str, str]:
    """Figures of everything that a learner may have come to know, by its name; none where it was not done."""
    return {
        "functions": _functions(t),
        "pixels": _pixels(t),
        "descent": _descent(t),
        "models": of_models(t, visit().of(ModelsVisit)),
        "examples": of_examples(t, visit().of(ExamplesVisit), visit().of(HandVisit)),
        "neuron": _neuron(t),
        "next_steps": of_writer(t, visit().of(WriterVisit)),
    }


def to_try(t: PageText, pages: Sequence[str]) -> None:
    """The way to the first of the pages on which nothing was done."""
    if pages:
        frame.link(pages[0], t.label("summary_missing", page=words(pages[0]).label("nav")))


def _functions(t: PageText) -> str:
    done = visit().of(Answers).fitting
    return t.label("did_functions", done=done, count=len(EXERCISES)) if done else ""


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
    first, last = (descent.loss(w, lab.curve) for w in (lab.start, lab.path[-1]))
    if not lab.rates or not (last < first or lab.has_arrived):
        return ""
    facts = {"before": t.number(first, 2), "after": t.number(last, 2)}
    return t.label("did_descent", steps=len(lab.rates), **facts)


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
        runs=len(distinct(runs)),
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


def of_examples(t: PageText, spoilt: ExamplesVisit, hand: HandVisit) -> str:
    """How often examples were spoilt and what was foretold of it; how many drawings taught and counted."""
    said, foretold = [], spoilt.predictions
    if spoilt.trained:
        said.append(t.label("did_spoil", count=spoilt.trained))
    if foretold.made:
        said.append(t.label("did_predict", true=foretold.true, made=foretold.made))
    if hand.most_taught:
        said.append(t.label("did_teach", count=hand.most_taught))
    if hand.tests:
        said.append(t.label("did_count", count=len(hand.tests)))
    return " ".join(said)


def of_writer(t: PageText, lab: WriterVisit) -> str:
    """With which memories the machine wrote, once it wrote enough."""
    memories = ", ".join(map(str, sorted(lab.tried)))
    return t.label("did_write", memories=memories, most=lab.most) if lab.is_enough else ""


def _neuron(t: PageText) -> str:
    solved = [gate for gate in Gate if gate in visit().of(NeuronVisit).solved]
    return t.label("did_neuron", gates=", ".join(solved)) if solved else ""
