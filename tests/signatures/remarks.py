"""For each remark an answer to the exercise `pedestrian` that earns it, and is right all the same."""

from collections.abc import Mapping

from mlintro.signatures import RemarkCode

EXAMPLES: Mapping[RemarkCode, str] = {
    RemarkCode.FENCE: "```python\ndef f(foto: np.ndarray) -> bool:\n```",
    RemarkCode.PROMPT: ">>> def f(foto: np.ndarray) -> bool:",
    RemarkCode.QUOTES: "def f(foto: “np.ndarray”) -> bool:",
    RemarkCode.SPACES: "def f(foto:\u200bnp.ndarray) -> bool:",
    RemarkCode.CHARACTER: "def f(foto: np.ndarray) → bool:",
    RemarkCode.BEFORE_DEF: "Mi respuesta: def f(foto: np.ndarray) -> bool:",
    RemarkCode.KEYWORD: "function f(foto: np.ndarray) -> bool:",
    RemarkCode.MISSING_DEF: "f(foto: np.ndarray) -> bool:",
    RemarkCode.MISSING_NAME: "def (foto: np.ndarray) -> bool:",
    RemarkCode.TYPE_FIRST: "def f(np.ndarray foto) -> bool:",
    RemarkCode.NAME: "def es peatón(foto: np.ndarray) -> bool:",
    RemarkCode.PARENTHESES: "def f(foto: np.ndarray -> bool:",
    RemarkCode.BRACKETS: "def f(foto: list<list<int>>) -> bool:",
    RemarkCode.SEPARATOR: "def f(foto: np.ndarray; umbral: float) -> bool:",
    RemarkCode.EQUALS: "def f(foto = np.ndarray) -> bool:",
    RemarkCode.REVERSED: "def f(foto: np.ndarray, float: umbral) -> bool:",
    RemarkCode.UNNAMED: "def f(np.ndarray) -> bool:",
    RemarkCode.NAMED_OUTPUT: "def f(foto: np.ndarray) -> hay_peaton: bool:",
    RemarkCode.OUTPUT_LAST: "def f -> bool (foto: np.ndarray):",
    RemarkCode.ORDER: "def f(umbral: float = 0.5, foto: np.ndarray) -> bool:",
    RemarkCode.SAME_NAME: "def f(foto: np.ndarray, foto: np.ndarray) -> bool:",
    RemarkCode.MISSING_COLON: "def f(foto np.ndarray) -> bool:",
    RemarkCode.ARROW: "def f(foto: np.ndarray) => bool:",
    RemarkCode.COLON: "def f(foto: np.ndarray) -> bool",
    RemarkCode.TYPE_NAME: "def f(foto: Imagen) -> boolean:",
    RemarkCode.INDENTATION: 'def f(foto: np.ndarray) -> bool:\n"""¿Hay un peatón?"""',
    RemarkCode.BODY: "def f(foto: np.ndarray) -> bool:\n    mirar la foto\n    decir si hay alguien",
    RemarkCode.SEVERAL_FUNCTIONS: "def abrir(ruta: str):\n    ...\ndef f(foto: np.ndarray) -> bool:\n    ...",
    RemarkCode.UNTYPED_EXTRA: "def f(foto: np.ndarray, umbral) -> bool:",
    RemarkCode.LIST_OF_WHAT: "def f(foto: np.ndarray, otras: list) -> bool:",
    RemarkCode.VAGUE_NAME: "def f(foto: np.ndarray) -> bool:",
    RemarkCode.SNAKE_CASE: "def hayPeaton(foto: np.ndarray) -> bool:",
    RemarkCode.NO_DOCSTRING: "def f(foto: np.ndarray) -> bool:",
}
