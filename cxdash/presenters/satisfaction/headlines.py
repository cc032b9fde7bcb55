"""The headline figures of the whole relationship, and what a period or a survey is compared with."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.periods import Period, Round
from cxdash.domain.plain import rows_of
from cxdash.domain.scales import HEADLINES, PRESETS, SCALES, Measure
from cxdash.domain.vocabulary import MINIMUM_ANSWERS
from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.satisfaction.repeated import Repeated
from cxdash.presenters import scales
from cxdash.presenters.elements import Figure, figure
from cxdash.presenters.satisfaction import repeated

UNEQUAL = gettext_noop("They weigh unequally, and all together as much as {effective} answers.")

SINCE_SURVEY = {
    ("points", False): gettext_noop("{change} lower than in {survey} (from {most} to {least} lower)"),
    ("points", True): gettext_noop("{change} higher than in {survey} (from {least} to {most} higher)"),
    ("share", False): gettext_noop("{change} percentage points lower than in {survey} (from {most} to {least} lower)"),
    ("share", True): gettext_noop("{change} percentage points higher than in {survey} (from {least} to {most} higher)"),
}
"""By what the figure is in, and whether it rose."""

STAGES_CHANGED = {
    False: gettext_noop("Clearly less satisfied than in {survey}: {stages}."),
    True: gettext_noop("Clearly more satisfied than in {survey}: {stages}."),
}
"""By whether they are more satisfied."""

MOST_MONTHS = 4
"""The most months without answers that are named."""

Row = Mapping[str, Any]


def below_expected(rows: pd.DataFrame, touchpoints: Mapping[str, str], words: Words, stage: str = "") -> str:
    """Return at how many touchpoints customers clearly got less than they expected, and where most.

    *stage*: the name of the stage whose touchpoints they are, where it is one.
    """
    asked = rows[rows.gap.notna()]
    of = words.number(len(asked))
    if asked.empty:
        return words.gettext("At none of these touchpoints is it known both what customers expected and what they got.")
    worse = asked[asked.gap_high < 0].sort_values("gap", kind="stable")
    if worse.empty:
        return words.gettext("At none of {of} touchpoints did customers clearly get less than they expected.", of=of)
    values = {"of": of, "touchpoint": touchpoints[worse.key.iloc[0]]}
    if stage:
        return words.ngettext(
            "At {stage}, customers clearly got less than they expected at {count} of {of} touchpoints: {touchpoint}.",
            "At {stage}, customers clearly got less than they expected at {count} of {of} touchpoints, most of all: "
            "{touchpoint}.",
            len(worse),
            stage=stage,
            **values,
        )
    return words.ngettext(
        "At {count} of {of} touchpoints customers clearly got less than they expected: {touchpoint}.",
        "At {count} of {of} touchpoints customers clearly got less than they expected, most of all: {touchpoint}.",
        len(worse),
        **values,
    )


def present(found: Satisfaction, words: Words) -> list[Figure]:
    """Return at most three figures of the whole relationship, each with its range and its one change."""
    rows = {row["measure"]: row for row in rows_of(found.relationship)}
    asked = [measure for measure in HEADLINES if measure in rows][:3]
    return [_headline(rows[measure], found, words) for measure in asked]


def answered_twice(again: Repeated | None, words: Words) -> list[str]:
    """Return how each figure of the whole relationship changed among those who answered twice."""
    return [
        words.gettext("{measure}: {said}.", measure=scales.measure_name(measure, "", words), said=one)
        for measure in HEADLINES
        for one in repeated.sentences(again, measure, words)
    ]


def _headline(row: Row, found: Satisfaction, words: Words) -> Figure:
    own = SCALES[Measure(row["measure"])].code == row["scale"]
    key = PRESETS[Measure(row["measure"])].headline if own else "top"
    if not pd.isna(row["value"]):
        key = "nps"
        value, low, high = (words.signed(row[field]) for field in ("value", "low", "high"))
    else:
        value, low, high = (words.share(row[field]) for field in ("top2", "top2_low", "top2_high"))
    answers = words.ngettext("{count} answer", "{count} answers", int(row["n"]))
    named = {"code": row["scale"], "of_the_way": row["of_the_way"]}
    asked = [] if key != "top" else [scales.measure_name(row["measure"], words=words, **named)]
    if pd.isna(row["mean"]):
        unequal = [] if row["n"] < MINIMUM_ANSWERS else [words.gettext(UNEQUAL, effective=words.number(row["n_eff"]))]
        return figure(key, words.gettext("Too few answers"), [*asked, answers, *unequal], words)
    span = words.gettext("from {low} to {high} · {answers}", low=low, high=high, answers=answers)
    uncertain = [words.gettext("The range is wide: read the figure with care.")] if row["wide"] else []
    return figure(key, value, [*asked, span, *uncertain, change(row, found, words)], words)


def change(row: Row, found: Satisfaction, words: Words) -> str:
    """Return how a figure of the whole relationship differs from the survey or the period before."""
    if found.view["surveys"]:
        return _since_survey(row, found, words)
    if not found.view["before"]:
        return words.gettext("No earlier period to compare with")
    if pd.isna(row["change"]):
        return words.gettext("Too few answers in the period before")
    if row["change_low"] <= 0 <= row["change_high"]:
        return words.gettext("No clear change from the period before")
    before = words.period(Period(found.view["before"]["from"], found.view["before"]["to"]))
    unit = 1 if not pd.isna(row["value"]) else 100
    values = {field: words.signed(row[field] * unit) for field in ("change", "change_low", "change_high")}
    if unit == 1:
        template = gettext_noop("{change} points against {before} (from {change_low} to {change_high})")
    else:
        template = gettext_noop("{change} percentage points against {before} (from {change_low} to {change_high})")
    return words.gettext(template, before=before, **values)


def _since_survey(row: Row, found: Satisfaction, words: Words) -> str:
    if not row["since"]:
        return words.gettext("No earlier survey has asked this")
    survey = survey_name(row["since"], found.rounds, words)
    if pd.isna(row["change"]):
        return words.gettext("Too few answers in {survey}", survey=survey)
    if row["change_low"] <= 0 <= row["change_high"]:
        return words.gettext("No clear change from {survey}", survey=survey)
    points = not pd.isna(row["value"])
    ends = sorted(abs(row[name]) * (1 if points else 100) for name in ("change_low", "change_high"))
    least, most = (words.number(end) for end in ends)
    changed = words.number(abs(row["change"]) * (1 if points else 100))
    template = SINCE_SURVEY["points" if points else "share", bool(row["change"] > 0)]
    return words.gettext(template, change=changed, survey=survey, least=least, most=most)


def survey_name(months: str, rounds: Sequence[Round], words: Words) -> str:
    """Return the name of the survey or surveys answered in these months."""
    return words.list(
        words.name(survey) or survey["key"] for one in rounds if str(one.period) == months for survey in one.surveys
    )


def compared(found: Satisfaction, words: Words) -> list[str]:
    """Return what the figures are of, and what changes are measured against; nothing for a single month."""
    return [*_silent(found.view["silent_months"], words), *_against(found, words)]


def _against(found: Satisfaction, words: Words) -> list[str]:
    before = found.view["before"]
    if found.view["surveys"]:
        shown = next(one for one in reversed(found.rounds))
        survey = survey_name(str(shown.period), found.rounds, words)
        if not before:
            return [words.gettext("The answers are of {survey}; there is no survey before it.", survey=survey)]
        earlier = survey_name(str(Period(before["from"], before["to"])), found.rounds, words)
        return [words.gettext("The answers are of {survey}, compared with {earlier}.", survey=survey, earlier=earlier)]
    if before:
        return [words.gettext("Compared with {period}.", period=words.period(Period(before["from"], before["to"])))]
    if found.rounds:
        return [words.gettext("Choose a single survey to see the change from the one before.")]
    several = found.months.month[found.months.n > 0].nunique() > 1
    return [words.gettext("Choose a shorter period to see the change from the one before.")] if several else []


def _silent(months: Sequence[str], words: Words) -> list[str]:
    """Return the months of the period without any answer, or their number where they are many."""
    if not months:
        return []
    if len(months) > MOST_MONTHS:
        count = words.number(len(months))
        return [words.gettext("There are no answers from {count} months within this period.", count=count)]
    named = words.list(words.month(month) for month in months)
    return [words.gettext("There are no answers from {months}.", months=named)]


def stages_changed(found: Satisfaction, stages: Mapping[str, str], words: Words) -> list[str]:
    """Return which stages customers were clearly less, and which clearly more satisfied with in the survey before."""
    rows = found.own_stages
    if not found.view["surveys"] or rows.empty:
        return []
    rows = rows[(rows.measure == Measure.CSAT) & rows.key.isin(list(stages)) & rows.since.ne("") & rows.change.notna()]
    said = []
    for since in dict.fromkeys(rows.since):
        own = rows[rows.since == since]
        survey = survey_name(since, found.rounds, words)
        for changed, better in ((own[own.change_high < 0], False), (own[own.change_low > 0], True)):
            named = [
                f"{stages[row['key']]} ({words.signed(row['change'], 0 if row['of_the_way'] else 1)})"
                for row in rows_of(changed)
            ]
            if named:
                said.append(words.gettext(STAGES_CHANGED[better], survey=survey, stages=words.list(named)))
    return said
