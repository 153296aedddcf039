"""How near the honest come to what the server refuses: python benchmarks/honest.py [--seconds 12]

In Chromium a learner drags, draws, paints, types, holds keys and takes photos as fast as hands can. Prints,
for what each sent over its socket: messages in the busiest second, the largest message, and how much of its
bucket (server/messages.py) it took at most: 33 % means that three times as much would just not be refused.
Then how many photos a minute came of it, as a share of what a visit may send.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Locator, Page, Request, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.photos import noise
from mlintro.text import load
from mlintro.ui.server.held_photos import A_MINUTE
from mlintro.ui.server.messages import AT_ONCE, BYTES, PER_SECOND
from tests.browser.conftest import CHROMIUM, FLAGS, results, show_movement, wait_until_still
from tests.photos.corpus import saved
from tests.server import running

CLICK = 120  # ms between two clicks of a quick finger
REPEAT = 33  # ms between two repeats of a key that is held
LOOK = 700  # ms in which somebody looks at a photo of their own
# Seconds and bytes of each message that the page sends.
COUNT = """() => {
    const { send } = WebSocket.prototype
    window.sent = []
    WebSocket.prototype.send = function (data) {
        window.sent.push([performance.now() / 1000, data.byteLength ?? data.length])
        return send.call(this, data)
    }
}"""
Sent = Sequence[tuple[float, int]]
T = {name: load(name, "es") for name in ("pixels", "neuron", "descent", "models", "draw", "functions")}


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def click(page: Page, *places: Locator) -> None:
    for place in places:
        place.evaluate("button => button.click()")  # no waiting for what a hand would not wait for
        page.wait_for_timeout(CLICK)


def fling(page: Page, slider: Locator, there: int) -> None:
    """Drag a knob from one end towards the other and let go: a tenth of a second."""
    box = slider.bounding_box()
    assert box
    y, ends = box["y"] + box["height"] / 2, (box["x"] + 0.1 * box["width"], box["x"] + 0.9 * box["width"])
    page.mouse.move(ends[there % 2], y)
    page.mouse.down()
    page.mouse.move(ends[(there + 1) % 2], y, steps=4)
    page.mouse.up()


def neuron(page: Page, number: int) -> None:
    for slider in page.get_by_role("slider").all():
        fling(page, slider, number)
    raise_bias = button(page, f"{T['neuron'].label('raise')} {T['neuron'].label('bias')}")
    click(page, *[raise_bias] * 4)
    click(page, page.get_by_role("radio", name=("OR", "AND")[number % 2], exact=True))


def descent(page: Page, number: int) -> None:
    for slider in page.get_by_role("slider").all():
        fling(page, slider, number)
    click(page, *[button(page, T["descent"].label("step"))] * 5, button(page, T["descent"].label("again")))


def mixer(page: Page, number: int) -> None:
    for cell in page.get_by_role("textbox").all()[:8]:
        cell.evaluate("cell => cell.focus()")
        page.keyboard.type(f"0,{1 + number % 9}", delay=30)
        page.keyboard.press("Enter")


def draw(page: Page, number: int) -> None:
    box = page.get_by_role("application").bounding_box()
    assert box
    x, y = box["x"] + 0.2 * box["width"], box["y"] + 0.1 * box["height"]
    page.mouse.move(x, y)
    page.mouse.down()
    for turn in range(8):
        page.mouse.move(x + (turn % 2) * 0.6 * box["width"], y + turn * 0.1 * box["height"], steps=3)
    page.mouse.up()
    if number % 4 == 3:
        click(page, page.get_by_role("button", name=T["draw"].label("clear")).first)


def functions(page: Page, number: int) -> None:
    box = page.get_by_role("textbox")
    box.evaluate("box => box.focus()")
    for word in ("def f(foto: ", "str) -> bool:"):
        page.keyboard.type(word, delay=25)
        page.wait_for_timeout(350)  # long enough for the answer to be sent
    click(page, *[button(page, T["functions"].label("check"))] * 3)
    box.press("Control+a")


def held_key(page: Page, number: int) -> None:
    """An arrow key that is held on a slider of Streamlit's own."""
    page.get_by_role("slider").first.focus()
    for _ in range(25):
        page.keyboard.press(("ArrowRight", "ArrowLeft")[number % 2])
        page.wait_for_timeout(REPEAT)


def pages(page: Page, number: int) -> None:
    links = page.get_by_test_id("stHeader").get_by_role("link").all()
    click(page, *links)


def camera(page: Page, number: int) -> None:
    page.wait_for_function("() => document.querySelector('video')?.readyState > 2")
    page.get_by_test_id("stCameraInputButton").click()
    page.wait_for_timeout(LOOK)
    page.get_by_test_id("stCameraInputButton").click()  # another one
    page.wait_for_timeout(LOOK)


def upload(page: Page, number: int) -> None:
    photo = {"name": f"{number}.jpg", "mimeType": "image/jpeg", "buffer": PHOTO}
    page.locator("input[type=file]").set_input_files(photo)
    page.wait_for_timeout(3 * LOOK)  # to pick one takes longer


PHOTO = saved(noise(4_000, 3_000), "JPEG", quality=90)


def trained(page: Page) -> None:
    button(page, T["models"].label("train")).click()
    results(page).nth(2).wait_for(timeout=120_000)
    show_movement(page, "draw")
    wait_until_still(page)
    page.get_by_role("application").scroll_into_view_if_needed()


def own(source: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("radio", name=T["pixels"].label(f"source_{source}")).click()


Play = tuple[str, Callable[[Page, int], None], Callable[[Page], None]]
PLAYS: dict[str, Play] = {
    "neuron": ("neurona", neuron, lambda page: None),
    "descent": ("descenso", descent, lambda page: None),
    "mixer": ("pixeles", mixer, lambda page: None),
    "draw": ("modelos?train_size=100", draw, trained),
    "functions": ("funciones", functions, lambda page: None),
    "held key": ("pixeles?part=photo", held_key, lambda page: None),
    "pages": ("", pages, lambda page: None),
    "camera": ("pixeles?part=photo", camera, own("camera")),
    "upload": ("pixeles?part=photo", upload, own("upload")),
}


def bears(sent: Sent, times: float) -> bool:
    """Whether the bucket would let so many times as much through."""
    left, before = AT_ONCE, sent[0][0]
    for at, size in sent:
        left = min(AT_ONCE, left + PER_SECOND * (at - before)) - times * (1 + size / BYTES)
        before = at
        if left < 0:
            return False
    return True


def share(sent: Sent) -> float:
    """Of its bucket that somebody took at most, 1 for all of it."""
    low, high = 0.1, 1_000.0
    while high / low > 1.001:
        middle = (low * high) ** 0.5
        low, high = (middle, high) if bears(sent, middle) else (low, middle)
    return 1 / low


def busiest(sent: Sent) -> int:
    """Messages in the busiest second."""
    return max(sum(at <= other < at + 1 for other, _ in sent) for at, _ in sent)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[[], *PLAYS], help="only these")
    parser.add_argument("--seconds", type=float, default=12)
    asked = parser.parse_args()
    with running() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name in asked.names or PLAYS:
            address, play, begin = PLAYS[name]
            window = browser.new_context(
                viewport={"width": 1280, "height": 1000}, locale="es-ES", permissions=["camera"]
            )
            page = window.new_page()
            page.add_init_script(f"({COUNT})()")
            photos: list[Request] = []
            page.on("request", lambda asked, to=photos: to.append(asked) if asked.method == "PUT" else None)
            page.goto(f"{url}/{address}")
            wait_until_still(page)
            begin(page)
            wait_until_still(page)
            before, end, number = len(page.evaluate("window.sent")), time.monotonic() + asked.seconds, 0
            while time.monotonic() < end:
                play(page, number)
                number += 1
            page.wait_for_timeout(500)
            sent = page.evaluate("window.sent")
            refused = "" if len(sent) > before else " NOTHING WAS SENT"
            print(
                f"{name:10} {busiest(sent):3} messages in the busiest second, largest "
                f"{max(size for _, size in sent) / 1_000:5.1f} kB, {share(sent):4.0%} of its bucket;{refused}"
                f" photos: {len(photos) * 60 / asked.seconds / A_MINUTE:.0%} of those of a minute",
                flush=True,
            )
            window.close()
        browser.close()


if __name__ == "__main__":
    main()
