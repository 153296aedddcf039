"""Open a page, and press what stands on it."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from tests.conftest import MAIN

State = Callable[[], AppTest | Block]


def opened(page: str, wall: bool = False, **query: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    app.context["url"] = "https://lesson.test/"  # as its browser has it
    app.query_params["lang"] = "es"
    if wall:
        app.query_params["wall"] = "1"
    app.run()
    if page != "home":
        app.switch_page(f"../../pages/{page}.py")
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def press(app: AppTest, *keys: str) -> AppTest:
    for key in keys:
        app.button(key=key).click().run()
    return app
