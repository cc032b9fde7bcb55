"""What the server writes down: one line for each event, as text or JSON, and nothing of who asked for what."""

import logging

from cxdash.settings.reading import current

ACCESS = "uvicorn.access"
LOGGERS = ("", "uvicorn", "uvicorn.error", ACCESS, "streamlit")
"""Those whose lines are written: all others hand theirs to the first."""

FIELDS = ["levelname", "name", "message"]


def set_up() -> None:
    """Write lines as the settings say.

    Requests are not written down: a line of theirs holds an address of who asked, and the link that was asked for.
    They are counted (`metrics`).
    """
    logging.getLogger(ACCESS).disabled = True
    if current().log_format != "json":
        return
    from pythonjsonlogger.json import JsonFormatter  # noqa: PLC0415 - only where it is set

    formatter = JsonFormatter(FIELDS, timestamp="at", rename_fields={"levelname": "level", "name": "of"})
    for logger in map(logging.getLogger, LOGGERS):
        for handler in logger.handlers:
            handler.setFormatter(formatter)
    if not logging.getLogger().handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(formatter)
        logging.getLogger().addHandler(handler)
