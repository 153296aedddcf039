"""The lesson as compose.yaml has it, used through its door by browsers and over the websocket."""

import asyncio
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import AsyncExitStack

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Page, expect

from benchmarks.classroom import has_all
from benchmarks.visitor import Visitor
from mlintro.text import load
from tests import processes
from tests.browser.conftest import wait_until_still
from tests.browser.test_class import Classroom
from tests.deployment.composed import WEB, Composed, until

COOKIE = "mlintro_replica"
CLASS_BACK = 10.0  # seconds, at most, until the tabs of a class are on the other
USABLE = 30.0  # seconds until whoever was on a replica that died goes on with the other
WRITTEN = "def f(foto: str) -> bool:"


async def come(lesson: Composed, stack: AsyncExitStack, cookie: str = "") -> str:
    """A visitor who stays; their cookie."""
    visitor = await stack.enter_async_context(Visitor(lesson.url, "neurona", cookie=cookie))
    return visitor.cookie


def visitors(lesson: Composed) -> list[float]:
    """How many are on each replica."""
    return [lesson.figure(web, "mlintro_visitors") for web in WEB]


@pytest.fixture(scope="package")  # before the browser, beside whose loop none of asyncio's runs
def cookies(lesson: Composed) -> dict[str, str]:
    """The cookie of each replica: whoever has it comes to that one."""

    async def look() -> dict[str, str]:
        found: dict[str, str] = {}
        while len(found) < len(WEB):
            async with AsyncExitStack() as stack:
                cookie = await come(lesson, stack)
                (web,) = (web for web, there in zip(WEB, visitors(lesson), strict=True) if there)
                found[web] = cookie
            while sum(visitors(lesson)):
                await asyncio.sleep(0.1)
        return found

    return asyncio.run(asyncio.wait_for(look(), 60))


def test_the_door_keeps_a_visitor_on_one_replica_by_cookie(lesson: Composed, cookies: dict[str, str]):
    async def many() -> list[float]:
        async with AsyncExitStack() as stack:
            for _ in range(4):
                assert await come(lesson, stack, cookies["web-2"]) == cookies["web-2"]
            return visitors(lesson)

    assert asyncio.run(many()) == [0, 4]
    assert cookies["web-1"].startswith(f"{COOKIE}=")


def test_the_door_speaks_tls_and_what_comes_through_it_is_packed(lesson: Composed):
    plain = requests.get(
        f"http://localhost:{lesson.ports['door', '80']}/neurona", allow_redirects=False, timeout=15
    )
    assert plain.status_code == 308
    assert plain.headers["Location"].startswith("https://localhost")
    page = requests.get(f"{lesson.url}/neurona", timeout=15)
    script = re.search(r"static/js/index\.[\w-]+\.js", page.text)[0]
    answers = [page, *(requests.get(f"{lesson.url}/{name}", timeout=15) for name in (script, "docente"))]
    assert {answer.headers["Content-Encoding"] for answer in answers} == {"gzip"}
    assert page.headers["Cross-Origin-Opener-Policy"]  # which the lesson sends over TLS only


def test_models_train_on_the_cluster(lesson: Composed):
    async def train() -> Visitor:
        async with Visitor(lesson.url, "modelos", "train_size=300&seed=71") as visitor:
            await visitor.press("train", lambda: has_all(visitor))
            return visitor

    asyncio.run(asyncio.wait_for(train(), 60))

    assert len(list((lesson.folder / "results").glob("*.npz"))) == 3
    assert sum(lesson.figure(web, 'mlintro_fits_total{end="done"}') for web in WEB) == 3
    assert not [pid for web in WEB for pid in processes.trainers(lesson.running[web].pid)]


@pytest.mark.parametrize("name", ["client", None])
def test_only_who_has_a_certificate_speaks_with_the_scheduler(lesson: Composed, name: str | None):
    folder = lesson.folder / "certificates"
    context = ssl.create_default_context(cafile=folder / "ca.pem")
    context.check_hostname = False  # as Dask has it: who is who the authority says
    if name:
        context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    address = "127.0.0.1", lesson.ports["scheduler", "8786"]
    with socket.create_connection(address, 15) as plain, context.wrap_socket(plain) as secure:
        if name:
            assert secure.recv(1)
        else:
            with pytest.raises(ssl.SSLError, match="certificate required"):
                secure.recv(1)


class Windows:
    """Browsers of several people, each with cookies of its own: those who come next are on `web`."""

    def __init__(self, lesson: Composed, browser: Browser, cookies: dict[str, str]) -> None:
        self.lesson, self.browser, self.cookies = lesson, browser, cookies
        self.web = WEB[0]
        self.opened: list[BrowserContext] = []

    def __call__(self, width: int, height: int, _theme: str) -> BrowserContext:
        window = self.browser.new_context(
            viewport={"width": width, "height": height}, locale="es-ES", ignore_https_errors=True
        )
        name, _, value = self.cookies[self.web].partition("=")
        window.add_cookies([{"name": name, "value": value, "url": self.lesson.url}])
        self.opened.append(window)
        return window


@pytest.fixture
def windows(lesson: Composed, cookies: dict[str, str], browser: Browser) -> Iterator[Windows]:
    windows = Windows(lesson, browser, cookies)
    yield windows
    for window in windows.opened:
        window.close()


def answer(page: Page) -> None:
    page.get_by_role("textbox").fill(WRITTEN)
    page.wait_for_timeout(500)  # the answer is sent once the typing has paused
    wait_until_still(page)
    page.get_by_role("button", name=load("functions", "es").label("check"), exact=True).click()
    expect_answered(page)


def expect_answered(page: Page) -> None:
    expect(page.get_by_text("dice dónde está el archivo")).to_be_visible(timeout=USABLE * 1_000)


def is_sent_to(lesson: Composed, cookie: str) -> bool:
    """Whether the door sends those of this cookie there: to another it would give another cookie."""
    return not requests.get(f"{lesson.url}/healthz", headers={"Cookie": cookie}, timeout=15).cookies


def test_a_class_over_both_replicas_goes_on_when_one_of_them_is_killed(lesson: Composed, windows: Windows):
    """Answers, seats and votes of those who were on it are on the other, before anybody clicks."""
    room = Classroom(windows, lesson.url)
    writer = room.come(390, 844, "es", "funciones")
    windows.web = WEB[1]
    room.come(1280, 720, "en", "neurona")
    assert visitors(lesson) == [3, 1]
    answer(writer)
    room.ask("xor")
    for learner in (0, 1):
        room.vote(learner, "xor", "no")
    room.expect_count(2, 2)

    lesson.kill(WEB[0])
    until(lambda: lesson.figure(WEB[1], "mlintro_visitors") == 4, CLASS_BACK)
    expect_answered(writer)
    room.expect_count(2, 2)
    room.vote(0, "xor", "yes")
    room.press("show")
    room.expect_bars(yes=1, no=1, luck=0)

    lesson.start(WEB[0])
    until(lambda: is_sent_to(lesson, windows.cookies[WEB[0]]))
    windows.web = WEB[0]
    room.come(390, 844, "es", "pixeles")
    assert visitors(lesson) == [1, 4]
    logs = "".join(lesson.log(name).read_text() for name in lesson.services)
    assert not [secret for secret in (WRITTEN, "clase=", "Mozilla") if secret in logs]
