"""Each kind of model can be looked into."""

import re
from pathlib import Path

from mlintro.digits.models import Kind
from mlintro.digits.reading.misread import Cases
from mlintro.ui.inside import inside_lab
from mlintro.ui.inside.inside_lab import CONFUSION, MARKS, VIEWS


def test_every_kind_of_model_has_its_view_its_case_its_mark_and_its_colour():
    sheet = Path(inside_lab.__file__).with_name("gallery.css").read_text(encoding="utf-8")

    assert set(VIEWS) == {*Kind, CONFUSION}
    assert {*Cases} == {*Kind, Cases.ALL, Cases.NONE}
    assert set(MARKS) == set(Kind)
    assert len(set(MARKS.values())) == len(Kind)
    assert set(re.findall(r"\.said \.(\w+) \{", sheet)) >= set(Kind)
