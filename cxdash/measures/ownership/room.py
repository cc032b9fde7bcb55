"""On paper and in the room: who answers for a stage by the letters, and whom the leaders name."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.messages import Message, Name, Names, gettext_noop
from cxdash.domain.ownership import Health
from cxdash.domain.plain import rows_of
from cxdash.measures.ownership import agreement
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership.mandate import latest_rows

FEWEST_VOTERS = 5
"""The fewest voters whose answers are shown; fewer could be identified."""

OWNER, NOBODY, DONT_KNOW = ITEMS = ("owner", "nobody", "dont_know")
"""Answers to *who owns it*; OWNER comes with a role in a column of its own."""

MOST_TIED = 2
"""The most answers given equally often that a sentence names one by one."""

COLUMNS = ["key", "n", "top", "share", "agreement", "named", "on_paper", "differs"]

PAPER = {
    Health.ONE: gettext_noop("On paper {roles} answers for {stage}; {said}."),
    Health.CONTESTED: gettext_noop("On paper several answer for {stage}: {roles}; {said}."),
    Health.EVERYONE: gettext_noop("On paper everyone answers for {stage}, and so nobody; {said}."),
    Health.NOBODY: gettext_noop("On paper nobody answers for {stage}; {said}."),
}
"""The sentence about a stage, by who answers for it on paper."""

FIRST = {
    "role": (gettext_noop("1 of {n} leaders names {who}"), gettext_noop("{count} of {n} leaders name {who}")),
    "everyone": (
        gettext_noop("1 of {n} leaders says that everyone does"),
        gettext_noop("{count} of {n} leaders say that everyone does"),
    ),
    NOBODY: (
        gettext_noop("1 of {n} leaders says that nobody does"),
        gettext_noop("{count} of {n} leaders say that nobody does"),
    ),
    DONT_KNOW: (
        gettext_noop("1 of {n} leaders does not know"),
        gettext_noop("{count} of {n} leaders do not know"),
    ),
    "otherwise": (
        gettext_noop("1 of {n} leaders answers otherwise"),
        gettext_noop("{count} of {n} leaders answer otherwise"),
    ),
}
NEXT = {
    "role": (gettext_noop("1 names {who}"), gettext_noop("{count} name {who}")),
    "everyone": (gettext_noop("1 says that everyone does"), gettext_noop("{count} say that everyone does")),
    NOBODY: (gettext_noop("1 says that nobody does"), gettext_noop("{count} say that nobody does")),
    DONT_KNOW: (gettext_noop("1 does not know"), gettext_noop("{count} do not know")),
    "otherwise": (gettext_noop("1 answers otherwise"), gettext_noop("{count} answer otherwise")),
    "none": (gettext_noop("none names {who}"),) * 2,
}
"""What leaders answer, for one of them and for several; first in the sentence and after that."""


def compute(assessments: pd.DataFrame, stages: pd.DataFrame, roles: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return one row per stage that leaders were asked about: key, n, top, share, agreement, named, on_paper, differs.

    Each leader's last answer counts, once. *named*: how many gave each answer (roles, nobody, dont_know), most first.
    *top*: the most frequent answers, more than one in a tie; *agreement*: the chance that two leaders answer the same.
    *on_paper*: how many name who is accountable; *differs*: whether most answer otherwise, where
    everyone is as good as nobody. With fewer than five answers
    there is only n. *stages*: key, accountable, health.
    """
    votes: dict[str, list[str]] = {}
    for row in latest_rows(assessments, on, "accountability", ITEMS, same=["stage"]):
        votes.setdefault(row["stage"], []).append(row["role"] if row["item"] == OWNER else row["item"])
    order = [*roles.key, NOBODY, DONT_KNOW]
    everyone = ownership_health.collective_roles(roles)
    rows = [_stage(row, votes[row["key"]], order, everyone) for row in rows_of(stages) if row["key"] in votes]
    return pd.DataFrame(rows, columns=COLUMNS)


def _stage(row: Mapping[str, Any], answers: Sequence[str], order: list[str], everyone: Collection[str]) -> tuple:
    key, n, counts = row["key"], len(answers), Counter(answers)
    if n < FEWEST_VOTERS:
        return key, n, (), np.nan, np.nan, {}, None, False
    named = dict(sorted(counts.items(), key=lambda one: (-one[1], order.index(one[0]))))
    most = max(named.values())
    top = tuple(sorted(answer for answer, count in named.items() if count == most))
    on_paper = sum(named.get(answer, 0) for answer in paper(row, everyone))
    alike = agreement.per_subject([list(named.values())])[0]
    as_good = named.get(NOBODY, 0) if row["health"] == Health.EVERYONE else 0
    return key, n, top, most / n, alike, named, on_paper, n - on_paper - as_good > n / 2


def paper(row: Mapping[str, Any], everyone: Collection[str]) -> tuple[str, ...]:
    """Return the answers that agree with who is accountable for a stage; where it is everyone, those say so too."""
    owners = tuple(role for role in row["accountable"] if role not in everyone)
    return owners or tuple(row["accountable"]) or (NOBODY,)


def others(row: Mapping[str, Any], agreed: Collection[str]) -> list[str]:
    """Return the answers given most often of those that do not agree with the paper."""
    against = {answer: count for answer, count in row["named"].items() if answer not in agreed}
    return [answer for answer, count in against.items() if count == max(against.values())]


def sentence(
    stage: Mapping[str, Any], row: Mapping[str, Any], called: Mapping[str, Name], everyone: Collection[str], name: Name
) -> Message:
    """Return who answers for a stage on paper, and whom the leaders name.

    *stage*: accountable and health; *row*: of `compute`, with five answers or more; *called*: the names of the roles;
    *name*: that of the stage.
    """
    agreed = paper(stage, everyone)
    against = others(row, agreed)
    parts = [(answer, row["named"][answer]) for answer in [*against, *agreed] if answer in row["named"]]
    if len(against) > MOST_TIED:
        left = row["n"] - row["on_paper"]
        parts = [("otherwise", left), *(part for part in parts if part[0] in agreed)]
    parts = sorted(parts, key=lambda part: -part[1])
    owners = [role for role in stage["accountable"] if role not in everyone]
    if owners and not row["on_paper"]:
        parts += [("none", 0)]
    said: Message | str = ""
    for place, (answer, count) in enumerate(parts):
        clause = _clause(answer, count, row["n"], called, everyone, owners, first=not place)
        said = Message(gettext_noop("{one}, {other}"), {"one": said, "other": clause}) if place else clause
    values = {"stage": name, "roles": Names(tuple(called[role] for role in owners)), "said": said}
    return Message(PAPER[Health(stage["health"])], values)


def _clause(
    answer: str,
    count: int,
    n: int,
    called: Mapping[str, Name],
    everyone: Collection[str],
    owners: Collection[str],
    *,
    first: bool,
) -> Message:
    kind = "everyone" if answer in everyone else "role" if answer in called else answer
    one, more = (FIRST if first else NEXT)[kind]
    who = Names(tuple(called[role] for role in owners)) if kind == "none" else called.get(answer)
    return Message(one if count == 1 else more, {"count": count, "n": n, "who": who})
