"""What the list of what to fix says: the finding, the rows of the picture, and three figures."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd

from cxdash.charts import priorities as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import CanAct, Health
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import RaciTables
from cxdash.i18n.translator import Words
from cxdash.measures.priorities.blocked import UNHEALTHY, Why
from cxdash.measures.priorities.figures import Group, Priorities, RankCertainty
from cxdash.measures.stats import simulation
from cxdash.presenters.cells import names, upper
from cxdash.presenters.elements import Figure, PictureTables, Tab, figure, picture_tables
from cxdash.presenters.ownership.screen import NOT_FILLED_IN

Row = Mapping[str, Any]

HELD_UP = {
    Why.NOBODY: gettext_noop("nobody answers for {place}"),
    Why.EVERYONE: gettext_noop("everyone answers for {place}, and so nobody"),
    Why.CONTESTED: gettext_noop("several answer for {place} ({roles})"),
    Why.NO_MANDATE: gettext_noop("{roles} answers for {place}, but cannot act"),
    Why.STOPPED: gettext_noop("it has been stopped, though {roles} answers for {place}"),
}
"""Why nobody can mend something, by what blocks it."""

STOPPED = gettext_noop("it has been stopped")
ANSWERS = {
    CanAct.CAN: gettext_noop("{roles} answers for {place} and can act"),
    CanAct.PARTLY: gettext_noop("{roles} answers for {place} and can act partly"),
    CanAct.NOT_ASKED: gettext_noop(
        "{roles} answers for {place}; leaders have not been asked whether that role can act"
    ),
    CanAct.CANNOT: gettext_noop("{roles} answers for {place}, but cannot act"),
}
"""Who can mend something."""

ELSEWHERE = {
    Health.NOBODY: HELD_UP[Why.NOBODY],
    Health.EVERYONE: HELD_UP[Why.EVERYONE],
    Health.CONTESTED: HELD_UP[Why.CONTESTED],
}
"""Who answers for what is already being mended or done, where nobody clearly does."""

NOT_KNOWN = gettext_noop("who answers for {place} is not filled in")


HEADS = {
    "blocked": gettext_noop("Blocked: {count} of {of}"),
    "open": gettext_noop("Can be fixed: {count} of {of}"),
    "doing": gettext_noop("Under way: {count} of {of}"),
    "idea": gettext_noop("Ideas: {count}"),
}
"""The heads of the list's parts, in their order."""


EMPLOYEES, DROP = "employees", "drop"
"""What the list is narrowed to: what employees found, or the touchpoints that could be dropped."""


class Part(NamedTuple):
    """A part of the list under its head: what is blocked, can be fixed, is under way, or is an idea."""

    head: str
    picture: PictureTables


class PrioritiesScreen(NamedTuple):
    """The content of the page of a view and day; *missing*: why there is none, or ''.

    *stages*: those where annoyances are felt, by key; *felt*, *only*: what the list is narrowed to. *titles*: of its
    annoyances by key, in its order. *tables*: the list as a table. *parts*: the list without what is done.
    """

    missing: str
    stages: Mapping[str, str]
    felt: str
    only: str
    titles: Mapping[str, str]
    sentence: str
    more: list[str]
    notes: list[str]
    parts: list[Part]
    legend: str
    tables: list[Tab]
    headlines: list[Figure]


class Basis(NamedTuple):
    """The figures, and the names of touchpoints, roles, annoyances, and the stages where these are felt, by key."""

    found: Priorities
    places: Mapping[str, str]
    roles: Mapping[str, str]
    titles: Mapping[str, str]
    stages: Mapping[str, str] = MappingProxyType({})


def basis(found: Priorities, annoyances: pd.DataFrame, owners: RaciTables, words: Words) -> Basis:
    """Return the figures with the names in a language."""
    felt = owners.stages[owners.stages.key.isin(found.rows.stage)]
    return Basis(found, *(names(table, words) for table in (owners.touchpoints, owners.roles, annoyances, felt)))


def missing(found: Priorities, words: Words) -> str:
    """Return that no annoyance is noted, in the journey chosen or at all; '' otherwise."""
    if len(found.rows):
        return ""
    if found.view.journey:
        return words.gettext("No annoyances are noted for this journey. Choose all journeys above, or type them in.")
    return words.gettext("No annoyances are noted yet. Type in what irritates customers: where, how many, how badly.")


def sentences(basis: Basis, words: Words) -> list[str]:
    """Return what hurts most if it is blocked, and what comes first of the rest with who can mend it."""
    worst, first = basis.found.worst, basis.found.first(Group.OPEN, "open")
    if worst is None:
        return [words.gettext("No annoyance is left to fix.")]
    blocked = [_worst(worst, basis, words)] if worst["group"] == Group.HELD_UP else []
    rest = _first(first, basis, words) if first else words.gettext("Nothing that is open can be fixed as things stand.")
    return [*blocked, rest]


def _worst(row: Row, basis: Basis, words: Words) -> str:
    values = {"title": basis.titles[row["key"]], "why": who(row, basis, words)}
    if row["first_share"] >= simulation.CLEARLY:
        return words.gettext("“{title}” clearly hurts most, but is blocked where it is made: {why}.", **values)
    return words.gettext("“{title}” probably hurts most, but is blocked where it is made: {why}.", **values)


def _first(row: Row, basis: Basis, words: Words) -> str:
    values = {"title": basis.titles[row["key"]], "who": who(row, basis, words)}
    if row["standing"] == RankCertainty.CLEAR_FIRST:
        return words.gettext("Of what can be fixed, “{title}” clearly comes first: {who}.", **values)
    if row["standing"] == RankCertainty.TIE:
        other = basis.titles[row["ties_with"]]
        template = gettext_noop("Of what can be fixed, “{title}” and “{other}” come first about equally: {who}.")
        return words.gettext(template, **values, other=other)
    return words.gettext("Of what can be fixed, “{title}” probably comes first: {who}.", **values)


def who(row: Row, basis: Basis, words: Words) -> str:
    """Return who can mend a row where it is made, or why nobody can, as a clause."""
    place = basis.places.get(row["made_at"], row["made_at"])
    values = {"place": place, "roles": words.list(basis.roles[role] for role in row["accountable"])}
    if row["blocked"] == Why.STOPPED and not row["accountable"]:
        return words.gettext(STOPPED)
    if row["blocked"]:
        return words.gettext(HELD_UP[Why(row["blocked"])], **values)
    if not row["health"]:
        return words.gettext(NOT_KNOWN, place=place)
    if row["health"] != Health.ONE:
        return words.gettext(ELSEWHERE[Health(row["health"])], **values)
    return words.gettext(ANSWERS[CanAct(row["can_act"])], **values)


def rank_certainty(row: Row, basis: Basis, words: Words) -> str:
    """Return how certain a row's rank is within its group."""
    text = {
        RankCertainty.CLEAR_FIRST: words.gettext("clearly first"),
        RankCertainty.FIRST: words.gettext("probably first"),
        RankCertainty.LATER: "",
    }
    if row["standing"] == RankCertainty.TIE:
        return words.gettext("about equal to “{title}”", title=basis.titles[row["ties_with"]])
    return text[RankCertainty(row["standing"])]


def notes(found: Priorities, words: Words) -> list[str]:
    """Return how ranges are assumed, and whether owners are known."""
    unstated, of = int((~found.rows.stated.astype(bool)).sum()), len(found.rows)
    sentences = [] if found.owned else [words.gettext(NOT_FILLED_IN)]
    if unstated:
        values = {"count": words.number(unstated), "of": words.number(of)}
        template = gettext_noop("No ranges given for {count} of {of}: we assume ±25%.")
        sentences.append(words.gettext(template, **values))
    return sentences


def headlines(found: Priorities, words: Words) -> list[Figure]:
    """Return three figures of annoyances: blocked, without anybody to mend them, mended or being mended."""
    undone, of_undone = found.undone, [words.gettext("of those not fixed")]
    every = found.rows[found.rows.kind != "idea"]
    held = int((undone.group == Group.HELD_UP).sum())
    nobodys = int((undone.owner == "").sum())
    moving = int(every.status.isin(["doing", "done"]).sum())
    return [
        figure("held_up", _of(held, len(undone), words), of_undone, words),
        figure("nobody_mends", _of(nobodys, len(undone), words), of_undone, words),
        figure("being_mended", _of(moving, len(every), words), [words.gettext("of all annoyances")], words),
    ]


def _of(count: int, of: int, words: Words) -> str:
    return words.gettext("{count} of {of}", count=words.number(count), of=words.number(of))


def parts(basis: Basis, words: Words) -> list[Part]:
    """Return the list without what is done, by its parts; their counts are of all annoyances not done."""
    rows = rows_of(basis.found.rows[basis.found.rows.group != Group.DONE])
    most, order = max((row["pain_high"] for row in rows), default=0.0), list(HEADS)
    rows = sorted(rows, key=lambda row: order.index(_part(row)))
    of = words.number(len(basis.found.undone))
    return [
        Part(
            words.gettext(HEADS[part], count=words.number(len(listed)), of=of),
            picture_tables({"rows": picture(listed, basis, words).assign(most=most)}),
        )
        for part, listed in ((part, list(group)) for part, group in groupby(rows, _part))
    ]


def _part(row: Row) -> str:
    if row["group"] == Group.IDEA:
        return "idea"
    return "blocked" if row["group"] == Group.HELD_UP else "doing" if row["status"] == "doing" else "open"


def picture(rows: Sequence[Row], basis: Basis, words: Words) -> pd.DataFrame:
    """Return rows of the list as they are drawn."""
    name = charts.columns(words)
    shown = [_row(place, row, basis, words) for place, row in enumerate(rows, 1)]
    told = [beneath(row, basis, words) for row in rows]
    return said(pd.DataFrame(shown, columns=list(name)).rename(columns=name), told, name, words)


def said(rows: pd.DataFrame, told: Iterable[str], name: Mapping[str, str], words: Words) -> pd.DataFrame:
    """Add what each row says where it is pointed at: its title, the figures beside it, and who can mend it."""
    parts = zip(rows[name["title"]], rows[name["beside"]], told, strict=True)
    return rows.assign(
        told=[words.gettext("{title}: {beside}. {who}.", title=row[0], beside=row[1], who=row[2]) for row in parts]
    )


def _row(place: int, row: Row, basis: Basis, words: Words) -> tuple:
    values = {"customers": words.number(row["customers_per_year"]), "severity": words.number(row["severity"])}
    title = basis.titles[row["key"]]
    return (
        place,
        words.gettext("Idea: {title}", title=title) if row["group"] == Group.IDEA else title,
        *(round(float(row[field])) for field in ("pain", "pain_low", "pain_high")),
        round(float(row["customers_per_year"])),
        int(row["severity"]),
        words.gettext("{customers} customers a year, severity {severity} of 5", **values),
        upper(who(row, basis, words)),
        state(row, words),
    )


def state(row: Row, words: Words) -> str:
    """Return whether a row is blocked, and then whether that is since nobody clearly answers where it is made."""
    unowned, held_up, free = charts.states(words)
    return unowned if row["blocked"] in UNHEALTHY.values() else held_up if row["blocked"] else free


def beneath(row: Row, basis: Basis, words: Words) -> str:
    """Return as a sentence who can mend a row, or why it is blocked."""
    text = who(row, basis, words)
    if row["blocked"]:
        return words.gettext("Blocked: {why}", why=text)
    if row["status"] == "doing":
        return words.gettext("Under way: {who}", who=text)
    return upper(text)
