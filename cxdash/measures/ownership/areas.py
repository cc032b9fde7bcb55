"""The four areas worth gathering under one owner, and who has each (domain C2)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from cxdash.domain.messages import Message, Name, Names, gettext_noop
from cxdash.domain.ownership import Health
from cxdash.measures.ownership import health as ownership_health

AREA_WORDS = {
    "voice": gettext_noop("the voice of the customer"),
    "kpis": gettext_noop("customer key figures"),
    "coherence": gettext_noop("coherence across initiatives"),
    "culture": gettext_noop("culture"),
}
"""The areas within a sentence."""

OWNED = (
    gettext_noop("Of the four areas none has an owner"),
    gettext_noop("Of the four areas one has an owner"),
    gettext_noop("Of the four areas two have an owner"),
    gettext_noop("Of the four areas three have an owner"),
    gettext_noop("Each of the four areas has an owner"),
)
"""The beginning of the sentence, by how many areas have one owner."""

WITHOUT = {
    Health.EVERYONE: (
        gettext_noop("{areas} is everyone's, and so nobody's"),
        gettext_noop("{areas} are everyone's, and so nobody's"),
    ),
    Health.CONTESTED: (gettext_noop("several claim {areas}"),) * 2,
    Health.NOBODY: (gettext_noop("nobody has {areas}"),) * 2,
}
"""What is said of the areas without one owner, for one and for several."""


@dataclass(frozen=True)
class Areas:
    """The four areas: whether anything is *filled* in, the *health* of each, and those who own any, in order."""

    filled: bool
    health: Mapping[str, Health]
    owners: tuple[str, ...]

    def with_health(self, health: Health) -> list[str]:
        """Return the areas that have a health."""
        return [area for area, one in self.health.items() if one is health]

    @property
    def owned(self) -> int:
        """The number of areas with one owner."""
        return len(self.with_health(Health.ONE))


def compute(assignments: pd.DataFrame, areas: pd.DataFrame, roles: pd.DataFrame) -> Areas:
    """Return how many answer for each area; everyone is no owner.

    *assignments*: of all days, which tell whether areas were ever filled in; *areas*: those of the day's map.
    """
    everyone = ownership_health.collective_roles(roles)
    held = dict(zip(areas.area, areas.accountable, strict=True))
    owners = dict.fromkeys(role for roles in held.values() for role in roles if role not in everyone)
    health = {area: ownership_health.health(roles, everyone) for area, roles in held.items()}
    return Areas(bool((assignments.area != "").any()), health, tuple(owners))


def sentence(found: Areas, called: Mapping[str, Name]) -> Message:
    """Return how many of the four areas have an owner, and how it is with the others."""
    if not found.filled:
        return Message(
            gettext_noop(
                "Who has the four areas has not been filled in: the voice of the customer, customer key figures, "
                "coherence across initiatives and culture."
            )
        )
    if found.owned == len(found.health):
        return _all_owned(found.owners, called)
    clauses = [Message(OWNED[found.owned])]
    clauses += [_without(WITHOUT[health], areas) for health in WITHOUT if (areas := found.with_health(health))]
    said: Message = clauses[0]
    for clause in clauses[1:]:
        said = Message(gettext_noop("{one}; {other}"), {"one": said, "other": clause})
    return Message(gettext_noop("{said}."), {"said": said})


def _without(templates: tuple[str, str], areas: Sequence[str]) -> Message:
    words = Names(tuple(Message(AREA_WORDS[area]) for area in areas))
    return Message(templates[len(areas) > 1], {"areas": words})


def _all_owned(owners: Collection[str], called: Mapping[str, Name]) -> Message:
    names = Names(tuple(called[role] for role in owners))
    if len(owners) == 1:
        return Message(gettext_noop("{role} has all four areas."), {"role": names})
    return Message(
        gettext_noop("Each of the four areas has an owner, but they are not gathered under one: {roles}."),
        {"roles": names},
    )
