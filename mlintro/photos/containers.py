"""Files before they are decoded: what in them would cost too much, or be read otherwise than browsers do."""

import struct
import zlib

from mlintro.errors import PhotoError, PhotoFault
from mlintro.photos.profiles import MAX_PROFILE, space

PNG = b"\x89PNG\r\n\x1a\n"
# What decides how the first picture of a PNG looks. Texts, which may unpack to gigabytes, do not.
NEEDED = (b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"eXIf", b"IDAT", b"IEND")
MAX_CHUNKS = 200_000
GREY, COLOURS, PALETTE = 0, 2, 3  # PNG's words for what its numbers are

# Brands of ISO base media files: ISO/IEC 23008-12, and the AV1 image file format, 6.
AVIF = (b"avif", b"avis")
HEIC = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")

ORIENTATION, SHORT = 0x0112, 3  # EXIF's words for how a camera was held, and for a number of two bytes

BITS_GIVEN, PLAIN = 3, 0  # ways to store a BMP
HEADERS = (12, 16, 40, 52, 56, 64, 108, 124)  # bytes that a BMP's may have
# So long is one that says where transparency stands among given bits, and among plain ones.
KNOWS_MASKS, IS_HEARD = 56, 108
MASKS = struct.pack("<4I", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)  # red, green, blue, transparency


def of_phones(data: bytes) -> str | None:
    """The name of a kind of photo that phones make and that is not read here, if it is one."""
    if data[4:8] != b"ftyp":
        return None
    end = min(int.from_bytes(data[:4]), 256)
    brands = {data[at : at + 4] for at in range(8, end, 4)}
    if brands.intersection(AVIF):
        return "AVIF"
    return "HEIC" if brands.intersection(HEIC) else None


def seems_read(data: bytes) -> bool:
    """Whether a file begins as one of the kinds that are read: more than two letters tell."""
    if data.startswith(b"RIFF"):
        return data[8:12] == b"WEBP"
    if data.startswith(b"BM"):
        return int.from_bytes(data[14:18], "little") in HEADERS
    return data.startswith((PNG[:4], b"\xff\xd8", b"GIF87a", b"GIF89a"))


def bare_png(data: bytes) -> tuple[bytes, bytes | None]:
    """
    A PNG without what its first picture does not need, and its profile, if it has a readable one.

    PNG, third edition, 5.3: a chunk is a length, a name, so many bytes, and a checksum. As in browsers, one
    that could be missing is left aside where its checksum is wrong. Raises PhotoError.
    """
    kept, profile, position, header, is_before = [PNG], None, len(PNG), b"", True
    for _ in range(MAX_CHUNKS):
        size, name = int.from_bytes(data[position : position + 4]), data[position + 4 : position + 8]
        end = position + 12 + size
        body, checksum = data[position + 8 : end - 4], int.from_bytes(data[end - 4 : end])
        if name[:1].isupper() or zlib.crc32(name + body) == checksum:
            if name == b"IHDR":
                header = body
            is_before = is_before and name != b"IDAT"
            if name == b"iCCP" and is_before:
                profile = profile or unpacked(body)
            elif name == b"tRNS":
                kept.append(transparent(header, body))
            elif name in NEEDED:
                kept.append(data[position:end])
        if end >= len(data):
            return b"".join(kept), profile
        position = end
    raise PhotoError(PhotoFault.TOO_MUCH_WORK)


def transparent(header: bytes, body: bytes) -> bytes:
    """
    The chunk that says what is transparent, in the eight bits that Pillow makes of less or more.

    Nothing where it is not as PNG, third edition, 11.3.1.1, has it.
    """
    depth, kind = header[8:9], header[9:10]
    told = {GREY: len(body) == 2, COLOURS: len(body) == 6, PALETTE: len(body) <= 256}
    if not kind or not told.get(kind[0]):
        return b""
    if kind[0] == GREY and depth[0] in (2, 4):
        most = 2 ** depth[0] - 1
        body = struct.pack(">H", (body[1] & most) * 255 // most)
    elif kind[0] == COLOURS and depth[0] == 16:
        # Of its two bytes a colour keeps the first, and so does the one that is transparent.
        body = b"".join(b"\0" + body[at : at + 1] for at in (0, 2, 4))
    return chunk(b"tRNS", body)


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def unpacked(body: bytes) -> bytes | None:
    """A profile as PNG has it, a name, a zero, a zero for how it is packed, and that; or None."""
    _, _, packed = body.partition(b"\0")
    try:
        profile = zlib.decompressobj().decompress(packed[1:], MAX_PROFILE + 1)
    except zlib.error:
        return None
    return profile if space(profile) else None


def told_webp(data: bytes) -> bytes:
    """
    A WebP of several pictures, said to be transparent: else Pillow shows black around a smaller first one.

    RFC 9649, 2.7: in the chunk VP8X, 2 and 16 of its first byte are for several pictures and transparency.
    """
    is_several = data[12:16] == b"VP8X" and len(data) > 20 and data[20] & 2
    return data[:20] + bytes([data[20] | 16]) + data[21:] if is_several else data


def told_bmp(data: bytes) -> bytes:
    """A BMP with transparency, told as Pillow reads it: with masks. Any other as it is. Raises PhotoError."""
    if len(data) < 14 + KNOWS_MASKS:
        return data
    size, bits, way = struct.unpack_from("<I10xHI", data, 14)
    is_told = size >= KNOWS_MASKS and data[66:70] != bytes(4)
    if is_told and (bits, way) == (16, BITS_GIVEN):
        raise PhotoError(PhotoFault.ODD_BMP)
    if not is_told or size < IS_HEARD or (bits, way) != (32, PLAIN):
        return data
    return data[:30] + struct.pack("<I", BITS_GIVEN) + data[34:54] + MASKS + data[70:]


def is_whole_bmp(data: bytes) -> bool:
    """Whether a BMP is as long as it says it is: what cannot be read of it is odd, and not damaged."""
    return data.startswith(b"BM") and int.from_bytes(data[2:6], "little") == len(data)


def orientation(exif: bytes) -> int:
    """
    How a camera was held, 1..8 in EXIF 2.3, tag 0x0112; 1 where that is not told in two bytes.

    Pillow would also take it from other metadata, which browsers do not heed and which often is out of date.
    """
    tiff = exif.removeprefix(b"Exif\0\0")
    order = ">" if tiff.startswith(b"MM") else "<"
    try:
        start = struct.unpack_from(f"{order}I", tiff, 4)[0]
        count = struct.unpack_from(f"{order}H", tiff, start)[0]
        for at in range(start + 2, start + 2 + 12 * count, 12):
            *told, value = struct.unpack_from(f"{order}HHIH", tiff, at)
            if told == [ORIENTATION, SHORT, 1]:
                return int(value)
    except struct.error:  # torn
        return 1
    return 1
