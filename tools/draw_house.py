"""Draw docs/house.svg and write the figures of docs/architecture.md: python -m tools.draw_house

The floors are those of `Level.floors`; on each the rooms are moved, time and again, towards the middle
of what they import (Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system
structures", 1981). An arrow over several floors has a place on each of them, so that it runs past
the rooms and not behind them.
"""

import ast
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean

from tools.house import HOUSE, LESSON, PROGRAMS, ROOT, Level, level

PICTURE, PAGE = ROOT / "docs" / "house.svg", ROOT / "docs" / "architecture.md"
START, END = "<!-- written by tools/draw_house.py: {name} -->\n", "<!-- end -->\n"
UI = LESSON / "ui"
WIDTH, TITLE = 880, 56  # px
BOX, LANE, GAP = 104, 10, 14  # px: a room, an arrow on its way past rooms, and between two of them
HEIGHT, FLOOR = 32, 72  # px: of a room, and from floor to floor
SWEEPS = 24
STYLE = """
  text { font: 14px system-ui, sans-serif; fill: #1f2328 }
  .title { font-weight: 600; font-size: 16px }
  .paper { fill: #ffffff } path { fill: none; stroke: #7d8590; stroke-width: 1.4 }
  rect { stroke: #59636e } .core { fill: #ddf4ff } .ui { fill: #fff8c5 } .program { fill: #f6f8fa }
  .head { fill: #7d8590; stroke: none }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc } .paper { fill: #0d1117 } rect { stroke: #9198a1 }
    .core { fill: #12324f } .ui { fill: #3f3412 } .program { fill: #262c36 }
  }
""".strip("\n")


@dataclass(slots=True, eq=False)
class Place:
    """A room on its floor, or where an arrow passes a floor."""

    floor: int
    room: str = ""  # none: an arrow passes
    below: list["Place"] = field(default_factory=list)
    above: list["Place"] = field(default_factory=list)
    x: float = 0.0  # px, of its middle

    @property
    def width(self) -> int:
        return BOX if self.room else LANE


def places(of: Level) -> list[list[Place]]:
    """All floors, the lowest first, each from left to right."""
    rooms = {room: Place(floor, room) for room, floor in sorted(of.floors().items())}
    floors = [[p for p in rooms.values() if p.floor == i] for i in range(max(of.floors().values()) + 1)]
    for here, there in sorted(of.telling()):
        upper = rooms[here]
        for floor in range(upper.floor - 1, rooms[there].floor, -1):
            passing = Place(floor)
            floors[floor].append(passing)
            join(upper, passing)
            upper = passing
        join(upper, rooms[there])
    for sweep in range(SWEEPS):
        for line in floors:
            spread(line)
        for line in floors if sweep % 2 else floors[::-1]:
            line.sort(key=lambda p: mean(q.x for q in (p.above, p.below)[sweep % 2] or [p]))
            spread(line)
    return floors


def join(upper: Place, lower: Place) -> None:
    upper.below.append(lower)
    lower.above.append(upper)


def spread(line: list[Place]) -> None:
    """Put them side by side in their order, in the middle of the picture."""
    x = (WIDTH - sum(place.width + GAP for place in line) + GAP) / 2
    for place in line:
        place.x = x + place.width / 2
        x += place.width + GAP


def panel(title: str, of: Level, top: int) -> tuple[list[str], int]:
    """One level with its title, from `top` px on; and where it ends."""
    floors = places(of)
    first = top + TITLE
    y = {i: first + (len(floors) - 1 - i) * FLOOR for i in range(len(floors))}
    lines = [f'<text class="title" x="24" y="{top + 30}">{title}: {figures(of)}</text>']
    for place in (place for line in floors for place in line):
        lines += [arrow(place, lower, y) for lower in place.below]
    for place in (place for line in floors for place in line if place.room):
        left, above = place.x - BOX / 2, y[place.floor]
        lines.append(
            f'<rect class="{kind(of, place.room)}" x="{left:g}" y="{above}"'
            f' width="{BOX}" height="{HEIGHT}" rx="5"/>'
            f'<text x="{place.x:g}" y="{above + 21}" text-anchor="middle">{place.room}</text>'
        )
    return lines, y[0] + HEIGHT + 16


def arrow(upper: Place, lower: Place, y: dict[int, int]) -> str:
    """From the foot of one place to the head of another: on past a floor, or with a point into a room."""
    start, end = y[upper.floor] + HEIGHT, y[lower.floor]
    bend = (start + end) / 2
    path = f"M{upper.x:g} {start}C{upper.x:g} {bend:g} {lower.x:g} {bend:g} {lower.x:g} {end}"
    if lower.room:
        return f'<path d="{path}"/><path class="head" d="M{lower.x:g} {end}l-4 -8h8z"/>'
    return f'<path d="{path}v{HEIGHT}"/>'


def kind(of: Level, room: str) -> str:
    if of == level(UI) or room == UI.name:
        return "ui"
    return "program" if any(Path(name).stem == room for name in PROGRAMS) else "core"


def figures(of: Level) -> str:
    """The level in three numbers."""
    return f"{len(of.rooms)} rooms, {max(of.floors().values()) + 1} floors, {len(of.arrows)} arrows"


def picture() -> str:
    """The house above, and below it what is inside `ui`; one SVG."""
    upper, middle = panel("The house", level(HOUSE), 0)
    lower, bottom = panel("Inside ui", level(UI), middle + 8)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {bottom}" role="img">',
            "<title>The rooms of mlintro and what each imports, in floors</title>",
            f"<style>\n{STYLE}\n</style>",
            f'<rect class="paper" x="1" y="1" width="{WIDTH - 2}" height="{bottom - 2}" rx="8"/>',
            *upper,
            *lower,
            "</svg>\n",
        ]
    )


def table(folder: Path) -> str:
    """Each package and module of a folder of mlintro, the highest first, and what it says of itself."""
    base, of = (LESSON, level(HOUSE)) if folder == HOUSE else (folder, level(folder))
    rows = [
        f"| `{room}` | {sentence} | {', '.join(sorted(of.below(room))) or '–'} |"
        for room, _ in sorted(of.floors().items(), key=lambda found: (-found[1], found[0]))
        if (sentence := said(base / room))
    ]
    return "\n".join([f"{figures(of)}.\n", "| room | what it is | imports |", "|---|---|---|", *rows, ""])


def said(path: Path) -> str:
    """The first line of a room's docstring; empty where it has none."""
    files = (ROOT / path / "__init__.py", ROOT / path.with_suffix(".py"))
    source = next((file.read_text(encoding="utf-8") for file in files if file.is_file()), "")
    return (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]


def page(text: str) -> str:
    """docs/architecture.md with its tables as the imports are now."""
    for name, folder in (("house", HOUSE), ("ui", UI)):
        start = START.format(name=name)
        before, rest = text.split(start)
        text = before + start + "\n" + table(folder) + "\n" + END + rest.split(END, 1)[1]
    return text


def main() -> None:
    PICTURE.write_text(picture(), encoding="utf-8")
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
