import pandas as pd
import pytest

from cxdash.domain.tables import NeedTables
from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction import expectations, needs, solved
from cxdash.measures.satisfaction import figures as satisfaction
from tests.measures.tables import NOW, make_tables, row

PLACES = (
    ("chat", "help", "direct", 1000),
    ("phone", "help", "direct", 3000),
    ("store", "help", "direct", None),
    ("ad", "know", "indirect", 9000),
)
CHANNELS = {"chat": "message", "phone": "phone", "store": "visit", "ad": "ads"}
PARTNERS = {"store": "Partner"}
VIEW = View(period=NOW)


def tables(asked=(), answers=(), pairs=(), cases=(), importance=(5, 5, 5, 5)):
    """Make tables of answers and needs: *asked* (touchpoint, need, {score: n}).

    *cases*: (touchpoint, {(score, solved): n}).
    """
    made, empty = make_tables(answers, pairs, PLACES), pd.DataFrame()
    scores = [(place, need, NOW, score, n) for place, need, counts in asked for score, n in counts.items()]
    helped = [(place, NOW, *pair, n) for place, counts in cases for pair, n in counts.items()]
    places = pd.DataFrame(PLACES, columns=["touchpoint", "stage", "contact", "customers_per_year"])
    own = NeedTables(
        needs=empty,
        segments=empty,
        months=made.months,
        places=places.assign(
            channel=places["touchpoint"].map(CHANNELS),
            delivered_by=[PARTNERS.get(key, "own") for key in places["touchpoint"]],
            importance=importance,
        ),
        solved=weighed(pd.DataFrame(helped, columns=["touchpoint", "month", "first", "second", "n"])),
    )
    return made, own, weighed(pd.DataFrame(scores, columns=["touchpoint", "need", "month", "score", "n"]))


def weighed(rows):
    return rows.assign(w=rows["n"].astype(float), w2=rows["n"].astype(float))


def cells(*asked):
    found = needs.compute(*tables(asked), VIEW).cells
    return {(one["channel"], one["need"]): one for one in found.to_dict("records")}


def read(*asked):
    return {place: one["reading"] for place, one in cells(*asked).items()}


class TestCells:
    def test_a_channel_that_is_clearly_lower_than_the_others_does_not_fit(self):
        asked = [("chat", "fault", {2: 50, 3: 50}), ("phone", "fault", {4: 50, 5: 50})]

        assert read(*asked) == {("message", "fault"): "does_not_fit", ("phone", "fault"): "fits"}

    def test_a_cell_is_compared_at_its_own_need_and_not_with_itself(self):
        found = cells(
            ("chat", "fault", {2: 40}),
            ("phone", "fault", {4: 30}),
            ("store", "fault", {5: 30}),
            ("phone", "bill", {1: 90}),
        )

        assert (found["message", "fault"]["mean"], found["message", "fault"]["others"]) == (2, 4.5)
        assert found["message", "fault"]["difference"] == -2.5

    def test_what_ranges_do_not_tell_apart_is_left_open(self):
        asked = [("chat", "fault", {1: 20, 5: 20}), ("phone", "fault", {1: 18, 5: 22})]

        assert set(read(*asked).values()) == {"unclear"}

    def test_of_fewer_than_thirty_nothing_is_shown_nor_said_of_those_beside_them(self):
        found = cells(("chat", "fault", {1: 29}), ("phone", "fault", {5: 40}))

        few, many = found["message", "fault"], found["phone", "fault"]
        assert (few["n"], few["reading"], many["reading"]) == (29, "hidden", "unclear")
        assert pd.isna(few["mean"])
        assert pd.isna(many["difference"])

    def test_a_channel_alone_at_a_need_is_compared_with_nothing(self):
        assert read(("chat", "leave", {3: 40})) == {("message", "leave"): "alone"}

    def test_the_more_are_compared_the_wider_is_the_range(self):
        two = [("chat", "fault", {2: 20, 3: 20}), ("phone", "fault", {2: 15, 3: 25})]
        more = [("chat", "bill", {2: 20, 3: 20}), ("phone", "bill", {2: 15, 3: 25})]

        alone, among = (cells(*asked)["message", "fault"] for asked in (two, [*two, *more]))

        assert among["difference"] == alone["difference"]
        assert among["difference_high"] > alone["difference_high"]

    def test_without_needs_there_are_no_cells(self):
        assert needs.compute(*tables(), VIEW).cells.empty


class TestPromise:
    ANSWERS = (
        ("chat", "CSAT", (0, 50, 50, 0, 0)),
        ("phone", "CSAT", (0, 0, 0, 50, 50)),
        ("store", "CSAT", (0, 0, 50, 50, 0)),
        ("ad", "CSAT", (99, 0, 0, 0, 0)),
    )

    def test_the_widest_clear_difference_is_between_two_channels_of_one_stage(self):
        found = needs.compute(*tables(answers=self.ANSWERS), VIEW)

        assert (found.channels.stage, found.channels.first, found.channels.second) == ("help", "phone", "message")
        assert (found.channels.first_mean, found.channels.second_mean, found.channels.difference) == (4.5, 2.5, 2)
        assert found.channels.low < 2 < found.channels.high

    def test_touchpoints_of_one_who_delivers_weigh_by_their_customers(self):
        found = needs.compute(*tables(answers=self.ANSWERS), VIEW)

        own = row(found.stages, group="own")
        assert (own["touchpoints"], own["n"], own["mean"]) == (2, 200, 4)
        assert (found.partners.first, found.partners.second) == ("own", "Partner")

    def test_indirect_touchpoints_and_those_of_too_few_are_left_out(self):
        few = [("chat", "CSAT", (29, 0, 0, 0, 0)), *self.ANSWERS[1:]]

        found = needs.compute(*tables(answers=few), VIEW).stages

        assert set(found["group"]) == {"phone", "visit", "own", "Partner"}

    def test_what_could_be_chance_is_not_said(self):
        alike = [("chat", "CSAT", (0, 0, 20, 20, 0)), ("phone", "CSAT", (0, 0, 18, 22, 0))]

        assert needs.compute(*tables(answers=alike), VIEW).channels is None


class TestSolved:
    def figures(self, cases, answers):
        counted, own, _ = tables(cases=cases, answers=answers)
        return solved.compute(own, satisfaction.compute(counted, VIEW), VIEW)

    def test_the_share_has_its_range_and_both_their_scores(self):
        cases = [("chat", {(4, 1): 30, (5, 1): 30, (1, 0): 20, (2, 0): 20})]

        found = self.figures(cases, [("chat", "RESOLVED", (40, 60))])

        chat = row(found.touchpoints, key="chat")
        assert (chat["n"], chat["share"], chat["solved"], chat["unsolved"], chat["difference"]) == (
            100,
            0.6,
            4.5,
            1.5,
            3,
        )
        assert (chat["low"], chat["high"]) == pytest.approx((0.502, 0.691), abs=5e-4)
        assert chat["difference_low"] < 3 < chat["difference_high"]

    def test_a_stage_weighs_its_touchpoints_by_customers_as_for_every_score(self):
        asked = [("chat", "RESOLVED", (100, 0)), ("phone", "RESOLVED", (0, 100))]

        assert row(self.figures([], asked).stages, key="help")["share"] == 0.75

    def test_scores_of_fewer_than_thirty_are_not_shown(self):
        found = self.figures([("chat", {(4, 1): 30, (1, 0): 29})], [("chat", "RESOLVED", (29, 30))])

        chat = row(found.touchpoints, key="chat")
        assert (chat["solved"], chat["n_solved"], chat["n_unsolved"]) == (4, 30, 29)
        assert pd.isna(chat["unsolved"])
        assert pd.isna(chat["difference"])

    def test_where_nobody_was_asked_there_is_nothing(self):
        found = self.figures([], [("chat", "CSAT", (0, 0, 0, 0, 40))])

        assert (len(found.touchpoints), len(found.stages)) == (0, 0)


class TestExpectations:
    def figures(self, pairs, importance=(5, 5, 5, 5)):
        answers = [(key, "CSAT", (0, 0, 0, 0, 100)) for key, _ in pairs]
        counted, own, _ = tables(answers=answers, pairs=pairs, importance=importance)
        return expectations.compute(counted, own, satisfaction.compute(counted, VIEW), VIEW)

    def test_each_answer_is_below_as_or_above_what_the_same_customer_expected(self):
        found = self.figures([("chat", {(3, 4): 50, (4, 4): 30, (5, 2): 20})])

        chat = row(found.touchpoints, key="chat")
        assert (chat["n"], chat["below"], chat["as_expected"], chat["above"]) == (100, 0.5, 0.3, 0.2)
        assert (chat["below_low"], chat["below_high"]) == pytest.approx((0.4038, 0.5962), abs=5e-5)

    def test_a_stage_weighs_its_touchpoints_by_customers(self):
        found = self.figures([("chat", {(3, 4): 40}), ("phone", {(4, 4): 40})])

        assert row(found.stages, key="help")["below"] == 0.25

    def test_clearly_more_than_expected_of_what_matters_little_may_be_too_much(self):
        more = {(5, 4): 40, (4, 4): 40}

        found = self.figures([("chat", more), ("phone", more), ("ad", more)], importance=(2, 9, 9, 2))

        assert list(found.overspent["key"]) == ["chat"]

    @pytest.mark.parametrize(
        ("pairs", "importance"),
        [
            pytest.param({(5, 4): 20, (3, 4): 18}, (2, 9, 9, 2), id="not clearly more"),
            pytest.param({(5, 4): 40}, (9, 2, 2, 2), id="it matters much"),
            pytest.param({(5, 4): 29}, (2, 9, 9, 2), id="too few"),
            pytest.param({(5, 4): 40}, (None, None, None, None), id="importance is not known"),
        ],
    )
    def test_else_nothing_is_too_much(self, pairs, importance):
        assert self.figures([("chat", pairs)], importance).overspent.empty
