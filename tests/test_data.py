"""What ships is what SOURCES.md says: the right bytes, the right digits."""

import hashlib
import re

import numpy as np
import pytest

from mlintro import digits, photos
from mlintro.digits import exam
from tests.conftest import ROOT

DATA = ROOT / "mlintro" / "data"
SHIPPED = sorted(path.name for path in DATA.iterdir() if path.suffix != ".md")


@pytest.mark.parametrize("name", SHIPPED)
def test_digest_is_the_one_in_sources(name: str):
    sources = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    digest = hashlib.sha256((DATA / name).read_bytes()).hexdigest()

    assert re.search(rf"`{re.escape(name)}`.*?SHA-256: `{digest}`", sources, re.DOTALL)


def test_digits_are_mnist_in_its_order():
    data = digits.load()

    assert data.y_train[:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    assert data.y_val[-5:].tolist() == [2, 3, 4, 5, 6]
    assert np.bincount(data.y_train).tolist() == [479, 563, 488, 493, 535, 434, 501, 550, 462, 495]
    every = np.concatenate([data.y_val, exam.unsealed()[1]])
    assert np.bincount(every).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]


def test_digits_are_rows_of_numbers_from_zero_to_one_that_nobody_can_change():
    data = digits.load()

    assert data.X_train.shape == (5_000, 784)
    assert data.X_val.shape == (4_000, 784)
    assert data.X_train.dtype == np.float32
    assert (data.X_train.min(), data.X_train.max()) == (0, 1)
    with pytest.raises(ValueError, match="read-only"):
        data.X_train[0, 0] = 1


def test_the_photo_is_the_astronaut():
    photo = photos.astronaut(64)

    assert photo.shape == (64, 64, 3)
    assert photo[5, 5].tolist() != photo[40, 20].tolist()
    # her suit is orange: more red than green, more green than blue
    red, green, blue = photo[50:60, 20:30].mean(axis=(0, 1))
    assert red > green > blue
