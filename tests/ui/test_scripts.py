"""The scripts of elements, at addresses of their own."""

import re

import pytest
import requests

from mlintro.ui.browser.assets import bundle
from mlintro.ui.browser.scripts import fetching, scripts
from tests.server import README, running
from tests.ui.test_labs import LABS


def test_every_element_fetches_its_script_from_an_address_that_changes_with_it(
    monkeypatch: pytest.MonkeyPatch,
):
    assert sorted(scripts()) == sorted(lab.stem for lab in LABS)
    before = {name: fetching(name) for name in scripts()}
    assert len({re.search(r'"(elements/\w+\.js\?\w{12})"', few)[1] for few in before.values()}) == len(before)

    monkeypatch.setitem(scripts(), "mixer", scripts()["mixer"] + "\n")
    assert fetching("mixer") != before["mixer"]


@pytest.mark.parametrize("base", ["", "lesson"])
def test_the_server_has_them_wherever_the_lesson_stands(base: str):
    at = f"/{base}" if base else ""
    command = (*README, f"--server.baseUrlPath={base}")
    with running(ready=f"{at}/_stcore/health", command=command) as url:
        answers = {lab: requests.get(f"{url}{at}/elements/{lab.stem}.js", timeout=10) for lab in LABS}
        nobodys = requests.get(f"{url}{at}/elements/nobodys.js", timeout=10)

    for lab, answer in answers.items():
        assert answer.text == bundle(str(lab))
        assert answer.headers["content-type"].startswith("text/javascript")
        assert "immutable" in answer.headers["cache-control"]
    assert nobodys.status_code == 404
