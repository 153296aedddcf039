"""The page's questions, each an experiment: foretell, train, see own dots come, and only then the map."""

from collections.abc import Iterable, Iterator, Sequence

import streamlit as st

from mlintro.digits import FEWEST, experiments
from mlintro.digits.experiments import AXES, questions, series
from mlintro.digits.experiments.judging import rank
from mlintro.digits.experiments.series import Asked, Question
from mlintro.digits.knobs import Kind
from mlintro.digits.runs import Guess, Run
from mlintro.digits.runs.comparison import Comparison
from mlintro.text import PageText
from mlintro.ui.browser.tab import remember_part
from mlintro.ui.map import sentences as say
from mlintro.ui.map.experiment_map import along, chart, stands_at
from mlintro.ui.models import other_draws
from mlintro.ui.models.training import TRAIN_ICON, begin, on_its_own
from mlintro.ui.models.verdicts import close, in_figures, plain, who_is_ahead
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.untrusted import option
from mlintro.ui.visit import visit
from mlintro.ui.widgets import choice, linked, words

# The numbers of images, by the holes of the labels that have them.
SIZES = dict(zip(("few", "some", "many"), series.SETTINGS[Question.IMAGES], strict=True))


def is_asked() -> bool:
    """Whether the link names a question, or one was chosen before."""
    return option(linked("axis") or visit().chosen.get("axis"), Question) is not None


@on_its_own
def investigate(t: PageText, base: Comparison) -> None:
    """
    One question at a time, the other knobs as they stand in `base`; `t` is words("map").

    Raises OutOfRangeError for settings that the lesson does not offer.
    """
    lab = visit().of(ModelsVisit)
    st.subheader(t.label("heading"), anchor=False)
    with st.container(border=True):
        question = chosen(t)
        asked, done = series.asked_at(question, base), series.made(question, base, lab.runs)
        wanted = series.trainings(question, base)
        is_complete = len(done) == len(wanted)
        if is_complete:
            lab.answered.add(question)
        asks, shows = st.columns(2, gap="large")
        with asks:
            st.markdown(t.label(f"ask_{question}"))
            if is_complete:
                st.markdown(" ".join(came(t, question, lab.foretold.get(asked), done)))
            elif is_coming(lab, question, base):
                st.markdown(t.label("coming", done=len(done), count=len(wanted)))
            else:
                if not series.is_known(question, base, lab.runs):
                    foretell(t, asked)
                offer(t, question, base)
            if question in lab.answered:
                map_says(t, question, base)
        if done or question in lab.answered:
            with shows:
                show(t, question, base, done)
    remember_part("models", lab)


def chosen(t: PageText) -> Question:
    """The choice between them, in the link as `axis`."""
    return Question(choice(t, "axis", list(Question), Question.WIDTH))


def is_coming(lab: ModelsVisit, question: Question, base: Comparison) -> bool:
    """Whether every training of the question that is missing is on its way, for whatever it was asked."""
    there = {run.comparison for run in lab.runs}
    return {*series.trainings(question, base)} - there <= {*lab.under_way}


def foretell(t: PageText, asked: Asked) -> None:
    """What the learner expects; nobody has to say, and nobody can once the figures are there."""
    question = asked.question
    options = {option: option_said(t, question, option) for option in question.options}
    key = f"foretold_{question}"
    st.session_state[key] = visit().of(ModelsVisit).foretold.get(asked)  # of these settings, not of others
    st.segmented_control(
        t.label(f"foretell_{prefix(question)}"),
        list(options),
        format_func=options.__getitem__,
        key=key,
        on_change=note,
        args=(asked, key),
    )


def note(asked: Asked, key: str) -> None:
    """An option was chosen, or is not any more."""
    visit().of(ModelsVisit).foretell(asked, st.session_state[key])


def option_said(t: PageText, question: Question, option: str) -> str:
    return t.label(f"{prefix(question)}_{option}", **SIZES)


def prefix(question: Question) -> str:
    """Of the labels of what can be foretold."""
    return {Question.IMAGES: "step", Question.FEW: "model", Question.TREE: "tree"}.get(question, "network")


def offer(t: PageText, question: Question, base: Comparison) -> None:
    """The button that trains all of it; at the end the page is back at what the knobs say."""
    values = {
        "values": t.separator.join(map(str, series.SETTINGS.get(question, ()))),
        "count": series.DRAWS,
        "images": FEWEST,
    }
    first, *then = series.trainings(question, base)
    st.button(
        t.label(f"try_{question}", **values),
        key=f"try_{question}",
        icon=TRAIN_ICON,
        on_click=begin,
        args=(first, Guess(), *then, base),
    )


def show(t: PageText, question: Question, base: Comparison, done: Sequence[Run]) -> None:
    """Own runs as dots, and the map's curves once the question is answered."""
    lab = visit().of(ModelsVisit)
    if question is Question.FEW:
        if done:
            other_draws.picture_draws(words("models"), done)
    else:
        chart(t, along(question, base), base, done, question in lab.answered)


def came(t: PageText, question: Question, said: str | None, done: Sequence[Run]) -> Iterator[str]:
    """What became of the prediction, and what the learner's own runs show."""
    if said:
        yield t.label("said", said=option_said(t, question, said))
        yield t.label(f"outcome_{series.judge(question, said, done)}", close=close(t))
    if question is Question.FEW:
        yield t.label("own_mean", count=len(done))
        yield who_is_ahead(words("models"), rank(*done))
    elif question is Question.IMAGES:
        first, last = (plain(t, gain, signed=True) for gain in series.gains(done))
        yield t.label("own_steps", first=first, last=last, **SIZES)
        yield t.label(f"steps_{series.came_out(question, done) or 'unknown'}", close=close(t))
    else:
        low, high = (run.scores[question.kind].accuracy for run in (done[0], done[-1]))
        found = series.change(question, done)
        yield t.label(
            f"own_{'better' if found.is_gain else 'worse' if found.is_loss else found.verdict}",
            model=say.model(t, question.kind),
            **in_figures(t, found, low, high),
        )


def map_says(t: PageText, question: Question, base: Comparison) -> None:
    """The map's own sentence; behind a fold how to read the map, and what else it says."""
    seeds, more, read = len(experiments.load().seeds), [], [t.section("read")]
    match question:
        case Question.IMAGES:
            main = say.more_data(t, questions.more_data(base))
        case Question.FEW:
            main = say.little_data(t, questions.little_data(base))
        case _:
            stands = getattr(experiments.load().nearest(base), question)
            said = say.about(t, along(question, base), stands, seeds)
            main, more = said[:1], said[1:]
    st.markdown(f"{t.label('map_says', count=experiments.load().count)}\n{listed(main)}")
    if question is Question.FEW:  # whose picture is not of the map
        stands_at(t, along("train_size", base), base)
    else:
        is_level = question not in AXES[Kind.LOGISTIC]
        read = [t.section("marks", seeds=seeds), t.label("level_line") if is_level else "", *read]
    with st.expander(t.label("more")):
        st.markdown(f"{listed(more)}\n\n{' '.join(filter(None, read))}")


def listed(sentences: Iterable[str]) -> str:
    """As Markdown; what is empty is nothing."""
    return "\n".join(f"- {sentence}" for sentence in sentences if sentence)
