"""
Colours as their file means them: what its profile says, made into the numbers of sRGB that browsers show.

A profile is a stranger's, too: one that is too long, of a kind that no photo has or that can ask for
minutes of work is left aside, as browsers leave aside what they cannot read.
"""

from functools import cache
from io import BytesIO

import numpy as np
from PIL import Image, ImageCms

MAX_PROFILE = 4 * 2**20  # bytes; those of printers take up to 3 MB
MAX_TAGS = 100  # usual are 10 to 20

# ICC.1:2022, 7.2: what a profile may be of, and the space in which it says what colours look like.
SPACES = {"L": b"GRAY", "LA": b"GRAY", "RGB": b"RGB ", "RGBA": b"RGB ", "CMYK": b"CMYK"}
CLASSES = (b"mntr", b"scnr", b"prtr", b"spac")
CONNECTIONS = (b"XYZ ", b"Lab ")
VERSIONS = (2, 4)
TAG = 12  # bytes in the table: name, place, length
# A chain of as many steps as its maker likes, for each of the points that a table is made of.
CHAIN = b"mpet"


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """
    A picture (L, LA, RGB, RGBA or CMYK) in the colours of its profile: RGB, or RGBA if it had transparency.

    Without a profile that fits it, its numbers are taken for sRGB, and inks for plain ones.
    """
    has_alpha = image.mode.endswith("A")
    as_is = image.convert("RGBA" if has_alpha else "RGB")
    if profile is None:
        return as_is
    if image.mode.startswith("L") and space(profile) == b"RGB ":
        image = as_is
    if space(profile) != SPACES[image.mode]:
        return as_is
    colours = image if image.mode in ("L", "RGB", "CMYK") else image.convert(image.mode[:-1])
    try:
        transform = ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            srgb(),
            colours.mode,
            "RGB",
            ImageCms.Intent.PERCEPTUAL,
        )
    except (ImageCms.PyCMSError, OSError):  # not as sound as it looked
        return as_is
    seen = ImageCms.applyTransform(colours, transform)
    assert seen is not None  # as it is when the picture is not changed in place
    if has_alpha:
        seen.putalpha(image.getchannel("A"))
    return seen


@cache
def srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def space(profile: bytes) -> bytes | None:
    """
    What a profile is of, as its header has it: `b"RGB "`, `b"GRAY"`, `b"CMYK"`; None if it is left aside.

    ICC.1:2022, 7.2 and 7.3: a header of 128 bytes, then a table of tags.
    """
    if not 132 <= len(profile) <= MAX_PROFILE or int.from_bytes(profile[:4]) > len(profile):
        return None
    is_of_a_photo = profile[12:16] in CLASSES and profile[20:24] in CONNECTIONS and profile[8] in VERSIONS
    tags = int.from_bytes(profile[128:132])
    if profile[36:40] != b"acsp" or not is_of_a_photo or tags > MAX_TAGS:
        return None
    places = [
        int.from_bytes(profile[at + 4 : at + 8])
        for at in range(132, min(132 + tags * TAG, len(profile) - TAG + 1), TAG)
    ]
    is_long = any(profile[place : place + 4] == CHAIN for place in places)
    return None if is_long else profile[16:20]


def by_gamma(image: Image.Image, gamma: float) -> Image.Image:
    """
    A picture (L, LA, RGB or RGBA) whose numbers are light to the power of `gamma`, in sRGB's.

    PNG, third edition, 11.3.2.2 (gAMA); IEC 61966-2-1 for sRGB.
    """
    light = (np.arange(256) / 255) ** (1 / gamma)
    bright = 1.055 * light ** (1 / 2.4) - 0.055
    table = np.where(light <= 0.0031308, 12.92 * light, bright)
    levels = (table * 255 + 0.5).astype(int).tolist()
    bands = image.getbands()
    return image.point([level for band in bands for level in (range(256) if band == "A" else levels)])
