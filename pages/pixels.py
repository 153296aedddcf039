"""Images are numbers: mix three channels, then take a photo apart."""

import streamlit as st

from mlintro import photos, pixels, ui
from mlintro.figures import images
from mlintro.ui.mixer import channel_table

t, visit = ui.words("pixels"), ui.visit()
ui.prose(t.section("idea"))

# Three channels, one picture

st.subheader(t.label("mixer"), anchor=False)
with st.container(border=True):
    places = dict(zip((*pixels.CHANNELS, "together"), st.columns(4), strict=True))
    for name, place in places.items():
        place.markdown(f"**{t.label(name)}**")
    for axis, name in enumerate(pixels.CHANNELS):
        with places[name]:
            table = channel_table(t, name)
            with ui.guard(t):
                visit.image[..., axis] = pixels.checked(name, table)
            alone = pixels.to_bytes(pixels.only(visit.image, name))
            numbers = [[t.short(value) for value in row] for row in visit.image[..., axis]]
            ui.picture(images.numbered(alone, numbers), alt=t.label(f"{name}_alt"), width=200)
    with places["together"]:
        ui.picture(images.pixels(pixels.to_bytes(visit.image)), alt=t.label("together_alt"), width=200)
        st.markdown(t.section("together"))
rows, columns, depth = visit.image.shape
ui.verdict("fact", t.label("shape", rows=rows, columns=columns, depth=depth, total=visit.image.size))
with st.expander(t.label("files")):
    st.markdown(t.section("files"))

# A real photo

st.subheader(t.label("photo"), anchor=False)
ui.prose(t.section("photo"))
with st.container(border=True):
    resolution = st.slider(
        t.label("resolution"),
        photos.RESOLUTIONS[0],
        photos.RESOLUTIONS[-1],
        64,
        key="resolution",
        bind="query-params",
    )
    photo = photos.astronaut(resolution)
    shown = {
        "original": images.photo(photos.astronaut(photos.RESOLUTIONS[-1])),
        "small": images.pixels(photo),
    }
    shown |= {name: images.pixels(pixels.only(photo, name)) for name in pixels.CHANNELS}
    with st.grid(5, min_column_width=150):
        for name, picture in shown.items():
            with st.container(gap="xsmall"):
                st.markdown(f"**{t.label(name)}**")
                ui.picture(picture, alt=t.label(f"{name}_alt"))
rows, columns, depth = photo.shape
ui.verdict("fact", t.label("shape", rows=rows, columns=columns, depth=depth, total=photo.size))
with st.expander(t.label("negative")):
    st.markdown(t.section("negative"))
