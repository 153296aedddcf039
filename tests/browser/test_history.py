"""The browser's own buttons: Back leaves a page, however much was turned there."""

from playwright.sync_api import expect

from mlintro.text import load
from tests.browser.conftest import Open, wait_until_still

NEURON = load("neuron", "es")


def test_back_leaves_a_page_on_which_much_was_turned_and_forward_finds_it_as_it_was(open_url: Open):
    page = open_url("/")
    page.get_by_role("link", name=NEURON.label("nav")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NEURON.label("title"))
    wait_until_still(page)
    steps = page.evaluate("history.length")
    raise_it = page.get_by_role("button", name=f"{NEURON.label('raise')} {NEURON.label('w1')}")
    for _ in range(3):
        raise_it.click()
        wait_until_still(page)
    page.get_by_role("radio", name="OR", exact=True).click()
    wait_until_still(page)
    assert page.evaluate("history.length") == steps

    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(load("home", "es").label("title"))
    page.go_forward()
    expect(page.get_by_role("radio", name="OR", exact=True)).to_be_checked()
    expect(page.get_by_role("slider", name=NEURON.label("w1"), exact=True)).to_have_value("0.3")
