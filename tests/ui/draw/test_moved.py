"""What is said of all validation images once they are moved agrees with the figures under it."""

import pytest

from mlintro.digits.knobs import Kind
from mlintro.digits.models import Report
from mlintro.text import LANGUAGES, load
from mlintro.ui.draw import draw_lab


@pytest.mark.parametrize("lost", [(0.2, 0.3, 0.01), (0.2, -0.005, 0.3), (0.0, 0.2, 0.3), (0.0004, 0.2, 0.3)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_only_where_all_figures_fall_a_moved_digit_is_said_to_be_missed(
    language: str, lost: tuple[float, ...], reports: dict[Kind, Report], monkeypatch: pytest.MonkeyPatch
):
    """Figures as they are written: a tenth of a point is the least."""
    t, falls = load("draw", language), dict(zip(reports, lost, strict=True))
    before = {kind: round(report.accuracy, 3) for kind, report in reports.items()}
    after = {report: before[kind] - falls[kind] for kind, report in reports.items()}
    monkeypatch.setattr(draw_lab.misread, "accuracy_when_moved", lambda report, *_: after[report])
    monkeypatch.setattr(draw_lab, "words", lambda table: load(table, language))
    said = draw_lab.all_moved(t, reports, 1, 0)

    assert (t.label("moved_all") in said) == all(fall > 0.001 for fall in lost)
    assert (t.label("moved_some") in said) == (min(lost) < 0.001)
