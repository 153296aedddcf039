"""The lesson's sentences without what only a page can show."""

import re

import pytest

from mlintro.text.plain import passages, plain


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("#### 1. Uno\n*Dos minutos.* Sigue.", ["Dos minutos. Sigue."]),
        ("- **Uno.** A.\n- **Dos.** B.", ["Uno. A.", "Dos. B."]),
        ("Lee.\n\n```python\ndef f(): pass.\n```", ["Lee."]),
        ("Da `1`. Suma. Es 0,5. Resta. Es w₁. Fin.", ["Suma.", "Resta.", "Fin."]),
        ("Dijo «no sé». ¿Y [tú](https://a.example)?", ["Dijo no sé. ¿Y tú?"]),
        ("Lee. De Y. LeCun y C. J. C. Burges. Es XOR. Sigue.", ["Lee.", "Es XOR. Sigue."]),
        ("Una etiqueta", []),
        ("Lee.\n\nLee.", ["Lee."]),
    ],
)
def test_whole_sentences_stay(markdown: str, found: list[str]):
    assert plain((markdown,)) == tuple(found)


def test_of_the_lesson_there_is_much_and_nothing_else(language: str):
    found = passages(language)
    text = "\n".join(found)
    assert len(re.findall(r"\w+", text)) > 5_000
    assert len(set(found)) == len(found)
    assert not re.search(r"[{}`*_<>\[\]()/=«»“”]", text)
