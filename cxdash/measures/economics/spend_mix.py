"""What kind of spending each role's money goes to, beside the same months a year before: from staff to technology."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from cxdash.domain.findings import Finding, Level, names
from cxdash.domain.messages import Message, Name, gettext_noop
from cxdash.domain.money import CATEGORY_NAMES
from cxdash.domain.periods import Period, month_number
from cxdash.measures.economics.months import A_YEAR
from cxdash.measures.economics.spend import begun_within, in_period, own_spend, year_before

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
    begun = begun_within(own, ago)
    parts = [_of_role(now[now.role == role], ago[ago.role == role], begun) for role in sorted(set(now.role))]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=COLUMNS)


def _of_role(now: pd.DataFrame, ago: pd.DataFrame, begun: list[str]) -> pd.DataFrame:
    amounts = pd.DataFrame(
        {"amount": now.groupby("category").amount.sum(), "before": ago.groupby("category").amount.sum()}
    )
    amounts = amounts.reindex([kind for kind in CATEGORY_NAMES if kind in amounts.index]).fillna(0.0)
    alike = {month_number(month) - A_YEAR for month in now.month} == {month_number(month) for month in ago.month}
    if not alike or ago.purpose.isin(begun).any():
        amounts = amounts[amounts.amount > 0].assign(before=np.nan)
    return _shared(amounts.rename_axis("category").reset_index()).assign(role=now.role.iloc[0])[COLUMNS]


def _shared(kinds: pd.DataFrame) -> pd.DataFrame:
    """Return the kinds with their shares of the money, 0–1."""
    shares = {"share": kinds.amount / kinds.amount.sum(), "share_before": kinds.before / kinds.before.sum(skipna=False)}
    return kinds.assign(**shares)


def of_all(mix: pd.DataFrame) -> pd.DataFrame:
    """Return the kinds of all money together, as role ''; before is nan unless it is known of every role."""
    total = mix.groupby("category", sort=False)[["amount", "before"]].agg(lambda amounts: amounts.sum(skipna=False))
    return _shared(total.reset_index()).assign(role="")[COLUMNS]


def moves(mix: pd.DataFrame) -> tuple[Move, ...]:
    """Return the moves worth a sentence, one for a role; that of all money where no single role's is.

    A tenth or more of the money must leave one kind and reach another, and both be stated.
    """
    roles = [role for role in dict.fromkeys(mix.role) if role]
    found = tuple(filter(None, (_move(mix[mix.role == role]) for role in roles)))
    return found or tuple(filter(None, [_move(of_all(mix))] if len(mix) else []))


def _move(kinds: pd.DataFrame) -> Move | None:
    change = (kinds.share - kinds.share_before)[kinds.category != NOT_STATED]
    if len(change) < 2 or change.isna().any() or change.max() < LEAST_MOVE or change.min() > -LEAST_MOVE:
        return None
    source, target = (kinds.loc[place].to_dict() for place in (change.idxmin(), change.idxmax()))
    return Move(
        *(source["role"], source["category"], source["share_before"], source["share"]),
        *(target["category"], target["share_before"], target["share"]),
        grew=float(kinds.amount.sum() / kinds.before.sum() - 1),
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
