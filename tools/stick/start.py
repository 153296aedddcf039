"""
Start the lesson from this folder, without the internet: python start.py

Double-clicked by way of the two scripts beside it. What it needs is installed once, from the folder
`wheels`, into the user's own folder: a stick may be read-only, or of a kind that knows no links. No venv:
Debian ships that apart. Runs on any Python 3, to be able to say which one it needs.
"""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
import webbrowser
from pathlib import Path

HERE = Path(__file__).resolve().parent
LESSON, WHEELS = HERE / "lesson", HERE / "wheels"
FIRST_PORT = 8501


def say(spanish: str, english: str) -> None:
    print(f"\n  {spanish}\n  {english}\n", flush=True)


def main() -> int:
    wanted = (HERE / "python-versions.txt").read_text(encoding="utf-8").split()
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if here not in wanted:
        versions = ", ".join(wanted)
        say(
            f"Este Python es el {here}; la carpeta sirve para Python {versions}. Instala uno de esos.",
            f"This Python is {here}; the folder is made for Python {versions}. Install one of those.",
        )
        return 1
    packages = install(here)
    if packages is None:
        return 1
    port = free_port()
    threading.Thread(target=show, args=(port,), daemon=True).start()
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.address=0.0.0.0", f"--server.port={port}"]
    environment = {**os.environ, "PYTHONPATH": str(packages), "PYTHONNOUSERSITE": "1", "PYTHONUTF8": "1"}
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with subprocess.Popen(command, cwd=LESSON, env=environment) as server:
        try:
            return server.wait()
        except KeyboardInterrupt:
            return 0
        finally:
            server.terminate()


def install(version: str) -> "Path | None":
    """The folder with everything the lesson needs; None if that could not be installed."""
    requirements = LESSON / "requirements.lock"
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()[:12]
    # Streamlit believes that it is being developed where no folder of its path has this name.
    packages = Path.home() / ".mlintro" / f"{version}-{digest}" / "site-packages"
    whole = packages / "whole"  # written last: a half installation is made anew
    if whole.exists():
        return packages
    say("Preparando la lección: un minuto, solo la primera vez.", "Getting ready: a minute, this time only.")
    pip = str(next(WHEELS.glob("pip-*.whl"))) + "/pip"  # pip runs from its own wheel
    command = [sys.executable, pip, "install", "--quiet", "--no-index", "--find-links", str(WHEELS)]
    command += ["--upgrade", "--target", str(packages)]
    command += ["--require-hashes", "-r", str(requirements)]
    if subprocess.run(command, check=False).returncode != 0:
        say(
            "No se pudo preparar. ¿Hay 1 GB libre en el disco? ¿Es la carpeta para este tipo de equipo?",
            "That did not work. Is there 1 GB of free disk? Is the folder made for this kind of computer?",
        )
        return None
    whole.touch()
    return packages


def free_port() -> int:
    """The usual port, or the next that nobody uses."""
    for port in range(FIRST_PORT, FIRST_PORT + 50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise OSError("no free port")


def show(port: int) -> None:
    """Open the lesson in this machine's browser as soon as it answers."""
    address = f"http://localhost:{port}"
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=2)
        except OSError:
            time.sleep(0.5)
        else:
            webbrowser.open(address)
            return


if __name__ == "__main__":
    sys.exit(main())
