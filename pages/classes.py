"""A class: the wall for who has its code in the link, the remote for who has its key."""

import streamlit as st

from mlintro import ui
from mlintro.ui.classes.remote import remote
from mlintro.ui.classes.wall import wall

# What is left of the frame on a wall, which fills the screen: no keyboard is to be led behind it.
NOTHING_ELSE = "<style>[data-testid=stHeader], .st-key-options, .mlintro-first { display: none }</style>"

t = ui.words("classes")
code = st.query_params.get("ver")

if code:
    # What all look at. A pupil's photo of it is worth nothing: the code alone opens a seat.

    st.html(NOTHING_ELSE)
    wall(t, code)

else:
    # What the teacher holds. A key opens it that was made in the teacher's browser and stays there.

    st.title(t.label("title"), anchor=False)
    remote(t)
