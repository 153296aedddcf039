"""A code with a slip in it: it is said, and can be typed anew."""

from playwright.sync_api import expect

from mlintro.text import load
from tests.browser.conftest import Open, wait_until_still

T = load("classes", "es")


def test_a_wrong_code_is_put_away_and_the_field_is_there_again(open_url: Open):
    page = open_url("/", width=390, height=844)
    page.get_by_role("button", name=T.label("have_code")).click()
    page.get_by_role("textbox", name=T.label("code")).fill("9HQPJ")
    page.get_by_role("button", name=T.label("enter"), exact=True).click()
    unknown = page.get_by_text("No hay ninguna clase con el código 9HQPJ")
    expect(unknown).to_be_visible()
    wait_until_still(page)

    page.get_by_role("button", name=T.label("dismiss")).click()
    expect(page.get_by_role("button", name=T.label("have_code"))).to_be_visible()
    expect(page.get_by_text("No hay ninguna clase")).to_have_count(0)
