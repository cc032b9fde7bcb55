"""What must not be written down: who asked for a ballot, and from where."""

import logging

PATH = "/b/"
ACCESS = "uvicorn.access"


def leave_ballots_out() -> None:
    """Keep requests for ballots out of uvicorn's access log, where each stands with an address and a time."""
    log = logging.getLogger(ACCESS)
    if _is_other not in log.filters:
        log.addFilter(_is_other)


def _is_other(record: logging.LogRecord) -> bool:
    return PATH not in record.getMessage()
