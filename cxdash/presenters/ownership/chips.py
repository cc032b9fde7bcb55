"""The chip of who answers: its words in the room there is."""

import re
from collections.abc import Mapping, Sequence

from cxdash.domain.ownership import Health
from cxdash.i18n.translator import Words


def chip(
    accountable: Sequence[str], health: str, roles: Mapping[str, str], room: tuple[int, int], words: Words
) -> tuple[str, str]:
    """Return the text of a chip; where two claim it, each in its own half.

    *room*: the characters that fit into a chip, and into half of one.
    """
    two = health == Health.CONTESTED and len(accountable) == 2
    if two:
        first, second = halves(accountable, roles, room[1])
        return first, second
    called = [short(role, roles[role], room[0]) for role in accountable]
    if health == Health.CONTESTED:
        return words.ngettext("{count} claim it", "{count} claim it", len(called)), ""
    return (" / ".join(called) or words.gettext("Nobody")), ""


def halves(keys: Sequence[str], roles: Mapping[str, str], most: int) -> list[str]:
    """Return what those that claim a stage are called beside each other: all by name, else all in short."""
    return list(alike(keys, roles, most).values())


def short(key: str, name: str, most: int) -> str:
    """Return a role's name if it is short, else its key if that is, else the beginning of the name."""
    if len(name) <= most:
        return name
    return key if len(key) <= most else f"{name[: most - 1].rstrip()}…"


CODE = re.compile(r"[A-Z]{2,8}")
"""A key that readers know a role by, such as CMO."""


def brief(key: str, name: str, most: int) -> str:
    """Return a role's key if it is a short code of capitals, else what `short` does."""
    return key if CODE.fullmatch(key) and len(key) <= most else short(key, name, most)


def alike(keys: Sequence[str], roles: Mapping[str, str], most: int) -> dict[str, str]:
    """Return what the roles of a picture are called: all by name where every name is short, else short ones by key."""
    if all(len(roles[key]) <= most for key in keys):
        return {key: roles[key] for key in keys}
    return {key: key if len(key) <= most else short(key, roles[key], most) for key in keys}
