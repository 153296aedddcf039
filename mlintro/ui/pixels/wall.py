"""A photo on a classroom wall: the photo with as few pixels as the class still knows it, and its channels."""

from functools import partial

import streamlit as st

from mlintro import photos, pixels
from mlintro.figures import images
from mlintro.figures import photos as figures
from mlintro.figures.photos import View
from mlintro.text import PageText
from mlintro.ui.browser.tab import remember_part
from mlintro.ui.pixels import photo_source
from mlintro.ui.pixels.photo_lab import channel_picture, choose_channels, drawn, outcome, small_alt
from mlintro.ui.pixels.visit import Photos
from mlintro.ui.visit import visit
from mlintro.ui.widgets import bench, choice, picture, whole_number


@st.fragment
def photo_step(t: PageText) -> None:
    """The photo beside what its three channels add to it; all of it fits the wall."""
    with st.container(key="step"), bench():
        turned, switched, others = st.columns((9, 10, 6), gap="medium", vertical_alignment="bottom")
        with turned:
            resolution = whole_number(t, "resolution", photos.RESOLUTIONS, 64, st.slider)
        with switched:
            on = choose_channels(t)
        with others, st.popover(t.label("source")):
            token, photo, fault = photo_source.photo(t)
            view = View(choice(t, "view", list(View), View.COLOUR))
        small = photos.reduced(photo, resolution)
        together, *apart = st.container(key="photos").columns(1 + len(pixels.CHANNELS), gap="small")
        with together:
            names = [t.label(name) for name in pixels.CHANNELS if name in on]
            st.markdown(
                f"**{t.label('together') if len(names) == len(apart) else ' + '.join(names) or '—'}**"
            )
            shown = figures.with_channels(small, set(on))
            key = (token, small.shape, *on)
            alt = small_alt(t, token, small, on)
            picture(drawn(key, partial(images.pixels, shown)), alt, "stretch")
        for name, place in zip(pixels.CHANNELS, apart, strict=True):
            with place:
                st.markdown(f"**{t.label(name)}**")
                channel_picture(t, token, small, name, view, "stretch")
        outcome(t, small, fault)
    remember_part("photos", visit().of(Photos))
