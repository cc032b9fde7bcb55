"""The picture of one stage's touchpoints."""

from cxdash.charts import look
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Tab
from cxdash.presenters.ownership.one_stage import picture
from tests.presenters.ownership.pictures import assert_draws, sent

ENGLISH = Words("en")


def shown(demo, stage):
    return Tab(drawing=picture.drawing(*demo, stage, "A finding.", ENGLISH))


def test_each_touchpoint_has_the_chip_of_who_answers_and_a_bar_of_its_let_downs(demo):
    tables = sent(shown(demo, "connect"))

    chips, boxes = (tables[name][tables[name]["where"] == "desk"] for name in ("chips", "boxes"))
    assert set(chips.chip) == {"Nobody"}
    assert set(chips.health) == {"nobody"}
    assert len(chips) == len(boxes) == 5
    assert boxes.said.iloc[0] == "Agreeing the date: nobody. Let-downs a year: 16,300."
    assert boxes.x2.idxmax() == boxes.said.str.startswith("Progress messages").idxmax()


def test_let_downs_are_warm_where_the_promise_of_the_stage_is_broken(demo):
    tones = [set(sent(shown(demo, stage))["boxes"].tone) for stage in ("connect", "order")]

    assert tones == [{look.readings(ENGLISH)[one]} for one in (look.WARNING, look.CONTEXT)]


def test_two_who_claim_a_touchpoint_share_its_chip(demo):
    chips = sent(shown(demo, "renew"))["chips"]

    assert {tuple(row) for row in chips[["chip", "second"]].to_numpy()} == {("CMO", "CSO")}


def test_the_picture_draws_from_the_tables_that_are_sent(demo):
    assert_draws(shown(demo, "connect"), "en")


def test_a_stage_without_touchpoints_has_no_picture(demo):
    assert picture.drawing(*demo, "no stage", "A finding.", ENGLISH) is None
