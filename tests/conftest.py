"""What several tests need: the pages, a visitor in memory, and models trained once for all."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from mlintro.digits.models import Kind, ModelSpec, Report, fit
from mlintro.text import LANGUAGES
from mlintro.ui.frame import PAGES

ROOT = Path(__file__).parents[1]
MAIN = ROOT / "mlintro" / "ui" / "main.py"

Visit = Callable[..., AppTest]

# For every page that a test opens Streamlit would look through all packages for elements of theirs, more than
# half of the time. They stay the same while tests run.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture
def open_page() -> Visit:
    """Open a page as a visitor who follows a link to it."""

    def visit(name: str, language: str | None = "es", locale: str | None = None, **query: str) -> AppTest:
        app = AppTest.from_file(str(MAIN), default_timeout=60)
        app.context["locale"] = locale
        return turned_to(name, app, {"lang": language} if language else {}, query)

    return visit


def turned_to(name: str, app: AppTest, first: Mapping[str, str], query: Mapping[str, str]) -> AppTest:
    """Run the lesson with the link's `first` parameters, then its page with all that `query` says."""
    app.query_params.update(first)
    app.run()
    if name != "home":
        app.switch_page(f"../../pages/{name}.py")
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="session")
def reports() -> dict[Kind, Report]:
    """The notebook's default comparison, really trained (about a second)."""
    return {kind: fit(ModelSpec(kind)) for kind in Kind}
