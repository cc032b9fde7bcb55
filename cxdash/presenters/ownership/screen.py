"""The screen of the owners page: its finding, the matrix, three figures, and questions for the room."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from cxdash.charts.ownership import matrix as charts
from cxdash.domain import ownership
from cxdash.domain.findings import Finding, Level
from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import CAN_ACT_NAMES, HEALTH_NAMES, LETTER_NAMES, CanAct, Health, Letter
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables, placed
from cxdash.i18n.translator import NOTHING, Words
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership.figures import LEAST_STAGES, Ownership
from cxdash.presenters import amounts, told
from cxdash.presenters.cells import names, reading, rounded
from cxdash.presenters.elements import Figure, PictureTables, Question, figure, picture_tables
from cxdash.presenters.ownership import chips, room

SHORT, HALF = 8, 16
"""The most characters of a role that are its name, not its key, where it is called in short, and in half a chip."""

ABLE_SIGNS = {CanAct.CAN: "●", CanAct.PARTLY: "◐", CanAct.CANNOT: "○"}
LETTER_COLUMNS = {
    Letter.ACCOUNTABLE: "accountable",
    Letter.RESPONSIBLE: "responsible",
    Letter.CONSULTED: "consulted",
    Letter.INFORMED: "informed",
}
CHOOSE = gettext_noop("choose a row to see why")
NAMED = 3
"""The most stages without an owner that a sentence names."""

Row = Mapping[str, Any]


class OwnershipScreen(NamedTuple):
    """The content of the page of a view and day; *legend*: for a file, without what a click does."""

    stages: dict[str, str]
    stage: str
    statuses: tuple[str, ...]
    sentence: str
    notes: list[str]
    picture: PictureTables
    legend: str
    desk_legend: str
    phone_legend: str
    headlines: list[Figure]
    findings: list[Question]


def present(tables: OwnershipTables, found: Ownership, stage: str, words: Words) -> OwnershipScreen:
    """Return the screen of a view and day; *stage*: the one looked into."""
    stages, roles = names(placed(tables.stages), words), names(tables.roles, words)
    first = found.stages.sort_values("let_downs", ascending=False).key
    stage = stage if stage in stages else next(iter(first), "")
    return OwnershipScreen(
        stages=stages,
        stage=stage,
        statuses=statuses(words),
        sentence=sentence(found, stages, words) if len(tables.assignments) else words.gettext(NOT_FILLED_IN),
        notes=[
            *cannot_act(found, words),
            *([whole_journey(found, roles, words)] if len(tables.assignments) else []),
            *gathered(found, words),
        ],
        picture=picture_tables(picture(tables, found, stage, words)),
        legend=" · ".join(_letters_and_marks(words)),
        desk_legend=" · ".join([*_letters_and_marks(words), words.gettext(CHOOSE)]),
        phone_legend=phone_legend(found, words),
        headlines=headlines(found, words, filled=len(tables.assignments) > 0),
        findings=[question(one, words) for one in found.findings],
    )


NOT_FILLED_IN = gettext_noop("Who answers for what has not been filled in.")


def statuses(words: Words) -> tuple[str, ...]:
    """Return the names of the kinds of health in their order, by which the picture distinguishes its chips."""
    return tuple(words.gettext(name) for name in HEALTH_NAMES.values())


def sentence(found: Ownership, stages: Mapping[str, str], words: Words) -> str:
    """Return how many stages have one clear owner, and which do not."""
    of, clear = len(found.stages), found.clear
    without = found.stages[found.stages.health != Health.ONE].sort_values("let_downs", ascending=False)
    values = {"clear": words.number(clear), "of": words.number(of)}
    if without.empty:
        return words.gettext("Every stage has one clear owner.")
    if clear == 0:
        return words.gettext("None of the {of} stages has one clear owner.", **values)
    if len(without) <= NAMED:
        listed = words.list([stages[key] for key in without.key])
        template = gettext_noop("{clear} of {of} stages have one clear owner; without one: {stages}.")
        return words.gettext(template, **values, stages=listed)
    return words.gettext("{clear} of {of} stages have one clear owner.", **values)


def whole_journey(found: Ownership, roles: Mapping[str, str], words: Words) -> str:
    """Return who answers for the whole journey, and who drives it."""
    held = set(found.map.accountable)
    if held and held <= ownership_health.collective_roles(found.roles):
        return words.gettext("The whole journey: everyone answers for it, and so nobody.")
    answers, drives = (words.list([roles[role] for role in keys]) for keys in (found.map.accountable, found.map.drives))
    if answers and drives:
        return words.gettext(
            "The whole journey: {answers} answers for it, {drives} drives it.", answers=answers, drives=drives
        )
    if answers:
        return words.gettext("The whole journey: {answers} answers for it, nobody drives it.", answers=answers)
    if drives:
        return words.gettext("The whole journey: nobody answers for it, {drives} drives it.", drives=drives)
    return words.gettext("The whole journey: nobody answers for it, and nobody drives it.")


def cannot_act(found: Ownership, words: Words) -> list[str]:
    """Return which owners cannot act."""
    return [words.sentence(one.sentence) for one in found.findings if one.code == "owner_cannot_act"]


def gathered(found: Ownership, words: Words) -> list[str]:
    """Return the share of let-downs in stages without a clear owner, and whether that may be chance."""
    without = found.ownerless
    if not without or without.stages < LEAST_STAGES or found.clear == without.stages:
        return []
    if found.map.assignments.empty:
        return []
    if not without.share:
        return [
            words.gettext(
                "None of {total} let-downs a year fall in stages without one clear owner.",
                total=words.about(without.total, 3),
            )
        ]
    values = {"total": words.about(without.total, 3), "share": words.share(without.share)}
    if without.may_be_chance:
        template = gettext_noop(
            "Of {total} let-downs a year, {share} fall in stages without one clear owner; with only {stages} "
            "stages, this could be chance."
        )
        return [words.gettext(template, **values, stages=words.number(without.stages))]
    return [words.gettext("Of {total} let-downs a year, {share} fall in stages without one clear owner.", **values)]


def headlines(found: Ownership, words: Words, *, filled: bool = True) -> list[Figure]:
    """Return three figures: stages with one clear owner, with an owner who can act, and let-downs without an owner.

    *filled*: whether it is filled in who answers for anything.
    """
    of = len(found.stages)
    able = int((found.stages.can_act == CanAct.CAN).sum())
    asked_about = int(found.stages.can_act.isin([CanAct.CAN, CanAct.PARTLY, CanAct.CANNOT]).sum())
    stale = int(found.stages.stale.sum())
    confirmed = words.ngettext(
        "{count} stage not confirmed for a year", "{count} stages not confirmed for a year", stale
    )
    count = words.gettext("{count} of {of}", count=words.number(found.clear), of=words.number(of))
    can = words.gettext("{count} of {of}", count=words.number(able), of=words.number(of))
    lost = words.share(found.ownerless.share) if found.ownerless and filled else NOTHING
    unasked = [] if asked_about else [_not_asked(found, words)]
    unknown = [] if found.ownerless else [words.gettext("Customers a year or answers are not known")]
    if not filled:
        unknown, count = [words.gettext(NOT_FILLED_IN)], NOTHING
    stages_owned, able_owners = (
        words.gettext("Stages with one clear owner"),
        words.gettext("Stages whose owner can act"),
    )
    return [
        figure("owner", count, [confirmed] if stale else [] if filled else unknown, words, name=stages_owned),
        figure("can_act", can if asked_about else NOTHING, unasked, words, name=able_owners),
        figure("ownerless", lost, unknown, words),
    ]


def _not_asked(found: Ownership, words: Words) -> str:
    """Return why it is not known of any stage whether its owner can act."""
    if found.mandates.empty:
        return words.gettext("Leaders have not been asked")
    if not found.clear:
        return words.gettext("No stage has one clear owner")
    return words.gettext("Fewer than three leaders have answered about any of the owners")


def question(finding: Finding, words: Words) -> Question:
    """Return a finding with the open question to ask in the room."""
    statement, ask = words.sentence(finding.sentence), words.sentence(finding.ask)
    evidence = ""
    if finding.stage and finding.weight:
        evidence = words.gettext("Let-downs a year in this stage: {number}", number=words.about(finding.weight))
    return Question(statement, ask, evidence, finding.stage, finding.level is Level.ERROR)


def phone_legend(found: Ownership, words: Words) -> str:
    """Return the meaning of the marks on a phone, which has no letters, and of a circle only its sign."""
    signs = [able(code, words) for code in ABLE_SIGNS if (found.stages.can_act == code).any()]
    return " · ".join([*signs, *_marks(words), words.gettext(CHOOSE)])


def _letters_and_marks(words: Words) -> list[str]:
    return [*(f"{letter} {words.gettext(LETTER_NAMES[letter])}" for letter in LETTER_COLUMNS), *_marks(words)]


def _marks(words: Words) -> list[str]:
    return [
        *(words.gettext("dashed: nobody owns it"), words.gettext("solid line: several claim it")),
        words.gettext("three lines: everyone"),
    ]


def picture(tables: OwnershipTables, found: Ownership, stage: str, words: Words) -> dict[str, pd.DataFrame]:
    """Return the tables of the matrix: a row per stage, a letter per stage and role, a head per role."""
    name, stages, roles = charts.columns(words), names(tables.stages, words), names(tables.roles, words)
    said = room.marks(found, roles, words)
    rows = pd.DataFrame(
        [_row(place, row, stages, roles, said, words) for place, row in enumerate(rows_of(found.stages), 1)],
        columns=[*name, "said", "first", "second", "first short", "second short"],
    ).rename(columns=name)
    return {
        "rows": rows,
        "chosen": rows[(found.stages.key == stage).to_numpy()],
        "letters": _letters(found.stages, stages, roles, words),
        "heads": _heads(roles),
    }


def _row(
    place: int,
    row: Row,
    stages: Mapping[str, str],
    roles: Mapping[str, str],
    said: Mapping[str, str],
    words: Words,
) -> tuple:
    health = Health(row["health"])
    holders = [roles[role] for role in row["accountable"]]
    owner = words.gettext("Nobody") if health is Health.NOBODY else " / ".join(holders)
    full, brief = (chips.halves(row["accountable"], roles, most) for most in (HALF, SHORT))
    short = " / ".join(brief) or owner
    halves = [*full, *brief] if health is Health.CONTESTED and len(brief) == 2 else [""] * 4
    acts, diagnosis = able(row["can_act"], words), ownership.diagnosis_name(row["diagnosis"], row["can_act"])
    known = not pd.isna(row["let_downs"])
    return (
        *(place, stages[row["key"]], owner, short, words.gettext(HEALTH_NAMES[health]), said.get(row["key"], ""), acts),
        *(rounded(row[field], 2) for field in ("gap", "gap_low", "gap_high")),
        *(rounded(row[field], 0) for field in ("let_downs", "let_downs_low", "let_downs_high")),
        amounts.let_downs(row["let_downs"], rounded(row["let_downs_high"], 0) or 0, words) if known else "",
        reading(row, words),
        words.gettext(diagnosis),
        _told(stages[row["key"]], row, roles, words.gettext(diagnosis), words),
        *halves,
    )


def _told(stage: str, row: Row, roles: Mapping[str, str], diagnosis: str, words: Words) -> str:
    """Return what a row says where it is pointed at: who answers, let-downs a year, and what stands in the way."""
    health = words.gettext(HEALTH_NAMES[Health(row["health"])])
    who = told.owner(stage, row["accountable"], roles, health, told.able(row["can_act"], words), words)
    if pd.isna(row["let_downs"]):
        return words.gettext("{who} {diagnosis}.", who=who, diagnosis=diagnosis[:1].upper() + diagnosis[1:])
    values = {"who": who, "number": words.about(row["let_downs"]), "diagnosis": diagnosis}
    return words.gettext("{who} Let-downs a year: {number}; {diagnosis}.", **values)


def able(code: str, words: Words) -> str:
    """Return whether a role can act, with a full, half or empty circle."""
    sign = ABLE_SIGNS.get(CanAct(code), "") if code else ""
    return f"{sign} {words.gettext(CAN_ACT_NAMES[CanAct(code)])}".strip() if code else ""


def _heads(roles: Mapping[str, str]) -> pd.DataFrame:
    upright = len(roles) > charts.MOST_SLOPED
    rows = [
        (x, upright, not at, role)
        for at, (x, role) in enumerate(zip(charts.places(len(roles)), roles.values(), strict=True))
    ]
    return pd.DataFrame(rows, columns=["x", "upright", "first", "head"])


def _letters(rows: pd.DataFrame, stages: Mapping[str, str], roles: Mapping[str, str], words: Words) -> pd.DataFrame:
    """Return a row per stage and role that holds a letter there; weight 1: accountable."""
    columns = ["row", "x", "letter", "weight", "said"]
    place = dict(zip(roles, charts.places(len(roles)), strict=True))
    cells = []
    for at, row in enumerate(rows_of(rows), 1):
        by_role: dict[str, list[Letter]] = {}
        for letter, column in LETTER_COLUMNS.items():
            for role in row[column]:
                by_role.setdefault(role, []).append(letter)
        for role, letters in by_role.items():
            parts = words.list([words.gettext(LETTER_NAMES[letter]) for letter in letters])
            stage, called = stages[row["key"]], roles[role]
            text = words.gettext("{stage}, {role}: {letters}.", stage=stage, role=called, letters=parts)
            weight = int(Letter.ACCOUNTABLE in letters)
            cells.append((at, place[role], "/".join(letters), weight, text))
    return pd.DataFrame(cells, columns=columns)
