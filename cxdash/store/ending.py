"""Writes that are under way, so that a server that is to stop lets them end and begins no other."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

from cxdash.domain.messages import gettext_noop
from cxdash.store.problems import StoreError

STOPPING = gettext_noop("The server is about to stop: nothing was changed. Try again in a moment.")


class _Writes:
    """How many writes are under way in this process, and whether another may begin."""

    changed = Condition()
    under_way = 0
    closed = False


@contextmanager
def under_way() -> Iterator[None]:
    """Count a write as under way; raises StoreError where the server is about to stop."""
    with _Writes.changed:
        if _Writes.closed:
            raise StoreError(STOPPING)
        _Writes.under_way += 1
    try:
        yield
    finally:
        with _Writes.changed:
            _Writes.under_way -= 1
            _Writes.changed.notify_all()


def close(seconds: float) -> bool:
    """Let no write begin any longer, wait for those under way, and return whether all of them ended in time."""
    with _Writes.changed:
        _Writes.closed = True
        return _Writes.changed.wait_for(lambda: _Writes.under_way == 0, seconds)


def reopen() -> None:
    """Let writes begin again."""
    with _Writes.changed:
        _Writes.closed = False
