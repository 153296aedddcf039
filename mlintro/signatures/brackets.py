"""Text with brackets and quotes in it: where a sign stands outside of them all."""

from collections.abc import Iterator

CLOSING = {"(": ")", "[": "]", "{": "}"}


def signs(text: str) -> Iterator[tuple[int, str, int]]:
    """
    Each sign outside quotes: (place, sign, how many brackets are open before it).

    >>> [(sign, depth) for _, sign, depth in signs("a('(')")]
    [('a', 0), ('(', 0), (')', 1)]
    """
    depth, quote = 0, ""
    for place, sign in enumerate(text):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        else:
            yield place, sign, depth
            depth += (sign in "([{") - (sign in ")]}")


def without_comment(line: str) -> str:
    """
    A line up to its comment, as Python writes it or as other languages do.

    >>> without_comment("def f(a: str = 'o # 1',  # one"), without_comment("def f(): // none")
    ("def f(a: str = 'o # 1',", 'def f():')
    """
    if "#" not in line and "//" not in line:  # as most: looked at sign by sign it takes far longer
        return line.rstrip()
    for place, sign, _ in signs(line):
        if sign == "#" or (line.startswith("//", place) and (not place or line[place - 1].isspace())):
            return line[:place].rstrip()
    return line.rstrip()


def cut(text: str, at: str) -> list[str]:
    """
    The text cut at each of the signs `at` that no bracket is open around.

    >>> cut("a: dict[str, int], b", ",")
    ['a: dict[str, int]', ' b']
    """
    if not any(sign in text for sign in at):  # as most
        return [text]
    places = [place for place, sign, depth in signs(text) if sign in at and depth <= 0]
    starts = [0, *(place + 1 for place in places)]
    return [text[start:end] for start, end in zip(starts, [*places, len(text)], strict=True)]


def balance(text: str) -> str:
    """
    Every bracket with its other half: all are closed before an arrow, a last colon, or the end.

    >>> balance("f(x: list[str) -> str:"), balance("f(x: str -> str:"), balance("f(x: str)) -> str")
    ('f(x: list[str]) -> str:', 'f(x: str) -> str:', 'f(x: str) -> str')
    """
    waiting: list[str] = []
    done: list[str] = []
    last = len(text.rstrip().rstrip(":").rstrip())
    outside = {place for place, _, _ in signs(text)}

    def close(how_many: int) -> None:
        blank = 0
        while done and done[-1].isspace() and how_many:
            done.pop()
            blank += 1
        done.extend(waiting.pop() for _ in range(how_many))
        done.append(" " * blank)

    for place, sign in enumerate(text):
        if place == last or (text.startswith("->", place) and place in outside):
            close(len(waiting))
        if place not in outside:
            done.append(sign)
        elif sign in CLOSING:
            waiting.append(CLOSING[sign])
            done.append(sign)
        elif sign in CLOSING.values():
            if sign in waiting:
                while waiting[-1] != sign:
                    done.append(waiting.pop())
                done.append(waiting.pop())
        else:
            done.append(sign)
    close(len(waiting))
    return "".join(done)
