"""What a link says is read, checked and shown; what is chosen is written back, unless it is as usual."""

import json
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from mlintro.figures import palette
from mlintro.ui import widgets


def linked_widgets(chosen: dict[str, str]) -> None:
    """One widget of each shape; what they stand at, and the link that comes of it."""
    import json

    import streamlit as st

    from mlintro.ui.visit import visit
    from mlintro.ui.widgets import choose, switch, whole_number, words

    visit().chosen.update(chosen)
    t = words("models")
    stand = {
        "letter": choose("Letter", "letter", {"A": "first", "B": "second", "C": "third"}, "A"),
        "seed": whole_number(t, "seed", range(10), 3),
        "wall": switch("Wall", "wall"),
    }
    st.text(json.dumps([stand, st.query_params.to_dict()]))


def opened(chosen: dict[str, str] | None = None, **link: str) -> tuple[dict[str, object], dict[str, str]]:
    app = AppTest.from_function(linked_widgets, kwargs={"chosen": chosen or {}})
    for name, value in link.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    stand, linked = json.loads(app.text[0].value)
    return stand, linked


def test_a_link_is_followed_and_says_what_is_not_as_usual():
    stand = {"letter": "B", "seed": 0, "wall": 1}
    written = {"letter": "B", "seed": "0", "wall": "1"}
    assert opened(letter="b", seed="0", wall="True") == (stand, written)


@pytest.mark.parametrize(
    "link", [{}, {"letter": "A", "seed": "3", "wall": "0"}, {"letter": "D", "seed": "10", "wall": "2"}]
)
def test_what_is_as_usual_is_not_in_the_link(link: dict[str, str]):
    assert opened(**link) == ({"letter": "A", "seed": 3, "wall": 0}, {})


def test_what_was_chosen_before_a_reload_counts_where_the_link_is_silent():
    assert opened({"letter": "C"})[0]["letter"] == "C"
    assert opened({"letter": "C"}, letter="B")[0]["letter"] == "B"
    assert opened({"letter": "<script>"})[0]["letter"] == "A"


@pytest.mark.parametrize(("theme", "name"), [("dark", "DARK"), ("light", "LIGHT"), (None, "LIGHT")])
def test_pictures_have_the_colours_of_the_theme(monkeypatch: pytest.MonkeyPatch, theme: str, name: str):
    monkeypatch.setattr(st, "context", SimpleNamespace(theme=SimpleNamespace(type=theme)))
    assert widgets.palette() == getattr(palette, name)
