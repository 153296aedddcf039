"""A photo taken apart: few pixels, its channels, its numbers, and what a model would get of it."""

from collections.abc import Callable
from functools import partial

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from mlintro import photos, pixels
from mlintro.figures import images
from mlintro.figures import photos as figures
from mlintro.figures.photos import View
from mlintro.text import PageText
from mlintro.ui.browser.tab import remember_part
from mlintro.ui.pixels import photo_source
from mlintro.ui.pixels.magnifier import magnifier
from mlintro.ui.pixels.visit import Photos
from mlintro.ui.visit import visit
from mlintro.ui.widgets import bench, choice, in_sight, palette, picture, prose, verdict, whole_number

Photo = NDArray[np.uint8]
ORIGINAL, CHANNEL = 190, 112  # px: the longer side of a photo and of a channel on the screen
KEPT = 16  # pictures: those of the last few settings


@st.fragment
def photo_lab(t: PageText) -> None:
    """The photo and everything that is turned. A knob runs this and nothing else of the page."""
    with bench():
        token, photo = photo_source.photo(t)
        original, screen = st.columns((2, 7), gap="large")
        with original:
            whose = t.label("astronaut_alt" if token == photo_source.ASTRONAUT else "own_alt")
            st.caption(t.label("original"))
            picture(
                drawn(
                    (token, "original"), lambda: images.photo(photos.reduced(photo, photos.RESOLUTIONS[-1]))
                ),
                alt=t.label("original_alt", photo=whose),
                width=fitted(photo, ORIGINAL),
            )
        with screen:
            resolution = whole_number(t, "resolution", photos.RESOLUTIONS, 64, st.slider)
            picture_place = st.container()
            on = st.pills(
                t.label("channels_on"),
                pixels.CHANNELS,
                selection_mode="multi",
                default=pixels.CHANNELS,
                format_func=lambda name: t.label(name),
                key="channels_on",
                persist_state="session",
            )
        small = photos.reduced(photo, resolution)
        shown = figures.with_channels(small, set(on))
        with picture_place:
            left_on = ", ".join(t.label(name).lower() for name in pixels.CHANNELS if name in on)
            rows, columns, depth = small.shape
            facts = {"photo": whose, "rows": rows, "columns": columns, "channels": left_on or "—"}
            magnifier(t, shown, t.label("small_alt", **facts))
        view = View(choice(t, "view", list(View), View.COLOUR))
        channels(t, token, small, view)
    with in_sight():
        verdict("fact", t.label("shape", rows=rows, columns=columns, depth=depth, total=small.size))
    st.markdown(t.section(f"view_{view}"))
    bridge(t, token, photo, whose)
    remember_part("photos", visit().of(Photos))


def channels(t: PageText, token: str, small: Photo, view: View) -> None:
    """The three channels, and how often each number occurs in them."""
    colours = palette()
    places = st.grid(3, min_column_width=210)
    for name in pixels.CHANNELS:
        channel = figures.channel(small, name, view)
        values = small[..., pixels.CHANNELS.index(name)]
        facts = {
            "channel": t.label(name).lower(),
            "mean": round(float(values.mean())),
            "dark": t.percent(float((values < 64).mean()), 0),
            "light": t.percent(float((values >= 192).mean()), 0),
        }
        with places.container(gap="xsmall"):
            st.markdown(f"**{t.label(name)}**")
            pair = st.container(horizontal=True, gap="small", vertical_alignment="bottom")
        with pair:
            picture(
                drawn((token, small.shape, name, view), partial(images.pixels, channel)),
                alt=t.label(f"channel_alt_{view}", **facts),
                width=fitted(small, CHANNEL),
            )
            picture(
                drawn(
                    (token, small.shape, name, colours.text),
                    partial(figures.histogram, small, name, colours),
                ),
                alt=t.label("histogram_alt", **facts),
                width=CHANNEL,
            )


def fitted(photo: Photo, longer_side: int) -> int:
    """How wide a photo is, in px, when its longer side gets so many."""
    rows, columns, _ = photo.shape
    return max(1, int(longer_side * min(1, columns / rows) + 0.5))


def bridge(t: PageText, token: str, photo: Photo, whose: str) -> None:
    """The same photo as the digit models would get it."""
    digit = photos.as_digit(photo)
    st.subheader(t.label("bridge"), anchor=False)
    prose(t.section("bridge", side=photos.DIGIT_SIDE, numbers=digit.size))
    flat = drawn((token, "digit"), partial(figures.flattened, digit))
    picture(flat, alt=t.label("bridge_alt", photo=whose, side=photos.DIGIT_SIDE, numbers=digit.size))


def drawn(key: tuple[object, ...], draw: Callable[[], str]) -> str:
    """A picture drawn once for a visit: the last few are kept, of the photo on screen only."""
    pictures = visit().of(Photos).drawn
    if any(known[0] != key[0] for known in pictures):
        pictures.clear()
    if key not in pictures:
        while len(pictures) >= KEPT:
            del pictures[next(iter(pictures))]
        pictures[key] = draw()
    return pictures[key]
