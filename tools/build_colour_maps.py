"""Make mlintro/data/colour_maps.npz: python tools/build_colour_maps.py

A server that imports matplotlib for three tables pays a second and tens of megabytes for them.
"""

from pathlib import Path

import numpy as np
from matplotlib import colormaps

TARGET = Path(__file__).parents[1] / "mlintro" / "data" / "colour_maps.npz"
NAMES = ("Reds", "Greens", "Blues")  # the notebook's


def tables() -> dict[str, np.ndarray]:
    """256 colours each, (256, 3) uint8, from the least to the greatest number."""
    return {name: colormaps[name](np.arange(256), bytes=True)[:, :3] for name in NAMES}


if __name__ == "__main__":
    np.savez_compressed(TARGET, **tables())
