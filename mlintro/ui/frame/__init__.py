"""The frame around every page: language, navigation, title, this page's function, what comes next."""

from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import streamlit as st

from mlintro import text
from mlintro.figures.palette import DARK
from mlintro.ui.classes.line import class_line
from mlintro.ui.classes.wall import wall, watched
from mlintro.ui.frame.deeds import achieved, deeds, do_at_wall
from mlintro.ui.frame.memory import remember
from mlintro.ui.frame.share import share
from mlintro.ui.python_code import python_code
from mlintro.ui.server.health import health
from mlintro.ui.server.metrics import reruns
from mlintro.ui.server.turns import turns
from mlintro.ui.untrusted import language
from mlintro.ui.visit import visit
from mlintro.ui.widgets import linked, palette, prose, spoken, switch, words

FOLDER = Path(__file__).parents[3] / "pages"
WALL, PRINT_DARK = (
    f"<style>{Path(__file__).with_name(name).read_text(encoding='utf-8')}</style>"
    for name in ("wall.css", "print_dark.css")
)


class LessonPart(StrEnum):
    """A part of the lesson, as home shows them: the section `part_<name>` of its prose."""

    FUNCTIONS = "functions"
    DESCENT = "descent"
    NETWORKS = "networks"


@dataclass(frozen=True, slots=True)
class LessonPage:
    url: str  # the same in every language; home is served at the root
    icon: str
    part: LessonPart | None  # None: home, which is of none and has no function

    @property
    def has_function(self) -> bool:
        """Whether the page ends with the header of its function."""
        return self.part is not None


# In the order of the lesson. The name is that of the script, of the prose and of the labels.
PAGES = {
    "home": LessonPage("", ":material/home:", None),
    "functions": LessonPage("funciones", ":material/function:", LessonPart.FUNCTIONS),
    "pixels": LessonPage("pixeles", ":material/grid_on:", LessonPart.FUNCTIONS),
    "descent": LessonPage("descenso", ":material/trending_down:", LessonPart.DESCENT),
    "models": LessonPage("modelos", ":material/compare:", LessonPart.NETWORKS),
    "neuron": LessonPage("neurona", ":material/hub:", LessonPart.NETWORKS),
    "next_steps": LessonPage("siguiente", ":material/rocket_launch:", LessonPart.NETWORKS),
}
HOME, FIRST, *_, LAST = PAGES
DONE = " ✓"  # behind the title of a page on which something was achieved
CLASS = "classes"  # the page of who teaches: no part of the lesson, and reached by a link only


def run() -> None:
    """Draw the frame, and in it the page that was asked for."""
    # The icon must be set before the navigation, and not be a page's own: for those the
    # browser would ask a third party.
    st.set_page_config(page_icon="🔢", layout="wide")
    # Put down anew: what this run set itself is found first, and it is asked for fifty times.
    here = st.session_state["visit"] = visit()
    here.afterwards = None  # of a run that was broken off
    with reruns.time(), turns:
        name = draw()
    if palette() is DARK:
        st.html(PRINT_DARK)  # last: what comes and goes with the theme moves nothing
    if afterwards := here.afterwards:
        here.afterwards = None
        with health.watch(name):
            afterwards()


def draw() -> str:
    """The frame and the page in it; the page's name."""
    with st.container(key="page"):
        # The language comes first: until its widget has run, the link and the widget may
        # disagree, as they do after the browser's Back.
        top = st.container(key="top", horizontal=True, vertical_alignment="center")
        with top.container(horizontal=True, width="content", vertical_alignment="center", key="options"):
            switches = st.container(width="content")
            language_picker()
            with switches:
                is_projected = switch(words("frame").label("wall"), "wall")
        code = watched()
        visit().is_on_wall = bool(is_projected or code)
        visit().done = achieved()
        pages = for_this_run()
        current = st.navigation(list(pages.values()), position="top")
        name = next(name for name, page in pages.items() if page.url_path == current.url_path)
        if name != visit().shown:
            if leave := visit().leaving:
                visit().leaving = None
                leave()
            visit().is_arrival, visit().shown = True, name
        if name == CLASS:
            with health.watch(name):
                current.run()
            remember()
            return name
        class_line(name, deeds)
        if code:
            wall(code, name, do_at_wall)
        else:
            top.caption(where(name), width="content")
        if visit().is_on_wall:
            st.html(WALL)
        else:
            st.title(words(name).label("title"), anchor=False)
        spoken(words(name).section("promise"))
        with health.watch(name):
            current.run()
        foot(name)
    if name != HOME:
        visit().last_page = name
    remember()
    return name


def language_picker() -> None:
    tag, browsers = linked("lang"), language(st.context.locale)
    asked = language(tag, browsers)
    if tag != asked and "lang" not in st.session_state and (tag or asked != text.DEFAULT):
        st.session_state.lang = st.query_params["lang"] = asked  # `bind` does not understand `EN` or `en-GB`
    # The options are codes: `bind` writes an option as it is shown, and a link has to mean
    # the same in every language. It leaves the default out of the link, and there is none where a
    # link without a language would mean another.
    st.segmented_control(
        " / ".join(text.load("frame", code).label("language") for code in text.LANGUAGES),
        list(text.LANGUAGES),
        default=text.DEFAULT if browsers == text.DEFAULT else None,
        required=True,
        key="lang",
        bind="query-params",
        label_visibility="collapsed",
    )


def scripts() -> dict[str, st.Page]:
    """
    The pages as Streamlit wants them, in the learner's language.

    Kept for the visit: Streamlit looks up the file of each new one on the disk, 0.4 ms a page. Its title
    has a mark once something was achieved on it.
    """
    kept, done = visit().scripts.setdefault(words("frame").language, {}), visit().done
    if CLASS in kept and all(kept[name].title.endswith(DONE) is done.get(name, False) for name in PAGES):
        return kept
    for name, page in PAGES.items():
        kept[name] = st.Page(
            FOLDER / f"{name}.py",
            title=words(name).label("nav") + (DONE if done.get(name) else ""),
            icon=page.icon,
            url_path=page.url or None,
            default=name == HOME,
            help=words(name).label("help"),
        )
    kept[CLASS] = st.Page(
        FOLDER / f"{CLASS}.py", title=words(CLASS).label("title"), url_path="clase", visibility="hidden"
    )
    return kept


def script(name: str) -> st.Page:
    """One of them, as the navigation of this run has it."""
    return visit().scripts[words("frame").language][name]


def for_this_run() -> dict[str, st.Page]:
    """
    The pages for one navigation.

    Copies: a page remembers that it may run, once, and the last run of a visit may still be
    ending while the next begins.
    """
    return {name: copy(page) for name, page in scripts().items()}


def where(name: str) -> str:
    """Where the learner is: minutes and number of the page."""
    number, minutes = list(PAGES).index(name) + 1, words(name).label("minutes")
    return words("frame").label("place", minutes=minutes, number=number, count=len(PAGES))


def foot(name: str) -> None:
    """This page's function, and the way on."""
    t = words("frame")
    if PAGES[name].has_function and not visit().is_on_wall:
        st.subheader(t.label("function"), anchor=False)
        python_code(words(name).code("function"))
    if name != HOME and not visit().is_on_wall:
        share(words("frame"))
    names = list(PAGES)
    i = names.index(name)
    if name == LAST and not visit().is_on_wall:
        prose(words(name).section("closing"))
    with st.container(
        key="foot",
        horizontal=True,
        horizontal_alignment="distribute" if i > 0 else "right",
        vertical_alignment="center",
    ):
        if i > 0:
            st.page_link(
                script(names[i - 1]),
                label=t.label("previous", page=words(names[i - 1]).label("nav")),
                icon=":material/arrow_back:",
            )
        if i + 1 < len(names):
            st.page_link(
                script(names[i + 1]),
                label=t.label("next", page=words(names[i + 1]).label("nav")),
                icon=":material/arrow_forward:",
                icon_position="right",
            )
        else:
            st.page_link(script(names[0]), label=t.label("again"))


def link(name: str, label: str | None = None) -> None:
    """A link to a page of the lesson, under its own name where none is given."""
    st.page_link(script(name), label=label or words(name).label("nav"))


def marked_link(name: str) -> None:
    """The same, with whether something was achieved there, once there is something anywhere."""
    done = visit().done
    if name in done and any(done.values()):
        code = "done" if done[name] else "to_do"
        link(name, words("frame").label(code, page=words(name).label("nav")))
    else:
        link(name)


def of_part(part: LessonPart) -> list[str]:
    """The names of its pages, in the order of the lesson."""
    return [name for name, page in PAGES.items() if page.part is part]


def open_page(name: str) -> None:
    """Go to a page of the lesson, without what the link said of this one."""
    st.switch_page(script(name), query_params={})  # without them Streamlit refuses to: `lang` is bound
