"""What two pages or more put on the screen."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from html import escape
from typing import Any, Literal, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from mlintro import text
from mlintro.errors import LessonError
from mlintro.figures.palette import DARK, LIGHT, Palette
from mlintro.neuron import Bit
from mlintro.text import glossary
from mlintro.ui.untrusted import bit, language, option, whole
from mlintro.ui.visit import visit

PROSE_WIDTH = 760  # px: about 90 characters, the longest line that is easy to read

T = TypeVar("T")
Widget = Callable[..., Any]  # of Streamlit's
Width = int | Literal["content", "stretch"]  # of a picture; a number is px

VERDICT_ICONS = {
    "solved": ":material/check_circle:",
    "defensible": ":material/rule:",
    "fact": ":material/calculate:",
    "hint": ":material/lightbulb:",
    "wait": ":material/touch_app:",
}


def words(page: str) -> text.PageText:
    """The words of a page, in the learner's language and with numbers as the learner writes them."""
    locale = st.context.locale
    return text.load(page, st.session_state.get("lang") or language(linked("lang"), locale), locale)


def palette() -> Palette:
    """The colours for pictures in the learner's theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def bench() -> DeltaGenerator:
    """The bordered place where things happen, one on a page."""
    return st.container(border=True, key="lab")


def step() -> AbstractContextManager[object]:
    """All of a page that a wall shows at once; anywhere else nothing of its own. Its look: frame/wall.css."""
    return st.container(key="step") if visit().is_on_wall else nullcontext()


def lab(ratio: tuple[int, ...] = (2, 3)) -> Sequence[DeltaGenerator]:
    """The bench in two parts: controls on the left, what they do on the right."""
    return bench().columns(ratio, gap="large")


def prose(markdown: str) -> None:
    """Sentences to read, no wider than is easy to read."""
    st.markdown(markdown, width=PROSE_WIDTH)


def spoken(markdown: str) -> None:
    """Prose before a lab. On a wall it makes room: the teacher says it."""
    if not visit().is_on_wall:
        prose(markdown)


def verdict(kind: Literal["solved", "defensible", "fact", "hint", "wait"], sentence: str) -> None:
    """The one line under the lab. Symbol and words say what the colour says."""
    show = st.success if kind in ("solved", "defensible") else st.info
    show(sentence, icon=VERDICT_ICONS[kind])


def in_sight() -> DeltaGenerator:
    """A row under a lab. It stays at the foot of a low screen while the lab is there."""
    return st.container(key="in_sight", horizontal=True, vertical_alignment="center")


def way_on() -> DeltaGenerator:
    """The same under the parts that follow a lab, for nothing but jumps from one to the next."""
    return st.container(key="way", horizontal=True)


def leading(to: str) -> DeltaGenerator:
    """A place for a button that also brings into sight what has the key `to`: see browser/steps.js."""
    return st.container(key=f"leads_{to}", width="content")


def showing(what: str) -> DeltaGenerator:
    """A place for a button whose run may show what has the key `what`: then it is brought into sight."""
    return st.container(key=f"shows_{what}", width="content")


def jump(to: str, label: str, key: str, kind: Literal["primary", "secondary"] = "secondary") -> None:
    """
    A button that does nothing but that; it is gone once there is nothing left to bring into sight.

    A wall has none: all of its step is in sight.
    """
    if visit().is_on_wall:
        return
    with st.container(key=f"jumps_{to}", width="content"):
        st.button(label, key=key, type=kind)


def wide(usual: Width = "content") -> Width:
    """The width of a picture that a class reads from its wall: there all there is."""
    return "stretch" if visit().is_on_wall else usual


def picture(svg: str, alt: str, width: Width = "content") -> None:
    """
    An SVG, or an address of an image, with what it shows in words.

    At its own width unless another is given, and narrower where there is less room: so letters are
    as large as they were drawn on a laptop, and on a phone as much smaller as the picture is.
    """
    st.image(svg, alt=alt, width=width)


def numbers(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """What a chart draws, folded under it as a table; not on a wall, where nobody opens it."""
    if visit().is_on_wall:
        return
    cells = "".join(f"<th scope='col'>{escape(column)}</th>" for column in columns)
    lines = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    title = escape(words("frame").label("numbers"))
    table = f"<table><thead><tr>{cells}</tr></thead><tbody>{lines}</tbody></table>"
    st.html(f"<details class='numbers'><summary>{title}</summary><div tabindex='0'>{table}</div></details>")


def switch(label: str, key: str) -> Bit:
    """A choice between off and on, in the link as `key=1` when it is on."""
    is_on = st.toggle(label, beginning(key, bool(bit(linked(key)))), key=key, persist_state="session")
    return linked_as(key, 1 if is_on else 0, 0)


def choice(t: text.PageText, key: str, options: Sequence[str], default: str, **facts: object) -> str:
    """
    A choice among options that are shown as words and linked as codes.

    `bind` would write the words of the present language into the link, which the other
    language could not read; so the link is read and written here. The label of an option is
    `key_option`, or the option itself where that says enough; the label of the whole is `key`.
    `facts` fill the holes of the options' labels.
    """
    shown = {
        code: t.label(name, **facts) if (name := f"{key}_{code}") in t.labels else code for code in options
    }
    return choose(t.label(key), key, shown, default, help=meaning(t, key))


def choose(
    label: str,
    key: str,
    shown: Mapping[str, str],
    default: str,
    show: Widget = st.segmented_control,
    help: str | None = None,
) -> str:
    """
    The same where the words are not plain labels: `shown` has those of each option, by its code.

    `show` is Streamlit's widget. A link comes first, then what was chosen before a reload on another page.
    """
    told = visit().anew.get(key) or linked(key) or visit().chosen.get(key)
    chosen: str | None = show(
        label,
        list(shown),
        default=beginning(key, option(told, shown) or default),
        required=True,
        format_func=shown.__getitem__,
        key=key,
        help=help,
        persist_state="session",
    )
    visit().chosen[key] = default if chosen is None else chosen
    return linked_as(key, visit().chosen[key], default)


def whole_number(
    t: text.PageText, key: str, allowed: range, default: int, show: Widget = st.number_input
) -> int:
    """
    A whole number that is linked, its label `key`; `show` is Streamlit's widget.

    `bind` would let a link such as `1e999` break the page.
    """
    begin = whole(visit().anew.get(key) or linked(key), allowed)
    chosen: int = show(
        t.label(key),
        allowed[0],
        allowed[-1],
        beginning(key, default if begin is None else begin),
        key=key,
        help=meaning(t, key),
        persist_state="session",
    )
    return linked_as(key, chosen, default)


def beginning(key: str, value: T) -> T:
    """What a widget begins with. Where it begins anew its browser is told, which shows the last value."""
    if key in visit().anew:
        del visit().anew[key]
        st.session_state[key] = value
    return value


def meaning(t: text.PageText, key: str) -> str | None:
    """
    What the word on a control means, from the glossary, where the label `term_key` names it there.

    Not on a wall: nobody can ask a picture.
    """
    name = f"term_{key}"
    if name not in t.labels or visit().is_on_wall:
        return None
    term = t.label(name)
    return f"**{term}.** {glossary.meanings(t.language)[term]}"


def linked(key: str) -> str | None:
    """What the link says of a value. It is to be checked: see `untrusted`."""
    return st.query_params.get(key)


def led(key: str) -> object:
    """What a class led to, or else the link, where no widget has that key. It is to be checked."""
    return st.session_state.get(key, linked(key))


def linked_as(key: str, value: T, default: T) -> T:
    """Write a value into the link, unless it is the default; give it back."""
    if value == default:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = str(value)
    return value


@contextmanager
def guard(t: text.PageText) -> Iterator[None]:
    """Say an expected failure in the learner's language. Anything else is a bug and stays one."""
    try:
        yield
    except LessonError as error:
        failure(t, error)


def failure(t: text.PageText, error: LessonError) -> None:
    """Its sentence. A fact that is the name of a label of the page is said in the page's words."""
    facts = {
        name: t.label(fact) if isinstance(fact, str) and fact in t.labels else fact
        for name, fact in error.facts.items()
    }
    st.warning(words("errors").label(error.code, **facts), icon=":material/info:")
