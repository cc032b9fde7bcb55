"""What the server does besides pages: start, warm up beside what it already answers, and report whether it is ready."""

import gc
import logging
import threading
import time
from datetime import UTC, datetime
from typing import Any

from cxdash.domain.messages import gettext_noop
from cxdash.domain.people import admin
from cxdash.exchange import isolated
from cxdash.services import demo_store
from cxdash.settings.reading import current
from cxdash.store import database
from cxdash.store.people import retention

STEPS = (gettext_noop("The demo company is made; this happens once."), gettext_noop("The first pages are computed."))
"""What a start does, one after the other, before pages are served."""

QUIET, PATIENCE = 1.0, 20.0
"""Seconds without a visitor before something is done in the background, and the most that it waits for such a pause."""

SYSTEM = "cxdash"
"""Who is written down where the server itself changes something."""

DAY = 86_400.0


class Start:
    """How far the start is: the place of the step it is at in `STEPS`, None where pages are served.

    *served*: when a visitor was last served; None where nobody needs to know.
    """

    step: int | None = None
    served: float | None = None


def begin() -> None:
    """Open the store, and warm up beside the server, which says so to visitors until pages are served.

    Raises StoreError where the company's own store cannot be opened.
    """
    from cxdash.ui.shell import cache  # noqa: PLC0415 - what caches must find Streamlit's runtime started

    if not demo_store.is_open():
        cache.store(demo_store.address())
    Start.step = 0 if demo_store.is_open() and not demo_store.is_built() else 1
    threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
    if current().retention_months:
        threading.Thread(target=_forget_daily, name="retention", daemon=True).start()


def forget_older() -> None:
    """Forget who answered in one's own store before the months that are kept; where this fails, it is logged."""
    before = retention.first_day(datetime.now(UTC).date(), current().retention_months)
    try:
        retention.forget_older(database.open_store(demo_store.address(demo_store.OWN)), admin(SYSTEM), before)
    except Exception:
        logging.getLogger(__name__).exception("Respondents were not forgotten after their time; tried again tomorrow.")


def _forget_daily() -> None:
    while True:
        forget_older()
        time.sleep(DAY)


def warm_up() -> None:
    """Make the demo company where it is needed, and run the first pages; once these are served, run the others.

    Where this fails, it is logged: the first visitors wait a little longer, or read what is wrong.
    """
    Start.served = time.monotonic()
    try:
        demo_store.build_where_needed()
        Start.step = 1
        from cxdash.ui.shell import rehearsal  # noqa: PLC0415 - it imports all that pages need

        rehearsal.first()
        _freeze()
        Start.step = None
        notice()  # as the first visitors come now
        wait_for_a_pause()
        isolated.warm_up()
        rehearsal.rest(wait_for_a_pause)
        _freeze()
    except Exception:
        logging.getLogger(__name__).exception("The rehearsal failed; the first visitors wait a little longer.")
    finally:
        Start.step = Start.served = None


def _freeze() -> None:
    """Leave what is there out of what is searched for garbage, which Streamlit does after every run."""
    gc.collect()
    gc.freeze()


def wait_for_a_pause() -> None:
    """Wait until no visitor has been served for a moment."""
    until = time.monotonic() + PATIENCE
    while (now := time.monotonic()) < until and now - (Start.served or 0) < QUIET:
        time.sleep(0.05)


def notice() -> None:
    """Note that a visitor is being served."""
    if Start.served is not None:
        Start.served = time.monotonic()


def health() -> dict[str, Any]:
    """Return whether pages are served and the store can be read, as every page does; and what is wrong if not."""
    if Start.step is not None:
        return {"ready": False, "why": "starting"}
    try:
        return {"ready": database.is_ready(demo_store.address())}
    except Exception as problem:  # whatever is wrong with the store, the answer is no
        return {"ready": False, "why": type(problem).__name__}
