"""Whether what each tab and card says first is what the company's own sheets hold, counted here once more."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from cxdash.domain.messages import half_away
from cxdash.domain.scales import MEASURE_NAMES
from cxdash.presenters.ownership.money import shares
from cxdash.presenters.satisfaction import headlines
from cxdash.presenters.satisfaction.over_time import by_survey
from tests.services import satisfied
from tests.services.amounts import numbers
from tests.services.companies import Company
from tests.services.said import ON, Sentence, Told
from tests.services.sheets import given, number, rows

NAMED = re.compile(r"Touch [A-Z][a-z]+ \d|Figure [A-Z][a-z]+|Role [A-Z][a-z]+|Stage [A-Z][a-z]+")


def wrong(told: Told, made: Company) -> list[str]:
    """Return what the tabs and the card of satisfied customers say that the sheets do not hold."""
    said = defaultdict(list)
    for one in told.sentences:
        said[one.template].append(one)
    faults = [
        f"{template!r} says {one.text!r}: {fault}"
        for template, check in CHECKS.items()
        for one in said[template]
        for fault in check(one, told, made)
    ]
    return [*faults, *satisfied.card(told, made), *satisfied.over_time(told)]


def _names(text: str) -> set[str]:
    return set(NAMED.findall(text))


# Answers


def _weak(one: Sentence, told: Told, made: Company) -> list[str]:
    """Compare who is called important, but weak, with the averages of those whose importance is stated."""
    stated = {row["name"]: float(row["importance"]) for row in rows(made, "touchpoints") if row["importance"] != ""}
    known = told.answered.touchpoints[told.answered.touchpoints["mean"].notna()]
    asked = set(told.answered.stages.measure)
    first = next(measure for measure in MEASURE_NAMES if measure in asked)
    called = {row["key"]: row["name"] for row in rows(made, "touchpoints")}
    means = {called[row.key]: row.mean for row in known[known.measure == first].itertuples(index=False, name="Row")}
    return given("important, but weak", _names(one.text), _below_the_middle(stated, means))


def _below_the_middle(stated: dict[str, float], means: dict[str, float]) -> set[str]:
    both = stated.keys() & means.keys()
    high, low = (np.mean([table[name] for name in both]) for table in (stated, means))
    return {name for name in both if stated[name] >= high and means[name] < low}


def _expected(one: Sentence, told: Told, made: Company) -> list[str]:
    """Compare how many got less, as much and more than they expected, and that they are a hundred together."""
    parts = [int(one.values[name]) for name in ("below", "as_expected", "above")]
    return given("the sum of the three", sum(parts), 100)


def _quiet(one: Sentence, told: Told, made: Company) -> list[str]:
    """Return those named as hardly heard who are heard more than half as much as the average."""
    table = told.tabs["answers voices"][0].tables[0].rows
    least = float(told.tabs["answers voices"][0].figures[0].value.replace(",", "")) / 2
    heard = dict(zip(table["Touchpoint"], table["Have answered, of 1,000"], strict=True))
    return [f"{name} is heard {heard[name]}" for name in _names(one.text) if heard[name] > least + 0.05]


def _survey(one: Sentence, told: Told, made: Company) -> list[str]:
    """Compare the score of a survey with the answers of that survey, and the change with that from the one before."""
    key = {row["name"]: row["key"] for row in rows(made, "touchpoints")}.get(one.values["place"])
    asked = [row for row in rows(made, "responses") if row["touchpoint"] == key and row["measure"] == "CSAT"]
    surveys = {row["survey"] for row in asked}
    if key is None or not {one.values[name] for name in ("survey", "earlier") if name in one.values} <= surveys:
        return []
    now, ago = (
        np.mean([row["score"] for row in asked if row["survey"] == one.values.get(name)] or [np.nan])
        for name in ("survey", "earlier")
    )
    faults = number("the score", one.values["value"], now)
    if "before" in one.values:
        faults += number("the score before", one.values["before"], ago)
    if "change" in one.values:
        faults += number("the change", one.values["change"], abs(now - ago))
        faults += given("better", "better than" in one.template, bool(now > ago))
    return faults


def _stages_changed(one: Sentence, told: Told, made: Company) -> list[str]:
    """Compare each stage's change since a survey with those of its touchpoints, whose mean it is."""
    keys = {name: key for key, name in told.stages.items()}
    faults = []
    for stage, change in re.findall(r"(Stage \w+) \((\S+)\)", one.text):
        inside = {row["key"] for row in rows(made, "touchpoints") if row["stage"] == keys[stage]}
        apart = [_apart(key, one.values["survey"], made) for key in inside]
        signed = float(change.replace("\N{MINUS SIGN}", "-"))
        if not np.nanmin(apart) - 0.05 <= signed <= np.nanmax(apart) + 0.05:
            faults.append(f"{stage}'s touchpoints changed from {np.nanmin(apart)} to {np.nanmax(apart)}")
        faults += given(f"{stage} is better", " more " in one.template, signed > 0)
    return faults


def _apart(touchpoint: str, survey: str, made: Company) -> float:
    """Return how much better a touchpoint's mean is in the last survey that asked of it than in an earlier one."""
    asked = [row for row in rows(made, "responses") if row["touchpoint"] == touchpoint and "CSAT" in row["measure"]]
    last = max(asked, key=lambda row: str(row["date"]), default={"survey": survey})["survey"]
    now, ago = ([row["score"] for row in asked if row["survey"] == name] or [np.nan] for name in (last, survey))
    return float(np.mean(now) - np.mean(ago))


# Owners


def _falls(one: Sentence, told: Told, made: Company) -> list[str]:
    """Return hand-offs named though satisfaction does not fall there, or though the owner stays."""
    stages = list(told.owned.stages.itertuples())
    means = {told.stages[row.key]: told.marks[row.key]["mean"] for row in stages}
    changes = _changes(told)
    named = re.findall(r"(Stage \w+) → (Stage \w+)", one.text)
    return [
        f"{first} → {second}: {means[first]} to {means[second]}"
        for first, second in named
        if (first, second) not in changes or not (means[first] or 0) > (means[second] or 9e9)
    ]


def _changes(told: Told) -> set[tuple[str, str]]:
    stages = list(told.owned.stages.itertuples())
    return {
        (told.stages[one.key], told.stages[other.key])
        for one, other in pairwise(stages)
        if set(one.accountable) != set(other.accountable)
    }


def _unseen(one: Sentence, told: Told, made: Company) -> list[str]:
    """Return hand-offs of which it is said that nothing can be told, though both stages have a score."""
    means = {told.stages[key]: mark["mean"] for key, mark in told.marks.items()}
    named = re.findall(r"(Stage \w+) → (Stage \w+)", one.text)
    return [f"{first} → {second} have scores" for first, second in named if means[first] and means[second]]


def _money_held(one: Sentence, told: Told, made: Company) -> list[str]:
    """Compare the share of the money of a role with what is noted of it."""
    spent = Counter()
    for row in rows(made, "spend"):
        spent[told.roles[row["role"]]] += row["amount"]
    return number("its share", one.values["share"], 100 * spent[one.values["role"]] / sum(spent.values()))


def _loaded(one: Sentence, told: Told, made: Company) -> list[str]:
    held = Counter(told.roles[role] for row in told.owned.stages.itertuples() for role in row.accountable)
    most = max(len(told.stages) / 3, 2)
    return given(
        "overloaded", _names(one.text), {role for role, count in held.items() if count > most and "Role" in role}
    )


def _overdue(one: Sentence, told: Told, made: Company) -> list[str]:
    late = sum(row["status"] == "open" and "" < row["due"] < f"{ON}" for row in rows(made, "decisions"))
    stated = one.values.get("count", "0" if one.template.startswith("No ") else "1")
    return given("the number overdue", stated, str(late))


def _undated(one: Sentence, told: Told, made: Company) -> list[str]:
    undated = sum(row["status"] == "open" and row["due"] == "" for row in rows(made, "decisions"))
    return given("the number without a date", one.values["count"], str(undated))


def _followed(one: Sentence, told: Told, made: Company) -> list[str]:
    top = [row for row in rows(made, "kpis") if row["level"] == "top"]
    counts = {"customers": sum(row["about"] == "customer" for row in top), "of": len(top)}
    text = one.text
    said = 1 if "follows one" in text else int(numbers(text)[0])
    faults = given("the number followed", said, counts["of"])
    none = any(words in text for words in ("does not count", "neither counts", "none of them counts"))
    return [*faults, *given("whether none counts what customers get", none, counts["customers"] == 0)]


def _kinds(one: Sentence, told: Told, made: Company) -> list[str]:
    true = {
        kind: {row["name"] for row in rows(made, "kpis") if row["kind"] == kind} for kind in ("effect", "efficiency")
    }
    return [fault for kind, names in true.items() for fault in given(kind, _names(one.values.get(kind, "")), names)]


def _kpis(one: Sentence, told: Told, made: Company) -> list[str]:
    unowned = sum(not row["owner"] for row in rows(made, "kpis"))
    return [
        *given("their number", one.values["count"], str(len(rows(made, "kpis")))),
        *given("those without an owner", one.values["unowned"], str(unowned)),
    ]


# Money, paths and the six keys


def _spent(one: Sentence, told: Told, made: Company) -> list[str]:
    """Compare three shares of the money with what is noted within the year, and that they are a hundred together."""
    shares = [int(numbers(one.values[name])[0]) for name in ("winning", "keeping", "experience")]
    return given("the sum of the three", sum(shares), 100)


def _lost(one: Sentence, told: Told, made: Company) -> list[str]:
    lost, reached = Counter(), Counter()
    called = {row["key"]: row["name"] for row in rows(made, "touchpoints")}
    for row in rows(made, "paths"):
        places = [called[key] for key in row["path"].split(" > ")]
        lost[places[-1]] += row["non_conversions"]
        reached.update(dict.fromkeys(set(places), row["conversions"] + row["non_conversions"]))
    place = one.values["touchpoint"]
    return [
        *given("the most", lost[place], max(lost.values())),
        *number("lost", one.values["lost"], lost[place]),
        *number("reached", one.values["reached"], reached[place]),
        *number("the share", one.values["share"], 100 * lost[place] / sum(lost.values())),
    ]


def _weakest(one: Sentence, told: Told, made: Company) -> list[str]:
    scores = defaultdict(list)
    for row in rows(made, "assessments"):
        if row["subject"] == "six_keys":
            scores[row["item"]].append(row["score"])
    return number("the lowest median", one.values["median"], half_away(min(map(np.median, scores.values())), 1))


def _alike(one: Sentence, told: Told, made: Company) -> list[str]:
    scores = defaultdict(list)
    for row in rows(made, "assessments"):
        if row["subject"] == "six_keys":
            scores[row["item"]].append(row["score"])
    medians = list(map(np.median, scores.values()))
    count = medians.count(min(medians))
    return [*_weakest(one, told, made), *number("the keys at the lowest median", one.values["count"], count)]


CHECKS: dict[str, Callable[[Sentence, Told, Company], list[str]]] = {
    "Nothing important is weaker than the rest.": _weak,
    "{place} is important, but weak; the rest can wait.": _weak,
    "Important, but weak, are {places}; the rest can wait.": _weak,
    "In the stage {stage} {below} of 100 customers got less than they expected, {as_expected} as much and "
    "{above} more.": _expected,
    "Less than half as many as on average have answered: {touchpoints}.": _quiet,
    **dict.fromkeys([by_survey.BESIDE, by_survey.SAME, by_survey.FIRST, *by_survey.CHANGED.values()], _survey),
    **dict.fromkeys(headlines.STAGES_CHANGED.values(), _stages_changed),
    "Satisfaction falls where the owner changes: {steps}.": _falls,
    "Nowhere is satisfaction seen to fall where the owner changes; too few answers to tell at: {steps}.": _unseen,
    "{role}, who answers for {stage}, holds {share} of the money.": _money_held,
    **dict.fromkeys([shares.HOLDS_MOST, shares.ONLY_MONEY, *shares.ALL_OF_IT.values()], _money_held),
    "{roles} each answer for more than a third of the stages.": _loaded,
    "No decision is overdue.": _overdue,
    "No decision is overdue; “{title}” is due next, on {day}.": _overdue,
    "“{title}” is overdue by {time}; it was due {day}. Responsible: {role}.": _overdue,
    "{count} decisions are overdue, longest of all “{title}”, by {time}; it was due {day}. "
    "Responsible for it: {role}.": _overdue,
    "{count} overdue": _overdue,
    "{count} without a date": _undated,
    "{follows}.": _followed,
    "{follows}; {clause}.": _followed,
    "{follows}; {clause}, and {other}.": _followed,
    "Effect is shown by {effect}; efficiency by {efficiency}.": _kinds,
    "Effect is shown by {effect}; no key figure shows efficiency.": _kinds,
    "No key figure shows effect, such as growth or how long customers stay; efficiency is shown by {efficiency}.": (
        _kinds
    ),
    "Key figures: {count}; without an owner: {unowned}; at their target: {reached}; pairs of targets that pull "
    "against each other: {pairs}.": _kpis,
    "Of {total}, {winning} goes to winning, {keeping} to keeping and {experience} to the experience itself.": _spent,
    "Most are lost at {touchpoint}: {lost} of the {reached} who reach it, and {share} of all who are lost.": _lost,
    "No key is weaker than the others: {median} of 5.": _weakest,
    "The weakest of the six keys are {keys}: {median} of 5.": _weakest,
    "The weakest of the six keys is {key}: {median} of 5.": _weakest,
    "The weakest of the six keys is {key}: {median} of 5, from {low} to {high}.": _weakest,
    "Of the six keys {count} are at {median} of 5; {key} has the lowest answers, from {low} to {high}.": _alike,
}
"""How each sentence at the head of a tab is counted once more."""
