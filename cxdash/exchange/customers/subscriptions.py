"""Several rows of one customer, and amounts that are not by the month: one record for each customer, by the month."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.customers.mapping import TENURES
from cxdash.exchange.phrases import at_rows, quoted, shown

WORDS = {
    1.0: "month monthly months måned månedlig månad månadsvis monat monatlich mo mnd mån m 1_month hver_måned",
    3.0: "quarter quarterly kvartal kvartalsvis quartal q 3_months",
    6.0: "half-year half_year semiannual semi-annual halvår halvårlig 6_months",
    12.0: "year yearly annual annually år årlig årligt årsvis jahr jährlich y 1_year 12_months",
    12 / 52: "week weekly uke ukentlig vecka woche wöchentlich uge",
}
MONTHS_OF = {word.replace("_", " "): months for months, words in WORDS.items() for word in words.split()}
"""Months that an amount is for, by how its interval is written."""

GAP = 31
"""Days between two subscriptions from which the customer is said to have been away."""


def is_interval(text: str) -> bool:
    """Return whether a text says how often something is paid."""
    return text.casefold() in MONTHS_OF


def unknown_intervals(records: pd.DataFrame) -> list[Message]:
    """Return a fault for each interval that is not known, with its rows."""
    if "interval" not in records:
        return []
    template = gettext_noop(
        'Sheet {sheet}, row {row}, column {column}: "{value}" is no interval; known are month, quarter, half-year, '
        "year and week{also}."
    )
    texts = records["interval"]
    wrong = texts[texts.notna() & ~texts.map(lambda text: text is not None and is_interval(text))]
    return [
        Message(
            template,
            {
                **at_rows(rows.index.to_numpy()),
                "sheet": "subscriptions",
                "column": "interval",
                "value": shown(text),
            },
        )
        for text, rows in wrong.groupby(wrong, sort=False)
    ]


def by_month(records: pd.DataFrame, columns: Mapping[str, str]) -> tuple[pd.DataFrame, list[Message]]:
    """Return the records with what each pays a month, and what was divided for that."""
    said: list[Message] = []
    if "yearly_revenue" in records:
        template = gettext_noop('The amounts of "{column}" are for a year; a twelfth of each was taken for a month.')
        said.append(Message(template, {"column": shown(columns["yearly_revenue"])}))
        records = records.assign(monthly_revenue=[_divided(one, 12) for one in records["yearly_revenue"]])
    if "interval" in records and "monthly_revenue" in records:
        months = [MONTHS_OF[text.casefold()] if text else 1.0 for text in records["interval"]]
        other = [text for text, one in zip(records["interval"], months, strict=True) if one != 1]
        if other:
            template = gettext_noop("Amounts were divided by the months of their interval: {intervals}.")
            said.append(Message(template, {"intervals": quoted(dict.fromkeys(other))}))
        divided = [_divided(one, by) for one, by in zip(records["monthly_revenue"], months, strict=True)]
        records = records.assign(monthly_revenue=divided)
    return records, said


def in_months(records: pd.DataFrame, columns: Mapping[str, str]) -> tuple[pd.DataFrame, list[Message]]:
    """Return the records with whole months as a customer, and say of which years or days they were made."""
    sentences = {
        "tenure_years": gettext_noop('The years of "{column}" as a customer were counted as 12 months each.'),
        "tenure_days": gettext_noop('The days of "{column}" as a customer were counted as whole months.'),
    }
    ours = next((name for name in sentences if name in records), "")
    if not ours:
        return records, []
    months = [None if pd.isna(one) else float(int(one * TENURES[ours] + 1e-6)) for one in records[ours]]
    said = Message(sentences[ours], {"column": shown(columns[ours])})
    return records.assign(tenure_months=pd.Series(months, records.index, dtype=object)), [said]


def _divided(amount: float | None, by: float) -> float | None:
    return None if amount is None or pd.isna(amount) else round(amount / by, 6)


def joined(records: pd.DataFrame, how: str) -> tuple[pd.DataFrame, list[Message]]:
    """Return one record for each customer, and say how many rows were joined and who was away in between.

    *how* 'join': rows are subscriptions. A customer came with his first, and has left only if none still runs: then on
    the last day of all. He pays what those pay that run, or that ran last; his segment is that of the newest of them.
    Costs are added up. 'last': rows are the same customer again, and the last one counts.
    """
    again = records["customer"].duplicated()
    if not again.any():
        return records, []
    several = int(records["customer"][again].nunique())
    values: dict[str, object] = {"rows": len(records), "customers": int((~again).sum()), "several": several}
    if how == "last":
        template = gettext_noop(
            "{rows} rows became {customers} customers: of the {several} who stand in several rows, the last row counts."
        )
        return records[~records["customer"].duplicated(keep="last")], [Message(template, values)]
    groups = [rows for _, rows in records.groupby("customer", sort=False)]
    template = gettext_noop(
        "{rows} subscriptions became {customers} customers, {several} of whom have more than one. A customer came with "
        "the first and has left when none still runs."
    )
    said = [Message(template, values)]
    if away := [str(rows["customer"].iloc[0]) for rows in groups if _was_away(rows)]:
        template = gettext_noop(
            "{count} customers were away for more than {days} days between two subscriptions and count as there all "
            "the time: {customers}."
        )
        said.append(Message(template, {"count": len(away), "days": GAP, "customers": quoted(away, 10)}))
    return pd.DataFrame(list(map(_one, groups)), columns=list(records.columns), dtype=object), said


def _one(rows: pd.DataFrame) -> dict[str, object]:
    """Return the record of one customer."""
    found: dict[str, object] = {name: rows[name].iloc[-1] for name in rows}
    found["started"] = min(rows["started"])
    ended = rows["ended"] if "ended" in rows else pd.Series([None] * len(rows), rows.index, dtype=object)
    running = rows[ended.isna()] if ended.isna().any() else rows[ended == max(ended.dropna())]
    if "ended" in rows:
        found["ended"] = None if ended.isna().any() else max(ended)
    newest = running.sort_values("started", kind="stable").iloc[-1]
    if "segment" in rows:
        found["segment"] = newest["segment"]
    if "monthly_revenue" in rows:
        found["monthly_revenue"] = _sum(running["monthly_revenue"])
    for name in ("acquisition_cost", "retention_cost"):
        if name in rows:
            found[name] = _sum(rows[name])
    if "churned" in rows:
        found["churned"] = None if ended.isna().any() else newest["churned"]
    return found


def _sum(amounts: pd.Series) -> float | None:
    known = [one for one in amounts if one is not None and not pd.isna(one)]
    return float(np.sum(known)) if known else None


def _was_away(rows: pd.DataFrame) -> bool:
    """Return whether a gap is between the last day of what ran so far and the next start."""
    if "ended" not in rows:
        return False
    last: date | None = None
    for started, ended in sorted(zip(rows["started"], rows["ended"], strict=True), key=lambda pair: pair[0]):
        if last is not None and (date.fromisoformat(started) - last).days > GAP:
            return True
        end = date.fromisoformat(ended) if ended else date.max
        last = max(last, end) if last else end
    return False
