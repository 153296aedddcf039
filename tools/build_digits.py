"""Make mlintro/data/digits.npz from the four original MNIST files, or from OpenML.

    python tools/build_digits.py FOLDER    # with the four idx files, plain or gzipped
    python tools/build_digits.py openml    # downloads mnist_784 version 1 (needs internet)

Keeps the first 5,000 training images and all 10,000 test images, in the original
order, as uint8: what the lesson trains on and what it validates on.
"""

import gzip
import sys
from pathlib import Path

import numpy as np

TARGET = Path(__file__).parents[1] / "mlintro" / "data" / "digits.npz"
N_TRAIN, N_TEST = 5_000, 10_000
IMAGES_MAGIC, LABELS_MAGIC = 2051, 2049  # first four bytes of an idx file of images, of labels


def read_idx(folder: Path, name: str, magic: int) -> np.ndarray:
    """The array in an idx file (format: LeCun, Cortes and Burges, "The MNIST database")."""
    path = folder / name
    data = path.read_bytes() if path.exists() else gzip.decompress(path.with_name(f"{name}.gz").read_bytes())
    found = int.from_bytes(data[:4], "big")
    if found != magic:
        raise SystemExit(f"{name} starts with {found}, not with {magic}: it is not the file it claims to be")
    dimensions = data[3]
    shape = np.frombuffer(data, ">i4", count=dimensions, offset=4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions).reshape(shape)


def from_idx(folder: Path) -> tuple[np.ndarray, ...]:
    return (
        read_idx(folder, "train-images-idx3-ubyte", IMAGES_MAGIC),
        read_idx(folder, "train-labels-idx1-ubyte", LABELS_MAGIC),
        read_idx(folder, "t10k-images-idx3-ubyte", IMAGES_MAGIC),
        read_idx(folder, "t10k-labels-idx1-ubyte", LABELS_MAGIC),
    )


def from_openml() -> tuple[np.ndarray, ...]:
    from sklearn.datasets import fetch_openml

    X, y = fetch_openml("mnist_784", version=1, return_X_y=True, as_frame=False)
    images, labels = X.astype(np.uint8), y.astype(np.uint8)
    return images[:-N_TEST], labels[:-N_TEST], images[-N_TEST:], labels[-N_TEST:]


def main(source: str) -> None:
    X_train, y_train, X_val, y_val = from_openml() if source == "openml" else from_idx(Path(source))
    np.savez_compressed(
        TARGET,
        X_train=X_train[:N_TRAIN].reshape(N_TRAIN, 784),
        y_train=y_train[:N_TRAIN],
        X_val=X_val.reshape(N_TEST, 784),
        y_val=y_val,
    )
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(sys.argv[1])
