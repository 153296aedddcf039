"""Learners look inside the models that they trained."""

import json
import re
from base64 import b64decode

import pytest
from streamlit.testing.v1 import AppTest

from mlintro import digits
from mlintro.figures.palette import LIGHT
from mlintro.text import load
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.inside.visit import InsideVisit
from tests.conftest import Visit
from tests.pages.screen import open_fold, shown, switch_language


def trained(open_page: Visit, language: str = "es", **query: str) -> AppTest:
    app = open_page("models", language, movement="draw", **query)
    app.session_state["visit"].of(Drawing).take([[[0.5, 0.1], [0.5, 0.9]]])  # which the models read first
    app.button(key="train").click().run()
    return open_fold(app, "look_inside")


def gallery(app: AppTest) -> dict:
    told = [json.loads(lab.proto.json or "[{}]")[0] for lab in app.get("bidi_component")]
    return next(data for data in told if "tiles" in data)


def test_it_begins_with_a_digit_that_only_the_tree_misreads(open_page: Visit):
    data = gallery(trained(open_page))

    assert data["chosen"] == data["tiles"][0]["digit"]
    assert len(data["tiles"]) == 10
    for tile in data["tiles"]:
        assert [said["right"] for said in tile["said"]] == [True, False, True]


def test_models_keep_their_marks_and_colours(open_page: Visit):
    app = trained(open_page, inside="confusion")
    written = [*app.button_group(key="inside").options[:3], *app.button_group(key="confused").options]
    signs = [b64decode(re.search(r"base64,([^)]+)", words)[1]).decode() for words in written]
    models = {
        "Árbol": ("<path", LIGHT.tree),
        "Regresión logística": ("<circle", LIGHT.logistic),
        "Red (MLP)": ("<rect", LIGHT.mlp),
    }

    for words, sign in zip(written, signs, strict=True):
        shape, colour = next(look for name, look in models.items() if name in words)
        assert shape in sign
        assert colour in sign
    for tile in gallery(app)["tiles"]:
        assert [(said["kind"], said["mark"]) for said in tile["said"]] == [
            ("logistic", "●"),
            ("tree", "▲"),
            ("mlp", "■"),
        ]


@pytest.mark.parametrize(
    ("view", "says"),
    [
        ("logistic", "Para el **9** hay 14,4 a favor, 5,9 en contra y −0,1 de sesgo: suma **8,4**."),
        ("tree", "Preguntas que hizo: **5**. Imágenes estudiadas en la hoja del árbol a la que llegó: 65."),
        ("mlp", "Leyó un **9**. Seguridad: 9"),
        ("confusion", "nueves leídos como **7**, 15 de los 191 de validación."),
    ],
)
def test_each_view_says_what_it_shows(open_page: Visit, view: str, says: str):
    app = trained(open_page, inside=view)

    assert not app.exception
    assert says in shown(app)
    assert app.button_group(key="inside").value == view


def test_the_way_through_the_tree_is_told_question_by_question(open_page: Visit):
    app = trained(open_page, inside="tree")
    way = next(text.value for text in app.markdown if text.value.startswith("1. "))

    assert way.splitlines() == [
        "1. ¿Píxel (fila 12, columna 14) ≤ 0,555? Vale 0,996: **no**",
        "1. ¿Píxel (fila 17, columna 13) ≤ 0,233? Vale 0: **sí**",
        "1. ¿Píxel (fila 18, columna 10) ≤ 0,225? Vale 0: **sí**",
        "1. ¿Píxel (fila 10, columna 17) ≤ 0,143? Vale 0,992: **no**",
        "1. ¿Píxel (fila 10, columna 9) ≤ 0,302? Vale 0,208: **sí**",
    ]


def test_the_choice_of_a_digit_lights_all_views_and_survives_the_language(open_page: Visit):
    app = trained(open_page, cases="logistic")
    other = gallery(app)["tiles"][3]["digit"]
    app.session_state["visit"].of(InsideVisit).choose(other)
    app.run()
    _, y_val = digits.load().validation("last")
    assert app.button_group(key="inside").label == load("inside", "es").label(
        "inside_label", digit=int(y_val[other])
    )

    switch_language(app, "en")
    assert gallery(app)["chosen"] == other
    assert app.button_group(key="cases").value == "logistic"


def test_a_link_tells_the_digit_and_nonsense_the_first(open_page: Visit):
    assert gallery(trained(open_page, digit="62"))["chosen"] == 62
    first = gallery(trained(open_page))["chosen"]
    for nonsense in ("-1", "2000", "1e999", "<b>"):
        assert gallery(trained(open_page, digit=nonsense, inside=nonsense))["chosen"] == first


def test_another_validation_begins_with_its_own_first_digit(open_page: Visit):
    app = trained(open_page, digit="62")
    app.button_group(key="movement").set_value("train").run()
    app.button_group(key="validation").set_value("first").run()
    app.button(key="train").click().run()
    app.button_group(key="movement").set_value("draw").run()
    data = gallery(open_fold(app, "look_inside"))

    assert not app.exception
    assert data["chosen"] == data["tiles"][0]["digit"] != 62


def test_without_such_digits_it_says_so_and_shows_the_first_of_all(open_page: Visit):
    """A network of four neurons a layer, eight deep, reads so little that hardly any is read by all."""
    app = trained(open_page, cases="none", train_size="100", mlp_width="4", mlp_depth="8")
    found = len(gallery(app)["tiles"])

    assert not app.exception
    t = load("inside", "es")
    assert (t.label("none_found", count=2000) in shown(app)) == (found == 0)


def test_an_image_without_a_label_is_read_by_all_three():
    def draw_nothing() -> None:
        import numpy as np
        import streamlit as st

        from mlintro.digits.models import Kind, ModelSpec, fit
        from mlintro.text import load
        from mlintro.ui.inside.inside_lab import VIEWS, look_inside

        st.session_state.lang = "es"
        reports = {kind: fit(ModelSpec(kind), train_size=100) for kind in Kind}
        look_inside(load("inside", "es"), reports, np.zeros(784, np.float32))
        st.text(" ".join(VIEWS))

    app = AppTest.from_function(draw_nothing, default_timeout=60).run()
    for view in app.text[0].value.split():
        app.button_group(key="inside").set_value(view).run()
        assert not app.exception
    assert not any(
        "✓" in option.content or "✗" in option.content
        for option in app.button_group(key="inside").proto.options
    )
