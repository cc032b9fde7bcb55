import pytest

from cxdash.charts.ownership import mandate as charts
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.ownership import mandate as presenter
from tests.measures.owners import make_owners, owners, rated
from tests.presenters.ownership.pictures import assert_draws, sent
from tests.presenters.ownership.test_screen import named

ENGLISH = Words("en")
ABLE, UNABLE, PARTLY = (4, 4, 3, 4, 5, 2), (4, 1, 1, 2, 2, 3), (3, 3, 3, 2, 4, 1)


def shown(*assessments, language="en"):
    tables = named(make_owners([("CMO", "A", "find"), ("CSO", "A", "buy")], assessments=assessments))
    return presenter.tab(tables, owners(tables), Words(language))


def five(role, given, raters=()):
    return rated(role, [given] * 5, raters)


@pytest.mark.parametrize(
    ("given", "finding"),
    [
        ([*five("CMO", ABLE)], "Every role that leaders were asked about can act."),
        (
            [*five("CMO", ABLE), *five("CSO", UNABLE)],
            "Cso is the one role that cannot act: “May set priorities across functions” gets 1 of 5.",
        ),
        (
            [*five("CMO", UNABLE), *five("CSO", UNABLE), *five("COO", ABLE)],
            "2 of 3 roles cannot act: Cmo and Cso.",
        ),
        (
            [*five("CMO", PARTLY), *five("CSO", ABLE)],
            "No role is without the means to act; 1 of 2 can act only in part: Cmo.",
        ),
        (rated("CMO", [ABLE] * 2), "Fewer than three leaders have answered about the mandate of any role."),
        ([], "Leaders have not been asked whether those who answer can also act."),
    ],
)
def test_the_finding_says_which_roles_cannot_act(given, finding):
    assert shown(*given).heading == finding


def test_those_that_cannot_act_stand_first_and_those_rated_by_too_few_last_without_marks():
    tables = sent(shown(*rated("CEO", [UNABLE] * 2), *five("CMO", ABLE), *five("CSO", UNABLE), *five("COO", PARTLY)))

    rows = tables["rows"]
    assert list(rows.name) == ["Cso", "Coo", "Cmo", "Ceo"]
    assert list(rows.verdict) == ["cannot act", "can act partly", "can act", "not asked"]
    assert list(rows.figure) == ["2", "3", "4", "–"]
    assert list(rows.tone) == ["promise broken", "text", "text", "as expected"]
    assert list(rows.stages) == ["Buy", "", "Find", ""]
    assert (tables["marks"].y < rows.bottom.iloc[2]).all()
    assert rows.said.iloc[0] == (
        "Cso: cannot act, median 2 of 5 by 5 leaders. Lowest: May set priorities across functions, 1."
    )


def test_a_median_below_two_and_a_half_is_a_warm_square_unless_it_does_not_count():
    marks = sent(shown(*five("CMO", (4, 2, 3, 4, 5, 1))))["marks"]

    assert list(marks["shape"]) == ["circle", "square", "circle", "circle", "circle", "circle"]
    assert list(marks.tone) == ["text", "promise broken", "text", "text", "text", "text"]
    assert marks.said.iloc[1] == "Cmo: “May set priorities across functions” gets 2 of 5."
    assert marks.x.iloc[5] > charts.LINE > marks.x.iloc[4]


def test_each_leader_has_a_dot_and_the_role_itself_a_diamond():
    tab = shown(*five("CMO", ABLE, ["CEO", "CMO", "CSO", "", ""]), *five("CSO", ABLE))
    tables = sent(tab)

    assert len(tables["own"]) == 6
    assert len(tables["dots"]) == 6 * 9
    row = tables["rows"].iloc[0]
    assert tables["dots"].y.between(row.top - charts.ROW_HEIGHT, row.bottom + charts.ROW_HEIGHT).all()
    assert "single answers" not in tab.notes[0]


def test_answers_of_fewer_than_five_are_not_shown_one_by_one_and_many_fit_into_their_row():
    tab = shown(*rated("CMO", [ABLE] * 4, ["CMO"]), *rated("CSO", [ABLE] * 30))
    tables = sent(tab)

    assert len(tables["own"]) == 0
    assert len(tables["dots"]) == 30 * 6
    cso = tables["rows"].set_index("name").loc["Cso"]
    assert tables["dots"].y.between(cso.top, cso.bottom).all()
    assert tab.notes[0].endswith("Where fewer than 5 answered, single answers are not shown.")


def test_it_says_whose_own_view_is_furthest_from_that_of_the_others():
    raters = ["CMO", "", "", "", ""]
    above = shown(*rated("CMO", [(5, 5, 5, 5, 5), *[(3, 3, 3, 3, 3)] * 4], raters))
    below = shown(*rated("CMO", [(1, 1, 1, 1, 1), *[(3, 3, 3, 3, 3)] * 4], raters))
    alike = shown(*rated("CMO", [(3, 3, 3, 3, 3)] * 5, raters))

    assert above.sentences[-1] == "Cmo rates its own mandate 2.0 above what the others say."
    assert below.sentences[-1] == "Cmo rates its own mandate 2.0 below what the others say."
    assert alike.sentences == ["Leaders who rated each role: 5."]


@pytest.mark.parametrize("language", languages())
def test_the_picture_draws_from_the_tables_that_are_sent(language):
    assert_draws(shown(*five("CMO", ABLE, ["CMO"]), *five("CSO", UNABLE), language=language), language)


def test_all_figures_wait_behind_the_picture():
    assert [table.behind for table in shown(*five("CMO", ABLE)).tables] == [True]


def test_of_the_demo_it_shows_eight_leaders_and_the_one_role_that_cannot_act(demo):
    tab = presenter.tab(*demo, ENGLISH)
    tables = sent(tab)

    assert tab.heading == (
        "Customer director is the one role that cannot act: “May step into how others work” gets 1.5 of 5."
    )
    assert list(tab.sentences) == [
        "Leaders who rated each role: 8, last in Sep 2026.",
        "Marketing director rates its own mandate 0.9 above what the others say.",
    ]
    assert list(tables["rows"].verdict) == ["cannot act", *["can act"] * 5]
    assert (len(tables["marks"]), len(tables["dots"]), len(tables["own"])) == (36, 36 * 7, 36)
    assert (tables["marks"]["shape"] == "square").sum() == 4
