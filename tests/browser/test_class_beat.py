"""A learner's tab asks whether the class has moved, and its line is drawn anew only then."""

from playwright.sync_api import Page, expect

from mlintro.text import load
from tests.browser.conftest import Open, wait_until_still

T = load("classes", "es")
HIDE = """(state) => {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true })
    document.dispatchEvent(new Event("visibilitychange"))
}"""


def press(remote: Page, name: str) -> None:
    remote.get_by_role("button", name=T.label(name), exact=True).click()
    wait_until_still(remote)


def test_a_tab_asks_and_looks_only_when_the_class_has_moved(open_url: Open):
    remote = open_url("/clase")
    press(remote, "open")
    code = remote.locator("h3 code").inner_text()
    page = open_url("/")
    asked: list[str] = []
    sent: list[bytes] = []
    page.on("request", lambda request: "/moved/" in request.url and asked.append(request.url))
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(data)))
    page.goto(f"{page.url}neurona?clase={code}")
    you = page.get_by_text("zorro 1")
    expect(you).to_be_visible()
    wait_until_still(page)
    asked.clear()
    sent.clear()
    page.wait_for_timeout(8_000)
    assert 2 <= len(asked) <= 3
    assert sent == []

    page.evaluate(HIDE, "hidden")
    asked.clear()
    page.wait_for_timeout(4_000)
    assert asked == []
    with page.expect_request("**/moved/**", timeout=1_000):
        page.evaluate(HIDE, "visible")

    for _ in range(2):
        press(remote, "step_on")
    press(remote, "ask")
    option = page.get_by_role("button", name="una imagen", exact=True)
    expect(option).to_be_visible(timeout=6_000)
    option.click()
    expect(page.get_by_text(T.label("voted", vote="una imagen").replace("**", ""))).to_be_visible()

    # Where something else answers, such as a proxy of a school, the line still looks by itself.
    page.route("**/moved/**", lambda route: route.fulfill(body="<html>"))
    press(remote, "close")
    expect(page.get_by_text(T.label("vote_closed"))).to_be_visible(timeout=18_000)
