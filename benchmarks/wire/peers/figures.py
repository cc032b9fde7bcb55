"""The figures of Satisfaction as such pages usually compute them: the raw answers, and pandas on every change.

Nothing of cxdash is used but its store. It is vectorised where a competent developer would do so.
"""

import os
import sqlite3
from collections.abc import Callable

import numpy as np
import pandas as pd
from scipy import stats

MINIMUM = 30
MEASURES = {"CSAT": "Satisfaction (1–5)", "NPS": "Would recommend us (0–10)", "CES": "Ease (1–7)"}
SCALES = {"CSAT": (1, 5), "NPS": (0, 10), "CES": (1, 7), "EXPECTATION": (1, 5)}
TOP = {"CSAT": 4, "NPS": 9, "CES": 5, "EXPECTATION": 4}
LOW = {"CSAT": 2, "NPS": 6, "CES": 3, "EXPECTATION": 2}
Z = stats.norm.ppf(0.975)


def read(query: str) -> pd.DataFrame:
    """Read a table of the store."""
    with sqlite3.connect(os.environ["CXDASH_DATABASE_URL"]) as connection:
        return pd.read_sql_query(query, connection)


def load(read: Callable[[str], pd.DataFrame]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return the answers, the touchpoints with their stages, and the comments, by a function that reads a query."""
    answers = read(
        "SELECT r.survey_id, r.respondent, coalesce(t.key, '') AS touchpoint, s.key AS stage, r.measure, r.score,"
        " r.date, substr(r.date, 1, 7) AS month, r.segment FROM response r"
        " LEFT JOIN touchpoint t ON t.id = r.touchpoint_id LEFT JOIN stage s ON s.id = t.stage_id"
        " WHERE r.measure IN ('CSAT', 'NPS', 'CES', 'EXPECTATION')"
    )
    touchpoints = read(
        "SELECT t.key AS touchpoint, t.name, t.contact, t.customers_per_year, s.key AS stage, s.name AS stage_name"
        " FROM touchpoint t JOIN stage s ON s.id = t.stage_id ORDER BY s.position, t.id"
    )
    comments = read(
        "SELECT c.text, c.date, substr(c.date, 1, 7) AS month, t.key AS touchpoint, t.name, t.stage_id, s.key AS stage,"
        " r.score, r.segment FROM comment c JOIN touchpoint t ON t.id = c.touchpoint_id JOIN stage s ON s.id "
        "= t.stage_id"
        " JOIN response r ON r.survey_id = c.survey_id AND r.respondent = c.respondent AND r.date = c.date"
        " AND r.touchpoint_id = c.touchpoint_id AND r.measure = 'CSAT'"
    )
    return answers, touchpoints, comments


def wilson(share: pd.Series, n: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return Wilson's interval of a share."""
    centre = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * np.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return centre - half, centre + half


def statistics(answers: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Return mean, shares and their intervals for each group of answers."""
    answers = answers.assign(
        top=answers["score"] >= answers["measure"].map(TOP), low=answers["score"] <= answers["measure"].map(LOW)
    )
    groups = answers.groupby(keys)
    table = groups.agg(
        n=("score", "size"), mean=("score", "mean"), var=("score", "var"), top2=("top", "mean"), low=("low", "mean")
    ).reset_index()
    table["se"] = np.sqrt(table["var"] / table["n"])
    half = stats.t.ppf(0.975, table["n"] - 1) * table["se"]
    table["mean_low"] = (table["mean"] - half).clip(lower=table["measure"].map(lambda m: SCALES[m][0]))
    table["mean_high"] = (table["mean"] + half).clip(upper=table["measure"].map(lambda m: SCALES[m][1]))
    table["top2_low"], table["top2_high"] = wilson(table["top2"], table["n"])
    adjusted = table["n"] + 3
    promoters = (table["top2"] * table["n"] + 0.75) / adjusted
    detractors = (table["low"] * table["n"] + 0.75) / adjusted
    half = Z * np.sqrt((promoters + detractors - (promoters - detractors) ** 2) / adjusted)
    table["nps"] = ((table["top2"] - table["low"]) * 100).where(table["measure"] == "NPS")
    table["nps_low"], table["nps_high"] = (promoters - detractors - half) * 100, (promoters - detractors + half) * 100
    figures = [column for column in table.columns if column not in (*keys, "n")]
    table.loc[table["n"] < MINIMUM, figures] = np.nan
    return table


def gaps(answers: pd.DataFrame) -> pd.DataFrame:
    """Return the gap of each touchpoint, within the answers of the same person on the same day."""
    person = ["survey_id", "respondent", "touchpoint", "date"]
    got = answers.loc[answers["measure"] == "CSAT", [*person, "score"]]
    expected = answers.loc[answers["measure"] == "EXPECTATION", [*person, "score"]]
    pairs = got.merge(expected, on=person, suffixes=("", "_expected"))
    pairs["gap"] = pairs["score"] - pairs["score_expected"]
    table = pairs.groupby("touchpoint")["gap"].agg(pairs="size", gap="mean", gap_var="var").reset_index()
    table["gap_se"] = np.sqrt(table["gap_var"] / table["pairs"])
    half = stats.t.ppf(0.975, table["pairs"] - 1) * table["gap_se"]
    table["gap_low"], table["gap_high"] = table["gap"] - half, table["gap"] + half
    return table[table["pairs"] >= MINIMUM]


def touchpoint_figures(answers: pd.DataFrame, before: pd.DataFrame, touchpoints: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of each touchpoint and measure, with what was expected, the gap and the change."""
    answers = answers[answers["touchpoint"] != ""]
    table = statistics(answers, ["touchpoint", "measure"])
    expected = table[table["measure"] == "EXPECTATION"].set_index("touchpoint")["mean"]
    table = table[table["measure"] != "EXPECTATION"].merge(gaps(answers), on="touchpoint", how="left")
    table["expected"] = table["touchpoint"].map(expected)
    table.loc[table["measure"] != "CSAT", ["expected", "gap", "gap_low", "gap_high", "gap_se", "pairs"]] = np.nan
    table["change"] = np.nan
    if not before.empty:
        earlier = statistics(before[before["touchpoint"] != ""], ["touchpoint", "measure"])
        both = table.merge(earlier, on=["touchpoint", "measure"], how="left", suffixes=("", "_before"))
        table["change"] = both["mean"] - both["mean_before"]
    return touchpoints.merge(table, on="touchpoint")


def combined(weights: pd.Series, values: pd.Series, errors: pd.Series, df: pd.Series) -> tuple[float, float, float]:
    """Return a weighted mean of means with Satterthwaite's interval."""
    weights = weights / weights.sum()
    value, variances = (weights * values).sum(), (weights * errors) ** 2
    freedom = variances.sum() ** 2 / (variances**2 / df).sum()
    half = stats.t.ppf(0.975, freedom) * np.sqrt(variances.sum())
    return value, value - half, value + half


def stage_figures(figures: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
    """Return the score of each stage: its direct touchpoints weighted by customers a year."""
    rows = []
    for (stage, name, measure), group in figures.groupby(["stage", "stage_name", "measure"], sort=False):
        used = group[group["n"] >= MINIMUM]
        used = used[used["contact"] == "direct"] if (group["contact"] == "direct").any() else used
        heap = answers.loc[(answers["stage"] == stage) & (answers["measure"] == measure), "score"]
        row = {
            "stage": stage,
            "name": name,
            "measure": measure,
            "n": used["n"].sum(),
            "pooled_n": len(heap),
            "pooled_mean": heap.mean(),
            "pooled_top2": (heap >= TOP[measure]).mean(),
        }
        if not used.empty:
            row["mean"], row["mean_low"], row["mean_high"] = combined(
                used["customers_per_year"], used["mean"], used["se"], used["n"] - 1
            )
            asked, paired = used[used["expected"].notna()], used[used["gap"].notna()]
            if not asked.empty:
                row["expected"] = np.average(asked["expected"], weights=asked["customers_per_year"])
            if not paired.empty:
                row["gap"], row["gap_low"], row["gap_high"] = combined(
                    paired["customers_per_year"], paired["gap"], paired["gap_se"], paired["pairs"] - 1
                )
        rows.append(row)
    columns = ["mean", "mean_low", "mean_high", "expected", "gap", "gap_low", "gap_high"]
    return pd.DataFrame(rows).reindex(columns=[*rows[0], *(name for name in columns if name not in rows[0])])


def reading(table: pd.DataFrame) -> pd.Series:
    """Say what each gap means."""
    cases = [table["gap"].isna(), table["gap_high"] < 0, table["gap_low"] > 0]
    said = np.select(cases, ["expectation not asked", "promise broken", "more than promised"], "as expected")
    return pd.Series(said, index=table.index)


def narrowed(table: pd.DataFrame, first: str, last: str, segment: str) -> pd.DataFrame:
    """Return the rows of a period, which '' leaves open, and of a segment, which '' is all."""
    kept = table["month"].between(first or "0", last or "9")
    return table[kept & (table["segment"] == segment)] if segment else table[kept]


def of_view(
    answers: pd.DataFrame, touchpoints: pd.DataFrame, first: str, last: str, segment: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the stages and the touchpoints with their satisfaction, as a page with one picture and one table shows."""
    answers = narrowed(answers, first, last, segment)
    figures = touchpoint_figures(answers, answers.iloc[:0], touchpoints)
    stages = stage_figures(figures, answers)
    stages["reading"] = reading(stages)
    return stages[stages["measure"] == "CSAT"], figures[figures["measure"] == "CSAT"]


COLUMNS = ["name", "n", "mean", "mean_low", "mean_high", "top2", "top2_low", "top2_high", "expected", "gap"]
"""What the table of touchpoints shows."""


def of_text(tables: tuple[pd.DataFrame, pd.DataFrame], view: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the stages and the touchpoints of a view such as 2025-11..2026-10|home, '' for all there is."""
    period, _, segment = view.partition("|")
    first, _, last = period.partition("..")
    stages, figures = of_view(*tables, first, last, segment)
    return stages.reset_index(drop=True), figures[COLUMNS].round(2).reset_index(drop=True)
