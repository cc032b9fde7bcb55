"""What kind of spending each role's money goes to, beside the same months a year before: from staff to technology."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import fsum
from operator import itemgetter
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.findings import Finding, Level, names
from cxdash.domain.messages import Message, Name, gettext_noop
from cxdash.domain.money import CATEGORY_NAMES
from cxdash.domain.periods import Period, month_number
from cxdash.domain.plain import rows_of
from cxdash.measures.economics.months import A_YEAR
from cxdash.measures.economics.spend import begun_within, in_period, own_spend, year_before

Spent = tuple[str, str, str, float]

COLUMNS = ["role", "category", "amount", "before", "share", "share_before"]

LEAST_MOVE = 0.10
"""The share of a role's money that must leave one kind, and reach another, for a sentence: our own rule."""

SAME_TOTAL = 0.005
"""The relative change below which a total counts as unchanged: our own rule."""

TECHNOLOGY, NOT_STATED = "technology", "other"
"""The kind that others give way to, and that of money whose kind nobody states."""


@dataclass(frozen=True)
class Move:
    """Money of a role ('' = all money) that went from one kind to another within a year.

    Shares are 0–1 of the role's money. *grew*: the relative change of all its money. *taken*: less is spent on *source*
    and more on *target* than before; otherwise only the shares have shifted.
    """

    role: str
    source: str
    source_before: float
    source_share: float
    target: str
    target_before: float
    target_share: float
    grew: float
    taken: bool


def compute(spend: pd.DataFrame, period: Period | None, segment: str = "") -> pd.DataFrame:
    """Return what each role spends on each kind in a period, and in the same months a year before.

    *spend*: the table of store.read.economics. Columns: role ('' = nobody's), category, amount, before, share and
    share_before (0–1 of the role's money). Those of the year before are nan unless the role's money is noted for the
    same months of both, and for a purpose from the first of them or not at all.
    """
    own = own_spend(spend, segment)
    if period is None or own.empty:
        return pd.DataFrame(columns=COLUMNS)
    now, ago = in_period(own, period), in_period(own, year_before(period))
    spent, earlier, begun = _by_role(now), _by_role(ago), set(begun_within(own, ago))
    rows = [row for role in sorted(spent) for row in _of_role(role, spent[role], earlier.get(role, []), begun)]
    return pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(COLUMNS[2:], float))


def _by_role(spend: pd.DataFrame) -> dict[str, list[Spent]]:
    """Return month, purpose, category and amount of each row of spend, by role."""
    found: dict[str, list[Spent]] = {}
    columns = ("role", "month", "purpose", "category", "amount")
    for role, *spent in zip(*(spend[name].tolist() for name in columns), strict=True):
        found.setdefault(role, []).append((spent[0], spent[1], spent[2], spent[3]))
    return found


def _of_role(role: str, now: Sequence[Spent], ago: Sequence[Spent], begun: Collection[str]) -> list[tuple]:
    amounts, before = (_by_kind(spent) for spent in (now, ago))
    kinds = [kind for kind in CATEGORY_NAMES if kind in amounts or kind in before]
    alike = {month_number(month) - A_YEAR for month, *_ in now} == {month_number(month) for month, *_ in ago}
    known = alike and not any(purpose in begun for _, purpose, *_ in ago)
    if not known:
        kinds = [kind for kind in kinds if amounts.get(kind, 0.0) > 0]
    spent = [amounts.get(kind, 0.0) for kind in kinds]
    return _shared(role, kinds, spent, [before.get(kind, 0.0) if known else np.nan for kind in kinds])


def _by_kind(spent: Sequence[Spent]) -> dict[str, float]:
    found: dict[str, list[float]] = {}
    for *_, kind, amount in spent:
        found.setdefault(kind, []).append(amount)
    return {kind: fsum(amounts) for kind, amounts in found.items()}


@np.errstate(divide="ignore", invalid="ignore")
def _shared(role: str, kinds: Sequence[str], amounts: Sequence[float], before: Sequence[float]) -> list[tuple]:
    """Return rows of the kinds with their shares of the money, 0–1."""
    shares = [np.divide(one, np.sum(one)).tolist() for one in (amounts, before)]
    return list(zip([role] * len(kinds), kinds, amounts, before, *shares, strict=True))


def of_all(mix: pd.DataFrame) -> pd.DataFrame:
    """Return the kinds of all money together, as role ''; before is nan unless it is known of every role."""
    found: dict[str, list[tuple[float, float]]] = {}
    for kind, *amounts in zip(*(mix[name].tolist() for name in COLUMNS[1:4]), strict=True):
        found.setdefault(kind, []).append((amounts[0], amounts[1]))
    totals = [np.array(amounts).sum(axis=0).tolist() for amounts in found.values()]
    return pd.DataFrame(_shared("", list(found), *map(list, zip(*totals, strict=True))), columns=COLUMNS)


def moves(mix: pd.DataFrame) -> tuple[Move, ...]:
    """Return the moves worth a sentence, one for a role; that of all money where no single role's is.

    A tenth or more of the money must leave one kind and reach another, and both be stated.
    """
    by_role: dict[str, list[dict[Any, Any]]] = {}
    for row in rows_of(mix):
        by_role.setdefault(row["role"], []).append(row)
    found = tuple(filter(None, (_move(kinds) for role, kinds in by_role.items() if role)))
    return found or tuple(filter(None, [_move(rows_of(of_all(mix)))] if by_role else []))


def _move(kinds: Sequence[Mapping[Any, Any]]) -> Move | None:
    stated = [(row["share"] - row["share_before"], row) for row in kinds if row["category"] != NOT_STATED]
    changes = [change for change, _ in stated]
    if len(stated) < 2 or np.isnan(changes).any() or max(changes) < LEAST_MOVE or min(changes) > -LEAST_MOVE:
        return None
    (_, source), (_, target) = min(stated, key=itemgetter(0)), max(stated, key=itemgetter(0))
    spent, before = (np.sum([row[name] for row in kinds]) for name in ("amount", "before"))
    return Move(
        *(source["role"], source["category"], source["share_before"], source["share"]),
        *(target["category"], target["share_before"], target["share"]),
        grew=float(spent / before - 1),
        taken=source["amount"] < source["before"] and target["amount"] > target["before"],
    )


@dataclass(frozen=True)
class Holder:
    """The role with most of the money for technology: its share 0–1, and that a year *before*, nan if unknown."""

    role: str
    share: float
    before: float


def holder(mix: pd.DataFrame) -> Holder | None:
    """Return who holds most of the money for technology; None unless all of it is some role's, of two or more."""
    spent = mix[(mix.category == TECHNOLOGY) & (mix.amount > 0)]
    if mix.role.nunique() < 2 or spent.empty or (spent.role == "").any():
        return None
    most = spent.loc[spent.amount.idxmax()]
    ago = mix[mix.category == TECHNOLOGY].before
    return Holder(most.role, float(most.amount / spent.amount.sum()), float(most.before / ago.sum(skipna=False)))


MOVED = {
    (True, True): gettext_noop(
        "{role}'s money moved from {source} ({source_before}% → {source_share}%) to {target} ({target_before}% → "
        "{target_share}%); {total}."
    ),
    (True, False): gettext_noop(
        "Of {role}'s money a smaller share goes to {source} ({source_before}% → {source_share}%) and a larger one to "
        "{target} ({target_before}% → {target_share}%); {total}."
    ),
    (False, True): gettext_noop(
        "The money moved from {source} ({source_before}% → {source_share}%) to {target} ({target_before}% → "
        "{target_share}%); {total}."
    ),
    (False, False): gettext_noop(
        "Of the money a smaller share goes to {source} ({source_before}% → {source_share}%) and a larger one to "
        "{target} ({target_before}% → {target_share}%); {total}."
    ),
}
"""The sentence of a move: of a single role's money or of all; taken from one kind, or only shifted."""


def sentence(move: Move, roles: Mapping[str, Name]) -> Message:
    """Return a move as a sentence."""
    grew = round(abs(move.grew) * 100)
    total = Message(gettext_noop("the total is unchanged"))
    if abs(move.grew) >= SAME_TOTAL:
        more = gettext_noop("the total is {percent}% higher"), gettext_noop("the total is {percent}% lower")
        total = Message(more[move.grew < 0], {"percent": grew or Message(gettext_noop("less than 1"))})
    shares = ("source_before", "source_share", "target_before", "target_share")
    values: dict[str, object] = {name: round(getattr(move, name) * 100) for name in shares}
    values |= {name: Message(CATEGORY_NAMES[getattr(move, name)]) for name in ("source", "target")}
    return Message(
        MOVED[bool(move.role), move.taken], values | {"role": roles.get(move.role, Name(move.role)), "total": total}
    )


def findings(mix: pd.DataFrame, roles: pd.DataFrame) -> tuple[Finding, ...]:
    """Return a question for each move; *roles*: those of the company, with their names."""
    named = names(roles)
    ask = gettext_noop("Who decided that, and what has become better for customers since?")
    return tuple(
        Finding(
            "money_moved",
            Level.QUESTION,
            sentence(move, named),
            Message(ask),
            role=move.role,
            evidence=asdict(move),
            subject="economics",
        )
        for move in moves(mix)
    )
