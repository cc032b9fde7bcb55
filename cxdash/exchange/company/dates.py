"""The days of decisions as a calendar file (.ics): when each is to be done, and when it is looked at again.

The same decisions give the same bytes, and a changed one replaces its entry in a calendar that has it already.
Source: RFC 5545, written by the library icalendar.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pandas as pd
from icalendar import Calendar, Event

from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words

KINDS = {
    "due": (gettext_noop("Due: {title}"), ("open",)),
    "review": (gettext_noop("Look at it again: {title}"), ("open", "done")),
}
"""By the column of the day: what its entry is called, and the statuses in which it has one."""

BEFORE_ANY = datetime(1970, 1, 1, tzinfo=UTC)
"""When a decision was changed, where that is not known."""


def calendar(
    decisions: pd.DataFrame, roles: Mapping[str, str], changed: Mapping[str, datetime], company: str, words: Words
) -> bytes:
    """Return the days of *decisions* as a calendar file, the earliest first.

    *roles*: names by key. *changed*: when each decision was written last, by key. *company* tells its decisions apart
    from those of others in one calendar.
    """
    made = Calendar()
    made.add("prodid", "-//cxdash//decisions//EN")
    made.add("version", "2.0")
    rows = {row["key"]: row for row in rows_of(decisions)}
    for day, key, kind in sorted((day, key, kind) for key, row in rows.items() for kind, day in days(row).items()):
        made.add_component(_entry(day, f"{company}/{key}/{kind}", kind, rows[key], roles, changed, words))
    return bytes(made.to_ical())


def days(row: Mapping[Any, Any]) -> dict[str, date]:
    """Return the days of a decision by what they are: KINDS, as long as they matter."""
    return {
        kind: row[kind] for kind, (_, statuses) in KINDS.items() if pd.notna(row[kind]) and row["status"] in statuses
    }


def _entry(
    day: date,
    name: str,
    kind: str,
    row: Mapping[Any, Any],
    roles: Mapping[str, str],
    changed: Mapping[str, datetime],
    words: Words,
) -> Event:
    made = Event()
    made.add("uid", f"{uuid5(NAMESPACE_URL, f'cxdash:{name}')}@cxdash")
    made.add("dtstamp", changed.get(row["key"], BEFORE_ANY).replace(microsecond=0))
    made.add("sequence", int(row["version"]) - 1)
    made.add("dtstart", day)
    made.add("dtend", day + timedelta(days=1))
    made.add("transp", "TRANSPARENT")
    made.add("summary", words.gettext(KINDS[kind][0], title=words.title(row) or row["key"]))
    made.add("description", "\n".join(_said(row, roles, words)))
    return made


def _said(row: Mapping[Any, Any], roles: Mapping[str, str], words: Words) -> Iterator[str]:
    yield words.gettext("Responsible: {role}", role=roles.get(row["owner"], words.gettext("nobody")))
    texts = row["wording"], words.name(row, "reason")
    yield from (str(text) for text in texts if pd.notna(text) and str(text).strip())
