"""Make mlintro/data/network.npy, the network that home reads with: PYTHONPATH=. python tools/build_network.py

The lesson's own training, with the settings that `mlintro/digits/reading/ready.py` names; some seconds.
"""

import numpy as np

from mlintro.digits.learned import Mlp
from mlintro.digits.models import fit
from mlintro.digits.reading import ready


def train() -> Mlp:
    """The network before its numbers are made shorter."""
    learned = fit(ready.SPEC, ready.TRAIN_SIZE).learned
    assert isinstance(learned, Mlp)
    return learned


if __name__ == "__main__":
    np.save(ready.NETWORK, ready.in_a_row(train()))
    print(f"{ready.NETWORK.name}: {ready.NETWORK.stat().st_size:,} bytes")
