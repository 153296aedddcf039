"""A photo taken apart: few pixels, its channels, its numbers, and what a model would get of it."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Literal

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from mlintro import photos, pixels
from mlintro.errors import PhotoError
from mlintro.figures import images
from mlintro.figures import photos as figures
from mlintro.figures.photos import View
from mlintro.text import PageText
from mlintro.ui.browser.tab import remember_part
from mlintro.ui.pixels import photo_source
from mlintro.ui.pixels.magnifier import magnifier
from mlintro.ui.pixels.visit import Photos
from mlintro.ui.visit import visit
from mlintro.ui.widgets import (
    bench,
    choice,
    failure,
    in_sight,
    jump,
    palette,
    picture,
    prose,
    verdict,
    whole_number,
)

Photo = NDArray[np.uint8]
ORIGINAL, CHANNEL = 190, 112  # px: the longer side of a photo and of a channel on the screen
KEPT = 16  # pictures: those of the last few settings


@st.fragment
def photo_lab(t: PageText, go_on: Callable[[], None]) -> None:
    """
    The photo and everything that is turned. A knob runs this and nothing else of the page.

    `go_on` is the way to the next page.
    """
    with bench():
        token, photo, fault = photo_source.photo(t)
        original, screen = st.columns((2, 7), gap="large")
        with original:
            st.caption(t.label("original"))
            picture(
                drawn(
                    (token, "original"), lambda: images.photo(photos.reduced(photo, photos.RESOLUTIONS[-1]))
                ),
                alt=t.label("original_alt", photo=whose(t, token)),
                width=fitted(photo, ORIGINAL),
            )
        with screen:
            with st.container(key="shown"):
                resolution = whole_number(t, "resolution", photos.RESOLUTIONS, 64, st.slider)
                picture_place = st.container()
            on = choose_channels(t)
        small = photos.reduced(photo, resolution)
        shown = figures.with_channels(small, set(on))
        with picture_place:
            magnifier(t, shown, small_alt(t, token, small, on))
        view = View(choice(t, "view", list(View), View.COLOUR))
        channels(t, token, small, view)
    with in_sight():
        outcome(t, small, fault)
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            jump("shown", t.label("to_resolution"), "to_resolution")
            go_on()
    st.markdown(t.section(f"view_{view}"))
    bridge(t, token, photo)
    remember_part("photos", visit().of(Photos))


def outcome(t: PageText, small: Photo, fault: PhotoError | None) -> None:
    """Why it is not the learner's photo, or how many numbers it is."""
    if fault is not None:
        failure(t, fault)
        return
    rows, columns, depth = small.shape
    verdict("fact", t.label("shape", rows=rows, columns=columns, depth=depth, total=small.size))


def whose(t: PageText, token: str) -> str:
    """What is to be seen in the photo, in words."""
    return t.label("astronaut_alt" if token == photo_source.ASTRONAUT else "own_alt")


def choose_channels(t: PageText) -> list[str]:
    """The channels that are switched on."""
    return st.pills(
        t.label("channels_on"),
        pixels.CHANNELS,
        selection_mode="multi",
        default=pixels.CHANNELS,
        format_func=lambda name: t.label(name),
        key="channels_on",
        persist_state="session",
    )


def small_alt(t: PageText, token: str, small: Photo, on: Collection[str]) -> str:
    """The photo as its pixels and the channels that are on leave it, in words."""
    left_on = ", ".join(t.label(name).lower() for name in pixels.CHANNELS if name in on)
    rows, columns, _ = small.shape
    facts = {"photo": whose(t, token), "rows": rows, "columns": columns, "channels": left_on or "—"}
    return t.label("small_alt", **facts)


def channels(t: PageText, token: str, small: Photo, view: View) -> None:
    """The three channels, and how often each number occurs in them."""
    colours = palette()
    places = st.grid(3, min_column_width=210)
    for name in pixels.CHANNELS:
        values = small[..., pixels.CHANNELS.index(name)]
        facts = {
            "channel": t.label(name).lower(),
            "dark": t.percent(float((values < 64).mean()), 0),
            "light": t.percent(float((values >= 192).mean()), 0),
        }
        with places.container(gap="xsmall"):
            st.markdown(f"**{t.label(name)}**")
            pair = st.container(horizontal=True, gap="small", vertical_alignment="bottom")
        with pair:
            channel_picture(t, token, small, name, view, fitted(small, CHANNEL))
            picture(
                drawn(
                    (token, small.shape, name, colours.text),
                    partial(figures.histogram, small, name, colours),
                ),
                alt=t.label("histogram_alt", **facts),
                width=CHANNEL,
            )


def channel_picture(
    t: PageText, token: str, small: Photo, name: str, view: View, width: int | Literal["stretch"]
) -> None:
    """One channel, so wide."""
    mean = round(float(small[..., pixels.CHANNELS.index(name)].mean()))
    picture(
        drawn((token, small.shape, name, view), partial(images.pixels, figures.channel(small, name, view))),
        t.label(f"channel_alt_{view}", channel=t.label(name).lower(), mean=mean),
        width,
    )


def fitted(photo: Photo, longer_side: int) -> int:
    """How wide a photo is, in px, when its longer side gets so many."""
    rows, columns, _ = photo.shape
    return max(1, int(longer_side * min(1, columns / rows) + 0.5))


def bridge(t: PageText, token: str, photo: Photo) -> None:
    """The same photo as the digit models would get it."""
    digit = photos.as_digit(photo)
    st.subheader(t.label("bridge"), anchor=False)
    prose(t.section("bridge", side=photos.DIGIT_SIDE, numbers=digit.size))
    flat = drawn((token, "digit"), partial(figures.flattened, digit))
    facts = {"photo": whose(t, token), "side": photos.DIGIT_SIDE, "numbers": digit.size}
    picture(flat, alt=t.label("bridge_alt", **facts))


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
