"""Kinds of photos whose colours or edges a decoder may get wrong, small, each made here."""

import struct
import zlib
from collections.abc import Callable

import numpy as np
from PIL import Image

from tests.photos import profiles
from tests.photos.corpus import animated, chunk, png, saved, with_exif

# Smooth colours of all sorts, (64, 96, 3), and the same in grey: what JPEG does to them is not seen.
COLOURS = np.asarray(
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (6, 9, 3), np.uint8)).resize(
        (96, 64), Image.Resampling.BILINEAR
    )
)
GREY = np.asarray(Image.fromarray(COLOURS).convert("L"))
LARGER = np.asarray(Image.fromarray(COLOURS).resize((960, 640), Image.Resampling.BILINEAR))
SEE_THROUGH = np.dstack([COLOURS, COLOURS[..., :1]])
CORNER = (slice(0, 20), slice(0, 40))  # what is made transparent by naming its colour


def jpeg(picture: Image.Image | np.ndarray = COLOURS, **options: object) -> bytes:
    return saved(picture, "JPEG", quality=95, **options)


def with_chunk(data: bytes, name: bytes, body: bytes) -> bytes:
    """A PNG with one more chunk, before its picture."""
    place = data.index(b"IDAT") - 4
    return data[:place] + chunk(name, body) + data[place:]


def marked(pixels: np.ndarray, colour: object) -> np.ndarray:
    """The same with a corner of one colour."""
    pixels = pixels.copy()
    pixels[CORNER] = colour
    return pixels


def png_16(pixels: np.ndarray, colour_type: int) -> bytes:
    """A PNG of 16 bits a number, which Pillow writes for greys only."""
    return png_of_rows(pixels.astype(">u2"), 16, colour_type)


def few_greys(bits: int) -> bytes:
    """A PNG of 2 or 4 bits a grey, one of which is transparent."""
    greys, places = GREY >> (8 - bits), 8 // bits
    packed = sum(greys[:, at::places] << (8 - bits * (at + 1)) for at in range(places))
    data = png_of_rows(packed.astype(np.uint8), bits, 0, GREY.shape)
    return with_chunk(data, b"tRNS", struct.pack(">H", 1 << bits - 1))


def png_of_rows(
    pixels: np.ndarray, bits: int, colour_type: int, shape: tuple[int, int] | None = None
) -> bytes:
    header = struct.pack(">IIBBBBB", *(shape or pixels.shape)[1::-1], bits, colour_type, 0, 0, 0)
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def wide(pixels: np.ndarray) -> np.ndarray:
    """8 bits as 16: 255 becomes 65,535."""
    return pixels.astype(np.uint16) * 257


def interlaced() -> bytes:
    """A PNG in seven passes (PNG, 8.1), which Pillow reads and does not write."""
    passes = (
        (0, 8, 0, 8),
        (0, 8, 4, 8),
        (4, 8, 0, 4),
        (0, 4, 2, 4),
        (2, 4, 0, 2),
        (0, 2, 1, 2),
        (1, 2, 0, 1),
    )
    rows = b"".join(
        b"\0" + row.tobytes()
        for top, down, left, right in passes
        for row in np.ascontiguousarray(COLOURS[top::down, left::right])
    )
    header = struct.pack(">IIBBBBB", 96, 64, 8, 2, 0, 0, 1)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def gif(size: tuple[int, int], *frames: tuple[int, int, int, int, int, int, int | None]) -> bytes:
    """A GIF of plain frames: left, top, width, height, colour 0..3, disposal, transparent colour."""
    data = (
        b"GIF89a"
        + struct.pack("<HHBBB", *size, 0x81, 1, 0)
        + bytes((255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9))
    )
    for left, top, width, height, colour, disposal, transparent in frames:
        flags = disposal << 2 | (transparent is not None)
        data += b"\x21\xf9\x04" + struct.pack("<BHB", flags, 5, transparent or 0) + b"\0"
        data += b"\x2c" + struct.pack("<HHHHB", left, top, width, height, 0) + b"\x02"
        # Codes of three bits, the lowest first: begin anew, a pixel, and so on, the end.
        codes = [4, colour] * (width * height) + [5]
        bits = sum(code << 3 * place for place, code in enumerate(codes))
        packed = bits.to_bytes((3 * len(codes) + 7) // 8, "little")
        blocks = (packed[at : at + 255] for at in range(0, len(packed), 255))
        data += b"".join(bytes([len(block)]) + block for block in blocks) + b"\0"
    return data + b";"


def first_webp_smaller() -> bytes:
    """A WebP of one picture that is smaller than the whole (RFC 9649, 2.7): 64 by 40, in it 30 by 20."""
    still = saved(COLOURS[:20, :30], "WEBP", lossless=True)[12:]
    place = b"".join(number.to_bytes(3, "little") for number in (5, 4, 30 - 1, 20 - 1, 100)) + b"\0"
    whole = b"\2\0\0\0" + (63).to_bytes(3, "little") + (39).to_bytes(3, "little")
    parts = ((b"VP8X", whole), (b"ANIM", bytes(6)), (b"ANMF", place + still))
    body = b"WEBP" + b"".join(name + struct.pack("<I", len(part)) + part for name, part in parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def behind_the_picture(data: bytes, name: bytes, body: bytes) -> bytes:
    """A PNG with one more chunk, before its end."""
    return data[:-12] + chunk(name, body) + data[-12:]


def told(orientation: bytes) -> bytes:
    """A JPEG whose EXIF has one entry: tag, type, count and value, the highest byte first."""
    exif = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + orientation + bytes(4)
    return jpeg(exif=exif)


def bmp(pixels: np.ndarray, *, way: int = 0, masks: bytes = b"", header: int = 40, bits: int = 32) -> bytes:
    """A BMP from (rows, columns, 4) as blue, green, red, transparency."""
    head = (
        struct.pack("<IiiHHIIiiII", header, *pixels.shape[1::-1], 1, bits, way, 0, 2835, 2835, 0, 0) + masks
    )
    head = head.ljust(header, b"\0")
    start = 14 + len(head)
    return b"BM" + struct.pack("<IHHI", start + pixels.nbytes, 0, 0, start) + head + pixels[::-1].tobytes()


BGRA = SEE_THROUGH[..., [2, 1, 0, 3]]
MASKS = struct.pack("<4I", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
INKS = Image.fromarray(COLOURS).convert("CMYK")
PALETTE = Image.fromarray(COLOURS).quantize(64)
BLACK_AND_WHITE = Image.fromarray(GREY).convert("1")
ICC = b"x\0\0" + zlib.compress(profiles.SWAPPED)
GAMMA_1 = struct.pack(">I", 100_000)
ON_ITS_SIDE = b'<x xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/>'
OVERSIZE = profiles.SWAPPED + bytes(5 * 2**20)

LIKE_A_BROWSER: dict[str, Callable[[], bytes]] = {
    "p3 png": lambda: saved(COLOURS, "PNG", icc_profile=profiles.P3),
    "p3 jpeg": lambda: jpeg(icc_profile=profiles.P3),
    "p3 webp": lambda: saved(COLOURS, "WEBP", lossless=True, icc_profile=profiles.P3),
    "p3, see-through": lambda: saved(SEE_THROUGH, "PNG", icc_profile=profiles.P3),
    "adobe rgb png": lambda: saved(COLOURS, "PNG", icc_profile=profiles.ADOBE),
    "adobe rgb jpeg": lambda: jpeg(icc_profile=profiles.ADOBE),
    "swapped png": lambda: saved(COLOURS, "PNG", icc_profile=profiles.SWAPPED),
    "swapped jpeg": lambda: jpeg(icc_profile=profiles.SWAPPED),
    "swapped palette": lambda: saved(PALETTE, "PNG", icc_profile=profiles.SWAPPED),
    "grey of gamma 1, png": lambda: saved(GREY, "PNG", icc_profile=profiles.of_grey(1)),
    "grey of gamma 1, jpeg": lambda: jpeg(GREY, icc_profile=profiles.of_grey(1)),
    "grey of gamma 1, 16 bits": lambda: saved(wide(GREY), "PNG", icc_profile=profiles.of_grey(1)),
    "grey of gamma 1, see-through": lambda: saved(
        Image.fromarray(SEE_THROUGH).convert("LA"), "PNG", icc_profile=profiles.of_grey(1)
    ),
    "grey, a profile of colours, jpeg": lambda: jpeg(GREY, icc_profile=profiles.ADOBE),
    "grey, a profile of colours, png": lambda: saved(GREY, "PNG", icc_profile=profiles.ADOBE),
    "colours, a profile of greys": lambda: saved(COLOURS, "PNG", icc_profile=profiles.of_grey(1)),
    "colours, a profile of inks": lambda: jpeg(icc_profile=profiles.of_inks()),
    "inks": lambda: jpeg(INKS),
    "inks with their profile": lambda: jpeg(INKS, icc_profile=profiles.of_inks()),
    "inks with their profile, version 4": lambda: jpeg(INKS, icc_profile=profiles.of_inks(4)),
    "inks, a profile of colours": lambda: jpeg(INKS, icc_profile=profiles.SWAPPED),
    "half a profile, jpeg": lambda: jpeg(icc_profile=profiles.SWAPPED[:300]),
    "half a profile, png": lambda: saved(COLOURS, "PNG", icc_profile=profiles.SWAPPED[:300]),
    "inks with a profile of two intents": lambda: jpeg(INKS, icc_profile=profiles.of_inks(also=True)),
    "a profile behind the picture": lambda: behind_the_picture(saved(COLOURS, "PNG"), b"iCCP", ICC),
    "a profile with a wrong checksum": lambda: with_chunk(saved(COLOURS, "PNG"), b"iCCP", ICC).replace(
        chunk(b"iCCP", ICC), chunk(b"iCCP", ICC)[:-4] + bytes(4)
    ),
    "gamma 1, and a profile that is none": lambda: with_chunk(
        saved(COLOURS, "PNG", icc_profile=b"a profile"), b"gAMA", GAMMA_1
    ),
    "a profile that does not unpack": lambda: with_chunk(saved(COLOURS, "PNG"), b"iCCP", b"x\0\0no zlib"),
    "gamma 1": lambda: with_chunk(saved(COLOURS, "PNG"), b"gAMA", struct.pack(">I", 100_000)),
    "gamma 1, and said to be srgb": lambda: with_chunk(
        with_chunk(saved(COLOURS, "PNG"), b"gAMA", struct.pack(">I", 100_000)), b"sRGB", b"\0"
    ),
    "16 bits of grey": lambda: saved(wide(GREY), "PNG"),
    "16 bits of grey, one transparent": lambda: with_chunk(
        saved(marked(wide(GREY), 1234), "PNG"), b"tRNS", struct.pack(">H", 1234)
    ),
    "16 bits of colour": lambda: png_16(wide(COLOURS), 2),
    "16 bits of colour, one transparent": lambda: with_chunk(
        png_16(marked(wide(COLOURS), (1000, 2000, 3000)), 2), b"tRNS", struct.pack(">3H", 1000, 2000, 3000)
    ),
    "16 bits, see-through": lambda: png_16(wide(SEE_THROUGH), 6),
    "grey, one transparent": lambda: with_chunk(saved(marked(GREY, 7), "PNG"), b"tRNS", struct.pack(">H", 7)),
    "colours, one transparent": lambda: with_chunk(
        saved(marked(COLOURS, (1, 2, 3)), "PNG"), b"tRNS", struct.pack(">3H", 1, 2, 3)
    ),
    "2 bits of grey, one transparent": lambda: few_greys(2),
    "4 bits of grey, one transparent": lambda: few_greys(4),
    "one transparent, told too short": lambda: with_chunk(saved(COLOURS, "PNG"), b"tRNS", b"\0\1\0\2\0"),
    "a palette of transparencies": lambda: saved(PALETTE, "PNG", transparency=bytes(range(0, 256, 4))),
    "1 bit": lambda: saved(BLACK_AND_WHITE, "PNG"),
    "1 bit, black transparent": lambda: with_chunk(
        saved(BLACK_AND_WHITE, "PNG"), b"tRNS", struct.pack(">H", 0)
    ),
    "1 bit, bmp": lambda: saved(BLACK_AND_WHITE, "BMP"),
    "interlaced": interlaced,
    "a comment that unpacks to 64 MB": lambda: png(
        8, 8, extra=chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(64 * 2**20), 9))
    ),
    **{f"orientation {n}, jpeg": lambda n=n: jpeg(exif=with_exif(n)) for n in range(1, 9)},
    **{f"orientation {n}, png": lambda n=n: saved(COLOURS, "PNG", exif=with_exif(n)) for n in range(1, 9)},
    "orientation in four bytes": lambda: told(struct.pack(">HHII", 0x0112, 4, 1, 6)),
    "orientation told twice": lambda: told(struct.pack(">HHIHH", 0x0112, 3, 2, 6, 6)),
    "orientation in other metadata": lambda: jpeg(xmp=ON_ITS_SIDE),
    "jpeg without its last bytes": lambda: saved(LARGER, "JPEG")[:-5],
    "jpeg without 3 %": lambda: (whole := saved(LARGER, "JPEG"))[: len(whole) * 97 // 100],
    "jpeg without 8 %": lambda: (whole := saved(LARGER, "JPEG"))[: len(whole) * 92 // 100],
    "progressive without 3 %": lambda: (whole := saved(LARGER, "JPEG", progressive=True))[
        : len(whole) * 97 // 100
    ],
    "progressive without 40 %": lambda: (whole := saved(LARGER, "JPEG", progressive=True))[
        : len(whole) * 60 // 100
    ],
    "png without its end": lambda: saved(COLOURS, "PNG")[:-12],
    "gif, first picture smaller": lambda: gif((40, 40), (0, 0, 20, 20, 0, 0, None)),
    "gif, first picture in the middle": lambda: gif((40, 40), (10, 5, 20, 20, 2, 0, None)),
    "gif, first picture unseen": lambda: gif((40, 40), (10, 5, 20, 20, 2, 0, 2), (0, 0, 40, 40, 1, 0, None)),
    "gif, cleared afterwards": lambda: gif((40, 40), (10, 5, 20, 20, 2, 2, None), (0, 0, 10, 10, 1, 0, None)),
    "gif, put back afterwards": lambda: gif((40, 40), (10, 5, 20, 20, 2, 3, None), (0, 0, 9, 9, 1, 0, None)),
    "gif, first picture larger": lambda: gif((20, 20), (10, 5, 40, 40, 2, 0, None)),
    "webp, first picture smaller": first_webp_smaller,
    **{f"{kind}, several pictures": lambda kind=kind: animated(kind) for kind in ("GIF", "WEBP", "PNG")},
    "bmp, no transparency told": lambda: bmp(BGRA),
    "bmp, transparency told": lambda: bmp(BGRA, masks=MASKS, header=108),
    "bmp, nothing but transparency": lambda: bmp(
        BGRA & np.array([255, 255, 255, 0], np.uint8), masks=MASKS, header=108
    ),
    "bmp, room for masks and none told": lambda: bmp(BGRA, header=124),
    "bmp, plain, masks in a header of half the length": lambda: bmp(BGRA, masks=MASKS, header=56),
    "bmp, transparency in masks": lambda: bmp(BGRA, way=3, masks=MASKS, header=108),
    "bmp, masks without transparency": lambda: bmp(BGRA, way=3, masks=MASKS[:12]),
}

# Whole, and refused with a sentence that says so.
ODD_BMP: dict[str, Callable[[], bytes]] = {
    "masks in an odd place": lambda: bmp(BGRA, way=3, masks=struct.pack("<3I", 0xFF, 0xFF000000, 0xFF00)),
    "4 bits a colour": lambda: bmp(BGRA, way=3, masks=struct.pack("<4I", 0xF00, 0xF0, 0xF, 0xF000), bits=16),
    "16 bits, one of them transparency": lambda: bmp(
        BGRA, way=3, masks=struct.pack("<4I", 0x7C00, 0x3E0, 0x1F, 0x8000), header=108, bits=16
    ),
    "packed, with jumps": lambda: bmp(np.array([[[0, 2, 9, 9]]] * 3, np.uint8), way=1, bits=8),
    "packed, 24 bits": lambda: bmp(BGRA, way=4, bits=24),
    "2 bits": lambda: bmp(BGRA, bits=2),
}
