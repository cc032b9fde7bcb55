"""What the columns of the sheets, and the codes in them, are called when somebody reads of them in a sentence."""

from collections.abc import Callable
from datetime import date
from typing import Any

from cxdash.exchange.columns import SHEETS, TRANSLATIONS, Column
from cxdash.ui.words import Words
from cxdash.vocabulary import LANGUAGES, MEASURE_NAMES, mark

LONGEST = 60
"""Of a longer text only the beginning is told."""

FIELDS = {
    "about": mark("what it counts"),
    "acquisition_cost": mark("cost of winning"),
    "amount": mark("amount"),
    "area": mark("area"),
    "audience": mark("whom the company serves"),
    "category": mark("what it is spent on"),
    "cause": mark("cause"),
    "channel": mark("channel"),
    "churned": mark("has left"),
    "confirmed_on": mark("last confirmed"),
    "contact": mark("kind of contact"),
    "conversions": mark("how many became customers"),
    "count": mark("number of answers"),
    "currency": mark("currency"),
    "customer": mark("customer"),
    "customers_lost": mark("customers lost"),
    "customers_new": mark("customers won"),
    "customers_per_year": mark("customers a year"),
    "customers_per_year_high": mark("customers a year, at most"),
    "customers_per_year_low": mark("customers a year, at least"),
    "customers_start": mark("customers when the month began"),
    "date": mark("date"),
    "delivered_by": mark("delivered by"),
    "direction": mark("which way is better"),
    "due": mark("date to be done by"),
    "effort": mark("work to mend it"),
    "ended": mark("last day"),
    "expected_effect": mark("expected effect"),
    "feasibility": mark("how doable it is"),
    "file": mark("file"),
    "found_by": mark("who found it"),
    "gross_margin": mark("gross margin"),
    "high": mark("highest"),
    "hours": mark("opening hours"),
    "importance": mark("importance"),
    "item": mark("statement"),
    "journey": mark("journey"),
    "key": mark("short name"),
    "kind": mark("kind"),
    "kpi": mark("key figure"),
    "language": mark("language"),
    "letter": mark("part in it"),
    "level": mark("who follows it"),
    "limit": mark("how far it may decide"),
    "low": mark("lowest"),
    "made_at": mark("where it is made"),
    "mapping": mark("how the file was read"),
    "measure": mark("question"),
    "measured_effect": mark("measured effect"),
    "mode": mark("most likely"),
    "month": mark("month"),
    "monthly_revenue": mark("revenue a month"),
    "name": mark("name"),
    "need": mark("need"),
    "non_conversions": mark("how many did not become customers"),
    "note": mark("note"),
    "owner": mark("owner"),
    "path": mark("path"),
    "position": mark("place in the journey"),
    "promise": mark("promise"),
    "prospects": mark("people who considered us"),
    "purpose": mark("purpose"),
    "rater": mark("who rated"),
    "rater_role": mark("role of whoever rated"),
    "reason": mark("reason"),
    "reports_to": mark("whom it reports to"),
    "respondent": mark("respondent"),
    "retention_cost": mark("cost of keeping"),
    "revenue": mark("revenue"),
    "review": mark("date of the next look"),
    "role": mark("role"),
    "score": mark("score"),
    "segment": mark("segment"),
    "severity": mark("how bad it is"),
    "stage": mark("stage"),
    "started": mark("first day"),
    "status": mark("status"),
    "stops_business": mark("stops customers from buying"),
    "subject": mark("subject"),
    "survey": mark("survey"),
    "target": mark("target"),
    "tenure_months": mark("months as a customer"),
    "text": mark("text"),
    "title": mark("title"),
    "touchpoint": mark("touchpoint"),
    "unit": mark("unit"),
    "valid_from": mark("valid from"),
    "valid_to": mark("valid until"),
    "value": mark("value"),
    "values": mark("core values"),
    "vision": mark("vision"),
    "weight": mark("weight"),
    "with": mark("with whom"),
    "works_against": mark("what it works against"),
}
"""By column of any sheet, in the middle of a sentence."""

IN_LANGUAGE = {"nb": mark("{field} in Norwegian"), "sv": mark("{field} in Swedish")}

CODES: dict[str, str] = {
    **LANGUAGES,
    **{measure.value: name for measure, name in MEASURE_NAMES.items()},
    "A": mark("accountable"),
    "R": mark("responsible"),
    "C": mark("consulted"),
    "I": mark("informed"),
    "D": mark("drives it"),
    "accountability": mark("who is thought to answer for it"),
    "acquisition": mark("winning customers"),
    "annoyance": mark("annoyance"),
    "blocked": mark("blocked"),
    "business": mark("what we get"),
    "coherence": mark("coherence across initiatives"),
    "collective": mark("everyone"),
    "culture": mark("culture"),
    "customer": mark("the customer"),
    "customers": mark("customers"),
    "data": mark("data"),
    "direct": mark("direct"),
    "doing": mark("under way"),
    "done": mark("done"),
    "down": mark("lower is better"),
    "dropped": mark("dropped"),
    "effect": mark("effect"),
    "efficiency": mark("efficiency"),
    "employee": mark("an employee"),
    "executive": mark("top management"),
    "experience": mark("the experience"),
    "function": mark("a function"),
    "handoff": mark("hand-off"),
    "idea": mark("idea"),
    "indirect": mark("indirect"),
    "kpis": mark("customer key figures"),
    "mandate": mark("mandate"),
    "media": mark("media"),
    "not ready": mark("not ready"),
    "open": mark("open"),
    "other": mark("other"),
    "overpromise": mark("promised too much"),
    "own": mark("ourselves"),
    "partner": mark("a partner"),
    "people": mark("people"),
    "retention": mark("keeping customers"),
    "service": mark("service"),
    "six_keys": mark("the six keys"),
    "slow process": mark("slow process"),
    "technology": mark("technology"),
    "top": mark("top management"),
    "unclear information": mark("unclear information"),
    "up": mark("higher is better"),
    "users": mark("users"),
    "voice": mark("voice of the customer"),
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
        return words.say(IN_LANGUAGE[language], field=words.say(FIELDS[plain]))
    return words.say(FIELDS[column.name])


def value(column: Column, given: Any, words: Words) -> str:
    """Return what a cell says: a date, a month, a number or a code in words, the beginning of a long text."""
    if given is None or given == "":
        return words.say("blank")
    if column.kind in WRITTEN:
        return WRITTEN[column.kind](given, words)
    if given in column.allowed or column.name == "delivered_by":
        return words.say(CODES.get(given, given))
    text = " ".join(str(given).split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"


def _number(given: float, words: Words) -> str:
    return words.number(given, 0 if float(given).is_integer() else 2)


def _share(given: float, words: Words) -> str:
    return words.share(given, 0 if round(given * 100, 6).is_integer() else 1)


WRITTEN: dict[str, Callable[[Any, Words], str]] = {
    "yes_no": lambda given, words: words.say("yes") if given else words.say("no"),
    "month": lambda given, words: words.month(given),
    "date": lambda given, words: words.day(date.fromisoformat(given)),
    "share": _share,
    "number": _number,
    "whole": _number,
}
"""By kind of column, how its values are written."""
