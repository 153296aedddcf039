"""The two moments of a page's life, and where a learner left off."""

from streamlit.testing.v1 import AppTest

from tests.conftest import Visit


def go(app: AppTest, name: str) -> AppTest:
    return app.switch_page(f"../../pages/{name}.py").run()


def test_what_is_to_be_done_on_leaving_is_done_once_and_by_another_page(open_page: Visit):
    app, left = open_page("descent"), []
    app.session_state["visit"].leaving = lambda: left.append(True)
    app.run()
    assert left == []

    go(app, "home")
    assert left == [True]
    go(app, "descent")
    assert left == [True]


def test_what_a_broken_run_left_for_afterwards_is_forgotten(open_page: Visit):
    app, done = open_page("descent"), []
    app.session_state["visit"].afterwards = lambda: done.append(True)
    app.run()

    assert done == []
    assert app.session_state["visit"].afterwards is None


def test_a_learner_leaves_off_at_a_page_of_the_lesson_and_not_at_home(open_page: Visit):
    app = go(open_page("descent"), "home")
    assert app.session_state["visit"].last_page == "descent"
