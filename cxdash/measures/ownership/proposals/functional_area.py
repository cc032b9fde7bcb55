"""The functional area a stage belongs to, and which role is meant by marketing, sales, service … (domain K1)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.measures.ownership.health import collective_roles


@dataclass(frozen=True)
class Post:
    """A kind of role: its title, the keys and word beginnings that identify it, and its functional areas."""

    title: str
    keys: tuple[str, ...]
    words: tuple[str, ...]
    areas: tuple[str, ...] = ()


POSTS = {
    "chief": Post(
        gettext_noop("the chief executive"),
        ("CEO", "MD", "VD"),
        (
            "chief executive",
            "managing director",
            "administrerende",
            "adm. dir",
            "daglig leder",
            "toppleder",
            "verkställande",
            "generaldirekt",
            "vd",
        ),
    ),
    "customer": Post(
        gettext_noop("the customer director"),
        ("CCO", "CXO"),
        (
            "customer director",
            "chief customer",
            "customer officer",
            "customer experience",
            "kundedirekt",
            "kunddirekt",
            "kundeopplevelse",
            "kundupplevelse",
        ),
    ),
    "marketing": Post(
        gettext_noop("the marketing director"), ("CMO",), ("marketing", "marked", "marknad"), ("attract",)
    ),
    "sales": Post(gettext_noop("the sales director"), ("CSO", "CRO"), ("sales", "salg", "försälj", "sälj"), ("buy",)),
    "operations": Post(gettext_noop("the operations director"), ("COO",), ("operations", "drift"), ("start",)),
    "product": Post(
        gettext_noop("the product or IT director"),
        ("CIO", "CTO", "CPO"),
        ("product", "produkt", "technology", "teknologi", "teknik"),
        ("use",),
    ),
    "service": Post(
        gettext_noop("customer service"),
        ("SERVICE", "SUPPORT"),
        (
            "customer service",
            "customer support",
            "kundeservice",
            "kundesenter",
            "kundtjänst",
            "kundservice",
            "kundcenter",
        ),
        ("help",),
    ),
    "crm": Post(
        gettext_noop("customer dialogue (CRM)"),
        ("CRM",),
        ("crm", "customer dialogue", "kundedialog", "kunddialog", "lojal", "loyal"),
        ("keep", "recommend"),
    ),
}

WORDS = {
    "attract": (
        "discover",
        "aware",
        "attract",
        "find",
        "compare",
        "consider",
        "oppdag",
        "kjennskap",
        "finn",
        "sammenlign",
        "vurder",
        "upptäck",
        "kännedom",
        "hitta",
        "jämför",
        "övervä",
    ),
    "buy": ("order", "buy", "purchase", "sign", "bestill", "kjøp", "beställ", "köp", "teckna"),
    "start": (
        "connect",
        "get connected",
        "onboard",
        "start",
        "install",
        "deliver",
        "komme i gang",
        "lever",
        "komma igång",
    ),
    "use": ("use", "using", "bruk", "använd"),
    "help": ("help", "get help", "support", "service", "complain", "hjelp", "klag", "hjälp"),
    "keep": ("renew", "keep", "retain", "retention", "stay", "forny", "behold", "förny", "behåll"),
    "recommend": ("recommend", "advoca", "refer", "anbefal", "rekommend"),
}
"""By functional area, word beginnings in the keys and names of stages."""


def functional_area(stage: Mapping[str, object]) -> str:
    """Return the functional area of a stage, by its key and its names in any language; '' if unknown."""
    return next((name for name, words in WORDS.items() if _begins(stage, words)), "")


def find(post: str, roles: pd.DataFrame, stages: pd.DataFrame) -> str:
    """Return the key of the role in a post; '' if the company has none.

    Identified by its key, else by its name in any language, else as the owner of a stage in the post's areas; the chief
    executive also as the only top role with reports. *stages*: key, names and *owner*.
    """
    known, everyone = POSTS[post], collective_roles(roles)
    rows = [row for row in rows_of(roles) if row["key"] not in everyone]
    by_key = [row["key"] for row in rows if str(row["key"]).upper() in known.keys]
    by_name = [row["key"] for row in rows if _begins(row, known.words)]
    return next(iter([*by_key, *by_name, *_owning(known.areas, stages), *_top(post, rows)]), "")


def _owning(areas: Sequence[str], stages: pd.DataFrame) -> list[str]:
    return [row["owner"] for row in rows_of(stages) if row["owner"] and functional_area(row) in areas]


def _top(post: str, rows: Sequence[Mapping]) -> list[str]:
    bosses = {row["reports_to"] for row in rows if row["reports_to"]}
    top = [row["key"] for row in rows if not row["reports_to"] and row["key"] in bosses]
    return top if post == "chief" and len(top) == 1 else []


def _begins(row: Mapping[str, object], words: Sequence[str]) -> bool:
    """Return whether a word of the row's key or names has one of these beginnings."""
    names = " / ".join(str(row.get(field) or "") for field in ("key", "name", "name_nb", "name_sv"))
    text = names.casefold().replace("_", " ")
    return any(re.search(rf"\b{re.escape(word)}", text) for word in words)
