"""Respondents as the store knows them: by pseudonyms, unless it keeps names as given; those forgotten stay out."""

from datetime import date
from secrets import token_bytes
from typing import NamedTuple

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Engine, func, insert, select

from cxdash.domain.people.pseudonyms import NAMELESS, folded, is_named, is_personal, pseudonym
from cxdash.settings.reading import current
from cxdash.store.people.tables import forgotten, store_secret
from cxdash.store.schema import audit, response

RETENTION = "retention"
"""The action in the audit where respondents were kept for their time."""

EXPIRED = f"{NAMELESS}expired:"
"""What respondents begin with who were kept for their time."""


class Naming(NamedTuple):
    """How a store names respondents: the secret of its pseudonyms, and whether *every* respondent has one.

    Where not every one has, those do who are named by an e-mail address or a phone number.
    """

    secret: bytes
    every: bool

    def name(self, given: str) -> str:
        """Return what the store calls a respondent."""
        hidden = is_named(given) if self.every else is_personal(given)
        return pseudonym(self.secret, given) if hidden else given

    def memories(self, given: str) -> set[str]:
        """Return what a respondent is remembered by once forgotten, by the name or by the pseudonym."""
        return {pseudonym(self.secret, given), folded(self.secret, given)} if is_named(given) else {given}


def keep_as_given(engine: Engine) -> None:
    """Keep names as they are given in a store in which nobody has answered yet, whatever settings say."""
    with engine.begin() as connection:
        if connection.execute(select(store_secret.c.id)).first() is None:
            _settle(connection, every=False)


def naming(connection: Connection) -> Naming:
    """Return how the store names respondents, settled when it is first needed; call it while writing.

    Settings say how, until somebody has answered: after that, a file could not find its respondents again.
    """
    kept = connection.execute(select(store_secret.c.secret, store_secret.c.every)).first()
    return Naming(*kept) if kept else _settle(connection, every=current().respondents == "pseudonyms")


def _settle(connection: Connection, *, every: bool) -> Naming:
    made = Naming(token_bytes(32), every)
    connection.execute(insert(store_secret).values(id=1, **made._asdict()))
    return made


def known(connection: Connection, rows: pd.DataFrame, survey_id: int) -> pd.DataFrame:
    """Return rows of answers or comments with respondents as the store names them.

    Those forgotten are left out, and what is no younger than what the survey has of respondents who were kept for their
    time: it is there already, and is nobody's.
    """
    until = _expired(connection, survey_id)
    if until is not None:
        rows = rows[rows["date"].astype("str") > until.isoformat()]
    places, names = pd.factorize(rows["respondent"].astype("str"))
    how = naming(connection)
    gone = set(connection.scalars(select(forgotten.c.respondent)))
    kept = np.array([how.name(name) for name in names], dtype=object)
    here = rows.assign(respondent=kept[places]) if len(kept) else rows
    if not gone:
        return here
    left = np.array([gone.isdisjoint(how.memories(name)) for name in names], dtype=bool)
    return here[left[places]] if len(left) else here


def _expired(connection: Connection, survey_id: int) -> date | None:
    """Return the last day of a survey whose respondents were kept for their time, None where there is none."""
    if connection.scalar(select(audit.c.id).where(audit.c.action == RETENTION).limit(1)) is None:
        return None  # which most stores say at once, without a look at their answers
    expired = response.c.respondent.startswith(EXPIRED)
    return connection.scalar(select(func.max(response.c.date)).where(response.c.survey_id == survey_id, expired))
