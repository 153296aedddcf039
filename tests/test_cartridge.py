"""The cartridge for a learning platform: a manifest as its schema wants it, and links that are the plan's."""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest

from mlintro.classes.plan import STEPS
from mlintro.text import LANGUAGES, load
from mlintro.ui.server.documents import LANGUAGES as DOCUMENTS
from tests.conftest import ROOT
from tests.ui.server.documents.guide import address

sys.path.insert(0, str(ROOT / "tools"))
import make_cartridge

LESSON = "https://lesson.example.org/a"


def children(element: ET.Element) -> list[str]:
    return [child.tag.partition("}")[2] for child in element]


@pytest.fixture(params=make_cartridge.VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return request.param


def test_the_manifest_is_as_its_schema_wants_it(tmp_path: Path, version: str):
    file = tmp_path / "lesson.imscc"
    make_cartridge.make(LESSON, file, "es", version)
    short = version.replace(".", "p")
    package = {"": f"http://www.imsglobal.org/xsd/imsccv{short}/imscp_v1p1"}
    with ZipFile(file) as cartridge:
        assert cartridge.testzip() is None
        written = cartridge.read("imsmanifest.xml")
        names = set(cartridge.namelist())
    assert f'<manifest xmlns="{package[""]}"'.encode() in written[:200]  # by it Moodle knows the version
    root = ET.fromstring(written)

    assert children(root) == ["metadata", "organizations", "resources"]
    assert root.findtext("metadata/schema", namespaces=package) == "IMS Common Cartridge"
    assert root.findtext("metadata/schemaversion", namespaces=package) == f"{version}.0"
    (organization,) = root.findall("organizations/organization", package)
    assert organization.get("structure") == "rooted-hierarchy"
    (top,) = organization.findall("item", package)
    assert children(top) == ["item"]  # the topmost has no title
    assert all(item.findtext("title", namespaces=package) for item in top.iterfind(".//item", package))

    resources = {one.get("identifier"): one for one in root.findall("resources/resource", package)}
    referred = [item.get("identifierref") for item in top.iterfind(".//item[@identifierref]", package)]
    assert referred == list(resources)
    identifiers = [one.get("identifier") for one in root.iter() if one.get("identifier")]
    assert len(set(identifiers)) == len(identifiers)
    assert {one.get("type") for one in resources.values()} == {f"imswl_xmlv{short}"}
    files = {one.get("href") for one in root.iterfind("resources/resource/file", package)}
    assert files | {"imsmanifest.xml"} == names


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_links_are_those_of_the_plan_each_once_and_the_guide(tmp_path: Path, version: str, language: str):
    file, short = tmp_path / "lesson.imscc", version.replace(".", "p")
    make_cartridge.make(f"{LESSON}/", file, language, version)
    space = {"": f"http://www.imsglobal.org/xsd/imsccv{short}/imswl_v{short}"}
    found = []
    with ZipFile(file) as cartridge:
        for name in cartridge.namelist()[1:]:
            link = ET.fromstring(cartridge.read(name))
            assert children(link) == ["title", "url"]
            assert link.findtext("title", namespaces=space)
            (url,) = link.findall("url", space)
            found.append(url.get("href", ""))

    places = list(dict.fromkeys(LESSON + address(step).partition("&")[0] for step in STEPS))
    assert found == places + [f"{LESSON}/{name}" for name, spoken in DOCUMENTS.items() if spoken == language]
    assert all("&" not in urlsplit(link).query for link in found)  # which Moodle would spoil


def test_what_it_says_for_itself_is_what_the_lesson_says():
    assert {
        language: load("home", language).label("title") for language in LANGUAGES
    } == make_cartridge.TITLES
    spoken = {name: language for language, names in make_cartridge.DOCUMENTS.items() for name in names}
    assert spoken == DOCUMENTS


@pytest.mark.parametrize("no_address", ["lesson.example.org", "file:///x", "https://", "https://a/?lang=es"])
def test_what_is_no_address_is_refused(no_address: str):
    with pytest.raises(ValueError, match="expected"):
        make_cartridge.checked(no_address)
