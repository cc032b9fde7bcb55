from datetime import date
from itertools import pairwise

import pandas as pd
import pytest

from cxdash.charts.ownership import lanes as charts
from cxdash.domain.periods import month_name, month_number
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.ownership.history import lanes as presenter
from tests.measures.owners import make_owners, owners, rated
from tests.presenters.ownership.pictures import assert_draws, sent
from tests.presenters.ownership.test_screen import named

ENGLISH = Words("en")
BEGAN, MAY, JUNE = date(2026, 1, 1), date(2026, 5, 1), date(2026, 6, 1)
STEADY = [("CMO", "A", "find", "", "", BEGAN), ("CSO", "A", "buy", "", "", BEGAN), ("ALL", "A", "help", "", "", BEGAN)]
LOST = ("CSO", "A", "use", "", "", BEGAN, MAY)


def months(*stages, together=1, first="2025-12", values=(4.0, 4.1, 3.9, 4.0, 3.0, 3.1, 3.0, 3.2, 3.0, 3.1)):
    rows = [
        (stage, month_name(month_number(first) + later), value, together)
        for stage in stages
        for later, value in enumerate(values)
    ]
    return pd.DataFrame(rows, columns=["key", "month", "mean", "together"])


def shown(held, got=None, language="en", **more):
    tables = named(make_owners(held, **more))
    (tab,) = presenter.present(tables, owners(tables), months() if got is None else got, Words(language))
    return tab


@pytest.mark.parametrize(
    ("held", "finding"),
    [
        (STEADY, "No stage has changed hands since Dec 2025."),
        ([*STEADY, LOST], "1 stage changed hands since Dec 2025: Use lost its owner."),
        (
            [*STEADY, LOST, ("COO", "A", "use", "", "", JUNE)],
            "2 changes of owner since Dec 2025: Use lost its owner and Use got an owner, Coo.",
        ),
        (
            [*STEADY, LOST, ("COO", "A", "use", "", "", MAY)],
            "1 stage changed hands since Dec 2025: Use went to Coo.",
        ),
        (
            [*STEADY, ("CMO", "A", "use", "", "", BEGAN), ("COO", "A", "use", "", "", MAY)],
            "1 stage changed hands since Dec 2025: Use is claimed by several: Cmo and Coo.",
        ),
        (
            [*STEADY, LOST, ("ALL", "A", "use", "", "", MAY)],
            "1 stage changed hands since Dec 2025: Use went to everyone, and so to nobody.",
        ),
        (
            [*STEADY, LOST, ("COO", "A", "use", "", "", MAY, JUNE), ("CEO", "A", "use", "", "", JUNE)],
            "2 changes of owner since Dec 2025: Use went to Coo and Use went to Ceo.",
        ),
        ([], "Who answers for what has not been filled in."),
    ],
)
def test_the_finding_says_which_stages_changed_hands_and_what_became_of_them(held, finding):
    assert shown(held, months("use")).heading == finding


def test_a_lane_has_a_chip_for_each_owner_from_day_to_day():
    tables = sent(shown([*STEADY, LOST], months("use")))

    chips = tables["chips"]
    of_use = chips[chips.said.str.startswith("Use")]
    assert list(of_use.chip) == ["Cso", "Nobody"]
    assert list(of_use.health) == ["one", "nobody"]
    assert (of_use["chip from"].iloc[0] > charts.START + 60, of_use["chip to"].iloc[-1]) == (True, charts.END - 2)
    assert list(of_use.said) == ["Use: Cso.", "Use: nobody from May 1, 2026."]


def test_on_the_day_of_a_change_stand_a_diamond_in_its_lane_and_a_line_through_all_with_the_date():
    tables = sent(shown([*STEADY, LOST, ("COO", "A", "use", "", "", JUNE)], months("find", "use")))

    changes, days, rows = tables["changes"], tables["days"], tables["rows"].set_index("name")
    assert list(changes.said) == ["May 1, 2026: Use lost its owner.", "Jun 1, 2026: Use got an owner, Coo."]
    assert set(changes.top) == {rows.top["Use"] + 2}
    assert list(days.day) == ["May 1, 2026", "Jun 1, 2026"]
    assert list(days["align"]) == ["right", "left"]
    assert set(days.bottom) == {rows.bottom.max() + 4}


def test_of_many_dates_near_one_another_those_are_left_out_for_which_there_is_no_room():
    days = [date(2026, 3, day) for day in (1, 5, 9, 13, 17)]
    held = [(("CSO", "COO")[no % 2], "A", "use", "", "", *ends) for no, ends in enumerate(pairwise(days))]

    found = sent(shown([*STEADY, *held], months("use")))["days"]

    said = found[found.day != ""]
    assert 2 <= len(said) < len(found)
    lefts = said["label x"] - presenter.NEAR * (said["align"] == "right")
    assert (lefts.diff().dropna() > presenter.NEAR - 10).all()


def test_lines_stay_in_their_lanes_and_lanes_without_answers_are_lower():
    tables = sent(shown([*STEADY, LOST], months("use", "buy", values=(1.0, 5.0, 1.0, 5.0))))

    rows = tables["rows"].set_index("name")
    assert rows.bottom["Find"] - rows.top["Find"] < rows.bottom["Use"] - rows.top["Use"]
    for stage in ("use", "buy"):
        of = tables["points"][tables["points"].run == f"{stage} 1"].y
        lane = rows.loc[stage.capitalize()]
        assert of.between(lane.top, lane["name at"] - charts.CHIP / 2).all()
    assert (rows["first"]["Use"], rows["last"]["Use"], rows["first"]["Find"]) == ("3.0", "3.0", "")


def test_a_month_without_enough_answers_breaks_the_line_and_three_taken_together_are_named():
    got = months("use", together=3)
    tab = shown([*STEADY, LOST], got[got.month != "2026-02"])
    tables = sent(tab)

    points = tables["points"]
    assert list(points.groupby("run").size()) == [2, 7]
    assert points.said.iloc[0] == "Use, three months to Dec 2025: 4.0."
    assert tables["rows"].set_index("name").note["Use"] == "by three months"
    assert tab.notes[0].endswith("so three are taken together.")


def test_figures_at_the_ends_are_of_as_many_months_as_there_are_twice():
    def ends(values):
        row = sent(shown([*STEADY, LOST], months("use", values=values)))["rows"].set_index("name").loc["Use"]
        return row["first"], row["last"]

    assert ends((3.0, 4.0, 5.0, 1.0, 2.0, 3.0)) == ("4.0", "2.0")
    assert ends((3.0, 4.0)) == ("3.0", "4.0")
    assert ends((3.0,)) == ("", "3.0")


def test_an_owner_who_cannot_act_is_said_to_on_the_chip_of_today_only():
    unable = rated("CSO", [(1, 1, 1, 2, 2)] * 3)
    tables = sent(shown([*STEADY, LOST, ("CSO", "A", "use", "", "", JUNE)], assessments=unable))

    chips = tables["chips"].set_index("said").chip
    assert [chip for chip in chips if "cannot act" in chip] == ["Cso · cannot act"] * 2
    assert chips["Use: Cso."] == "Cso"


def test_beyond_twelve_stages_only_lanes_with_a_change_are_drawn():
    stages = [f"s{no}" for no in range(15)]
    held = [("CMO", "A", stage, "", "", date(2024, 1, 1)) for stage in stages[1:]]
    held.append(("CSO", "A", "s0", "", "", date(2024, 1, 1), MAY))

    changed = sent(shown(held, months("s0", "s1"), stages=stages))
    steady = sent(shown(held[:-1], months("s0", "s1"), stages=stages))

    assert list(changed["rows"].name) == ["S0"]
    assert len(steady["rows"]) == 12


def test_a_phone_has_a_list_of_changes_the_latest_first_with_who_answered_until_then():
    tab = shown([*STEADY, LOST, ("COO", "A", "use", "", "", JUNE)], months("use"))

    assert tab.listed == [
        ("Use got an owner, Coo.", "Jun 1, 2026; until then nobody"),
        ("Use lost its owner.", "May 1, 2026; until then Cso"),
    ]
    assert shown(STEADY).listed == []


def test_two_stages_without_answers_have_chips_only():
    tab = shown([("CMO", "A", "find", "", "", BEGAN), ("CSO", "A", "buy", "", "", BEGAN)], stages=["find", "buy"])

    tables = sent(tab)
    assert (len(tables["rows"]), len(tables["points"])) == (2, 0)
    assert tab.drawing.tables.rows < 2 * charts.LANE
    assert tab.notes == []


@pytest.mark.parametrize("language", languages())
def test_the_picture_draws_from_the_tables_that_are_sent(language):
    assert_draws(shown([*STEADY, LOST], months("use"), language), language)


def test_of_the_demo_it_shows_two_changes_and_the_fall_after_the_first(demo, demo_months):
    (tab,) = presenter.present(*demo, demo_months, ENGLISH)
    tables = sent(tab)

    assert tab.heading == (
        "2 changes of owner since Nov 2024: Get connected lost its owner and Get help went to Customer director."
    )
    assert list(tab.sentences) == ["What changes about the same time need not be a cause."]
    rows = tables["rows"].set_index("name")
    assert list(rows.index[rows.changed]) == ["Get connected", "Get help"]
    assert (rows["first"]["Get connected"], rows["last"]["Get connected"]) == ("3.4", "2.9")
    assert [name for name, note in rows.note.items() if note] == ["Recommend"]
    assert list(tables["days"].day) == ["Jan 1, 2026", "Mar 1, 2026"]
    assert "Customer director · cannot act" in set(tables["chips"].chip)
    assert tab.tables[0].behind
