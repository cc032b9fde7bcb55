from dataclasses import replace

import pandas as pd
import pytest

from cxdash.charts.ownership import targets as charts
from cxdash.i18n.translator import NOTHING, Words
from cxdash.presenters.ownership import targets as presenter
from tests.measures.owners import make_owners
from tests.presenters.ownership.test_screen import figures, named

ENGLISH = Words("en")
STEERED = [
    ("trials", "", "CMO", "", "up", 3000.0, "business", "efficiency", "top"),
    ("a figure with a long name", "", "CEO", "", "up", None, "customer", "effect", "function", "loyalty"),
    ("nrr", "", "", "", "up", 105.5, "business", "effect", "function", "renewal"),
]
VALUES = [("trials", "2026-10", 3700.0), ("nrr", "2026-10", 97.0)]


def company(kpis=STEERED, **words):
    """Make a small company with these key figures; *words*: its purpose, vision, values and audience."""
    tables = named(make_owners(kpis=kpis, kpi_values=VALUES))
    return replace(tables, company=pd.DataFrame([{"audience": "customers", **words}]))


def test_the_command_says_what_the_page_says():
    tables = company(purpose="Paid on time", vision="", values="Kind")

    said = presenter.sentences(tables, figures(tables), ENGLISH)

    assert said["anchors"] == ["Purpose: Paid on time", "Core values: Kind", "Not written down: Vision."]
    assert said["top"][0] == "At target, of the figures that top management follows: 1 of 1."
    assert said["top"][1] == (
        "Top management follows one figure; it does not count what customers get, and it shows efficiency."
    )
    assert said["outcomes"] == [
        "Nobody owns renewal (no owner: Nrr); no key figure shows new sales, extra sales, and recommendation."
    ]
    shown = [one for tab in presenter.present(tables, figures(tables), ENGLISH) for one in tab.sentences]
    assert [one for sentences in said.values() for one in sentences if one not in shown] == []


def test_the_table_holds_those_of_top_management_first_against_their_targets():
    table = presenter.kpi_table(company(), figures(company()), ENGLISH)

    assert table.columns.tolist() == [
        *("Key figure", "Latest", "Target", "At target", "Owner", "Followed by", "It counts", "Type"),
    ]
    assert table.astype(object).where(table.notna(), None).to_numpy().tolist() == [
        ["Trials", "3,700", "3,000", "yes", "Cmo", "Top management", "What we get", "Efficiency"],
        ["A figure with a long name", None, None, None, "Ceo", "A function", "What customers get", "Effect"],
        ["Nrr", "97.0", "105.5", "no", "nobody", "A function", "What we get", "Effect"],
    ]
    assert presenter.kpi_sentence(figures(company()), ENGLISH) == (
        "Key figures: 3; without an owner: 1; at their target: 1; pairs of targets that pull against each other: 0."
    )


def test_a_figure_and_its_target_have_its_unit():
    tables = company()
    tables.kpis["unit"] = "%"

    for language, written in (("en", "3,700%"), ("nb", "3\N{NO-BREAK SPACE}700\N{NO-BREAK SPACE}%")):
        table = presenter.kpi_table(tables, figures(tables), Words(language))
        assert table.iloc[0, 1] == written


def test_a_figure_whose_level_is_left_blank_is_named_and_has_no_follower():
    tables = company([STEERED[0], (*STEERED[1][:8], "", "loyalty")])

    said, found = presenter.sentences(tables, figures(tables), ENGLISH), figures(tables)

    assert said["top"][-1] == "Not filled in who follows it: A figure with a long name."
    followed = presenter.kpi_table(tables, found, ENGLISH)["Followed by"]
    assert followed.fillna("").tolist() == ["Top management", ""]
    (note,) = presenter.effect(tables, found, ENGLISH).notes
    assert note == (
        "Filled and bold: followed by top management. Hollow: within a function, or not filled in who follows it."
    )


def test_without_key_figures_that_is_said_and_nothing_of_outcomes():
    tables = company(kpis=[])

    assert presenter.sentences(tables, figures(tables), ENGLISH) == {
        "top": ["No key figures have been filled in."],
        "effect": [],
        "outcomes": [],
        "anchors": ["Not written down: Purpose, Vision, and Core values."],
    }
    assert [tab.drawing for tab in presenter.present(tables, figures(tables), ENGLISH)] == [None, None]


@pytest.mark.parametrize(("audience", "count"), [("customers", 1), ("users", 0)])
def test_a_public_body_is_not_asked_who_owns_its_sales(audience, count):
    tables = company(kpis=STEERED[:1], audience=audience)

    assert len(presenter.said_of_outcomes(tables, figures(tables), ENGLISH)) == count


def test_the_picture_places_key_figures_by_what_they_count_and_show_and_those_of_top_management_first():
    tables = company([*STEERED, ("new", "", "", "", "up", None, "business", "efficiency", "top"), ("odd",)])
    tables = replace(tables, kpis=tables.kpis.assign(about=tables.kpis.about.where(tables.kpis.key != "odd", "")))

    rows = presenter.kind_rows(tables, figures(tables), ENGLISH)

    assert rows[["text", "half", "what"]].to_numpy().tolist() == [
        ["Effect", 0, "head"],
        ["Efficiency", 1, "head"],
        ["What customers get", 0, "group"],
        ["A figure with a long name", 0, "function"],
        [NOTHING, 1, "none"],
        ["What we get", 0, "group"],
        ["Nrr", 0, "function"],
        ["Trials", 1, "top"],
        ["New", 1, "top"],
    ]
    assert rows.hint.tolist()[-3:] == ["Nrr: 97, target 105.50.", "Trials: 3,700, target 3,000.", "New: not known."]
    assert not rows.duplicated(["line", "half"]).any()


def test_the_picture_of_outcomes_has_a_row_for_each_with_its_owner_or_what_is_missing():
    tables = company()

    rows = presenter.outcome_rows(tables, figures(tables), ENGLISH)

    heads = [charts.columns(ENGLISH)[name] for name in ("outcome", "figures", "owner")]
    assert rows[[*heads, "health", "chip"]].to_numpy().tolist() == [
        ["New sales", NOTHING, "No key figure", charts.NO_FIGURE, "No key figure"],
        ["Extra sales", NOTHING, "No key figure", charts.NO_FIGURE, "No key figure"],
        ["Renewal", "Nrr", "Nobody", "nobody", "Nobody"],
        ["Loyalty", "A figure with a long name", "Ceo", "one", "Ceo"],
        ["Recommendation", NOTHING, "No key figure", charts.NO_FIGURE, "No key figure"],
    ]


def test_an_outcome_that_two_own_has_a_chip_with_a_half_for_each():
    tables = company([STEERED[1], ("other", "", "CMO", "", "up", None, "customer", "effect", "top", "loyalty")])

    rows = presenter.outcome_rows(tables, figures(tables), ENGLISH)

    (loyalty,) = rows[rows.health == "contested"].to_dict("records")
    assert [loyalty[charts.columns(ENGLISH)["outcome"]], loyalty["chip"], loyalty["second"]] == [
        "Loyalty",
        "Ceo",
        "Cmo",
    ]


def test_beside_the_picture_that_names_them_effect_and_efficiency_are_counted_once():
    tables = company()
    rising = pd.DataFrame(
        [(key, month, value) for key in ("trials", "nrr") for month, value in (("2026-09", 90.0), ("2026-10", 97.0))],
        columns=["kpi", "month", "value"],
    )
    tables = replace(tables, kpi_values=rising)

    tab = presenter.effect(tables, figures(tables), ENGLISH)

    assert tab.sentences == ["Better than at first: 1 of 1 figures of efficiency, 1 of 2 of effect."]
    assert tab.listed == [
        ("What customers get · Effect", "A function: A figure with a long name"),
        ("What we get · Effect", "A function: Nrr"),
        ("What we get · Efficiency", "Top management: Trials"),
    ]
