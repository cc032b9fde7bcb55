"""What the server writes down."""

import io
import json
import logging

import pytest

from cxdash.settings.reading import variable
from cxdash.ui.operations import logs


@pytest.fixture(autouse=True)
def as_before():
    """Leave the loggers as they were."""
    before = {name: logging.getLogger(name).handlers[:] for name in logs.LOGGERS}
    formatters = [(handler, handler.formatter) for handlers in before.values() for handler in handlers]
    yield
    for handler, formatter in formatters:
        handler.setFormatter(formatter)
    for name, handlers in before.items():
        logging.getLogger(name).handlers[:] = handlers
    logging.getLogger(logs.ACCESS).disabled = False


def written(log_format, monkeypatch):
    monkeypatch.setenv(variable("log_format"), log_format)
    stream = io.StringIO()
    logging.getLogger("uvicorn").handlers[:] = [logging.StreamHandler(stream)]
    logs.set_up()
    try:
        raise ZeroDivisionError
    except ZeroDivisionError:
        logging.getLogger("uvicorn").exception("It failed.")
    logging.getLogger(logs.ACCESS).critical("10.0.0.7 GET /b/code")
    return stream.getvalue()


def test_an_event_is_one_line_of_json(monkeypatch):
    (line,) = written("json", monkeypatch).splitlines()

    event = json.loads(line)
    assert (event["level"], event["of"], event["message"]) == ("ERROR", "uvicorn", "It failed.")
    assert "ZeroDivisionError" in event["exc_info"]
    assert event["at"][:2] == "20"


def test_text_stays_text_and_requests_are_not_written_down(monkeypatch):
    said = written("text", monkeypatch)

    assert said.startswith("It failed.\nTraceback")
    assert "10.0.0.7" not in said
