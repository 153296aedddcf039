"""Whatever is sent for the widgets of a page, straight over the websocket: the page stands."""

import asyncio
from collections.abc import Iterator

import pytest

from benchmarks.visitor import Visitor
from mlintro.ui.frame import PAGES
from tests.server import running
from tests.ui.server.forgeries import VALUES, state

PATHS = [page.url for page in PAGES.values()]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    logs: list[str] = []
    with running(logs=logs) as url:  # which fails if anything raised
        yield url
    assert len(logs[0]) < 100_000  # characters, of some thousand forged values


@pytest.mark.parametrize("path", PATHS)
def test_a_page_stands_whatever_its_widgets_are_said_to_hold(url: str, path: str):
    async def forge() -> list[tuple[object, str]]:
        said: list[tuple[object, str]] = []
        async with Visitor(url, path) as visitor:
            for kind, value in VALUES:
                await visitor.send(*(state(identity, kind, value) for identity in visitor.widgets))
                said += [((kind, value), error) for error in visitor.errors]
                visitor.errors.clear()
                await asyncio.sleep(0.05)  # as fast as a browser may
            await visitor.rerun()
            return said + [("afterwards", error) for error in visitor.errors]

    assert asyncio.run(forge()) == []
