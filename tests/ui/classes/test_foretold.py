"""What becomes of votes and gates: a vote is foretold on the page, a gate is told to the class."""

from streamlit.testing.v1 import AppTest

from mlintro.classes.teaching import ask, close, show
from mlintro.digits.knobs import Kind
from mlintro.neuron import Gate
from mlintro.text import load
from mlintro.ui.classes.homes import classes
from mlintro.ui.classes.in_words import options
from mlintro.ui.classes.visit import ClassVisit
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.neuron.visit import Bet, NeuronVisit
from mlintro.ui.next_steps.worksheet.findings import own
from tests.ui.classes.room import Room, press


def test_what_a_class_was_told_of_the_best_model_is_foretold_of_the_first_run_and_of_no_other(room: Room):
    app = room.learner("models")
    for option in ("mlp", "tree"):  # the last word counts
        room.teach(ask("best"))
        press(app.run(), options(load("classes", "es"), "best")[option])
        room.teach(close)
    app.run().button(key="train").click().run()
    lab = app.session_state.visit.of(ModelsVisit)
    assert [one.guess.best for one in lab.runs] == [Kind.TREE]
    assert own(app.session_state.visit).rows[0].foretold is Kind.TREE
    app.slider(key="mlp_width").set_value(4).run()
    app.button(key="train").click().run()
    assert [one.guess.best for one in lab.runs] == [Kind.TREE, None]


def test_a_page_that_was_told_something_else_believes_that(room: Room):
    app = room.learner("models")
    room.teach(ask("best"))
    press(app.run(), options(load("classes", "es"), "best")["tree"])
    room.teach(close)
    app.run().button_group(key="prediction").set_value("mlp").run()
    app.button(key="train").click().run()
    assert [one.guess.best for one in app.session_state.visit.of(ModelsVisit).runs] == [Kind.MLP]


def bet(app: AppTest) -> Bet | None:
    return app.session_state.visit.of(NeuronVisit).bets.get(Gate.XOR)


def test_the_last_vote_on_xor_is_what_the_page_takes_the_learner_to_have_said(room: Room):
    app, said = room.learner("neuron"), options(load("classes", "es"), "xor")
    room.teach(ask("xor"))
    for option in (Bet.LUCK, Bet.YES):
        press(app.run(), said[option])
        assert bet(app.run()) is option
    room.teach(show)
    room.teach(ask("xor"))
    assert bet(app.run()) is Bet.YES
    press(app.run(), said[Bet.NO])
    assert bet(app.run()) is Bet.NO


def test_what_was_said_on_the_page_alone_stays_whatever_is_voted_elsewhere(room: Room):
    app = room.learner("neuron")
    app.session_state.visit.of(NeuronVisit).bets[Gate.XOR] = Bet.LUCK
    app.session_state.visit.of(ClassVisit).votes = {"xor.1": "no"}  # as a tab brings it back
    assert bet(app.run()) is Bet.LUCK


def votes_of_a_reload_before_the_second_round(room: Room, app: AppTest, question: str) -> dict[str, str]:
    app.run()
    room.teach(show)
    app.session_state.visit.of(ClassVisit).taken.clear()  # the tab does not keep it
    room.teach(ask(question))
    app.run().run()
    (found,) = classes().seats(room.code).values()
    return dict(found.votes)


def test_a_reload_between_two_rounds_votes_nothing(room: Room):
    app, said = room.learner("neuron"), options(load("classes", "es"), "xor")
    room.teach(ask("xor"))
    for option in (Bet.YES, Bet.NO):
        press(app.run(), said[option])
    assert votes_of_a_reload_before_the_second_round(room, app, "xor") == {"xor.1": "no"}


def test_nor_is_what_a_page_was_told_before_a_reload_a_vote_of_the_next_round(room: Room):
    app = room.learner("models")
    room.teach(ask("best"))
    app.run().button_group(key="prediction").set_value("mlp").run()
    assert votes_of_a_reload_before_the_second_round(room, app, "best") == {"best.1": "mlp"}


def test_a_gate_that_was_passed_before_the_page_could_say_so_is_none_of_the_classs(room: Room):
    app = room.learner("neuron")
    lab = app.session_state.visit.of(NeuronVisit)

    def told(*positions: float) -> tuple[str, ...]:
        """The gates of the class when the page is drawn after the last of these biases."""
        for bias in positions:
            lab.turn({"w1": 1, "w2": 1, "bias": bias})
        app.run().run()  # the line stands above the lab
        (found,) = classes().seats(room.code).values()
        return found.deeds.gates

    assert told(-1.5, -2) == ()
    assert told(-1.5) == ("AND",)
    assert told(-2) == ("AND",)  # what is won stays won
