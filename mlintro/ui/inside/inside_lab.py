"""Look inside the three models: choose a digit, and see why each of them read what it read."""

from collections.abc import Mapping
from typing import assert_never

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from mlintro import digits
from mlintro.digits.learned import Logistic, Mlp, Tree, read
from mlintro.digits.models import Kind, Report
from mlintro.digits.reading.misread import Cases, cases
from mlintro.digits.reading.reasons import parameters
from mlintro.figures import images
from mlintro.text import PageText
from mlintro.ui.inside import views as inside_views
from mlintro.ui.inside.gallery import gallery
from mlintro.ui.inside.visit import PER_PAGE, InsideVisit
from mlintro.ui.models.training import on_its_own
from mlintro.ui.visit import visit
from mlintro.ui.widgets import choice, choose, linked_as, prose

MARKS = {Kind.LOGISTIC: "●", Kind.TREE: "▲", Kind.MLP: "■"}  # as in the chart of accuracies
CONFUSION = "confusion"
TOLD = ("inside", "cases", "digit", "confused")  # in a link
VIEWS = (Kind.TREE, Kind.LOGISTIC, Kind.MLP, CONFUSION)  # first the one that misread the first digit

Reports = Mapping[Kind, Report]


def look_further(t: PageText, reports: Reports, has_read: bool) -> None:
    """Behind a fold, once the models have read a digit; open where a link tells of what is in it."""
    here = visit().of(InsideVisit)
    if here.is_told is None:
        here.is_told = not st.query_params.keys().isdisjoint(TOLD)
    if not has_read and not here.is_told:
        return
    with st.expander(t.label("title"), here.is_told, key="look_inside", on_change="rerun") as fold:
        if fold.open:
            inside_lab(t, reports)


@on_its_own
def inside_lab(t: PageText, reports: Reports) -> None:
    """Choose one of the validation images, and look inside; choosing runs this and nothing else."""
    prose(t.section("idea"))
    X_val, y_val = digits.load().validation(next(iter(reports.values())).validation)
    index = _chosen_digit(t, reports, X_val, y_val)
    look_inside(t, reports, X_val[index], int(y_val[index]))
    mlp = reports[Kind.MLP].learned
    assert isinstance(mlp, Mlp)
    prose(t.section("moral", parameters=parameters(mlp)))


@on_its_own
def look_inside(t: PageText, reports: Reports, image: NDArray[np.float32], label: int | None = None) -> None:
    """
    What the models say of an image of 784 numbers in 0..1, and why: one view at a time.

    `label` is the digit it shows, where that is known.
    """
    said = {kind: int(read(report.learned, image[None])[0]) for kind, report in reports.items()}
    view = _view(t, said, label)
    if view == CONFUSION:
        inside_views.confusion(t, reports, said, label)
        return
    match reports[Kind(view)].learned:
        case Logistic() as learned:
            inside_views.logistic(t, learned, image, label)
        case Tree() as learned:
            inside_views.tree(t, learned, image)
        case Mlp() as learned:
            inside_views.mlp(t, learned, image)
        case learned:
            assert_never(learned)


def _view(t: PageText, said: Mapping[Kind, int], label: int | None) -> str:
    """The choice of a view: the names say what each model read, and whether that is right."""
    names, marks = {CONFUSION: t.label("inside_confusion")}, inside_views.marks()
    for kind, digit in said.items():
        right = {"right": "" if label is None else " ✓" if digit == label else " ✗"}
        names[kind] = t.label("inside_says", mark=marks[kind], model=t.label(kind), digit=digit, **right)
    title = t.label("inside") if label is None else t.label("inside_label", digit=label)
    return choose(title, "inside", {view: names[view] for view in VIEWS}, VIEWS[0])


def _chosen_digit(t: PageText, reports: Reports, X_val: NDArray[np.float32], y_val: NDArray[np.uint8]) -> int:
    """A gallery of the digits that some models misread; the one chosen, as an index into X_val."""
    here = visit().of(InsideVisit)
    which = Cases(choice(t, "cases", list(Cases), Cases.TREE))
    here.follow(st.query_params, next(iter(reports.values())).validation, which)
    readings = {kind: report.readings for kind, report in reports.items()}
    found = cases(which, readings, y_val)
    chosen = here.chosen(found, len(y_val))
    facts = {"found": len(found), "count": len(y_val), **inside_views.marks()}
    st.caption(t.label("found" if len(found) else "none_found", **facts))
    tiles = []
    for index in here.page_of(found).tolist():
        said = {kind: int(readings[kind][index]) for kind in Kind}
        label = int(y_val[index])
        tiles.append(
            {
                "digit": index,
                "picture": images.exact(images.grey(X_val[index])),
                "said": [
                    {
                        "kind": kind.value,
                        "mark": MARKS[kind],
                        "text": "✓" if digit == label else str(digit),
                        "right": digit == label,
                    }
                    for kind, digit in said.items()
                ],
                "alt": t.label(
                    "tile_alt", label=label, **{kind.value: digit for kind, digit in said.items()}
                ),
            }
        )
    gallery(t, {"tiles": tiles, "chosen": chosen, "has_more": len(found) > PER_PAGE})
    first = int(found[0]) if len(found) else 0
    return linked_as("digit", chosen, first)
