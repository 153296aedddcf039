from tests.ui.classes.test_wall import *
from tests.ui.classes.conftest import *
from mlintro.ui.classes.wall import Watched
def test_x(room):
    room.teach(go_to_step([step.name for step in STEPS].index("size")))
    app = room.wall()
    print(app.session_state.visit.of(Watched), app.session_state.visit.shown)
    press(room.remote(), label("deed_sizes"))
    import mlintro.ui.frame.deeds as d
    print(classes().board(room.code).cues)
    app.run()
    print(app.session_state.visit.of(Watched), app.session_state["scene"], app.query_params)
    app.run()
    print(app.session_state.visit.of(Watched), app.session_state["scene"])
    assert 0
