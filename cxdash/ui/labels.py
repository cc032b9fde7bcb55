"""What the columns of a company's tables, and the codes in them, are called on screen."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from cxdash.exchange.columns import TRANSLATIONS, Column, Sheet
from cxdash.faults import Sentence
from cxdash.ui.words import Words
from cxdash.vocabulary import LANGUAGES, MEASURE_NAMES, Measure, mark

SHEETS = {
    "company": mark("The company"),
    "journeys": mark("Journeys"),
    "stages": mark("Stages"),
    "needs": mark("Needs"),
    "touchpoints": mark("Touchpoints"),
    "roles": mark("Roles"),
    "assignments": mark("Who answers for what"),
    "surveys": mark("Surveys"),
    "responses": mark("Answers from customers"),
    "comments": mark("Comments from customers"),
    "customers": mark("Customers by month"),
    "subscriptions": mark("Customer records"),
    "spend": mark("Spending by month"),
    "kpis": mark("Key figures"),
    "kpi_values": mark("Values of key figures"),
    "annoyances": mark("Annoyances"),
    "assessments": mark("Ratings by leaders"),
    "paths": mark("Customers' paths"),
    "decisions": mark("Decisions"),
    "assumptions": mark("Beliefs"),
}
"""The name of a sheet, by what the workbook calls it."""

COLUMNS = {
    "name": mark("Name"),
    "currency": mark("Currency"),
    "language": mark("Language"),
    "audience": mark("Customers or users"),
    "purpose": mark("Purpose"),
    "vision": mark("Vision"),
    "values": mark("Core values"),
    "key": mark("Key"),
    "position": mark("Place"),
    "journey": mark("Journey"),
    "promise": mark("Promise"),
    "importance": mark("Importance, 1–10"),
    "segment": mark("Segment"),
    "stage": mark("Stage"),
    "channel": mark("Channel"),
    "contact": mark("Contact"),
    "delivered_by": mark("Delivered by"),
    "need": mark("Need"),
    "customers_per_year": mark("Customers a year"),
    "hours": mark("Open"),
    "kind": mark("Kind"),
    "reports_to": mark("Reports to"),
    "role": mark("Role"),
    "letter": mark("Does what"),
    "touchpoint": mark("Touchpoint"),
    "area": mark("Area"),
    "limit": mark("May decide up to"),
    "valid_from": mark("From"),
    "valid_to": mark("Until"),
    "confirmed_on": mark("Last confirmed"),
    "file": mark("File"),
    "mapping": mark("How it was read"),
    "survey": mark("Survey"),
    "respondent": mark("Respondent"),
    "measure": mark("Question"),
    "score": mark("Score"),
    "date": mark("Day"),
    "weight": mark("Weight"),
    "count": mark("Number of answers"),
    "text": mark("Comment"),
    "month": mark("Month"),
    "customers_start": mark("Customers at the start"),
    "customers_new": mark("New customers"),
    "customers_lost": mark("Customers who left"),
    "revenue": mark("Revenue"),
    "gross_margin": mark("Gross margin, 0–1"),
    "prospects": mark("Prospects"),
    "customer": mark("Customer"),
    "started": mark("First day"),
    "ended": mark("Last day"),
    "monthly_revenue": mark("Revenue a month"),
    "acquisition_cost": mark("Cost to win"),
    "retention_cost": mark("Cost to keep"),
    "tenure_months": mark("Months as a customer"),
    "churned": mark("Has left"),
    "amount": mark("Amount"),
    "category": mark("Spent on"),
    "unit": mark("Unit"),
    "direction": mark("Better when it goes"),
    "target": mark("Target"),
    "owner": mark("Owner"),
    "about": mark("About"),
    "level": mark("Followed by"),
    "works_against": mark("Works against"),
    "kpi": mark("Figure"),
    "value": mark("Value"),
    "title": mark("Title"),
    "made_at": mark("Made at"),
    "cause": mark("Cause"),
    "customers_per_year_low": mark("Customers a year, at least"),
    "customers_per_year_high": mark("Customers a year, at most"),
    "severity": mark("How bad, 1–5"),
    "effort": mark("Work to mend, 1–5"),
    "feasibility": mark("Doable, 1–5"),
    "stops_business": mark("Stops purchases"),
    "found_by": mark("Found by"),
    "status": mark("Status"),
    "subject": mark("What is assessed"),
    "item": mark("Statement"),
    "rater": mark("Who answered"),
    "rater_role": mark("Role of who answered"),
    "note": mark("Note"),
    "path": mark("Touchpoints on the way"),
    "conversions": mark("Became customers"),
    "non_conversions": mark("Did not"),
    "reason": mark("Reason"),
    "with": mark("Together with"),
    "due": mark("Due"),
    "review": mark("Review"),
    "expected_effect": mark("Expected effect"),
    "measured_effect": mark("Measured effect"),
    "low": mark("Low"),
    "mode": mark("Most likely"),
    "high": mark("High"),
}
"""The name of a column, by what the workbook calls it."""

CODES = {
    "customers": mark("customers"),
    "users": mark("users"),
    "direct": mark("direct"),
    "indirect": mark("indirect"),
    "executive": mark("member of the top team"),
    "function": mark("function"),
    "collective": mark("everyone"),
    "A": mark("accountable"),
    "R": mark("responsible"),
    "C": mark("consulted"),
    "I": mark("informed"),
    "D": mark("drives it"),
    "voice": mark("voice of the customer"),
    "kpis": mark("customer figures"),
    "coherence": mark("coherence across initiatives"),
    "culture": mark("culture"),
    "acquisition": mark("winning customers"),
    "retention": mark("keeping customers"),
    "experience": mark("the experience"),
    "people": mark("people"),
    "media": mark("media"),
    "technology": mark("technology"),
    "service": mark("services"),
    "other": mark("other"),
    "up": mark("up"),
    "down": mark("down"),
    "customer": mark("customer"),
    "business": mark("business"),
    "effect": mark("effect"),
    "efficiency": mark("efficiency"),
    "top": mark("top team"),
    "overpromise": mark("promised too much"),
    "not ready": mark("launched before it was ready"),
    "unclear information": mark("unclear information"),
    "slow process": mark("slow process"),
    "annoyance": mark("annoyance"),
    "idea": mark("idea"),
    "employee": mark("employee"),
    "data": mark("data"),
    "open": mark("open"),
    "doing": mark("being mended"),
    "blocked": mark("blocked"),
    "done": mark("done"),
    "dropped": mark("dropped"),
    "six_keys": mark("six keys"),
    "mandate": mark("mandate"),
    "accountability": mark("accountability"),
    "handoff": mark("hand-off"),
    "yes": mark("yes"),
    "no": mark("no"),
}
"""What a code stands for; measures and languages have their own names."""


def column(name: str, words: Words) -> str:
    """Return what a column is called, with its language where it is a translation."""
    plain, _, language = name.rpartition("_")
    if language in TRANSLATIONS:
        return f"{words.say(COLUMNS[plain])} ({LANGUAGES[language]})"
    return words.say(COLUMNS[name])


def code(value: str, words: Words) -> str:
    """Return what a code stands for."""
    if value in Measure.__members__:
        return words.say(MEASURE_NAMES[Measure(value)])
    return LANGUAGES[value] if value in LANGUAGES else words.say(CODES[value])


def help_text(sheet: Sheet, described: Column, words: Words) -> str:
    """Return what is to be written in a column, for whoever fills it in."""
    required = words.say("Must be filled in.") if described.required else ""
    return " ".join(part for part in (words.say(described.note), required) if part) or sheet.name


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Return names by key, with the key added where two are the same."""
    listed = list(names.values())
    return {key: f"{name} ({key})" if listed.count(name) > 1 else name for key, name in names.items()}


def choice(said: dict[str, Any], names: Mapping[str, str]) -> Any:
    """Return a column of an editor whose cells are chosen from a list, shown by their names."""
    return st.column_config.SelectboxColumn(**said, options=list(names), format_func=lambda code: names[str(code)])


def on_screen(sentence: Sentence, words: Words) -> str:
    """Say a sentence about a table with the names that stand on screen, not those of the workbook."""
    values = dict(sentence.values)
    if values.get("column") in COLUMNS:
        values["column"] = column(str(values["column"]), words)
    if values.get("sheet") in SHEETS:
        values["sheet"] = words.say(SHEETS[str(values["sheet"])])
    return words.sentence(Sentence(sentence.template, values))
