"""A comparison as a program of one's own: plain scikit-learn, the same settings, the same accuracies."""

from string import Template

from mlintro.digits import FEWEST, VALIDATION_SIZE
from mlintro.digits.models import MAX_ITER
from mlintro.digits.runs.comparison import Comparison

PARTS = {"last": f"slice(-{VALIDATION_SIZE}, None)", "first": f"slice({VALIDATION_SIZE})"}

# Its few comments come with the words of the learner's language.
COMPARE = Template("""\
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.tree import DecisionTreeClassifier
from threadpoolctl import threadpool_limits

# $data
digits = np.load("digits.npz")


def drawn(train_size: int, seed: int) -> np.ndarray:
    if seed == 0:
        return np.arange(train_size)
    chance = np.random.RandomState(seed)
    order = chance.permutation(len(digits["y_train"]))
    while len(set(digits["y_train"][order[:$fewest]])) < 10:
        order = chance.permutation(len(digits["y_train"]))
    return order[:train_size]


def compare(
    train_size: int, mlp_width: int, mlp_depth: int, tree_depth: int, seed: int, part: slice
) -> dict[str, float]:
    studied = drawn(train_size, seed)
    X_train = digits["X_train"][studied] / np.float32(255)
    y_train = digits["y_train"][studied]
    X_val = digits["X_val"][part] / np.float32(255)
    y_val = digits["y_val"][part]
    layers = (mlp_width,) * mlp_depth
    models = {
        "LogisticRegression": LogisticRegression(max_iter=$max_iter, random_state=seed),
        "DecisionTree": DecisionTreeClassifier(max_depth=tree_depth, random_state=seed),
        "MLP": MLPClassifier(layers, max_iter=$max_iter, random_state=seed),
    }
    accuracies = {}
    with threadpool_limits(1):  # $thread
        for name, model in models.items():
            model.fit(X_train, y_train)
            accuracies[name] = model.score(X_val, y_val)
            print(name, accuracies[name])
    return accuracies
""")

CHART = Template("""\
# $chart
figure = Figure()
axes = figure.subplots()
axes.bar_label(axes.bar(list(accuracies), list(accuracies.values())), fmt="{:.1%}")
axes.set_ylim(0, 1)
figure.savefig("accuracies.png")
""")


def script(comparison: Comparison, data: str, thread: str, chart: str) -> str:
    """
    A program that needs scikit-learn, matplotlib and the file `digits.npz` beside it.

    It prints the accuracy of each model, to the digit what the page shows on the same machine, and draws
    them as bars in `accuracies.png`. `data`, `thread` and `chart` are its comments, in one line each: what
    the file is, why one thread, and where the picture is.
    """
    imports = "from matplotlib.figure import Figure\n"
    program = (
        f"{definition(data, thread)}\n\naccuracies = {call(comparison)}\n\n{CHART.substitute(chart=chart)}"
    )
    return program.replace("from sklearn.linear", f"{imports}from sklearn.linear", 1)


def definition(data: str, thread: str) -> str:
    """The part that is the same for all settings: the function `compare`, and what it needs."""
    return COMPARE.substitute(data=data, thread=thread, fewest=FEWEST, max_iter=MAX_ITER)


def call(comparison: Comparison) -> str:
    """
    The settings as a call of it.

    >>> call(Comparison(train_size=300))
    'compare(train_size=300, mlp_width=32, mlp_depth=2, tree_depth=5, seed=0, part=slice(-2000, None))'
    """
    names = ("train_size", "mlp_width", "mlp_depth", "tree_depth", "seed")
    given = ", ".join(f"{name}={getattr(comparison, name)}" for name in names)
    return f"compare({given}, part={PARTS[comparison.validation]})"
