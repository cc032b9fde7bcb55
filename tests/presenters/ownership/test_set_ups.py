from cxdash.i18n.translator import Words
from cxdash.measures.ownership.proposals import set_ups as measures
from cxdash.presenters.ownership import set_ups
from tests.measures.owners import TODAY
from tests.measures.ownership.proposals.test_set_ups import HELD, named

ENGLISH = Words("en")


def test_the_sentence_has_the_load_of_both_roles():
    tables = named()

    assert set_ups.sentence(measures.compute(tables, TODAY), tables, ENGLISH) == (
        "CCO in top management answers for 2 of 4 stages with the service line, 1 without it. As an adviser CCO "
        "answers for none, and CEO for 4, against 0 today."
    )


def test_the_picture_has_a_row_per_place_and_marks_what_is_another_than_today():
    tables = named()

    tables_of = set_ups._picture(measures.compute(tables, TODAY), tables, ENGLISH)

    cells = tables_of["cells"]
    assert tables_of["rows"].label.tolist() == [
        *("The whole journey", "find", "buy", "use", "help"),
        *("The voice of the customer", "Customer key figures", "Coherence across initiatives", "Culture"),
        *("CEO: in all", "CCO: in all"),
    ]
    assert cells[cells.row == 4][["text", "kind"]].to_numpy().tolist() == [
        ["ALL", "everyone"],
        ["CCO", "changed"],
        ["CCO", "changed"],
        ["CEO", "changed"],
    ]
    assert cells[cells.row == 2].kind.tolist() == ["same", "same", "same", "changed"]
    assert tables_of["loads"][["row", "column", "text"]].to_numpy().tolist()[:4] == [
        [10, 1, "0"],
        [11, 1, "0"],
        [10, 2, "0"],
        [11, 2, "7"],
    ]


def test_a_phone_has_each_place_with_who_answers_today_and_by_the_set_ups_that_change_it():
    tables = named()

    listed = dict(set_ups.tab(measures.compute(tables, TODAY), tables, ENGLISH).listed)

    assert list(listed)[:3] == ["The whole journey", "find", "buy"]
    assert listed["find"] == "Today: CMO · Advising the chief executive: CEO"
    assert listed["use"] == (
        "Today: ALL · In top management, with the service line: CCO · In top management, without the service line: CCO"
        " · Advising the chief executive: CEO"
    )


def test_the_table_counts_what_each_role_answers_for_and_what_changes():
    tables = named()

    rows = set_ups.load_table(measures.compute(tables, TODAY), tables, ENGLISH).to_numpy().tolist()

    assert rows[0] == ["CEO", 0, 0, 0, 5]
    assert rows[-2] == ["Cells that change", 0, 10, 8, 13]


def test_a_company_without_a_customer_director_is_told_so():
    tables = named(roles=(("CEO", ""), ("CMO", "CEO"), ("SERVICE", "CEO"), ("ALL", "")))

    shown = set_ups.tab(measures.compute(tables, TODAY), tables, ENGLISH)

    assert shown.drawing is None
    assert shown.sentences == [
        "Three set-ups of a customer director cannot be shown. The company has no such role: the customer director."
    ]


def test_two_that_claim_a_stage_today_share_its_chip_in_the_warm_form_of_every_chip():
    tables = named(held=[*HELD, ("SERVICE", "A", "buy")])

    cells = set_ups._picture(measures.compute(tables, TODAY), tables, ENGLISH)["cells"]

    today = cells[(cells.row == 3) & (cells.column == 1)][["text", "second", "kind", "said"]]
    assert today.to_numpy().tolist() == [["CMO", "SERVICE", "contested", "buy: CMO / SERVICE."]]


def kinds_of_areas(tables, column):
    cells = set_ups._picture(measures.compute(tables, TODAY), tables, ENGLISH)["cells"]
    areas = cells[cells.row.between(6, 9) & (cells.column == column)]
    return set(areas.kind), set(areas.text)


def test_areas_never_filled_in_are_said_to_be_so_and_are_nobodys_only_where_another_is_filled_in():
    blank = named(held=[one for one in HELD if one[-1] != "voice"])

    assert kinds_of_areas(blank, 1) == ({"blank"}, {"not filled in"})
    assert kinds_of_areas(blank, 2) == ({"changed"}, {"CCO"})
    assert kinds_of_areas(named(), 1) == ({"same", "nobody"}, {"CMO", "Nobody"})


def test_where_the_service_line_makes_no_difference_there_is_one_column_for_both_and_it_says_so():
    tables = named(held=[one for one in HELD if one[0] != "SERVICE"])
    found = measures.compute(tables, TODAY)

    assert "; with or without the service line makes no difference here." in set_ups.sentence(found, tables, ENGLISH)
    heads = list(set_ups.load_table(found, tables, ENGLISH).columns)
    assert heads == ["Role", "Today", set_ups.EITHER, "Advising the chief executive"]
    assert len(set_ups._picture(found, tables, ENGLISH)["heads"]) == 3
    assert measures.compute(named(), TODAY).line_matters
