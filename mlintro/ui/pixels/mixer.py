"""The colour mixer's element: what it is given; the picture takes each edit that it sends."""

from mlintro.pixels import presets
from mlintro.pixels.presets import Preset
from mlintro.text import PageText
from mlintro.ui.browser.element import Element, dress
from mlintro.ui.pixels.visit import Mixer
from mlintro.ui.visit import visit

_MIXER = Element(__file__, "bars")

WORDS = (
    *("red", "green", "blue", "together", "preset", "size", "undo", "pixel", "picker"),
    *("show", "show_both", "show_numbers", "show_colours"),
    *("rows", "columns", "channels", "axis_none", "axis_rows", "axis_columns", "axis_channels"),
    *("cell", "refused", "pixel_alt"),
)


def mixer(t: PageText) -> None:
    """Mount it. The picture is in `visit().of(Mixer)`; the element takes it when `revision` is another."""
    here = visit().of(Mixer)
    _MIXER(
        {
            **dress(t, WORDS),
            "values": here.image.tolist(),
            "preset": here.preset,
            "revision": here.revision,
            "presets": [
                {"code": code, "label": t.label(f"preset_{code}"), "values": presets.make(code).tolist()}
                for code in Preset
            ],
            "sizes": list(presets.SIZES),
            "name": t.label("variable"),
        },
        picture=here.take,
    )
