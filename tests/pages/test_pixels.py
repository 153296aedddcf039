"""The pixels page without a browser: what Python makes of what the browser sends."""

import io
import json
import sys

import numpy as np
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from mlintro.figures import photos as figures
from mlintro.pixels import colours, presets
from mlintro.pixels.presets import Preset
from mlintro.text import load
from mlintro.ui.pixels.visit import Game, Mixer
from tests.conftest import Visit
from tests.pages.screen import shown, switch_language


def given(app: AppTest) -> dict[str, object]:
    """What the element of the page is mounted with."""
    return json.loads(app.get("bidi_component")[0].proto.json)[0]


def edit(app: AppTest, values: object, preset: object = "notebook") -> AppTest:
    """What the mixer sends when an edit is committed."""
    app.session_state["visit"].of(Mixer).take({"values": values, "preset": preset})
    return app.run()


def changed(value: object) -> list[object]:
    """The notebook's picture with another number in the green of its row 0, column 2."""
    values = presets.make(Preset.NOTEBOOK).tolist()
    values[0][2][1] = value
    return values


def ask_of(app: AppTest):
    """The question about the picture: its widget."""
    return next(group for group in app.get("button_group") if str(group.key).startswith("answer "))


# The mixer


def test_an_edit_is_kept_for_the_other_page_and_the_other_language(open_page: Visit):
    app = edit(open_page("pixels"), changed(0.25))
    app.switch_page("../../pages/descent.py").run()
    switch_language(app, "en")
    app.switch_page("../../pages/pixels.py").run()

    assert given(app)["values"] == changed(0.25)
    assert given(app)["words"]["undo"] == load("pixels", "en").label("undo")


@pytest.mark.parametrize("value", [1.5, -1, float("nan"), None, "uno"])
def test_a_number_that_no_pixel_can_have_is_refused_whoever_sends_it(open_page: Visit, value: object):
    app = edit(edit(open_page("pixels"), changed(0.25)), changed(value))

    assert not app.exception
    assert len(app.warning) == 1
    assert app.session_state.visit.of(Mixer).image.tolist() == changed(0.25)
    assert not edit(app, changed(0.5)).warning


@pytest.mark.parametrize(
    "values", [None, [], [[]], 7, "x", [[[0, 0, 0]] * 9] * 9, [[[0, 0]] * 3] * 3, {"a": 1}]
)
def test_what_is_no_picture_is_refused(open_page: Visit, values: object):
    app = edit(open_page("pixels"), values)

    assert not app.exception
    assert len(app.warning) == 1
    assert "(3, 3, 3)" in shown(app)


@pytest.mark.parametrize("preset", Preset)
def test_a_link_opens_its_preset_in_each_language(open_page: Visit, language: str, preset: Preset):
    app = open_page("pixels", language, preset=preset)

    assert given(app)["values"] == presets.make(preset).tolist()
    assert [thumb["label"] for thumb in given(app)["presets"]] == [
        load("pixels", language).label(f"preset_{code}") for code in Preset
    ]


def test_a_link_that_lags_behind_takes_nothing_back(open_page: Visit):
    """On a slow line the browser names the old preset when the next edit is already made."""
    red = presets.make(Preset.RED).tolist()
    app = edit(open_page("pixels", preset="heart"), red, "red")
    app.query_params["preset"] = "heart"

    assert app.run().session_state.visit.of(Mixer).image.tolist() == red


def test_a_preset_that_does_not_exist_is_the_lessons_own(open_page: Visit):
    app = open_page("pixels", preset="'; DROP")
    assert given(app)["values"] == presets.make(Preset.NOTEBOOK).tolist()


def test_the_shape_follows_the_size(open_page: Visit):
    app = edit(open_page("pixels"), np.zeros((8, 8, 3)).tolist(), "blank")

    assert "(8, 8, 3)" in shown(app)
    assert "192" in shown(app)
    assert load("pixels", "es").label("all_the_same") in shown(app)


def test_the_pictures_that_are_saved_are_the_one_on_screen(open_page: Visit):
    from mlintro.figures.images import enlarged
    from mlintro.pixels import literal, to_bytes

    image = presets.make(Preset.NOTEBOOK)
    picture = np.asarray(Image.open(io.BytesIO(enlarged(to_bytes(image)))))

    assert picture.shape == (720, 720, 3)
    assert (picture[120::240, 120::240] == to_bytes(image)).all()
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) == len(np.unique(image.reshape(-1, 3), axis=0))
    assert "[[0.8, 0.0, 0.0], [0.0, 0.8, 0.0], [0.0, 1.0, 0.6]]" in literal(image, "imagen")
    assert len(open_page("pixels").get("download_button")) == 2


# The question


def test_each_answer_to_the_question_has_its_own_reply(open_page: Visit):
    app = open_page("pixels")
    replies = []
    for answer in ask_of(app).options:
        ask_of(app).set_value(answer).run()
        replies.append([*app.success, *app.info][0].value)

    assert len(set(replies)) == len(replies) >= 2
    assert len([reply for reply in replies if reply.startswith("**Sí.**")]) == 1


def test_an_answer_survives_the_language(open_page: Visit):
    app = open_page("pixels")
    chosen = next(answer for answer in ask_of(app).options if "," in answer)
    ask_of(app).set_value(chosen).run()
    switch_language(app, "en")

    assert chosen.replace(",", ".") in ask_of(app).options
    assert ask_of(app).value == chosen.replace(",", ".")


def test_an_answer_is_of_the_picture_it_was_given_to():
    mixer = Mixer(answer="0.8")
    mixer.take({"values": mixer.image.tolist(), "preset": "notebook"})
    assert mixer.answer == "0.8"
    mixer.take({"values": changed(0.25), "preset": "notebook"})
    assert mixer.answer == ""


def test_another_question_is_another_question(open_page: Visit):
    app = open_page("pixels")
    first = ask_of(app).label
    app.button[0].click().run()

    assert ask_of(app).label != first


# The colour game


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


def test_the_bar_leads_from_the_question_through_the_parts_to_the_next_page(open_page: Visit, language: str):
    t = load("pixels", language)
    app = open_page("pixels", language)
    assert app.info[0].value == t.label("mix_first")
    for answer in ask_of(app).options:
        ask_of(app).set_value(answer).run()
        assert bool(app.success) == ("to_match" in [button.key for button in app.button])
        if app.success:
            break
    app.button(key="to_match").click().run()
    assert app.button_group(key="part").value == "match"
    assert "to_photo" not in [button.key for button in app.button]
    guess(app, list(colours.target(0, 0))).button(key="to_photo").click().run()
    assert app.button_group(key="part").value == "photo"
    assert t.label("to_descent") in [link.value for link in app.page_link]


def test_the_last_level_has_an_end_that_leads_to_the_photo(open_page: Visit, language: str):
    t = load("pixels", language)
    app = open_page("pixels", language, part="match")
    app.session_state.visit.parts[Game] = game = Game(level=4, solved=8)
    for number in range(2):
        guess(app, list(colours.target(4, number)), number)
        main = next(button.key for button in app.button if button.proto.type == "primary")
        assert main == ("to_photo" if number else "next_colour")
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


def test_a_class_is_told_the_first_guess_of_the_last_three_colours():
    game = Game()
    for number in range(4):
        for colour in ((0.0, 0.1 * number, 0.0), (1, 1, 1)):
            game.take({"round": number, "colour": colour})
        game.begin()
    assert list(game.firsts.values()) == [(0, pytest.approx(0.1 * number), 0) for number in (1, 2, 3)]


def test_no_page_needs_matplotlib(open_page: Visit, monkeypatch: pytest.MonkeyPatch):
    """It would cost each server a second and tens of megabytes."""
    app = open_page("pixels", part="photo", view="map")
    for name in [name for name in sys.modules if name.startswith("matplotlib")]:
        monkeypatch.setitem(sys.modules, name, None)  # who imports it now fails
    figures.colour_map.cache_clear()

    assert not app.run().exception
    assert not edit(open_page("pixels"), changed(0.5)).exception
