import re
from dataclasses import replace
from datetime import date

import pytest

from cxdash.domain.periods import DEFAULT_PERIOD, Period, Round
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import NOTHING, Words
from cxdash.measures.overview import figures as overview
from cxdash.measures.satisfaction import figures as satisfaction
from cxdash.presenters.overview import screen as presenter
from tests.measures.owners import STAGES, rated
from tests.measures.tables import make_tables
from tests.presenters.overview.overviews import BROKEN, KEPT, LAST, MILDLY, MONTHS, MORE, basis, earned

ENGLISH, NORWEGIAN = Words("en"), Words("nb")
SPACE, NO_WORDS = "\N{NO-BREAK SPACE}", re.compile(r"None|\bnan\b|NaN|[{}]|\bNaT\b")
HELD = [("CMO", "A", "find"), ("CSO", "A", "buy"), ("ALL", "A", "use")]
GOOD, POOR = (2, 2, 4, 20, 12), (8, 8, 8, 8, 8)
A_YEAR_AGO = MONTHS[11]
PUBLIC = {"audience": "users"}
CALLS = ("contacts", 0.5, 0.6, 1.0)
FOURTEEN = tuple(f"s{at}" for at in range(1, 15))


def told(found, chosen="", words=ENGLISH):
    return presenter.present(found, chosen, words)


def figures(**given):
    """Return the figures as (name, value, notes), a no-break space as a plain one."""
    return [
        (figure.name, figure.value.replace(SPACE, " "), [note.replace(SPACE, " ") for note in figure.notes])
        for figure in presenter.figures(basis(**given), ENGLISH)
    ]


def test_four_figures_stand_beside_what_they_are_compared_with():
    confirmed = [("CMO", "A", "find", "", "", None, None, day) for day in (date(2026, 3, 1), date(2026, 5, 1))]
    money = earned([(100, 20), (100, 10)], [(255_000, 22_240), (183_900, 18_000)])

    shown = figures(assignments=confirmed[1:], whole=[(GOOD, LAST), (POOR, A_YEAR_AGO)], money=money)

    assert shown == [
        ("Satisfied customers", "80%", ["+40 points in a year", "Aug 2026 – Oct 2026"]),
        (
            "Customers leaving a year",
            "240",
            ["18 of 100 leave within a year", "The year before: 120, 10 of 100"],
        ),
        ("To win one / to keep one", "2,550 kr / 272 kr", ["The year before: 1,839 kr / 199 kr"]),
        ("Stages with one clear owner", "1 of 4", ["Last confirmed May 1, 2026"]),
    ]


@pytest.mark.parametrize(
    ("whole", "value", "notes"),
    [
        ([], NOTHING, ["No answers about the whole relationship in these months"]),
        ([(POOR, A_YEAR_AGO), ((0, 0, 0, 9, 9), LAST)], NOTHING, ["Too few answers"]),
        ([(GOOD, LAST)], "80%", ["Nothing to compare with a year ago"]),
        ([(GOOD, LAST), ((0, 0, 0, 9, 9), A_YEAR_AGO)], "80%", ["Nothing to compare with a year ago"]),
        ([(GOOD, LAST), (GOOD, A_YEAR_AGO)], "80%", ["No clear change in a year"]),
        ([(POOR, LAST), (GOOD, A_YEAR_AGO)], "40%", ["−40 points in a year"]),
    ],
)
def test_satisfied_customers_come_with_their_change_or_why_there_is_none(whole, value, notes):
    name, shown, under = figures(whole=whole)[0]

    assert (name, shown, [note for note in under if "2026" not in note]) == ("Satisfied customers", value, notes)


def test_satisfied_customers_of_a_survey_stand_beside_the_survey_before():
    waves = [("", "CSAT", counts, month) for counts, month in ((GOOD, "2026-10"), (POOR, "2026-04"))]
    spring, autumn = (
        Round(Period(month, month), ({"key": month, "name": name},))
        for month, name in (("2026-04", "Spring"), ("2026-10", "Autumn"))
    )
    tables = make_tables(waves, months=("2026-04", "2026-10"))
    found = satisfaction.compute(tables, View(period=DEFAULT_PERIOD), rounds=(spring, autumn))
    made = basis()
    told = replace(made.found, satisfied=overview.of_survey(found))

    name, shown, under = presenter.figures(made._replace(answered=found, found=told), ENGLISH)[0][:3]

    assert (name, shown) == ("Satisfied customers", "80%")
    assert under == ["40 percentage points higher than in Spring (from 19 to 57 higher)", "Oct 2026"]


@pytest.mark.parametrize(
    ("money", "leaving", "costs"),
    [
        (
            earned(),
            (NOTHING, ["Customers by month are not known"]),
            (NOTHING, ["Money spent is not known"]),
        ),
        (
            earned([(100, 20)]),
            ("240", ["18 of 100 leave within a year"]),
            (NOTHING, ["Money spent is not known"]),
        ),
        (
            earned([(100, 20)], [(255_000, 22_240)]),
            ("240", ["18 of 100 leave within a year"]),
            ("2,550 kr / 272 kr", []),
        ),
        (
            earned([(100, 20)], [(255_000, 0)], "EUR"),
            ("240", ["18 of 100 leave within a year"]),
            ("2,550 € / – €", []),
        ),
    ],
    ids=["nothing", "no money", "one year", "nothing spent on keeping"],
)
def test_what_is_not_known_of_customers_and_money_is_said(money, leaving, costs):
    shown = figures(money=money)

    assert [one[1:] for one in shown[1:3]] == [leaving, costs]


def test_of_no_stages_none_has_an_owner():
    assert figures(stages=())[-1] == ("Stages with one clear owner", NOTHING, [])


def test_where_nobody_is_assigned_to_anything_no_stage_is_said_to_lack_an_owner():
    missing = "Who answers for what has not been filled in."

    assert figures(held=())[-1] == ("Stages with one clear owner", NOTHING, [missing])


@pytest.mark.parametrize(
    ("scores", "beliefs", "value", "notes"),
    [
        ({"buy": BROKEN}, [CALLS], "about 450", ["from about 380 to about 750"]),
        ({"buy": BROKEN}, [], NOTHING, ["Let-downs, or contacts for each, are not known"]),
        ({}, [CALLS], NOTHING, ["Let-downs, or contacts for each, are not known"]),
    ],
)
def test_a_public_body_sees_contacts_that_let_downs_cause_and_nothing_of_winning_and_keeping(
    scores, beliefs, value, notes
):
    shown = figures(scores=scores, beliefs=beliefs, company=PUBLIC, money=earned([(1, 1)], [(1, 1)]))

    assert [name for name, *_ in shown] == [
        "Satisfied customers",
        "Contacts caused by let-downs",
        "Stages with one clear owner",
    ]
    assert shown[1][1:] == (value, notes)


def test_three_findings_are_said_each_with_its_evidence_whose_it_is_and_where_it_is_seen():
    held = [
        (role, letter, stage) for role, stage in (("CMO", "find"), ("CSO", "buy"), ("COO", "help")) for letter in "AR"
    ]

    found = told(basis(held, {"use": BROKEN, "buy": MILDLY}, assessments=rated("CSO", [(2,) * 5] * 3))).findings

    assert found == [
        (
            "Nobody answers for Use.",
            "Let-downs a year in this stage: about 750",
            "In nobody's hands",
            "ownership",
            {"stage": "use", "part": "stage"},
            "Who should answer for Use, and what would they have to be allowed to decide?",
        ),
        (
            "CSO answers for Buy, but cannot act.",
            "Let-downs a year in this stage: about 100",
            "Nobody has the mandate",
            "ownership",
            {"stage": "buy", "part": "stage"},
            "What would CSO have to be allowed to decide, to make Buy better?",
        ),
        (
            "Nobody answers for the whole journey.",
            "",
            "",
            "ownership",
            {},
            "Who looks at the journey from end to end, and what would change if somebody answered for all of it?",
        ),
    ]


def test_it_is_said_what_the_worst_stage_costs_or_what_is_missing_to_tell_it():
    priced = told(basis(scores={"use": BROKEN}, beliefs=[CALLS, ("cost_per_contact", 50.0, 100.0, 200.0)]))
    asked = told(basis(scores={"use": BROKEN}, beliefs=[CALLS]))
    kept = told(basis(scores={"use": KEPT}, beliefs=[]))

    assert priced.cost.replace(SPACE, " ") == (
        "The let-downs at Use cost about 45,000 kr a year in extra work (from 19,000 kr to 150,000 kr)."
    )
    assert (priced.cost_asked, asked.cost, kept.cost, kept.cost_asked) == ("", "", "", "")
    assert asked.cost_asked == "What the let-downs at Use cost is not known before it is stated what a contact costs."


def test_nobody_has_the_mandate_only_where_nobody_has():
    held = [("CMO", "A", "find"), ("CSO", "A", "buy"), ("CSO", "R", "buy"), ("COO", "A", "use"), ("CMO", "A", "use")]
    can, cannot = rated("CMO", [(4,) * 5] * 3), rated("CMO", [(2,) * 5] * 3)

    able, unable = (told(basis(held, {"find": BROKEN}, assessments=ratings)).findings for ratings in (can, cannot))

    assert ("Nobody is set to do the work at Find.", "In the hands of: CMO") in [(one[0], one[2]) for one in able]
    assert ("CMO answers for Find, but cannot act.", "Nobody has the mandate") in [(one[0], one[2]) for one in unable]


def test_the_finding_about_the_titles_stage_stands_first():
    held = [("CMO", "A", "find"), ("CMO", "R", "find"), ("CSO", "A", "use"), ("COO", "A", "use"), ("CMO", "R", "use")]

    shown = told(basis(held, {"use": BROKEN}))

    assert "Use" in shown.title
    assert shown.findings[0].statement == "Several answer for Use: CSO and COO."


ALL_DO = [(role, letter, stage) for stage in STAGES for role, letter in (("CMO", "A"), ("CMO", "R"))]
ELSEWHERE = [("late", "at_find", "find", "at_use", "use")]


@pytest.mark.parametrize(
    ("owners_of_use", "hands"),
    [
        ([("CSO", "A", "use")], "In the hands of: CSO"),
        ([("ALL", "A", "use")], "In nobody's hands"),
    ],
)
def test_what_is_made_where_everyone_answers_is_in_nobodys_hands(owners_of_use, hands):
    held = [one for one in ALL_DO if one[1:] != ("A", "use")]

    found = basis([*held, *owners_of_use, ("CEO", "A")], annoyances=ELSEWHERE)

    (late,) = [one for one in found.all_findings if one.code == "made_elsewhere"]
    assert presenter._card(late, found.owned, {}, {"CSO": "CSO"}, ENGLISH).mandate == hands


def test_a_broken_promise_leads_to_what_customers_say_of_its_stage():
    held = [(role, letter, stage) for stage in STAGES for role, letter in (("CMO", "A"), ("CMO", "R"))]

    found = told(basis([*held, ("CEO", "A")], {"use": BROKEN})).findings

    (gap,) = [one for one in found if one.page == "satisfaction"]
    assert gap == (
        "Customers get less than they expected in the stage Use: 2.3 against 4.0.",
        "Let-downs a year in this stage: about 750",
        "",
        "satisfaction",
        {"stage": "use"},
        "Should we deliver more there, or promise less?",
    )


def test_a_finding_about_a_role_is_in_its_hands():
    held = [(role, letter, stage) for stage in STAGES for role, letter in (("CMO", "A"), ("CMO", "R"))]

    found = told(basis([*held, ("CEO", "A")])).findings

    assert [(one.statement, one.mandate) for one in found] == [
        ("CMO answers for 4 of 4 stages.", "In the hands of: CMO")
    ]


def test_under_each_column_is_a_link_to_its_owners_where_nobody_clearly_answers_else_to_its_answers():
    links = told(basis(HELD)).links

    assert links == [
        ("Find", "satisfaction", {"stage": "find"}),
        ("Buy", "satisfaction", {"stage": "buy"}),
        ("Use", "ownership", {"stage": "use", "part": "stage"}),
        ("Help", "ownership", {"stage": "help", "part": "stage"}),
    ]


@pytest.mark.parametrize(
    ("chosen", "page", "stages"),
    [("", "s1", FOURTEEN[:9]), ("s9", "s1", FOURTEEN[:9]), ("s10", "s10", FOURTEEN[9:]), ("gone", "s1", FOURTEEN[:9])],
)
def test_of_more_stages_than_fit_those_around_the_chosen_one_are_shown(chosen, page, stages):
    shown = told(basis([("CMO", "A", "s1")], stages=FOURTEEN), chosen)

    assert (shown.pages, shown.page) == ({"s1": "1–9", "s10": "10–14"}, page)
    assert [link.values["stage"] for link in shown.links] == list(stages)
    assert shown.title.startswith("1 of 14 stages")


def test_without_a_choice_the_page_of_the_stage_to_begin_with_is_shown():
    assert told(basis([("CMO", "A", "s1")], {"s12": BROKEN}, stages=FOURTEEN)).page == "s10"


def test_nine_stages_are_shown_together():
    shown = told(basis(stages=FOURTEEN[:9]))

    assert (shown.pages, shown.page, len(shown.links)) == ({}, "", 9)


@pytest.mark.parametrize(
    ("company", "held", "words", "above"),
    [
        (
            {"vision": "Home,\n  in a day."},
            HELD,
            ENGLISH,
            "Home, in a day. · The whole journey: nobody answers for it, and nobody drives it.",
        ),
        (
            {"vision": "Home.", "vision_nb": "Hjemme."},
            [("CEO", "A")],
            NORWEGIAN,
            "Hjemme. · Hele reisen: CEO-nb er ansvarlig for den, ingen driver den.",
        ),
        ({"vision": "Home."}, [], ENGLISH, "Home."),
        ({}, [("CEO", "A"), ("CMO", "D")], ENGLISH, "The whole journey: CEO answers for it, CMO drives it."),
        ({}, [], ENGLISH, ""),
    ],
)
def test_above_the_picture_stand_the_vision_and_who_answers_for_the_whole_journey(company, held, words, above):
    assert told(basis(held, company=company), words=words).above == above


@pytest.mark.parametrize(
    ("decisions", "sentence"),
    [
        ([], ""),
        ([("a", date(2027, 1, 1)), ("b", date(2026, 1, 1), "done")], ""),
        ([("a", date(2026, 1, 1))], "“A” is overdue by 304 days; it was due Jan 1, 2026. Responsible: nobody."),
        (
            [("a", date(2026, 1, 1)), ("b", date(2026, 2, 1))],
            "2 decisions are overdue, longest of all “A”, by 304 days; it was due Jan 1, 2026. "
            "Responsible for it: nobody.",
        ),
    ],
)
def test_overdue_decisions_are_counted(decisions, sentence):
    assert told(basis(decisions=decisions)).overdue == sentence


@pytest.mark.parametrize(
    ("decisions", "sentence"),
    [
        ([], ""),
        ([("a", None, "dropped")], ""),
        ([("a", date(2027, 1, 1))], "1 decision: none overdue or without a date."),
        (
            [("a", date(2026, 1, 1)), ("b", None), ("c", None, "done", "", "-4 %", "-30 %")],
            "3 decisions: 1 overdue, 1 without a date, 1 done with less than expected.",
        ),
    ],
)
def test_decisions_are_counted_with_those_that_need_a_look(decisions, sentence):
    assert told(basis(decisions=decisions)).decided == sentence


EIGHT = FOURTEEN[:8]


@pytest.mark.parametrize(
    ("stages", "unowned", "broken", "lines"),
    [
        (EIGHT, EIGHT[:3], EIGHT[:3], 1),
        (EIGHT, EIGHT[:3], EIGHT, 0),
        (EIGHT, EIGHT[:3], EIGHT[3:], 0),
        (EIGHT[:5], EIGHT[:2], EIGHT[:2], 0),
    ],
    ids=["there alone", "could be chance", "none there", "few stages"],
)
def test_where_let_downs_gather_stands_below_only_where_it_says_where_to_act(stages, unowned, broken, lines):
    held = [("CMO", "A", stage) for stage in stages if stage not in unowned]
    scores = {stage: BROKEN if stage in broken else KEPT for stage in stages}

    shown = told(basis(held, scores, stages=stages))

    assert len(shown.below) == lines
    assert all("% fall in stages without one clear owner" in line for line in shown.below)


@pytest.mark.parametrize(
    ("held", "title"),
    [
        (HELD, "2 of 4 stages have one clear owner; without one: Use and Help. Customers' answers are not in yet."),
        (
            HELD[:2],
            "2 of 4 stages have one clear owner; nobody answers for Use and Help. Customers' answers are not in yet.",
        ),
    ],
)
def test_the_title_says_that_nobody_answers_only_where_nobody_does(held, title):
    assert told(basis(held)).title == title


@pytest.mark.parametrize("words", [ENGLISH, NORWEGIAN], ids=["en", "nb"])
@pytest.mark.parametrize(
    "given",
    [
        {},
        {"stages": ()},
        {"assignments": HELD},
        {"scores": {"buy": BROKEN}},
        {"assignments": HELD, "scores": {"buy": MORE, "use": KEPT}, "whole": [(GOOD, LAST)], "company": PUBLIC},
    ],
    ids=["stages", "nothing", "owners", "answers", "public"],
)
def test_nothing_that_is_not_known_is_said(given, words):
    shown = told(basis(**given), words=words)

    spoken = [shown.title, shown.above, shown.cost, shown.cost_asked, *shown.below, shown.overdue, shown.decided]
    spoken += [word for figure in shown.figures for word in (figure.name, figure.value, *figure.notes)]
    spoken += [word for one in shown.findings for word in one[:3]]
    assert [word for word in spoken if NO_WORDS.search(word)] == []
