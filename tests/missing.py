"""What a begun exercise, page, gate, kind of model, language or label still lacks: python -m tests.missing

One line for each piece, the file to touch first. The tests say the same, but one piece after the other.
Whether what is there is good, and whether all of it is used, they alone say.
"""

from collections.abc import Collection, Iterator, Mapping

from mlintro import text
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.neuron import Gate, solutions
from mlintro.signatures import EXERCISES
from mlintro.text import LANGUAGES, read_labels, read_sections
from mlintro.ui.frame import PAGES
from tests.conftest import ROOT
from tests.digits.test_words import families
from tests.pages.test_every_page import LINKS
from tests.test_text import FRAME_LABELS, PARTS, asked_for, scripts

SECTIONS_OF_AN_EXERCISE = ("situation", "hint_1", "hint_2", "hint_3", "solution", "discussion")
LABELS_OF_AN_EXERCISE = ("exercise", "brief")
LABELS = "mlintro/text/labels.toml"
CAN_ONE_NEURON = {gate.value: solutions.is_separable(gate) for gate in Gate}


def pieces(
    languages: Collection[str] = LANGUAGES,
    pages: Collection[str] = tuple(PAGES),
    exercises: Collection[str] = tuple(EXERCISES),
    gates: Mapping[str, bool] = CAN_ONE_NEURON,
    kinds: Collection[str] = tuple(Kind),
) -> Iterator[str]:
    """All that is missing: `file: what`."""
    yield from files(pages, exercises)
    yield from prose(languages, pages, exercises)
    yield from labels(languages, pages, exercises, gates, kinds)


def files(pages: Collection[str], exercises: Collection[str]) -> Iterator[str]:
    for path in [f"pages/{page}.py" for page in pages] + [
        f"tests/signatures/answers/{exercise}.txt" for exercise in exercises
    ]:
        if not (ROOT / path).exists():
            yield f"{path}: the file"
    for page in pages:
        if page not in LINKS:
            yield f"tests/pages/test_every_page.py: LINKS[{page!r}], a link to the page"


def prose(languages: Collection[str], pages: Collection[str], exercises: Collection[str]) -> Iterator[str]:
    for page in (*pages, *PARTS, "exercises"):
        wanted = dict.fromkeys(sections(page, languages)) | dict.fromkeys(asked_for_by_frame(page, exercises))
        for language in languages:
            there = written(page, language)
            if not there:
                yield f"mlintro/text/{language}/{page}.md: the file"
            else:
                missing = [name for name in wanted if not there.get(name)]
                yield from (f"mlintro/text/{language}/{page}.md: section {name}" for name in missing)


def sections(page: str, languages: Collection[str]) -> list[str]:
    """Those that one language or another has."""
    return [name for language in languages for name in written(page, language)]


def asked_for_by_frame(page: str, exercises: Collection[str]) -> list[str]:
    """The sections that are asked for without being named in a page's script."""
    if page == "exercises":
        return [f"{part}_{exercise}" for exercise in exercises for part in SECTIONS_OF_AN_EXERCISE]
    if page in PARTS:
        return []
    has_function = page not in PAGES or PAGES[page].has_function
    return ["promise", "idea"] + ["function"] * has_function


def written(page: str, language: str) -> dict[str, str]:
    file = text.FOLDER / language / f"{page}.md"
    return read_sections(file, file.stat().st_mtime_ns) if file.exists() else {}


def labels(
    languages: Collection[str],
    pages: Collection[str],
    exercises: Collection[str],
    gates: Mapping[str, bool],
    kinds: Collection[str],
) -> Iterator[str]:
    there = read_labels(0)
    wanted = {table: dict.fromkeys(names) for table, names in there.items()}
    for page in pages:
        wanted.setdefault(page, {}).update(dict.fromkeys(FRAME_LABELS))
    named = (f"{name}_{exercise}" for exercise in exercises for name in LABELS_OF_AN_EXERCISE)
    wanted["functions"].update(dict.fromkeys(named))
    for gate, is_separable in gates.items():
        named = ["next"] if is_separable else ["next", "goal", "made"]
        wanted["neuron"].update(dict.fromkeys(f"{name}_{gate}" for name in named))
    for names in wanted.values():
        names.update(dict.fromkeys(of_each_kind(names, kinds)))
    for table in (*pages, *PARTS):
        asked = set().union(*map(asked_for, scripts(table))) - set(sections(table, languages))
        wanted.setdefault(table, {}).update(dict.fromkeys(sorted(asked)))
    for table, names in wanted.items():
        for name in names:
            label = there.get(table, {}).get(name, {})
            missing = ", ".join(language for language in languages if not label.get(language))
            if missing:
                yield f"{LABELS}: [{table}] {name}, in {missing}"


def of_each_kind(names: Collection[str], kinds: Collection[str]) -> list[str]:
    """The labels that are named after two kinds of model or more, for each kind."""
    return [
        pattern.replace("*", kind)
        for pattern, named in families(name for name in names if not any(it in name for it in KNOBS)).items()
        if len(named) > 1
        for kind in kinds
    ]


if __name__ == "__main__":
    found = list(pieces())
    print("\n".join(found) or "nothing")
    raise SystemExit(bool(found))
