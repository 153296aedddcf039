"""A message goes down with the connection that carries it: it is told again, and nothing is lost."""

import json

from playwright.sync_api import Page, WebSocketRoute, expect

from mlintro.text import load
from tests.browser.conftest import Open, wait_until_still

T = load("classes", "es")
KEPT = '{"visit": "of another server", "number": 1, "kept": {"way": {"last_page": "neuron"}}}'


def lose(page: Page, name: bytes, times: int = 1) -> list[bytes]:
    """Lose the first messages to the server in which `name` stands; those that were lost."""
    lost: list[bytes] = []

    def carry(client: WebSocketRoute) -> None:
        server = client.connect_to_server()

        def send(message: str | bytes) -> None:
            if isinstance(message, bytes) and name in message and len(lost) < times:
                lost.append(message)
            else:
                server.send(message)

        client.on_message(send)

    page.route_web_socket("**/_stcore/stream", carry)
    return lost


def test_a_teacher_s_key_is_told_until_the_class_is_there(open_url: Open):
    page = open_url("/")
    lost = lose(page, b"proof")
    page.goto(page.url + "clase")
    page.get_by_role("button", name=T.label("open")).click()
    expect(page.locator("h3 code")).to_be_visible()
    assert len(lost) == 1
    key = json.loads(page.evaluate("sessionStorage.getItem('mlintro-teacher')"))["key"]
    page.wait_for_timeout(5_500)  # longer than the patience of who waits for an answer
    assert page.evaluate("JSON.parse(sessionStorage.getItem('mlintro-teacher')).key") == key
    assert len(lost) == 1


def test_a_key_that_turns_the_steps_is_told_until_it_is_heard(open_url: Open):
    remote = open_url("/clase", width=390, height=844)
    remote.get_by_role("button", name=T.label("open")).click()
    link = remote.get_by_role("link", name=T.label("wall")).get_attribute("href")
    wall = open_url("/")
    lost = lose(wall, b"turned", times=2)
    wall.goto(wall.url + link)
    expect(wall.get_by_text(T.label("wall_join"))).to_be_visible()
    wall.keyboard.press("PageDown")
    expect(remote.get_by_text(T.label("step_takes"), exact=True)).to_be_visible()
    assert len(lost) == 2
    wall.wait_for_timeout(2_500)  # longer than until it would be told again
    expect(remote.get_by_text(T.label("step_takes"), exact=True)).to_be_visible()


def test_what_a_tab_gives_back_comes_back_although_the_first_message_was_lost(open_url: Open):
    page = open_url("/")
    page.evaluate("(kept) => sessionStorage.setItem('mlintro', kept)", KEPT)
    lost = lose(page, b"restore")
    page.reload()
    wait_until_still(page)
    assert len(lost) == 1
    page.evaluate("dispatchEvent(new Event('mlintro-back'))")  # as the page tells of a new connection
    neuron = load("neuron", "es").label("nav")
    expect(page.get_by_role("button", name=load("home", "es").label("resume", page=neuron))).to_be_visible()
