"""Three models learn the same digits, in four movements: train; draw and look inside; spoil; teach."""

from functools import partial

import streamlit as st

from mlintro import ui
from mlintro.ui import frame
from mlintro.ui.draw.draw_lab import draw_a_digit
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.draw.waiting import Waiting
from mlintro.ui.draw.wall import step as draw_step
from mlintro.ui.examples.hand.hand_lab import teach_your_hand
from mlintro.ui.examples.spoil_lab import spoil_the_examples
from mlintro.ui.examples.wall import step as examples_step
from mlintro.ui.inside.inside_lab import look_further
from mlintro.ui.map.questions import investigate, is_asked
from mlintro.ui.map.wall import step as question_step
from mlintro.ui.models import bar, history, knobs, other_draws, plan, predictions, training, wall
from mlintro.ui.models.final_exam import final_exam
from mlintro.ui.models.movements import Movement, end, movement
from mlintro.ui.models.scoreboard import Scoreboard
from mlintro.ui.models.visit import ModelsVisit

t, here = ui.words("models"), ui.visit().of(ModelsVisit)
ui.spoken(t.section("idea"))

go_on = partial(frame.link, "neuron", t.label("to_neuron"))
chosen = movement(t)
if chosen is Movement.TRAIN and ui.visit().is_on_wall and is_asked():
    training.results(t, Waiting(ui.words("draw"), here.since), here)
    question_step(ui.words("map"), knobs.standing())
elif chosen is Movement.TRAIN and ui.visit().is_on_wall:
    wall.step(t)
elif chosen is Movement.TRAIN:
    # What is foretold; the knobs beside the network that they make, and the results as they arrive

    bench = ui.bench()
    with bench:
        guess = predictions.offer_prediction(t)
    controls, results = bench.columns((2, 3), gap="large")
    with controls:
        asked = knobs.comparison(t)
    with results:
        plan.network(t, asked, asked.mlp_parameters)
        with st.container(key="board"):
            board = Scoreboard(t, here.since)
            reports = training.results(t, board, here)
            other_draws.offer_another(t, asked, guess)

    # Where the learner stands, and the one way on; what the results mean

    with ui.in_sight():
        bar.train(t, asked, guess, reports)
    if reports:
        predictions.show_verdict(t, reports)
        other_draws.show_draws(t, here.runs[-1].comparison, asked, board.chart)
    training.let_others_first(board)
    if here.runs or is_asked():
        investigate(ui.words("map"), asked)

    # Further on: what was done, the exam, the program, second thoughts

    if here.runs:
        history.show_history(t)
        final_exam(t)
        history.take_away(t, here.runs[-1].comparison)
    plan.know_more(t)
elif chosen is Movement.EXAMPLES and ui.visit().is_on_wall:
    examples_step(ui.words("examples"), here.asked or knobs.standing())
elif chosen is Movement.EXAMPLES:
    spoil_the_examples(ui.words("examples"), here.asked or knobs.standing(), go_on)
elif chosen is Movement.HAND and not ui.visit().is_on_wall:
    teach_your_hand(ui.words("hand"), here.asked or knobs.standing(), bool(here.reports), go_on)
else:
    # The sheet and what the models make of it; then as far inside as the learner wants

    waiting, asked = Waiting(ui.words("draw"), here.since), knobs.standing()
    reports = training.results(t, waiting, here)
    if ui.visit().is_on_wall:
        draw_step(ui.words("draw"), reports or here.reports, waiting, here.asked or asked)
    else:
        read_with = here.runs[-1].comparison if here.runs else asked
        draw_a_digit(
            ui.words("draw"), reports or here.reports, waiting, here.asked or asked, read_with, go_on
        )
    if here.reports and not ui.visit().is_on_wall:
        look_further(ui.words("inside"), here.reports, ui.visit().of(Drawing).is_read)
if here.reports and not ui.visit().is_on_wall:
    end(t, chosen)
