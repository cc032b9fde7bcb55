"""What a workshop and its questions go through on the day."""

from enum import StrEnum


class WorkshopState(StrEnum):
    """Prepared; open from its first step or question; closed for good, when its secret is gone."""

    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"


class QuestionState(StrEnum):
    """Waiting, open for votes, closed, or revealed: only then answers are shown, of every round of it."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"
