"""How live the neuron's lab is, in Chromium: python benchmarks/live_neuron.py

While a knob is dragged: pictures painted a second, and what the page sends. After the release:
how long until the verdict is on the screen, and how much comes over the connection for it.
"""

import statistics
import sys
from pathlib import Path

from playwright.sync_api import Page, WebSocket, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.browser.conftest import CHROMIUM, FLAGS, wait_until_still
from tests.server import running

ROUNDS = 15
MOVES = 30

LAB = """const lab = [...document.querySelectorAll("*")]
    .find((node) => node.shadowRoot?.querySelector(".lab")).shadowRoot;"""

# A knob that is somewhere else for every picture the screen could show, as long as the lab keeps
# up. (Playwright's own mouse waits for the page after every move, and would be what is measured.)
PAINT = """async (seconds) => {
    %s
    const knob = lab.querySelector("#bias");
    const shade = lab.querySelector("figure.plane .shade");
    let painted = 0;
    const watch = new MutationObserver(() => (painted += 1));
    watch.observe(shade, {attributes: true});
    const begun = performance.now();
    for (let i = 0; performance.now() - begun < 1000 * seconds; i++) {
        knob.value = -2 + (4 * (i %% 40)) / 40;
        knob.dispatchEvent(new Event("input", {bubbles: true}));
        await new Promise(requestAnimationFrame);
    }
    watch.disconnect();
    return painted / seconds;
}"""

# Notes when the knob is released, and when the verdict has other words on the screen.
WATCH = """() => {
    %s
    window.seen = {verdict: null, released: null};
    lab.querySelector("#bias").addEventListener("change", () => (window.seen.released = performance.now()));
    const words = () => document.querySelector("[data-testid=stAlert]")?.textContent;
    const before = words();
    const look = () => {
        if (words() !== before) window.seen.verdict = performance.now();
        else requestAnimationFrame(look);
    };
    look();
}"""


def drag(page: Page, address: str) -> tuple[int, float, int]:
    """Messages sent in a drag, milliseconds from its end to the verdict, bytes received for that."""
    sent, received, is_moving = [], [], [False]

    def watch(socket: WebSocket) -> None:
        socket.on("framesent", lambda data: sent.append(len(data)) if is_moving[0] else None)
        socket.on("framereceived", lambda data: received.append(len(data)))

    page.on("websocket", watch)
    page.goto(address)
    wait_until_still(page)
    page.evaluate(WATCH % LAB)
    box = page.get_by_role("slider", name="Sesgo").bounding_box()
    assert box
    x, y, width = box["x"], box["y"] + box["height"] / 2, box["width"]
    is_moving[0] = True
    page.mouse.move(x + width / 2, y)
    page.mouse.down()
    for move in range(MOVES):
        page.mouse.move(x + width * (0.5 - 0.4 * (move + 1) / MOVES), y)
    is_moving[0] = False
    received.clear()
    page.mouse.up()
    page.wait_for_function("window.seen.verdict !== null")
    wait_until_still(page)
    page.remove_listener("websocket", watch)
    return len(sent), page.evaluate("window.seen.verdict - window.seen.released"), sum(received)


def main() -> None:
    with running() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        # Playwright waits by a string that the lesson's policy would not run.
        page = browser.new_page(viewport={"width": 1280, "height": 1000}, bypass_csp=True, locale="es-ES")
        address = f"{url}/neurona?w1=1&w2=1&x1=1"
        page.goto(address)
        wait_until_still(page)
        rates = [page.evaluate(PAINT % LAB, 2) for _ in range(5)]
        runs = [drag(page, address) for _ in range(ROUNDS)]
        browser.close()
    sent, took, size = zip(*runs, strict=True)
    print(f"pictures a second    median {statistics.median(rates):6.1f}   lowest  {min(rates):6.1f}")
    print(f"{ROUNDS} drags of {MOVES} moves")
    print(f"messages sent meanwhile {sum(sent):6d}")
    print(f"release to verdict   median {statistics.median(took):6.1f}   longest {max(took):6.1f}  ms")
    print(f"received for it      median {statistics.median(size) / 1_000:6.1f}   kB")


if __name__ == "__main__":
    main()
