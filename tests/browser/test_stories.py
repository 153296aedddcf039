"""What learners do, with a real mouse, keyboard and finger."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, wait_until_still


def turn(page: Page, knob: str, steps: int) -> None:
    """Move a slider by keyboard, so many steps up (positive) or down."""
    handle = page.get_by_role("slider", name=knob)
    handle.focus()
    for _ in range(abs(steps)):
        handle.press("ArrowRight" if steps > 0 else "ArrowLeft")
    wait_until_still(page)


def test_solve_and_then_or_by_keyboard(open_url: Open):
    page = open_url("/neurona")
    turn(page, "Peso 1", 10)
    turn(page, "Peso 2", 10)
    turn(page, "Sesgo", -15)
    expect(page.get_by_text("Tu neurona calcula AND")).to_be_visible()
    assert "w1=1" in page.url

    page.get_by_role("radio", name="OR", exact=True).click()
    turn(page, "Sesgo", 10)
    expect(page.get_by_text("Tu neurona calcula OR")).to_be_visible()


def test_train_and_see_three_results_on_a_phone(open_url: Open):
    page = open_url("/modelos", width=390, height=844)
    page.get_by_test_id("stBaseButton-primary").tap()

    expect(page.get_by_test_id("stMetricValue").filter(has_text="%")).to_have_count(3, timeout=30_000)
    expect(page.get_by_text("Por dentro de la red")).to_be_visible()


def test_step_down_the_valley(open_url: Open):
    page = open_url("/descenso?lang=en&rate=0.5")
    for _ in range(5):
        page.get_by_role("button", name="Take a step").click()
        wait_until_still(page)

    expect(page.get_by_text("You reached the bottom")).to_be_visible()
