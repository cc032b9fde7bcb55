"""Write to the store what was asked for on a page: from which day, and what is said of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from cxdash.domain.messages import ImportRefused
from cxdash.i18n.translator import Words
from cxdash.store.write import changes
from cxdash.ui.components import draw, notices
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.signing import who


def from_day(key: str, words: Words) -> date | None:
    """Draw the day from which something holds, today at first; return it, or None and say how a day is written."""
    given = st.text_input(words.gettext("From the day, as 2026-05-31"), controls.today().isoformat(), key=key)
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        draw.note(words.gettext('"{value}" is not a day; write it as 2026-05-31.', value=given))
        return None


def write(words: Words, done: str, what: Callable[..., Any], *about: Any, before: str = "") -> None:
    """Do *what* in one change; leave the notice *done* for the next run, or draw why the change is refused.

    *before*: what the copy is called that is made of the store first; none where it is ''.
    """
    try:
        with changes.writing(cache.shown_store(), who.who(), before=before) as change:
            what(change, *about)
    except ImportRefused as refused:
        notices.box(notices.REFUSED, [words.sentence(fault) for fault in refused.faults])
        return
    notices.later(notices.DONE, done)
    st.rerun()
