"""What the learner expects of a run, and what came of it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

import streamlit as st

from mlintro.digits import experiments, models
from mlintro.digits.experiments.failing import answers_one
from mlintro.digits.experiments.judging import Outcome, Ranking, Step, rank
from mlintro.digits.knobs import KNOBS, is_all
from mlintro.digits.models import Kind, Report
from mlintro.digits.runs import Change, Guess, felt
from mlintro.digits.runs.verdicts import Verdict, of_other_images
from mlintro.text import PageText
from mlintro.ui.models.verdicts import alone, away, close, who_is_ahead
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.visit import visit
from mlintro.ui.widgets import prose, words

Option = TypeVar("Option", bound=StrEnum)
FEW = 250  # images: with so few, hardly a network of the map is ahead of logistic regression
NARROW, DEEP = 8, 5  # neurons a layer, hidden layers: from there on hardly one is with more images, either
PREDICTIONS: dict[str, type[StrEnum]] = {"prediction": Kind, "change": Change}  # by the widget's key


class Predictions:
    """What stands in the widgets, for a browser to remember."""

    def kept(self) -> dict[str, object]:
        return {key: st.session_state[key] for key in PREDICTIONS if st.session_state.get(key)}

    def restore(self, found: dict[str, Any]) -> None:
        for key, options in PREDICTIONS.items():
            if found.get(key) in list(options):
                st.session_state[key] = st.session_state.get(key) or found[key]


def offer_prediction(t: PageText) -> Guess:
    """One question before the first run, two before the next; nobody has to answer."""
    with st.container(horizontal=True):
        lab = visit().of(ModelsVisit)
        best = question(t, "prediction", Kind) or lab.bet
        is_second = lab.runs and not visit().is_on_wall
        return Guess(best, question(t, "change", Change) if is_second else None)


def question(t: PageText, key: str, options: type[Option]) -> Option | None:
    labels = {option: t.label(f"{key}_{option}") for option in options}
    chosen = st.segmented_control(
        t.label(key),
        list(options),
        format_func=labels.__getitem__,
        key=key,
        help=None if options is Change or visit().is_on_wall else t.label("prediction_help"),
        persist_state="session",
    )
    return None if chosen is None else options(chosen)  # what a reload brought back is text


def show_verdict(t: PageText, reports: Mapping[Kind, Report]) -> None:
    """What became of the last run's predictions; how the network reads what it studied and what not."""
    lab = visit().of(ModelsVisit)
    ranking = rank(lab.runs[-1])
    lines = [
        t.label("known") if lab.is_known else "",
        judge_best(t, ranking, lab.guess.best),
        judge_change(t, words("because"), lab.step, lab.guess.change),
    ]
    unfinished = [t.label(kind) for kind in Kind if not reports[kind].converged]
    if unfinished:
        facts = {"iterations": models.MAX_ITER, "models": t.separator.join(unfinished)}
        lines.append(t.label("unfinished", **facts))
    mlp = reports[Kind.MLP]
    seen, unseen = t.percent(mlp.train_accuracy), t.percent(mlp.accuracy)
    facts = {"images": mlp.train_size, "iterations": mlp.iterations, "seen": seen, "unseen": unseen}
    prose("\n\n".join(line for line in [*lines, t.section("seen", **facts)] if line))
    with st.expander(t.label("by_how_much")):  # who is ahead stands in the bar
        prose(f"{alone(t, lab.runs)} {who_is_ahead(t, ranking)}".strip())


def judge_best(t: PageText, ranking: Ranking, predicted: Kind | None) -> str:
    """What became of a prediction, why the first is ahead where it is, and what came of each model."""
    if predicted is None:
        return ""
    sentences = [outcome(t, ranking, predicted)]
    if ranking.is_clear:
        sentences.append(because_first(t, ranking))
    return "\n".join([" ".join(sentences), "", *(f"- {place(t, ranking, kind)}" for kind in ranking.kinds)])


def because_first(t: PageText, ranking: Ranking) -> str:
    """The likeliest reason why the first is ahead."""
    asked = ranking.runs[0].comparison
    facts = {"images": asked.train_size, "width": asked.mlp_width, "depth": asked.mlp_depth}
    return t.label(f"because_{why(ranking)}", **facts)


def place(t: PageText, ranking: Ranking, kind: Kind) -> str:
    """What came of one of the models, in a clause."""
    first, accuracy = ranking.kinds[0], ranking.accuracy(kind)
    facts = {"model": t.label(kind), "accuracy": t.percent(accuracy)}
    if kind is first:
        return t.label("place_clear" if ranking.is_clear else "place_first", **facts)
    if t.percent(ranking.accuracy(first)) == facts["accuracy"]:
        return t.label("place_level", **facts)
    facts["points"] = away(t, accuracy, ranking.accuracy(first))
    return t.label(f"place_{ranking.lead(kind).verdict}", **facts)


def outcome(t: PageText, ranking: Ranking, predicted: Kind) -> str:
    """What became of a prediction."""
    best, name = t.label(f"model_{ranking.kinds[0]}"), str(ranking.judge(predicted))
    leads = [ranking.lead(kind).verdict for kind in ranking.kinds[1:]]
    if name == Outcome.MISS and Verdict.UNKNOWN in leads:  # behind the first, which may not be the best
        name = "miss_open"
    return t.label(name, predicted=t.label(predicted), best=best, close=close(t))


def why(ranking: Ranking) -> str:
    """The likeliest reason why the first is ahead, as the name of its label."""
    best, asked = ranking.kinds[0], ranking.runs[0].comparison
    if best is not Kind.LOGISTIC:
        return best
    if asked.mlp_width <= NARROW or asked.mlp_depth >= DEEP:
        return "narrow"
    return "few" if asked.train_size <= FEW else best


def judge_change(t: PageText, reasons: PageText, step: Step | None, predicted: Change | None) -> str:
    """How the MLP's accuracy moved from the last run to this one; why, in the words of `reasons`."""
    if step is None:
        return ""
    name = f"moved_{step.change}" if step.points else "moved_none"
    after = step.after.scores[Kind.MLP].images
    moved = t.label(
        name,
        points=t.number(step.points, signed=True),
        images=t.number(step.images, 0, signed=True),
        count=len(after),
    )
    said = t.label("predicted_change", predicted=t.label(f"change_{predicted}")) if predicted else ""
    return " ".join(filter(None, [said, moved, because(reasons, step)]))


def because(reasons: PageText, step: Step) -> str:
    """The likeliest reason: nothing that the MLP feels, chance, too much at once, luck, or the one knob."""
    if not step.turned:
        return reasons.label("nothing")
    if not step.points:
        return reasons.label("unmoved_seed" if step.turned == ("seed",) else "unmoved")
    if len(step.turned) > 1:
        return reasons.label("several")
    (name,) = step.turned
    if name == "validation":
        return reasons.label(name if is_as_told(step) else "validation_luck")
    if not KNOBS[name].is_size:
        images = step.after.comparison.train_size
        return reasons.label("seed_all" if is_all(images) else name, images=images)
    if step.difference.verdict is Verdict.EQUAL:
        return reasons.label("equal", close=close(reasons))
    if step.difference.verdict is Verdict.UNKNOWN:
        known, both = experiments.load(), (step.before.comparison, step.after.comparison)
        if all(felt(Kind.MLP, known.nearest(asked)) == felt(Kind.MLP, asked) for asked in both):
            return reasons.label("unknown", draws=len(known.seeds))
        of_all = sum(is_all(asked.train_size) for asked in both)
        return reasons.label(("unknown_near", "unknown_near_some", "unknown_near_all")[of_all])
    runs = (step.before, step.after)
    if sum(answers_one(run.scores[Kind.MLP].images, run.comparison.validation) for run in runs) == 1:
        return reasons.label("failed")
    return reasons.label(f"{name}_{'more' if step.grew == step.difference.is_gain else 'less'}")


def is_as_told(step: Step) -> bool:
    """Whether other validation images moved the accuracy as the page says: the last are the easier ones."""
    before, after = (run.scores[Kind.MLP] for run in (step.before, step.after))
    found = of_other_images((before.accuracy, after.accuracy), (before.margin, after.margin))
    return found.is_gain if step.after.comparison.validation == "last" else found.is_loss
