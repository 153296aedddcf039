"""The folder for a school without internet: made here, started where there is no network."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import make_stick

PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
KIND = {"Linux": "linux", "Windows": "windows", "Darwin": "macos"}[platform.system()]

# In a network of its own that leads nowhere: start as a double click does, wait for learners to be let in,
# and ask whether anything beyond this machine can be reached.
OFFLINE = """
ip link set lo up
./Empezar-Start-Mac-Linux.command &
started=$!
python - <<'END'
import socket, time, urllib.request
try:
    socket.create_connection(("192.0.2.1", 80), 2)
    raise SystemExit("there is a network")
except OSError:
    pass
for _ in range(480):
    try:
        print(urllib.request.urlopen("http://127.0.0.1:8501/readyz", timeout=10).read().decode())
        break
    except OSError:
        time.sleep(0.5)
END
kill $started
wait $started
"""


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stick")
    make_stick.make(folder, [KIND], [PYTHON])
    return folder


def test_a_stick_holds_what_its_machines_ask_for(stick: Path):
    wanted = {kind: list(make_stick.locked(kind, PYTHON)) for kind in make_stick.PLATFORMS}

    wheels = [path.name for path in (stick / "wheels").iterdir()]
    assert len(wheels) == len(wanted[KIND]) + 1  # and pip
    assert any("colorama" in line for line in wanted["windows"])
    assert not any("colorama" in line for line in wanted["linux"])  # only there
    assert (stick / "lesson" / "mlintro" / "data" / "digits.npz").exists()


def test_the_lesson_starts_from_the_stick_without_a_network(stick: Path, tmp_path: Path):
    if KIND != "linux" or subprocess.run(["unshare", "--net", "true"], check=False).returncode:
        pytest.skip("networks of one's own are made by Linux, for who may make them")
    environment = {"HOME": str(tmp_path), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}

    there = subprocess.run(
        ["unshare", "--net", "sh", "-c", OFFLINE],
        cwd=stick,
        env=environment,
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )

    assert '"ready":true' in there.stdout.replace(" ", ""), there.stdout + there.stderr
    assert "solo la primera vez" in there.stdout
    assert (tmp_path / ".mlintro").is_dir()
