"""What the learner did on all pages: marked in the menu and on home, and told to a class in codes."""

import streamlit as st

from mlintro import photos
from mlintro.classes import Deeds
from mlintro.classes import Run as ClassRun
from mlintro.classes.questions import MOST_ROUNDS, ballot
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.digits.reading import ready
from mlintro.digits.runs import Guess
from mlintro.neuron import Gate
from mlintro.signatures import Verdict
from mlintro.ui import pixels
from mlintro.ui.classes.visit import ClassVisit, Told
from mlintro.ui.descent.visit import DescentVisit
from mlintro.ui.draw.draw_lab import AXES
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.functions.visit import HINTS, Answers
from mlintro.ui.models.knobs import standing
from mlintro.ui.models.movements import Movement
from mlintro.ui.models.training import begin
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.neuron.visit import Bet, NeuronVisit, Stage
from mlintro.ui.pixels.visit import Game
from mlintro.ui.untrusted import option
from mlintro.ui.visit import visit
from mlintro.ui.writer.visit import WriterVisit

MOST_RUNS_TOLD = 6  # the last ones, to a class
BARELY_KNOWN = 16  # pixels across, with which a class begins to ask whose photo it is
SHOWN_DIGIT = 7  # with which a class begins to ask what moving does
CORNER = (6, -4)  # pixels to the right and down: the upper right one, where the digit is whole
MOST_REPEATS = 2  # of a fault after its first time; then its learner is stuck


def achieved() -> dict[str, bool]:
    """Every page with something to achieve, by its name: whether it was. What is won stays won."""
    here = visit().of
    return {
        "functions": here(Answers).are_enough,
        "pixels": pixels.is_enough(),
        "descent": here(DescentVisit).has_arrived,
        "models": bool(here(ModelsVisit).runs),
        "neuron": bool(here(NeuronVisit).solved),
        "next_steps": here(WriterVisit).is_enough,
    }


def do_at_wall(deed: str) -> None:
    """What a class's remote can tell a page on the wall to do: a step, a training, an answer, a picture."""
    match deed:
        case "colour":
            visit().anew["part"] = "match"
            visit().of(Game).show()
        case "photo":
            is_there, shown = st.session_state.get("part") == "photo", st.session_state.get("resolution")
            finer = (
                min(2 * shown, photos.RESOLUTIONS[-1])
                if is_there and isinstance(shown, int)
                else BARELY_KNOWN
            )
            visit().anew |= {"part": "photo", "resolution": str(finer)}
        case "step":
            visit().of(DescentVisit).take_step()
        case "again":
            visit().of(DescentVisit).begin_again()
        case "train":
            foretold = st.session_state.get("prediction")
            begin(standing(), Guess(Kind(foretold) if foretold else None))
        case "digit" | "corner":
            visit().anew |= {"movement": Movement.DRAW, "source": "sheet"}
            moved = CORNER if deed == "corner" else (0, 0)
            visit().anew |= dict(zip(AXES, map(str, moved), strict=True))
            visit().of(Drawing).place(ready.drawn()[SHOWN_DIGIT])
            lab = visit().of(ModelsVisit)
            if not (lab.reports or lab.is_waiting):  # somebody has to read it
                begin(standing(), Guess())
        case "proof":
            visit().anew |= {"gate": Gate.XOR, "stage": Stage.PROOF}
        case "learn":
            visit().anew |= {"gate": Gate.XOR, "stage": Stage.NETWORK}
            visit().of(NeuronVisit).begun += 1
        case "sizes":
            visit().anew["scene"] = "size"
    st.rerun()


def heed_votes() -> bool:
    """
    What was voted in a class, last of all, is said where a page asks the same, and is no new vote of it.

    What was said on the page alone stays. Returns whether the page of the neuron has to say something else.
    """
    here, bets = visit().of(ClassVisit), visit().of(NeuronVisit).bets
    before, said = bets.get(Gate.XOR), [bet for vote in _votes("xor") if (bet := option(vote, Bet))]
    if said and before in (None, here.taken.get("xor"), *said):
        bets[Gate.XOR] = here.taken["xor"] = said[-1]
    if best := [kind for vote in _votes("best") if (kind := option(vote, Kind))]:
        visit().of(ModelsVisit).voted = best[-1]
    return bets.get(Gate.XOR) is not before


def _votes(question: str) -> list[str | None]:
    """The learner's votes on a question, round by round; None where there is none."""
    return [visit().of(ClassVisit).votes.get(ballot(question, round)) for round in range(1, MOST_ROUNDS + 1)]


def deeds() -> Told:
    """What a class is told of this visit, if there is one: codes and numbers, nothing that was written."""
    if heed_votes() and visit().shown == "neuron":
        st.rerun()  # all of the page: it is the class's line that runs
    answers, lab, runs = visit().of(Answers), visit().of(NeuronVisit), visit().of(ModelsVisit).runs
    descent = visit().of(DescentVisit)
    # What a link brought, or learning, does not count; nor what was passed before the page could say so.
    gates = tuple(gate for gate in Gate if gate in lab.by_hand & lab.solved.keys())
    usual = KNOBS["validation"].default  # the class compares what read the same images
    comparable = [run for run in runs if run.comparison.validation == usual]
    exercise = st.session_state.get("exercise", "")
    is_repeating = answers.repeats.get(exercise, 0) >= MOST_REPEATS or answers.hints.get(exercise) == HINTS
    is_stuck = {
        "functions": is_repeating and not answers.fits(exercise),
        "neuron": lab.hints == HINTS,
    }
    found = Deeds(
        faults={
            exercise: attempt.feedback.code
            for exercise, attempt in answers.attempts.items()
            if attempt.verdict is Verdict.REVIEW
        },
        done=tuple(page for page, is_done in (achieved() | {"neuron": bool(gates)}).items() if is_done),
        stuck=tuple(page for page, stuck in is_stuck.items() if stuck),
        counts={
            "functions": answers.fitting,
            "pixels": visit().of(Game).matched,
            "models": len(runs),
            "neuron": len(gates),
        },
        gates=gates,
        guesses=dict(visit().of(Game).firsts),
        hints=sum(answers.hints.values()) + lab.hints_taken,
        runs=tuple(
            ClassRun(
                {name: getattr(run.comparison, name) for name, knob in KNOBS.items() if knob.is_axis},
                {kind.value: round(scores.accuracy, 4) for kind, scores in run.scores.items()},
            )
            for run in comparable[-MOST_RUNS_TOLD:]
        ),
    )
    predictions = {
        "takes": st.session_state.get("takes_pedestrian"),
        "gives": st.session_state.get("gives_pedestrian"),
        "best": st.session_state.get("prediction"),
        "w": descent.prediction if descent.is_as_it_began else None,
        "xor": lab.bets.get(Gate.XOR),
    }
    return Told(found, predictions)
