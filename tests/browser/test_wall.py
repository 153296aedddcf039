"""The lesson on a classroom wall: large, without what a teacher says, the lab seen at a glance."""

import pytest
from playwright.sync_api import Page, expect

from mlintro.digits.reading import drawing
from mlintro.text import load
from mlintro.ui.browser.prose import lesson_prose
from tests.browser.conftest import Open, wait_until_still
from tests.browser.test_draw import SEVEN, agreed, by_mouse, sheet, strokes

HEADER = 60  # px: the navigation
SIZES = (
    (1920, 1080),
    (1536, 864),
    (1366, 768),
    (1280, 720),
    (1024, 768),
    (1366, 625),
    (1280, 577),
)  # the last two: maximised
T, MODELS = load("frame", "es"), load("models", "es")
# Of all that is read in a step: the smallest letters of words, and of pictures, which count as numbers do.
STEP = """async () => {
    const step = document.querySelector(".st-key-step")
    const letters = [], drawn = []
    const walk = (root) => {
        for (const node of root.querySelectorAll("*")) {
            if (node.shadowRoot) walk(node.shadowRoot)
            const says = [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim())
            const {fontFamily, fontSize, visibility} = getComputedStyle(node)
            const isIcon = fontFamily.includes("Material")
            if (says && !isIcon && node.getClientRects().length && visibility !== "hidden") {
                const size = parseFloat(fontSize)
                const {a, b} = node.getScreenCTM?.() ?? {}  // of letters that are turned, b is the scale
                if (node.ownerSVGElement) drawn.push(size * Math.hypot(a, b))
                else (node.matches(".across > *, .down > *") ? drawn : letters).push(size)
            }
        }
    }
    walk(step)
    const numbers = [...step.querySelectorAll("img[src^='data:image/svg']")].flatMap((image) => {
        const svg = atob(image.src.split("base64,")[1])
        const {width, height} = image.getBoundingClientRect()  // of the box, which the drawing may not fill
        const scale = Math.min(width / image.naturalWidth, height / image.naturalHeight)
        return [...svg.matchAll(/font-size="([\\d.]+)"/g)].map((found) => found[1] * scale)
    })
    numbers.push(...drawn)
    const box = step.getBoundingClientRect()
    return {
        bottom: box.bottom, width: box.width, right: box.right, letters: Math.min(...letters),
        numbers: Math.min(1e6, ...numbers), pictures: numbers.length,
    }
}"""


def on_the_wall(open_url: Open, address: str, theme: str = "light") -> Page:
    link = f"{address}{'&' if '?' in address else '?'}wall=1"
    return open_url(link, width=1920, height=1080, theme=theme)


@pytest.mark.parametrize(
    "address",
    [
        "/modelos",
        "/modelos?movement=draw",
    ],
)
def test_a_lab_is_seen_without_scrolling(open_url: Open, address: str):
    lab = on_the_wall(open_url, address).locator(".st-key-lab").bounding_box()

    assert lab
    assert lab["width"] > 1_600
    assert lab["height"] <= 1_080 - HEADER


def is_read_from_the_last_row(page: Page) -> None:
    """At every size, nothing of the step is below the fold, and its letters are large."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        wait_until_still(page)
        found = page.evaluate(STEP)
        where = f"{width} x {height}: {found}"
        assert found["bottom"] <= height, where
        assert 0.85 * width < found["width"], where
        assert found["right"] <= width, where
        assert found["letters"] >= 0.036 * height, where
        assert found["numbers"] >= 0.024 * height, where


@pytest.mark.parametrize(("language", "theme"), [("es", "light"), ("en", "dark")])
@pytest.mark.parametrize(
    "address",
    [
        "/pixeles?part=mixer",
        "/pixeles?preset=heart",
        "/pixeles?part=photo",
        "/pixeles?part=match",
        "/pixeles?part=match&predict=1&patterns=1",
        "/neurona?gate=XOR&w1=-1.5&w2=-1.5&bias=-0.5&x1=1&x2=1",
        "/neurona?gate=XOR&stage=proof",
        "/neurona?gate=XOR&stage=three",
        "/neurona?gate=XOR&stage=network",
        "/siguiente?scene=size",
        "/siguiente?scene=ask",
    ],
)
def test_a_step_is_whole_and_large_at_every_size(open_url: Open, address: str, language: str, theme: str):
    is_read_from_the_last_row(on_the_wall(open_url, f"{address}&lang={language}", theme))


def test_the_linked_exercise_is_first_and_the_longest_verdict_is_whole(open_url: Open):
    page = on_the_wall(open_url, "/funciones?exercise=pedestrian")
    expect(page.get_by_text("Un vehículo sin conductor")).to_be_in_viewport(ratio=1)
    page.get_by_role("textbox").fill("def hay_peaton(foto: np.ndarray) -> float:")
    page.get_by_test_id("stBaseButton-primary").click()
    expect(page.get_by_text("Válido si")).to_be_visible()
    is_read_from_the_last_row(page)


def test_a_colour_is_matched_in_large_letters(open_url: Open):
    t = load("pixels", "es")
    page = on_the_wall(open_url, "/pixeles?part=match")
    for name, share in (("red", "0.9"), ("green", "1"), ("blue", "0")):
        page.get_by_role("slider", name=t.label(name), exact=True).fill(share)
    page.get_by_role("button", name=t.label("check")).click()
    expect(page.get_by_text("¡Igualado!")).to_be_visible()
    is_read_from_the_last_row(page)


@pytest.mark.parametrize("address", ["/descenso?rate=0.85", "/descenso?curve=two&start=1.5&lang=en"])
def test_a_descent_is_foretold_and_walked_in_large_letters(open_url: Open, address: str):
    t = load("descent", "en" if "lang=en" in address else "es")
    page = on_the_wall(open_url, address)
    page.emulate_media(reduced_motion="reduce")
    is_read_from_the_last_row(page)
    page.get_by_role("slider", name=t.label("prediction")).fill("5")
    page.get_by_role("button", name=t.label("run")).click()
    expect(page.get_by_text(t.with_holes("predicted").split("{")[0].strip())).to_be_visible()
    is_read_from_the_last_row(page)


def test_the_machine_writes_in_large_letters(open_url: Open):
    t = load("writer", "es")
    page = on_the_wall(open_url, "/siguiente")
    page.emulate_media(reduced_motion="reduce")
    is_read_from_the_last_row(page)
    page.get_by_role("button", name=t.label("read", words=lesson_prose("es").words)).click()
    page.get_by_role("slider", name=t.label("memory")).fill("5")
    for _ in range(3):  # the longest sheet that a class waits for
        page.get_by_role("button", name=t.label("run"), exact=True).click()
    expect(page.get_by_text("Recita.")).to_be_visible()
    is_read_from_the_last_row(page)


def test_a_class_foretells_trains_and_sees_whether_it_was_right(open_url: Open):
    page = on_the_wall(open_url, "/modelos?train_size=500")
    page.get_by_role("radio", name=MODELS.label("prediction_tree"), exact=True).click()
    wait_until_still(page)
    is_read_from_the_last_row(page)
    page.get_by_test_id("stBaseButton-primary").click()
    expect(page.get_by_text("Tu predicción:")).to_be_visible(timeout=60_000)
    is_read_from_the_last_row(page)
    page.get_by_role("radio", name=MODELS.label("prediction_tree"), exact=True).click()
    page.get_by_role("button", name=MODELS.label("another", images=500)).click()
    expect(page.get_by_text(MODELS.label("run_alone"))).to_be_visible(timeout=60_000)
    expect(page.get_by_role("img", name="tanda de 500 imágenes (2)")).to_be_visible()
    is_read_from_the_last_row(page)


@pytest.mark.parametrize(("question", "said"), [("mlp_width", "better"), ("few", "logistic")])
def test_a_question_is_foretold_and_answered_in_large_letters(open_url: Open, question: str, said: str):
    t = load("map", "es")
    page = on_the_wall(open_url, f"/modelos?axis={question}&train_size=100&mlp_width=4")
    label = t.label(f"{'model' if question == 'few' else 'network'}_{said}")
    page.get_by_role("radio", name=label, exact=True).click()
    wait_until_still(page)
    is_read_from_the_last_row(page)
    page.locator(f".st-key-try_{question}").get_by_role("button").click()
    expect(page.get_by_text("Tu predicción:")).to_be_visible(timeout=60_000)
    is_read_from_the_last_row(page)
    page.get_by_text(t.label("axis"), exact=True).click()
    page.get_by_role("button", name=t.label("all_models")).click()
    expect(page.get_by_role("button", name=MODELS.label("train"), exact=True)).to_be_visible()


def test_examples_are_spoilt_in_large_letters(open_url: Open):
    t = load("examples", "en")
    page = on_the_wall(
        open_url, "/modelos?movement=examples&spoil=missing&train_size=100&mlp_width=4&lang=en"
    )
    page.get_by_role("radio", name=t.label("fall_large"), exact=True).click()
    wait_until_still(page)
    is_read_from_the_last_row(page)
    page.get_by_role("button", name=t.label("train"), exact=True).click()
    expect(page.get_by_text("Your prediction:")).to_be_visible(timeout=60_000)
    is_read_from_the_last_row(page)


def test_a_digit_is_drawn_and_read_in_large_letters(open_url: Open):
    address = "/modelos?movement=draw&train_size=500&mlp_width=64&mlp_depth=8&lang=en&wall=1"
    page = open_url(address, width=1920, height=1080, theme="dark")
    is_read_from_the_last_row(page)
    page.get_by_test_id("stBaseButton-primary").click()
    expect(page.get_by_text(load("draw", "en").label("draw_first"))).to_be_visible(timeout=60_000)
    wait_until_still(page)
    by_mouse(page, SEVEN)
    expect(page.get_by_role("img", name="MLP: 7")).to_be_visible()
    wait_until_still(page)
    expect(page.get_by_role("slider")).to_have_count(2)  # nothing that opens over the digit moves it
    is_read_from_the_last_row(page)


def test_the_class_sees_the_verdict_with_the_figures(open_url: Open):
    neuron = on_the_wall(open_url, "/neurona")
    expect(neuron.get_by_text("3 de 4 filas bien")).to_be_in_viewport(ratio=1)


def test_letters_are_half_as_large_again_and_the_teacher_reads_aloud(open_url: Open):
    page = open_url("/pixeles?part=match", width=1920, height=1080)
    idea = page.get_by_text("Amplía mucho una foto")
    knob = page.get_by_role("slider", name=load("pixels", "es").label("red"), exact=True)
    expect(idea).to_be_visible()
    usual = knob.bounding_box()

    page.get_by_text(T.label("wall"), exact=True).click()
    wait_until_still(page)

    expect(idea).to_have_count(0)
    assert "wall=1" in page.url
    assert usual
    assert knob.bounding_box()["height"] >= 1.5 * usual["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == 1920


def test_the_wall_stays_from_page_to_page(open_url: Open):
    page = on_the_wall(open_url, "/descenso")
    page.get_by_role("link", name=T.label("next", page="Modelos")).click()
    wait_until_still(page)

    expect(page.get_by_role("heading", level=1)).to_have_count(0)
    assert "wall=1" in page.url


def test_a_digit_drawn_on_the_wall_is_read_as_anywhere(open_url: Open):
    page = on_the_wall(open_url, "/modelos?movement=draw&train_size=500&mlp_width=16")
    page.get_by_test_id("stBaseButton-primary").click()
    expect(page.get_by_text(load("draw", "es").label("draw_first"))).to_be_visible()
    wait_until_still(page)
    by_mouse(page, SEVEN)

    expect(strokes(page)).to_have_count(len(SEVEN))
    expect(agreed(page, 7)).to_be_visible()
    box, stroke = sheet(page).bounding_box(), strokes(page).first.bounding_box()
    across = [x for x, _ in SEVEN[0]]
    drawn = (max(across) - min(across) + drawing.SHEET_PEN) * box["width"]
    assert stroke["width"] == pytest.approx(drawn, abs=6)
