"""The lesson as the image serves it, at an address that is not this machine's own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from mlintro.text import load
from mlintro.ui.frame import PAGES
from tests.browser.conftest import ELSEWHERE, Open, results, wait_until_still
from tests.image import running_as_image


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Others come by a name and without TLS, where a browser allows less than on its own machine."""
    with running_as_image(tmp_path_factory.mktemp("image")) as url:
        yield url.replace("127.0.0.1", ELSEWHERE)


def test_the_whole_lesson_from_another_machine(open_url: Open):
    page = open_url("/")
    assert not page.evaluate("window.isSecureContext")
    frame = load("frame", "es")
    for name in list(PAGES)[1:]:
        page.get_by_role("link", name=frame.label("next", page=load(name, "es").label("nav"))).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(load(name, "es").label("title"))
        wait_until_still(page)
        if name == "models":
            page.get_by_test_id("stBaseButton-primary").click()
            expect(results(page)).to_have_count(3)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_sent_by_a_link(open_url: Open, page):
    expect(open_url(f"/{page.url}?lang=en").get_by_role("heading", level=1)).to_be_visible()


def test_who_has_no_camera_without_tls_is_told_what_to_do(open_url: Open):
    t = load("pixels", "es")
    page = open_url("/pixeles?part=photo", width=390, height=844)
    page.get_by_role("radio", name=t.label("source_camera")).tap()

    expect(page.get_by_text(t.label("camera_off").split("**")[0])).to_be_visible()
    expect(page.get_by_test_id("stCameraInput")).to_have_count(0)
    page.get_by_role("radio", name=t.label("source_upload")).tap()
    expect(page.locator("input[type=file]")).to_be_attached()
