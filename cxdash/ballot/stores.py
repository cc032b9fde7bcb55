"""Which store a workshop's code belongs to: the company's own, or the demo's."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from cxdash.domain.workshop import secrecy
from cxdash.services import company, demo_store
from cxdash.services.company import Company
from cxdash.store import database
from cxdash.store.read import workshop
from cxdash.store.read.workshop import Pulse

CODE = re.compile(f"[{secrecy.LETTERS}]{{1,10}}")


class Found(NamedTuple):
    """A workshop: the store that holds it, its code as it is kept, and what goes on in it."""

    engine: Any
    code: str
    pulse: Pulse


CONTENT = "journey"
"""The content that the company's own words are part of."""

_companies: WeakKeyDictionary[Any, tuple[int, Company]] = WeakKeyDictionary()

_known: dict[str, str] = {}
"""Where workshops were found, by their code."""


def find(typed: str) -> Found | None:
    """Return the workshop of a code, in whatever letters it was typed; None where no store has it."""
    code = secrecy.typed_code(typed)
    if not CODE.fullmatch(code):
        return None
    for address in _addresses(code):
        engine = _engine(address)
        with database.reading(engine) as connection:
            pulse = workshop.pulse(connection, code)
        if pulse:
            _known[code] = address
            return Found(engine, code, pulse)
    return None


def company_of(found: Found, connection: Any) -> Company:
    """Return the company of a workshop's store, read again where its content has changed."""
    version = database.versions(connection).get(CONTENT, 0)
    kept = _companies.get(found.engine)
    if kept is None or kept[0] != version:
        kept = _companies[found.engine] = (version, company.company(connection))
    return kept[1]


def _addresses(code: str) -> Iterator[str]:
    """Return where to look for a code: first where it was, which costs no look at the stores there are."""
    if code in _known:
        yield _known[code]
    if demo_store.own_holds_anything():
        yield demo_store.address(demo_store.OWN)
    if demo_store.is_built():
        yield demo_store.address(demo_store.DEMO)


def _engine(address: str) -> Any:
    """Return the open store at an address, opened anew where its file is another than it was."""
    engine, number = _opened(address)
    database.refuse_missing(engine)
    if database.file_number(engine) != number:
        engine.dispose()
        _opened.cache_clear()
        engine, _ = _opened(address)
    return engine


@lru_cache(maxsize=8)
def _opened(address: str) -> tuple[Any, int | None]:
    engine = database.open_store(address)
    return engine, database.file_number(engine)
