"""Photos good, odd and hostile, each made here: what `decode` must show right or refuse."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO

import numpy as np
from PIL import Image

from mlintro.errors import PhotoFault

# Six colours that JPEG keeps apart, in a picture that looks different whichever way it is turned.
SQUARES = np.array(
    [[(255, 0, 0), (0, 255, 0), (0, 0, 255)], [(255, 255, 0), (0, 0, 0), (255, 255, 255)]], np.uint8
)
SIDE = 16  # pixels: a block of JPEG at half colour resolution
GOOD = SQUARES.repeat(SIDE, axis=0).repeat(SIDE, axis=1)
PLACE = "gps-and-serial-number-of-a-camera"


def saved(image: Image.Image | np.ndarray, kind: str, **options: object) -> bytes:
    file = BytesIO()
    picture = image if isinstance(image, Image.Image) else Image.fromarray(image)
    picture.save(file, kind, **options)
    return file.getvalue()


def centres(image: Image.Image, side: int = SIDE) -> np.ndarray:
    """The colours in the middle of the squares."""
    return np.asarray(image)[side // 2 :: side, side // 2 :: side]


def turned(orientation: int) -> np.ndarray:
    """GOOD as a camera stores it that notes this orientation (EXIF 2.3, tag 0x0112)."""
    return {
        1: GOOD,
        2: GOOD[:, ::-1],
        3: GOOD[::-1, ::-1],
        4: GOOD[::-1],
        5: GOOD.transpose(1, 0, 2),
        6: np.rot90(GOOD, 1),
        7: np.rot90(GOOD.transpose(1, 0, 2), 2),
        8: np.rot90(GOOD, -1),
    }[orientation]


def with_exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = PLACE
    return exif


def animated(kind: str) -> bytes:
    others = [Image.new("RGB", GOOD.shape[1::-1], colour) for colour in ("purple", "orange")]
    return saved(GOOD, kind, save_all=True, append_images=others, duration=50, lossless=True)


def see_through(kind: str) -> bytes:
    """Red that cannot be seen on the left, blue that can on the right."""
    pixels = np.zeros((8, 16, 4), np.uint8)
    pixels[:, :8] = (255, 0, 0, 0)
    pixels[:, 8:] = (0, 0, 255, 255)
    return saved(pixels, kind, lossless=True)


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, *, said: tuple[int, int] | None = None, extra: bytes = b"") -> bytes:
    """A grey PNG, row by row, so that a huge one costs nothing to make; `said` is the size it claims."""
    header = struct.pack(">IIBBBBB", *(said or (width, height)), 8, 0, 0, 0, 0)
    pack = zlib.compressobj(9)
    body = b"".join(pack.compress(bytes(width + 1)) for _ in range(height)) + pack.flush()
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", header) + extra + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def many_scans(count: int) -> bytes:
    """A progressive JPEG whose last scan comes again and again."""
    jpeg = saved(Image.new("RGB", (1_000, 1_000), "teal"), "JPEG", progressive=True)
    last = jpeg.rindex(b"\xff\xda")
    return jpeg[:-2] + jpeg[last:-2] * count + jpeg[-2:]


def huge_jpeg(side: int) -> bytes:
    """A small JPEG that claims to be huge: its header is read before anything else."""
    jpeg = saved(GOOD, "JPEG")
    frame = jpeg.index(b"\xff\xc0") + 5
    return jpeg[:frame] + struct.pack(">HH", side, side) + jpeg[frame + 4 :]


LOSSLESS = {"PNG": {}, "BMP": {}, "WEBP": {"lossless": True}, "GIF": {}}

REFUSED: dict[str, tuple[Callable[[], bytes], PhotoFault]] = {
    "empty": (bytes, PhotoFault.EMPTY),
    "text": (lambda: "¿Una foto? ".encode() * 50, PhotoFault.UNKNOWN),
    "html": (lambda: b"<!doctype html><img src=x onerror=alert(1)>", PhotoFault.UNKNOWN),
    "svg": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>', PhotoFault.UNKNOWN),
    "a sound": (lambda: b"RIFF\x24\0\0\0WAVEfmt " + bytes(40), PhotoFault.UNKNOWN),
    "a text that begins as a bmp does": (lambda: b"BMW no es una foto. " * 9, PhotoFault.UNKNOWN),
    "a text that begins as a gif does": (lambda: b"GIF8 bits", PhotoFault.UNKNOWN),
    "tiff, a format that is not read": (lambda: saved(GOOD, "TIFF"), PhotoFault.UNKNOWN),
    "heic": (lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(900), PhotoFault.OF_PHONES),
    "heic, only by its second name": (
        lambda: b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic" + bytes(900),
        PhotoFault.OF_PHONES,
    ),
    "avif": (lambda: saved(GOOD, "AVIF"), PhotoFault.OF_PHONES),
    "a film": (lambda: b"\0\0\0\x18ftypisom\0\0\0\0mp41isom" + bytes(900), PhotoFault.UNKNOWN),
    "eps": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", PhotoFault.UNKNOWN),
    "a byte too many": (lambda: bytes(15 * 2**20 + 1), PhotoFault.TOO_LARGE),
    "half a png": (lambda: (whole := saved(GOOD, "PNG"))[: len(whole) // 2], PhotoFault.DAMAGED),
    "half a jpeg": (lambda: (whole := saved(GOOD, "JPEG"))[: len(whole) - 200], PhotoFault.DAMAGED),
    "half a webp": (lambda: (whole := saved(GOOD, "WEBP"))[: len(whole) // 2], PhotoFault.DAMAGED),
    "half a bmp": (lambda: saved(GOOD, "BMP")[:900], PhotoFault.DAMAGED),
    "a png without its picture": (
        lambda: saved(GOOD, "PNG").replace(b"IDAT", b"IDAX"),
        PhotoFault.DAMAGED,
    ),
    "a png of 81 million pixels": (lambda: png(9_000, 9_000), PhotoFault.TOO_MANY_PIXELS),
    "a png that claims more than Pillow takes": (
        lambda: png(8, 8, said=(60_000, 60_000)),
        PhotoFault.TOO_MANY_PIXELS,
    ),
    "a png of one long row": (lambda: png(16_385, 1), PhotoFault.TOO_MANY_PIXELS),
    "a jpeg that claims 100 million pixels": (lambda: huge_jpeg(10_000), PhotoFault.TOO_MANY_PIXELS),
    "a jpeg of 3,000 scans": (lambda: many_scans(3_000), PhotoFault.TOO_MUCH_WORK),
    "a jpeg of endless segments": (
        lambda: (jpeg := saved(GOOD, "JPEG"))[:2] + b"\xff\xe1\x00\x02" * 30_000 + jpeg[2:],
        PhotoFault.TOO_MUCH_WORK,
    ),
}
