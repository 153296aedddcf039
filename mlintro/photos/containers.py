"""Files before they are decoded: what in them would cost too much, or be read otherwise than browsers do."""

import struct
import zlib

from mlintro.errors import PhotoError, PhotoFault
from mlintro.photos.profiles import MAX_PROFILE

PNG = b"\x89PNG\r\n\x1a\n"
# What decides how the first picture of a PNG looks. Texts, which may unpack to gigabytes, do not.
NEEDED = (b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"eXIf", b"IDAT", b"IEND")
MAX_CHUNKS = 200_000
COLOURS = 2  # PNG's word for red, green and blue

# Brands of ISO base media files: ISO/IEC 23008-12, and the AV1 image file format, 6.
AVIF = (b"avif", b"avis")
HEIC = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")

BITS_GIVEN, PLAIN = 3, 0  # ways to store a BMP
KNOWS_MASKS = 56  # bytes: a BMP whose header is as long says where the transparency stands
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


def bare_png(data: bytes) -> tuple[bytes, bytes | None]:
    """
    A PNG without what its first picture does not need, and its profile, if it has a readable one.

    PNG, third edition, 5.3: a chunk is a length, a name, so many bytes, and a checksum. Raises PhotoError.
    """
    kept, profile, position, depth = [PNG], None, len(PNG), b""
    for _ in range(MAX_CHUNKS):
        size, name = int.from_bytes(data[position : position + 4]), data[position + 4 : position + 8]
        end = position + 12 + size
        body = slice(position + 8, end - 4)
        if name == b"IHDR":
            depth = data[body][8:10]
        if name == b"iCCP":
            profile = profile or unpacked(data[body])
        elif name == b"tRNS" and depth == bytes([16, COLOURS]):
            # Of its two bytes a colour keeps the first, and so does the one that is transparent.
            kept.append(chunk(name, b"".join(b"\0" + data[body][at : at + 1] for at in (0, 2, 4))))
        elif name in NEEDED:
            kept.append(data[position:end])
        if end >= len(data):
            return b"".join(kept), profile
        position = end
    raise PhotoError(PhotoFault.TOO_MUCH_WORK)


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def unpacked(body: bytes) -> bytes | None:
    """A profile as PNG has it: a name, a zero, a zero for how it is packed, and that."""
    _, _, packed = body.partition(b"\0")
    try:
        profile = zlib.decompressobj().decompress(packed[1:], MAX_PROFILE + 1)
    except zlib.error:
        return None
    return profile if len(profile) <= MAX_PROFILE else None


def told_bmp(data: bytes) -> bytes:
    """A BMP with transparency, told as Pillow reads it: with masks. Any other as it is."""
    if len(data) < 14 + KNOWS_MASKS:
        return data
    size, bits, way = struct.unpack_from("<I10xHI", data, 14)
    if size < KNOWS_MASKS or bits != 32 or way != PLAIN:
        return data
    return data[:30] + struct.pack("<I", BITS_GIVEN) + data[34:54] + MASKS + data[70:]
