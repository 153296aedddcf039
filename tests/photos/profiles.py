"""Colour profiles made from numbers, as cameras, phones and printers put them into photos (ICC.1:2022)."""

import struct

import numpy as np

WHITE = (0.9642, 1.0, 0.8249)  # D50
# Red, green and blue as XYZ under D50.
SRGB_PRIMARIES = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.7141))
P3_PRIMARIES = ((0.51512, 0.2412, -0.00105), (0.29198, 0.69225, 0.04189), (0.1571, 0.06657, 0.78407))
ADOBE_PRIMARIES = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))


def fixed(*numbers: float) -> bytes:
    return b"".join(struct.pack(">i", round(number * 65_536)) for number in numbers)


def xyz(*numbers: float) -> bytes:
    return b"XYZ \0\0\0\0" + fixed(*numbers)


def power(gamma: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))


SRGB_CURVE = (
    b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
)


def profile(
    space: bytes,
    tags: dict[bytes, bytes],
    *,
    kind: bytes = b"mntr",
    seen_in: bytes = b"XYZ ",
    version: int = 2,
) -> bytes:
    """A header, a table of tags, and the tags."""
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 5) + b"test\0" + bytes(79),
        b"wtpt": xyz(*WHITE),
    } | tags
    place, table, body = 132 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for name, tag in tags.items():
        tag += bytes(-len(tag) % 4)
        table += name + struct.pack(">II", place + len(body), len(tag))
        body += tag
    head = struct.pack(">I4xI4s4s4s12x4s", place + len(body), version << 24, kind, space, seen_in, b"acsp")
    return head.ljust(68, b"\0") + fixed(*WHITE).ljust(60, b"\0") + table + body


def of_colours(primaries: tuple[tuple[float, ...], ...], curve: bytes, **more: bytes) -> bytes:
    tags = {name + b"XYZ": xyz(*primary) for name, primary in zip((b"r", b"g", b"b"), primaries, strict=True)}
    curves = {name + b"TRC": curve for name in (b"r", b"g", b"b")}
    return profile(b"RGB ", tags | curves | {name.encode(): tag for name, tag in more.items()})


def of_grey(gamma: float) -> bytes:
    return profile(b"GRAY", {b"kTRC": power(gamma)})


def of_inks(version: int = 2, points: int = 2, *, also: bool = False) -> bytes:
    """
    A printer: what inks in so many amounts each, on top of each other, look like, in Lab.

    With `also`, for another intent they look like nothing but white.
    """
    head = b"mft1\0\0\0\0" + bytes([4, 3, points, 0]) + fixed(1, 0, 0, 0, 1, 0, 0, 0, 1)
    c, m, y, k = np.meshgrid(*[np.linspace(0, 1, points)] * 4, indexing="ij")
    light = (100 - 30 * c - 40 * m - 8 * y) * (1 - 0.85 * k)
    a, b = (-35 * c + 70 * m - 5 * y) * (1 - k), (-45 * c - 5 * m + 90 * y) * (1 - k)
    table = np.stack([light * 2.55, a + 128, b + 128], axis=-1).clip(0, 255).round().astype(np.uint8)
    straight = bytes(range(256))
    lut = head + 4 * straight + table.tobytes() + 3 * straight
    white = head + 4 * straight + bytes([255, 128, 128]) * points**4 + 3 * straight
    tags = {b"A2B0": lut} | ({b"A2B1": white} if also else {})
    return profile(b"CMYK", tags, kind=b"prtr", seen_in=b"Lab ", version=version)


P3 = of_colours(P3_PRIMARIES, SRGB_CURVE)
ADOBE = of_colours(ADOBE_PRIMARIES, power(563 / 256))
# Red means green, green blue, and blue red: whoever does not look at it shows other colours.
SWAPPED = of_colours((*SRGB_PRIMARIES[1:], SRGB_PRIMARIES[0]), SRGB_CURVE)
WITH_A_CHAIN = of_colours(
    (*SRGB_PRIMARIES[1:], SRGB_PRIMARIES[0]), SRGB_CURVE, D2B0=b"mpet\0\0\0\0" + struct.pack(">HHI", 3, 3, 0)
)
