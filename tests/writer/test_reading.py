"""What the machine reads: words and signs, each word in one way."""

import pytest

from mlintro.writer.reading import read, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("¿Qué sigue?", "¿ Qué sigue ?"),
        ("¡Así, sí!", "¡ Así , sí !"),
        ("one's own look-up", "one's own look-up"),
        ("28 dígitos; 3 más: fin…", "28 dígitos ; 3 más : fin …"),
        ("a\nb\t<script>", "a b script"),
        ("😀 ''", ""),
    ],
)
def test_a_text_is_words_and_signs(text: str, found: str):
    assert tokens(text) == found.split()


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["La red lee la letra."], "la red lee la letra ."),
        (["Lee. ¿Qué lee? ¡Lee!"], "lee . ¿ qué lee ? ¡ lee !"),
        (["Python es esto. Aquí hay Python."], "Python es esto . aquí hay Python ."),
        (["GPT-1 lee."], "GPT-1 lee ."),  # no capital of a sentence's
    ],
)
def test_a_capital_of_the_sentence_is_gone_and_one_of_the_word_stays(texts: list[str], found: str):
    assert [token for passage in read(texts) for token in passage] == found.split()
