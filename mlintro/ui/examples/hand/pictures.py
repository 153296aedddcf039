"""What is taught, what was read last, and what it cost elsewhere, as pictures and lines."""

from collections.abc import Mapping, Sequence

import streamlit as st

from mlintro.digits.experiments.spoilt import difference
from mlintro.digits.experiments.teaching import readings
from mlintro.digits.knobs import Kind
from mlintro.digits.taught import COPIES, TURN, as_images, taught
from mlintro.figures import spoilt as figure
from mlintro.text import PageText
from mlintro.ui.examples.controls import WIDTH
from mlintro.ui.examples.hand.sentences import Reports
from mlintro.ui.examples.hand.visit import HandVisit, Named, pair
from mlintro.ui.examples.sentences import changed, direction
from mlintro.ui.widgets import palette, picture, words


def lessons(t: PageText, drawings: Sequence[Named]) -> None:
    """All that is to be taught; behind a fold the copies of the last."""
    images, labels = pair(drawings)
    tiles = [
        figure.Example(image, str(label)) for image, label in zip(as_images(images), labels, strict=True)
    ]
    listed = ", ".join(map(str, labels))
    picture(figure.examples(tiles, palette()), t.label("lessons_alt", labels=listed), WIDTH)
    st.caption(t.label("copies", copies=COPIES, degrees=TURN))
    with st.expander(t.label("see_copies"), key="copies", on_change="rerun") as fold:
        if fold.open:
            X, _ = taught(images[-1:], labels[-1:]).with_copies()
            tiles = [figure.Example(image, t.label("copy" if i else "yours")) for i, image in enumerate(X)]
            picture(figure.examples(tiles, palette()), t.label("copies_alt", copies=COPIES), WIDTH)


def readings_now(t: PageText, read: Mapping[Kind, int]) -> None:
    """What each kind of model reads in the drawing on the sheet."""
    lines = [f"- {words('models').label(kind)}: **{digit}**" for kind, digit in read.items()]
    st.markdown("\n".join([t.label("reads"), *lines]))


def last_test(t: PageText, reports: Reports, tests: Sequence[Named]) -> None:
    """The last drawing that was counted, and what each kind of model read in it, before and now."""
    if not tests:
        return
    image, label = tests[-1]
    tile = figure.Example(as_images([image])[0], str(label))
    picture(figure.examples([tile], palette()), t.label("last_alt", digit=label), WIDTH)
    lines = [t.label("last", digit=label)]
    for kind in Kind:
        before, after = (
            readings(reports[kind, is_taught].learned, [image])[0] for is_taught in (False, True)
        )
        facts = {"model": words("models").label(kind), "before": before, "after": after}
        lines.append(f"- {words('examples').label('own_digit', **facts)}")
    st.markdown("\n".join(lines))


def elsewhere(t: PageText, reports: Reports) -> None:
    """The accuracy of each kind of model on the validation images, before and after."""
    rows = []
    for kind in Kind:
        shares = [reports[kind, is_taught].accuracy for is_taught in (False, True)]
        said = " → ".join(map(t.percent, shares))
        rows.append(figure.Row(words("models").label(kind), said, shares[0], shares[1], kind))
    listed = "; ".join(f"{row.name}: {row.said}" for row in rows)
    st.markdown(t.label("elsewhere"))
    picture(figure.before_after(rows, t.percent, palette()), t.label("elsewhere_alt", results=listed))


def cost(here: HandVisit) -> None:
    """What became of each kind of model on the validation images."""
    assert here.asked is not None, "only what was asked is shown"
    lines = []
    for kind in Kind:
        both = here.reports[kind, False], here.reports[kind, True]
        found = difference(here.asked.comparison, *both, chance=0)
        lines.append(f"- {changed(words('examples'), direction(found), found, *both)}")
    st.markdown("\n".join(lines))
    st.caption(words("examples").label("came_range"))
