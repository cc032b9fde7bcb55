"""What is said and drawn of a revealed question, by its kind."""

import pandas as pd
import pyarrow as pa
import pytest

from cxdash.charts.compiled import compiled
from cxdash.domain.messages import Name
from cxdash.domain.workshop.questions import About, Kind, Question
from cxdash.i18n.translator import Words
from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.workshop import rounds
from cxdash.measures.workshop.results import Ballot
from cxdash.presenters.elements import Drawing
from cxdash.presenters.workshop.results import shown
from cxdash.presenters.workshop.results.shown import Revealed
from cxdash.services.workshop import Asked, Beside
from tests.room import ANNOYANCE, CREDIT, FREE, GUESS, KEYS, LAST_TALK, LEAVERS, MANDATE, OWNER, results_of

EN, NB = Words("en"), Words("nb")
RATED = dict.fromkeys(MANDATE.items, 4.0)
TALKED_ABOUT = Question(Kind.LAST_TALK, About.STAGE, "use", Name("use", "Use"))
SHOULD = Question(Kind.OWNER_SHOULD, choices=OWNER.choices)


def asked(question: Question, *votes: list) -> Asked:
    """Return a revealed question with the votes of each round."""
    said = results_of(question, *([Ballot(value) for value in round_] for round_ in votes))
    return Asked(1, question, said, rounds.compare(said))


def present(question: Question, *votes: list, beside: Beside | None = None, words: Words = EN) -> Revealed:
    return shown.present(asked(question, *votes), beside or Beside(), words)


def drawn(drawing: Drawing, name: str) -> pd.DataFrame:
    """Return a named table of a picture."""
    return pa.ipc.open_stream(drawing.tables.tables[name]).read_pandas()


SAID = [
    (OWNER, ["nobody"] * 4 + ["CEO"], "4 of 5 name nobody for Use."),
    (OWNER, ["everyone"] * 4 + ["CEO"], "4 of 5 name everyone for Use."),
    (OWNER, ["dont_know"] * 5 + ["CEO"] * 4 + ["CIO"], "5 of 10 do not know who owns Use."),
    (OWNER, ["CIO"] * 4 + ["CEO"], "4 of 5 name IT director for Use."),
    (
        OWNER,
        ["CIO", "CIO", "CEO", "CEO", "nobody"],
        "The room is split: Chief executive and IT director have 2 of 5 each.",
    ),
    (SHOULD, ["CEO"] * 5, "5 of 5 want Chief executive to own the whole journey."),
    (ANNOYANCE, ["queue"] * 3 + ["wifi2"] * 2, "3 of 5 would fix “Queue” first."),
    (
        LAST_TALK,
        ["never"] * 3 + ["week"] * 2,
        "3 of 5 have never talked to a customer about what it is like to deal with us.",
    ),
    (TALKED_ABOUT, ["week"] * 3 + ["year"] * 2, "3 of 5 talked to a customer about Use this week."),
    (FREE, ["tea"] * 3 + ["coffee"] * 2, "3 of 5 answer “Tea”."),
    (GUESS, [3.0, 3.5, 4.0, 4.0, 4.5], "The room guesses 4.0 for Use; what customers say is not known."),
    (
        MANDATE,
        [{**RATED, "priority": 1.0}] * 5,
        "The room holds that IT director can act; the weakest is “May set priorities across functions”: median 1 of 5.",
    ),
    (
        MANDATE,
        [{**dict.fromkeys(RATED, 2.0), "priority": 1.5}] * 5,
        "The room holds that IT director cannot act: “May set priorities across functions” has a median of 1.5 of 5.",
    ),
    (KEYS, [dict.fromkeys(KEYS.items, 3.0)] * 5, "The room rates all six keys alike: median 3 of 5."),
    (
        KEYS,
        [{**dict.fromkeys(KEYS.items, 3.0), "focus": 2.0}] * 5,
        "The room rates “Customer focus and room to act” weakest: median 2 of 5.",
    ),
    (CREDIT, [{"CEO": 30.0, "CIO": 70.0}] * 5, "The room gives IT director most credit: 70 of 100 points."),
    (
        CREDIT,
        [{"CEO": 50.0, "CIO": 50.0}] * 5,
        "The room gives Chief executive and IT director most credit, 50 of 100 points each.",
    ),
    (
        LEAVERS,
        [{"low": 3.0, "mode": 6.0, "high": 11.0}] * 5,
        "On “how many of 100 let-downs lead a customer to leave” the room believes 6, from 3.0 to 11.",
    ),
]


@pytest.mark.parametrize(("question", "votes", "said"), SAID)
def test_the_finding_of_each_kind_names_what_is_answered_most(question, votes, said):
    assert present(question, votes).finding == said


@pytest.mark.parametrize(("question", "votes", "said"), SAID)
def test_every_kind_has_a_picture_that_compiles_and_whose_description_is_the_finding(question, votes, said):
    drawing = present(question, votes).tab.drawing

    assert drawing.alt == said
    assert {layer["mark"]["type"] for layer in compiled(drawing.picture, "nb", *drawing.arguments)["layer"]}
    assert sum(len(drawn(drawing, name)) for name in ("boxes", "points")) > 0


@pytest.mark.parametrize(("question", "votes", "_said"), SAID)
def test_of_four_answers_nothing_is_said_but_that_they_are_too_few(question, votes, _said):
    found = present(question, votes[:4])

    assert found.finding == "Too few to show: what the room answered is shown from 5 answers."
    assert found.tab.drawing is None
    assert (found.tab.sentences, found.tab.tables, found.room) == ((), (), None)


def test_a_vote_is_a_dot_and_nobody_is_warm():
    found = present(OWNER, ["nobody"] * 4 + ["CEO", "CIO"])

    votes = drawn(found.tab.drawing, "points")
    assert votes[votes["where"] == "desk"].tone.value_counts().to_dict() == {"promise broken": 4, "text": 2}
    assert list(found.tab.tables[0].rows["Votes"]) == [4, 1, 1]


def test_more_votes_than_can_be_dots_are_bars():
    found = present(OWNER, ["CEO"] * 30 + ["CIO"] * 5)

    assert drawn(found.tab.drawing, "points").empty
    assert found.tab.notes[0] == "A bar is the votes for an answer."
    assert len(drawn(found.tab.drawing, "boxes")) == 4


def test_who_answers_on_paper_is_marked_and_said_even_where_nobody_names_him():
    found = present(OWNER, ["nobody"] * 5, beside=Beside(paper=("CIO",)))

    assert found.tab.sentences == ["On paper it is IT director, whom 0 of 5 name."]
    assert "IT director (on paper)" in set(drawn(found.tab.drawing, "texts").text)


def test_guesses_are_held_against_what_customers_say():
    found = present(GUESS, [3.0, 3.5, 4.0, 4.0, 4.5], beside=Beside(score=3.04))

    assert found.finding == "The room guesses 4.0 for Use; customers give 3.0."
    assert found.tab.sentences == ["Of 5, 4 guessed higher than that and 0 lower."]


def test_what_roles_claim_is_added_up_beside_what_the_room_gives():
    found = present(CREDIT, [{"CEO": 30.0, "CIO": 70.0}] * 5, beside=Beside(claims={"CEO": 60.0, "CIO": 55.0}))

    assert found.tab.sentences == [
        "The roles themselves claim 115 of 100 new customers between them: more than there are."
    ]
    assert list(found.tab.tables[0].rows["Claims itself"]) == [55.0, 60.0]


@pytest.mark.parametrize(
    ("question", "first", "last", "said"),
    [
        (
            FREE,
            ["tea"] * 5 + ["coffee"] * 7,
            ["tea"] * 9 + ["coffee"] * 3,
            "At least 4 changed their mind; agreement went from 58% to 75%.",
        ),
        (FREE, ["tea"] * 5, ["tea"] * 5, "Each answer has as many votes as in the first vote."),
        (FREE, ["tea"] * 5, ["tea"] * 8 + ["coffee"] * 2, "Agreement went from 100% to 80%."),
        (FREE, ["tea"] * 40, ["tea"] * 30 + ["coffee"] * 11, "Agreement went from 100% to about 70%."),
        (
            GUESS,
            [2.0, 3.0, 4.0, 4.5, 5.0],
            [3.0, 3.0, 3.5, 3.5, 3.5],
            "The middle moved from 4.0 to 3.5. The answers lie nearer each other than in the first vote.",
        ),
        (GUESS, [3.0] * 5, [3.0] * 5, "The answers lie as far apart as in the first vote."),
        (
            KEYS,
            [dict.fromkeys(KEYS.items, 3.0)] * 5,
            [dict.fromkeys(KEYS.items, 3.0)] * 4 + [dict.fromkeys(KEYS.items, 1.0)],
            "The answers lie further apart than in the first vote.",
        ),
    ],
)
def test_the_first_vote_stands_beside_the_last(question, first, last, said):
    assert present(question, first, last).tab.sentences[-1] == said


def test_of_a_second_vote_of_a_few_more_only_what_betrays_none_of_them_is_said_and_no_dots_are_drawn():
    found = present(FREE, ["tea"] * 40, ["tea"] * 30 + ["coffee"] * 11)

    assert found.finding == "About 70% answer “Tea”."
    assert (found.tab.drawing, found.tab.tables) == (None, ())
    assert found.tab.notes == [shown.ROUNDED]


@pytest.mark.parametrize(
    ("question", "vote"),
    [
        (GUESS, 3.0),
        (MANDATE, RATED),
        (KEYS, dict.fromkeys(KEYS.items, 3.0)),
        (CREDIT, {"CEO": 30.0, "CIO": 70.0}),
    ],
)
def test_of_such_a_second_vote_on_numbers_the_middle_is_drawn_and_no_single_answer(question, vote):
    found = present(question, [vote] * 5, [vote] * 6)

    assert found.tab.notes[-1] == shown.ROUNDED
    assert compiled(found.tab.drawing.picture, "sv", *found.tab.drawing.arguments)["layer"]
    assert {"vote", "small"} & set(drawn(found.tab.drawing, "points").kind) == set()
    assert {"Lowest", "Highest"} & set(found.tab.tables[0].rows) == set()


def test_every_answer_alike_and_a_long_word_as_a_name_can_be_drawn():
    alike = present(LEAVERS, [{"low": 6.0, "mode": 6.0, "high": 6.0}] * 5)
    word = "x" * 60
    free = Question(Kind.FREE, choices=(Name("a", word), Name("b", "B")))

    texts = drawn(present(free, ["a"] * 5).tab.drawing, "texts")

    assert alike.finding.endswith("the room believes 6, from 6 to 6.")
    assert texts.limit[texts.text == word].gt(0).all()


def test_the_range_of_the_room_is_offered_until_what_if_has_it():
    votes = [{"low": 3.0, "mode": 6.0, "high": 11.0}] * 5

    offered = present(LEAVERS, votes)
    used = present(LEAVERS, votes, beside=Beside(assumed=offered.room))

    assert (offered.assumption, offered.room) == ("leavers", Assumption(3.02, 6.0, 11.0))
    assert (used.assumption, used.room) == ("leavers", None)


def test_names_are_those_of_the_readers_language():
    question = Question(Kind.OWNER_TODAY, About.STAGE, "use", Name("use", "Use", nb="Bruke"), choices=OWNER.choices)

    found = present(question, ["CIO"] * 5, words=NB)

    assert (found.question, found.finding) == ("Hvem eier Bruke i dag?", "5 av 5 sier at IT-direktør eier fasen Bruke.")


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (["tea"] * 5 + [None], shown.NOT_SHOWN),
        (["tea"] * 4, "Too few to show: what the room answered is shown from 5 answers."),
    ],
)
def test_where_the_second_vote_is_not_shown_it_is_said_why_and_the_first_still_stands(last, said):
    found = present(FREE, ["tea"] * 4 + ["coffee"] * 2, last)

    assert found.finding == said
    assert found.tab.sentences == ["The vote before: 4 of 6 answer “Tea”."]
    assert found.reason == "4 of 6 answer “Tea”."
    assert list(found.tab.tables[0].rows["Votes"]) == [4, 2]


def test_a_range_is_never_shown_where_a_few_more_gave_theirs_since_it_would_tell_their_numbers():
    votes = [{"low": 3.0, "mode": 6.0, "high": 11.0}] * 6

    found = present(LEAVERS, votes, [*votes, {"low": 1.0, "mode": 2.0, "high": 40.0}])

    assert found.finding == shown.NOT_SHOWN
    assert found.room == pytest.approx((3.0, 6.0, 11.0), rel=0.02)
