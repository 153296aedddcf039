"""From one neuron to language models: what gets hard on the way, and where to go on."""

import streamlit as st

from mlintro import scale, ui
from mlintro.digits.runs.comparison import Comparison
from mlintro.ui.classes.in_words import in_class
from mlintro.ui.models.visit import ModelsVisit
from mlintro.ui.next_steps import wall
from mlintro.ui.next_steps.closing import closing
from mlintro.ui.next_steps.guess import problems
from mlintro.ui.next_steps.own_network import own_network
from mlintro.ui.next_steps.sizes import sizes
from mlintro.ui.next_steps.way import marker, way
from mlintro.ui.writer.chatbot import chatbot, know_more
from mlintro.ui.writer.writer_lab import what_was_seen, writer_lab

t, writer = ui.words("next_steps"), ui.words("writer")
runs = ui.visit().of(ModelsVisit).runs
ui.spoken(t.section("idea"))

gpt_1, *_, largest = scale.LANGUAGE_MODELS
shape = runs[-1].comparison if runs else Comparison()
n_parameters = shape.mlp_parameters

if ui.visit().is_on_wall:
    wall.step(t, shape)
else:
    # A machine that writes; what it has in common with a chatbot; how many numbers that learns, as a guess

    is_asked = wall.is_asked()
    is_enough, is_all = seen = what_was_seen(writer)
    mark = marker(is_all)
    if is_asked:
        problems(t, n_parameters, mark)
    writer_lab(writer, seen)
    with st.container(key="rest"):
        if is_enough:
            chatbot(writer, largest)
        know_more(writer)
        if not is_asked:
            problems(t, n_parameters, mark)

        # The first problem: learning by heart

        with mark("overfitting"):
            st.subheader(t.label("overfitting"), anchor=False)
            ui.prose(t.section("overfitting"))
            own_network(t, runs)

        # The second: size

        with mark("size"):
            st.subheader(t.label("size"), anchor=False)
            sizes(t, n_parameters)
            ui.prose(
                t.section(
                    "size",
                    width=shape.mlp_width,
                    depth=shape.mlp_depth,
                    mlp=n_parameters,
                    year=str(gpt_1.year),
                    times=int(round(gpt_1.parameters / n_parameters, -2)),
                    growth=int(round(largest.parameters / gpt_1.parameters, -2)),
                    source_gpt_1=gpt_1.source,
                    source_largest=largest.source,
                    largest=largest.name,
                )
            )

        # The third: cost

        with mark("cost"):
            st.subheader(t.label("cost"), anchor=False)
            ui.prose(
                t.section(
                    "cost",
                    chips=scale.GPT_1_CHIPS,
                    days=scale.GPT_1_DAYS,
                    hours=int(round(24 * scale.GPT_1_DAYS * scale.GPT_1_CHIPS, -2)),
                    largest=largest.name,
                    largest_chips=scale.LLAMA_CHIPS,
                    largest_hours=t.large(scale.LLAMA_HOURS),
                )
            )

        closing(t, runs, in_class(), mark)
        if is_all:
            way(t)
