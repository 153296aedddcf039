"""A JPEG by its marks, without decoding it: what it would cost, and whether its end is there."""

import re
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from mlintro.errors import PhotoError, PhotoFault

MAX_SCANS = 30  # of a progressive JPEG; usual are 10
MAX_SEGMENTS = 20_000  # parts of a JPEG before its picture; usual are 20

# A marker of JPEG: 0xFF and a code; 0xFF00 is a byte of the picture, 0xFFD0 to 0xFFD7 are rests in it.
MARKER = re.compile(rb"\xff([\x01-\xcf\xd8-\xfe])")
START, END, ALONE, SCAN = 0xD8, 0xD9, 0x01, 0xDA
END_MARK = b"\xff\xd9"

# Bytes that go on where a file was cut, so that what they change was not in it.
OTHER_END = b"\xb6\xdb\x6d" * 300
MOST_LOST = 0.3  # of the rows: with more missing it is no longer that photo


@dataclass(frozen=True, slots=True)
class Outline:
    """How often a JPEG goes over its picture, and whether it comes to an end."""

    scans: int
    has_end: bool


def outline(jpeg: bytes) -> Outline:
    """
    The outline of a JPEG; stops counting at what is too much.

    ISO/IEC 10918-1, B.1.1: a segment is a marker, its length, and so many bytes. Scans in a preview
    that is part of the metadata do not count.
    """
    position, scans = 0, 0
    for _ in range(MAX_SEGMENTS):
        marker = MARKER.search(jpeg, position)
        if marker is None or marker[1][0] == END or scans > MAX_SCANS:
            return Outline(scans, has_end=marker is not None)
        position = marker.end()
        if marker[1][0] in (START, ALONE):
            continue
        scans += marker[1][0] == SCAN
        position += int.from_bytes(jpeg[position : position + 2])
    return Outline(MAX_SCANS + 1, has_end=True)


def cut(jpeg: bytes, side: int) -> float | None:
    """
    Where a JPEG ends before its picture does, as a share of its rows, 0..1; None where it does not.

    What lies behind a cut is whatever one puts there: rows that two ends make the same were there. A
    progressive one has all its rows in each scan, and lacks detail. Looked at with about `side` pixels
    along the longer side. Raises PhotoError where so much is lost that it is no longer that photo.
    """
    if outline(jpeg).has_end:
        return None
    there = jpeg.rstrip(b"\xff")  # half a marker
    first, is_progressive = pixels(there + END_MARK, side)
    if is_progressive:
        return 1.0
    second, _ = pixels(there + OTHER_END + END_MARK, side)
    differs = (first != second).reshape(len(first), -1).any(axis=1)
    if not differs.any():
        return None
    rows = float(differs.argmax()) / len(differs)
    if rows < 1 - MOST_LOST:
        raise PhotoError(PhotoFault.DAMAGED)
    return rows


def pixels(jpeg: bytes, side: int) -> tuple[NDArray[np.uint8], bool]:
    """The numbers of a JPEG, and whether it is progressive. Raises what Pillow raises."""
    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as image:
        image.draft(None, (side, side))
        is_progressive = "progressive" in image.info
        return np.asarray(() if is_progressive else image, dtype=np.uint8), is_progressive
