"""The icons that ship are all that can show: a missing one would stand there as a word."""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

from mlintro.ui.server import packed
from mlintro.ui.server.packed import ICONS
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import build_icons

STREAMLITS = next((packed.FOLDER / "static" / "media").glob("MaterialSymbols*"))


def ligatures(path: Path) -> set[str]:
    """What a font draws as one icon, letter by letter."""
    font = TTFont(path)
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    tables = [table for lookup in font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable]
    return {
        "".join(letters[glyph] for glyph in (first, *one.Component))
        for table in tables
        for first, several in getattr(getattr(table, "ExtSubTable", table), "ligatures", {}).items()
        for one in several
    }


def test_every_icon_that_is_named_is_there():
    assert "hourglass_bottom" in build_icons.used()  # which only a label names
    assert set(build_icons.used()) & ligatures(STREAMLITS) <= ligatures(ICONS)
    assert len(ligatures(ICONS)) > 80


def test_streamlit_still_has_its_icons_where_they_are_replaced():
    assert packed.FONT_OF_ICONS.fullmatch(f"/static/media/{STREAMLITS.name}")
    assert ICONS.stat().st_size < STREAMLITS.stat().st_size / 10
