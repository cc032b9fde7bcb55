import re

import pytest

from cxdash.charts.overview import picture as charts
from cxdash.charts.overview import places
from cxdash.i18n.translator import Words
from cxdash.presenters.overview import picture as presenter
from tests.measures.owners import STAGES, rated
from tests.presenters.overview.overviews import BROKEN, FEW, KEPT, MORE, basis, drawn

ENGLISH, NORWEGIAN = Words("en"), Words("nb")
NO_WORDS = re.compile(r"None|\bnan\b|NaN|[{}]|\bNaT\b")
ROLES = [(key, "") for key in ("CMO", "CSO", "CEO", "Marketing", "Chief executive officer", "ALL")]
LONG = "Chief executive officer"


def tables(shown=STAGES, words=ENGLISH, **given):
    found = basis(**given)
    return drawn(presenter.picture(found.tables, found.answered, found.owned, found.found, list(shown), words))


def column(table, *names):
    """Return some columns row by row."""
    return [row[0] if len(names) == 1 else row for row in table[list(names)].itertuples(index=False, name=None)]


@pytest.mark.parametrize(
    ("holders", "chip"),
    [
        (["CMO"], ("one", "CMO", "")),
        (["Marketing"], ("one", "Marketing", "")),
        ([LONG], ("one", "Chief exe…", "")),
        (["CMO", "CSO"], ("contested", "CMO", "CSO")),
        (["CMO", "Marketing"], ("contested", "CMO", "Mark…")),
        (["CMO", "CSO", "CEO"], ("contested", "3 claim it", "")),
        (["ALL"], ("everyone", "ALL", "")),
        ([], ("nobody", "Nobody", "")),
    ],
    ids=["one", "as much as fits", "too long", "two", "two, one long", "three", "everyone", "nobody"],
)
def test_a_chip_holds_the_one_who_answers_or_how_many_claim_it(holders, chip):
    held = [(role, "A", "find") for role in holders] or [("CMO", "A", "buy")]

    marks = tables(assignments=held, roles=ROLES)["marks"]

    assert column(marks, "health", "chip", "second")[0] == chip


def test_a_role_with_a_long_name_is_called_by_its_key_where_that_is_short():
    found = basis([("CMO", "A", "find")])
    found.tables.roles["name"] = "Marketing director"

    made = drawn(presenter.picture(found.tables, found.answered, found.owned, found.found, list(STAGES), ENGLISH))

    assert made["marks"].chip[0] == "CMO"
    assert made["rows"]["Who answers"][0] == "Marketing director (CMO)"


def test_under_the_chip_stands_whether_its_owner_can_act():
    held = [("CMO", "A", "find"), ("CSO", "A", "buy"), ("COO", "A", "use")]
    asked = [*rated("CMO", [(4,) * 5] * 3), *rated("CSO", [(2,) * 5] * 3)]

    marks = tables(assignments=held, assessments=asked)["marks"]

    assert column(marks, "able") == ["● can act", "○ cannot act", "not asked", ""]


def test_the_table_lists_every_stage_with_its_figures():
    rows = tables(assignments=[("CMO", "A", "find")], scores={"find": BROKEN, "buy": KEPT})["rows"]
    said = rows[list(charts.TOLD.values())]

    assert said.iloc[0].tolist() == [
        "Find: expected 4.0, got 2.3 (2.14–2.36): promise broken. 60 answers, Jan 2026 – Feb 2026.",
        "Find: CMO, one clear owner, not asked.",
        "Find: about 750 let-downs a year (628–842).",
    ]
    assert said.iloc[2].tolist() == [
        "Use: too few answers to show.",
        "Use: nobody owns this.",
        "Use: let-downs a year are not known.",
    ]
    rows = rows.drop(columns=said.columns)
    assert list(rows.columns) == [
        *("No.", "Stage", "Expected", "Got", "Got, from", "Got, to", "Gap", "Gap, from", "Gap, to"),
        *("Who answers", "Status", "Can act", "Let-downs a year", "Let-downs, from", "Let-downs, to", "Answers"),
    ]
    assert rows.to_numpy().tolist() == [
        [1, "Find", 4, 2.25, 2.14, 2.36, -1, -1.06, -0.94, "CMO", "one clear owner", "not asked", 750, 628, 842, 60],
        [2, "Buy", 4, 4, 3.94, 4.06, 0, -0.06, 0.06, "Nobody", "nobody owns this", "", 0, 0, 60, 60],
        *(
            [no, stage, *[None] * 7, "Nobody", "nobody owns this", "", None, None, None, None]
            for no, stage in ((3, "Use"), (4, "Help"))
        ),
    ]


def test_the_marks_say_the_figures_and_what_the_gap_means():
    marks = tables(scores={"find": FEW, "buy": MORE, "use": BROKEN, "help": KEPT})["marks"]

    assert column(marks, "head", "got", "gap", "reading", "hinted", "few", "about") == [
        ("Find", "", "", "no gap to show", False, True, "too few"),
        ("Buy", "5.0", "+1.0", "more than promised", True, False, "0–60"),
        ("Use", "2.3", "−1.0", "promise broken", False, False, "about 750"),
        ("Help", "4.0", "0.0", "as expected", False, False, "0–60"),
    ]


def test_a_stage_that_customers_only_hear_of_has_no_let_downs():
    met = [("at_find", "find", "indirect"), ("at_buy", "buy", "direct")]

    marks = tables(scores={"find": BROKEN, "buy": KEPT}, touchpoints=met)["marks"]

    assert column(marks, "about")[:2] == ["indirect only", "0–60"]


SURVEY = "–   –   –\nCustomers' answers go here: load a survey"
OWNER = "Who answers goes here: type in who is accountable for each stage"
VOLUME = "Let-downs go here: add customers a year at each touchpoint"
ANSWERS = "Let-downs go here: they need enough answers from customers"
HELD = [("CMO", "A", "find")]
UNCOUNTED = [(f"at_{stage}", stage, "direct", None) for stage in STAGES]


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, [(115, SURVEY), (251, OWNER), (350, ANSWERS)]),
        ({"assignments": HELD}, [(115, SURVEY), (350, ANSWERS)]),
        ({"assignments": HELD, "touchpoints": UNCOUNTED}, [(115, SURVEY), (350, VOLUME)]),
        ({"scores": {"buy": KEPT}}, [(251, OWNER)]),
        ({"assignments": HELD, "scores": {"buy": KEPT}, "touchpoints": UNCOUNTED}, [(350, VOLUME)]),
        ({"assignments": HELD, "scores": {"buy": KEPT}}, []),
        ({"assignments": HELD, "scores": {"buy": FEW}}, [(350, ANSWERS)]),
    ],
    ids=["nothing", "owners", "neither answers nor volumes", "answers", "no volumes", "all", "too few answers"],
)
def test_what_is_missing_is_said_where_it_would_stand(given, missing):
    assert column(tables(**given)["missing"], "y", "said") == missing


@pytest.mark.parametrize(
    ("given", "of"),
    [({}, {"health", "chip", "second", "able"}), ({"assignments": HELD}, {"about", "got", "gap"})],
)
def test_a_row_that_is_missing_has_no_marks(given, of):
    marks = tables(**given)["marks"]

    assert {cell for name in of for cell in marks[name]} == {""}


def test_the_focus_is_the_column_to_begin_with():
    assert column(tables(scores={"use": BROKEN})["focus"], "no", "of") == [(3, 4)]
    assert column(tables(scores={"use": BROKEN, "buy": BROKEN})["focus"], "no") == []


def test_a_hand_off_is_marked_where_the_owner_changes_and_larger_where_satisfaction_falls():
    held = [("CMO", "A", "find"), ("CMO", "A", "buy"), ("CSO", "A", "use")]

    marked = tables(assignments=held, scores={"use": ((0, 0, 0, 30, 30), 0), "help": BROKEN})["handoffs"]

    assert column(marked, "no", "of", "falls", "said") == [
        (2, 4, False, "Buy → Use."),
        (3, 4, True, "Use → Help: satisfaction falls by 2.3."),
    ]


def test_the_scale_has_every_step_of_its_measure():
    ticks = tables(scores={"use": KEPT})["ticks"]

    assert column(ticks, "score", "label", "first") == [(at, str(at), at == 1) for at in range(1, 6)]


MANY = tuple(f"s{at}" for at in range(1, 6))
FORTY = [(f"t{at}", MANY[at % 5], "indirect" if at == 39 else "direct") for at in range(40)]


def forty():
    """Return the tables of forty touchpoints in five stages, all of the same score: none is far from a figure."""
    scores = {f"t{at}": BROKEN for at in range(40)}
    return tables(MANY, stages=MANY, touchpoints=FORTY, scores=scores)


def test_forty_touchpoints_each_have_a_mark_within_their_own_column():
    dots = forty()["dots"]

    column_width = places.width(5)
    within = [round((x - places.LEFT) // column_width) for x in dots.x]
    assert (len(dots), within) == (40, [stage for stage in range(5) for _ in range(8)])
    assert list(dots.contact).count("indirect") == 1
    assert dots.said[0] == "T0: 2.3."


def test_a_touchpoints_mark_never_lies_under_the_figures():
    made = forty()

    (got_from, got_to), (gap_from, gap_to) = presenter.GOT_LABEL, presenter.GAP_LABEL
    for stage in range(1, 6):
        middle, width = places.across(stage, 5), places.width(5)
        aside = [(x - middle) / width for x in made["dots"].x if abs(x - middle) < width / 2]
        assert len(aside) == 8
        assert [at for at in aside if got_from < at < got_to or gap_from < at < gap_to] == []


def test_marks_far_from_the_figures_lie_side_by_side():
    spread = [(f"t{at}", "find", "direct") for at in range(4)]
    scores = {"t0": MORE, "t1": MORE, "t2": ((60, 0, 0, 0, 0), -1), "t3": ((60, 0, 0, 0, 0), -1)}

    dots = tables(stages=("find",), shown=("find",), touchpoints=spread, scores=scores)["dots"]

    assert dots.x.is_monotonic_increasing
    assert dots.x.is_unique


def test_touchpoints_with_too_few_answers_have_no_mark():
    assert list(tables(scores={"find": FEW, "buy": KEPT})["dots"].said) == ["At_buy: 4.0."]


FOURTEEN = tuple(f"s{at}" for at in range(1, 15))


def test_a_page_of_stages_is_numbered_from_its_own_first_column():
    held = [("CMO", "A", "s10"), ("CSO", "A", "s9")]

    made = tables(FOURTEEN[9:], stages=FOURTEEN, assignments=held, scores={"s12": BROKEN, "s1": KEPT})

    assert column(made["marks"], "no", "of", "head") == [(at, 5, f"S{at + 9}") for at in range(1, 6)]
    assert column(made["focus"], "no", "of") == [(3, 5)]
    assert (column(made["handoffs"], "no", "of"), len(made["dots"])) == ([(1, 5)], 1)


@pytest.mark.parametrize(
    ("count", "chosen", "page"), [(9, "s9", ""), (10, "", "s1"), (14, "s14", "s10"), (20, "s19", "s19"), (0, "", "")]
)
def test_the_page_is_that_of_the_chosen_stage(count, chosen, page):
    stages = {f"s{at}": f"S{at}" for at in range(1, count + 1)}

    assert presenter.page_of(presenter.pages(stages, ENGLISH), stages, chosen) == page


@pytest.mark.parametrize("words", [ENGLISH, NORWEGIAN], ids=["en", "nb"])
@pytest.mark.parametrize(
    "given",
    [
        {},
        {"stages": (), "shown": ()},
        {"assignments": HELD, "scores": {"buy": FEW, "use": (KEPT[0],)}},
        {"scores": {"buy": BROKEN}, "touchpoints": UNCOUNTED},
    ],
    ids=["stages", "nothing", "few", "no volumes"],
)
def test_nothing_that_is_not_known_is_said(given, words):
    made = tables(words=words, **given)

    spoken = [cell for table in made.values() for row in table.to_numpy() for cell in row if isinstance(cell, str)]
    assert [word for word in spoken if NO_WORDS.search(word)] == []
