"""What the machine that writes reads is fetched once, packed, under an address that changes with it."""

import requests

from mlintro.text.plain import passages
from mlintro.ui.browser.prose import address, lesson_prose
from mlintro.writer.reading import read


def test_the_sentences_come_packed_and_for_a_year(server: str, language: str):
    url = f"{server}/{address(language)}"
    packed = requests.get(url, headers={"Accept-Encoding": "gzip"}, timeout=10)
    plain = requests.get(url, headers={"Accept-Encoding": "identity"}, timeout=10)

    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert int(packed.headers["content-length"]) < 20_000
    assert packed.content == plain.content == lesson_prose(language).written
    lines = plain.content.decode().split("\n")
    assert [tuple(line.split(" ")) for line in lines] == list(read(passages(language)))
    for answer in (packed, plain):
        assert "max-age=31536000" in answer.headers["cache-control"]
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert "Accept-Encoding" in answer.headers["vary"]


def test_of_other_sentences_and_languages_there_are_none(server: str):
    for path in ("prose/es/0000.txt", "prose/xx/0000.txt", address("es").replace("/es/", "/en/")):
        answer = requests.get(f"{server}/{path}", timeout=10)
        assert answer.status_code == 404
        assert "cache-control" not in answer.headers
