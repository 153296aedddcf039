"""What an element in the browser is made of: its script and its style, each one text."""

import re
from pathlib import Path

SHARED = Path(__file__).parent
IMPORT = re.compile(r'^import \{[^}]*\} from "(\.[\w./]+\.js)"\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)
COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)  # whole lines: for readers of the files


def bundle(mount: str) -> str:
    """
    The script beside the file that mounts it, and those it imports, each once, what is needed first.

    One text is one fetch, and comments stay here. Names at the top of the modules must differ.
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


def sheet(*names: str) -> str:
    """Style sheets of this folder by name, and of another one with the way there."""
    return "\n".join((SHARED / f"{name}.css").read_text(encoding="utf-8") for name in names)


def style(mount: str, *shared: str) -> str:
    """
    Shared style sheets by name, then those beside the file that mounts an element and named as it is.

    An element with any of them is seen: then what all share comes first.
    """
    files = sorted(Path(mount).parent.glob(f"{Path(mount).stem}*.css"))
    own = [path.read_text(encoding="utf-8") for path in files]
    return "\n".join([sheet("elements", *shared), *own]) if shared or own else ""
