"""Whatever is sent for the widgets of a page, straight over the websocket: the page stands."""

import asyncio
import json
import math
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.visitor import Visitor
from mlintro.ui.frame import PAGES
from tests.server import running

PATHS = [page.url for page in PAGES.values()]
TEXTS = ("", "x", "\N{GREEK SMALL LETTER PI}" * 1_000, "AND", "1e999")
JSON: tuple[object, ...] = (
    *(None, True, 7, -1, 1e308, "x", "x" * 2_000, [], [[]] * 100, {}),
    *({name: value} for name in ("value", "a", "kept") for value in (None, [], {}, 10**40, "NaN", [[]])),
)
VALUES: list[tuple[str, Any]] = [
    ("bool_value", True),
    *(("double_value", value) for value in (0.0, -1.0, 1e9, math.nan, math.inf)),
    *(("double_array_value", value) for value in ([], [math.nan], [1e9], [-1.0, 2.0, 3.0])),
    *(("int_value", value) for value in (0, -1, 2**40)),
    *(("int_array_value", value) for value in ([], [-1], [2**40], [0, 0, 1])),
    *(("string_value", value) for value in TEXTS),
    *(("string_array_value", [value]) for value in TEXTS),
    ("string_array_value", ["x", "y"]),
    *(("bytes_value", value.encode()) for value in TEXTS),
    *((kind, json.dumps(value)) for kind in ("json_value", "json_trigger_value") for value in JSON),
    ("json_value", "{"),
    ("json_trigger_value", "["),
]


def state(identity: str, kind: str, value: Any) -> WidgetState:
    forged = WidgetState(id=identity)
    if kind.endswith("array_value"):
        getattr(forged, kind).SetInParent()
        getattr(forged, kind).data.extend(value)
    else:
        setattr(forged, kind, value)
    return forged


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with running() as url:  # which fails if anything raised
        yield url


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
