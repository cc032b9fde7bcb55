"""The company itself: its name, the language it works in, and whether it serves customers or users."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from cxdash.domain.plain import rows_of
from cxdash.domain.vocabulary import USERS
from cxdash.i18n.audience import tag
from cxdash.services.reads import reads
from cxdash.store.read import overview as store


class Company(NamedTuple):
    """The company's own row; *language* is '' where it states none, *row* holds its names."""

    row: Mapping[str, Any]
    language: str
    audience: str

    @property
    def public(self) -> bool:
        """Whether its audience is users, who are neither won nor kept."""
        return self.audience == USERS

    def spoken(self, language: str) -> str:
        """Return a language with the company's audience, as sentences about it are translated."""
        return tag(language, self.audience)


NONE = Company({}, "", "")
"""A store without a company, or one that cannot be read."""


@reads("journey", most=5)
def company(connection: Any) -> Company:
    """Return the company of the store, `NONE` where nothing is known of it."""
    rows = rows_of(store.tables(connection).company)
    row: Mapping[str, Any] = {str(name): value for name, value in rows[0].items()} if rows else {}
    return Company(row, str(row["language"] or ""), str(row["audience"] or "")) if row else NONE
