"""Open a page, and press what stands on it."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from tests.conftest import MAIN, turned_to

State = Callable[[], AppTest | Block]


def opened(page: str, wall: bool = False, **query: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    app.context["url"] = "https://lesson.test/"  # as its browser has it
    return turned_to(page, app, {"lang": "es"} | ({"wall": "1"} if wall else {}), query)


def press(app: AppTest, *keys: str) -> AppTest:
    for key in keys:
        app.button(key=key).click().run()
    return app
