"""Choices that were kept by name, with what was believed and what the figures were when they were kept."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pandas as pd
from sqlalchemy import Connection, select

from cxdash.domain.keys import key_of
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.vocabulary import View
from cxdash.store.database import frame, in_utc
from cxdash.store.schema import scenario
from cxdash.store.write import answers, changes
from cxdash.store.write.changes import Change

TEXTS = ("levers", "beliefs", "baseline", "outcome")
"""What is kept of a choice, each as a text that measures write and read."""


def kept(connection: Connection) -> pd.DataFrame:
    """Return one row per choice in the order they were kept: key, name, journey, period and segment, levers, beliefs,
    baseline and outcome as they were kept, made_at (in UTC), made_by, version.
    """
    named = ("key", "name", "journey", "period", "segment", *TEXTS, "made_at", "made_by", "version")
    found = frame(connection, select(*(scenario.c[name] for name in named)).order_by(scenario.c.id))
    return found.assign(made_at=pd.Series(list(map(in_utc, found.made_at)), dtype=object))


def keep(change: Change, name: str, view: View, texts: Mapping[str, str]) -> str:
    """Keep a choice of a view and return its key, which is made of its name; *texts*: those of TEXTS."""
    if not name.strip():
        raise ImportRefused([Message(gettext_noop("A choice needs a name."))])
    answers.wait_for_other_loads(change.connection)
    key = key_of(name, set(change.connection.scalars(select(scenario.c.key))))
    seen = {"journey": view.journey, "period": view.period, "segment": view.segment}
    made = {"made_by": change.actor, "made_at": datetime.now(UTC)}
    changes.add(
        change, "scenario", {"key": key, "name": name.strip(), **seen, **{text: texts[text] for text in TEXTS}, **made}
    )
    return key


def discard(change: Change, key: str) -> None:
    """Remove a choice; refused where it is not there any longer."""
    if change.connection.execute(select(scenario.c.id).where(scenario.c.key == key)).first() is None:
        raise ImportRefused([Message(gettext_noop("The choice {key} is not there any longer."), {"key": key})])
    changes.remove(change, "scenario", key)
