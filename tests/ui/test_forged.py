"""Values that no widget of the lesson sends, straight over the websocket."""

import asyncio
import math
from pathlib import Path

import numpy as np
import pytest

from benchmarks.visitor import Visitor
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.text import load
from mlintro.training.store import read
from tests.server import running

FORGED = [1e9, -1.0, 0.0, 65.0, math.nan, math.inf, 32.5]
BUG = load("frame", "es").label("bug")


async def press_with(url: str, value: float) -> Visitor:
    async with Visitor(url, "modelos", "train_size=100") as visitor:
        visitor.sliders = {name: value for name in ("mlp_width", "mlp_depth", "tree_depth")}

        def is_over() -> bool:
            there = sum("%" in said for said, _ in visitor.metrics.values())
            return bool(visitor.errors or visitor.warnings) or there == len(Kind)

        await asyncio.wait_for(visitor.press("train", is_over), 60)
        return visitor


@pytest.fixture(scope="module")
def forged(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[float, Visitor], Path]:
    """What a visitor gets for each value, and the folder of all that was fitted."""
    results = tmp_path_factory.mktemp("lesson") / "results"

    async def visit_all(url: str) -> dict[float, Visitor]:
        return {value: await press_with(url, value) for value in FORGED}

    with running(MLINTRO_RESULTS=str(results)) as url:  # which fails if anything raised
        return asyncio.run(visit_all(url)), results


@pytest.mark.parametrize("value", FORGED)
def test_the_learner_gets_results_within_range_or_a_sentence(
    forged: tuple[dict[float, Visitor], Path], value: float
):
    visitor = forged[0][value]
    assert BUG not in visitor.errors
    assert visitor.warnings or len(visitor.metrics) == 3


def test_nothing_out_of_range_was_fitted(forged: tuple[dict[float, Visitor], Path]):
    fitted = [read(path) for path in forged[1].glob("*.npz")]
    mlps = [arrays for arrays in fitted if "w_0" in arrays]
    trees = [arrays for arrays in fitted if "left" in arrays]

    assert mlps
    assert {arrays["w_0"].shape[1] for arrays in mlps} <= set(KNOBS["mlp_width"].allowed)
    assert {sum(name.startswith("w_") for name in arrays) - 1 for arrays in mlps} <= set(
        KNOBS["mlp_depth"].allowed
    )
    assert trees
    assert all(depth(arrays) <= KNOBS["tree_depth"].allowed[-1] for arrays in trees)


def depth(tree: dict[str, np.ndarray]) -> int:
    levels, node_level = 0, {0: 0}
    for node, (left, right) in enumerate(zip(tree["left"], tree["right"], strict=True)):
        levels = max(levels, node_level[node])
        node_level |= {left: node_level[node] + 1, right: node_level[node] + 1}
    return levels
