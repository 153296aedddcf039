"""A lesson with a class, played: a wall, a remote, six learners and one more, and a server that dies."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from mlintro.text import load
from tests import processes
from tests.browser.conftest import wait_until_still
from tests.server import free_port, running

Windows = Callable[[int, int, str], BrowserContext]

T = {language: load("classes", language) for language in ("es", "en")}
PLACES = [  # width, height, language, page: phones and laptops
    (390, 844, "es", ""),
    (390, 844, "en", "neurona"),
    (1280, 720, "es", "modelos"),
    (1280, 720, "en", "descenso"),
    (390, 844, "es", "funciones"),
    (1366, 768, "es", "siguiente"),
]
OPTIONS = {
    "takes": ("functions", "kind_{}"),
    "best": ("models", "prediction_{}"),
    "xor": ("classes", "option_xor_{}"),
}


class Classroom:
    """Every tab is a device of its own."""

    def __init__(self, windows: Windows, url: str) -> None:
        self.windows, self.url = windows, url
        self.pages: list[Page] = []
        self.remote = self.open(390, 844, "/clase")
        self.remote.get_by_role("button", name=T["es"].label("open")).click()
        self.code = self.remote.locator("h3 code").inner_text()
        self.wall = self.open(1280, 720, f"/clase?ver={self.code}")
        self.learners: list[tuple[Page, str]] = []

    def open(self, width: int, height: int, path: str) -> Page:
        page = self.windows(width, height, "light").new_page()  # a tab, which knows nothing of others
        self.pages.append(page)
        page.goto(self.url + path)
        wait_until_still(page)
        return page

    def come(self, width: int, height: int, language: str, path: str) -> Page:
        page = self.open(width, height, f"/{path}?lang={language}&clase={self.code}")
        self.learners.append((page, language))
        expect(page.get_by_text(re.compile(rf"{self.code}.*· (eres|you are)"))).to_be_visible()
        return page

    def vote(self, learner: int, question: str, option: str) -> None:
        page, language = self.learners[learner]
        table, name = OPTIONS[question]
        words = load(table, language).label(name.format(option))
        page.locator(".st-key-class_question").get_by_role("button", name=words, exact=True).click()
        expect(page.get_by_text(T[language].label("voted", vote=words).replace("**", ""))).to_be_visible()

    def press(self, name: str, **facts: object) -> None:
        self.remote.get_by_role("button", name=T["es"].label(name, **facts), exact=True).click()

    def expect_count(self, voted: int, of: int) -> None:
        expect(self.wall.locator(".count")).to_contain_text(T["es"].label("voted_of", voted=voted, of=of))

    def expect_bars(self, **wanted: int) -> None:
        """What stands on the wall, round by round: `now` and, where there was one before, `before`."""
        expect(self.wall.locator(".bars li b.now")).to_have_text([str(number) for number in wanted.values()])

    def ask(self, step: str) -> None:
        """On in the plan to this step, and open its question."""
        title = T["es"].label(f"step_{step}")
        while not self.remote.get_by_text(title, exact=True).is_visible():
            before = self.remote.locator(".st-key-step strong").first.inner_text()
            self.press("step_on")
            expect(self.remote.locator(".st-key-step strong").first).not_to_have_text(before)
        self.press("ask")

    def leave(self) -> None:
        for page in self.pages:
            page.close()


@pytest.fixture
def servers() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def test_a_lesson_is_played_and_every_vote_counts(windows: Windows, servers: ExitStack):
    port, logs = free_port(), []
    url = servers.enter_context(running(port=port, logs=logs))
    room = Classroom(windows, url)
    servers.callback(room.leave)
    expect(room.wall.get_by_text(room.code).first).to_be_visible()
    for place in PLACES:
        room.come(*place)
    expect(room.wall.get_by_text(T["es"].label("inside", count=6))).to_be_visible()

    # The first vote: counted one by one, shown only when the teacher shows it.
    room.ask("takes")
    for learner, option in enumerate(("image", "image", "text", "image", "audio", "image")):
        room.vote(learner, "takes", option)
        room.expect_count(learner + 1, 6)
    room.vote(2, "takes", "image")
    room.expect_count(6, 6)
    expect(room.wall.locator("b.now")).to_have_count(0)
    stale = room.learners[4][0].get_by_role("button", name="un texto", exact=True)
    room.press("close")
    expect(room.remote.get_by_text(T["es"].label("phase_closed"))).to_be_visible()
    # Its page may not know yet: too late all the same.
    stale.evaluate_all("there => there.forEach((it) => it.click())")
    room.press("show")
    room.expect_bars(text=0, texts=0, image=5, audio=1, features=0)

    # The second: the page that would answer it waits. One comes late, one reloads.
    room.ask("best")
    room.vote(2, "best", "mlp")
    room.expect_count(1, 6)
    late = room.come(390, 844, "es", "")
    room.vote(6, "best", "tree")
    for learner in (0, 1):
        room.vote(learner, "best", "mlp")
    room.learners[0][0].reload()
    expect(room.learners[0][0].get_by_text("zorro 1")).to_be_visible()
    room.expect_count(4, 7)
    room.press("show")
    room.expect_bars(logistic=0, tree=1, mlp=3)

    # The third, and in its middle the server dies and another takes its place.
    room.ask("xor")
    for learner, option in ((0, "yes"), (1, "no"), (2, "no"), (3, "luck")):
        room.vote(learner, "xor", option)
    room.expect_count(4, 7)
    processes.kill(processes.server_at(url))
    forger = room.learners[3][0]
    forger.evaluate(
        """() => {
            const tab = JSON.parse(sessionStorage.getItem("mlintro"))
            tab.kept.class.votes = { "xor.1": "yes", "xor.2": "yes", "best.1": "nonsense", "takes.9": "text" }
            tab.number = 1e9  // what the page is still being told of its own vote does not write over it
            sessionStorage.setItem("mlintro", JSON.stringify(tab))
        }"""
    )
    time.sleep(1)
    servers.enter_context(running(port=port, logs=logs))
    expect(room.remote.locator("h3 code")).to_have_text(room.code, timeout=60_000)
    for page, _ in room.learners:
        expect(page.get_by_text(re.compile(rf"{room.code}.*· (eres|you are)"))).to_be_visible(timeout=60_000)
    expect(room.wall.get_by_text(T["es"].label("inside", count=7))).to_be_visible(timeout=30_000)
    room.expect_count(4, 7)
    room.vote(5, "xor", "no")
    room.expect_count(5, 7)
    room.press("show")
    room.expect_bars(yes=2, no=3, luck=0)  # of the forger one vote, which counts: everybody has one
    room.press("ask_again")
    room.expect_count(0, 7)
    for learner in range(7):
        room.vote(learner, "xor", "no" if learner else "luck")
    room.expect_count(7, 7)
    room.press("show")
    room.expect_bars(yes=0, no=6, luck=1)
    before = [bar.inner_text() for bar in room.wall.locator("b.before").all()]
    assert before == ["2", "3", "0"]

    # Who plays the teacher with a key that is none of this class has another class.
    late.goto(f"{url}/clase#k={'ab' * 16}")
    expect(late.locator("h3 code")).to_be_visible()
    assert late.locator("h3 code").inner_text() != room.code
    assert "#" not in late.url

    room.press("end")
    room.press("end_yes")
    for page, language in room.learners[:-1]:
        expect(
            page.get_by_text(T[language].label("answer_over", code="").split("**")[-1].strip())
        ).to_be_visible()
