"""Who spends what: how the money is split, and behind it how each role's kinds of spending have moved in a year."""

from collections.abc import Mapping

import pandas as pd

from cxdash.charts import economics as charts
from cxdash.charts import look
from cxdash.domain.messages import gettext_noop
from cxdash.domain.money import CATEGORY_NAMES, PURPOSE_NAMES
from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words
from cxdash.measures.economics import spend, spend_mix
from cxdash.measures.economics.figures import Economics
from cxdash.measures.economics.months import PURPOSES
from cxdash.presenters.amounts import money, more_or_less
from cxdash.presenters.cells import of_100, rounded
from cxdash.presenters.economics import spend_by_role
from cxdash.presenters.elements import Drawing, Tab, Table, picture_tables, with_rows

Names = Mapping[str, str]


def present(found: Economics, roles: Names, words: Words) -> list[Tab]:
    """Return how the money is split, whose it is in a picture, and all amounts."""
    table = Table(words.gettext("Who spends what"), spend_table(found, roles, words), behind=True)
    said = spend_sentences(found, words)
    return [
        Tab(
            sentences=said,
            drawing=spend_by_role.picture(found.spend, roles, found.currency, said[0], words),
            tables=with_rows(table),
        )
    ]


def mix(found: Economics, roles: Names, words: Words) -> list[Tab]:
    """Return how kinds of spending have moved within each role's money, with their picture."""
    said = mix_sentences(found, roles, words)
    rows = mix_rows(found, roles, words)
    drawing = None
    if len(rows):
        tables = picture_tables({"rows": rows})
        drawing = Drawing(charts.spend_mix, said[0], tables, row_height=charts.MIX_ROW, above=charts.MIX_ABOVE)
    legend = [words.gettext("Of each role's money. Hollow: a year before; filled: now.")] if drawing else []
    return [Tab(sentences=said, drawing=drawing, notes=legend, definitions=["money_moved"] if drawing else [])]


def mix_sentences(found: Economics, roles: Names, words: Words) -> list[str]:
    """Return how each role's money has moved from one kind of spending to another, or why that cannot be told."""
    mix = found.spend_mix
    if mix.empty:
        return []
    if set(mix.category) == {spend_mix.NOT_STATED}:
        template = gettext_noop(
            "What the money goes to (staff, technology …) has not been filled in, so it cannot be told whether it "
            "moves from people to technology."
        )
        return [words.gettext(template)]
    known = mix.role[mix.share_before.notna()].unique()
    if not len(known):
        template = gettext_noop(
            "It cannot be told whether money has moved from people to technology: the same months a year before are "
            "not filled in."
        )
        return [words.gettext(template), *_holder(found, roles, words)]
    return [*_moves(found, words), *_not_compared(found, roles, words), *_holder(found, roles, words)]


def _moves(found: Economics, words: Words) -> list[str]:
    moved = [words.sentence(one.sentence) for one in found.findings if one.code == "money_moved"]
    if moved:
        return moved
    if (found.spend_mix.category == spend_mix.NOT_STATED).any():
        template = gettext_noop(
            "As far as kinds are stated, no role has moved a tenth or more of its money from one to another in a year."
        )
        return [words.gettext(template)]
    return [words.gettext("No role has moved a tenth or more of its money from one kind to another in a year.")]


def _not_compared(found: Economics, roles: Names, words: Words) -> list[str]:
    mix = found.spend_mix
    unknown = mix.role[mix.share_before.isna()].unique()
    if not len(unknown):
        return []
    listed = words.list([roles.get(role, words.gettext("nobody")) for role in unknown])
    template = gettext_noop("Not compared, because the same months a year before are not filled in: {roles}.")
    return [words.gettext(template, roles=listed)]


def _holder(found: Economics, roles: Names, words: Words) -> list[str]:
    one = spend_mix.holder(found.spend_mix)
    if one is None:
        return []
    values = {"role": roles.get(one.role, one.role), "share": words.share(one.share)}
    if pd.isna(one.before):
        return [words.gettext("{role} holds {share} of the money for technology.", **values)]
    template = gettext_noop("{role} holds {share} of the money for technology; a year before it was {before}.")
    return [words.gettext(template, **values, before=words.share(one.before))]


def mix_rows(found: Economics, roles: Names, words: Words) -> pd.DataFrame:
    """Return the rows of the picture: each role whose money goes to several kinds, and below it those kinds."""
    moved = {(one.role, kind) for one in spend_mix.moves(found.spend_mix) for kind in (one.source, one.target)}
    dark, context = (look.readings(words)[reading] for reading in (look.TEXT, look.CONTEXT))
    rows: list[tuple] = []
    for role, kinds in found.spend_mix.groupby("role", sort=False):
        if len(kinds) > 1:
            name = roles.get(str(role), words.gettext("nobody"))
            rows.append((name, "", None, None, "", context))
            rows += [
                (name, *_kind(kind, words), dark if (role, kind["category"]) in moved else context)
                for kind in rows_of(kinds)
            ]
    table = pd.DataFrame(rows, columns=["role", "kind", "before", "share", "said", "reading"])
    table.insert(0, "row", range(1, len(table) + 1))
    table["told"] = [
        words.gettext("{role}, {kind}: {shares} of its money.", role=role, kind=kind, shares=shares)
        for role, kind, shares in table[["role", "kind", "said"]].itertuples(index=False)
    ]
    return table.astype({"share": float, "before": float}).rename(columns=charts.mix_columns(words))


def _kind(kind: Mapping, words: Words) -> tuple:
    """Return a kind of spending in words, with its shares before and now in per cent, and both in words."""
    known = [share for share in (kind["share_before"], kind["share"]) if not pd.isna(share)]
    return (
        words.gettext(CATEGORY_NAMES[kind["category"]]),
        *(rounded(kind[share] * 100, 1) for share in ("share_before", "share")),
        " → ".join(map(words.share, known)),
    )


def spend_sentences(found: Economics, words: Words) -> list[str]:
    """Return how the money is split, what has changed in a year, and what goes to the experience beside advertising."""
    spent = found.spend.groupby("purpose").amount.sum()
    total = float(spent.sum())
    if not total > 0:
        return [words.gettext("What is spent on winning, keeping and the experience has not been filled in.")]
    parts = of_100([float(spent.get(purpose, 0.0)) / total for purpose in PURPOSES])
    shares = {purpose: words.share(part / 100) for purpose, part in zip(PURPOSES, parts, strict=True)}
    template = gettext_noop(
        "Of {total}, {winning} goes to winning, {keeping} to keeping and {experience} to the experience itself."
    )
    text = words.gettext(
        template,
        total=money(total, found.currency, words),
        winning=shares["acquisition"],
        keeping=shares["retention"],
        experience=shares["experience"],
    )
    media = found.spend[(found.spend.purpose == "acquisition") & (found.spend.category == "media")].amount.sum()
    changes = _changes(found, words)
    if not media > 0 or "experience" not in spent:
        return [text, *changes]
    amounts = (money(float(one), found.currency, words) for one in (spent["experience"], media))
    values = dict(zip(("experience", "media"), amounts, strict=True))
    return [
        text,
        *changes,
        words.gettext("The experience gets {experience}; advertising to win customers gets {media}.", **values),
    ]


def _changes(found: Economics, words: Words) -> list[str]:
    """Return how much more or less is spent on each purpose than a year before, and what changed most."""
    rows = rows_of(spend.changed(found.spend))
    if not any(row["change"] for row in rows):
        return []
    most = max(rows, key=lambda row: abs(row["change"]))
    beside = abs(most["change"])
    parts = []
    for row in rows:
        values = {
            "purpose": words.gettext(PURPOSE_NAMES[row["purpose"]]),
            "change": more_or_less(row["change"], found.currency, words, beside),
        }
        if row is most and row["of_which"]:
            kind = words.gettext(CATEGORY_NAMES[row["category"]])
            of_which = more_or_less(row["of_which"], found.currency, words, beside)
            template = gettext_noop("{purpose} {change} (most of all {kind}, {of_which})")
            parts.append(words.gettext(template, **values, kind=kind, of_which=of_which))
        else:
            parts.append(words.gettext("{purpose} {change}", **values))
    return [words.gettext("Compared with the year before: {changes}.", changes="; ".join(parts))]


def spend_table(found: Economics, roles: Names, words: Words) -> pd.DataFrame:
    """Return what each role spends on what, beside the year before."""
    rows = rows_of(found.spend)
    purposes, kinds = found.spend.purpose.map(PURPOSE_NAMES), found.spend.category.map(CATEGORY_NAMES)
    table = {
        words.gettext("Role"): [roles.get(row["role"], words.gettext("nobody")) for row in rows],
        words.gettext("For"): [words.gettext(name) for name in purposes],
        words.gettext("Type"): [words.gettext(name) for name in kinds],
        words.gettext("Amount"): [rounded(row["amount"], 0) for row in rows],
        words.gettext("Year before"): [rounded(row["before"], 0) for row in rows],
        words.gettext("Share, %"): [rounded(row["share"] * 100, 1) for row in rows],
    }
    return pd.DataFrame(table).dropna(axis="columns", how="all")
