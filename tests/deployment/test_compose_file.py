"""What compose.yaml promises of every container, and that Docker's own program can read it."""

import os
import re
import shutil
import subprocess

import pytest

from tests.conftest import ROOT
from tests.deployment.composed import COMPOSE, services

SERVICES = services()


@pytest.mark.parametrize("environment", [[], ["--env-file", ".env.example"]])
def test_docker_compose_takes_it(environment: list[str]):
    program = shutil.which("docker-compose")
    if not program:
        reason = "no docker-compose: apt-get install docker-compose"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    found = subprocess.run(
        [program, *environment, "config", "--services"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert found.returncode == 0, found.stderr
    assert set(found.stdout.split()) == set(SERVICES)


@pytest.mark.parametrize("name", SERVICES)
def test_no_container_may_do_more_than_it_must(name: str):
    service = SERVICES[name]

    assert service["user"] == "65534:65534"
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert {"mem_limit", "cpus", "pids_limit"} <= set(service)
    assert "image" in service
    assert "build" in service or re.fullmatch(r"\w+:\d+\.\d+\.\d+", service["image"])


def test_only_the_door_is_open_to_the_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["door"]
    assert all("outside" not in SERVICES[name]["networks"] for name in ("redis", "scheduler", "worker"))


def test_what_may_be_set_stands_in_the_example():
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    asked = set(re.findall(r"\$\{(\w+)", COMPOSE.read_text(encoding="utf-8")))

    assert set(re.findall(r"^(\w+)=", example, re.MULTILINE)) == asked
