"""The sealed final exam: opened once a visit, for one model that the learner chose by validation."""

from functools import partial

import streamlit as st

from mlintro.digits import exam
from mlintro.digits.experiments.judging import points
from mlintro.digits.keeping import find_or_fit
from mlintro.digits.knobs import Kind
from mlintro.digits.models import Report
from mlintro.digits.runs import Run, felt
from mlintro.digits.runs.verdicts import Verdict, of_other_images
from mlintro.errors import LessonError
from mlintro.text import PageText
from mlintro.training import Job
from mlintro.ui.models.history import settings
from mlintro.ui.models.training import cancel, wait_for
from mlintro.ui.models.verdicts import away, close, range_of, with_margin
from mlintro.ui.models.visit import ModelsVisit, Sitting
from mlintro.ui.server.resources import trainer
from mlintro.ui.visit import visit
from mlintro.ui.widgets import guard, prose, verdict


def final_exam(t: PageText) -> None:
    """Behind a fold the choice and the seal; once it is broken, what came of it."""
    with st.expander(t.label("exam"), icon=":material/lock_open:", key="exam", on_change="rerun") as fold:
        if fold.open:
            show_exam(t)


def show_exam(t: PageText) -> None:
    """Until it is opened, the way to open it; then the figures, or that they are waited for."""
    lab = visit().of(ModelsVisit)
    if lab.sitting is None:
        prose(t.section("exam", images=exam.SIZE))
        offer(t)
        return
    if lab.sitting.right is None:
        with guard(t):
            try:
                read(lab.sitting)
            except LessonError:
                lab.sitting = None  # nothing was read: it is as sealed as before
                raise
    if lab.sitting.accuracy is None:
        verdict("wait", t.label("exam_wait", images=exam.SIZE))
        return
    figures, why = said(t, lab.sitting, lab.sitting.accuracy)
    verdict("fact", figures)
    prose(why)


def offer(t: PageText) -> None:
    """All models that are kept, each once, and the button that breaks the seal."""
    lab = visit().of(ModelsVisit)
    options: dict[str, tuple[Run, Kind]] = {}
    for run in lab.all_runs:
        for kind in Kind:
            options.setdefault(f"{kind} {felt(kind, run.comparison)}", (run, kind))
    shown = {code: model(t, *chosen) for code, chosen in options.items()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        code = st.selectbox(
            t.label("exam_choice"),
            list(options),
            index=None,  # nobody opens it for a model that they have not chosen
            placeholder=t.label("exam_none_chosen"),
            format_func=shown.__getitem__,
            key="exam_choice",
        )
        st.button(
            t.label("exam_open"),
            key="exam_open",
            icon=":material/lock_open:",
            disabled=lab.is_waiting or code is None,
            on_click=break_seal,
            args=options.get(code or ""),
        )


def break_seal(run: Run, kind: Kind) -> None:
    visit().of(ModelsVisit).sitting = Sitting(run, kind)


def read(sitting: Sitting) -> None:
    """Have the model read the exam, now if it is there, and else when it has been trained again."""
    asked = sitting.run.comparison
    arguments = (asked.spec(sitting.kind), asked.train_size, asked.seed, asked.validation)
    asks = {"visitor": visit().name, "address": st.context.ip_address or ""}
    job: Job[Report] = trainer().ask(find_or_fit, *arguments, **asks)
    if job.done():
        right = exam.sit(job.result().learned)
        visit().of(ModelsVisit).sitting = Sitting(sitting.run, sitting.kind, right)
    elif visit().afterwards is None:  # else models are waited for, and the page is drawn anew when they come
        visit().afterwards = partial(wait_for, job)
        visit().leaving = cancel


def said(t: PageText, sitting: Sitting, accuracy: float) -> tuple[str, str]:
    """Both figures; whether they differ by more than luck, and why they may."""
    asked, scores = sitting.run.comparison, sitting.run.scores[sitting.kind]
    found = of_other_images((scores.accuracy, accuracy), (scores.margin, sitting.margin))
    moved = points(scores.accuracy, accuracy)
    way = "up" if moved > 0 else "down"
    if found.verdict is Verdict.EQUAL:
        way = found.verdict
    elif found.verdict is Verdict.UNKNOWN:
        way = f"{found.verdict}_{way}" if moved else found.verdict
    facts = {
        "model": model_name(t, sitting),
        "validation": with_margin(t, scores.accuracy, scores.margin),
        "exam": with_margin(t, accuracy, sitting.margin),
        "points": away(t, scores.accuracy, accuracy),
        "range": range_of(t, found, scores.accuracy, accuracy),
        "close": close(t),
    }
    is_unusual = moved >= 0 if asked.validation == "last" else moved <= 0
    difficulty = t.label(f"exam_{asked.validation}_not" if is_unusual else f"exam_{asked.validation}")
    why = " ".join([t.label(f"exam_{way}", **facts), difficulty, t.section("after_exam")])
    return t.label("exam_result", **facts), why


def model(t: PageText, run: Run, kind: Kind) -> str:
    """A model that can be chosen: what it is, and its accuracy in validation."""
    facts = {
        "settings": settings(t, run.comparison, kind),
        "validation": with_margin(t, run.scores[kind].accuracy, run.scores[kind].margin),
    }
    return t.label("exam_model", model=t.label(f"prediction_{kind}"), **facts)


def model_name(t: PageText, sitting: Sitting) -> str:
    return f"{t.label(f'prediction_{sitting.kind}')} ({settings(t, sitting.run.comparison, sitting.kind)})"
