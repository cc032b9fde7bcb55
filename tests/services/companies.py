"""Companies made at random: what a firm or a public body may have filled in, and what it may have left out."""

import random
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Engine

from cxdash.domain.people import admin
from cxdash.exchange.company.recognition import recognise
from cxdash.exchange.company.validation import check
from cxdash.store.write import importing
from tests.company import grid_of

LETTERS = ("Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett")
"""Words for names that are not part of one another, nor of any sentence."""

CAUSES = ("overpromise", "not ready", "unclear information", "slow process", "other")
STATEMENTS = ("end_to_end", "priority", "intervene", "new_ways", "recognised", "followed_up")
AREAS = ("voice_of_customer", "customer_kpis", "coherence", "culture")
LAST = 2026 * 12 + 9
"""October 2026, the last month of everything, in months since year 0."""

Rows = list[list[object]]


class Company(NamedTuple):
    """A company's sheets by name, each its header and its rows."""

    sheets: dict[str, Rows]

    def keys(self, sheet: str) -> list[str]:
        """Return the keys of a sheet's rows."""
        return [str(row[0]) for row in self.sheets[sheet][1:]]


def fill(engine: Engine, company: Company) -> None:
    """Take a company into a store, as its files would be."""
    grids = [grid_of(name, rows) for name, rows in company.sheets.items() if len(rows) > 1]
    importing.load(engine, check(recognise(grids, "company.xlsx")).tables, who=admin("test"), undoable=False)


def company(seed: int) -> Company:
    """Return the company of a seed."""
    rng = random.Random(seed)
    made = Company({})
    public = rng.random() < 0.2
    made.sheets["company"] = [
        ["name", "currency", "language", "audience"],
        ["Havbris", "NOK", "en", "users" if public else "customers"],
    ]
    made.sheets["roles"] = _roles(rng)
    made.sheets["stages"] = [["key", "name", "position", "promise"]] + [
        [f"s{no}", f"Stage {LETTERS[no]}", no + 1, rng.choice(["", "It just works"])] for no in range(rng.randint(3, 9))
    ]
    made.sheets["touchpoints"] = _touchpoints(rng, made.keys("stages"))
    made.sheets["assignments"] = _assignments(rng, made)
    made.sheets["assessments"] = _assessments(rng, made)
    made.sheets["responses"] = _responses(rng, made)
    made.sheets["annoyances"] = _annoyances(rng, made)
    made.sheets["kpis"] = _kpis(rng, made)
    made.sheets["decisions"] = _decisions(rng, made)
    made.sheets["assumptions"] = _assumptions(rng)
    if not public:
        made.sheets["customers"], made.sheets["spend"] = _customers(rng), _spend(rng, made)
        made.sheets["paths"], made.sheets["claims"] = _paths(rng, made), _claims(rng, made)
    return made


def _roles(rng: random.Random) -> Rows:
    rows: Rows = [["key", "name", "kind", "reports_to"], ["CEO", "Role Zulu", "executive", ""]]
    for no in range(rng.randint(2, 6)):
        rows.append([f"R{no}", f"Role {LETTERS[no]}", rng.choice(["executive", "executive", "function"]), "CEO"])
    return [*rows, ["ALL", "Everyone", "collective", ""]] if rng.random() < 0.6 else rows


def _touchpoints(rng: random.Random, stages: Sequence[str]) -> Rows:
    known = rng.choice([0, 0.7, 1, 1])
    rows: Rows = [
        ["key", "stage", "name", "channel", "contact", "delivered_by", "importance", "customers_per_year", "promise"]
    ]
    for stage in stages:
        for no in range(rng.choice([1, 1, 2, 3])):
            rows.append(
                [
                    *(f"{stage}t{no}", stage, f"Touch {LETTERS[int(stage[1:])]} {no}", rng.choice(["web", "phone"])),
                    *(rng.choice(["direct"] * 4 + ["indirect"]), rng.choice(["own", "own", "partner", "Kvist AB"])),
                    *(rng.choice(["", rng.randint(1, 10)]), rng.randint(50, 90_000) if rng.random() < known else ""),
                    rng.choice(["", "", "Live in ten days"]),
                ]
            )
    return rows


def _assignments(rng: random.Random, made: Company) -> Rows:
    rows: Rows = [["role", "letter", "stage", "touchpoint", "area", "confirmed_on"]]
    owners = [role for role in made.keys("roles") if role != "ALL"]
    everyone = ["ALL"] if "ALL" in made.keys("roles") else []
    if rng.random() < 0.1:
        return rows
    mostly_one = rng.random() < 0.4
    for stage in made.keys("stages"):
        how_many = 1 if mostly_one else rng.choice([0, 1, 1, 1, 2, 3])
        held = rng.sample(owners, min(how_many, len(owners)))
        held += everyone if rng.random() < (0.05 if mostly_one else 0.25) else []
        confirmed = rng.choice(["", "2026-09-01", "2025-01-01"])
        rows += [[role, "A", stage, "", "", confirmed] for role in held]
        doing = rng.sample(made.keys("roles"), rng.choice([0, 1, 1, 2]))
        rows += [[role, rng.choice("RRRCI"), stage, "", "", ""] for role in doing]
    for touchpoint in made.keys("touchpoints"):
        if rng.random() < 0.1:
            rows.append([rng.choice(owners), "A", "", touchpoint, "", ""])
    for role, letter in (("CEO", "A"), (rng.choice(owners), "D")):
        rows += [[role, letter, "", "", "", ""]] if rng.random() < 0.4 else []
    held = rng.random() < 0.5
    rows += [[rng.choice(owners + everyone), "A", "", "", area, ""] for area in AREAS if held and rng.random() < 0.6]
    return rows


def _assessments(rng: random.Random, made: Company) -> Rows:
    rows: Rows = [["subject", "item", "role", "stage", "rater", "rater_role", "score", "date"]]
    stages, roles = made.keys("stages"), made.keys("roles")
    raters = [f"leader {no}" for no in range(rng.choice([0, 2, 4, 6]))]
    can = rng.random() < 0.3
    for role in roles:
        if role == "ALL" or rng.random() < 0.3:
            continue
        level = 5 if can else rng.choice([1, 2, 3, 4, 5])
        rows += [
            ["mandate", item, role, "", rater, rng.choice(roles), _near(rng, level), "2026-09-15"]
            for item in STATEMENTS
            for rater in raters
        ]
    for stage, following in zip(stages, [*stages[1:], ""], strict=True):
        if rng.random() < 0.5:
            for rater in raters:
                item = rng.choice(["owner", "owner", "nobody", "dont_know"])
                named = rng.choice(roles) if item == "owner" else ""
                rows.append(["accountability", item, named, stage, rater, "", 1, "2026-09-15"])
        if following and rng.random() < 0.3:
            rows += [
                ["handoff", following, "", stage, rater, rng.choice(roles), rng.randint(1, 5), "2026-09-15"]
                for rater in raters
            ]
        if rng.random() < 0.15:
            role = rng.choice([one for one in roles if one != "ALL"])
            items = ("accountability", "authority", "resources")
            rows += [
                ["accountability", item, role, stage, rater, "", rng.randint(1, 5), "2026-09-15"]
                for item in items
                for rater in raters
            ]
    if rng.random() < 0.6:
        items = ("insight", "competence", "focus", "collaboration", "innovation", "processes")
        rows += [
            ["six_keys", item, "", "", rater, "", rng.randint(1, 5), "2026-09-15"] for item in items for rater in raters
        ]
    return rows


def _near(rng: random.Random, level: int) -> int:
    return max(1, min(5, level + rng.choice([-1, 0, 0, 0, 1])))


def _responses(rng: random.Random, made: Company) -> Rows:
    rows: Rows = [["survey", "respondent", "touchpoint", "measure", "score", "date"]]
    dates = rng.choice(
        [["2026-10-03"], ["2025-10-03", "2026-10-03"], ["2026-03-05", "2026-10-03"], _days(6), _days(18)]
    )
    measure = rng.choice(["CSAT"] * 5 + ["CSAT10", "NPS", "CES"])
    low, high = {"CSAT": (1, 5), "CSAT10": (1, 10), "NPS": (0, 10), "CES": (1, 7)}[measure]
    expectations = rng.choice([0, 0.5, 1, 1, 1]) if measure == "CSAT" else 0
    answered = rng.random() < 0.9
    for touchpoint in made.keys("touchpoints") if answered else []:
        mood, spread = rng.uniform(low, high), rng.choice([0, 0.5, 1, 1])
        asked = rng.random() < expectations
        hoped = rng.choice([3, 4, 4, 5])
        for no in range(rng.choice([0, 8, 40, 40, 120])):
            date = dates[no % len(dates)]
            score = round(max(low, min(high, rng.gauss(mood, spread))))
            about = [_survey(date, dates), f"{touchpoint}-{no}", touchpoint]
            rows.append([*about, measure, score, date])
            if asked:
                rows.append([*about, "EXPECTATION", _near(rng, hoped), date])
    whole = rng.choice(["", "NPS", "CSAT"]) if answered else ""
    top = {"NPS": 10, "CSAT": 5}.get(whole, 0)
    when = rng.choice([dates, dates, dates[:1], dates[-1:]])
    for no in range(rng.choice([8, 40, 120]) if whole else 0):
        date = when[no % len(when)]
        rows.append([_survey(date, dates), f"whole-{no}", "", whole, rng.randint(1, top), date])
    return rows


def _survey(date: str, dates: Sequence[str]) -> str:
    """Return a survey's key: each day is one where there are few, else each year."""
    return f"w{date[:7]}" if len(dates) <= 2 else f"w{date[:4]}"


def _days(months: int) -> list[str]:
    return [f"{_month(LAST - back)}-05" for back in reversed(range(months))]


def _month(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02}"


def _annoyances(rng: random.Random, made: Company) -> Rows:
    places, roles = made.keys("touchpoints"), made.keys("roles")
    head: list[object] = ["key", "title", "touchpoint", "made_at", "cause"]
    head += ["customers_per_year", "severity", "effort", "status", "owner"]
    return [head] + [
        [
            *(f"a{no}", f"Annoyance {LETTERS[no]}", rng.choice(places), rng.choice(["", *places])),
            *(rng.choice(CAUSES), rng.randint(10, 20_000), rng.randint(1, 5), rng.randint(1, 5)),
            *(rng.choice(["open", "open", "doing", "blocked", "done"]), rng.choice(["", *roles[:2]])),
        ]
        for no in range(rng.choice([0, 1, 4, 7]))
    ]


def _kpis(rng: random.Random, made: Company) -> Rows:
    return [["key", "name", "stage", "owner", "about", "kind", "level", "outcome"]] + [
        [
            *(f"k{no}", f"Figure {LETTERS[no]}", rng.choice(["", *made.keys("stages")])),
            *(rng.choice(["", made.keys("roles")[0]]), rng.choice(["customer", "business"])),
            *(
                rng.choice(["effect", "efficiency"]),
                rng.choice(["top", "function"]),
                rng.choice(["", "win", "loyalty"]),
            ),
        ]
        for no in range(rng.choice([0, 0, 2, 5]))
    ]


def _decisions(rng: random.Random, made: Company) -> Rows:
    return [["key", "title", "owner", "due", "status"]] + [
        [
            *(f"d{no}", f"Decision {LETTERS[no]}", rng.choice(["", *made.keys("roles")[:2]])),
            *(rng.choice(["", "2026-02-01", "2027-02-01"]), rng.choice(["open", "open", "done"])),
        ]
        for no in range(rng.choice([0, 0, 2]))
    ]


def _assumptions(rng: random.Random) -> Rows:
    believed: Rows = [
        *(["leavers", 3, 6, 11], ["contacts", 0.3, 0.6, 1.1], ["cost_per_contact", 70, 95, 140]),
        *(["ceiling.acquisition", 20, 25, 32], ["ceiling.retention", 86, 90, 94]),
    ]
    return [["key", "low", "mode", "high"], *(row for row in believed if rng.random() < 0.6)]


def _customers(rng: random.Random) -> Rows:
    months, priced, gap = rng.choice([0, 5, 12, 18, 24]), rng.random() < 0.8, rng.random() < 0.15
    rows: Rows = [
        ["month", "customers_start", "customers_new", "customers_lost", "revenue", "gross_margin", "prospects"]
    ]
    start, won, lost = rng.randint(1_000, 90_000), rng.uniform(0, 0.06), rng.uniform(0, 0.05)
    for back in reversed(range(months)):
        new, gone = round(start * won), round(start * lost)
        money = (start * rng.randint(90, 110), 0.6) if priced else ("", "")
        if not (gap and back == months // 2):
            rows.append([_month(LAST - back), start, new, gone, *money, rng.choice(["", new * 9])])
        start += new - gone
        lost *= rng.uniform(0.95, 1.06)
    return rows


def _spend(rng: random.Random, made: Company) -> Rows:
    rows: Rows = [["month", "purpose", "amount", "role", "category"]]
    months = rng.choice([0, 12, 24])
    winning, keeping = rng.randint(10_000, 2_000_000), rng.randint(5_000, 900_000)
    caring = rng.choice([0, 0, rng.randint(5_000, 400_000)])
    for back in reversed(range(months)):
        for purpose, amount in (("acquisition", winning), ("retention", keeping), ("experience", caring)):
            if not amount:
                continue
            category = rng.choice(["people", "media", "technology"])
            rows.append(
                [_month(LAST - back), purpose, round(amount * (1.3 - back / 50)), made.keys("roles")[1], category]
            )
    merged = {tuple(row[:2] + row[3:]): row for row in rows[1:]}
    return [rows[0], *merged.values()]


def _paths(rng: random.Random, made: Company) -> Rows:
    rows: Rows = [["path", "conversions", "non_conversions"]]
    places = made.keys("touchpoints")
    found = {" > ".join(rng.sample(places, rng.randint(1, min(4, len(places))))) for _ in range(rng.choice([0, 0, 5]))}
    return rows + [[path, rng.randint(0, 500), rng.randint(0, 4_000)] for path in sorted(found)]


def _claims(rng: random.Random, made: Company) -> Rows:
    some = rng.random() < 0.2
    return [["role", "outcome", "share"]] + [[role, "win", 60] for role in made.keys("roles")[:2] if some]
