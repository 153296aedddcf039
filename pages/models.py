"""Three models learn the same digits; the learner changes their size and compares."""

import streamlit as st

from mlintro import digits, ui
from mlintro.digits import models
from mlintro.digits.comparison import rank
from mlintro.digits.models import Kind
from mlintro.figures import images
from mlintro.ui import knobs, resources
from mlintro.ui.scoreboard import Scoreboard

t, visit = ui.words("models"), ui.visit()
ui.prose(t.section("idea"))

# What there is to learn from

data = digits.load()
labels = [t.label("digit", digit=int(digit)) for digit in data.y_train[:5]]
ui.picture(images.labelled_digits(data.X_train[:5], labels, ui.palette()), t.label("digits_alt"), width=560)
n_images, n_pixels = len(data.y_train) + len(data.y_val), data.X_train.shape[1]
st.caption(t.label("shape", images=digits.MNIST_SIZE, here=n_images, pixels=n_pixels, side=digits.SIDE))
with st.expander(t.label("three_models")):
    st.markdown(t.section("three_models"))

# The knobs, and the results as they arrive

controls, results = ui.lab()
with controls:
    asked = knobs.comparison(t)
with results:
    prediction = st.segmented_control(
        t.label("prediction"),
        list(Kind),
        format_func=lambda kind: t.label(f"prediction_{kind}"),
        key="prediction",
        persist_state="session",
    )
    if st.button(t.label("train"), key="train", type="primary", icon=":material/model_training:"):
        visit.compared, visit.prediction = asked, prediction
    board = Scoreboard(t, waiting=t.label("training" if visit.compared else "not_yet"))
    with ui.guard(t):
        for report in visit.compared.run(resources.trainer()) if visit.compared else ():
            board.add(report)

# What they mean

if not board.is_full:
    visit.compared = None  # nothing asked, or it failed: only a press tries again
    ui.verdict("wait", t.label("press_train"))
else:
    ranking = rank(board.reports.values())
    best, second = ranking.reports[:2]
    facts = {
        "best": board.names[best.spec.kind],
        "second": board.names[second.spec.kind],
        "lead": t.number(100 * ranking.lead),
        "predicted": board.names.get(visit.prediction, ""),
    }
    mlp = board.reports[Kind.MLP]
    ui.verdict("fact", t.label("verdict_noise" if ranking.is_noise else "verdict_best", **facts))
    if visit.prediction:
        st.markdown(t.label(ranking.judge(visit.prediction), **facts))
    if not all(report.converged for report in board.reports.values()):
        st.markdown(t.label("unfinished", iterations=models.MAX_ITER))
    if asked != visit.compared:
        st.markdown(t.label("changed"))
    ui.prose(
        t.section(
            "seen",
            seen=t.percent(mlp.train_accuracy),
            unseen=t.percent(mlp.accuracy),
            images=mlp.train_size,
            iterations=mlp.iterations,
        )
    )

st.subheader(t.label("questions"), anchor=False)
for question in ("width_or_depth", "more_data", "little_data"):
    with st.expander(t.label(question)):
        st.markdown(t.section(f"answer_{question}"))

# Inside the MLP just trained

if board.is_full:
    st.subheader(t.label("inside"), anchor=False)
    ui.prose(t.section("inside"))
    with ui.guard(t):
        picture = resources.network_picture(visit.compared, ui.palette())
        st.image(picture, alt=t.label("inside_alt"), width="stretch")
