"""Every page opens, in both languages, from any link: a good one, an old one, a mangled one."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from mlintro.text import LANGUAGES, load
from mlintro.ui.frame import PAGES
from mlintro.ui.models.movements import OWN, Movement
from tests.conftest import Visit
from tests.pages.screen import shown, switch_language

LINKS = {
    "home": {},
    "functions": {"exercise": "chatbot"},
    "pixels": {"part": "photo", "resolution": "32", "view": "grey"},
    "descent": {"rate": "0.5", "start": "2.0"},
    "models": {
        "mlp_width": "8",
        "tree_depth": "9",
        "train_size": "300",
        "seed": "4",
        "validation": "first",
        "axis": "tree_depth",
    },
    "neuron": {"gate": "XOR", "w1": "0.7", "bias": "-1.2", "x1": "1", "activation": "sigmoid"},
    "next_steps": {},
}
DRAW = {"movement": "draw", "source": "validation", "shift_x": "4", "shift_y": "-6"}
NONSENSE = ["-99", "99999999999", "NaN", "1e999", "'; DROP", "<script>", "../../etc/passwd", "", "ñ" * 300]


def link_to(page: str) -> dict[str, str]:
    """A good link to a page: what is in it stands at something else than by default."""
    assert page in LINKS, f"LINKS has no link to the page {page!r}: say what is in one, or that nothing is"
    return LINKS[page]


def values(app: AppTest) -> dict[str, object]:
    """What every widget with a name in the link stands at."""
    widgets = [*app.slider, *app.number_input, *app.toggle, *app.get("button_group")]
    return {widget.key: widget.value for widget in widgets} | lab_values(app)


def lab_values(app: AppTest) -> dict[str, object]:
    """The same for what stands in a lab of our own, as it is told to the browser."""
    told = [json.loads(lab.proto.json or "[{}]")[0] for lab in app.get("bidi_component")]
    knobs = [data["values"] for data in told if isinstance(data.get("values"), dict)]
    return {name: value for values in knobs for name, value in values.items()}


def test_a_page_opens_in_each_language(open_page: Visit, page: str, language: str):
    app = open_page(page, language)
    t = load(page, language)

    assert not app.exception
    assert app.title[0].value == t.label("title")
    assert app.markdown[0].value == t.section("promise")


def test_home_leads_to_every_other_page(open_page: Visit, language: str):
    links = [link.value for link in open_page("home", language).page_link]
    missing = [name for name in PAGES if name != "home" and load(name, language).label("nav") not in links]

    assert not missing, f"home shows no link to {missing}: PAGES gives them no part of the lesson"
    assert len(links) == len(PAGES)  # and the one at its foot


def test_buttons_of_home_open_their_page_in_the_language_of_the_link(open_page: Visit, language: str):
    for name, words in (("functions", load("home", language).label("begin")), ("classes", "")):
        label = words or load("classes", language).label("teach")
        app = open_page("home", language)
        next(button for button in app.button if button.label == label).click().run()
        assert not app.exception
        assert app.session_state.visit.shown == name
        assert app.session_state["lang"] == language


def test_a_page_leads_to_its_neighbours(open_page: Visit, page: str, language: str):
    links = [link.value for link in open_page(page, language).page_link]
    names, i = list(PAGES), list(PAGES).index(page)
    frame = load("frame", language)

    if i > 0:
        assert frame.label("previous", page=load(names[i - 1], language).label("nav")) in links
    if i + 1 < len(names):
        assert frame.label("next", page=load(names[i + 1], language).label("nav")) in links


def test_a_good_link_opens_the_page_as_it_was_left(open_page: Visit, page: str):
    shown = values(open_page(page, **link_to(page)))
    for name, value in link_to(page).items():
        assert str({True: 1, False: 0}.get(shown[name], shown[name])) == value, name


@pytest.mark.parametrize("told", [DRAW, {name: DRAW[name] for name in DRAW if name != "movement"}])
def test_a_link_into_the_second_movement_opens_it_also_one_of_before_there_were_two(
    open_page: Visit, told: dict[str, str]
):
    app = open_page("models", mlp_width="8", **told)
    assert {name: str(values(app)[name]) for name in DRAW} == DRAW
    app.button_group(key="movement").set_value("train").run()

    assert app.slider(key="mlp_width").value == 8
    assert not app.query_params.keys() & DRAW.keys()
    app.button_group(key="movement").set_value("draw").run()
    assert {name: str(values(app)[name]) for name in DRAW} == DRAW


@pytest.mark.parametrize("movement", OWN)
def test_a_mangled_link_into_another_movement_opens_it_with_its_defaults(
    open_page: Visit, movement: Movement
):
    defaults = values(open_page("models", movement=movement.value))
    for nonsense in NONSENSE:
        told = dict.fromkeys(OWN[movement], nonsense) | {"movement": movement.value}
        app = open_page("models", **told)
        assert not app.exception, nonsense
        assert values(app) == defaults, nonsense


@pytest.mark.parametrize("page", [page for page in PAGES if LINKS.get(page) != {}])
def test_a_mangled_link_opens_the_page_with_its_defaults(open_page: Visit, page: str):
    defaults = values(open_page(page))
    for nonsense in NONSENSE:
        app = open_page(page, **dict.fromkeys(link_to(page), nonsense))
        assert not app.exception, nonsense
        assert values(app) == defaults, nonsense


@pytest.mark.parametrize(
    ("page", "link", "meant"),
    [
        ("neuron", {"gate": "xor", "w1": "0,7", "x1": "True"}, {"gate": "XOR", "w1": 0.7, "x1": 1}),
        ("descent", {"rate": "0,5"}, {"rate": 0.5}),
        ("functions", {"exercise": "Chatbot"}, {"exercise": "chatbot"}),
        ("models", {"validation": "First"}, {"validation": "first"}),
        ("models", {"validation": "all"}, {"validation": "last"}),  # of before there was an exam
    ],
)
def test_a_link_written_by_another_hand_is_understood(
    open_page: Visit, page: str, link: dict[str, str], meant: dict[str, object]
):
    shown = values(open_page(page, **link))
    assert {name: shown[name] for name in meant} == meant


@pytest.mark.parametrize("tag", ["EN", "en-GB", "En", "en_US"])
def test_the_tag_of_a_language_is_understood(open_page: Visit, tag: str):
    app = open_page("home", tag)
    assert app.title[0].value == load("home", "en").label("title")
    assert switch_language(app, "es").title[0].value == load("home", "es").label("title")
    app.query_params["lang"] = tag  # late: the learner is further
    assert app.run().title[0].value == load("home", "es").label("title")


@pytest.mark.parametrize(
    ("link", "locale", "language"),
    [
        (None, "en-GB", "en"),
        (None, "es-MX", "es"),
        (None, "pt-BR", "es"),
        (None, None, "es"),
        ("es", "en-US", "es"),
        ("es-MX", "en-US", "es"),
        ("EN", "es-CO", "en"),
        ("xx", "en-US", "en"),
    ],
)
def test_the_link_says_the_language_and_without_one_the_browser(
    open_page: Visit, link: str | None, locale: str | None, language: str
):
    app = open_page("home", link, locale)
    assert app.title[0].value == load("home", language).label("title")
    other = next(code for code in LANGUAGES if code != language)
    assert switch_language(app, other).title[0].value == load("home", other).label("title")
    assert app.run().title[0].value == load("home", other).label("title"), "the learner's choice stays"


@pytest.mark.parametrize(
    ("language", "locale", "sign"),
    [("es", "es-MX", "."), ("es", "es-CO", ","), ("es", "en-US", ","), ("en", "es-CO", ".")],
)
def test_a_page_writes_numbers_as_the_country_of_its_reader_does(
    open_page: Visit, language: str, locale: str, sign: str
):
    said = shown(open_page("descent", language, locale, rate="0,25"))
    loss = load("descent", language, locale).number(6.8, 2)
    assert f"6{sign}80" == loss
    assert loss in said


def test_a_language_that_is_not_there_is_spanish(open_page: Visit):
    app = open_page("home", language="xx")

    assert not app.exception
    assert app.title[0].value == load("home", "es").label("title")


def test_two_runs_of_a_visit_that_overlap_share_no_page():
    """A page may run once: what the one has run, the other could not run any more."""

    def both_begin_before_either_runs() -> None:
        import streamlit as st

        from mlintro.ui import frame

        st.session_state.lang = "es"
        first, second = (st.navigation(list(frame.for_this_run().values())) for _ in range(2))
        st.text(first is second)

    app = AppTest.from_function(both_begin_before_either_runs).run()
    assert app.text[0].value == "False"


def test_on_a_wall_a_page_leaves_out_what_the_teacher_says(open_page: Visit, page: str, language: str):
    promise, wall = load(page, language).section("promise"), load("frame", language).label("wall")
    app = open_page(page, language)
    assert promise in [paragraph.value for paragraph in app.markdown]
    assert app.toggle(key="wall").label == wall
    app.toggle(key="wall").set_value(True).run()

    assert not app.exception
    assert promise not in [paragraph.value for paragraph in app.markdown]
