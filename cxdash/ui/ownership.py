"""The owners page in words: its finding, the matrix, and the tables behind its tabs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from cxdash.charts import look
from cxdash.charts import ownership as charts
from cxdash.measures import mandate, ownership_health, ownership_map
from cxdash.measures.findings import Finding, Level
from cxdash.measures.ownership import LEAST_STAGES, Ownership
from cxdash.ownership_words import CAN_ACT_NAMES, DIAGNOSIS_NAMES, HEALTH_NAMES, LETTER_NAMES, CanAct, Health, Letter
from cxdash.ui import draw, labels
from cxdash.ui.draw import Figure, Table
from cxdash.ui.words import NOTHING, Words
from cxdash.vocabulary import DEFINITIONS, mark

ABLE_SIGNS = {CanAct.CAN: "●", CanAct.PARTLY: "◐", CanAct.CANNOT: "○"}
LETTER_COLUMNS = {
    Letter.ACCOUNTABLE: "accountable",
    Letter.RESPONSIBLE: "responsible",
    Letter.CONSULTED: "consulted",
    Letter.INFORMED: "informed",
}
NAMED = 3
"""Stages without an owner that a sentence names; the picture shows all."""

AREA_NAMES = {
    "voice": mark("The customers' voice, and who owns the survey"),
    "kpis": mark("Customer key figures"),
    "coherence": mark("Coherence across initiatives"),
    "culture": mark("Culture"),
}

Row = Mapping[str, Any]
Tables = Mapping[str, pd.DataFrame]


class Asked(NamedTuple):
    """A finding in words: whether it is an error, the statement, the question for the room, and its stage."""

    error: bool
    said: str
    ask: str
    stage: str


class Told(NamedTuple):
    """All that the page says of one view and day, ready to draw."""

    stages: dict[str, str]
    stage: str
    statuses: tuple[str, ...]
    sentence: str
    notes: list[str]
    picture: Table
    legend: str
    headlines: list[Figure]
    findings: list[Asked]


def tell(tables: Tables, found: Ownership, stage: str, words: Words) -> Told:
    """Tell a view and day; *stage* is the one the reader looks into."""
    stages, roles = names(tables, "stages", words), names(tables, "roles", words)
    first = found.stages.sort_values("let_downs", ascending=False).key
    stage = stage if stage in stages else next(iter(first), "")
    return Told(
        stages=stages,
        stage=stage,
        statuses=tuple(words.say(name) for name in HEALTH_NAMES.values()),
        sentence=sentence(found, stages, words) if len(tables["assignments"]) else words.say(NOT_FILLED_IN),
        notes=[whole_journey(found, roles, words), *gathered(found, words)],
        picture=draw.kept(picture(tables, found, stage, words)),
        legend=legend(words),
        headlines=headlines(found, words),
        findings=[asked(one, words) for one in found.findings],
    )


NOT_FILLED_IN = mark("Who answers for what has not been filled in.")


def names(tables: Tables, table: str, words: Words) -> dict[str, str]:
    """Return the names of a table's rows by key; two of the same name are told apart by their keys."""
    return labels.told_apart({row["key"]: words.title(row) or row["key"] for row in tables[table].to_dict("records")})


def sentence(found: Ownership, stages: Mapping[str, str], words: Words) -> str:
    """Say for how many stages there is one clear owner, and for which not."""
    of, clear = len(found.stages), found.clear
    without = found.stages[found.stages.health != Health.ONE].sort_values("let_downs", ascending=False)
    values = {"clear": words.number(clear), "of": words.number(of)}
    if without.empty:
        return words.say("Every stage has one clear owner.")
    if clear == 0:
        return words.say("None of the {of} stages has one clear owner.", **values)
    if len(without) <= NAMED:
        listed = words.list([stages[key] for key in without.key])
        template = mark("{clear} of {of} stages have one clear owner; these have not: {stages}.")
        return words.say(template, **values, stages=listed)
    return words.say("{clear} of {of} stages have one clear owner.", **values)


def whole_journey(found: Ownership, roles: Mapping[str, str], words: Words) -> str:
    """Say who answers for the whole journey, and who drives it."""
    answers, drives = (words.list([roles[role] for role in held]) for held in (found.map.accountable, found.map.drives))
    if answers and drives:
        return words.say(
            "The whole journey: {answers} answers for it, {drives} drives it.", answers=answers, drives=drives
        )
    if answers:
        return words.say("The whole journey: {answers} answers for it, nobody drives it.", answers=answers)
    if drives:
        return words.say("The whole journey: nobody answers for it, {drives} drives it.", drives=drives)
    return words.say("The whole journey: nobody answers for it, and nobody drives it.")


def gathered(found: Ownership, words: Words) -> list[str]:
    """Say how much of the let-downs fall where nobody clearly owns, and whether that may be chance."""
    without = found.ownerless
    if not without or without.stages < LEAST_STAGES:
        return []
    values = {"total": words.about(without.total, 3), "share": words.share(without.share)}
    if without.may_be_chance:
        template = mark(
            "Of {total} let-downs a year, {share} fall in stages without one clear owner; with {stages} stages that may be chance."
        )
        return [words.say(template, **values, stages=words.number(without.stages))]
    return [words.say("Of {total} let-downs a year, {share} fall in stages without one clear owner.", **values)]


def headlines(found: Ownership, words: Words) -> list[Figure]:
    """Return three figures: stages with one clear owner, with an owner who can act, and let-downs without an owner."""
    of = len(found.stages)
    able = int((found.stages.can_act == CanAct.CAN).sum())
    asked_about = int(found.stages.can_act.isin([CanAct.CAN, CanAct.PARTLY, CanAct.CANNOT]).sum())
    stale = int(found.stages.stale.sum())
    confirmed = words.many("{count} stage not confirmed for a year", "{count} stages not confirmed for a year", stale)
    owner, can_act, lost = (DEFINITIONS[name] for name in ("owner", "can_act", "let_downs"))
    count = words.say("{count} of {of}", count=words.number(found.clear), of=words.number(of))
    can = words.say("{count} of {of}", count=words.number(able), of=words.number(of))
    return [
        Figure(words.say("Stages with one clear owner"), count, [confirmed] if stale else [], words.say(owner[1])),
        Figure(
            words.say("Stages whose owner can act"),
            can if asked_about else NOTHING,
            [] if asked_about else [words.say("Leaders have not been asked")],
            words.say(can_act[1]),
        ),
        Figure(
            words.say("Let-downs without a clear owner"),
            words.share(found.ownerless.share) if found.ownerless else NOTHING,
            [] if found.ownerless else [words.say("Customers a year or answers are not known")],
            words.say(lost[1]),
        ),
    ]


def asked(finding: Finding, words: Words) -> Asked:
    """Say a finding, and the open question to ask in the room."""
    said, ask = words.sentence(finding.sentence), words.sentence(finding.ask)
    return Asked(finding.level is Level.ERROR, said, ask, finding.stage)


def legend(words: Words) -> str:
    """Say what the letters stand for."""
    parts = [f"{letter} {words.say(LETTER_NAMES[letter])}" for letter in LETTER_COLUMNS]
    return " · ".join(parts)


def picture(tables: Tables, found: Ownership, stage: str, words: Words) -> dict[str, pd.DataFrame]:
    """Return the tables of the matrix: a row per stage, a letter per stage and role, a head per role."""
    name, stages, roles = charts.columns(words), names(tables, "stages", words), names(tables, "roles", words)
    rows = pd.DataFrame(
        [_row(place, row, stages, roles, words) for place, row in enumerate(found.stages.to_dict("records"), 1)],
        columns=list(name),
    ).rename(columns=name)
    return {
        "rows": rows,
        "chosen": rows[(found.stages.key == stage).to_numpy()],
        "letters": _letters(found.stages, stages, roles, words),
        "heads": _heads(roles),
    }


def _row(place: int, row: Row, stages: Mapping[str, str], roles: Mapping[str, str], words: Words) -> tuple:
    health = Health(row["health"])
    holders = [roles[role] for role in row["accountable"]]
    owner = words.say("Nobody") if health is Health.NOBODY else " / ".join(holders)
    able, diagnosis = _able(row["can_act"], words), DIAGNOSIS_NAMES[row["diagnosis"]]
    known = not pd.isna(row["let_downs"])
    return (
        *(place, stages[row["key"]], owner, words.say(HEALTH_NAMES[health]), able),
        *(_rounded(row[field], 2) for field in ("gap", "gap_low", "gap_high")),
        *(_rounded(row[field], 0) for field in ("let_downs", "let_downs_low", "let_downs_high")),
        words.about(row["let_downs"]) if known else "",
        _reading(row, words),
        words.say(diagnosis),
    )


def _able(code: str, words: Words) -> str:
    if not code:
        return ""
    sign = ABLE_SIGNS.get(CanAct(code), "")
    return f"{sign} {words.say(CAN_ACT_NAMES[CanAct(code)])}".strip()


def _rounded(value: float, decimals: int) -> float | None:
    return None if pd.isna(value) else round(float(value), decimals)


def _reading(row: Row, words: Words) -> str:
    """Say in the chart's words what the gap means."""
    said = look.readings(words)
    if pd.isna(row["gap"]):
        return said[look.NOT_ASKED]
    if row["gap_high"] < 0:
        return said[look.WARNING]
    return said[look.ABOVE if row["gap_low"] > 0 else look.CONTEXT]


def _heads(roles: Mapping[str, str]) -> pd.DataFrame:
    upright = len(roles) > charts.MOST_SLOPED
    rows = [
        (x, upright, not at, role)
        for at, (x, role) in enumerate(zip(charts.places(len(roles)), roles.values(), strict=True))
    ]
    return pd.DataFrame(rows, columns=["x", "upright", "first", "head"])


def _letters(rows: pd.DataFrame, stages: Mapping[str, str], roles: Mapping[str, str], words: Words) -> pd.DataFrame:
    """Return a letter for each role that holds one; who answers first, with a weight of its own."""
    columns = ["row", "x", "letter", "weight", "said"]
    place = dict(zip(roles, charts.places(len(roles)), strict=True))
    cells = []
    for at, row in enumerate(rows.to_dict("records"), 1):
        held: dict[str, list[Letter]] = {}
        for letter, column in LETTER_COLUMNS.items():
            for role in row[column]:
                held.setdefault(role, []).append(letter)
        for role, letters in held.items():
            parts = words.list([words.say(LETTER_NAMES[letter]) for letter in letters])
            said = f"{stages[row['key']]} · {roles[role]}: {parts}"
            weight = int(Letter.ACCOUNTABLE in letters)
            cells.append((at, place[role], "/".join(letters), weight, said))
    return pd.DataFrame(cells, columns=columns)


def stage_table(tables: Tables, found: Ownership, stage: str, words: Words) -> pd.DataFrame:
    """Return who holds each letter at a stage's touchpoints; those of the touchpoint's own are marked."""
    touchpoints, roles = names(tables, "touchpoints", words), names(tables, "roles", words)
    rows = found.map.touchpoints[found.map.touchpoints.stage == stage].to_dict("records")
    lost = found.let_downs.touchpoints.set_index("key")
    table: dict[str, list[Any]] = {words.say("Touchpoint"): [touchpoints[row["key"]] for row in rows]}
    for letter, column in LETTER_COLUMNS.items():
        said = words.say(LETTER_NAMES[letter])
        table[said[:1].upper() + said[1:]] = [
            ", ".join(roles[role] for role in row[column]) + (" *" if letter in row["own"] else "") for row in rows
        ]
    partner = tables["touchpoints"].set_index("key").delivered_by
    table[words.say("Delivered by")] = [_deliverer(str(partner[row["key"]]), words) for row in rows]
    table[words.say("Let-downs a year")] = [_rounded(lost.let_downs.get(row["key"], float("nan")), -2) for row in rows]
    return pd.DataFrame(table)


def _deliverer(code: str, words: Words) -> str:
    return {"own": words.say("ourselves"), "partner": words.say("a partner")}.get(code, code)


def stage_notes(found: Ownership, stage: str, words: Words) -> list[str]:
    """Say what stands in the way at a stage, what in its letters is worth a look, and when it was confirmed."""
    (row,) = found.stages[found.stages.key == stage].to_dict("records")
    diagnosis = DIAGNOSIS_NAMES[row["diagnosis"]]
    said = [words.say("What stands in the way: {diagnosis}.", diagnosis=words.say(diagnosis))]
    said += [words.say(ownership_health.WARNINGS[code]) for code in row["warnings"]]
    if row["stale"]:
        said.append(words.say("Last confirmed {day}: more than a year ago.", day=words.day(row["confirmed_on"])))
    return said


def handoff_table(tables: Tables, found: Ownership, words: Words) -> pd.DataFrame:
    """Return each step from one stage to the next: who hands over to whom, what satisfaction does, how each side rates it."""
    stages, roles = names(tables, "stages", words), names(tables, "roles", words)
    rows = found.handoffs.to_dict("records")
    nobody = words.say("nobody")
    table = {
        words.say("From"): [stages[row["from"]] for row in rows],
        words.say("To"): [stages[row["to"]] for row in rows],
        words.say("Who hands over"): [_held(row["gives"], roles, nobody) for row in rows],
        words.say("Who receives"): [_held(row["receives"], roles, nobody) for row in rows],
        words.say("Owner changes"): [words.say("yes") if row["changes"] else words.say("no") for row in rows],
        words.say("Change in satisfaction"): [_rounded(row["fall"], 1) for row in rows],
        words.say("Note"): [words.say("clearly lower") if row["falls"] else None for row in rows],
        words.say("Rated by who hands over"): [_rounded(row["rated_by_giver"], 1) for row in rows],
        words.say("Rated by who receives"): [_rounded(row["rated_by_receiver"], 1) for row in rows],
    }
    return pd.DataFrame(table)


def handoff_sentence(tables: Tables, found: Ownership, words: Words) -> str:
    """Say where a change of owner and a fall in satisfaction meet."""
    stages = names(tables, "stages", words)
    seams = found.handoffs[found.handoffs.changes & found.handoffs.falls]
    if not len(found.handoffs):
        return words.say("There are no hand-offs between stages.")
    if not len(seams):
        return words.say("Nowhere does satisfaction clearly fall where the owner changes.")
    listed = [f"{stages[row['from']]} → {stages[row['to']]}" for row in seams.to_dict("records")]
    return words.say("Satisfaction falls where the owner changes: {steps}.", steps=words.list(listed))


def elsewhere_table(tables: Tables, found: Ownership, words: Words) -> pd.DataFrame:
    """Return the annoyances that are felt in one stage and made in another, and who answers where they are made."""
    stages, roles = names(tables, "stages", words), names(tables, "roles", words)
    titles = names(tables, "annoyances", words)
    rows = found.made_elsewhere.to_dict("records")
    table = {
        words.say("Annoyance"): [titles[row["key"]] for row in rows],
        words.say("Felt at"): [stages[row["stage"]] for row in rows],
        words.say("Made at"): [stages.get(row["made_stage"]) for row in rows],
        words.say("Answers where it is made"): [
            _held(row["accountable_where_made"], roles, words.say("nobody")) for row in rows
        ],
        words.say("Customers a year"): [_rounded(row["customers_per_year"], 0) for row in rows],
    }
    return pd.DataFrame(table)


def mandate_table(tables: Tables, found: Ownership, words: Words) -> pd.DataFrame:
    """Return what leaders say of each role's mandate: the five statements, the sixth apart, self against others."""
    roles = names(tables, "roles", words)
    rows = found.mandates.to_dict("records")
    lonely = dict(zip(found.roles.key, found.roles.lonely, strict=True))
    table: dict[str, list[Any]] = {
        words.say("Role"): [roles[row["role"]] for row in rows],
        words.say("Can act"): [_able(row["can_act"], words) for row in rows],
    }
    for item, said in mandate.STATEMENTS.items():
        table[words.say(said)] = [_rounded(row[item], 1) for row in rows]
    table |= {
        words.say(mandate.FOLLOWED_UP_STATEMENT): [_rounded(row[mandate.FOLLOWED_UP], 1) for row in rows],
        words.say("Own view less others'"): [_rounded(row["own_less_others"], 1) for row in rows],
        words.say("Stands alone"): [words.say("yes") if lonely.get(row["role"]) else None for row in rows],
        words.say("Leaders asked"): [row["raters"] for row in rows],
    }
    return pd.DataFrame(table)


def load_table(tables: Tables, found: Ownership, words: Words) -> pd.DataFrame:
    """Return what each role answers for, and what it spends."""
    stages, roles = names(tables, "stages", words), names(tables, "roles", words)
    money = found.money.set_index("role")
    rows = found.roles.to_dict("records")
    spends = [money.total.get(row["key"], float("nan")) for row in rows]
    table = {
        words.say("Role"): [roles[row["key"]] for row in rows],
        words.say("Answers for"): [words.list([stages[key] for key in row["stages"]]) or None for row in rows],
        words.say("Too much for one"): [words.say("more than a third") if row["overloaded"] else None for row in rows],
        words.say("Share of let-downs, %"): [_percent(row["let_downs_share"]) for row in rows],
        words.say("Spends in a year"): [_rounded(spent, 0) for spent in spends],
        words.say("Share of the money, %"): [_percent(money.share.get(row["key"], float("nan"))) for row in rows],
        words.say("On winning"): [_rounded(money.acquisition.get(row["key"], float("nan")), 0) for row in rows],
        words.say("On keeping"): [_rounded(money.retention.get(row["key"], float("nan")), 0) for row in rows],
        words.say("On the experience"): [_rounded(money.experience.get(row["key"], float("nan")), 0) for row in rows],
    }
    return pd.DataFrame(table).dropna(axis="columns", how="all")


def money_sentence(tables: Tables, found: Ownership, words: Words) -> str:
    """Say how little or how much of the money the owner of the worst stage holds."""
    stages, roles = names(tables, "stages", words), names(tables, "roles", words)
    money = found.money.set_index("role")
    owned = found.stages[(found.stages.owner != "") & found.stages.let_downs.notna()]
    broken = owned[owned.gap_high < 0].sort_values("let_downs", ascending=False)
    if not len(money) or broken.empty:
        return words.say("What each role answers for, and what it spends.")
    row = broken.iloc[0]
    share = float(money.share.get(row.owner, 0.0))
    template = mark("{role}, who answers for {stage}, holds {share} of the money.")
    return words.say(template, role=roles[row.owner], stage=stages[row.key], share=words.share(share))


def kpi_table(tables: Tables, found: Ownership, words: Words) -> pd.DataFrame:
    """Return the company's key figures against their targets, with their owners."""
    stages, roles = names(tables, "stages", words), names(tables, "roles", words)
    called = names(tables, "kpis", words)
    units = dict(zip(tables["kpis"].key, tables["kpis"].unit, strict=True))
    against = {row["kpi"]: called[row["against"]] for row in found.kpi_pairs.to_dict("records")}
    rows = found.kpis.to_dict("records")
    table = {
        words.say("Key figure"): [called[row["key"]] for row in rows],
        words.say("Unit"): [units[row["key"]] or None for row in rows],
        words.say("Latest"): [_rounded(row["latest"], 2) for row in rows],
        words.say("Target"): [_rounded(row["target"], 2) for row in rows],
        words.say("At target"): [_yes_no(row["on_target"], words) for row in rows],
        words.say("Better than at first"): [_yes_no(row["better"], words) for row in rows],
        words.say("Stage"): [stages.get(row["stage"]) for row in rows],
        words.say("Owner"): [roles.get(row["owner"], words.say("nobody")) for row in rows],
        words.say("Works against"): [against.get(row["key"]) for row in rows],
    }
    return pd.DataFrame(table).dropna(axis="columns", how="all")


def kpi_sentence(found: Ownership, words: Words) -> str:
    """Say how many key figures have an owner, reach their target, and pull against another."""
    rows = found.kpis
    if not len(rows):
        return words.say("No key figures have been filled in.")
    values = {
        "count": words.number(len(rows)),
        "unowned": words.number(int((rows.owner == "").sum())),
        "reached": words.number(int((rows.on_target == True).sum())),  # noqa: E712 - None is neither
        "pairs": words.number(len(found.kpi_pairs)),
    }
    template = mark(
        "Of {count} key figures {unowned} have no owner and {reached} are at their target; {pairs} pairs of targets pull against each other."
    )
    return words.say(template, **values)


def area_table(tables: Tables, found: Ownership, words: Words) -> pd.DataFrame:
    """Return the four areas worth gathering under one owner, and who has each."""
    roles = names(tables, "roles", words)
    rows = found.map.areas.to_dict("records")
    table = {
        words.say("Area"): [words.say(AREA_NAMES[row["area"]]) for row in rows],
        words.say("Who has it"): [_held(row["accountable"], roles, words.say("nobody")) for row in rows],
    }
    return pd.DataFrame(table)


def decisions_sentence(found: Ownership, words: Words) -> str:
    """Say how many decisions are overdue."""
    overdue = sum(finding.code == "decision_overdue" for finding in found.findings)
    if not overdue:
        return words.say("No decision is overdue.")
    return words.many("{count} decision is overdue.", "{count} decisions are overdue.", overdue)


def _held(roles: Sequence[str], called: Mapping[str, str], nobody: str) -> str:
    return ", ".join(called[role] for role in roles) or nobody


def _percent(share: float) -> float | None:
    return None if pd.isna(share) else round(float(share) * 100, 0)


def _yes_no(value: object, words: Words) -> str | None:
    return None if value is None else words.say("yes") if value else words.say("no")


def days(tables: Tables) -> list[str]:
    """Return the days on which anything changed in who answers for what, the latest first."""
    assignments = tables["assignments"]
    found: Iterable[Any] = [*assignments.valid_from, *assignments.valid_to]
    return sorted({day.isoformat() for day in found if not pd.isna(day)}, reverse=True)


def history_table(tables: Tables, words: Words) -> pd.DataFrame:
    """Return what changed in who answers for what, day by day, the latest first."""
    stages, roles = names(tables, "stages", words), names(tables, "roles", words)
    touchpoints = names(tables, "touchpoints", words)
    rows = []
    for day in days(tables):
        on = pd.Timestamp(day).date()
        before = (pd.Timestamp(day) - pd.Timedelta(days=1)).date()
        for row in ownership_map.changed(tables["assignments"], before, on).to_dict("records"):
            where = touchpoints.get(row["touchpoint"]) or stages.get(row["stage"])
            where = where or (words.say(AREA_NAMES[row["area"]]) if row["area"] else words.say("The whole journey"))
            new = words.say("from then on") if row["change"] == "new" else words.say("no longer")
            letter = words.say(LETTER_NAMES[Letter(row["letter"])])
            rows.append((words.day(on), where, roles[row["role"]], letter, new))
    heads = [words.say(head) for head in (mark("Day"), mark("Where"), mark("Role"), mark("Part"), mark("Change"))]
    return pd.DataFrame(rows, columns=heads)
