"""Three models learn the same digits; the learner changes their size and compares."""

from functools import partial

import streamlit as st

from mlintro import digits, ui
from mlintro.digits import exam
from mlintro.digits.experiments.questions import Topic
from mlintro.digits.models import Kind
from mlintro.figures import images
from mlintro.ui.draw import draw_lab as draw
from mlintro.ui.inside.inside_lab import inside_lab
from mlintro.ui.map.experiment_map import answer, experiment_map
from mlintro.ui.models import history, knobs, other_draws, predictions, questions, training
from mlintro.ui.models.final_exam import final_exam
from mlintro.ui.models.scoreboard import Scoreboard
from mlintro.ui.models.visit import ModelsVisit

t, here = ui.words("models"), ui.visit().of(ModelsVisit)
ui.spoken(t.section("idea"))

# What there is to learn from

if not ui.visit().is_on_wall:
    data = digits.load()
    labels = [t.label("digit", digit=int(digit)) for digit in data.y_train[:5]]
    ui.picture(
        images.labelled_digits(data.X_train[:5], labels, ui.palette()),
        t.label("digits_alt", digits=t.separator.join(map(str, data.y_train[:5]))),
    )
    n_images, n_pixels = len(data.y_train) + len(data.y_val) + exam.SIZE, data.X_train.shape[1]
    st.caption(t.label("shape", images=digits.MNIST_SIZE, here=n_images, pixels=n_pixels, side=digits.SIDE))
    with st.expander(t.label("three_models")):
        st.markdown(t.section("three_models"))

# The knobs, and the results as they arrive

controls, results = ui.lab()
with controls:
    asked = knobs.comparison(t)
with results:
    guess = predictions.offer_prediction(t)
    press = {"on_click": training.begin, "args": (asked, guess)}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(t.label("train"), key="train", type="primary", icon=":material/model_training:", **press)
        another = st.container(width="content")
        beside = st.container(width="content")
    board = Scoreboard(t, here.since)
    reports = training.results(t, board)
    with another:
        other_draws.offer_another(t, asked, guess)
    if reports and asked != here.asked:
        beside.markdown(t.label("changed"), width="content")

# What they mean: in one place, so that nothing below is made anew when it comes

with st.container():
    if reports:
        predictions.show_verdict(t, reports)
        other_draws.show_draws(t, here.runs[-1].comparison)
        mlp = reports[Kind.MLP]
        seen, unseen = t.percent(mlp.train_accuracy), t.percent(mlp.accuracy)
        facts = {"images": mlp.train_size, "iterations": mlp.iterations}
        ui.prose(t.section("seen", seen=seen, unseen=unseen, **facts))
        history.take_away(t, here.asked)
    else:
        ui.verdict("wait", t.label("wait" if here.asked else "press_train"))
    history.show_history(t)
    final_exam(t)

training.let_others_first(board)
st.subheader(t.label("questions"), anchor=False)
for topic in Topic:
    questions.question(t, topic, asked, guess, partial(answer, ui.words("map")))
experiment_map(ui.words("map"), asked, here.runs)

# Inside the three models just trained

draw.draw_a_digit(ui.words("draw"), here.reports)
if here.reports:
    inside_lab(ui.words("inside"), here.reports)
