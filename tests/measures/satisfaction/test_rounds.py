import pandas as pd
import pytest

from cxdash.domain.periods import DEFAULT_PERIOD, Period, month_name, month_number
from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction.figures import compute
from cxdash.measures.satisfaction.rounds import rounds, silent_months
from tests.measures.tables import make_tables, row

NPS, SHOP, HELP, PHONE = ("", "NPS"), ("shop", "CSAT"), ("help", "CSAT"), ("phone", "CSAT")

SPRING, AUTUMN = ("spring", "2026-03", "2026-04", [NPS, SHOP]), ("autumn", "2026-10", "2026-10", [NPS, SHOP])

LOW, HIGH = (40, *[0] * 9, 10), (10, *[0] * 9, 40)
"""Net promoter scores of -60 and 60."""


HALF = (0, 0, 0, 20, 20)
"""Forty answers, half of them at the top."""


def asked(*surveys):
    rows = [
        {"survey": key, "name": key.title(), "name_nb": None, "name_sv": None, "touchpoint": touchpoint}
        | {"measure": measure, "first": first, "last": last}
        for key, first, last, questions in surveys
        for touchpoint, measure in questions
    ]
    columns = ["survey", "name", "name_nb", "name_sv", "touchpoint", "measure", "first", "last"]
    return pd.DataFrame(rows, columns=columns)


def months_of(*surveys):
    spans = [range(month_number(first), month_number(last) + 1) for _, first, last, _ in surveys]
    return [month_name(number) for span in spans for number in span]


def found(*surveys):
    return [
        (str(one.period), [survey["key"] for survey in one.surveys])
        for one in rounds(asked(*surveys), months_of(*surveys))
    ]


@pytest.mark.parametrize(
    ("surveys", "expected"),
    [
        pytest.param([SPRING, AUTUMN], [("2026-03..2026-04", ["spring"]), ("2026-10", ["autumn"])], id="two in a year"),
        pytest.param([AUTUMN], [], id="a single one"),
        pytest.param([], [], id="none"),
        pytest.param(
            [("june", "2026-06", "2026-06", [SHOP]), ("july", "2026-07", "2026-07", [SHOP])],
            [("2026-06", ["june"]), ("2026-07", ["july"])],
            id="one after another",
        ),
        pytest.param(
            [(f"no {month}", f"2026-0{month}", f"2026-0{month}", [SHOP]) for month in range(1, 5)],
            [],
            id="one each month",
        ),
        pytest.param([SPRING, ("always", "2025-01", "2026-10", [SHOP])], [], id="one besides measuring all the time"),
        pytest.param(
            [SPRING, ("same", "2026-04", "2026-05", [HELP]), AUTUMN],
            [("2026-03..2026-05", ["spring", "same"]), ("2026-10", ["autumn"])],
            id="two in the same month are one",
        ),
        pytest.param(
            [("sales", "2026-02", "2026-02", [SHOP]), ("service", "2026-04", "2026-04", [HELP, PHONE])],
            [],
            id="two that ask different things are one",
        ),
        pytest.param(
            [
                ("sales", "2026-02", "2026-02", [SHOP]),
                ("service", "2026-03", "2026-03", [HELP]),
                ("sales again", "2026-08", "2026-08", [SHOP]),
                ("service again", "2026-10", "2026-10", [HELP]),
            ],
            [("2026-02..2026-03", ["sales", "service"]), ("2026-08..2026-10", ["sales again", "service again"])],
            id="each repeated later",
        ),
        pytest.param(
            [("sales", "2024-02", "2024-02", [SHOP]), ("service", "2026-04", "2026-04", [HELP])],
            [("2024-02", ["sales"]), ("2026-04", ["service"])],
            id="different things years apart are two",
        ),
    ],
)
def test_surveys_made_now_and_then_are_rounds(surveys, expected):
    assert found(*surveys) == expected


class TestCompared:
    SURVEYS = (("first", "2025-03", "2025-03", [NPS]), ("second", "2025-10", "2025-10", [NPS]), AUTUMN)

    def compute(self, answers, period=DEFAULT_PERIOD, surveys=SURVEYS):
        months = months_of(*surveys)
        tables = make_tables(answers, months=months)
        return compute(tables, View(period=period), rounds=rounds(asked(*surveys), months))

    def test_the_latest_survey_is_compared_with_the_one_before_however_long_ago(self):
        computed = self.compute([("", "NPS", HIGH, "2025-10"), ("", "NPS", LOW, "2026-10")])

        nps = row(computed.relationship, measure="NPS")
        assert (nps["value"], nps["change"], nps["since"]) == (pytest.approx(-60), pytest.approx(-120), "2025-10")
        assert computed.view["before"] == {"from": "2025-10", "to": "2025-10"}
        assert (computed.view["from"], computed.view["surveys"]) == ("2026-10", ["autumn"])

    def test_it_is_compared_with_the_last_survey_that_asked_the_same(self):
        computed = self.compute(
            [
                ("", "NPS", HIGH, "2025-03"),
                ("shop", "CSAT", (0, 0, 0, 0, 40), "2025-10"),
                ("", "NPS", LOW, "2026-10"),
                ("shop", "CSAT", (0, 0, 0, 20, 20), "2026-10"),
            ]
        )

        assert row(computed.relationship, measure="NPS")["since"] == "2025-03"
        shop = row(computed.touchpoints, key="shop")
        assert (shop["since"], shop["change"]) == ("2025-10", pytest.approx(-0.5))

    def test_a_stage_is_compared_by_the_same_touchpoints_and_weights(self):
        before, now = (0, 0, 0, 0, 40), (0, 0, 0, 20, 20)
        answers = [("web", "CSAT", before, "2025-10"), ("web", "CSAT", now, "2026-10")]
        steady = [("call", "CSAT", before, month) for month in ("2025-10", "2026-10")]

        alone, both = self.stage([*answers]), self.stage([*answers, *steady])

        assert (alone["change"], alone["since"]) == (pytest.approx(-0.5), "2025-10")
        assert alone["change_low"] < -0.5 < alone["change_high"] < 0
        assert both["change"] == pytest.approx(-0.25)

    def test_a_stage_has_no_change_where_one_of_its_touchpoints_has_nothing_to_compare_with(self):
        new = [("web", "CSAT", HALF, "2025-10"), ("web", "CSAT", HALF, "2026-10"), ("call", "CSAT", HALF, "2026-10")]
        apart = [*new, ("call", "CSAT", HALF, "2025-03")]

        assert pd.isna(self.stage(new)["change"])
        assert (pd.isna(self.stage(apart)["change"]), self.stage(apart)["since"]) == (True, "several")

    def stage(self, answers):
        months = months_of(*self.SURVEYS)
        tables = make_tables(
            answers, months=months, touchpoints=[(key, "use", "direct", 1000) for key in ("web", "call")]
        )
        return row(
            compute(tables, View(period=DEFAULT_PERIOD), rounds=rounds(asked(*self.SURVEYS), months)).stages, key="use"
        )

    def test_the_first_survey_has_nothing_before_it(self):
        computed = self.compute([("", "NPS", HIGH, "2025-03")], "2025-03")

        assert (computed.view["before"], list(computed.relationship.since)) == (None, [""])

    def test_a_half_year_that_holds_one_survey_is_that_survey(self):
        answers = [("", "NPS", HIGH, "2025-03"), ("", "NPS", LOW, "2026-10")]

        half, survey = self.compute(answers, "2026-07..2026-12"), self.compute(answers)

        pd.testing.assert_frame_equal(half.relationship, survey.relationship)
        assert half.view["surveys"] == ["autumn"]

    def test_several_surveys_together_are_no_survey(self):
        computed = self.compute([("", "NPS", HIGH, "2025-10"), ("", "NPS", LOW, "2026-10")], "all")

        assert computed.view["surveys"] is None
        assert list(computed.relationship.n) == [100]

    def test_scores_by_survey_take_its_months_together(self):
        computed = self.compute(
            [("", "NPS", HIGH, "2026-03"), ("", "NPS", LOW, "2026-04"), ("", "NPS", LOW, "2026-10")],
            surveys=(SPRING, AUTUMN),
        )

        listed = computed.by_round[["month", "n", "nps"]].round(6).to_numpy().tolist()
        assert listed == [["2026-03..2026-04", 100, 0.0], ["2026-10", 50, -60.0]]


@pytest.mark.parametrize(
    ("answered", "surveys", "expected"),
    [
        (["2026-01", "2026-02", "2026-03"], [], []),
        (["2026-01", "2026-04"], [], ["2026-02", "2026-03"]),
        (["2025-11", "2026-04"], [], []),
        (["2026-03", "2026-04", "2026-10"], [SPRING, AUTUMN], []),
    ],
    ids=["every month", "two without answers", "before the period", "surveys now and then"],
)
def test_months_without_answers_within_a_period_are_told(answered, surveys, expected):
    made = rounds(asked(*surveys), answered)

    assert silent_months(Period("2026-01", "2026-12"), answered, made) == expected
