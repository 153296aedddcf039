"""What is unfolded low on a screen comes into sight."""

from playwright.sync_api import expect

from tests.browser.conftest import Open, press, wait_until_still

LOW = """(summary) => {  // just above the bar
    const main = document.querySelector("[data-testid=stMain]")
    main.scrollBy(0, summary.getBoundingClientRect().top - 0.75 * innerHeight)
}"""


def test_what_is_unfolded_at_the_end_of_a_phones_screen_is_read_at_once(open_url: Open):
    page = open_url("/siguiente", width=390, height=844)
    fold = page.get_by_test_id("stExpander").first
    summary, text = fold.locator("summary"), fold.get_by_test_id("stMarkdownContainer").nth(1)
    summary.evaluate(LOW)
    wait_until_still(page)
    press(summary)
    wait_until_still(page)
    page.wait_for_timeout(800)  # it comes softly
    expect(summary).to_be_in_viewport(ratio=1)
    expect(text).to_be_in_viewport(ratio=0.7)  # without this a quarter
