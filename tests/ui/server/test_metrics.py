"""What is told to whoever watches the server: what the README's alarms need, and nothing of a learner."""

import re

from prometheus_client import REGISTRY, generate_latest

from mlintro.training import Trainer
from mlintro.ui.server import metrics, resources
from tests.conftest import ROOT, Visit


def told(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


def test_every_run_of_a_page_is_counted_with_its_time(open_page: Visit):
    before = told("mlintro_rerun_seconds_count")
    open_page("neuron")

    assert told("mlintro_rerun_seconds_count") == before + 2  # home, then the page
    assert told("mlintro_rerun_seconds_sum") > 0


def test_every_name_in_the_readme_is_told():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = set(re.findall(r"\bmlintro_(?!replica)\w+", readme))
    told = generate_latest().decode() + "\n".join(
        f"{family.name} {family.samples}" for family in metrics.Fits().collect()
    )

    assert len(names) >= 4
    assert not [name for name in names if name.removesuffix("_total") not in told]


def test_labels_are_words_of_the_program_and_never_a_learners():
    labels = {
        (name, label)
        for family in [*REGISTRY.collect(), *metrics.Fits().collect()]
        if family.name.startswith("mlintro_")
        for sample in family.samples
        for name, label in [(family.name, key) for key in sample.labels]
    }

    assert labels <= {
        ("mlintro_refused", "why"),
        ("mlintro_fits", "end"),
        ("mlintro_rerun_seconds", "le"),
    }


def test_the_fits_are_those_of_the_trainer():
    trainer: Trainer = resources.trainer()
    found = {family.name: family.samples for family in metrics.Fits().collect()}

    assert {sample.labels["end"]: sample.value for sample in found["mlintro_fits"]} == trainer.counted().ended
