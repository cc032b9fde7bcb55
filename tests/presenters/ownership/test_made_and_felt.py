import pyarrow as pa
import pytest

from cxdash.charts import look
from cxdash.charts import made_and_felt as charts
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.ownership import made_and_felt as presenter
from tests.measures.owners import make_owners, rated
from tests.presenters.ownership.pictures import assert_draws, sent
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


def test_a_line_goes_from_where_it_is_made_to_where_it_is_felt_as_wide_as_it_is_often():
    tables = company(DEAR, LATE, HOME, DONE)

    shown = drawn(tables)

    warm, calm, plain = (look.readings(ENGLISH)[reading] for reading in (look.WARNING, look.CONTEXT, look.TEXT))
    assert shown["rows"][["Annoyance", "Made at", "Felt at", "Times a year", "tone", "weight"]].to_numpy().tolist() == [
        ["Late", "Buy", "Use", "3,000", warm, "bold"],
        ["Dear", "Find", "Buy", "1,500", plain, "bold"],
        ["Home", "Use", "Use", "100", calm, "normal"],
    ]
    assert shown["lines"].groupby("key").width.first().to_dict() == {"late": 14, "dear": 7, "home": 2}
    bands = shown["bands"].set_index(shown["made"].name)
    for key, made, felt in (("late", "Buy", "Use"), ("dear", "Find", "Buy")):
        line = shown["lines"][shown["lines"].key == key].sort_values("x")
        assert bands.top[made] < line.y.iloc[0] < bands.bottom[made]
        assert bands.top[felt] < line.y.iloc[-1] < bands.bottom[felt]
    assert shown["lines"][shown["lines"].key == "home"].y.nunique() == 1


def test_every_stage_has_a_band_with_its_owner_on_both_sides():
    shown = drawn(company(LATE))

    assert shown["made"].equals(shown["felt"])
    assert list(shown["made"].name) == ["Find", "Buy", "Use", "Help"]
    assert list(shown["made"].owner) == ["Cmo", "All", "Cso", "Nobody"]
    assert (shown["bands"].bottom[:-1].to_numpy() < shown["bands"].top[1:].to_numpy()).all()


def test_it_is_warm_where_the_owner_cannot_act_and_the_phone_names_the_stage_that_makes_it():
    unable = rated("CMO", [(1, 1, 1, 2, 2)] * 3)
    tables = named(make_owners(HELD, annoyances=[DEAR, HOME], assessments=unable))

    shown = drawn(tables)

    rows = shown["rows"].set_index("Annoyance")
    assert list(rows.tone == look.readings(ENGLISH)[look.WARNING]) == [True, False]
    assert list(rows.phone) == ["Dear ← Find", "Home"]
    assert rows.said["Dear"] == "Dear: made at Find (Cmo), felt at Buy; 1,500 times a year."
    assert rows.said["Home"] == "Home: made and felt at Use (Cso); 100 times a year."
    assert shown["made"].able[0] == "○ cannot act"


def test_what_is_made_and_felt_where_nobody_can_decide_is_told_besides():
    here = [(f"h{no}", "at_help", "help", "at_help", "help", "other", 1000.0) for no in range(2)]

    tab = presenter.present(company(DEAR, *here), figures(company(DEAR, *here)), ENGLISH)

    assert list(tab.sentences) == [
        "2 more, met about 2,000 times a year, are made and felt where nobody can decide: Help."
    ]


def test_what_is_handed_on_leaves_apart_from_what_is_made_and_felt_there():
    many = [(f"a{no}", "at_use", "use", "at_buy", "buy") for no in range(3)]
    many += [("back", "at_find", "find", "at_buy", "buy"), ("level", "at_buy", "buy", "at_buy", "buy")]

    lines = drawn(company(*many))["lines"]

    starts = lines[lines.x == charts.FROM].set_index("key").y
    assert starts["back"] < starts["level"] < starts[["a0", "a1", "a2"]].min()
    assert starts.nunique() == 5


def test_an_annoyance_of_unknown_frequency_is_a_thin_line_without_a_number():
    rows = drawn(company(("some", "at_use", "use", "at_buy", "buy", "other", float("nan")), LATE))["rows"]

    assert list(rows["Times a year"]) == ["3,000", "–"]


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

    assert [tab.heading, *tab.sentences] == sentences
    assert (tab.drawing is None) == (not annoyances or annoyances == [DONE])


def test_no_two_annoyances_share_a_place_and_the_picture_is_as_high_as_it_needs():
    many = [(f"a{n}", "at_use", "use", "at_find", "find", "other", 100.0 + n) for n in range(25)]
    tables = company(*many)

    tab = presenter.present(tables, figures(tables), ENGLISH)

    rows = drawn(tables)["rows"]
    assert len(rows) == presenter.MOST_DRAWN == rows.y.nunique()
    assert tab.notes[1] == "The 20 felt most often are drawn."
    assert rows.Annoyance.iloc[0] == "A24"
    assert charts.HEAD < rows.y.min() < rows.y.max() < tab.drawing.tables.rows


@pytest.mark.parametrize("language", languages())
def test_the_picture_draws_from_the_tables_that_are_sent_and_no_column_has_a_dot(language):
    words = Words(language)
    tables = company(LATE, HOME)

    assert_draws(presenter.present(tables, figures(tables), words), language)
    assert [name for name in charts.columns(words).values() if "." in name] == []


def test_of_the_demo_it_shows_three_that_are_handed_on_and_seven_where_nobody_can_decide(demo):
    tab = presenter.present(*demo, ENGLISH)
    rows = sent(tab)["rows"]

    assert tab.heading == "3 annoyances are made in one stage and felt in another, about 43,200 times a year."
    assert list(tab.sentences) == [
        "7 more, met about 93,000 times a year, are made and felt where nobody can decide: Get connected, Get help, "
        "and Renew."
    ]
    assert len(sent(tab)["bands"]) == 8
    assert sorted(rows.Annoyance[rows.weight == "bold"]) == [
        "Five days turn into twelve",
        "Two invoices the first month",
        "Wi-Fi doesn't reach upstairs",
    ]
    assert (rows.tone == look.readings(ENGLISH)[look.WARNING]).sum() == 7
