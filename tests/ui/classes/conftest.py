"""Each test is the first to open a class on its server."""

import pytest

from mlintro.ui.classes.homes import classes, entrance
from tests.conftest import Visit
from tests.ui.classes.room import Room


@pytest.fixture
def room(open_page: Visit) -> Room:
    classes.clear()
    entrance.clear()
    return Room(open_page)
