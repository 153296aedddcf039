"""The colour game without a browser: what a guess is worth, and the way on."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from mlintro.pixels import colours
from mlintro.text import load
from mlintro.ui.pixels.visit import Game
from tests.conftest import Visit


def given(app: AppTest) -> dict[str, object]:
    """What the element of the page is mounted with."""
    return json.loads(app.get("bidi_component")[0].proto.json)[0]


def guess(app: AppTest, colour: object, number: int = 0) -> AppTest:
    app.session_state["visit"].of(Game).take({"round": number, "colour": colour})
    return app.run()


def pages_name(level: int, number: int) -> str:
    """What the page calls a colour of the game."""
    return load("pixels", "es").label(f"colour_{colours.name(colours.target(level, number))}")


def test_the_right_numbers_win_and_lead_on(open_page: Visit):
    app = guess(open_page("pixels", part="match"), list(colours.target(0, 0)))
    assert "¡Igualado!" in app.success[0].value
    assert f"), {pages_name(0, 0)}." in app.success[0].value
    assert any("igualados: 1" in text.value for text in app.markdown)

    app.button(key="next_colour").click().run()
    assert app.session_state.visit.of(Game).round == 1
    assert given(app)["target"] == list(colours.target(0, 1))
    assert not app.success


def test_a_matched_colour_leads_on_and_the_rest_is_a_choice_to_the_last_level(
    open_page: Visit, language: str
):
    t = load("pixels", language)
    app = open_page("pixels", language, part="match")
    app.session_state.visit.parts[Game] = game = Game(level=4, solved=8)
    for number in range(2):
        guess(app, list(colours.target(4, number)), number)
        assert t.label("to_descent") in [link.value for link in app.page_link]
        assert {button.proto.type for button in app.button} == {"secondary"}
        if number == 0:
            game.begin()
    facts = dict.fromkeys(("aim", "guess", "distance"), "")
    assert app.success[0].value.startswith(t.label("match_won_all", levels=5, **facts).split("!")[0])

    app.button(key="to_photo").click().run()
    assert app.button_group(key="part").value == "photo"


def test_a_colour_without_a_name_of_its_own_is_compared_with_one(open_page: Visit):
    app = open_page("pixels", part="match")
    number = next(n for n in range(50) if pages_name(4, n) == "rojo")
    app.session_state.visit.parts[Game] = Game(round=number, level=4, solved=8)
    guess(app, list(colours.target(4, number)), number)

    assert "se le acerca más que el rojo" in app.success[0].value


def test_a_guess_that_is_off_is_told_which_channel_to_look_at(open_page: Visit):
    red, green, blue = colours.target(0, 0)
    app = guess(open_page("pixels", part="match"), [red, 1 - green, blue])

    assert "verde" in app.info[0].value
    assert ("falta" if green > 0.5 else "sobra") in app.info[0].value


@pytest.mark.parametrize("colour", [None, [], [1, 2, 3], ["a", 0, 0], [0, 0], [float("nan"), 0, 0], {"a": 1}])
def test_a_guess_that_is_no_colour_is_refused(open_page: Visit, colour: object):
    app = guess(open_page("pixels", part="match"), colour)

    assert not app.exception
    assert len(app.warning) == 1
    assert app.session_state.visit.of(Game).judged == 0


def test_a_guess_that_comes_after_its_round_does_not_count():
    game = Game()
    game.begin()
    game.take({"round": 0, "colour": [0, 0, 0]})
    assert game.judged == 0
    game.take({"round": 1, "colour": [0, 0, 0]})
    assert (game.judged, game.guess) == (1, (0, 0, 0))


def test_the_next_colour_is_not_shown_because_the_last_one_was():
    game = Game()
    game.show()
    assert game.is_shown
    assert not game.is_matched
    game.begin()
    assert not game.is_shown


def test_two_colours_make_it_harder():
    game = Game()
    levels = []
    for _ in range(12):
        levels.append(game.level)
        game.guess, game.judged = game.target, 1
        game.begin()
    assert levels == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4, 4]


def test_a_link_names_the_level_and_the_colour_and_the_page_writes_them(open_page: Visit):
    app = open_page("pixels", part="match", level="3", colour="2")
    assert given(app)["target"] == list(colours.target(2, 1))
    app.button(key="next_colour").click().run()
    assert given(app)["target"] == list(colours.target(2, 2))
    assert (app.query_params["level"], app.query_params["colour"]) == ("3", "3")


@pytest.mark.parametrize("linked", ["0", "6", "-1", "x", "1e1", ""])
def test_a_link_to_no_level_begins_with_the_first(open_page: Visit, linked: str):
    assert given(open_page("pixels", part="match", level=linked))["target"] == list(colours.target(0, 0))


def test_what_was_matched_comes_back_where_a_link_leads_to_another_colour():
    played = Game(round=7, level=3, in_level=1, solved=7, guess=(1.0, 0.0, 0.0), judged=2)
    for link, place in (({}, (3, 7)), ({"level": "4", "colour": "8"}, (3, 7)), ({"level": "2"}, (1, 0))):
        game = Game()
        game.follow(link)
        game.restore(json.loads(json.dumps(played.kept())))
        assert (game.level, game.round, game.solved) == (*place, 7)
        assert game.judged == (2 if place == (3, 7) else 0)


def test_a_forged_place_of_a_guess_does_not_come_back():
    """The wall of a class computes a colour from it."""
    game = Game()
    forged = {place: [1, 1, 1] for place in ("x", "9.0", "0.-1")}
    game.restore({"firsts": forged})
    assert game.firsts == {}
    game.restore({"firsts": {"0.3": [1, 1, 1]}})
    assert game.firsts == {"0.3": (1, 1, 1)}


def test_a_class_is_told_the_first_guess_of_the_last_three_colours():
    game = Game()
    for number in range(4):
        for colour in ((0.0, 0.1 * number, 0.0), (1, 1, 1)):
            game.take({"round": number, "colour": colour})
        game.begin()
    assert list(game.firsts.values()) == [(0, pytest.approx(0.1 * number), 0) for number in (1, 2, 3)]
