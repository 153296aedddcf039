"""What a learner sees, from top to bottom, by the names of the words: the same when a word is mended."""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache

from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from mlintro import text
from mlintro.figures.palette import LIGHT
from mlintro.text import DEFAULT, read_labels, read_sections
from mlintro.text.writing import writing
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "pages" / "screens"
CHANGING = {"seconds", "numbers"}  # holes: with the machine, and with any word of the lesson
LEAST = 12  # letters of a label that tell it within a longer sentence
FEWEST = 4  # and where it stands alone with holes
FRAME = {"top", "foot", "share"}  # the same in every state of a page


@cache
def every() -> dict[str, str]:
    """All sections and labels, by their names."""
    folder = text.FOLDER / DEFAULT
    sections = {
        f"{file.stem}/{name}": written
        for file in sorted(folder.glob("*.md"))
        for name, written in read_sections(file, file.stat().st_mtime_ns).items()
    }
    tables = read_labels((text.FOLDER / "labels.toml").stat().st_mtime_ns)
    return sections | {
        f"{table}.{name}": entry[DEFAULT] for table, rows in tables.items() for name, entry in rows.items()
    }


@cache
def patterns() -> list[tuple[int, str, re.Pattern[str]]]:
    """Every label and section: its letters outside its holes, its name, and what it may become."""
    found = []
    for name, written in every().items():
        pieces = re.split(r"\{(\w+)\}", written)
        letters = sum(map(len, pieces[::2]))
        if letters >= FEWEST or len(pieces) == 1:
            pieces[::2] = map(re.escape, pieces[::2])
            pieces[1::2] = (".*?" if hole in CHANGING else "(.*?)" for hole in pieces[1::2])
            found.append((letters, name, re.compile("".join(pieces), re.DOTALL)))
    return sorted(found, key=lambda entry: (-entry[0], entry[1]))


@cache
def named(said: str) -> str:
    """The names of the words in a text; the text itself where it is none of them."""
    said = re.sub(r"data:[^)\s]{99,}", "data", said)
    if FIGURE.fullmatch(said):
        return said
    for letters, name, whole in patterns():
        if 4 * letters > len(said) and (match := whole.fullmatch(said)):
            return name + filled(match)
    rest, names = said, []
    for letters, name, pattern in patterns():
        if letters >= LEAST and (match := pattern.search(rest)):
            names.append((match.start(), name + filled(match)))
            rest = rest[: match.start()] + "\0" * len(match[0]) + rest[match.end() :]
    return " ".join(name for _, name in sorted(names)) or repr(re.sub(r"\d+", "0", said)[:40])


def filled(match: re.Match[str]) -> str:
    """What stands in the holes of a sentence: figures, or words by their names."""
    holes = (named(hole) for hole in match.groups() if hole)
    return f"({' | '.join(holes)})" if match.groups() else ""


def screen(shown: AppTest | Block, leave_out: Collection[str] = ()) -> list[str]:
    """A line for each thing, but those keys: its kind, its key or words, how it stands there."""
    return list(lines(shown.main if isinstance(shown, AppTest) else shown, leave_out))


def lines(block: Block, leave_out: Collection[str], depth: int = 0) -> Iterator[str]:
    for child in block.children.values():
        key = str(getattr(child, "key", None) or "")
        if key in leave_out or key.startswith("memory"):
            continue
        if isinstance(child, Block):
            label = str(getattr(child, "label", "") or "")
            inside = list(lines(child, leave_out, depth + 1))
            line = " ".join(filter(None, (child.type, key, label and named(label), standing(child.proto))))
            if line == child.type:
                yield from lines(child, leave_out, depth)
            else:
                yield "  " * depth + line
                yield from inside
        elif child.type == "html":
            if tag := re.match(r"<(\w+) class=['\"](\w+)", child.proto.body):  # else it is a style sheet
                yield "  " * depth + f"html {tag[1]} {tag[2]}"
        elif isinstance(child, Element):
            written = (child.type, key, words_of(child), standing(child.proto))
            yield "  " * depth + " ".join(filter(None, written))
            if child.type == "bidi_component":
                data = json.loads(child.proto.json or "[{}]")[0]
                yield from ("  " * (depth + 1) + line for line in given(data))


def words_of(element: Element) -> str:
    """The words on an element: those of a sentence, or what stands on a control."""
    said = element.value if element.type in SENTENCES else getattr(element.proto, "label", "")
    value = f" {element.value}" if element.type == "metric" else ""
    return named(said) + value if isinstance(said, str) and said else ""


def standing(proto: Message) -> str:
    """How a thing stands on the page, where it is not as usual: its ends, its options, what it is set to."""
    fields = [
        said if field.name in PLAIN else f"{field.name}={said}"
        for field, value in proto.ListFields()
        if field.name not in UNSEEN and (said := part(value))
    ]
    return " ".join(said for said in fields if said not in USUAL)


def part(value: object) -> str:
    """A value of a field: a message by its own fields, a text by its name, a picture by its kind."""
    match value:
        case Message():
            said = standing(value)
            return f"({said})" if " " in said else said
        case float():
            return f"{value:.4g}"
        case str():
            if kind := re.match(r"data:image/\w+|/mock/media", value):
                return kind[0]
            said = named(value if " " in value else value[:MOST])
            return value[:MOST] if said.startswith("'") and CODE.fullmatch(value) else said
        case Sequence():
            return f"[{', '.join(map(part, value))}]"
    return str(value)


def given(data: Mapping[str, object]) -> Iterator[str]:
    """A line for each thing that an element is given; colours and signs are those of every element."""
    for name, value in data.items():
        match name, value:
            case "prose" | "size", _:  # of the words of the lesson: others when one is mended
                yield name
            case "words", dict():
                assert value.pop("numbers") == asdict(writing(DEFAULT, None))
                own = {word for word, said in value.items() if is_own(word, said)}
                others = {word: said for word, said in value.items() if word not in own}
                yield f"words: {' '.join(sorted(own))} {told(others) if others else ''}".strip()
            case "colours", dict():
                assert value == asdict(LIGHT)
            case _:
                yield f"{name}: {told(value)}"


def is_own(word: str, said: object) -> bool:
    """Whether a word of an element is a label of that name, in the table of any page."""
    return any(name.endswith(f".{word}") and written == said for name, written in every().items())


def told(data: object) -> str:
    """A value as the browser gets it: words by their names, of a long row the ends."""
    match data:
        case str():
            return part(data)
        case float():
            return f"{data:.4g}"
        case dict():
            return "{" + ", ".join(f"{name}: {told(value)}" for name, value in data.items()) + "}"
        case list() if len(data) > LONG:
            return f"[{told(data[0])} … {told(data[-1])}] {len(data)}"
        case list():
            return f"[{', '.join(map(told, data))}]"
    return str(data)


SENTENCES = {"markdown", "caption", "title", "header", "subheader", "success", "info", "warning", "error"}
UNSEEN = {"id", "body", "label", "element_type", "js_content", "css_content", "json", "page_script_hash"}
UNSEEN |= {"deferred_file_id", "component_name", "isolate_styles", "wrap", "tag", "hide_anchor", "format"}
USUAL = {"gap_size=1", "direction=1", "justify=1", "align=1", "type=secondary", "open=False"}
USUAL |= {"height_config=use_content=True", "use_stretch=True", "allow_empty=True", "required=True"}
USUAL |= {"expanded=False", "()"}
PLAIN = {"flex_container", "popover", "gap_config", "width_config", "content", "imgs", "icon"}  # says enough
CODE = re.compile(r":material/\w+:|[\w/.#+=-]*")  # what is no word of ours
MOST = 40  # letters of a thing that is no word
ONE = r"[<>+−±]?\u202f? ?\d+([.,\u202f]\d+)?(\u202f?%)?"
FIGURE = re.compile(rf"{ONE}(; {ONE})*")
LONG = 12
