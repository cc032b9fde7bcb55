"""Respondents as the store knows them: by pseudonyms where a name would say who they are; those forgotten stay out."""

from secrets import token_bytes

import pandas as pd
from sqlalchemy import Connection, insert, select

from cxdash.domain.people.pseudonyms import is_personal, pseudonym
from cxdash.store.people.tables import forgotten, store_secret


def secret(connection: Connection) -> bytes:
    """Return what pseudonyms of this store are keyed by, made when it is first needed; call it while writing."""
    kept: bytes | None = connection.execute(select(store_secret.c.secret)).scalar()
    if kept is None:
        kept = token_bytes(32)
        connection.execute(insert(store_secret).values(id=1, secret=kept))
    return kept


def known(connection: Connection, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of answers or comments with pseudonyms for e-mail addresses and phone numbers as respondents.

    Rows of respondents who were forgotten are left out.
    """
    names = pd.Series(pd.unique(rows["respondent"].astype("str")), dtype="str")
    gone = set(connection.scalars(select(forgotten.c.respondent)))
    personal = names[names.map(is_personal)] if len(names) else names
    if not gone and not len(personal):
        return rows
    key = secret(connection)
    given = rows["respondent"].astype("str")
    if gone:
        left = given.isin(names[~names.map(lambda name: as_kept(key, name) in gone)])
        rows, given = rows[left], given[left]
    instead = {name: pseudonym(key, name) for name in personal}
    return rows.assign(respondent=given.replace(instead)) if instead else rows


def as_kept(key: bytes, name: str) -> str:
    """Return what a respondent is remembered by once forgotten, by whichever of both names."""
    return name if name.startswith("~") else pseudonym(key, name)
