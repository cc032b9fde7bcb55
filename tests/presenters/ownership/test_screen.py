import re
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from cxdash.i18n.translator import Words
from cxdash.presenters.cells import names
from cxdash.presenters.ownership import room, tabs
from cxdash.presenters.ownership import screen as presenter
from cxdash.presenters.ownership import tables as tables_of_tabs
from tests.measures.owners import make_owners, owners, rated

ENGLISH, NORWEGIAN = Words("en"), Words("nb")
HIGH, LOW = ((0, 0, 0, 30, 30), 0), ((0, 30, 30, 0, 0), -1)
EIGHT = tuple("abcdefgh")
HALVES = ["first", "second", "first short", "second short"]
NO_WORDS = re.compile(r"None|\bnan\b|NaN|[{}]|\bNaT\b")
DAY = date(2026, 5, 1)


def named(tables):
    """Give every row a name, a Norwegian one too."""
    made = {}
    for table in ("stages", "roles", "touchpoints", "kpis"):
        rows = getattr(tables, table)
        norwegian = [f"{key}-nb" for key in rows.key]
        name = rows["name"] if "name" in rows else rows.key.str.capitalize()
        made[table] = rows.assign(name=name, name_nb=norwegian, name_sv="", unit="")
    for table in ("annoyances", "decisions"):
        rows = getattr(tables, table)
        made[table] = rows.assign(title=rows.key.str.capitalize(), title_nb="", title_sv="")
    return replace(tables, **made)


def company():
    """Make a small company: a stage of every kind of health, mandates, key figures, an annoyance, money, a history."""
    held = [
        *(("CMO", "A", "find"), ("CMO", "R", "find"), ("CSO", "C", "find")),
        *(("CSO", "A", "buy"), ("CMO", "A", "buy"), ("COO", "R", "buy")),
        *(("ALL", "A", "use"), ("COO", "R", "use"), ("CEO", "D")),
        *(("CEO", "A", "", "at_help"), ("CMO", "A", "", "", "voice")),
        *(("CSO", "A", "help", "", "", None, DAY), ("COO", "I", "use", "", "", DAY)),
    ]
    return named(
        make_owners(
            held,
            assessments=[*rated("CMO", [(4, 4, 3, 4, 5, 3)] * 3), *rated("CSO", [(4, 1, 1, 3, 2)] * 3)],
            kpis=[("days", "buy"), ("new", "buy", "CSO", "days", "up", 3400.0)],
            kpi_values=[("new", "2026-09", 3100.0), ("new", "2026-10", 3500.0)],
            annoyances=[("late", "at_buy", "buy", "at_find", "find")],
            spend=[("CMO", "acquisition", 90.0), ("CSO", "retention", 10.0)],
            decisions=[("one", date(2026, 1, 1)), ("two", date(2027, 1, 1))],
        )
    )


def figures(tables):
    return owners(tables, {"at_find": LOW, "at_buy": HIGH, "at_use": HIGH})


def stage_names(tables):
    return presenter.names(tables.stages, ENGLISH)


def held(table):
    """Return a table as its columns and rows, None where nothing is known."""
    return list(table.columns), table.astype(object).where(table.notna(), None).to_numpy().tolist()


def blocks(sections):
    """Return the sentences and the rows of each table of a tab; further tables of a section have no sentences."""
    return [
        (list(section.sentences) if not at else [], held(table.rows)[1] if table else [])
        for section in sections
        if section.sentences or section.tables
        for at, table in enumerate(section.tables or [None])
    ]


@pytest.mark.parametrize(
    ("assignments", "sentence"),
    [
        ([("CMO", "A", stage) for stage in ("find", "buy", "use", "help")], "Every stage has one clear owner."),
        ([("CMO", "A", "find"), ("CSO", "A", "find")], "None of the 4 stages has one clear owner."),
        (
            [("CMO", "A", "find"), ("CSO", "A", "buy"), ("ALL", "A", "help")],
            "2 of 4 stages have one clear owner; without one: Use and Help.",
        ),
        ([("CMO", "A", "find")], "1 of 4 stages have one clear owner; without one: Buy, Use, and Help."),
    ],
)
def test_the_sentence_counts_the_clear_owners_and_names_the_stages_without(assignments, sentence):
    tables = named(make_owners(assignments))

    assert presenter.sentence(owners(tables), stage_names(tables), ENGLISH) == sentence


def test_the_sentence_names_no_more_stages_than_can_be_read():
    tables = named(make_owners([("CMO", "A", "a"), ("CMO", "A", "b")], stages=EIGHT))

    assert presenter.sentence(owners(tables), stage_names(tables), ENGLISH) == "2 of 8 stages have one clear owner."


def test_the_stage_with_most_let_downs_is_named_first():
    tables = named(make_owners([("CMO", "A", "find"), ("CMO", "A", "buy")]))

    found = owners(tables, {"at_use": HIGH, "at_help": LOW})

    assert presenter.sentence(found, stage_names(tables), ENGLISH).endswith("without one: Help and Use.")


@pytest.mark.parametrize(
    ("whole", "sentence"),
    [
        ([("CCO", "A"), ("CEO", "D")], "The whole journey: CCO answers for it, CEO drives it."),
        ([("CCO", "A")], "The whole journey: CCO answers for it, nobody drives it."),
        ([("CEO", "D")], "The whole journey: nobody answers for it, CEO drives it."),
        ([("CCO", "A"), ("CEO", "A")], "The whole journey: CEO and CCO answers for it, nobody drives it."),
        ([], "The whole journey: nobody answers for it, and nobody drives it."),
    ],
)
def test_the_whole_journey_has_a_line_of_its_own(whole, sentence):
    tables = make_owners(whole, roles=[("CEO", ""), ("CCO", "CEO")])

    assert presenter.whole_journey(owners(tables), presenter.names(tables.roles, ENGLISH), ENGLISH) == sentence


@pytest.mark.parametrize(
    ("stages", "without", "sentences"),
    [
        (
            EIGHT,
            "a",
            [
                "Of about 500 let-downs a year, 100% fall in stages without one clear owner; with only 8 stages, "
                "this could be chance."
            ],
        ),
        (
            EIGHT[:6],
            "a",
            [
                "Of about 500 let-downs a year, 100% fall in stages without one clear owner; with only 6 stages, "
                "this could be chance."
            ],
        ),
        (EIGHT[:5], "a", []),
        (EIGHT, "", []),
    ],
)
def test_where_let_downs_gather_is_said_with_its_doubt_and_never_of_few_stages(stages, without, sentences):
    tables = named(make_owners([("CMO", "A", stage) for stage in stages if stage not in without], stages=stages))

    found = owners(tables, {f"at_{stage}": LOW if stage in "a" else HIGH for stage in stages})

    assert presenter.gathered(found, ENGLISH) == sentences


def test_where_it_is_no_chance_none_is_spoken_of():
    tables = named(make_owners([("CMO", "A", stage) for stage in EIGHT[4:]], stages=EIGHT))

    found = owners(tables, {f"at_{stage}": LOW if stage in EIGHT[:4] else HIGH for stage in EIGHT})

    assert presenter.gathered(found, ENGLISH) == [
        "Of about 2,000 let-downs a year, 100% fall in stages without one clear owner."
    ]


def test_the_headlines_count_owners_those_who_can_act_and_what_nobody_answers_for():
    shown = presenter.headlines(figures(company()), ENGLISH)

    assert [(figure.name, figure.value, list(figure.notes)) for figure in shown] == [
        ("Stages with one clear owner", "1 of 4", []),
        ("Stages whose owner can act", "1 of 4", []),
        ("Let-downs without a clear owner", "0%", []),
    ]
    assert all(figure.definition for figure in shown)


def test_the_headlines_say_what_has_not_been_asked_or_confirmed():
    tables = make_owners([("CMO", "A", "find", "", "", None, None, date(2025, 1, 1))])

    assert [(figure.value, list(figure.notes)) for figure in presenter.headlines(owners(tables), ENGLISH)] == [
        ("1 of 4", ["1 stage not confirmed for a year"]),
        ("–", ["Leaders have not been asked"]),
        ("–", ["Customers a year or answers are not known"]),
    ]


def test_the_picture_has_a_row_per_stage_with_all_its_figures():
    tables = company()

    picture = presenter.picture(tables, figures(tables), "buy", ENGLISH)

    said = picture["rows"].said.tolist()
    columns, rows = held(picture["rows"].drop(columns=["said", *HALVES]))
    assert said[0].startswith("Find: Cmo, one clear owner, can act. Let-downs a year: about ")
    assert columns == [
        "No.",
        "Stage",
        "Who answers",
        "Who answers, in short",
        "Status",
        "In the room",
        "Can act",
        "Gap",
        "Gap, from",
        "Gap, to",
        "Let-downs a year",
        "Let-downs, from",
        "Let-downs, to",
        "About",
        "What it means",
        "What stands in the way",
    ]
    assert rows == [
        [
            1,
            "Find",
            "Cmo",
            "Cmo",
            "one clear owner",
            "",
            "● can act",
            -1,
            -1.06,
            -0.94,
            500,
            377,
            623,
            "about 500",
            "promise broken",
            "an owner who can act, but the delivery fails",
        ],
        [
            2,
            "Buy",
            "Cmo / Cso",
            "Cmo / Cso",
            "several claim it",
            "",
            "",
            0,
            -0.06,
            0.06,
            0,
            0,
            60,
            "0–60",
            "as expected",
            "no clear owner",
        ],
        [
            3,
            "Use",
            "All",
            "All",
            "everyone, and so nobody",
            "",
            "",
            0,
            -0.06,
            0.06,
            0,
            0,
            60,
            "0–60",
            "as expected",
            "no clear owner",
        ],
        [
            4,
            "Help",
            "Nobody",
            "Nobody",
            "nobody owns this",
            "",
            "",
            None,
            None,
            None,
            None,
            None,
            None,
            "",
            "no gap to show",
            "no clear owner",
        ],
    ]
    assert held(picture["chosen"].drop(columns=["said", *HALVES]))[1] == rows[1:2]


def test_in_short_a_role_with_a_long_name_is_called_by_its_key():
    tables = company()
    tables.roles["name"] = tables.roles["key"].map({"CMO": "Marketing director"}).fillna(tables.roles["name"])

    columns, rows = held(presenter.picture(tables, figures(tables), "buy", ENGLISH)["rows"])

    assert [row[columns.index("Who answers, in short")] for row in rows] == ["CMO", "CMO / CSO", "All", "Nobody"]


def test_the_picture_has_a_letter_for_each_role_that_holds_one():
    tables = company()

    letters = presenter.picture(tables, figures(tables), "buy", ENGLISH)["letters"]

    place = dict(zip(("CEO", "CMO", "CSO", "COO", "SERVICE", "ALL"), presenter.charts.places(6), strict=True))
    assert held(letters) == (
        ["row", "x", "letter", "weight", "said"],
        [
            [1, place["CMO"], "A/R", 1, "Find, Cmo: accountable and does it."],
            [1, place["CSO"], "C", 0, "Find, Cso: consulted."],
            [2, place["CMO"], "A", 1, "Buy, Cmo: accountable."],
            [2, place["CSO"], "A", 1, "Buy, Cso: accountable."],
            [2, place["COO"], "R", 0, "Buy, Coo: does it."],
            [3, place["ALL"], "A", 1, "Use, All: accountable."],
            [3, place["COO"], "R/I", 0, "Use, Coo: does it and informed."],
        ],
    )


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (
            "stage",
            [
                (
                    ["What stands in the way at Buy: no clear owner."],
                    [["At_buy", "Cmo, Cso", "Coo", "", "", "ourselves", 0]],
                )
            ],
        ),
        (
            "handoffs",
            [
                (
                    [
                        "Nowhere is satisfaction seen to fall where the owner changes; too few answers to tell at: "
                        "Use → Help."
                    ],
                    [
                        ["Find → Buy", "Cmo", "Cmo, Cso", "+2.0", None, None, None],
                        ["Buy → Use", "Cmo, Cso", "All", "0.0", None, None, None],
                        ["Use → Help", "All", "nobody", "–", None, None, None],
                    ],
                ),
                ([], [["Late", "Buy", "Find", "Cmo", 100]]),
            ],
        ),
        (
            "mandate",
            [
                (
                    ["Leaders who rated each role: 3."],
                    [
                        ["Can act", "● can act", "○ cannot act"],
                        ["Answers for the whole from end to end", "4", "4"],
                        ["May set priorities across functions", "4", "1"],
                        ["May step into how others work", "3", "1"],
                        ["Is able to work in new ways", "4", "3"],
                        ["Is recognised in the whole company", "5", "2"],
                        ["The organisation follows up", "3", "–"],
                        ["Self-rating minus others'", "–", "–"],
                        ["Stands alone", "no", "yes"],
                        ["Leaders asked", "3", "3"],
                    ],
                ),
                (
                    [
                        "Of the four areas one has an owner; nobody has customer key figures, coherence across "
                        "initiatives, and culture."
                    ],
                    [
                        ["The customers' voice, and who owns the survey", "Cmo"],
                        ["Customer key figures", "nobody"],
                        ["Coherence across initiatives", "nobody"],
                        ["Culture", "nobody"],
                    ],
                ),
            ],
        ),
        (
            "money",
            [
                (
                    [
                        "Cmo, who answers for Find, holds 90% of the money.",
                        "Cmo holds 90% of the money, all of it to win new customers.",
                    ],
                    [
                        ["Ceo", None, 0, None, None, None, None, None],
                        ["Cmo", "Find and Buy", 100, 90, 90, 90, 0, 0],
                        ["Cso", "Buy", 0, 10, 10, 0, 10, 0],
                        *([role, None, 0, None, None, None, None, None] for role in ("Coo", "Service")),
                        ["All", "Use", 0, None, None, None, None, None],
                    ],
                )
            ],
        ),
        ("ask", []),
    ],
)
def test_each_tab_says_its_sentence_over_its_table(part, expected):
    tables = company()

    shown = tabs.present_tab(tables, figures(tables), "buy", part, ENGLISH)

    assert blocks(shown) == expected


def test_a_fall_where_the_owner_changes_is_named():
    tables = named(make_owners([("CMO", "A", "find"), ("CSO", "A", "buy")], stages=["find", "buy"]))

    found = owners(tables, {"at_find": HIGH, "at_buy": LOW})

    assert tabs.handoff_sentence(tables, found, ENGLISH) == "Satisfaction falls where the owner changes: Find → Buy."
    assert held(tables_of_tabs.handoff_table(tables, found, ENGLISH))[1] == [
        ["Find → Buy", "Cmo", "Cso", "−2.0, clearly lower", None, None, None]
    ]


def test_a_touchpoint_of_its_own_is_marked_and_a_stage_says_how_long_ago_it_was_confirmed():
    tables = named(
        make_owners([("CMO", "A", "find", "", "", None, None, date(2025, 1, 1)), ("CSO", "A", "", "at_find")])
    )

    found = owners(tables)

    assert tables_of_tabs.stage_table(tables, found, "find", ENGLISH)["Accountable"].tolist() == ["Cso *"]
    own, without = (tabs.present_tab(tables, found, stage, "stage", ENGLISH)[0].tables[0] for stage in ("find", "buy"))
    assert (own.title, own.titled) == (
        "Who does what at each touchpoint · * its own; all else as for the stage.",
        True,
    )
    assert (without.title, without.titled) == ("Who does what at each touchpoint", False)
    assert tabs.stage_notes(found, "find", "Find", ENGLISH)[-1] == "Last confirmed Jan 1, 2025: more than a year ago."


@pytest.mark.parametrize(
    ("part", "sentences"),
    [
        ("handoffs", ["Who answers for what has not been filled in."]),
        ("money", ["What each role answers for."]),
    ],
)
def test_what_is_not_there_is_said(part, sentences):
    tables = named(make_owners())

    shown = tabs.present_tab(tables, owners(tables), "find", part, ENGLISH)

    assert [sentence for one in shown for sentence in one.sentences] == sentences


def test_an_unnamed_role_goes_by_its_key_and_namesakes_by_both():
    roles = pd.DataFrame({"key": ["a", "b", "c"], "name": ["Chief", "Chief", ""]})

    assert names(roles, ENGLISH) == {"a": "Chief (a)", "b": "Chief (b)", "c": "c"}


def test_a_norwegian_reads_it_in_norwegian():
    tables = company()
    found = figures(tables)

    told = presenter.present(tables, found, "buy", NORWEGIAN)

    assert told.stages == {stage: f"{stage}-nb" for stage in ("find", "buy", "use", "help")}
    assert told.sentence == "1 av 4 faser har én tydelig eier; uten: buy-nb, use-nb og help-nb."
    assert told.notes == ["Hele reisen: ingen er ansvarlig for den, men CEO-nb driver den."]
    assert told.phone_legend.startswith("● kan handle · stiplet: ingen eier den · ")
    assert told.desk_legend == f"{told.legend} · velg en rad for å se hvorfor"
    assert told.legend.startswith("A ansvarlig · R utfører · C rådspørres · I informeres · stiplet: ingen eier den · ")


def test_the_four_areas_are_left_out_where_they_are_not_filled_in():
    blank, filled = named(make_owners()), company()

    headings = [
        [tab.heading for tab in tabs.present_tab(tables, owners(tables), "find", "mandate", ENGLISH)]
        for tables in (blank, filled)
    ]

    assert ["The four areas" in one for one in headings] == [False, True]


@pytest.mark.parametrize("words", [ENGLISH, NORWEGIAN])
@pytest.mark.parametrize("make", [company, lambda: named(make_owners()), make_owners])
def test_nothing_that_is_not_known_is_shown_as_such(make, words):
    tables = make()
    found = figures(tables)

    told = presenter.present(tables, found, "", words)
    parts = [
        one
        for part in ("stage", "handoffs", "mandate", "money")
        for one in tabs.present_tab(tables, found, "find", part, words)
    ]

    spoken = [
        told.sentence,
        *told.notes,
        told.legend,
        *(word for one in told.findings for word in (one.statement, one.question)),
    ]
    spoken += [word for figure in told.headlines for word in (figure.value, *figure.notes)]
    spoken += [sentence for sentences, _ in blocks(parts) for sentence in sentences]
    cells = [cell for _, rows in blocks(parts) for row in rows for cell in row if cell is not None]
    assert [word for word in spoken if NO_WORDS.search(word)] == []
    assert [cell for cell in cells if NO_WORDS.search(str(cell))] == []


TWO = ["find", "buy"]
CHANGES = [("CMO", "A", "find"), ("CSO", "A", "buy")]


@pytest.mark.parametrize(
    ("scores", "sentence"),
    [
        (
            {},
            "Customers' answers are not in, so it cannot be told whether satisfaction falls where the owner changes. "
            "Load a survey.",
        ),
        (
            {"at_find": HIGH},
            "Nowhere is satisfaction seen to fall where the owner changes; too few answers to tell at: Find → Buy.",
        ),
        ({"at_find": LOW, "at_buy": HIGH}, "Nowhere does satisfaction clearly fall where the owner changes."),
    ],
)
def test_without_answers_no_fall_is_ruled_out(scores, sentence):
    tables = named(make_owners(CHANGES, stages=TWO))

    assert tabs.handoff_sentence(tables, owners(tables, scores), ENGLISH) == sentence


def test_how_far_the_front_line_may_decide_and_when_it_is_there_is_in_its_row():
    held = [
        *(("CMO", "A", "find"), ("COO", "R", "find", "", "", None, None, None, "refunds up to 500")),
        ("SERVICE", "R", "", "phone", "", None, None, None, "refunds up to 2,000"),
    ]
    places = [
        ("chat", "find", "direct", 1000.0, "own", "24/7"),
        ("phone", "find", "direct", 1000.0, "own", "8–16"),
    ]
    tables = named(make_owners(held, stages=["find"], touchpoints=places))
    found = owners(tables)

    shown = tables_of_tabs.stage_table(tables, found, "find", ENGLISH)

    assert shown["Does it"].tolist() == ["Coo (refunds up to 500)", "Service * (refunds up to 2,000)"]
    assert shown["Hours"].tolist() == ["24/7", "8–16"]
    assert tabs.room_to_act(found, "find", ENGLISH) == [
        "How far those who do the work may decide is written down at 2 of 2 touchpoints."
    ]


def voting(count, role="CSO"):
    return [("accountability", "owner", role, "find", f"{n}") for n in range(count)]


@pytest.mark.parametrize(
    ("votes", "mark", "sentences"),
    [
        (
            voting(5),
            "In the room: CSO (5 of 5)",
            ["On paper Cmo answers for Find; 5 of 5 leaders name Cso, none names Cmo."],
        ),
        (voting(5, "CMO"), "", ["On paper Cmo answers for Find; 5 of 5 leaders name Cmo."]),
        (voting(4), "", ["4 leaders have said who answers here; what they say is shown from five."]),
        ([], "", []),
    ],
)
def test_whom_the_room_names_stands_beside_the_formal_owner_and_in_the_stage(votes, mark, sentences):
    tables = named(make_owners(CHANGES, stages=TWO, assessments=votes))
    found = owners(tables)

    rows = presenter.picture(tables, found, "", ENGLISH)["rows"]

    assert rows["In the room"].tolist() == [mark, ""]
    assert room.of_stage(tables, found, "find", ENGLISH) == sentences


def test_where_the_room_differs_most_comes_first_and_every_answer_is_counted():
    agreeing = [("accountability", "nobody", "", "buy", f"{n}") for n in range(5)]
    tables = named(
        make_owners([("CMO", "A", "find"), ("ALL", "A", "buy")], stages=TWO, assessments=[*agreeing, *voting(5)])
    )

    shown = room.tab(tables, owners(tables), ENGLISH)

    assert shown.heading == "At 1 of 2 stages most leaders name another owner than the one on paper."
    assert held(shown.tables[0].rows)[1] == [
        ["Find", "Cmo", "0 of 5", "Cso 5", "yes"],
        ["Buy", "All", "0 of 5", "nobody 5", "no"],
    ]


@pytest.mark.parametrize(
    ("marketing", "sales", "halves"),
    [
        ("Marknadschef", "Försäljningschef", ["Marknadschef", "Försäljningschef", "CMO", "CSO"]),
        ("Marketing director", "Sales", ["CMO", "CSO", "CMO", "CSO"]),
    ],
)
def test_two_that_claim_a_stage_are_both_called_by_name_or_both_in_short(marketing, sales, halves):
    tables = company()
    called = {"CMO": marketing, "CSO": sales}
    tables.roles["name"] = tables.roles["key"].map(called).fillna(tables.roles["name"])

    rows = presenter.picture(tables, figures(tables), "buy", ENGLISH)["rows"]

    assert rows[HALVES].to_numpy().tolist() == [[""] * 4, halves, [""] * 4, [""] * 4]
