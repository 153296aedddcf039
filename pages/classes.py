"""A class: the wall for who has its code in the link, the remote for who has its key."""

import streamlit as st

from mlintro import ui
from mlintro.ui.classes.remote import remote
from mlintro.ui.classes.wall import wall

t = ui.words("classes")

# The same address for both. Who has neither code nor key finds the way to open a class.

code = st.query_params.get("ver")

if code:
    # What all look at: here, and on any page of the lesson that the remote puts on the wall.
    # A pupil's photo of it is worth nothing: the code alone opens a seat.

    wall(code, "classes")

else:
    # What the teacher holds. A key opens it that was made in the teacher's browser and stays there:
    # this server keeps its hash, and looks at every press whether it fits. What is open on it
    # is brought back by the teacher's tab if the server restarts.

    remote(t)
