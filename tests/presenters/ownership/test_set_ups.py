from cxdash.i18n.translator import Words
from cxdash.measures.ownership.proposals import set_ups as measures
from cxdash.presenters.ownership import set_ups
from tests.measures.owners import TODAY
from tests.measures.ownership.proposals.test_set_ups import named

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
