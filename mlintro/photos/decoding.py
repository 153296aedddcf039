"""
A stranger's bytes made into the picture that browsers show, or refused before they cost much.

What Pillow does not guard against by itself: a legal JPEG of 187 kB whose 3,000 scans take
40 seconds, a 236 kB PNG that unpacks to a gigabyte, 16-bit greys cut to white, a photo that
lies on its side, colours that mean others than their numbers say, and a place and a time in its metadata.

AVIF is not read though Pillow could: one of 4 kB that says it is small takes 550 MB.
"""

import math
import threading
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.ImageFile import ImageFile

from mlintro.errors import PhotoError, PhotoFault
from mlintro.photos import containers, jpeg
from mlintro.photos.profiles import by_gamma, in_srgb

FORMATS = (
    "PNG",
    "JPEG",
    "WEBP",
    "GIF",
    "BMP",
)  # "MPO" among them would keep Pillow from reading GIF and WebP

MAX_MB = 15  # as .streamlit/config.toml has it, which cannot read it here; a test keeps the two in step
MAX_BYTES = MAX_MB * 2**20
MAX_SIDE = 16_384
MAX_PIXELS = 16_000_000
MAX_JPEG_PIXELS = 64_000_000  # a JPEG is decoded at a fraction of its size
MAX_WORK = 600_000_000  # scans times pixels: each scan goes over all of them
LONGEST_SIDE = 1_024  # of what comes out: more than any page shows
PATIENCE = 20.0  # seconds to wait for others' photos

UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

# One at a time: a picture may take 300 MB while it is decoded.
turn = threading.Semaphore(1)


@dataclass(frozen=True, slots=True, eq=False)
class Received:
    """A picture, RGB, upright, without metadata; and whether its file ends before it does."""

    picture: Image.Image
    is_cut: bool = False


def decode(data: bytes) -> Image.Image:
    """The picture of `receive`, whether or not its end is missing. Raises PhotoError."""
    return receive(data).picture


def receive(data: bytes) -> Received:
    """
    The picture in the bytes of a PNG, JPEG, WebP, GIF or BMP file, as browsers show it on white.

    The first one if there are several; larger ones are reduced to 1,024 pixels along the longer side.
    Of a JPEG that lacks its last rows they are white. Raises PhotoError.
    """
    if not data:
        raise PhotoError(PhotoFault.EMPTY)
    if len(data) > MAX_BYTES:
        raise PhotoError(PhotoFault.TOO_LARGE, limit=MAX_MB)
    if not turn.acquire(timeout=PATIENCE):
        raise PhotoError(PhotoFault.BUSY)
    try:
        return decoded(data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotoError(PhotoFault.TOO_MANY_PIXELS) from error
    except PhotoError:
        raise
    except (Exception, MemoryError) as error:  # hostile bytes can make a decoder raise anything
        is_whole = containers.is_whole_bmp(data)
        raise PhotoError(PhotoFault.ODD_BMP if is_whole else PhotoFault.DAMAGED) from error
    finally:
        turn.release()


def decoded(data: bytes) -> Received:
    """What `receive` gives; raises whatever Pillow raises for bytes that are not what they seem."""
    profile = None
    is_jpeg = data.startswith(b"\xff\xd8")
    if data.startswith(containers.PNG):
        data, profile = containers.bare_png(data)
    elif data.startswith(b"BM"):
        data = containers.told_bmp(data)
    elif data.startswith(b"RIFF"):
        data = containers.told_webp(data)
    with opened(data + jpeg.END_MARK if is_jpeg else data) as image:
        check_cost(image, data)
        image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG: an eighth is as good, and quick
        flat = on_white(image, profile or image.info.get("icc_profile"))
        orientation = containers.orientation(image.info.get("exif", b""))
    cut = jpeg.cut(data, LONGEST_SIDE) if is_jpeg else None
    if cut is not None:
        flat.paste("white", (0, int(cut * flat.height), *flat.size))
    upright = flat.transpose(UPRIGHT[orientation]) if orientation in UPRIGHT else flat
    # A new picture has nothing of the old one but its pixels.
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    return Received(clean, is_cut=cut is not None)


def opened(data: bytes) -> ImageFile:
    """A file whose beginning was read. Raises PhotoError for what is of none of the kinds that are read."""
    if kind := containers.of_phones(data):
        raise PhotoError(PhotoFault.OF_PHONES, kind=kind)
    if not containers.seems_read(data):
        raise PhotoError(PhotoFault.UNKNOWN)
    return Image.open(BytesIO(data), formats=FORMATS)


def check_cost(image: Image.Image, data: bytes) -> None:
    """Raises PhotoError for a picture whose decoding would take too much memory or time."""
    width, height = image.size
    is_jpeg = data.startswith(b"\xff\xd8")
    limit = MAX_JPEG_PIXELS if is_jpeg else MAX_PIXELS
    if width * height > limit or max(width, height) > MAX_SIDE:
        raise PhotoError(PhotoFault.TOO_MANY_PIXELS)
    if is_jpeg:
        scans = jpeg.outline(data).scans
        if scans > jpeg.MAX_SCANS or scans * width * height > MAX_WORK:
            raise PhotoError(PhotoFault.TOO_MUCH_WORK)


def on_white(image: ImageFile, profile: bytes | None) -> Image.Image:
    """A picture in sRGB, 8 bits a number, reduced to LONGEST_SIDE, and white where it is transparent."""
    gamma = None if profile or "srgb" in image.info else image.info.get("gamma")
    shown = in_srgb(reduced(plain(image)), profile)
    if gamma and image.format == "PNG":
        shown = by_gamma(shown, gamma)
    if shown.mode == "RGBA":
        white = Image.new("RGBA", shown.size, "white")
        return Image.alpha_composite(white, shown).convert("RGB")
    return shown


def plain(image: ImageFile) -> Image.Image:
    """A picture of 8 bits a number without a palette: L, LA, RGB, RGBA or CMYK."""
    if image.mode.startswith("I"):  # 16 bits: Pillow would cut off what is above 255
        return eight_bits(np.asarray(image), image.info.get("transparency"))
    if image.format == "GIF":
        return first_of_gif(image)
    is_grey = image.mode in ("1", "L", "LA")
    if image.has_transparency_data:
        return image.convert("LA" if is_grey else "RGBA")
    if image.mode == "CMYK":
        return image
    return image.convert("L" if is_grey else "RGB")


def eight_bits(numbers: NDArray[np.integer], transparent: int | None) -> Image.Image:
    """Greys of 16 bits, (rows, columns), one of which may be transparent, as L or LA."""
    grey = Image.fromarray((numbers >> 8).clip(0, 255).astype(np.uint8))
    if transparent is None:
        return grey
    seen = np.where(numbers == transparent, 0, 255).astype(np.uint8)
    return Image.merge("LA", (grey, Image.fromarray(seen)))


def first_of_gif(image: ImageFile) -> Image.Image:
    """The first picture of a GIF, with nothing around it where it is smaller than the whole: RGBA."""
    place = image.tile[0].extents
    whole = Image.new("RGBA", image.size)
    whole.paste(image.convert("RGBA").crop(place), place)
    return whole


def reduced(image: Image.Image) -> Image.Image:
    """Whole blocks of pixels become their mean, so that the longer side is at most LONGEST_SIDE."""
    factor = math.ceil(max(image.size) / LONGEST_SIDE)
    return image.reduce(factor) if factor > 1 else image
