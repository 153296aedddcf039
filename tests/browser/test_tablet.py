"""Tablets held upright and frames of a learning platform: nothing is cut, and nothing lies over anything."""

import pytest

from mlintro.ui.frame import PAGES
from tests.browser.conftest import Open, wait_until_still

WIDTHS = (768, 820, 900, 980)
KNOBS = "gate=XOR&w1=-1.5&w2=-1.5&bias=-0.5&x1=1&x2=1"  # the longest sums
PLACES = [f"/{page.url}" for page in PAGES.values()] + [
    "/pixeles?part=photo",
    "/pixeles?part=match",
    "/modelos?movement=draw",
]

WIDER = """() => {
    const main = document.querySelector("[data-testid=stMain]")
    return main.scrollWidth - main.clientWidth
}"""
# Pairs of texts in the lab whose letters lie over each other.
OVERLAPS = """() => {
    const texts = []
    const walk = (root) => {
        for (const node of root.querySelectorAll("*")) {
            if (node.shadowRoot) walk(node.shadowRoot)
            const isText = node.matches("td, th, p, label, output, figcaption, h3, button")
            if (isText && node.getClientRects().length && node.textContent.trim()) texts.push(node)
        }
    }
    walk(document.querySelector(".st-key-lab"))
    const letters = (node) => {
        const range = document.createRange()
        range.selectNodeContents(node)
        return range.getBoundingClientRect()
    }
    const found = []
    texts.forEach((one, i) => {
        for (const other of texts.slice(i + 1)) {
            if (one.contains(other)) continue
            const [a, b] = [letters(one), letters(other)]
            const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
            const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
            if (width > 1 && height > 1) found.push(`${one.textContent} over ${other.textContent}`)
        }
    })
    return found
}"""


@pytest.mark.parametrize("place", PLACES)
def test_no_page_is_wider_than_a_tablet(open_url: Open, place: str):
    page = open_url(place, width=WIDTHS[0], height=1024)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 1024})
        wait_until_still(page)
        assert page.evaluate(WIDER) <= 0, width


def test_on_a_tablet_no_words_of_the_neuron_lie_over_others(open_url: Open, language: str):
    page = open_url(f"/neurona?{KNOBS}&lang={language}", width=WIDTHS[0], height=1024)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 1024})
        wait_until_still(page)
        assert page.evaluate(OVERLAPS) == [], width
