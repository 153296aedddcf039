"""A learner's line: it is there in a class and nowhere else, and what is pressed in it is a vote."""

import json
import time

import pytest

from mlintro.classes import AwayError, Screen
from mlintro.classes.in_memory import InMemory
from mlintro.classes.joining import Answer
from mlintro.classes.plan import STEPS
from mlintro.classes.questions import QUESTIONS
from mlintro.classes.teaching import ask, close, door, end, go_to_step, project, remove, show, veil
from mlintro.classes.voting import tally
from mlintro.text import LANGUAGES, load
from mlintro.ui.classes import visit as visits
from mlintro.ui.classes.homes import classes
from mlintro.ui.classes.in_words import options
from mlintro.ui.classes.visit import TELLS, ClassVisit
from mlintro.ui.frame import PAGES
from mlintro.ui.models.visit import ModelsVisit
from tests.conftest import Visit
from tests.digits.experiments.test_judging import run
from tests.ui.classes.room import Room, label, press, said, seat


def votes(room: Room, question: str, round: int = 1) -> dict[str, int]:
    board = classes().board(room.code)
    assert board
    return tally(board, classes().seats(room.code), question, round)


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "SLOW", 0.0)


def test_without_a_class_there_is_no_line(open_page: Visit, page: str):
    assert "Clase" not in said(open_page(page))


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_every_page_a_learner_reads_which_seat_it_is(room: Room, language: str):
    app = room.learner("home", language)
    name = {"es": "zorro 1", "en": "fox 1"}[language]
    assert seat(app).number == 1
    for page in PAGES:
        app.switch_page(f"../../pages/{page}.py").run()
        assert not app.exception
        assert label("you", language, code=room.code, name=name) in said(app)


def test_a_class_compares_only_runs_that_read_the_same_images(room: Room):
    app = room.learner()
    app.session_state.visit.of(ModelsVisit).runs = [run(0.9), run(0.7, validation="first")]
    app.run()
    (told,) = classes().seats(room.code).values()
    assert [one.scores["mlp"] for one in told.deeds.runs] == [0.9]
    assert told.deeds.counts["models"] == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", [name for name in QUESTIONS if name != "w"])
def test_what_is_pressed_is_counted_and_can_be_changed(room: Room, question: str, language: str):
    room.ask(question)
    app = room.learner("home", language)
    said_of = options(load("classes", language), question)
    for option, words in said_of.items():
        press(app, words)
        assert votes(room, question) == {one: int(one == option) for one in said_of}
        assert label("voted", language, vote=words) in said(app)
    room.teach(close)
    app.run()
    assert label("vote_closed", language) in said(app)
    assert not [button for button in app.button if button.label in said_of.values()]


def test_a_slider_asks_for_w_and_counts_its_group(room: Room):
    room.teach(ask("w"))
    app = room.learner()
    slider = app.select_slider(key="vote_w.1")
    assert (slider.options[0], slider.options[-1]) == ("−1,0", "7,0")
    slider.set_value(2.9).run()

    assert votes(room, "w")["6"] == 1
    assert label("voted", vote="de 2,75 a 3,25") in said(app)


@pytest.mark.parametrize(
    ("question", "page", "key", "option"),
    [
        ("takes", "functions", "takes_pedestrian", "image"),
        ("gives", "functions", "gives_pedestrian", "yes_no"),
        ("best", "models", "prediction", "tree"),
    ],
)
def test_the_prediction_on_the_page_is_the_vote(room: Room, question: str, page: str, key: str, option: str):
    app = room.learner(page)
    app.button_group(key=key).set_value(option).run()
    room.teach(ask(question))
    app.run()
    assert votes(room, question)[option] == 1

    other = next(one for one in QUESTIONS[question].options if one != option)
    press(app, options(load("classes", "es"), question)[other])
    app.run()
    assert votes(room, question)[other] == 1  # what stands on the page is no new prediction
    room.teach(ask(question))
    app.run()
    assert sum(votes(room, question, 2).values()) == 0  # nor a vote of the second round


def test_what_was_said_of_xor_on_the_page_is_the_vote(room: Room):
    app = room.learner("neuron")
    app.button_group(key="gate").set_value("XOR").run()
    app.button(key="bet_luck").click().run()
    room.teach(ask("xor"))
    app.run()
    assert votes(room, "xor")["luck"] == 1


def test_results_are_on_no_learners_page(room: Room):
    room.ask("xor")
    app, other = room.learner(), room.learner()
    press(app, label("option_xor_no"))
    press(other, label("option_xor_yes"))
    room.teach(show)
    app.run()

    assert label("vote_shown") in said(app)
    assert label("own_vote", vote=label("option_xor_no")) in said(app)
    room.teach(project(Screen.RUNS))
    assert label("vote_shown") not in said(app.run())  # there is something else on the wall


def test_a_vote_that_is_over_is_not_spoken_of_in_later_steps(room: Room):
    room.ask("width")
    app = room.learner()
    room.teach(close)
    assert label("vote_closed") in said(app.run())
    room.teach(go_to_step([step.name for step in STEPS].index("neuron")))
    assert label("vote_closed") not in said(app.run())


def test_eyes_to_the_front(room: Room):
    app = room.learner()
    room.teach(veil(True))
    assert label("veil") in "".join(element.proto.body for element in app.run().get("html"))
    room.teach(veil(False))
    assert label("veil") not in "".join(element.proto.body for element in app.run().get("html"))


def test_who_is_not_in_reads_why(room: Room):
    app = room.learner(code="23456")
    assert label("answer_unknown", code="23456") in said(app)
    app.text_input(key="class_code").set_value(room.code).run()
    assert label("you", code=room.code, name="zorro 1") in said(app)
    room.teach(remove(classes().seats(room.code), 1))
    assert label("answer_removed", code=room.code) in said(app.run())
    room.teach(door(True))
    assert label("answer_closed", code=room.code) in said(room.learner())
    room.teach(door(False))
    late = room.learner()
    end(classes(), room.code, room.teach(lambda board: board).seal, time.time())
    assert label("answer_over", code=room.code) in said(late.run())
    ways = [link.proto.label for link in late.get("page_link")]
    assert label("to_page_of_sheet", page=load("next_steps", "es").label("nav")) in ways
    press(late, label("dismiss"))
    assert label("answer_over", code=room.code) not in said(late)


def test_every_answer_has_its_words():
    assert all(label(f"answer_{answer}", code="x") for answer in Answer if answer is not Answer.IN)


def test_a_code_can_be_typed_on_the_first_page(room: Room, open_page: Visit):
    app = open_page("home")
    app.text_input(key="class_code").set_value("xyz").run()
    assert label("no_code", count=5) in said(app)
    app.text_input(key="class_code").set_value(f" {room.code.lower()} ").run()
    seat(app).arrive("0" * 32)
    assert label("you", code=room.code, name="zorro 1") in said(app.run())
    assert not app.text_input


@pytest.mark.parametrize("nonsense", ["", "K7M4", "AAAAA", "<script>", "ñ" * 300, "../../etc"])
def test_a_link_with_no_code_in_it_opens_the_page_as_ever(room: Room, open_page: Visit, nonsense: str):
    app = open_page("home", clase=nonsense)
    assert not app.exception
    assert seat(app).code == ""


def test_the_tab_keeps_the_seat_and_its_votes_and_nothing_else_comes_in(room: Room):
    room.teach(ask("xor"))
    app = room.learner()
    press(app, label("option_xor_no"))
    kept = json.loads(json.dumps(seat(app).kept()))
    again = ClassVisit()
    again.restore(kept)
    assert again.kept() == kept == {**kept, "code": room.code, "votes": {"xor.1": "no"}}
    for name in ("code", "token", "seal", "sat", "number", "votes"):
        for value in (None, 7, "x" * 9_999, ["x"], {"x": {}}, {"\ud800": "x"}):
            forged = ClassVisit()
            forged.restore({**kept, name: value})
            json.dumps(forged.kept()).encode()
            assert set(forged.votes.values()) <= {"no"}


def test_of_a_link_to_another_class_the_tab_takes_no_old_seat_and_asks_whether_to_begin_empty(room: Room):
    app = room.learner()
    here = ClassVisit()
    here.follow("23456")
    here.restore(seat(app).kept())
    assert (here.asked, here.code, here.arrives) == ("23456", "", False)
    here.go_on()
    assert (here.asked, here.code) == ("", "23456")


def test_what_was_voted_stays_in_the_tab_when_the_class_is_over(room: Room):
    room.teach(ask("xor"))
    app = room.learner()
    press(app, label("option_xor_no"))
    end(classes(), room.code, room.teach(lambda board: board).seal, time.time())
    press(app.run(), label("dismiss"))
    kept = json.loads(json.dumps(seat(app).kept()))
    again = ClassVisit()
    again.restore(kept)
    assert again.kept() == kept
    assert (again.code, again.sat, again.number) == ("", room.code, 1)
    assert again.votes == seat(app).votes == {"xor.1": "no"}

    again.restore({"sat": "23456", "number": 2, "votes": {}})  # what the tab told late of another
    again.want("34567")
    assert again.votes == {"xor.1": "no"}
    with_old = ClassVisit()
    with_old.restore({"code": room.code, "token": "0" * 32, "votes": {"xor.1": "no"}})
    assert (with_old.sat, with_old.votes) == (room.code, {"xor.1": "no"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_second_class_in_the_same_tab_begins_empty_or_with_what_the_learner_wants_to_keep(
    room: Room, language: str
):
    second = Room(room.open_page)
    app, other = room.learner("home", language), room.learner("home", language)
    for one in (app, other):
        one.query_params["clase"] = second.code
        assert label("another", language, code=second.code) in said(one.run())
    assert classes().seats(second.code) == {}
    press(app, label("another_go_on", language))
    name = {"es": "zorro 1", "en": "fox 1"}[language]
    assert label("you", language, code=second.code, name=name) in said(app)
    press(other, label("another_afresh", language))
    told = [json.loads(one.proto.json)[0] for one in other.get("bidi_component") if "memory" in one.proto.id]
    assert (told[-1]["over"], told[-1]["asked"]) == (True, second.code)


def test_a_home_that_does_not_answer_takes_the_class_away_and_leaves_the_lesson(
    room: Room, monkeypatch: pytest.MonkeyPatch
):
    def silent(*_: object) -> None:
        raise AwayError

    app, newcomer = room.learner("neuron"), room.open_page("neuron", clase=room.code)
    monkeypatch.setattr(type(classes()), "board", silent)
    seat(newcomer).arrive("0" * 32)
    for one in (app, newcomer):
        assert not one.run().exception
        assert label("away") in said(one)
    assert label("home_away") in "".join(alert.value for alert in room.remote().info)
    monkeypatch.undo()
    assert label("you", code=room.code, name="zorro 1") in said(app.run())


def test_a_class_that_has_not_come_back_in_time_is_over(room: Room, monkeypatch: pytest.MonkeyPatch):
    app = room.learner()
    monkeypatch.setattr(InMemory, "board", lambda *_: None)
    assert label("answer_back", code=room.code) in said(app.run())
    assert label("answer_back", code=room.code) in said(app.run())
    monkeypatch.setattr(visits, "WELCOME_BACK", 0.0)
    assert label("answer_over", code=room.code) in said(app.run())


def test_a_tab_is_told_three_times_of_what_is_new_and_then_no_more():
    visit = ClassVisit()
    assert not visit.is_to_tell()  # nothing was done
    for number in (7, 8):
        visit.sat, visit.number = "K7M4P", number
        assert [visit.is_to_tell() for _ in range(TELLS + 2)] == [True] * TELLS + [False] * 2
