"""Values of every kind, and what no widget holds: as somebody sends them who writes to the socket by hand."""

import json
import math
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

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
