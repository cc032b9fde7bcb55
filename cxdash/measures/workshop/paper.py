"""On paper against in the room: who answers for a stage by the letters, and whom the room named just now."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from cxdash.domain.ownership import COLLECTIVE
from cxdash.domain.workshop import questions
from cxdash.measures.ownership import health, room
from cxdash.measures.workshop.results import Result

SAID = {questions.NOBODY: room.NOBODY, questions.DONT_KNOW: room.DONT_KNOW}


def compare(results: Mapping[str, Result], stages: pd.DataFrame, roles: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return one row per stage that the room was asked about, as `ownership.room.compute` returns them.

    *results*: by stage, what was answered to who owns it today; those without counts are left out. *stages*: key,
    accountable, health. *Everyone* counts as the role that means everyone, whichever that is.
    """
    everyone = sorted(health.collective_roles(roles)) or [questions.EVERYONE]
    if everyone == [questions.EVERYONE]:
        collective = pd.DataFrame([{"key": questions.EVERYONE, "kind": COLLECTIVE}])
        roles = pd.concat([roles, collective], ignore_index=True)
    known = {*roles.key, room.NOBODY, room.DONT_KNOW}
    rows = [
        (stage, _answer(answer, everyone[0]), place)
        for stage, result in results.items()
        for answer, count in result.named.items()
        for place in range(count)
    ]
    said = [(stage, answer, f"{answer} {place}") for stage, answer, place in rows if answer in known]
    return room.compute(_assessments(said, on), stages, roles, on)


def _answer(code: str, everyone: str) -> str:
    return everyone if code == questions.EVERYONE else SAID.get(code, code)


def _assessments(said: list[tuple[str, str, str]], on: date) -> pd.DataFrame:
    """Return answers as leaders' assessments; each is of somebody of its own, since ballots have no names."""
    rows = [
        {
            "subject": "accountability",
            "item": answer if answer in (room.NOBODY, room.DONT_KNOW) else room.OWNER,
            "role": "" if answer in (room.NOBODY, room.DONT_KNOW) else answer,
            "stage": stage,
            "rater": rater,
            "rater_role": "",
            "score": 1.0,
            "date": on,
        }
        for stage, answer, rater in said
    ]
    columns = ["subject", "item", "role", "stage", "rater", "rater_role", "score", "date"]
    return pd.DataFrame(rows, columns=columns)
