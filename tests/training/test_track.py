"""A track: what a fit tells, read along, and whether it is still wanted."""

import logging
import threading
import time
from pathlib import Path

import pytest

from mlintro.training import track
from mlintro.training.track import UNSEEN, Track

pytestmark = pytest.mark.usefixtures("system")


@pytest.fixture
def new() -> Track:
    return track.new()


def test_what_is_told_is_read_along_until_the_end(new: Track):
    assert new.told() == ()
    assert new.tell([0.5])
    assert new.told() == (0.5,)
    assert new.tell([0.5, 1 / 3])
    assert new.told() == (0.5, 1 / 3)

    new.end()
    assert new.told() == ()
    assert not new.tell([0.5, 1 / 3, 0.25])
    assert new.told() == ()
    new.end()


def test_every_fit_has_a_track_of_its_own(new: Track):
    other = track.new()
    other.end()

    assert other != new
    assert new.tell([1.0])


def test_half_a_number_is_not_read(new: Track):
    new.tell([0.5, 0.25])
    assert new.path is not None
    new.path.write_bytes(new.path.read_bytes()[:-3])

    assert new.told() == (0.5,)


@pytest.mark.parametrize("unseen", [UNSEEN, Track(Path("/no/such/folder/track"))], ids=["none", "elsewhere"])
def test_where_the_file_can_not_be_seen_the_fit_goes_on_untold(unseen: Track):
    assert unseen.tell([0.5])
    assert unseen.told() == ()
    unseen.end()


def test_a_file_that_can_not_be_written_stops_no_fit(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.WARNING):
        assert Track(tmp_path).tell([0.5])

    assert "can not tell how it goes" in caplog.text


def test_a_file_that_is_open_for_a_moment_is_taken_away_all_the_same(new: Track):
    assert new.path is not None
    opened = new.path.open("rb")
    threading.Timer(track.PAUSE, opened.close).start()
    new.end()

    assert not new.tell([0.5])
    opened.close()


def test_without_a_folder_for_tracks_fits_run_untold(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    class Gone:
        name = str(tmp_path / "gone")

    monkeypatch.setattr(track, "folder", lambda: Gone)

    assert track.new() is UNSEEN


def test_an_end_does_not_keep_others_waiting(tmp_path: Path):
    started = time.monotonic()
    Track(tmp_path).end()  # a folder: no try can take it away

    assert time.monotonic() - started < 1
    assert tmp_path.is_dir()
