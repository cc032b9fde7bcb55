"""The tabs of the page on winning and keeping."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from cxdash.charts import economics as charts
from cxdash.charts import look
from cxdash.domain.messages import gettext_noop
from cxdash.domain.periods import Period
from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import NOTHING, Words
from cxdash.measures.economics import survival
from cxdash.measures.economics.customer_value import Timing
from cxdash.measures.economics.figures import Economics
from cxdash.measures.economics.months import A_YEAR, Year
from cxdash.measures.stats import intervals
from cxdash.presenters import benchmarks, told
from cxdash.presenters.cells import rounded
from cxdash.presenters.economics import claim, customer_value, spend, stayed
from cxdash.presenters.economics.cost_slope import amount
from cxdash.presenters.elements import Drawing, Tab, Table, picture_tables, with_rows

SAID_YEARS = (1, 2, 3, 5)
"""Years after which the share who are still there is mentioned."""

UNCHANGED = 0.005
"""The change, as a share, below which a figure counts as unchanged."""

Names = dict[str, str]


def present_tab(found: Economics, roles: Names, timing: str, tab: str, words: Words) -> list[Tab]:
    """Return the sections of a tab, none where it is unknown; *timing*: when a customer's worth is counted."""
    tabs: dict[str, Callable[[], list[Tab]]] = {
        "spend": lambda: spend.present(found, roles, words),
        "mix": lambda: spend.mix(found, roles, words),
        "leaving": lambda: [leaving(found, words)],
        "value": lambda: customer_value.present(found, Timing(timing), words),
        "claim": lambda: [claim.present(found, words), benchmarks.tab("economics", words)],
        "effect": lambda: [_effect(found, words)],
        "segments": lambda: [segments(found, words)],
        "ask": lambda: [Tab(sentences=nothing_to_ask(found, words))],
    }
    return tabs[tab]() if tab in tabs else []


def _effect(found: Economics, words: Words) -> Tab:
    table = Table(words.gettext("Effect and efficiency"), effect_table(found, words))
    return Tab(sentences=effect_sentences(found, words), tables=with_rows(table))


def nothing_to_ask(found: Economics, words: Words) -> list[str]:
    """Return a sentence where the figures raise no question."""
    return [] if found.findings else [words.gettext("Nothing in these figures calls for a question.")]


def leaving(found: Economics, words: Words) -> Tab:
    """Return the customers of the year, and the curve of who stays if there are customer records."""
    sentences = list(filter(None, [stayed.sentence(found, words), *_who_left(found, words), *_how_long(found, words)]))
    seen = found.survival[intervals.enough(found.survival.at_risk.to_numpy(float))]
    table = Table(words.gettext("Customers who came and left"), customers_table(found, words))
    if len(seen) > 1:
        curve = Drawing(charts.staying, sentences[0], picture_tables({"rows": curve_rows(seen, words)}))
        return Tab(sentences=sentences, drawing=curve, tables=with_rows(table))
    drawing = stayed.picture(found, sentences[0], words)
    notes = stayed.legend(found, words) if drawing else []
    return Tab(sentences=sentences, drawing=drawing, notes=notes, tables=with_rows(table))


def _who_left(found: Economics, words: Words) -> list[str]:
    left = found.leaving
    if left is None or np.isnan(left.revenue_churn):
        return []
    shares = {"customers": words.share(left.churn_rate, 1), "revenue": words.share(left.revenue_churn, 1)}
    sentences = [words.gettext("{customers} of the customers left, and {revenue} of the revenue with them.", **shares)]
    costs = {"won": left.acquisition_cost, "kept": left.retention_cost}
    if not np.isnan([*costs.values()]).all():
        amounts = {name: words.money(one, found.currency) for name, one in costs.items()}
        template = gettext_noop(
            "The records themselves note {won} to win a customer and {kept} to keep one; the figures above follow "
            "what is spent."
        )
        sentences.append(words.gettext(template, **amounts))
    return sentences


def _how_long(found: Economics, words: Words) -> list[str]:
    """Return the shares who stay some years, when half have left, and whether long-standing customers leave less."""
    if not len(found.survival):
        return [words.gettext("How long customers stay: this needs a customer list with start dates.")]
    shares = {years: survival.after(found.survival, years * A_YEAR) for years in SAID_YEARS}
    after = [
        words.ngettext("{share} after {count} year", "{share} after {count} years", years, share=words.share(share))
        for years, share in shares.items()
        if not np.isnan(share)
    ]
    sentences = [words.gettext("Still there: {shares}.", shares=words.list(after))] if after else []
    half = survival.median(found.survival)
    if half is not None:
        sentences.append(
            words.ngettext("Half have left within {count} month.", "Half have left within {count} months.", half)
        )
    if found.renewal_model:
        first, fifth = (words.share(float(share)) for share in found.renewal_model.renewing([1, 5]))
        template = gettext_noop(
            "Those who have stayed long leave more seldom: {first} stay their first year, of those who have stayed "
            "four years {fifth} stay another."
        )
        sentences.append(words.gettext(template, first=first, fifth=fifth))
    return sentences


def curve_rows(seen: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the rows of the curve, as its picture draws them."""
    name = charts.staying_columns(words)
    shares = {share: (seen[share] * 100).round(2) for share in ("value", "low", "high")}
    table = seen.assign(**shares)[list(name)].rename(columns=name)
    said = [
        words.gettext(
            "Month {month}: {value} of 100 are still there ({range}). {count} customers were seen so long.",
            month=words.number(row["month"]),
            value=words.number(row["value"] * 100),
            range=told.span(row["low"] * 100, row["high"] * 100, words),
            count=words.number(row["at_risk"]),
        )
        for row in rows_of(seen)
    ]
    return table.assign(reading=look.readings(words)[look.TEXT], told=said)


def customers_table(found: Economics, words: Words) -> pd.DataFrame:
    """Return the customers of the year beside those of the year before."""
    lines = {
        gettext_noop("At the start"): lambda year: words.number(year.customers_start),
        gettext_noop("New"): lambda year: words.number(year.customers_new),
        gettext_noop("Left"): lambda year: words.number(year.customers_lost),
        gettext_noop("At the end"): lambda year: words.number(year.customers_end),
        gettext_noop("Of 100 customers, left: counted month by month"): lambda year: words.number(
            year.churn_rate * 100, 1
        ),
    }
    return _two_years(
        found, words.gettext("Customers"), {words.gettext(line): text_of for line, text_of in lines.items()}, words
    )


def _two_years(found: Economics, head: str, lines: dict[str, Callable[[Year], str]], words: Words) -> pd.DataFrame:
    """Return a table of *lines*, by name a function of the year, for the year and the one before."""
    if found.year is None:
        return pd.DataFrame()
    years = [found.year, *([found.before] if found.before else [])]
    columns = {_span(year, words): [text_of(year) for text_of in lines.values()] for year in years}
    return pd.DataFrame({head: list(lines), **columns})


def _span(year: Year, words: Words) -> str:
    period = words.period(Period(year.from_month, year.to_month))
    if year.months == A_YEAR:
        return period
    return words.ngettext("{period}: {count} month.", "{period}: {count} months.", year.months, period=period)


def effect_sentences(found: Economics, words: Words) -> list[str]:
    """Return what efficiency means, and how effect and money changed if two years can be compared."""
    sentences = [
        words.gettext(
            "Effect is what came of it, efficiency what each one cost. A low cost for each customer helps little if "
            "they do not stay."
        )
    ]
    year, before = found.year, found.before
    if not (year and before and before.acquisition_cost > 0 and before.customers_new > 0):
        return sentences
    changes = [year.customers_new / before.customers_new - 1, year.acquisition_spend / before.acquisition_spend - 1]
    if np.isnan(changes).any():
        return sentences
    new, spent = (
        words.gettext("unchanged") if abs(change) < UNCHANGED else ("+" if change > 0 else "") + words.share(change)
        for change in changes
    )
    return [
        *sentences,
        words.gettext("In a year: new customers {new}, money for winning them {spent}.", new=new, spent=spent),
    ]


def effect_table(found: Economics, words: Words) -> pd.DataFrame:
    """Return the effect, then its efficiency, of both years."""

    def money(value: float) -> str:
        return NOTHING if np.isnan(value) else amount(value, found.currency, words)

    effect, efficiency = words.gettext("Effect"), words.gettext("Efficiency")
    lines: list[tuple[str, str, Callable[[Year], str]]] = [
        (effect, words.gettext("New customers"), lambda year: words.number(year.customers_new)),
        (
            effect,
            words.gettext("Of 100 customers, stay"),
            lambda year: words.number(100 * (1 - year.churn_rate), 1),
        ),
        (effect, words.gettext("Customers at the end"), lambda year: words.number(year.customers_end)),
        (
            effect,
            words.gettext("A customer brings in a month (revenue × gross margin)"),
            lambda year: money(year.contribution),
        ),
        (efficiency, words.gettext("Cost per new customer"), lambda year: money(year.acquisition_cost)),
        (efficiency, words.gettext("Cost per customer kept"), lambda year: money(year.retention_cost)),
        (
            efficiency,
            words.gettext("Months until a new customer pays off"),
            lambda year: words.number(year.payback_months, 1),
        ),
    ]
    table = _two_years(found, words.gettext("Figure"), {line: text_of for _, line, text_of in lines}, words)
    if len(table):
        table.insert(0, words.gettext("Type"), [kind for kind, _, _ in lines])
    return table


def segments(found: Economics, words: Words) -> Tab:
    """Return the segments side by side."""
    if not len(found.segments):
        none = words.gettext("No customers are given by segment. Fill in the column segment to see them side by side.")
        return Tab(sentences=[none])
    if found.year is None:
        sentences = [words.gettext("Over all records of each segment.")]
    else:
        template = gettext_noop("{period} for each. A segment's costs take money that is noted for that segment.")
        sentences = [words.gettext(template, period=words.period(Period(found.year.from_month, found.year.to_month)))]
        sentences += [
            words.ngettext(
                "{segment} has {count} month of them: its figures are not a year's, and are not to be compared.",
                "{segment} has {count} months of them: its figures are not a year's, and are not to be compared.",
                int(row.months),
                segment=row.segment,
            )
            for row in found.segments.itertuples()
            if row.months < found.year.months
        ]
    ended = found.segments[found.segments.until != ""]
    sentences += [
        words.gettext("{segment} has no figures after {month}.", segment=row.segment, month=words.month(str(row.until)))
        for row in ended.itertuples()
    ]
    table = Table(words.gettext("Segments side by side"), segment_table(found, words))
    return Tab(sentences=sentences, tables=with_rows(table))


def segment_table(found: Economics, words: Words) -> pd.DataFrame:
    """Return a row per segment; columns that no segment has are left out."""
    rows = rows_of(found.segments)
    table = {
        words.gettext("Segment"): [row["segment"] for row in rows],
        words.gettext("At the start"): [rounded(row["customers_start"], 0) for row in rows],
        words.gettext("New"): [rounded(row["customers_new"], 0) for row in rows],
        words.gettext("Left"): [rounded(row["customers_lost"], 0) for row in rows],
        words.gettext("Left, %"): [rounded(row["churn_rate"] * 100, 1) for row in rows],
        words.gettext("Cost per new customer"): [rounded(row["acquisition_cost"], 0) for row in rows],
        words.gettext("Cost per customer kept"): [rounded(row["retention_cost"], 0) for row in rows],
        words.gettext("Pays a month"): [rounded(row["monthly_revenue"], 2) for row in rows],
        words.gettext("Revenue that leaves, %"): [rounded(row["revenue_churn"] * 100, 1) for row in rows],
    }
    return pd.DataFrame(table).dropna(axis="columns", how="all")
