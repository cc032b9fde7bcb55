import pyarrow as pa
import pytest

from cxdash.charts import look
from cxdash.charts import made_and_felt as charts
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.ownership import made_and_felt as presenter
from tests.measures.owners import make_owners
from tests.presenters.ownership.test_screen import figures, named

ENGLISH = Words("en")
HELD = [("CMO", "A", "find"), ("ALL", "A", "buy"), ("CSO", "A", "use")]
LATE = ("late", "at_use", "use", "at_buy", "buy", "other", 3000.0)
DEAR = ("dear", "at_buy", "buy", "at_find", "find", "other", 1500.0)
HOME = ("home", "at_use", "use", "at_use", "use")
DONE = ("done", "at_use", "use", "at_find", "find", "other", 9000.0, "done")


def company(*annoyances):
    return named(make_owners(HELD, annoyances=annoyances))


def drawn(tables):
    kept = presenter.present(tables, figures(tables), ENGLISH).drawing.tables.tables
    return {name: pa.ipc.open_stream(table).read_all().to_pandas() for name, table in kept.items()}


def test_lines_go_from_where_it_is_made_to_where_it_is_felt_as_wide_as_it_is_often():
    tables = company(DEAR, LATE, HOME, DONE)

    shown = drawn(tables)

    warm, calm = (look.readings(ENGLISH)[reading] for reading in (look.WARNING, look.CONTEXT))
    assert shown["rows"][["Annoyance", "Made at", "Felt at", "Times a year", "reading"]].to_numpy().tolist() == [
        ["Late", "Buy", "Use", "3,000", warm],
        ["Dear", "Find", "Buy", "1,500", calm],
    ]
    assert shown["lines"].groupby("key").width.first().to_dict() == {"late": 16, "dear": 8}
    assert shown["ends"][["stage", "owner", "reading"]].to_numpy().tolist() == [
        ["Find", "Cmo", calm],
        ["Buy", "everyone, and so nobody", warm],
        ["Buy", "everyone, and so nobody", calm],
        ["Use", "Cso", calm],
    ]
    made, felt = (shown["ends"][shown["ends"].x == x].set_index("stage").y for x in (0, charts.RIGHT))
    late = shown["lines"][shown["lines"].key == "late"].sort_values("x")
    assert (late.y.iloc[0], late.y.iloc[-1]) == (made["Buy"], felt["Use"])


@pytest.mark.parametrize(
    ("annoyances", "sentences"),
    [
        (
            [LATE, DEAR, HOME, DONE],
            [
                "2 annoyances are made in one stage and felt in another, about 4,500 times a year.",
                "1 of these is made where nobody clearly answers: Buy.",
            ],
        ),
        ([DEAR], ["1 annoyance is made in one stage and felt in another, about 1,500 times a year."]),
        ([HOME], ["No annoyance is noted as made in another stage than it is felt in."]),
        (
            [DONE],
            ["No annoyances are left to fix, so none is seen to be made in another stage than it is felt in."],
        ),
        (
            [],
            [
                "No annoyances are noted yet, so it cannot be told which are made in another stage than they are "
                "felt in."
            ],
        ),
    ],
)
def test_what_is_made_elsewhere_is_counted_and_where_there_is_none_that_is_said(annoyances, sentences):
    tables = company(*annoyances)

    tab = presenter.present(tables, figures(tables), ENGLISH)

    assert list(tab.sentences) == sentences
    assert (tab.drawing is None) == sentences[0].startswith("No ")


def test_no_two_annoyances_share_a_place_and_the_picture_is_as_high_as_it_needs():
    many = [(f"a{n}", "at_use", "use", "at_find", "find", "other", 100.0 + n) for n in range(25)]
    tables = company(*many)

    tab = presenter.present(tables, figures(tables), ENGLISH)

    rows = drawn(tables)["rows"]
    assert len(rows) == presenter.MOST_DRAWN == rows.y.nunique()
    assert rows.Annoyance.iloc[0] == "A24"
    assert charts.HEAD < rows.y.min() < rows.y.max() < tab.drawing.tables.rows


@pytest.mark.parametrize("language", languages())
def test_each_row_is_heard_once_and_no_column_has_a_dot(language):
    words = Words(language)
    layers = charts.flows(words).to_dict()["layer"]

    assert [one["mark"].get("aria") is False for one in layers].count(False) == 1
    assert [name for name in charts.columns(words).values() if "." in name] == []
