"""A question or the meaning of numbers in a row of its own holds for the columns that it stands over."""

import pytest

from cxdash.exchange.suggest.over_columns import Over, asked_over, label_over
from cxdash.exchange.suggest.propose import propose

HOW = "How satisfied were you with these channels?"
MEANS = "1 = very dissatisfied, 5 = very satisfied"
NAMES = ["ID", "Date", "Phone", "Email", "Web"]
LANGUAGES = {
    "en": (HOW, MEANS, NAMES),
    "nb": (
        "Hvor fornøyd var du med disse kanalene?",
        "1 = svært misfornøyd, 5 = svært fornøyd",
        ["ID", "Dato", "Telefon", "E-post", "Nettsiden"],
    ),
    "sv": (
        "Hur nöjd var du med de här kanalerna?",
        "1 = mycket missnöjd, 5 = mycket nöjd",
        ["ID", "Datum", "Telefon", "E-post", "Webben"],
    ),
    "da": (
        "Hvor tilfreds var du med disse kanaler?",
        "1 = meget utilfreds, 5 = meget tilfreds",
        ["ID", "Dato", "Telefon", "E-mail", "Hjemmesiden"],
    ),
    "de": (
        "Wie zufrieden waren Sie mit diesen Kanälen?",
        "1 = sehr unzufrieden, 5 = sehr zufrieden",
        ["ID", "Datum", "Telefon", "E-Mail", "Webseite"],
    ),
}
LAYOUTS = {
    "titles": lambda how, means, names: [[how], [means], names],
    "over": lambda how, means, names: [["", "", how], ["", "", means], names],
    "means first": lambda how, means, names: [["", "", means], ["", "", how], names],
    "names first": lambda how, means, names: [names, ["", "", how], ["", "", means]],
    "repeated": lambda how, means, names: [["", "", *[how] * 3], ["", "", *[means] * 3], names],
    "in parts": lambda how, means, names: [[*names[:2], how], ["", "", means], ["", "", *names[2:]]],
    "under a title": lambda how, means, names: [["2026"], [how], [means], names],
    "in one": lambda how, means, names: [[f"{how} ({means})"], names],
}


def _written(rows, answers=("14523", "25341", "33412", "41255", "52134")):
    width = max(map(len, rows))
    body = [
        [f"r{row}", f"2026-03-{row + 1:02d}", *(given + given)[: width - 2]] for row, given in enumerate(answers * 4)
    ]
    padded = [[*cells, *[""] * (width - len(cells))] for cells in [*rows, *body]]
    return "".join(";".join(cells) + "\n" for cells in padded).encode()


def _found(proposal):
    names = {one.key: one.name for one in proposal.touchpoints}
    return [(str(one.role), names[one.touchpoint], one.scale) for one in proposal.questions]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_question_over_channels_asks_about_each_of_them(language, layout):
    how, means, names = LANGUAGES[language]

    proposal = propose(_written(LAYOUTS[layout](how, means, names)), "channels.csv")

    assert _found(proposal) == [("CSAT", name, "") for name in names[2:]]
    assert (proposal.rows, proposal.open) == (20, ())


def test_facts_under_a_question_stay_facts():
    facts = ["Age group", "Years as customer", "Number of children", "Calls"]

    for layout in ("titles", "over", "in parts"):
        proposal = propose(_written(LAYOUTS[layout](HOW, MEANS, [*NAMES, *facts])), "channels.csv")

        assert [name for _, name, _ in _found(proposal)] == NAMES[2:], layout


def test_a_row_that_turns_the_scale_round_is_asked_about():
    turned = "1 = very satisfied, 5 = very dissatisfied"
    own = [*NAMES[:2], "How satisfied are you with delivery?", "How satisfied are you with the shop?"]

    for rows in ([[HOW], [turned], NAMES], [[turned], own], [["", "", HOW], NAMES, ["", "", turned]]):
        proposal = propose(_written(rows), "channels.csv")

        assert [one.kind for one in proposal.open] == ["direction"]
        assert {one.scale for one in proposal.questions} == {"5-1"}


def test_a_title_that_asks_nothing_makes_no_answers_of_numbers():
    proposal = propose(_written([["Customer satisfaction 2026"], NAMES[:4]]), "calls.csv")

    assert proposal.questions == []


def test_a_table_of_recommendations_is_about_its_topics():
    rows = [
        ["", "", "How likely are you to recommend each channel?"],
        ["", "", "0 = unlikely, 10 = very likely"],
        NAMES,
    ]

    proposal = propose(_written(rows), "channels.csv")

    assert _found(proposal) == [("NPS", name, "") for name in NAMES[2:]]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([["", HOW, ""], ["", MEANS, ""]], {"Phone": Over(HOW, MEANS), "Web": Over(HOW, MEANS)}),
        ([["", "Satisfaction 2026", ""]], {}),
        ([["", "How satisfied are you with our phone?", ""]], {}),
        ([["", HOW, "How easy was it?"]], {}),
    ],
)
def test_a_row_speaks_of_several_columns_at_once_or_of_none(rows, found):
    assert asked_over(rows, ["ID", "Phone", "Web"]) == found


@pytest.mark.parametrize(
    ("name", "texts", "label"),
    [
        ("Phone", ["1", "5", "don't know"], f"{HOW} ({MEANS}) / Phone"),
        ("How satisfied are you?", ["1", "5"], f"How satisfied are you? ({MEANS})"),
        ("How satisfied are you?", ["1", "9"], ""),
        ("How likely are you to recommend us?", ["1", "5"], ""),
        ("Age", ["1", "2"], ""),
        ("ID", ["1", "2"], ""),
        ("Region", ["North", "South"], ""),
    ],
)
def test_what_stands_over_a_column_is_part_of_its_question_where_it_is_answers(name, texts, label):
    assert label_over(name, texts, Over(HOW, MEANS)) == label
