"""What stands in the bar of the page Functions: a hint, a verdict, and the one way on."""

from mlintro.signatures import EXERCISES
from mlintro.text import load
from tests.conftest import Visit
from tests.pages.screen import shown
from tests.pages.test_functions import write


def test_a_hint_stands_where_the_verdict_does_until_something_else_is_done(open_page: Visit):
    app = open_page("functions")
    hint = load("exercises", "es").section("hint_1_pedestrian")
    app.button(key="hint").click().run()
    assert hint in app.info[0].value
    assert shown(app).count(hint) == 1

    app = write(app, "pedestrian", "def es_peaton(imagen: str) -> bool:")
    assert hint not in app.info[0].value
    assert shown(app).count(hint) == 1


def test_before_anything_is_written_the_bar_leads_to_where_it_is(open_page: Visit):
    app = open_page("functions")
    assert "to_answer" in [button.key for button in app.button]
    app.text_area(key="answer_pedestrian").set_value("def").run()
    assert "to_answer" not in [button.key for button in app.button]


def test_what_fits_leads_to_the_next_system_and_then_to_the_next_page(open_page: Visit, language: str):
    t = load("functions", language)
    app = open_page("functions", language)
    app = write(app, "pedestrian", "def hay_peaton(foto: str) -> bool:")
    assert "next_exercise" not in [button.key for button in app.button]
    app = write(app, "pedestrian", "def hay_peaton(foto: np.ndarray) -> bool:")
    app.button(key="next_exercise").click().run()
    assert app.button_group(key="exercise").value == "chatbot"
    assert t.label("to_pixels") not in [link.value for link in app.page_link]

    app = write(app, "chatbot", "def responder(mensaje: str) -> str:")
    assert t.label("to_pixels") in [link.value for link in app.page_link]
    assert t.label("progress_enough", done=2, count=len(EXERCISES)) in shown(app)
