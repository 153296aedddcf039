"""The code of the elements, from the files beside this one."""

from pathlib import Path

FOLDER = Path(__file__).parent


def source(*names: str) -> str:
    """Several files as one: a browser gets a component's JavaScript, and its CSS, as one piece."""
    return "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in names)
