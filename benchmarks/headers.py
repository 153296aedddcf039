"""Real headers, and each with one slip, through the grader: python benchmarks/headers.py [how many]

Takes annotated headers of the standard library and of what is installed beside the lesson. Prints
whether any got no answer, how long they took, and whether what was mended is Python.
"""

import ast
import random
import re
import statistics
import sys
import sysconfig
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from mlintro.signatures import EXERCISES, grade

BOUND = 0.05  # seconds
SIGNS = "()[]{}:,->#'\"|/ "
REPLACED = [(":$", ""), ("->", "=>"), (": ", " "), (r"\)", ""), ("def ", ""), (",", ";"), (r"\(", "((")]
REPLACED += [(r"\[", "<"), (": ", " -> "), (r"\(", "[")]


def headers() -> Iterator[str]:
    folders = (sysconfig.get_path("stdlib"), sysconfig.get_path("purelib"))
    paths = sorted(path for folder in folders for path in Path(folder).rglob("*.py"))
    random.shuffle(paths)
    for path in paths:
        try:
            source = path.read_text(encoding="utf-8")
            tree = ast.parse(source)
        except (SyntaxError, ValueError):
            continue  # some are wrong on purpose
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns:
                lines = source.split("\n")[node.lineno - 1 : node.body[0].lineno - 1]
                if lines and lines[-1].endswith(":"):
                    yield "\n".join(lines).strip()


def with_a_slip(header: str) -> str:
    place = random.randrange(len(header))
    slips = [re.sub(old, new, header, count=1) for old, new in REPLACED]
    slips += [header[:place] + header[place + 1 :], header[:place] + random.choice(SIGNS) + header[place:]]
    return random.choice(slips)


def is_python(header: str) -> bool:
    try:
        compile(f"{header} pass", "", "exec")
    except SyntaxError:
        return False
    return True


def main(count: int) -> None:
    random.seed(0)
    warnings.simplefilter("ignore")
    times, unanswered, no_python = [], 0, 0
    for i, header in zip(range(count), headers(), strict=False):
        for answer in (header, with_a_slip(header)):
            started = time.thread_time()
            try:
                python = grade(answer, list(EXERCISES)[i % len(EXERCISES)]).python
            except Exception as error:
                unanswered += 1
                print(f"{type(error).__name__}: {answer}")
                continue
            times.append(time.thread_time() - started)
            no_python += not is_python(python) if python else 0
    late = sum(seconds > BOUND for seconds in times)
    print(f"{len(times)} answers graded, {unanswered} not; {late} took over {BOUND * 1e3:.0f} ms")
    print(f"median {statistics.median(times) * 1e3:.2f} ms, longest {max(times) * 1e3:.1f} ms")
    print(f"mended headers that are no Python: {no_python}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
