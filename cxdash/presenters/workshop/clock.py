"""How long a step still takes, by the clock."""

from datetime import datetime, timedelta

from cxdash.i18n.translator import Words


def left(started_at: datetime, minutes: int, now: datetime, words: Words) -> str:
    """Return how much of a step's minutes is left, as 4:59, or how much over them it is."""
    over = now - started_at - timedelta(minutes=minutes)
    if over < timedelta():
        return words.gettext("{time} left", time=_written(-over))
    return words.gettext("{time} over", time=_written(over))


def share(started_at: datetime, minutes: int, now: datetime) -> float:
    """Return which share of a step's minutes has passed, 0 to 1."""
    passed = (now - started_at).total_seconds() / 60
    return min(1.0, max(0.0, passed / minutes)) if minutes else 1.0


def _written(span: timedelta) -> str:
    minutes, seconds = divmod(int(span.total_seconds()), 60)
    return f"{minutes}:{seconds:02}"
