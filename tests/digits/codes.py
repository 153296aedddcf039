"""A model for every code of every knob that is no number: what is claimed of models holds for these too."""

from mlintro.digits.knobs import KNOBS
from mlintro.digits.models import OWN, ModelSpec

CODED = [
    ModelSpec(kind, **{name: code})
    for name in OWN
    if not isinstance(KNOBS[name].allowed, range)
    for kind in sorted(KNOBS[name].felt_by)
    for code in KNOBS[name].allowed
]
