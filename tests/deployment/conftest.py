"""All of compose.yaml, started once for the tests of this folder; what one ends, it starts again."""

from collections.abc import Iterator

import pytest

from tests.browser.conftest import browser  # noqa: F401 (a fixture)
from tests.deployment.composed import Composed, composed


@pytest.fixture(scope="package")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Composed]:
    with pytest.MonkeyPatch.context() as patch, composed(tmp_path_factory.mktemp("composed")) as lesson:
        # What stands for a browser believes this door's own certificate.
        patch.setenv("SSL_CERT_FILE", str(lesson.authority))
        patch.setenv("REQUESTS_CA_BUNDLE", str(lesson.authority))
        yield lesson
