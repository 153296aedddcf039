"""
Make mlintro/data/icons.woff2 from the icons that ship with Streamlit: python tools/build_icons.py

A learner's phone fetches 375 kB for four thousand icons, a third of the whole first load; the lesson and
Streamlit's own controls show about a hundred. Needs fonttools and brotli. Anew with each version of
Streamlit, and whenever an icon is used for the first time: a test says so.
"""

import re
import sys
from pathlib import Path

import streamlit
from fontTools import subset
from fontTools.ttLib import TTFont

sys.path.insert(0, str(Path(__file__).parents[1]))
from mlintro.ui.server.packed import ICONS

ROOT = Path(__file__).parents[1]
STATIC = Path(streamlit.__file__).parent / "static" / "static"
USED = re.compile(r":material/([a-z0-9_]+):")


def used() -> list[str]:
    """The icons that the lesson and Streamlit's scripts name."""
    files = [path for top in ("mlintro", "pages") for path in (ROOT / top).rglob("*")]
    ours = [path for path in files if path.suffix in (".py", ".toml", ".md", ".js")]  # words have icons too
    sources = [*ours, *(STATIC / "js").glob("*.js")]
    return sorted({name for path in sources for name in USED.findall(path.read_text(encoding="utf-8"))})


def build(names: list[str]) -> None:
    """Keep the ligatures of these names: `check` and so on, which stand for a drawing each."""
    font = TTFont(next((STATIC / "media").glob("MaterialSymbols-Rounded.*.woff2")))
    characters = font.getBestCmap()
    wanted = {tuple(characters[ord(letter)] for letter in name) for name in names}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            actual = getattr(table, "ExtSubTable", table)
            for first, ligatures in list(getattr(actual, "ligatures", {}).items()):
                actual.ligatures[first] = [one for one in ligatures if (first, *one.Component) in wanted]
    options = subset.Options(layout_features=["*"], flavor="woff2", notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(names))
    cutter.subset(font)
    subset.save_font(font, str(ICONS), options)


if __name__ == "__main__":
    build(used())
    print(f"{ICONS.name}: {len(used())} icons, {ICONS.stat().st_size} bytes")
