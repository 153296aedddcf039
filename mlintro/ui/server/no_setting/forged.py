"""
Values that no widget of the lesson sends: who writes to the socket by hand gets the widgets' defaults.

Streamlit takes a browser's word for what a widget holds, whatever kind of value that is, and the page
fails where it is used. It has no setting for that. So here, where it unpacks values, and nowhere else,
one that is of another kind or cannot be unpacked counts as none.
"""

import logging
from collections.abc import Callable
from typing import Any

from streamlit.runtime.state.session_state import Serialized, Value, WStates

from mlintro.ui.server.seldom import Seldom

logger = logging.getLogger(__name__)
logger.addFilter(Seldom(20))

Unpack = Callable[[WStates, str], Any]


def refuse() -> None:
    """From now on. Once is enough for a process."""
    unpack = WStates.__getitem__
    if not hasattr(unpack, "__wrapped__"):
        WStates.__getitem__ = warily(unpack)  # type: ignore[method-assign]


def warily(unpack: Unpack) -> Unpack:
    """The same, but what a widget cannot take is its default."""

    def unpacked(states: WStates, name: str) -> Any:
        state, widget = states.states.get(name), states.widget_metadata.get(name)
        if not isinstance(state, Serialized) or widget is None:
            return unpack(states, name)
        kind = state.value.WhichOneof("value")
        # What an element holds is an object; at a text Streamlit would log a traceback.
        is_element = kind != "json_value" or state.value.json_value.lstrip().startswith(("{", "null"))
        if kind in (widget.value_type, None) and is_element:
            try:
                return unpack(states, name)
            except Exception as error:  # whatever a value did to the code that reads it
                logger.warning("a forged value: %s", type(error).__name__)
        else:
            logger.warning("a forged value: not a %s", widget.value_type)
        default = widget.deserializer(None)
        states.states[name] = Value(default)
        return default

    unpacked.__wrapped__ = unpack  # type: ignore[attr-defined]
    return unpacked
