import json
import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from altair.vegalite.v6.schema import SCHEMA_VERSION

from cxdash.takeaway import converter, texts, waiting
from tests.conftest import REPOSITORY

LITE = {"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {"x": {"field": "a", "type": "quantitative"}}}
WORDS = {"type": "text", "encode": {"enter": {"y": {"value": 9}, "text": {"value": "Wide"}}}}
SPEC = json.dumps({"width": 40, "height": 10, "marks": [WORDS]})


def elsewhere(**where: object) -> str:
    return json.dumps({"width": 40, "height": 10, **where})


def test_a_picture_is_drawn_in_another_process():
    assert converter.svg(SPEC).startswith("<svg")
    assert converter.png(converter.svg(SPEC), 1).startswith(b"\x89PNG")
    assert [child.poll() for child in converter._child] == [None]  # where it runs; tests import the engine here, too


def test_a_picture_is_compiled_of_vega_lite_with_or_without_its_rows():
    whole = json.loads(converter.vega(json.dumps(LITE)))
    empty = json.loads(converter.vega(json.dumps({**LITE, "data": {"name": "rows"}, "datasets": {"rows": []}})))

    assert whole["data"][0]["values"] == [{"a": 1}]
    assert {name: empty["data"][0][name] for name in ("name", "values")} == {"name": "rows", "values": []}
    assert empty["marks"][0]["encode"] == whole["marks"][0]["encode"]


def test_what_draws_is_of_the_versions_that_pictures_are_made_for():
    scripts = {name: (converter.VEGA / name).read_text() for name in converter.SCRIPTS}

    assert 'version="6.2.0"' in scripts["vega.min.js"]
    assert '"6.4.1"' in scripts["vega-lite.min.js"]
    assert converter.VERSIONS == "Vega 6.2.0, Vega-Lite 6.4.1"
    assert SCHEMA_VERSION == "v6.4.1"


@pytest.mark.parametrize("weight", [400, 600, 700])
def test_words_are_as_wide_as_in_our_type(weight):
    text = "Wide, ærlig: 120 %"
    words = {"text": {"value": text}, "fontSize": {"value": 20}, "fontWeight": {"value": weight}}
    hidden = {"align": {"value": "right"}, "limit": {"signal": "wide"}}
    mark = {"type": "text", "encode": {"enter": {**words, **hidden}}}
    exact = texts.width(text, 20, weight)

    shown = [
        converter.svg(elsewhere(signals=[{"name": "wide", "value": exact + more}], marks=[mark])) for more in (1, -1)
    ]

    assert [text in one for one in shown] == [True, False]


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
        converter.vega(json.dumps({"mark": 5}))
    with pytest.raises(converter.NotDrawn):
        converter.svg(elsewhere(marks=[{"type": "nothing"}]))

    assert converter.svg(SPEC).startswith("<svg")


ADDRESS = "http://127.0.0.1:9/nobody.json"
PICTURE = {"type": "image", "encode": {"enter": {"url": {"value": ADDRESS}, "width": {"value": 9}}}}


@pytest.mark.parametrize("given", [{"data": [{"name": "rows", "url": ADDRESS}]}, {"marks": [PICTURE]}])
def test_nothing_is_fetched(given):
    with pytest.raises(converter.NotDrawn, match="Nothing is fetched"):
        converter.svg(elsewhere(**given))


def test_after_the_child_has_ended_another_draws():
    converter.svg(SPEC)
    os.kill(converter._child[0].pid, signal.SIGKILL)

    assert converter.svg(SPEC).startswith("<svg")


def test_a_great_pdf_has_a_child_of_its_own_which_ends(tmp_path):
    template = tmp_path / "page.typ"
    template.write_text('#set document(title: "T")\n#set text(lang: "en", font: "Inter")\nWords')
    converter.svg(SPEC)
    first = converter._child[0]

    small = converter.pdf(template, "little", 0, own_only=True)
    kept = list(converter._child)
    great = converter.pdf(template, "m" * (converter.GREAT + 1), 0, own_only=True)

    assert kept == [first]
    assert small == great
    assert small.startswith(b"%PDF")
    assert first.poll() is not None
    assert converter._child == []
    assert "typst" not in sys.modules


def test_a_picture_that_takes_too_long_is_not_drawn(monkeypatch):
    monkeypatch.setattr(converter, "MOST", 0.1)
    endless = {"type": "sequence", "start": 0, "stop": 20_000_000}

    with pytest.raises(converter.NotDrawn, match="too long"):
        converter.svg(elsewhere(data=[{"name": "numbers", "transform": [endless]}]))


class Left(BaseException):
    """What a page's run ends with where somebody has clicked."""


def test_whoever_leaves_in_the_middle_ends_the_child_and_the_next_is_answered(monkeypatch):
    monkeypatch.setattr(converter, "OFTEN", 0.05)
    endless = {"type": "sequence", "start": 0, "stop": 20_000_000}
    converter.svg(SPEC)
    first, asked = converter._child[0], []

    def leave():
        asked.append(1)
        if len(asked) == 3:
            raise Left

    with waiting.asking(leave), pytest.raises(Left):
        converter.svg(elsewhere(data=[{"name": "numbers", "transform": [endless]}]))

    assert first.poll() is not None
    assert converter.svg(SPEC).startswith("<svg")


def test_whoever_waits_for_others_may_leave_too(monkeypatch):
    monkeypatch.setattr(converter, "OFTEN", 0.05)
    asked = []

    def leave():
        asked.append(1)
        if len(asked) == 3:
            raise Left

    with converter._busy, waiting.asking(leave), pytest.raises(Left):
        converter.svg(SPEC)

    assert converter.svg(SPEC).startswith("<svg")


def test_the_child_ends_itself_when_nobody_asks():
    code = "from cxdash.takeaway import converter; converter.IDLE = 0.1; converter.serve()"

    done = subprocess.run(
        [sys.executable, "-c", code], stdin=(pipe := os.pipe())[0], cwd=REPOSITORY, timeout=60, check=False
    )

    os.close(pipe[1])
    assert done.returncode == 0
