"""What a stranger's photo costs, and whether broken ones only ever raise PhotoError.

python benchmarks/photos.py             seconds of the processor, and memory: the corpus, and large photos
python benchmarks/photos.py --fuzz 60   for 60 seconds, photos with a few bytes changed
"""

import argparse
import random
import resource
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1]))
from mlintro.photos import PhotoError, decode
from tests.photos import corpus, kinds, profiles
from tests.photos.corpus import GOOD, saved


def noise(width: int, height: int, bands: int = 3) -> np.ndarray:
    """Smooth noise: a photo's size in a file, without a photo."""
    small = np.random.default_rng(0).integers(0, 256, (height // 8, width // 8, bands), np.uint8)
    return np.asarray(Image.fromarray(small).resize((width, height), Image.Resampling.BILINEAR))


LARGE: dict[str, Callable[[], bytes]] = {
    "jpeg, 50 MP, as a phone": lambda: saved(noise(8_160, 6_120), "JPEG", quality=80),
    "jpeg, 50 MP, progressive": lambda: saved(noise(8_160, 6_120), "JPEG", quality=60, progressive=True),
    "jpeg, 50 MP, with a profile, and cut": lambda: saved(
        noise(8_160, 6_120), "JPEG", quality=80, icc_profile=profiles.P3
    )[:-90_000],
    "jpeg, 50 MP, progressive, and cut": lambda: saved(
        noise(8_160, 6_120), "JPEG", quality=60, progressive=True
    )[:-90_000],
    "jpeg, 24 MP, inks, with a profile": lambda: saved(
        Image.fromarray(noise(6_000, 4_000, 4), "CMYK"), "JPEG", icc_profile=profiles.of_inks()
    ),
    "jpeg with a profile as large as is taken": lambda: saved(
        Image.fromarray(noise(1_024, 1_024, 4), "CMYK"), "JPEG", icc_profile=profiles.of_inks(points=34)
    ),
    "png of 190,000 parts": lambda: corpus.png(8, 8, extra=corpus.chunk(b"tEXt", b"") * 190_000),
    "png, 16 MP, transparent": lambda: saved(noise(4_000, 4_000, 4) // 16 * 16, "PNG"),
    "png, 16 MP, 16 bits": lambda: saved(
        (noise(4_000, 4_000)[..., 0].astype(np.uint16) * 257), "PNG", compress_level=1
    ),
    "webp, 16 MP": lambda: saved(noise(4_000, 4_000), "WEBP", quality=50, method=0),
    "gif, 16 MP": lambda: saved(Image.fromarray(noise(4_000, 4_000)).convert("P"), "GIF"),
}
ODD = {name: make for name, (make, _) in corpus.REFUSED.items()}


def one(name: str) -> None:
    """Decode the photo that comes in, in this process that does nothing else, and say what it took."""
    data = sys.stdin.buffer.read()
    decode(saved(GOOD, "PNG"))  # imports and tables are there
    before = memory("VmRSS")
    started = time.process_time()
    try:
        width, height = decode(data).size
        result = f"{width} × {height}"
    except PhotoError as error:
        result = str(error.code)
    seconds, peak = time.process_time() - started, memory("VmHWM") - before
    print(f"{name:<50} {len(data) / 1e6:6.2f} MB  {seconds:5.2f} s  {peak:5.0f} MB  {result}")


def memory(name: str) -> float:
    """A line of this process's status, in MB. Linux only."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(name)) / 1_024


def fuzz(seconds: float) -> None:
    """Change up to eight bytes of a photo, decode it, and let anything but PhotoError through."""
    dice = random.Random(0)
    photos = [saved(GOOD, kind, **options) for kind, options in corpus.LOSSLESS.items()]
    photos += [saved(GOOD, "JPEG", progressive=True, exif=corpus.with_exif(6)), corpus.animated("WEBP")]
    photos += [corpus.animated("GIF"), corpus.see_through("PNG"), saved(GOOD, "JPEG"), saved(GOOD, "AVIF")]
    photos += [make() for name, make in kinds.LIKE_A_BROWSER.items() if "comment" not in name]
    outcomes: Counter[str] = Counter()
    worst, end = 0.0, time.perf_counter() + seconds
    while time.perf_counter() < end:
        data = bytearray(dice.choice(photos))
        for _ in range(dice.randint(1, 8)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        started = time.perf_counter()
        try:
            decode(bytes(data))
            outcomes["shown"] += 1
        except PhotoError as error:
            outcomes[error.code] += 1
        worst = max(worst, time.perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    print(f"{outcomes.total()} photos, nothing but PhotoError; slowest {worst:.3f} s, peak {peak:.0f} MB")
    for outcome, count in outcomes.most_common():
        print(f"{count:10} {outcome}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--fuzz", type=float, metavar="SECONDS")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    warnings.filterwarnings("ignore", module=r"PIL\.")
    if asked.fuzz:
        fuzz(asked.fuzz)
    elif asked.one:
        one(asked.one)
    else:
        for name, make in (LARGE | ODD).items():  # each in a process of its own: memory is not given back
            subprocess.run([sys.executable, __file__, "--one", name], input=make(), check=True)


if __name__ == "__main__":
    main()
