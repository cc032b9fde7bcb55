"""Keep and discard what-if choices, with their assumptions and figures."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import select

from cxdash.domain.keys import key_of
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.vocabulary import View
from cxdash.store.read.what_if import TEXTS
from cxdash.store.schema import scenario
from cxdash.store.write import changes
from cxdash.store.write.changes import Change


def keep(change: Change, name: str, view: View, texts: Mapping[str, str]) -> str:
    """Keep a choice of a view and return its key, which is made of its name; *texts*: those of TEXTS."""
    if not name.strip():
        raise ImportRefused([Message(gettext_noop("A choice needs a name."))])
    changes.wait_for_other_loads(change.connection)
    key = key_of(name, set(change.connection.scalars(select(scenario.c.key))))
    seen = {"journey": view.journey, "period": view.period, "segment": view.segment}
    made = {"made_by": change.who.name, "made_at": datetime.now(UTC)}
    changes.add(
        change, "scenario", {"key": key, "name": name.strip(), **seen, **{text: texts[text] for text in TEXTS}, **made}
    )
    return key


def discard(change: Change, key: str) -> None:
    """Remove a choice; refused where it is not there any longer."""
    if change.connection.execute(select(scenario.c.id).where(scenario.c.key == key)).first() is None:
        raise ImportRefused([Message(gettext_noop("The choice {key} is not there any longer."), {"key": key})])
    changes.remove(change, "scenario", key)
