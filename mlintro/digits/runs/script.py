"""A comparison as a program of one's own: plain scikit-learn, the same settings, the same accuracies."""

from string import Template

from mlintro.digits import FEWEST, VALIDATION_SIZE
from mlintro.digits.models import MAX_ITER
from mlintro.digits.runs.comparison import Comparison

PARTS = {"last": f"[-{VALIDATION_SIZE}:]", "first": f"[:{VALIDATION_SIZE}]"}

FIRST = "drawn = np.arange({train_size})"
DRAWN = """\
chance = np.random.RandomState({seed})
order = chance.permutation(len(digits["y_train"]))
while len(set(digits["y_train"][order[:{fewest}]])) < 10:
    order = chance.permutation(len(digits["y_train"]))
drawn = order[:{train_size}]"""

# Its few comments come with the words of the learner's language.
PROGRAM = Template("""\
import numpy as np
from matplotlib.figure import Figure
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.tree import DecisionTreeClassifier
from threadpoolctl import threadpool_limits

# $data
digits = np.load("digits.npz")
$drawn
X_train = digits["X_train"][drawn] / np.float32(255)
y_train = digits["y_train"][drawn]
X_val = digits["X_val"]$part / np.float32(255)
y_val = digits["y_val"]$part

models = {
    "LogisticRegression": LogisticRegression(max_iter=$max_iter, random_state=$seed),
    "DecisionTree": DecisionTreeClassifier(max_depth=$tree_depth, random_state=$seed),
    "MLP": MLPClassifier($layers, max_iter=$max_iter, random_state=$seed),
}
accuracies = {}
with threadpool_limits(1):  # $thread
    for name, model in models.items():
        model.fit(X_train, y_train)
        accuracies[name] = model.score(X_val, y_val)
        print(name, accuracies[name])

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
    width, depth = comparison.mlp_width, comparison.mlp_depth
    draw = DRAWN if comparison.seed else FIRST
    return PROGRAM.substitute(
        data=data,
        thread=thread,
        chart=chart,
        drawn=draw.format(train_size=comparison.train_size, seed=comparison.seed, fewest=FEWEST),
        part=PARTS[comparison.validation],
        max_iter=MAX_ITER,
        tree_depth=comparison.tree_depth,
        seed=comparison.seed,
        layers=f"({width},) * {depth}",
    )
