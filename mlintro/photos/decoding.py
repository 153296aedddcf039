"""
A stranger's bytes made into a picture, or refused before they cost much.

What Pillow does not guard against by itself: a legal JPEG of 187 kB whose 3,000 scans take
40 seconds, a 236 kB PNG that unpacks to a gigabyte, 16-bit greys cut to white, a photo that
lies on its side, and a place and a time in its metadata.
"""

import math
import re
import threading
from io import BytesIO

import numpy as np
from PIL import Image, UnidentifiedImageError

from mlintro.errors import PhotoError, PhotoFault

FORMATS = (
    "PNG",
    "JPEG",
    "WEBP",
    "GIF",
    "BMP",
)  # "MPO" among them would keep Pillow from reading GIF and WebP
SIGNATURES = (b"\x89PNG", b"\xff\xd8", b"RIFF", b"GIF8", b"BM")

MAX_MB = 15  # as .streamlit/config.toml has it, which cannot read it here; a test keeps the two in step
MAX_BYTES = MAX_MB * 2**20
MAX_SIDE = 16_384
MAX_PIXELS = 16_000_000
MAX_JPEG_PIXELS = 64_000_000  # a JPEG is decoded at a fraction of its size
MAX_SCANS = 30  # of a progressive JPEG; usual are 10
MAX_WORK = 600_000_000  # scans times pixels: each scan goes over all of them
MAX_SEGMENTS = 20_000  # parts of a JPEG before its picture; usual are 20
LONGEST_SIDE = 1_024  # of what comes out: more than any page shows
PATIENCE = 20.0  # seconds to wait for others' photos

# A marker of JPEG: 0xFF and a code; 0xFF00 is a byte of the picture, 0xFFD0 to 0xFFD7 are rests in it.
MARKER = re.compile(rb"\xff([\x01-\xcf\xd8-\xfe])")
START, END, ALONE, SCAN = 0xD8, 0xD9, 0x01, 0xDA

ORIENTATION = 0x0112  # tag of EXIF
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


def decode(data: bytes) -> Image.Image:
    """
    The picture in the bytes of a PNG, JPEG, WebP, GIF or BMP file: RGB, upright, without metadata.

    The first one if there are several; what is transparent becomes white; larger ones are reduced
    to 1,024 pixels along the longer side. Raises PhotoError.
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
        raise PhotoError(PhotoFault.DAMAGED) from error
    finally:
        turn.release()


def decoded(data: bytes) -> Image.Image:
    """What `decode` gives; raises whatever Pillow raises for bytes that are not what they seem."""
    try:
        opened = Image.open(BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:
        is_known = data.startswith(SIGNATURES)
        raise PhotoError(PhotoFault.DAMAGED if is_known else PhotoFault.UNKNOWN) from error
    with opened as image:
        check_cost(image, data)
        image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG: an eighth is as good, and quick
        orientation = image.getexif().get(ORIENTATION)
        flat = reduced(plain(image))
    upright = flat.transpose(UPRIGHT[orientation]) if orientation in UPRIGHT else flat
    # A new picture has nothing of the old one but its pixels.
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    return clean


def check_cost(image: Image.Image, data: bytes) -> None:
    """Raises PhotoError for a picture whose decoding would take too much memory or time."""
    width, height = image.size
    is_jpeg = data.startswith(b"\xff\xd8")
    limit = MAX_JPEG_PIXELS if is_jpeg else MAX_PIXELS
    if width * height > limit or max(width, height) > MAX_SIDE:
        raise PhotoError(PhotoFault.TOO_MANY_PIXELS)
    if is_jpeg:
        scans = count_scans(data)
        if scans > MAX_SCANS or scans * width * height > MAX_WORK:
            raise PhotoError(PhotoFault.TOO_MUCH_WORK)


def count_scans(jpeg: bytes) -> int:
    """
    How often a JPEG goes over its picture, without decoding it; stops counting at what is too much.

    ISO/IEC 10918-1, B.1.1: a segment is a marker, its length, and so many bytes. Scans in a preview
    that is part of the metadata do not count.
    """
    position, scans = 0, 0
    for _ in range(MAX_SEGMENTS):
        marker = MARKER.search(jpeg, position)
        if marker is None or marker[1][0] == END or scans > MAX_SCANS:
            return scans
        position = marker.end()
        if marker[1][0] in (START, ALONE):
            continue
        scans += marker[1][0] == SCAN
        position += int.from_bytes(jpeg[position : position + 2])
    return MAX_SCANS + 1


def plain(image: Image.Image) -> Image.Image:
    """A picture of 8 bits a number and without transparency: greys, colours or inks."""
    if image.mode.startswith("I"):  # 16 bits: Pillow would cut off what is above 255
        return Image.fromarray((np.asarray(image) >> 8).clip(0, 255).astype(np.uint8))
    if image.has_transparency_data:
        colours = reduced(image.convert("RGBA"))
        white = Image.new("RGBA", colours.size, "white")
        return Image.alpha_composite(white, colours).convert("RGB")
    return image.convert("RGB")


def reduced(image: Image.Image) -> Image.Image:
    """Whole blocks of pixels become their mean, so that the longer side is at most LONGEST_SIDE."""
    factor = math.ceil(max(image.size) / LONGEST_SIDE)
    return image.reduce(factor) if factor > 1 else image
