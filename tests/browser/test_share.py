"""The link to a page as it stands, copied to be given to somebody."""

from playwright.sync_api import expect

from mlintro.text import load
from tests.browser.conftest import Open, wait_until_still

T = load("frame", "es")


def test_the_copied_link_opens_the_page_as_it_stands(open_url: Open):
    page = open_url("/descenso?rate=0.7&wall=0&clase=ABCDE")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=T.label("share")).click()
    expect(page.get_by_text(T.label("shared"))).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    page.context.clear_permissions()
    assert "rate=0.7" in copied
    assert "clase" not in copied
    assert "wall" not in copied

    page.goto(copied)
    wait_until_still(page)
    expect(page.get_by_role("slider", name=load("descent", "es").label("rate"))).to_have_value("0.7")


def test_where_the_clipboard_is_forbidden_the_link_can_be_copied_by_hand(open_url: Open, language: str):
    t = load("frame", language)
    page = open_url(f"/neurona?gate=OR&w1=0.7&lang={language}", width=390, height=844)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException()) }")
    field = page.get_by_label(t.label("share_here"))
    expect(field).to_be_hidden()
    page.get_by_role("button", name=t.label("share")).tap()
    expect(field).to_be_visible()
    assert "w1=0.7" in field.input_value()
