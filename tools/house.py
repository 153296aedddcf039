"""The rooms of the house and the arrows between them, read from the imports."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
LESSON = Path("mlintro")
HOUSE = Path()
FACE = ROOT / LESSON / "__init__.py"
PROGRAMS = ("app.py", "pages", "tools", "benchmarks")  # beside the package: rooms of the house too
SCRIPT = re.compile(r'^import .* from "(\.\.?/[\w/]+\.js)"', re.MULTILINE)

Arrow = tuple[str, str]  # who imports, what is imported


@dataclass(frozen=True, slots=True)
class Level:
    """What stands side by side in one folder: a room is a sub-folder, or a file of its own."""

    rooms: frozenset[str]
    arrows: frozenset[Arrow]  # one from room to room, however many imports there are between them

    def floors(self) -> dict[str, int]:
        """
        How high each room stands: above all it imports, and 0 where it imports none.

        Raises ValueError where rooms import each other in a circle.
        """
        floors: dict[str, int] = {}
        while rest := self.rooms - floors.keys():
            ready = {room for room in rest if self.below(room) <= floors.keys()}
            if not ready:
                raise ValueError(f"in or above a circle: {', '.join(sorted(rest))}")
            floors |= {room: max((floors[r] + 1 for r in self.below(room)), default=0) for room in ready}
        return floors

    def below(self, room: str) -> set[str]:
        """The rooms that a room imports."""
        return {there for here, there in self.arrows if here == room}

    def reached(self, room: str) -> set[str]:
        """All that stands under a room, by whatever way."""
        return set().union(*({there} | self.reached(there) for there in self.below(room)))

    def telling(self) -> frozenset[Arrow]:
        """The arrows that do not follow from others: what a picture has to show."""
        return frozenset(
            (here, there)
            for here, there in self.arrows
            if not any(there in self.reached(other) for other in self.below(here))
        )


def level(folder: Path) -> Level:
    """
    The rooms of a folder of mlintro; of `HOUSE` those of mlintro, and the programs that use them.

    Tests are no room. A face that is only a docstring is none either, nor that of the whole lesson, which
    has its version.
    """
    rooms = {file: name for file in files() if (name := room(file, folder))}
    arrows = {(rooms[here], rooms[there]) for here in rooms for there in imports(here) & rooms.keys()}
    return Level(
        frozenset(rooms.values()), frozenset((here, there) for here, there in arrows if here != there)
    )


def room(file: Path, folder: Path) -> str | None:
    """The room of a folder in which a file stands; None if it is in none of them."""
    base = LESSON if folder == HOUSE and file.is_relative_to(LESSON) else folder
    return Path(file.relative_to(base).parts[0]).stem if file.is_relative_to(base) else None


@cache
def files() -> tuple[Path, ...]:
    """Every file of code of the lesson and of the programs around it, from the root."""
    tops = [ROOT / LESSON, *(ROOT / name for name in PROGRAMS)]
    found = [path for top in tops for path in ([top] if top.is_file() else top.rglob("*.*"))]
    return tuple(sorted(path.relative_to(ROOT) for path in found if has_code(path) and path != FACE))


def has_code(path: Path) -> bool:
    """Whether it is a script, or Python of more than one statement: a docstring alone is none."""
    return path.suffix == ".js" or (path.suffix == ".py" and len(ast.parse(path.read_text("utf-8")).body) > 1)


@cache
def imports(file: Path) -> frozenset[Path]:
    """The files of the house that a file imports, wherever in it the import stands."""
    source = (ROOT / file).read_text(encoding="utf-8")
    if file.suffix == ".js":
        found = (ROOT / file.parent / name for name in SCRIPT.findall(source))
        return frozenset(path.resolve().relative_to(ROOT) for path in found)
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):  # a module of the package, or what the package has itself
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= {name if module(name) else str(node.module) for name in whole}
    return frozenset(path for name in names if (path := module(name)))


@cache
def module(name: str) -> Path | None:
    """The file of a module by its dotted name; None if it is no module of the house."""
    path = Path(*name.split("."))
    candidates = (path.with_suffix(".py"), path / "__init__.py")
    return next((file for file in candidates if (ROOT / file).is_file()), None)
