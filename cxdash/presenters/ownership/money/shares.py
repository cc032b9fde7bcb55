"""What each role answers for beside what it spends, and what that says: whether those who answer hold the money."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from cxdash.domain.messages import gettext_noop
from cxdash.domain.money import PURPOSE_NAMES
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables
from cxdash.i18n.translator import Words
from cxdash.measures.ownership import health, roles
from cxdash.measures.ownership.figures import Ownership
from cxdash.presenters.cells import names

MOST = 12
"""Rows of roles; those with less are added up as others."""

OTHERS = "*"

NOTED = 0.1
"""The share of all let-downs from which a role with little of the money is mentioned."""

LEAST = 0.005
"""The share from which a whole per cent is written."""


class Row(NamedTuple):
    """What a role answers for and spends; nan where nothing is known. *shared*: of the share, what others claim too."""

    role: str
    share: float
    shared: float
    money: float
    spent: Mapping[str, float]

    @property
    def apart(self) -> float:
        """How much larger one share is than the other."""
        return abs(float(np.nan_to_num(self.share)) - float(np.nan_to_num(self.money)))


def rows(tables: OwnershipTables, found: Ownership) -> list[Row]:
    """Return nobody first, then the roles by let-downs and by money; without those that have neither."""
    carried = roles.carried(found.map, tables.roles, found.let_downs.touchpoints)
    money = found.money.set_index("role").to_dict("index")
    given = [_row(one, money) for one in rows_of(carried)]
    nobody, held = given[0], [one for one in given[1:] if one.share > 0 or one.money > 0]
    held.sort(key=lambda one: (-np.nan_to_num(one.share), -np.nan_to_num(one.money)))
    if len(held) > MOST:
        held = [*held[: MOST - 1], _together(held[MOST - 1 :])]
    return [nobody, *held] if held or nobody.share > 0 or nobody.money > 0 else []


def finding(tables: OwnershipTables, found: Ownership, words: Words) -> str:
    """Return how many let-downs have no owner, and how many have one with little of the money; '' if none is known."""
    given = rows(tables, found)
    if not given:
        return ""
    nobody, held = given[0], given[1:]
    if np.isnan(nobody.share):
        return _of_money(held, names(tables.roles, words), words)
    everyone = sum(one.share for one in held if one.role in health.collective_roles(tables.roles))
    if everyone >= NOTED:
        return _of_everyone(nobody, everyone, words)
    return _of_let_downs(nobody, _poor(held, tables), words)


def _of_let_downs(nobody: Row, poor: Row | None, words: Words) -> str:
    share = words.share(nobody.share)
    if poor is None:
        unowned = words.gettext("{share} of the let-downs have no owner.", share=share)
        return unowned if nobody.share >= LEAST else words.gettext("Every let-down has an owner.")
    values = {"owned": words.share(poor.share), "money": under(poor.money, words)}
    template = gettext_noop("{owned} of the let-downs have an owner who holds {money} of the money.")
    if nobody.share >= LEAST:
        template = gettext_noop(
            "{share} of the let-downs have no owner; {owned} have one who holds {money} of the money."
        )
    return words.gettext(template, share=share, **values)


def _of_everyone(nobody: Row, everyone: float, words: Words) -> str:
    """Return how many let-downs are everyone's, who is nobody, and how many have no owner at all."""
    if nobody.share < LEAST:
        return words.gettext(
            "{everyone} of the let-downs are everyone's, and so nobody's.", everyone=words.share(everyone)
        )
    return words.gettext(
        "{share} of the let-downs have no owner, and {everyone} are everyone's, and so nobody's.",
        share=words.share(nobody.share),
        everyone=words.share(everyone),
    )


def holder(tables: OwnershipTables, found: Ownership, words: Words) -> str:
    """Return who holds most of the money, and whether all of it is for one purpose; '' where none is known."""
    held = [one for one in rows(tables, found)[1:] if one.money > 0 and one.role != OTHERS]
    if not held:
        return ""
    most = max(held, key=lambda one: one.money)
    values = {"role": names(tables.roles, words)[most.role], "share": words.share(most.money)}
    purposes = [purpose for purpose, amount in most.spent.items() if amount > 0]
    return words.gettext(ALL_OF_IT[purposes[0]] if len(purposes) == 1 else HOLDS_MOST, **values)


ONLY_MONEY = gettext_noop("{role} holds {share} of the money; who answers for the let-downs is not known.")
HOLDS_MOST = gettext_noop("{role} holds {share} of the money.")
ALL_OF_IT = {
    "acquisition": gettext_noop("{role} holds {share} of the money, all of it to win new customers."),
    "retention": gettext_noop("{role} holds {share} of the money, all of it to keep customers."),
    "experience": gettext_noop("{role} holds {share} of the money, all of it for the experience itself."),
}


def under(share: float, words: Words) -> str:
    """Write a share, a small one as less than one per cent."""
    if 0 < share < LEAST:
        return words.gettext("under {share}", share=words.share(0.01))
    return words.share(share)


def _row(carried: Mapping[str, Any], money: Mapping[str, Mapping[str, float]]) -> Row:
    of = money.get(carried["role"], {})
    share = float(of.get("share", 0.0 if money else np.nan))
    spent = {purpose: float(of.get(purpose, 0.0)) for purpose in PURPOSE_NAMES}
    return Row(carried["role"], carried["share"], carried["shared_share"], share, spent)


def _together(given: Sequence[Row]) -> Row:
    spent = {purpose: sum(one.spent[purpose] for one in given) for purpose in PURPOSE_NAMES}
    share, shared = sum(one.share for one in given), sum(one.shared for one in given)
    return Row(OTHERS, share, shared, sum(one.money for one in given), spent)


def _poor(held: Sequence[Row], tables: OwnershipTables) -> Row | None:
    """Return the role that answers for much and holds the least of the money beside it, None if none holds half."""
    everyone = health.collective_roles(tables.roles)
    named = [one for one in held if one.role != OTHERS and one.role not in everyone]
    poor = [one for one in named if one.share >= NOTED and one.money < one.share / 2]
    return min(poor, key=lambda one: one.money / one.share, default=None)


def _of_money(held: Sequence[Row], called: Mapping[str, str], words: Words) -> str:
    named = [one for one in held if one.role != OTHERS]
    if not named:
        return words.gettext("Nobody is noted to hold any of the money.")
    values = {"role": called[named[0].role], "share": words.share(named[0].money)}
    return words.gettext(ONLY_MONEY, **values)
