"""What a survey holds, as a digest: a file that was just taken in is known again without reading all answers.

A digest is there only while a survey holds exactly what one file brought; whatever else writes answers forgets it.
"""

from hashlib import sha256

import pandas as pd
from sqlalchemy import Connection, delete, insert, select

from cxdash.store.digest_table import survey_digest


def digest(answers: pd.DataFrame) -> str:
    """Return what these answers, in this order, are known by."""
    columns = sorted(answers.columns)
    hashed = pd.util.hash_pandas_object(answers[columns], index=False, categorize=True)
    return sha256(" ".join(columns).encode() + hashed.to_numpy().tobytes()).hexdigest()


def is_known(connection: Connection, survey_id: int, of: str) -> bool:
    """Return whether the survey holds exactly what has this digest."""
    kept = select(survey_digest.c.digest).where(survey_digest.c.survey_id == survey_id)
    return connection.execute(kept).scalar() == of


def keep(connection: Connection, survey_id: int, of: str) -> None:
    """Remember what the survey now holds."""
    forget(connection, survey_id)
    connection.execute(insert(survey_digest).values(survey_id=survey_id, digest=of))


def forget(connection: Connection, survey_id: int) -> None:
    """Forget what the survey held, since its answers are written."""
    connection.execute(delete(survey_digest).where(survey_digest.c.survey_id == survey_id))


def forget_all(connection: Connection) -> None:
    """Forget what every survey held, since answers of several may be written."""
    connection.execute(delete(survey_digest))
