"""The wall of a class is read from the last row, and nothing of it is cut."""

import re

import pytest
from playwright.sync_api import expect

from mlintro.classes.plan import STEPS
from mlintro.text import load
from tests.browser.conftest import Open, wait_until_still
from tests.browser.test_accessibility import findings, fits
from tests.browser.test_wall import SIZES, STEP

T = load("classes", "es")
SMALLEST = """() => {
    const roots = [...document.querySelectorAll("*")].map((node) => node.shadowRoot)
    const root = roots.find((root) => root?.querySelector(".wall"))
    const says = (node) => [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim())
    const all = [...root.querySelectorAll(".wall *")]
    const said = all.filter((node) => node.getClientRects().length && says(node))
    return {
        letters: Math.min(...said.map((node) => parseFloat(getComputedStyle(node).fontSize))),
        right: Math.max(...said.map((node) => node.getBoundingClientRect().right)),
        bottom: Math.max(...said.map((node) => node.getBoundingClientRect().bottom)),
    }
}"""


@pytest.mark.parametrize(("language", "theme"), [("es", "light"), ("en", "dark")])
def test_letters_are_large_and_all_of_them_on_the_wall(open_url: Open, language: str, theme: str):
    t = load("classes", language)
    remote = open_url(f"/clase?lang={language}", width=390, height=844)
    remote.get_by_role("button", name=t.label("open")).click()
    code = remote.locator("h3 code").inner_text()
    link = remote.get_by_role("link", name=t.label("wall")).get_attribute("href")
    wall = open_url(f"/{link}", theme=theme)
    expect(wall.get_by_text(t.label("wall_join"))).to_be_visible()
    assert "#" not in wall.url

    def press(name: str) -> None:
        remote.get_by_role("button", name=t.label(name), exact=True).click()
        wait_until_still(remote)

    def is_readable() -> None:
        for width, height in SIZES:
            wall.set_viewport_size({"width": width, "height": height})
            wait_until_still(wall)
            found = wall.evaluate(SMALLEST)
            assert found["letters"] >= 0.036 * height - 0.5, (width, height)
            assert found["right"] <= width, (width, height)
            assert found["bottom"] <= height, (width, height)

    is_readable()
    for key, step in (("PageDown", "takes"), ("ArrowRight", "gives"), ("PageUp", "takes")):
        wall.keyboard.press(key)
        expect(wall.get_by_text(t.label(f"question_{step}"))).to_be_visible()
        expect(remote.get_by_text(t.label(f"step_{step}"), exact=True)).to_be_visible()
    press("ask")
    expect(wall.locator(".count")).to_contain_text(t.label("voted_of", voted=0, of=0))
    is_readable()
    press("show")
    press("ask_again")
    press("show")
    expect(wall.locator("b.before")).to_have_count(5)
    is_readable()
    press("screen_page")
    situation = load("exercises", language).section("situation_pedestrian").split("**")[1]
    expect(wall.get_by_text(situation)).to_be_in_viewport(ratio=1)
    wait_until_still(wall)
    is_readable()
    exercise = wall.get_by_role("textbox")
    press("screen_join")
    expect(exercise).to_be_hidden()  # no keyboard is led under the wall
    press("screen_page")
    expect(exercise).to_be_visible()
    for width, height in SIZES:
        wall.set_viewport_size({"width": width, "height": height})
        wait_until_still(wall)
        foot, page = (
            place.bounding_box() for place in (wall.locator("footer"), wall.get_by_test_id("stMain"))
        )
        assert wall.evaluate(STEP)["bottom"] <= foot["y"], (width, height)
        assert page["y"] == 0
        assert page["y"] + page["height"] <= foot["y"] <= height - 0.036 * height
        assert foot["width"] > 0.9 * width
    late = t.label("wall_late", address="HERE", code=code).replace("HERE", r"[\d.]+:\d+")
    expect(wall.locator("footer b")).to_have_text(re.compile(f"^{late}$"))


def test_the_longest_reasons_stand_whole_under_the_systems_they_are_about(open_url: Open):
    remote = open_url("/clase", width=390, height=844)
    remote.get_by_role("button", name=T.label("open")).click()
    code = remote.locator("h3 code").inner_text()
    functions = load("functions", "es")
    for exercise, header in (
        ("songs", "def f(oido: list[str]) -> None:"),
        ("pedestrian", "def f(foto: np.ndarray) -> None:"),
        ("house_price", "def f(datos: dict) -> str:"),
    ):
        learner = open_url(f"/funciones?clase={code}&exercise={exercise}")
        expect(learner.get_by_text("Clase")).to_be_visible()
        learner.get_by_role("textbox").last.fill(header)
        learner.get_by_role("button", name=functions.label("check"), exact=True).click()
        wait_until_still(learner)
    remote.get_by_role("button", name=T.label("screen_reasons"), exact=True).click()
    wall = open_url(f"/clase?ver={code}", width=1024, height=768)
    expect(wall.locator("main.wall h2")).to_have_count(3)
    for width, height in ((1024, 768), (1280, 720)):
        wall.set_viewport_size({"width": width, "height": height})
        wait_until_still(wall)
        found = wall.evaluate(SMALLEST)
        foot, last = (wall.locator(place).last.bounding_box() for place in ("footer", "main.wall ol"))
        assert found["letters"] >= 0.036 * height - 0.5
        assert found["right"] <= width
        assert last["y"] + last["height"] <= foot["y"]
        heading, first = wall.locator("h1").bounding_box(), wall.locator("h2").first.bounding_box()
        assert heading["y"] + heading["height"] <= first["y"]


def test_the_seven_that_the_remote_moves_is_read_where_it_lies(open_url: Open):
    """Whenever it is pressed: the wall asks every two seconds, and says then where its sliders stood."""
    remote, draw = open_url("/clase", width=390, height=844), load("draw", "es")
    remote.get_by_role("button", name=T.label("open")).click()
    wall = open_url(f"/clase?ver={remote.locator('h3 code').inner_text()}")
    while not remote.get_by_role("button", name=T.label("deed_digit"), exact=True).is_visible():
        remote.get_by_role("button", name=T.label("step_on"), exact=True).click()
        wait_until_still(remote)
    said = {"corner": draw.with_holes("disagree"), "digit": draw.label("agree", digit=7)}
    for _ in range(3):
        for deed, words in said.items():
            remote.get_by_role("button", name=T.label(f"deed_{deed}"), exact=True).click()
            expect(wall.get_by_text(words.split("**")[1])).to_be_visible(timeout=60_000)


def test_the_keys_are_the_steps_again_when_a_pointer_has_let_go_of_a_slider(open_url: Open):
    remote = open_url("/clase", width=390, height=844)
    remote.get_by_role("button", name=T.label("open")).click()
    link = remote.get_by_role("link", name=T.label("wall")).get_attribute("href")
    wall = open_url(f"/{link}")
    expect(wall.get_by_text(T.label("wall_join"))).to_be_visible()
    *before, descent, best = (step.name for step in STEPS[1:8])
    for step in (*before, descent):
        wall.keyboard.press("PageDown")
        expect(remote.get_by_text(T.label(f"step_{step}"), exact=True)).to_be_visible()
    remote.get_by_role("button", name=T.label("screen_page"), exact=True).click()
    slider = wall.get_by_role("slider", name=load("descent", "es").label("rate"))
    slider.click()
    wall.keyboard.press("ArrowRight")
    expect(remote.get_by_text(T.label(f"step_{best}"), exact=True)).to_be_visible()


@pytest.mark.parametrize(("theme", "width"), [("light", 390), ("dark", 1280)])
def test_everybody_can_teach_vote_and_read_the_wall(open_url: Open, theme: str, width: int):
    remote = open_url("/clase", width=width, theme=theme)
    assert findings(remote, "serious", "critical") == []
    remote.get_by_role("button", name=T.label("open")).click()
    code = remote.locator("h3 code").inner_text()
    wall = open_url(f"/clase?ver={code}", theme=theme)
    learner = open_url(f"/neurona?clase={code}", width=width, theme=theme)
    expect(learner.get_by_text("zorro 1")).to_be_visible()
    while not remote.get_by_role("button", name=T.label("ask"), exact=True).is_visible():
        remote.get_by_role("button", name=T.label("step_on"), exact=True).click()
        wait_until_still(remote)
    remote.get_by_role("button", name=T.label("ask"), exact=True).click()
    option = learner.get_by_role("button", name="una imagen", exact=True)
    expect(option).to_be_visible()
    chip = learner.get_by_text(T.label("vote_open"))
    expect(chip).to_be_hidden()  # what it leads to is in sight
    learner.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 100_000)")
    expect(option).not_to_be_in_viewport()
    chip.click()
    expect(option).to_be_in_viewport()
    option.click()
    expect(chip).to_have_count(0)
    expect(remote.locator(".class_grid").get_by_text("zorro 1")).to_be_visible()

    for page in (remote, wall, learner):
        assert findings(page, "serious", "critical") == []
    assert all(fits(page, width) for page in (remote, learner))
