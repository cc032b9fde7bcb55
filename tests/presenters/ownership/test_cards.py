import pytest

from cxdash.charts.ownership import cards as charts
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.ownership import room as presenter
from tests.measures.owners import make_owners, owners
from tests.presenters.ownership.pictures import assert_draws, sent
from tests.presenters.ownership.test_screen import named

ENGLISH = Words("en")
HELD = [("CMO", "A", "find"), ("CMO", "A", "buy"), ("CSO", "A", "buy"), ("ALL", "A", "use")]


def votes(stage, *answers):
    """Return one answer a leader: a role, nobody, or dont_know."""
    return [
        ("accountability", answer, "", stage, f"{no}")
        if answer in ("nobody", "dont_know")
        else ("accountability", "owner", answer, stage, f"{no}")
        for no, answer in enumerate(answers)
    ]


def shown(*assessments, held=HELD, language="en", **more):
    tables = named(make_owners(held, assessments=assessments, **more))
    return presenter.tab(tables, owners(tables), Words(language))


def cards_of(tables, name):
    y = tables["rows"].set_index("name")["figure at"][name]
    return tables["cards"][tables["cards"].y == y].sort_values("left")


def test_each_leader_has_a_card_grouped_by_answer_those_as_on_paper_first_and_unknown_last():
    tables = sent(shown(*votes("find", "CSO", "dont_know", "CMO", "CSO", "nobody", "CMO")))

    cards = cards_of(tables, "Find")
    assert list(cards.text) == ["Cmo", "Cmo", "Cso", "Cso", "nobody", "?"]
    assert list(cards.kind) == ["paper", "paper", "other", "other", "other", "unknown"]
    assert (cards.left.iloc[1:].to_numpy() > cards.right.iloc[:-1].to_numpy()).all()
    assert cards.right.max() <= charts.CARDS[1]
    assert cards.said.iloc[0] == "Find: 2 of 6 leaders name Cmo."
    assert cards.said.iloc[-1] == "Find: 1 of 6 leaders does not know."
    row = tables["rows"].iloc[0]
    assert (row.figure, row.of, row.answers) == ("2", "of 6", "Cmo 2, Cso 2, nobody 1, ? 1")


def test_where_several_answer_on_paper_each_is_counted_and_has_a_piece_of_the_bar():
    tables = sent(shown(*votes("buy", "CMO", "CSO", "CSO", "CEO", "CEO", "CMO")))

    assert tables["rows"].figure.iloc[0] == "2 + 2"
    first, second = tables["bars"].itertuples(index=False)
    assert first[0] == charts.BAR[0]
    assert first[1] < second[0] < second[1] < charts.BAR[1]


def test_nobody_is_as_on_paper_where_nobody_answers_and_not_where_everyone_does():
    tables = sent(shown(*votes("help", *["nobody"] * 4, "CEO"), *votes("use", "ALL", "nobody", "CEO", "CEO", "CEO")))

    assert list(cards_of(tables, "Help").kind) == ["paper"] * 4 + ["other"]
    assert list(cards_of(tables, "Use").kind) == ["paper"] + ["other"] * 4
    assert list(tables["rows"].set_index("name").figure[["Help", "Use"]]) == ["4", "1"]


def test_least_agreement_stands_first_too_few_answers_last_and_what_was_not_asked_in_a_line_below():
    few = shown(*votes("find", *["CMO"] * 5), *votes("use", *["CEO"] * 3), *votes("buy", "CMO"))
    tables = sent(few)
    split = sent(shown(*votes("find", *["CMO"] * 5), *votes("help", "CEO", "CMO", "CSO", "COO", "nobody")))

    assert list(tables["rows"].name) == ["Find", "Buy", "Use"]
    assert list(tables["rows"].note) == [
        "",
        "1 leader has answered; shown from five",
        "3 leaders have answered; shown from five",
    ]
    assert few.notes[1:] == ["Not asked yet: Help."]
    assert list(split["rows"].name) == ["Help", "Find"]
    assert set(tables["cards"].said) == {"Find: 5 of 5 leaders name Cmo."}


def test_cards_of_many_leaders_are_small_and_without_words_under_the_name_of_their_group():
    tables = sent(shown(*votes("find", *["CMO"] * 20, *["CSO"] * 10)))

    cards, groups = cards_of(tables, "Find"), tables["groups"]
    assert len(tables["cards"]) == 30
    assert set(tables["cards"].text) == {""}
    assert tables["cards"].right.max() <= charts.CARDS[1]
    assert list(groups.group) == ["Cmo 20", "Cso 10"]
    assert len(cards) == 0
    assert (tables["cards"].top > groups.y.max()).all()


def test_chips_are_named_alike_all_by_key_where_one_name_is_too_long():
    asked = [*votes("find", *["CMO"] * 5), *votes("buy", *["CMO"] * 5)]
    tables = named(make_owners(HELD, assessments=asked))
    tables.roles["name"] = tables.roles["name"].replace("Cmo", "Director of marketing")

    rows = sent(presenter.tab(tables, owners(tables), ENGLISH))["rows"].set_index("name")

    assert (rows.chip["Find"], rows.chip["Buy"], rows.second["Buy"]) == ("CMO", "CMO", "CSO")


def test_of_one_stage_its_own_sentence_is_the_heading_and_said_once():
    differs, agrees = (shown(*votes("find", *[role] * 5, "CEO")) for role in ("CSO", "CMO"))

    assert differs.heading == "On paper Cmo answers for Find; 5 of 6 leaders name Cso, none names Cmo."
    assert agrees.heading == "On paper Cmo answers for Find; 5 of 6 leaders name Cmo, 1 names Ceo."
    assert (differs.sentences, agrees.sentences) == ([], [])


def test_without_enough_answers_anywhere_there_is_no_picture():
    none, few = shown(), shown(*votes("find", "CMO", "CMO"))

    assert none.drawing is few.drawing is None
    assert few.heading.startswith("Fewer than five leaders")


@pytest.mark.parametrize("language", languages())
def test_the_picture_draws_from_the_tables_that_are_sent(language):
    assert_draws(shown(*votes("find", "CMO", "CSO", "CSO", "nobody", "dont_know"), language=language), language)


def test_of_the_demo_it_shows_eight_answers_at_each_stage_and_four_about_the_worst(demo):
    tab = presenter.tab(*demo, ENGLISH)
    tables = sent(tab)

    assert tab.heading == "At 1 of 8 stages most leaders name another owner than the one on paper."
    assert len(tables["cards"]) == 64
    rows = tables["rows"]
    assert list(rows.name[:2]) == ["Get connected", "Renew"]
    assert list(rows.figure) == ["2", "3 + 3", "4", "5", "6", "6", "7", "8"]
    assert rows.answers.iloc[0] == "COO 3, CSO 2, nobody 2, ? 1"
    assert tab.tables[0].behind
