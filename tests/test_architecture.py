"""House rules: which way imports point, how large rooms may be, and that what is said of them is true."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools.draw_house import PAGE, PICTURE, UI, page, picture
from tools.house import HOUSE, LESSON, files, imports, level, room

CORE = [path for path in sorted((ROOT / "mlintro").rglob("*.py")) if "ui" not in path.parts]
PAGES = sorted((ROOT / "pages").glob("*.py"))
PROGRAMS = [
    path
    for top in ("mlintro", "pages", "tests", "tools", "benchmarks")
    for path in (ROOT / top).rglob("*.py")
]
SCRIPTS = [path for path in (ROOT / "mlintro").rglob("*") if path.suffix in (".js", ".css")]
FOLDERS = sorted({file.parent for file in files() if file.is_relative_to(LESSON)} - {LESSON})

# The floors of the house, the highest first: imports point down, or to the side.
FLOORS = (
    {"app", "pages", "tools", "benchmarks"},
    {"ui"},
    {"figures"},
    {"signatures", "photos", "pixels", "descent", "digits", "neuron", "scale", "writer"},
    {
        "classes",
        "training",
        "text",
        "settings",
        "errors",
    },  # training knows no digits: who warms it up is handed in
)
GROUND = {
    "browser",
    "classes",
    "server",
    "widgets",
    "visit",
    "untrusted",
    "python_code",
}  # of ui: what every page stands on
FRAME = {"frame", "main", "__init__"}  # of ui, beside the ground and the pages' rooms
MOST_FILES, MOST_ARROWS = 18, 40  # beyond that a shelf is searched, not seen
DOCUMENTS = (ROOT / "docs" / "architecture.md", ROOT / "CONTRIBUTING.md")


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def name(path: Path) -> str:
    return str(path.relative_to(ROOT) if path.is_absolute() else path)


@pytest.mark.parametrize("path", CORE, ids=name)
def test_core_does_not_know_the_screen(path: Path):
    outside = ("streamlit", "mlintro.ui", "pages")
    assert not [module for module in imported(path) if module.startswith(outside)]


@pytest.mark.parametrize("path", CORE, ids=name)
def test_core_never_uses_pyplot_or_pickle(path: Path):
    assert not [module for module in imported(path) if "pyplot" in module or "pickle" in module]


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_is_a_short_script_without_functions(path: Path):
    source = path.read_text(encoding="utf-8")
    definitions = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.ClassDef)
    ]

    assert not definitions
    assert 25 <= len(source.splitlines()) <= 90


@pytest.mark.parametrize("path", [*PROGRAMS, *SCRIPTS], ids=name)
def test_no_room_is_too_large(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_every_room_stands_on_a_floor_and_imports_point_down():
    floor = {room: i for i, rooms in enumerate(FLOORS) for room in rooms}
    house = level(HOUSE)

    assert floor.keys() == house.rooms
    assert not [(here, there) for here, there in house.arrows if floor[there] < floor[here]]


def test_the_ground_of_ui_knows_neither_the_frame_nor_a_page():
    assert not [(here, there) for here, there in level(UI).arrows if here in GROUND and there not in GROUND]


def test_of_the_frame_only_memory_and_deeds_know_the_rooms_of_pages():
    rooms = level(UI).rooms - GROUND - FRAME
    knowing = {
        file
        for file in files()
        if file.is_relative_to(UI / "frame")
        for there in imports(file)
        if room(there, UI) in rooms
    }
    assert knowing == {UI / "frame" / "memory.py", UI / "frame" / "deeds.py"}


@pytest.mark.parametrize("folder", [HOUSE, *FOLDERS], ids=name)
def test_rooms_do_not_import_each_other_in_circles(folder: Path):
    assert level(folder).floors().keys() == level(folder).rooms


@pytest.mark.parametrize("folder", [HOUSE, UI], ids=name)
def test_few_arrows_lead_from_room_to_room(folder: Path):
    """In `ui` between its folders: the single files in it are what each of them stands on."""
    files = {path.stem for path in (ROOT / folder).glob("*.py")} if folder == UI else set()
    assert len([arrow for arrow in level(folder).arrows if not files & set(arrow)]) <= MOST_ARROWS


@pytest.mark.parametrize("folder", [LESSON, *FOLDERS], ids=name)
def test_a_folder_is_seen_at_a_glance(folder: Path):
    shelf = [path for path in (ROOT / folder).iterdir() if path.suffix in (".py", ".js", ".css")]
    assert len(shelf) <= MOST_FILES


def test_the_tests_stand_as_the_house_does():
    folders = {path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}
    there = {Path("pages"), Path("browser"), Path("deployment")}
    assert not [folder for folder in folders - there if not (ROOT / "mlintro" / folder).is_dir()]


def test_the_picture_and_the_tables_of_the_house_are_what_the_imports_are_now():
    again = "python -m tools.draw_house draws it again"
    assert PICTURE.read_text(encoding="utf-8") == picture(), again
    assert PAGE.read_text(encoding="utf-8") == page(PAGE.read_text(encoding="utf-8")), again


def mentioned(document: Path) -> Iterator[str]:
    """The words in backticks, outside the tables that are written from the imports."""
    prose = re.sub(r"(?s)<!-- written by.*?<!-- end -->|```.*?```", "", document.read_text(encoding="utf-8"))
    for said in re.findall(r"`([^`]+)`", prose):
        yield from (word for word in said.split() if not word.startswith(("/", ".venv")))


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_files_and_names_that_are_mentioned_are_there(document: Path):
    """`<page>` stands for any page; a name may be of a file, or of anything in the code or the labels."""
    sources = [path for path in (ROOT / "mlintro").rglob("*") if path.suffix in (".js", ".toml")]
    sources += [*PROGRAMS, ROOT / "pyproject.toml"]
    known = set(re.findall(r"\w+", "\n".join(path.read_text(encoding="utf-8") for path in sources)))
    gone = []
    for said in mentioned(document):
        if re.fullmatch(r"[\w.<>/-]+/[\w.<>-]*|[\w<>]+\.(py|js|css|md|toml)", said):
            pattern = re.sub(r"<\w+>", "*", said.rstrip("/"))
            if not any([*ROOT.glob(pattern), *(ROOT / "mlintro").rglob(pattern)]):
                gone.append(said)
        elif re.fullmatch(r"\w+(\.\w+)*", said) and not set(said.split(".")) <= known:
            gone.append(said)
    assert not gone
