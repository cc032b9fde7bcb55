"""What the columns of the sheets, and the codes in them, are called when somebody reads of them in a sentence."""

from collections.abc import Callable
from datetime import date
from typing import Any

from cxdash.domain.messages import gettext_noop
from cxdash.domain.scales import MEASURE_NAMES
from cxdash.domain.sheets import SHEETS, TRANSLATIONS, Column
from cxdash.domain.vocabulary import LANGUAGES
from cxdash.i18n.translator import Words

LONGEST = 60
"""Of a longer text only the beginning is told."""

FIELDS = {
    "about": gettext_noop("what it counts"),
    "acquisition_cost": gettext_noop("cost of winning"),
    "amount": gettext_noop("amount"),
    "area": gettext_noop("area"),
    "audience": gettext_noop("whom the company serves"),
    "category": gettext_noop("what it is spent on"),
    "cause": gettext_noop("cause"),
    "channel": gettext_noop("channel"),
    "churned": gettext_noop("has left"),
    "confirmed_on": gettext_noop("last confirmed"),
    "contact": gettext_noop("kind of contact"),
    "conversions": gettext_noop("how many became customers"),
    "count": gettext_noop("number of answers"),
    "currency": gettext_noop("currency"),
    "customer": gettext_noop("customer"),
    "customers_lost": gettext_noop("customers lost"),
    "customers_new": gettext_noop("customers won"),
    "customers_per_year": gettext_noop("customers a year"),
    "customers_per_year_high": gettext_noop("customers a year, at most"),
    "customers_per_year_low": gettext_noop("customers a year, at least"),
    "customers_start": gettext_noop("customers when the month began"),
    "date": gettext_noop("date"),
    "delivered_by": gettext_noop("delivered by"),
    "direction": gettext_noop("which way is better"),
    "due": gettext_noop("date to be done by"),
    "effort": gettext_noop("work to mend it"),
    "ended": gettext_noop("last day"),
    "expected_effect": gettext_noop("expected effect"),
    "feasibility": gettext_noop("how doable it is"),
    "file": gettext_noop("file"),
    "found_by": gettext_noop("who found it"),
    "gross_margin": gettext_noop("gross margin"),
    "high": gettext_noop("highest"),
    "hours": gettext_noop("opening hours"),
    "importance": gettext_noop("importance"),
    "item": gettext_noop("statement"),
    "journey": gettext_noop("journey"),
    "key": gettext_noop("short name"),
    "kind": gettext_noop("kind"),
    "kpi": gettext_noop("key figure"),
    "language": gettext_noop("language"),
    "letter": gettext_noop("part in it"),
    "level": gettext_noop("who follows it"),
    "limit": gettext_noop("how far it may decide"),
    "low": gettext_noop("lowest"),
    "made_at": gettext_noop("where it is made"),
    "mapping": gettext_noop("how the file was read"),
    "measure": gettext_noop("question"),
    "measured_effect": gettext_noop("measured effect"),
    "mode": gettext_noop("most likely"),
    "month": gettext_noop("month"),
    "monthly_revenue": gettext_noop("revenue a month"),
    "name": gettext_noop("name"),
    "need": gettext_noop("need"),
    "non_conversions": gettext_noop("how many did not become customers"),
    "note": gettext_noop("note"),
    "owner": gettext_noop("owner"),
    "path": gettext_noop("path"),
    "position": gettext_noop("place in the journey"),
    "promise": gettext_noop("promise"),
    "prospects": gettext_noop("people who considered us"),
    "purpose": gettext_noop("purpose"),
    "rater": gettext_noop("who rated"),
    "rater_role": gettext_noop("role of whoever rated"),
    "reason": gettext_noop("reason"),
    "reports_to": gettext_noop("whom it reports to"),
    "respondent": gettext_noop("respondent"),
    "retention_cost": gettext_noop("cost of keeping"),
    "revenue": gettext_noop("revenue"),
    "review": gettext_noop("date of the next look"),
    "role": gettext_noop("role"),
    "score": gettext_noop("score"),
    "segment": gettext_noop("segment"),
    "severity": gettext_noop("how bad it is"),
    "stage": gettext_noop("stage"),
    "started": gettext_noop("first day"),
    "status": gettext_noop("status"),
    "stops_business": gettext_noop("stops customers from buying"),
    "subject": gettext_noop("subject"),
    "survey": gettext_noop("survey"),
    "target": gettext_noop("target"),
    "tenure_months": gettext_noop("months as a customer"),
    "text": gettext_noop("text"),
    "title": gettext_noop("title"),
    "touchpoint": gettext_noop("touchpoint"),
    "unit": gettext_noop("unit"),
    "valid_from": gettext_noop("valid from"),
    "valid_to": gettext_noop("valid until"),
    "value": gettext_noop("value"),
    "values": gettext_noop("core values"),
    "vision": gettext_noop("vision"),
    "weight": gettext_noop("weight"),
    "with": gettext_noop("with whom"),
    "works_against": gettext_noop("what it works against"),
}
"""By column of any sheet, in the middle of a sentence."""

IN_LANGUAGE = {"nb": gettext_noop("{field} in Norwegian"), "sv": gettext_noop("{field} in Swedish")}

CODES: dict[str, str] = {
    **LANGUAGES,
    **{measure.value: name for measure, name in MEASURE_NAMES.items()},
    "A": gettext_noop("accountable"),
    "R": gettext_noop("responsible"),
    "C": gettext_noop("consulted"),
    "I": gettext_noop("informed"),
    "D": gettext_noop("drives it"),
    "accountability": gettext_noop("who is thought to answer for it"),
    "acquisition": gettext_noop("winning customers"),
    "annoyance": gettext_noop("annoyance"),
    "blocked": gettext_noop("blocked"),
    "business": gettext_noop("what we get"),
    "coherence": gettext_noop("coherence across initiatives"),
    "collective": gettext_noop("everyone"),
    "culture": gettext_noop("culture"),
    "customer": gettext_noop("the customer"),
    "customers": gettext_noop("customers"),
    "data": gettext_noop("data"),
    "direct": gettext_noop("direct"),
    "doing": gettext_noop("under way"),
    "done": gettext_noop("done"),
    "down": gettext_noop("lower is better"),
    "dropped": gettext_noop("dropped"),
    "effect": gettext_noop("effect"),
    "efficiency": gettext_noop("efficiency"),
    "employee": gettext_noop("an employee"),
    "executive": gettext_noop("top management"),
    "experience": gettext_noop("the experience"),
    "function": gettext_noop("a function"),
    "handoff": gettext_noop("hand-off"),
    "idea": gettext_noop("idea"),
    "indirect": gettext_noop("indirect"),
    "kpis": gettext_noop("customer key figures"),
    "mandate": gettext_noop("mandate"),
    "media": gettext_noop("media"),
    "not ready": gettext_noop("not ready"),
    "open": gettext_noop("open"),
    "other": gettext_noop("other"),
    "overpromise": gettext_noop("promised too much"),
    "own": gettext_noop("ourselves"),
    "partner": gettext_noop("a partner"),
    "people": gettext_noop("people"),
    "retention": gettext_noop("keeping customers"),
    "service": gettext_noop("service"),
    "six_keys": gettext_noop("the six keys"),
    "slow process": gettext_noop("slow process"),
    "technology": gettext_noop("technology"),
    "top": gettext_noop("top management"),
    "unclear information": gettext_noop("unclear information"),
    "up": gettext_noop("higher is better"),
    "users": gettext_noop("users"),
    "voice": gettext_noop("voice of the customer"),
}
"""What may stand in columns with few allowed values."""

_COLUMNS = {(sheet.table, column.name): column for sheet in SHEETS for column in sheet.columns}
_BY_FIELD = {(sheet.table, column.field): column for sheet in SHEETS for column in sheet.columns}


def column(table: str, field: str) -> Column | None:
    """Return the column of a sheet that is written down under a name: its own, or that of the store's table."""
    return _COLUMNS.get((table, field)) or _BY_FIELD.get((table, field))


def name(column: Column, words: Words) -> str:
    """Return what a column is called."""
    plain, _, language = column.name.rpartition("_")
    if language in TRANSLATIONS:
        return words.gettext(IN_LANGUAGE[language], field=words.gettext(FIELDS[plain]))
    return words.gettext(FIELDS[column.name])


def value(column: Column, given: Any, words: Words) -> str:
    """Return what a cell says: a date, a month, a number or a code in words, the beginning of a long text."""
    if given is None or given == "":
        return words.gettext("blank")
    if column.kind in WRITTEN:
        return WRITTEN[column.kind](given, words)
    if given in column.allowed or column.name == "delivered_by":
        return words.gettext(CODES.get(given, given))
    text = " ".join(str(given).split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"


def _number(given: float, words: Words) -> str:
    return words.number(given, 0 if float(given).is_integer() else 2)


def _share(given: float, words: Words) -> str:
    return words.share(given, 0 if round(given * 100, 6).is_integer() else 1)


WRITTEN: dict[str, Callable[[Any, Words], str]] = {
    "yes_no": lambda given, words: words.gettext("yes") if given else words.gettext("no"),
    "month": lambda given, words: words.month(given),
    "date": lambda given, words: words.day(date.fromisoformat(given)),
    "share": _share,
    "number": _number,
    "whole": _number,
}
"""By kind of column, how its values are written."""
