"""
The final exam: 6,000 images that no model was chosen by, read once a visit.

They are the test images of MNIST between the first and the last 2,000. This is the only door to them:
`digits.load` leaves them in the file.
"""

import numpy as np

from mlintro.digits import EXAM, PATH, Images, Labels
from mlintro.digits.learned import Learned, read

SIZE = 6_000


def sit(learned: Learned) -> int:
    """How many of the 6,000 images a trained model reads right: about 0.1 s."""
    X_exam, y_exam = unsealed()
    return int(np.sum(read(learned, X_exam) == y_exam))


def unsealed() -> tuple[Images, Labels]:
    """The images of the exam as rows of 784 numbers in 0..1, (6000, 784), and their labels."""
    with np.load(PATH, allow_pickle=False) as stored:
        return stored["X_val"][EXAM] / np.float32(255), stored["y_val"][EXAM]
