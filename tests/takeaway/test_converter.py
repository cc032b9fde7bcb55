import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from cxdash.takeaway import converter
from tests.conftest import REPOSITORY

SPEC = {"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {"x": {"field": "a", "type": "quantitative"}}}
ELSEWHERE = {**SPEC, "data": {"url": "http://127.0.0.1:9/nobody.json"}}


def test_a_picture_is_drawn_in_another_process():
    assert converter.svg(SPEC).startswith("<svg")
    assert converter.png(converter.svg(SPEC), 1).startswith(b"\x89PNG")
    assert "vl_convert" not in sys.modules


def test_other_threads_go_on_while_a_picture_is_drawn():
    converter.svg(SPEC)  # the child runs
    longest, done, last = 0.0, threading.Event(), time.monotonic()
    drawing = threading.Thread(target=lambda: [converter.svg(SPEC) for _ in range(5)] and done.set())

    drawing.start()
    while not done.is_set():
        time.sleep(0.001)
        longest, last = max(longest, time.monotonic() - last), time.monotonic()

    drawing.join()
    assert longest < 1


def test_what_is_no_picture_is_not_drawn_and_the_next_one_is():
    with pytest.raises(converter.NotDrawn):
        converter.svg({"mark": 5})

    assert converter.svg(SPEC).startswith("<svg")


def test_nothing_is_fetched():
    with pytest.raises(converter.NotDrawn, match="External data url not allowed"):
        converter.svg(ELSEWHERE)


def test_after_the_child_has_ended_another_draws():
    converter.svg(SPEC)
    os.kill(converter._child[0].pid, signal.SIGKILL)

    assert converter.svg(SPEC).startswith("<svg")


def test_a_picture_that_takes_too_long_is_not_drawn(monkeypatch):
    monkeypatch.setattr(converter, "MOST", 0.01)

    with pytest.raises(converter.NotDrawn, match="too long"):
        converter.svg(SPEC)


def test_the_child_ends_itself_when_nobody_asks():
    code = "from cxdash.takeaway import converter; converter.IDLE = 0.1; converter.serve()"

    done = subprocess.run(
        [sys.executable, "-c", code], stdin=(waiting := os.pipe())[0], cwd=REPOSITORY, timeout=60, check=False
    )

    os.close(waiting[1])
    assert done.returncode == 0
