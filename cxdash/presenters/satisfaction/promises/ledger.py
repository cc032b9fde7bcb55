"""The ledger of promises: the words, what was expected and got, the cause, and the extra work; then the question."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cxdash.charts.satisfaction import promises as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.domain.scales import Scale
from cxdash.domain.sheets.priorities import CAUSES
from cxdash.i18n.translator import Words
from cxdash.measures.economics import extra_work
from cxdash.measures.satisfaction.needs import OWN
from cxdash.measures.satisfaction.promises import Kept
from cxdash.presenters.amounts import rounded
from cxdash.presenters.cells import spans
from cxdash.presenters.elements import Drawing, Tab, Table, with_rows
from cxdash.presenters.satisfaction.channels import PARTNER, channel, deliverer
from cxdash.presenters.satisfaction.promises import picture
from cxdash.presenters.satisfaction.promises.picture import Who, promise
from cxdash.services.promises import Promises

Names = Mapping[str, str]
Row = Mapping[str, Any]

MOST_SAID = 3
"""The most broken promises that are each given a sentence; the table has all."""

MOST_LISTED = 3
"""The most touchpoints of a promise that are each named; of more, the one that falls furthest short."""

ALIKE = 0.1
"""What was expected at several touchpoints is one figure up to this difference."""


def present(
    found: Promises, stages: Names, touchpoints: Names, whose: Mapping[str, Who], scale: Scale, words: Words
) -> list[Tab]:
    """Return the ledger of a view, *whose*: who answers at each touchpoint; what to say where no promise is written."""
    said = sentences(found, stages, touchpoints, words)
    listed = with_rows(Table(words.gettext("The ledger of promises"), table(found, stages, touchpoints, words)))
    heading = picture.finding(found, words)
    if not heading:
        title = words.gettext("What is promised, and what is kept")
        return [Tab(title, said, tables=listed, definitions=("promises", "overpromised"))]
    drawing = Drawing(
        charts.ledger,
        heading,
        picture.picture(found, stages, touchpoints, whose, scale, words),
        charts.ROW_HEIGHT,
        charts.HEAD + 4,
        key="promises",
    )
    content = Tab(
        heading,
        picture.said(found, touchpoints, words),
        drawing=drawing,
        notes=[" ".join(picture.legend(found, words))],
        more=(words.gettext("What is promised, and what is kept"), said),
        tables=[one._replace(behind=True) for one in listed],
        definitions=("promises", "overpromised"),
    )
    return [content]


def sentences(found: Promises, stages: Names, touchpoints: Names, words: Words) -> list[str]:
    """Return the promises that break, what promising too much costs, what is not written, and the question."""
    broken = found.ledger.broken
    said = [_broken(one, touchpoints, words) for one in broken[:MOST_SAID]] or [_none_broken(found, words)]
    costs = _overpromised(found, stages, words)
    question = [words.gettext("Deliver more, or promise less?")] if broken or len(found.overpromised.stages) else []
    return [*said, *costs, *_unwritten(found, words), *question]


def _none_broken(found: Promises, words: Words) -> str:
    if found.ledger.rows.empty:
        return words.gettext("No promise is written, neither for a stage nor for a touchpoint.")
    if not found.ledger.promises:
        return words.gettext(
            "Whether the promises are kept cannot be told: nowhere have enough been asked both what they expected and "
            "what they got."
        )
    return words.gettext("No promise that has been asked about is clearly broken.")


def _broken(one: Kept, touchpoints: Names, words: Words) -> str:
    rows = rows_of(one.rows)
    by = _called(rows, touchpoints)
    if len(rows) > MOST_LISTED:
        return _broken_at_most(one, by, touchpoints, words)
    spread = one.rows.expected.max() - one.rows.expected.min()
    values = {"promise": promise(rows[0], words).rstrip(".!")}
    if spread <= ALIKE:
        listed = ", ".join(f"{by[row['touchpoint']]} {words.number(row['got'], 1)}" for row in rows)
        template = gettext_noop("Promised: {promise}. {listed} against {expected} expected.")
        said = words.gettext(template, listed=listed, expected=words.number(one.expected, 1), **values)
    else:
        each = gettext_noop("{name} {got} against {expected}")
        listed = ", ".join(
            words.gettext(
                each,
                name=by[row["touchpoint"]],
                got=words.number(row["got"], 1),
                expected=words.number(row["expected"], 1),
            )
            for row in rows
        )
        said = words.gettext("Promised: {promise}. {listed} expected.", listed=listed, **values)
    return " ".join([said, *_by_whom(one, by, words)])


def _broken_at_most(one: Kept, by: Names, touchpoints: Names, words: Words) -> str:
    """Return where a promise of many touchpoints breaks most, and by whom it is kept."""
    worst = one.rows.iloc[-1].to_dict()
    said = words.gettext(
        "Promised: {promise}. It breaks at {count} of {of} touchpoints, most at {name}: {got} against {expected} "
        "expected.",
        promise=promise(worst, words).rstrip(".!"),
        count=words.number(len(one.broken)),
        of=words.number(len(one.rows)),
        name=_with_partner(worst, touchpoints, words),
        got=words.number(worst["got"], 1),
        expected=words.number(worst["expected"], 1),
    )
    return " ".join([said, *(_by_whom(one, by, words) if one.worse else [])])


def _with_partner(row: dict[str, Any], touchpoints: Names, words: Words) -> str:
    """Return a touchpoint's name, with the partner that delivers it where one is named."""
    name = touchpoints.get(row["touchpoint"], row["touchpoint"])
    if row["delivered_by"] in ("", OWN, PARTNER):
        return name
    return words.gettext("{touchpoint} (delivered by {partner})", touchpoint=name, partner=row["delivered_by"])


def _by_whom(one: Kept, by: Names, words: Words) -> list[str]:
    """Return whose hand keeps it and whose breaks it, or where, if that differs."""
    ours = set(one.rows.touchpoint[one.rows.delivered_by == OWN])
    if one.worse:
        partners = words.list(dict.fromkeys(by[key] for key in one.worse))
        kept = gettext_noop("It holds by our own hand and breaks with {partners}.")
        further = gettext_noop("With {partners} it falls clearly further short than by our own hand.")
        return [words.gettext(kept if ours <= set(one.kept) else further, partners=partners)]
    if one.kept:
        kept_at, broken_at = (words.list(by[key] for key in keys) for keys in (one.kept, one.broken))
        return [words.gettext("It holds at {kept} and breaks at {broken}.", kept=kept_at, broken=broken_at)]
    return []


def _called(rows: list[dict[str, Any]], touchpoints: Names) -> dict[str, str]:
    """Return a partner's name for its only touchpoint among *rows*, and the touchpoint's own name otherwise."""
    hands = [row["delivered_by"] for row in rows]
    return {
        row["touchpoint"]: row["delivered_by"]
        if row["delivered_by"] not in ("", OWN, PARTNER) and hands.count(row["delivered_by"]) == 1
        else touchpoints.get(row["touchpoint"], row["touchpoint"])
        for row in rows
    }


def _overpromised(found: Promises, stages: Names, words: Words) -> list[str]:
    """Return what promising too much costs by the stage where it is promised, or what is missing to tell it."""
    rows = rows_of(found.overpromised.stages)
    if found.overpromised.needs and rows:
        template = gettext_noop(
            "What promising too much at {stages} costs in extra work cannot be told before it is stated {needs}."
        )
        listed = words.list(stages.get(row["stage"], row["stage"]) for row in rows)
        needs = words.list(words.gettext(extra_work.NEEDED[key]) for key in found.overpromised.needs)
        return [words.gettext(template, stages=listed, needs=needs)]
    alike: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        ends = (words.money(rounded(row[end]), found.currency) for end in ("low", "high"))
        costs = about(row["cost"], found.currency, words), *ends
        alike.setdefault(costs, []).append(stages.get(row["stage"], row["stage"]))
    return [_costs(costs, where, words) for costs, where in alike.items()]


def _costs(costs: tuple[str, ...], where: list[str], words: Words) -> str:
    """Return what promising too much costs at a stage, or at each of several where it costs the same."""
    values = dict(zip(("cost", "low", "high"), costs, strict=True))
    if len(where) == 1:
        one = gettext_noop("Promising too much at {stage} costs {cost} a year in extra work (from {low} to {high}).")
        return words.gettext(one, **values, stage=where[0])
    each = gettext_noop(
        "Promising too much costs {cost} a year in extra work at each of {stages} (from {low} to {high} at each)."
    )
    return words.gettext(each, **values, stages=words.list(where))


def about(amount: float, currency: str, words: Words) -> str:
    """Return an estimated amount by its first two digits, with its currency."""
    return f"{words.about(amount)}\N{NO-BREAK SPACE}{words.currency(currency)}"


def _unwritten(found: Promises, words: Words) -> list[str]:
    ledger = found.ledger
    if not ledger.unwritten or ledger.rows.empty:
        return []
    counts = {"count": words.number(len(ledger.unwritten)), "of": words.number(ledger.touchpoints)}
    own = words.gettext("{count} of {of} touchpoints have no written promise of their own.", **counts)
    if not ledger.without:
        return [own]
    rest = words.ngettext(
        "{count} of these has none from its stage either.",
        "{count} of these have none from their stage either.",
        len(ledger.without),
    )
    return [f"{own} {rest}"]


def table(found: Promises, stages: Names, touchpoints: Names, words: Words) -> pd.DataFrame:
    """Return the ledger, columns in words, without columns in which nothing is known."""
    rows = found.ledger.rows
    costs = [found.work.get(key) for key in rows.touchpoint]
    lows, highs = ([getattr(one, end) if one else float("nan") for one in costs] for end in ("low", "high"))
    currency = words.currency(found.currency)
    listed = {
        words.gettext("Stage"): [stages.get(key, key) for key in rows.stage],
        words.gettext("Promised"): [promise(row, words) for row in rows_of(rows)],
        words.gettext("Touchpoint"): [touchpoints.get(key, key) for key in rows.touchpoint],
        words.gettext("Expected"): rows.expected.round(2),
        words.gettext("Got"): rows.got.round(2),
        words.gettext("Gap"): rows.gap.round(2),
        words.gettext("Let-downs a year"): rows.let_downs.round(0),
        words.gettext("Cause most are annoyed by"): [words.gettext(CAUSES[one]) if one else None for one in rows.cause],
        words.gettext("Extra work a year, {currency}", currency=currency): [c and round(c.value) for c in costs],
        words.gettext("Extra work, from–to"): spans(lows, highs, 0, words),
        words.gettext("Channel"): [channel(code, words) or None for code in rows.channel.fillna("")],
        words.gettext("Delivered by"): [deliverer(name, words) for name in rows.delivered_by],
    }
    return pd.DataFrame(listed).dropna(axis="columns", how="all")
