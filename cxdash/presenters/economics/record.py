"""Economics as the command line prints them: plain values, None if unknown."""

from dataclasses import asdict
from typing import Any

import numpy as np

from cxdash.domain.plain import plain, records
from cxdash.domain.vocabulary import USERS, View
from cxdash.i18n.translator import Words
from cxdash.measures.economics import spend_mix, survival
from cxdash.measures.economics.figures import Economics
from cxdash.measures.economics.months import Year
from cxdash.presenters import benchmarks
from cxdash.presenters.cells import names
from cxdash.presenters.economics import page, screen, spend
from cxdash.presenters.elements import finding_record
from cxdash.services import economics

OF_YEAR = ("acquisition_cost", "retention_cost", "ratio", "churn_rate")
COUNTED = ("customers_start", "customers_new", "customers_lost", "customers_end")
PAYBACK = "payback_months"


def record(connection: Any, view: View, language: str) -> dict[str, Any]:
    """Return the figures of a view, and what the page says of who spends what, in a language."""
    found, words = economics.figures(connection, view), Words(language)
    if found.audience == USERS:
        shown = page.show(connection, view, language)
        said = [text for text in (shown.sentence, *shown.notes, shown.missing) if text]
        figures = [{"name": one.name, "value": one.value, "notes": list(one.notes)} for one in shown.headlines]
        nothing: dict[str, Any] = {"notes": [], "unknown": {}, "findings": [], "said_of_others": []}
        return {**as_record(found, words), **nothing, "cards": figures, "sentences": {"let_downs": said}}
    roles = names(economics.tables(connection, view.segment).roles, words)
    said = [*spend.spend_sentences(found, words), *spend.mix_sentences(found, roles, words)]
    others = benchmarks.records("economics", words)
    return {**as_record(found, words), "said_of_others": others, "sentences": {"spend": said}}


def as_record(found: Economics, words: Words | None = None) -> dict[str, Any]:
    """Return the figures by their JSON keys; *before* holds the year before's, *unknown* the reasons for None."""
    words = words or Words("en")
    year = _of_year(found.year)
    if found.year is None and found.leaving:
        left = found.leaving
        counted = (left.customers, np.nan, left.lost, left.customers - left.lost)
        year |= dict(zip(COUNTED, counted, strict=True), churn_rate=left.churn_rate)
    value, model = found.value, found.renewal_model
    record = {
        "subject": "economics",
        "period": _period(found.year),
        "basis": str(found.basis),
        **{name: year[name] for name in OF_YEAR},
        "revenue_churn": found.leaving.revenue_churn if found.leaving else None,
        **{name: year[name] for name in COUNTED},
        "clv": {
            "value": value.value if value else None,
            "before_keeping": value.before_keeping[value.timing] if value else None,
            "net_of_keeping": value.net if value else None,
            "timing": str(value.timing) if value else None,
        },
        "ltv_cac": value.ltv_cac if value else None,
        "ltv_cac_before_keeping": value.ltv_cac_before_keeping if value else None,
        PAYBACK: year[PAYBACK],
        "break_even_retention": value.break_even if value else None,
        "survival": records(found.survival[["month", "value", "low", "high", "at_risk"]]),
        "sbg": {"alpha": model.alpha if model else None, "beta": model.beta if model else None},
        "months": records(found.months.drop(columns="spent")),
        "spend": records(found.spend),
        "spend_by_kind": records(found.spend_mix),
        "money_moved": [asdict(one) for one in spend_mix.moves(found.spend_mix)],
        "segments": records(found.segments),
        "currency": found.currency,
        "view": {"period": found.view.period, "segment": found.view.segment},
        "spend_in_year": {
            name: getattr(found.year, f"{name}_spend", None) for name in ("acquisition", "retention", "experience")
        },
        "before": {"period": _period(found.before), **_of_year(found.before)},
        "clv_by_timing": {str(timing): one for timing, one in value.by_timing.items()} if value else {},
        "discount_rate": value.discount if value else None,
        "median_months": survival.median(found.survival),
        "records": asdict(found.leaving) if found.leaving else None,
        "months_missing": list(found.year.missing) if found.year else [],
        "months_without_money": list(found.year.unpriced) if found.year else [],
        "notes": screen.notes(found, words),
        "unknown": {figure: words.sentence(why) for figure, why in found.unknown.items()},
        "findings": [finding_record(one, words) for one in found.findings],
    }
    return plain(record)


def _period(year: Year | None) -> dict[str, Any] | None:
    return {"from": year.from_month, "to": year.to_month, "months": year.months} if year else None


def _of_year(year: Year | None) -> dict[str, Any]:
    return {name: getattr(year, name, None) for name in (*OF_YEAR, *COUNTED, PAYBACK)}
