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
from email.parser import HeaderParser
from pathlib import Path
from zipfile import ZipFile

from packaging import tags
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).parents[1]
LESSON = ("app.py", "requirements.txt", "LICENSE", ".streamlit", "mlintro", "pages")
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

    Raises CalledProcessError where a package has no wheel for what was asked, and ValueError where what
    was fetched is none for that machine.
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
    All wheels for one kind of machine and one Python.

    pip looks at the conditions of the machine it runs on, so a stick made on Linux would lack what
    only Windows needs: what is missing by the conditions of the target is fetched until nothing is.
    """
    wanted = ["pip", "-r", str(ROOT / "requirements.txt")]
    while wanted:
        download(wheels, platform, python, wanted)
        before, wanted = wanted, sorted(missing(wheels, platform, python))
        if wanted == before:
            raise ValueError(f"no wheel for Python {python} on {platform}: {', '.join(wanted)}")


def download(wheels: Path, platform: str, python: str, wanted: list[str]) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--only-binary=:all:",
        "--dest",
        str(wheels),
    ]
    command += ["--implementation", "cp", "--python-version", python, "--find-links", str(wheels)]
    command += [f"--platform={tag}" for tag in PLATFORMS[platform]]
    subprocess.run([*command, *wanted], check=True)


def missing(wheels: Path, platform: str, python: str) -> set[str]:
    """What the lesson needs there, directly or through others, and no wheel in the folder is."""
    there = usable(wheels, platform, python)
    environment = CONDITIONS[platform] | {"python_version": python, "python_full_version": f"{python}.0"}
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    to_look_at = [Requirement(line) for line in lines if line and not line.startswith("#")]
    seen: set[str] = set()
    lacking: set[str] = set()
    while to_look_at:
        requirement = to_look_at.pop()
        name = canonicalize_name(requirement.name)
        if name not in there:
            lacking.add(str(requirement).partition(";")[0].strip())
        elif name not in seen:
            seen.add(name)
            to_look_at += [
                needed
                for needed in needs(there[name])
                if not needed.marker or needed.marker.evaluate({**environment, "extra": ""})
            ]
    return lacking


def usable(wheels: Path, platform: str, python: str) -> dict[str, Path]:
    """The wheels in the folder that such a machine can install, by the name of the package."""
    version = [int(number) for number in python.split(".")]
    runs = set(tags.cpython_tags(version, platforms=PLATFORMS[platform]))
    runs |= set(tags.compatible_tags(version, f"cp{python.replace('.', '')}", PLATFORMS[platform]))
    names = {path: parse_wheel_filename(path.name) for path in wheels.glob("*.whl")}
    return {name: path for path, (name, _, _, made_for) in names.items() if made_for & runs}


def needs(wheel: Path) -> Iterator[Requirement]:
    """What a wheel says that it needs, with its conditions."""
    with ZipFile(wheel) as archive:
        metadata = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        headers = HeaderParser().parsestr(archive.read(metadata).decode())
    return map(Requirement, headers.get_all("Requires-Dist") or [])


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
