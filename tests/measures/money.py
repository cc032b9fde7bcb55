"""The tables of store.economics, written by hand in a few tuples."""

from collections.abc import Sequence

import pandas as pd

from cxdash.domain.periods import month_name, month_number
from cxdash.domain.tables import MoneyTables

CUSTOMERS = {
    "month": "2026-01",
    "customers_start": 1000.0,
    "customers_new": 50.0,
    "customers_lost": 20.0,
    "revenue": float("nan"),
    "gross_margin": float("nan"),
    "segment": "",
    "prospects": float("nan"),
}
SPEND = {"month": "", "purpose": "", "amount": 0.0, "role": "CMO", "category": "media", "segment": ""}
RECORD = {
    "started": float("nan"),
    "ended": float("nan"),
    "tenure_months": float("nan"),
    "churned": float("nan"),
    "n": 1.0,
    "monthly_revenue": float("nan"),
    "segment": "",
    "acquisition_cost": float("nan"),
    "retention_cost": float("nan"),
}


def make_money(
    customers: Sequence[tuple] = (),
    spend: Sequence[tuple] = (),
    records: Sequence[dict] = (),
    currency: str = "NOK",
    audience: str = "customers",
    assumptions: Sequence[tuple] = (),
) -> MoneyTables:
    """Make tables of months of customers, spend (month, purpose, amount, …) and records, cut short for the defaults.

    A record names its columns; started and ended are months as YYYY-MM.
    """
    counted = pd.DataFrame([{**RECORD, **record} for record in records], columns=list(RECORD))
    for name in ("started", "ended"):
        counted[name] = [month_number(month) if isinstance(month, str) else month for month in counted[name]]
    for name in ("monthly_revenue", "acquisition_cost", "retention_cost"):
        counted[f"with_{name}"] = counted[name].notna() * counted.n
    numbers = [name for name in counted if name != "segment"]
    return MoneyTables(
        company=pd.DataFrame([(currency, audience)] if currency else [], columns=["currency", "audience"]),
        assumptions=pd.DataFrame(assumptions, columns=["key", "mode"]),
        roles=pd.DataFrame([("CMO", "Marketing director", "", "")], columns=["key", "name", "name_nb", "name_sv"]),
        customers=_filled(CUSTOMERS, customers),
        spend=_filled(SPEND, spend),
        subscriptions=counted.astype(dict.fromkeys(numbers, float)),
    )


def months(first: str, count: int) -> list[str]:
    """Return so many months in a row."""
    return [month_name(month_number(first) + later) for later in range(count)]


def steady(first: str, count: int, start: float = 1000.0, new: float = 10.0, lost: float = 10.0, **more) -> list[tuple]:
    """Return months in which as many come as leave, each with the revenue and gross margin given."""
    return [
        (month, start, new, lost, more.get("revenue", float("nan")), more.get("margin", float("nan")))
        for month in months(first, count)
    ]


def _filled(columns: dict[str, object], rows: Sequence[tuple]) -> pd.DataFrame:
    names, defaults = list(columns), tuple(columns.values())
    return pd.DataFrame([(*row, *defaults[len(row) :]) for row in rows], columns=names)
