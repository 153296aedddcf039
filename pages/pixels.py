"""Images are numbers: mix three channels, match a colour, take a photo apart."""

from functools import partial

import streamlit as st

from mlintro import ui
from mlintro.ui import frame
from mlintro.ui.pixels import PARTS
from mlintro.ui.pixels.match_lab import match_lab
from mlintro.ui.pixels.mixer_lab import mixer_lab
from mlintro.ui.pixels.photo_lab import photo_lab
from mlintro.ui.pixels.wall import photo_step

t = ui.words("pixels")
ui.spoken(t.section("idea"))

go_on = partial(frame.link, "descent", t.label("to_descent"))
part = ui.choice(t, "part", PARTS, "mixer")

if part == "mixer":
    ui.spoken(t.section("together"))
    mixer_lab(t, go_on)
elif part == "match":
    ui.spoken(t.section("match"))
    match_lab(t, go_on)
elif ui.visit().is_on_wall:
    photo_step(t)
else:
    ui.spoken(t.section("photo"))
    photo_lab(t, go_on)
if part != "match" and not ui.visit().is_on_wall:
    with st.expander(t.label("files")):
        st.markdown(t.section("files"))
