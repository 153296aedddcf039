"""
A folder with the lesson and everything it needs, for a school without internet:
python tools/make_stick.py /media/stick/mlintro --for windows linux --python 3.12 3.13

Made on a machine with internet, copied to a stick, started by a double click on any machine of the kinds
asked for that has one of the Python versions asked for. About 150 MB for a kind and a version.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging import tags
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
LOCK = "requirements.lock"
LESSON = ("app.py", LOCK, "LICENSE", ".streamlit", "mlintro", "pages", "docs")
PYTHONS = ("3.11", "3.12", "3.13")
PLATFORMS = {  # the newest first: what such a machine can run, as wheels name it
    "windows": ["win_amd64"],
    "linux": [f"manylinux_2_{minor}_x86_64" for minor in range(28, 4, -1)] + ["manylinux2014_x86_64"],
    "macos": list(tags.mac_platforms((14, 0), "arm64")),
}
CONDITIONS = {  # what packages ask of the machine they are for
    "windows": {
        "os_name": "nt",
        "sys_platform": "win32",
        "platform_system": "Windows",
        "platform_machine": "AMD64",
    },
    "linux": {
        "os_name": "posix",
        "sys_platform": "linux",
        "platform_system": "Linux",
        "platform_machine": "x86_64",
    },
    "macos": {
        "os_name": "posix",
        "sys_platform": "darwin",
        "platform_system": "Darwin",
        "platform_machine": "arm64",
    },
}


def make(folder: Path, platforms: list[str], pythons: list[str]) -> None:
    """
    Write the folder.

    Raises CalledProcessError where a package has no wheel for what was asked, or one that the lock does
    not know.
    """
    wheels = folder / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    for name in LESSON:
        source, target = ROOT / name, folder / "lesson" / name
        target.parent.mkdir(exist_ok=True)
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, target, dirs_exist_ok=True, ignore=ignored)
        else:
            shutil.copy(source, target)
    for path in sorted((ROOT / "tools" / "stick").iterdir()):
        shutil.copy(path, folder)
    (folder / "python-versions.txt").write_text("\n".join(pythons) + "\n", encoding="utf-8")
    for platform in platforms:
        for python in pythons:
            fetch(wheels, platform, python)


def fetch(wheels: Path, platform: str, python: str) -> None:
    """
    All wheels for one kind of machine and one Python, those whose digests stand in the lock.

    pip would look at the conditions of the machine it runs on, so a stick made on Linux would lack what
    only Windows needs: so the conditions are looked at here.
    """
    with TemporaryDirectory() as folder:
        wanted = Path(folder, "requirements.txt")
        wanted.write_text("\n".join(locked(platform, python)), encoding="utf-8")
        download(wheels, platform, python, ["--require-hashes", "--no-deps", "-r", str(wanted)])
    download(wheels, platform, python, ["pip"])  # which installs the others


def locked(platform: str, python: str) -> Iterator[str]:
    """What the lesson needs on such a machine: a line for each package, with its version and digests."""
    environment = CONDITIONS[platform] | {"python_version": python, "python_full_version": f"{python}.0"}
    for line in (ROOT / LOCK).read_text(encoding="utf-8").replace("\\\n", "").splitlines():
        if line and not line.startswith("#"):
            package, digests = line.split(" --hash=", 1)
            marker = Requirement(package).marker
            if marker is None or marker.evaluate({**environment}):
                yield f"{package.partition(';')[0].strip()} --hash={digests}"


def download(wheels: Path, platform: str, python: str, wanted: list[str]) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--only-binary=:all:"]
    command += ["--dest", str(wheels), "--implementation", "cp", "--python-version", python]
    command += [f"--platform={tag}" for tag in PLATFORMS[platform]]
    subprocess.run([*command, *wanted], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--for", dest="platforms", nargs="+", choices=PLATFORMS, default=list(PLATFORMS))
    parser.add_argument("--python", dest="pythons", nargs="+", default=list(PYTHONS))
    asked = parser.parse_args()
    make(asked.folder, asked.platforms, asked.pythons)
    print(f"{asked.folder}: {', '.join(asked.platforms)}; Python {', '.join(asked.pythons)}")


if __name__ == "__main__":
    main()
