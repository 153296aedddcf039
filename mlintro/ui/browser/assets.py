"""What a lab in the browser is made of: its script, its style, its words and its colours."""

import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from mlintro.text import PageText
from mlintro.ui.widgets import palette

SHARED = Path(__file__).parent
IMPORT = re.compile(r'^import \{[^}]*\} from "(\.\.?/[\w/]+\.js)"\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)
COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)  # whole lines: for readers of the files


def bundle(mount: str) -> str:
    """
    The script beside the file that mounts it, and those it imports, each once, what is needed first.

    A component's JavaScript is one text without imports, and it travels with every answer to
    the browser: so comments stay here. Names at the top of the modules must differ.
    """
    ordered: list[Path] = []

    def visit(module: Path) -> None:
        for needed in IMPORT.findall(module.read_text(encoding="utf-8")):
            if (path := (module.parent / needed).resolve()) not in ordered:
                visit(path)
        ordered.append(module)

    visit(Path(mount).with_suffix(".js").resolve())
    return "\n".join(plain(module.read_text(encoding="utf-8")) for module in ordered)


def plain(module: str) -> str:
    """A module without its imports, its exports (but the default one) and its comments."""
    return COMMENT.sub("", EXPORT.sub("", IMPORT.sub("", module)))


def style(mount: str, *shared: str) -> str:
    """Shared style sheets by name, then those beside the file that mounts a lab and named as it is."""
    own = sorted(Path(mount).parent.glob(f"{Path(mount).stem}*.css"))
    return "\n".join(
        path.read_text(encoding="utf-8") for path in (*(SHARED / f"{n}.css" for n in shared), *own)
    )


def dress(t: PageText, names: Sequence[str]) -> dict[str, object]:
    """
    Words and colours of a lab, as part of its data.

    The holes of the words stay open: the browser fills them, with numbers it writes with `point`.
    """
    words = {name: t.labels[name][t.language] for name in names}
    return {"words": words | {"point": t.writing.decimal}, "colours": asdict(palette())}
