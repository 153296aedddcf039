"""What may come over a socket, and how much of it."""

import json

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from mlintro.digits.reading.drawing import MOST_POINTS
from mlintro.ui.frame.memory import LONGEST
from mlintro.ui.server.messages import (
    AT_ONCE,
    FILES,
    HANDED_AT_ONCE,
    HANDED_PER_SECOND,
    LARGEST,
    LARGEST_STATE,
    NOT_OURS,
    PER_SECOND,
    TOO_LARGE,
    Bucket,
    fault,
)


def rerun(**widget: object) -> bytes:
    return BackMsg(rerun_script={"widget_states": {"widgets": [{"id": "w"} | widget]}}).SerializeToString()


def test_all_that_a_tab_may_give_back_is_let_in():
    kept = "\\u0001" * (LONGEST // 6)  # no character takes more room than those that JSON writes so
    data = rerun(json_trigger_value=json.dumps({"restore": kept}))
    assert len(data) > LONGEST
    assert fault(data) is None
    assert Bucket().take(len(data))


def test_the_fullest_sheet_of_drawing_fits_three_times():
    sheet = json.dumps({"strokes": [[[0.123, 0.456]] * MOST_POINTS]}, separators=(",", ":"))
    assert 3 * len(rerun(json_value=sheet)) < LARGEST_STATE


@pytest.mark.parametrize(
    "message",
    [
        BackMsg(rerun_script={"query_string": "lang=en"}),
        BackMsg(file_urls_request={"request_id": "1", "file_names": ["photo.jpg"]}),
        BackMsg(stop_script=True),
    ],
)
def test_what_the_browser_of_the_lesson_sends_is_let_in(message: BackMsg):
    assert fault(message.SerializeToString()) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xff\xff",
        BackMsg(clear_cache=True).SerializeToString(),  # everybody's
        BackMsg(app_heartbeat=True).SerializeToString(),
        BackMsg(load_git_info=True).SerializeToString(),
        BackMsg(debug_shutdown_runtime=True).SerializeToString(),
        BackMsg(file_urls_request={"file_names": [""] * (FILES + 1)}).SerializeToString(),
    ],
)
def test_what_it_never_sends_is_not(data: bytes):
    assert fault(data) == NOT_OURS


@pytest.mark.parametrize(
    "data",
    [
        b"\xff" * (LARGEST + 1),
        rerun(json_value="[" + "0," * LARGEST_STATE + "0]"),
        rerun(string_value="x" * LARGEST_STATE),
        BackMsg(rerun_script={"query_string": "a&" * LARGEST_STATE}).SerializeToString(),
        BackMsg(rerun_script={"cached_message_hashes": [""] * LARGEST_STATE}).SerializeToString(),
    ],
)
def test_nothing_large_stays_in_a_visit(data: bytes):
    assert fault(data) == TOO_LARGE


def test_a_burst_is_let_in_and_then_so_many_a_second():
    now = 0.0
    bucket = Bucket(lambda: now)
    assert all(bucket.take(0) for _ in range(int(AT_ONCE)))
    assert not bucket.take(0)
    now = 10.0
    taken = 0
    while bucket.take(0):
        taken += 1
    assert taken == AT_ONCE
    for second in range(11, 40):
        now = second
        assert all(bucket.take(0) for _ in range(int(PER_SECOND) - 1))


def test_what_is_let_in_is_handed_on_at_a_pace_that_leaves_others_their_turns():
    now = 0.0
    bucket = Bucket(lambda: now)
    for _ in range(int(HANDED_AT_ONCE)):
        assert bucket.wait() == pytest.approx(0)
        bucket.hand_on()
    assert bucket.wait() == pytest.approx(1 / HANDED_PER_SECOND)
    handed = 0
    for tick in range(1_000):
        now = tick / 100
        if bucket.wait() == pytest.approx(0):
            bucket.hand_on()
            handed += 1
    assert handed == pytest.approx(HANDED_PER_SECOND * 10, abs=1)
