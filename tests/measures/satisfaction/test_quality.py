from dataclasses import replace

import pandas as pd
import pytest

from cxdash.domain.tables import QualityTables
from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction.quality import Quality, compute

PLACES = [("shop", "direct", 1000.0), ("help", "direct", 100.0), ("ad", "indirect", 5000.0), ("van", "direct", None)]
MONTHS = ["2025-01", "2026-01", "2026-02"]
NOW = View(period="2026-02")


def tables(tallies=(), counts=(), places=PLACES):
    """Make the tables of store.quality: tallies (touchpoint, answers, missing, blank), counts (touchpoint, measure,
    segment, month, n), touchpoints (key, contact, customers a year).
    """
    asked = [("spring", where, "CSAT", *rest) for where, *rest in tallies]
    return QualityTables(
        surveys=pd.DataFrame({"key": ["spring"], "name": ["Spring"]}),
        touchpoints=pd.DataFrame(places, columns=["key", "contact", "customers_per_year"]).assign(name=""),
        tallies=pd.DataFrame(asked, columns=["survey", "touchpoint", "measure", "answers", "missing", "blank"]),
        counts=pd.DataFrame(counts, columns=["touchpoint", "measure", "segment", "month", "n"]).assign(
            w=lambda rows: rows.n, w2=lambda rows: rows.n
        ),
        months=pd.DataFrame({"month": MONTHS}),
    )


def listed(table):
    plain = table.astype(object)
    return plain.where(plain.notna(), None).to_numpy().tolist()


class TestDontKnow:
    def test_the_share_is_of_those_who_answered_anything_and_the_largest_comes_first(self):
        asked = [("shop", 90, 10, 500), ("help", 30, 10, 0), ("", 20, 9, 0)]

        found = compute(tables(asked), View())

        assert listed(found.dont_know) == [
            ["spring", "help", "CSAT", 30, 10, 0, 0.25, True],
            ["spring", "shop", "CSAT", 90, 10, 500, 0.1, False],
            ["spring", "", "CSAT", 20, 9, 0, None, False],
        ]
        assert found.often == 1

    def test_one_in_five_is_not_more_than_one_in_five(self):
        assert compute(tables([("shop", 80, 20, 0)]), View()).often == 0

    def test_a_narrow_range_is_not_flagged(self):
        assert compute(tables([("shop", 700, 300, 0)]), View()).dont_know["wide"].tolist() == [False]

    def test_a_question_nobody_answered_has_no_share(self):
        assert listed(compute(tables([("shop", 0, 0, 9)]), View()).dont_know) == [
            ["spring", "shop", "CSAT", 0, 0, 9, None, False]
        ]


class TestTiny:
    def test_answers_that_weigh_as_few_are_few(self):
        counted = tables(counts=[("shop", "CSAT", "", "2026-02", 60), ("help", "CSAT", "", "2026-02", 60)])
        heavy = counted.counts.assign(w2=[60 * 60 / 25, 60])

        found = compute(replace(counted, counts=heavy), NOW)

        assert (listed(found.tiny), found.few) == ([["shop", "CSAT", "", 60, 25.0]], ("shop",))

    def test_what_has_fewer_than_thirty_answers_in_the_period_is_listed_fewest_first(self):
        counts = [
            ("shop", "CSAT", "", "2026-02", 30),
            ("shop", "CES", "", "2026-02", 29),
            ("help", "CSAT", "", "2026-01", 99),
            ("", "NPS", "", "2026-02", 1),
        ]

        found = compute(tables(counts=counts), NOW)

        assert listed(found.tiny.drop(columns="n_eff")) == [
            ["help", "CSAT", "", 0],
            ["", "NPS", "", 1],
            ["shop", "CES", "", 29],
        ]

    def test_a_segment_is_listed_where_all_together_are_enough(self):
        counts = [
            ("shop", "CSAT", "private", "2026-02", 40),
            ("shop", "CSAT", "business", "2026-02", 4),
            ("shop", "CSAT", "", "2026-02", 3),
            ("help", "CSAT", "business", "2026-02", 5),
        ]

        found = compute(tables(counts=counts), NOW)

        assert listed(found.tiny.drop(columns="n_eff")) == [["shop", "CSAT", "business", 4], ["help", "CSAT", "", 5]]

    def test_a_chosen_segment_stands_for_itself(self):
        counts = [("shop", "CSAT", "business", "2026-02", 4)]

        found = compute(tables(counts=counts), View(segment="business", period="2026-02"))

        assert listed(found.tiny.drop(columns="n_eff")) == [["shop", "CSAT", "business", 4]]

    @pytest.mark.parametrize(
        ("counts", "few", "unheard"),
        [
            ([], (), ("shop", "help", "ad", "van")),
            ([("shop", 30), ("help", 29)], ("help",), ("ad", "van")),
            ([("shop", 30), ("help", 30), ("ad", 30), ("van", 1)], ("van",), ()),
        ],
    )
    def test_touchpoints_with_few_and_with_no_answers_are_told_apart(self, counts, few, unheard):
        rows = [(where, "CSAT", "", "2026-02", n) for where, n in counts]

        found = compute(tables(counts=[*rows, ("shop", "CES", "", "2026-02", 1)] if counts else []), NOW)

        assert (found.touchpoints, found.few, found.unheard) == (4, few, unheard)


class TestFunnel:
    def test_answers_of_a_year_stand_beside_customers_of_a_year_the_least_heard_first(self):
        counts = [
            ("shop", "CSAT", "", "2026-01", 20),
            ("shop", "CSAT", "private", "2026-02", 20),
            ("shop", "EXPECTATION", "", "2026-02", 25),
            ("shop", "CSAT", "", "2025-01", 900),
            ("help", "CSAT", "", "2026-02", 50),
            ("ad", "CSAT", "", "2026-02", 50),
            ("van", "CSAT", "", "2026-02", 50),
        ]

        found = compute(tables(counts=counts), NOW)

        assert listed(found.funnel) == [["shop", 1000.0, 40, 0.04], ["help", 100.0, 50, 0.5]]

    def test_a_touchpoint_nobody_answered_at_is_the_least_heard(self):
        found = compute(tables(counts=[("help", "CSAT", "", "2026-02", 1)]), NOW)

        assert listed(found.funnel) == [["shop", 1000.0, 0, 0.0], ["help", 100.0, 1, 0.01]]

    def test_of_a_segment_it_is_not_known_how_many_customers_there_are(self):
        assert compute(tables(counts=[]), View(segment="private")).funnel.empty

    def test_a_touchpoint_without_customers_has_no_share(self):
        assert compute(tables(places=[("shop", "direct", 0.0)]), View()).funnel.empty


def test_a_store_without_anything_rests_on_nothing():
    empty = QualityTables(**{name: table.iloc[:0] for name, table in vars(tables()).items()})

    found = compute(empty, View())

    assert isinstance(found, Quality)
    assert (found.often, found.touchpoints, found.few, found.unheard) == (0, 0, (), ())
    assert found.dont_know.empty
    assert found.tiny.empty
    assert found.funnel.empty


def test_the_tables_are_left_as_they_are():
    given = tables([("shop", 90, 10, 5)], [("shop", "CSAT", "private", "2026-02", 40)])
    before = {name: table.copy() for name, table in vars(given).items()}

    compute(given, NOW)

    for name, table in vars(given).items():
        pd.testing.assert_frame_equal(before[name], table)
