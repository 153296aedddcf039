"""Results on a disk: all of one or none, whatever is in the folder."""

import io
import logging
import os
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest

from mlintro.training.store import LARGEST, Store, read

pytestmark = pytest.mark.usefixtures("system")
ARRAYS = {"weights": np.arange(6, dtype="f4").reshape(2, 3), "name": np.frombuffer(b"{}", dtype="u1")}
KEY = "ab12"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "results")


def test_what_was_kept_is_found_and_nothing_else_is_left(store: Store):
    store.keep(KEY, ARRAYS)
    found = store.find(KEY)

    assert found is not None
    assert {name: array.tolist() for name, array in found.items()} == {
        name: array.tolist() for name, array in ARRAYS.items()
    }
    assert [path.name for path in store.folder.iterdir()] == [f"{KEY}.npz"]
    assert store.find("other") is None


def npz(**arrays: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def declared(shape: tuple[int, ...]) -> bytes:
    """An archive of one array whose header declares more than there is."""
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(header, {"descr": "<f4", "fortran_order": False, "shape": shape})
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("weights.npy", header.getvalue())
    return file.getvalue()


def compressed(array: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.savez_compressed(file, weights=array)
    return file.getvalue()


def said_to_be_short() -> bytes:
    """What unpacks to twenty times what the list of members says of it."""
    whole = bytearray(compressed(np.zeros(20 * LARGEST, dtype="u1")))
    at = whole.rindex(b"PK\x01\x02") + 24
    whole[at : at + 4] = LARGEST.to_bytes(4, "little")
    return bytes(whole)


def one_for_many() -> bytes:
    """A hundred members, of which each is the same megabyte."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        array = io.BytesIO()
        np.save(array, np.zeros(1_000_000, dtype="u1"))
        archive.writestr("weights.npy", array.getvalue())
        archive.filelist *= 100
    return file.getvalue()


def no_array() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("weights.npy", bytes(100))
    return file.getvalue()


def patched(offset: int, value: int) -> bytes:
    """A whole result with one field changed in the list of its first member."""
    whole = bytearray(npz(**ARRAYS))
    at = whole.index(b"PK\x01\x02") + offset
    whole[at : at + 2] = value.to_bytes(2, "little")
    return bytes(whole)


class Trap:
    """Would write a file if it were ever unpickled."""

    def __init__(self, witness: Path) -> None:
        self.witness = witness

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.witness,)


def planted(witness: Path) -> dict[str, bytes]:
    whole = npz(**ARRAYS)
    pickled = io.BytesIO()
    np.save(pickled, np.array([Trap(witness)], dtype=object), allow_pickle=True)
    return {
        "empty": b"",
        "said to be encrypted": patched(8, 1),
        "compressed in an unknown way": patched(10, 99),
        "torn": whole[: len(whole) // 2],
        "torn at the end": whole[:-1],
        "text": b"hello",
        "an array alone": pickled.getvalue(),
        "a pickle in an archive": npz(weights=np.array([Trap(witness)], dtype=object)),
        "more declared than there": declared((100_000, 1_000)),
        "too large": npz(weights=np.zeros(LARGEST, dtype="u1")),
        "packed": compressed(ARRAYS["weights"]),
        "said to be short": said_to_be_short(),
        "one for many": one_for_many(),
        "not an array": no_array(),
        "flipped": whole[:100] + bytes([whole[100] ^ 1]) + whole[101:],
    }


@pytest.mark.parametrize("name", planted(Path()))
def test_a_file_that_is_no_result_is_as_good_as_none(store: Store, tmp_path: Path, name: str):
    witness = tmp_path / "code ran"
    store.folder.mkdir()
    (store.folder / f"{KEY}.npz").write_bytes(planted(witness)[name])

    assert store.find(KEY) is None
    assert not witness.exists()
    store.keep(KEY, ARRAYS)
    assert store.find(KEY) is not None


def test_a_pipe_in_the_folder_stops_nobody(store: Store):
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    store.folder.mkdir()
    os.mkfifo(store.folder / f"{KEY}.npz")

    assert store.find(KEY) is None


def test_what_a_file_declares_is_checked_before_memory_is_taken_for_it(tmp_path: Path):
    file = tmp_path / "file.npz"
    file.write_bytes(declared((100_000, 1_000)))

    with pytest.raises(ValueError, match="than declared"):
        read(file)


def test_the_least_used_are_forgotten(tmp_path: Path):
    store = Store(tmp_path / "results", limit=2)
    for when, key in enumerate(("aa", "bb")):
        store.keep(key, ARRAYS)
        os.utime(store.folder / f"{key}.npz", (when, when))
    store.find("aa")
    store.keep("cc", ARRAYS)

    assert [store.find(key) is not None for key in ("aa", "bb", "cc")] == [True, False, True]


def test_a_folder_that_can_not_be_written_keeps_nothing_and_stops_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    (tmp_path / "results").write_text("a file where the folder should be")
    store = Store(tmp_path / "results")
    with caplog.at_level(logging.WARNING):
        store.keep(KEY, ARRAYS)

    assert "can not be kept" in caplog.text
    assert store.find(KEY) is None
    with store.alone(KEY, go_on=lambda: True) as is_held:
        assert is_held


def test_what_is_being_read_stays_whole_and_stops_nobody(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    store = Store(tmp_path / "results", limit=1)
    store.keep(KEY, ARRAYS)
    before = (store.folder / f"{KEY}.npz").read_bytes()
    with (store.folder / f"{KEY}.npz").open("rb") as opened:
        store.keep(KEY, {"weights": np.ones(3)})
        assert store.find(KEY) is not None
        os.utime(store.folder / f"{KEY}.npz", (0, 0))
        caplog.clear()
        store.keep("cd34", ARRAYS)
        assert caplog.text == ""
        assert opened.read() == before
    store.keep("cd34", ARRAYS)

    assert [path.name for path in store.folder.iterdir()] == ["cd34.npz"]


@pytest.mark.skipif(os.geteuid() != 0 or sys.platform != "linux", reason="mounts a small disk")
def test_a_full_disk_keeps_nothing_and_leaves_no_half_result(tmp_path: Path):
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"may not mount: {mounted.stderr.decode()}")
    try:
        store = Store(tmp_path)
        store.keep(KEY, {"weights": np.ones(100_000, dtype="f4")})

        assert store.find(KEY) is None
        assert list(tmp_path.iterdir()) == []
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


HOLD = """
import sys, time
from pathlib import Path
from mlintro.training.store import Store
with Store(Path(sys.argv[1])).alone(sys.argv[2], go_on=lambda: True):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_key_is_held_by_one_process_and_free_when_that_is_killed(store: Store):
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(store.folder), KEY], stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdout.readline() == b"held\n"
    looks = iter([True] * 3 + [False])
    with store.alone(KEY, go_on=lambda: next(looks)) as is_held:
        assert not is_held

    threading.Timer(0.3, other.kill).start()
    started = time.monotonic()
    with store.alone(KEY, go_on=lambda: True) as is_held:
        assert is_held
    assert time.monotonic() - started < 20
    other.wait()
    other.stdout.close()
