"""What is remembered of the drawing and of the validation image that was chosen."""

from mlintro.digits import MNIST_SIZE
from mlintro.ui.draw.visit import Drawing

STROKES = [[[0.1, 0.2], [0.3, 0.4]]]
SEVEN = (((0.1, 0.3), (0.3, 0.4)),)


def test_what_was_done_since_the_page_opened_stays():
    drawing = Drawing((((0.5, 0.5),),), validation=3)
    drawing.restore({"strokes": STROKES, "validation": 7})
    assert drawing == Drawing((((0.5, 0.5),),), validation=3)


def test_an_image_that_can_not_have_been_chosen_is_the_first():
    for number in (MNIST_SIZE + 1, -1, True, "7.0", None):
        drawing = Drawing()
        drawing.restore({"validation": number})
        assert drawing.validation == 0


def test_a_tab_that_remembers_its_image_as_exam_finds_it_again():
    drawing = Drawing()
    drawing.restore({"exam": 7})
    assert drawing.kept() == {"validation": 7}


def test_a_drawing_that_was_chosen_is_shown_and_kept():
    drawing = Drawing((((0.5, 0.5),),))
    drawing.place(SEVEN)
    assert (drawing.revision, drawing.drawn) == (1, 1)
    assert drawing.kept() == {"strokes": SEVEN}


def test_a_drawing_is_that_of_home_until_something_is_drawn():
    drawing = Drawing()
    assert not drawing.is_from_home
    drawing.place(SEVEN)
    drawing.at_home = drawing.drawn
    assert drawing.is_from_home
    drawing.take(STROKES)
    assert not drawing.is_from_home
