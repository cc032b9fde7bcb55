"""Roles, and what each may do beyond looking at figures."""

from collections.abc import Mapping
from enum import StrEnum

from cxdash.domain.messages import gettext_noop


class Role(StrEnum):
    """What somebody is here for."""

    VIEWER = "viewer"
    EDITOR = "editor"
    FACILITATOR = "facilitator"
    ADMIN = "admin"


ROLE_WORDS: Mapping[Role, str] = {
    Role.VIEWER: gettext_noop("viewer"),
    Role.EDITOR: gettext_noop("editor"),
    Role.FACILITATOR: gettext_noop("facilitator"),
    Role.ADMIN: gettext_noop("admin"),
}


class Right(StrEnum):
    """What may be allowed to a role, beyond looking at figures."""

    COMMENTS = "comments"
    EXPORT = "export"
    DATA = "data"
    SCENARIOS = "scenarios"
    WORKSHOPS = "workshops"
    DECISIONS = "decisions"
    RESTORE = "restore"
    FORGET = "forget"
    HISTORY = "history"


RIGHT_WORDS: Mapping[Right, str] = {
    Right.COMMENTS: gettext_noop("read what customers wrote"),
    Right.EXPORT: gettext_noop("export data"),
    Right.DATA: gettext_noop("change data"),
    Right.SCENARIOS: gettext_noop("change scenarios and proposals"),
    Right.WORKSHOPS: gettext_noop("prepare or hold workshops"),
    Right.DECISIONS: gettext_noop("change decisions"),
    Right.RESTORE: gettext_noop("restore the store"),
    Right.FORGET: gettext_noop("have somebody forgotten"),
    Right.HISTORY: gettext_noop("download who changed what"),
}

MAY: Mapping[Role, frozenset[Right]] = {
    Role.VIEWER: frozenset(),
    Role.EDITOR: frozenset({Right.COMMENTS, Right.EXPORT, Right.DATA, Right.SCENARIOS}),
    Role.FACILITATOR: frozenset({Right.COMMENTS, Right.WORKSHOPS, Right.DECISIONS}),
    Role.ADMIN: frozenset(Right),
}

CHANGING = frozenset({Right.DATA, Right.SCENARIOS, Right.DECISIONS})
"""What leaves a change in the history."""
