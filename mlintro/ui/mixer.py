"""The three tables of the colour mixer, whose numbers outlive a visit to another page."""

from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from mlintro.text import PageText
from mlintro.ui.visit import visit


def channel_table(t: PageText, name: str) -> NDArray[np.float64]:
    """
    An editable table of a channel, (rows, columns), as it stands now.

    No bounds for the numbers: the browser would change a 7 into a 1 without a word. A cell
    left empty is nan.
    """
    mixer, mixed, key = visit().mixer, visit().mixed, f"mixer_{name}"
    if key not in st.session_state:  # the table is new on the screen: it begins with what it was
        mixer[name] = mixed[name]
    table: Any = st.data_editor(
        mixer[name],
        key=key,
        alt=t.label("editor_alt", channel=t.label(name)),
    )
    mixed[name] = np.array(table, dtype=float)
    return mixed[name]
