"""
The lesson's links for a learning platform, as a Common Cartridge:
python tools/make_cartridge.py https://lesson.example.org lesson.imscc

A zip with a web link for each place of the 45 minutes, as the guide for teachers has them, and the
documents. In Moodle: *Restore*, then this file. Moodle knows a cartridge of version 1.1 by its first lines,
and takes none of 1.3 (backup/converter/imscc11 in its code); `--version 1.3` is for the platforms that
want that one.
"""

import argparse
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZIP_DEFLATED, ZipFile

FOLDER = Path(__file__).parents[1] / "docs"
DOCUMENTS = {
    "es": ("docente", "privacidad", "glosario"),
    "en": ("teacher", "privacy", "glossary"),
}  # the first has the plan
TITLES = {"es": "Introducción a las redes neuronales", "en": "Introduction to neural networks"}
VERSIONS = ("1.1", "1.3")
# Of the plan: the minutes, what happens, the link for the wall, and the page and link that learners open.
STEP = re.compile(r"^\| \d+–\d+ \| (.*?) \| .*? \| \[(.*?)\]\((.*?)\) \|$", re.MULTILINE)


def links(address: str, language: str) -> dict[str, str]:
    """
    The title of each link, by where it leads: each place of the plan once, then the documents.

    Of a link's parameters only the first is left, which says the place: Moodle would write the `&` before
    a second so that it cannot read it itself.
    """
    found: dict[str, str] = {}
    texts = {name: (FOLDER / f"{name}.md").read_text(encoding="utf-8") for name in DOCUMENTS[language]}
    for step, page, link in STEP.findall(texts[DOCUMENTS[language][0]]):
        found.setdefault(address + link.partition("&")[0], f"{page}: {step}")
    for name, markdown in texts.items():
        found[f"{address}/{name}"] = markdown.partition("\n")[0].removeprefix("# ")
    return found


def manifest(found: Mapping[str, str], title: str, language: str, version: str) -> bytes:
    """What is in the cartridge, in the order of its links; each has its file."""
    short = version.replace(".", "p")
    package = f"http://www.imsglobal.org/xsd/imsccv{short}/imscp_v1p1"
    about = f"http://ltsc.ieee.org/xsd/imsccv{short}/LOM/manifest"
    ET.register_namespace("", package)  # so that it is the first attribute, by which Moodle knows the version
    ET.register_namespace("lomimscc", about)
    root = ET.Element(f"{{{package}}}manifest", identifier="mlintro")

    def add(
        parent: ET.Element, tag: str, text: str = "", space: str = package, **attributes: str
    ) -> ET.Element:
        element = ET.SubElement(parent, f"{{{space}}}{tag}", attributes)
        element.text = text or None
        return element

    metadata = add(root, "metadata")
    add(metadata, "schema", "IMS Common Cartridge")
    add(metadata, "schemaversion", f"{version}.0")
    general = add(add(metadata, "lom", space=about), "general", space=about)
    add(add(general, "title", space=about), "string", title, about, language=language)
    plan = add(add(root, "organizations"), "organization", identifier="plan", structure="rooted-hierarchy")
    lesson = add(add(plan, "item", identifier="root"), "item", identifier="lesson")
    add(lesson, "title", title)
    resources = add(root, "resources")
    for number, link_title in enumerate(found.values(), 1):
        item = add(lesson, "item", identifier=f"item{number}", identifierref=f"link{number}")
        add(item, "title", link_title)
        resource = add(resources, "resource", identifier=f"link{number}", type=f"imswl_xmlv{short}")
        add(resource, "file", href=f"link{number}.xml")
    return xml(root)


def web_link(to: str, title: str, version: str) -> bytes:
    """One link, in a window of its own."""
    short = version.replace(".", "p")
    space = f"http://www.imsglobal.org/xsd/imsccv{short}/imswl_v{short}"
    ET.register_namespace("", space)
    root = ET.Element(f"{{{space}}}webLink")
    ET.SubElement(root, f"{{{space}}}title").text = title
    ET.SubElement(root, f"{{{space}}}url", href=to, target="_blank")
    return xml(root)


def xml(root: ET.Element) -> bytes:
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def make(address: str, file: Path, language: str = "es", version: str = VERSIONS[0]) -> None:
    """Write the cartridge. Raises ValueError where the address is none that a browser can open."""
    found = links(checked(address), language)
    with ZipFile(file, "w", ZIP_DEFLATED) as cartridge:
        cartridge.writestr("imsmanifest.xml", manifest(found, TITLES[language], language, version))
        for number, (to, title) in enumerate(found.items(), 1):
            cartridge.writestr(f"link{number}.xml", web_link(to, title, version))


def checked(address: str) -> str:
    """An address as `https://host` or `https://host/folder`. Raises ValueError for anything else."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(f"expected an address such as https://lesson.example.org, got {address!r}")
    return address.rstrip("/")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().partition("\n")[0])
    parser.add_argument("address", type=checked)
    parser.add_argument("file", type=Path)
    parser.add_argument("--lang", choices=DOCUMENTS, default="es")
    parser.add_argument("--version", choices=VERSIONS, default=VERSIONS[0])
    asked = parser.parse_args()
    make(asked.address, asked.file, asked.lang, asked.version)
    print(f"{asked.file}: Common Cartridge {asked.version}, {asked.address}")


if __name__ == "__main__":
    main()
