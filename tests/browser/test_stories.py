"""What learners do, with a real mouse, keyboard and finger."""

from playwright.sync_api import expect

from tests.browser.conftest import Open


def test_train_and_see_three_results_on_a_phone(open_url: Open):
    page = open_url("/modelos", width=390, height=844)
    page.get_by_test_id("stBaseButton-primary").tap()

    expect(page.get_by_test_id("stMetricValue").filter(has_text="%")).to_have_count(3, timeout=30_000)
    expect(page.get_by_text("Por dentro de la red")).to_be_visible()
