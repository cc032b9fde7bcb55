"""What is said of customers' paths follows the figures."""

import pytest

from cxdash.i18n.translator import Words
from cxdash.measures.paths import figures as paths
from cxdash.presenters.paths import screen as presenter
from cxdash.presenters.paths import tabs
from tests.measures.paths.test_figures import make
from tests.presenters.paths.roles import NAMES, by_role

ENGLISH = Words("en")


def tab(name, *rows):
    found = paths.compute(make(*rows))
    (shown,) = tabs.present_tab(found, by_role(found), name, ENGLISH)
    return shown


def rules(*rows):
    return tabs.rules(paths.compute(make(*rows)), NAMES, ENGLISH)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [("ad > shop", 10, 5)],
            "No touchpoint gets credit by every way of counting: who contributes depends on the way chosen.",
        ),
        (
            [("ad > shop", 10, 5), ("shop", 3, 1)],
            "Credit by every way of counting: Shop. Only by some: Ads.",
        ),
        (
            [("ad > shop", 10, 5), ("ad", 3, 1)],
            "Credit by every way of counting: Ads. Only by some: Shop.",
        ),
        (
            [("ad", 10, 5), ("shop", 3, 1)],
            "Every touchpoint with credit gets some by every way of counting.",
        ),
        (
            [("shop", 9, 9), ("a > b > c > d", 10, 5)],
            "Credit by every way of counting: Shop. Only by some: a, d, b, and 1 more.",
        ),
    ],
)
def test_the_finding_names_who_gets_credit_however_it_is_counted(rows, expected):
    assert presenter.sentence(paths.compute(make(*rows)), NAMES, ENGLISH) == expected


def test_credit_is_said_to_be_a_convention_and_missing_losses_are_told():
    whole, won = (paths.compute(make(("ad", 10, lost))) for lost in (5, 0))

    notes = [presenter.notes(found, ENGLISH) for found in (whole, won)]
    assert notes[0][0].startswith("Credit is a convention, not a cause")
    assert (len(notes[0]), len(notes[1])) == (1, 2)
    assert notes[1][1].startswith("Only those who became customers are filled in.")


def test_the_base_rate_is_shown_where_it_is_known_who_did_not_become_a_customer():
    whole, won = (presenter.headlines(paths.compute(make(("ad", 10, lost))), ENGLISH) for lost in (30, 0))

    assert [(figure.key, figure.value) for figure in whole] == [
        ("path_customers", "10"),
        ("path_rate", "25.0 of 100"),
        ("path_agreed", "1 of 1"),
    ]
    assert [figure.key for figure in won] == ["path_customers", "path_agreed"]


def test_without_paths_and_without_customers_it_is_said_what_is_missing():
    nothing, nobody = (presenter.missing(paths.compute(make(*rows)), ENGLISH) for rows in ([], [("ad", 0, 9)]))

    assert nothing.startswith("There are no customers' paths yet")
    assert nobody == "Nobody became a customer on the paths that are filled in, so there is no credit to share."


def test_the_role_that_gets_most_however_it_is_counted_is_named():
    shown = tab("roles", ("ad", 30, 5), ("ad > shop", 10, 5))

    assert shown.sentences[0] == (
        "By every way of counting the most credit goes to what Marketing answers for: from 30 to 40 customers."
    )


def test_where_the_ways_differ_each_names_its_own_and_what_nobody_answers_for_is_told():
    shown = tab("roles", ("ad > shop", 10, 5), ("chat", 1, 0))

    assert shown.sentences[:4] == [
        "Whose touchpoints get the most credit depends on the way of counting.",
        "Most goes to Marketing by: All to the first, Equally to all, Most to first and last, and By what is lost "
        "without it.",
        "Most goes to Sales by: All to the last.",
        "Credited to touchpoints that nobody answers for, of all customers: 1.",
    ]
    assert shown.tables[0].rows["Role"].tolist() == ["Marketing", "Sales", "nobody"]


def test_where_nobody_answers_for_most_that_is_said():
    shown = tab("roles", ("chat", 7, 0), ("ad", 1, 0))

    assert (
        shown.sentences[0] == "By every way of counting the most credit goes to what nobody answers for: 7 customers."
    )


def test_where_each_path_has_one_touchpoint_the_ways_are_said_to_agree():
    assert rules(("ad", 10, 5), ("shop", 3, 1)).sentences == ["Every way of counting gives the same credit."]


def test_where_most_are_lost_follows_the_paths():
    at_shop, at_ad = (
        tab("lost", ("ad > shop", 10, 30), ("ad", 0, 10)),
        tab("lost", ("ad > shop", 10, 3), ("ad", 0, 9)),
    )

    assert at_shop.sentences == ["Most are lost at Shop: 30 of the 40 who reach it, and 75% of all who are lost."]
    assert at_ad.sentences == ["Most are lost at Ads: 9 of the 22 who reach it, and 75% of all who are lost."]


def test_steps_have_a_table_where_there_are_any():
    one, two = tab("lost", ("ad", 10, 0)), tab("lost", ("ad > shop", 10, 30))

    assert one.sentences == ["Nobody is known to have been lost: only those who became customers are filled in."]
    assert ([table.title for table in one.tables], [table.title for table in two.tables]) == (
        ["Of those who reach a touchpoint"],
        ["Of those who reach a touchpoint", "From one touchpoint to the next"],
    )
    assert two.tables[1].rows.to_numpy().tolist() == [["Ads", "Shop", 40, 100]]


def test_the_ways_are_told_by_what_they_ask_and_whom_they_put_first():
    shown = rules(("ad > shop", 10, 5), ("shop", 3, 1))

    assert shown.sentences == ["The ways differ most on Ads: from 0 to 10 of 13 customers."]
    assert shown.tables[0].rows["Most credit to"].tolist() == ["Ads", "Shop", "Shop", "Shop", "Shop"]
