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
from mlintro.ui.pixels.visit import Mixer
from tests.conftest import Visit
from tests.pages.screen import shown, switch_language
from tests.pages.test_match import guess

T = load("pixels", "es")


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


def asking(app: AppTest) -> AppTest:
    """The page with the question open, as it is after an edit."""
    return edit(app, changed(0.8)).button(key="to_question").click().run()


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
    replies = []
    for answer in ask_of(asking(open_page("pixels"))).options:
        app = asking(open_page("pixels"))  # the right one closes the question
        ask_of(app).set_value(answer).run()
        replies.append([*app.success, *app.info][0].value)

    assert len(set(replies)) == len(replies) >= 2
    assert len([reply for reply in replies if reply.startswith("**Sí.**")]) == 1


def test_an_answer_survives_the_language(open_page: Visit):
    app = asking(open_page("pixels"))
    chosen = next(
        answer for answer in ask_of(app).options if "," in answer
    )  # read otherwise than it is meant
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
    app = asking(open_page("pixels"))
    first = ask_of(app).label
    ask_of(app).set_value(ask_of(app).options[-1]).run()
    next(button for button in app.button if button.label == T.label("another_question")).click().run()

    assert ask_of(app).label != first


# The colour game


def test_the_bar_leads_from_the_question_through_the_parts_to_the_next_page(open_page: Visit, language: str):
    t = load("pixels", language)
    app = open_page("pixels", language)
    assert app.info[0].value == t.label("mix_first")
    answers = list(ask_of(asking(app)).options)
    while not app.success:
        assert t.label("to_descent") not in ways_on(app)
        assert "to_match" not in [button.key for button in app.button]
        ask_of(app).set_value(answers.pop()).run()
    assert t.label("to_descent") in ways_on(app)  # one part is enough, and the others are a choice
    app.button(key="to_match").click().run()
    assert app.button_group(key="part").value == "match"
    assert "to_photo" not in [button.key for button in app.button]
    guess(app, list(colours.target(0, 0))).button(key="to_photo").click().run()
    assert app.button_group(key="part").value == "photo"
    assert t.label("to_descent") in ways_on(app)


def test_the_bar_leads_to_the_numbers_and_only_after_an_edit_to_the_question(open_page: Visit):
    app = edit(open_page("pixels"), presets.make(Preset.FLAG).tolist(), "flag")  # only chosen
    assert {"to_mixer", "to_question"} & {button.key for button in app.button} == {"to_mixer"}
    edit(app, changed(0.5))
    assert app.info[0].value == T.label("mixed")
    assert {"to_mixer", "to_question"} & {button.key for button in app.button} == {"to_question"}
    app.button(key="to_question").click().run()
    assert app.info[0].value == T.label("reading_none")
    assert ask_of(app).value is None


def ways_on(app: AppTest) -> list[str]:
    return [link.value for link in app.page_link]


def test_no_page_needs_matplotlib(open_page: Visit, monkeypatch: pytest.MonkeyPatch):
    """It would cost each server a second and tens of megabytes."""
    app = open_page("pixels", part="photo", view="map")
    for name in [name for name in sys.modules if name.startswith("matplotlib")]:
        monkeypatch.setitem(sys.modules, name, None)  # who imports it now fails
    figures.colour_map.cache_clear()

    assert not app.run().exception
    assert not edit(open_page("pixels"), changed(0.5)).exception
