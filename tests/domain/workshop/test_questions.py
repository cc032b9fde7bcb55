from dataclasses import replace

import pytest

from cxdash.domain.messages import Message, Name
from cxdash.domain.workshop.agendas import HALF_DAY, READY, SHORT, minutes
from cxdash.domain.workshop.questions import KINDS, About, Kind, Question, faults
from tests.room import CREDIT, EVERY, GUESS, LEAVERS, MANDATE, OWNER, ROLES


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.kind)
def test_the_questions_of_the_tests_have_no_faults(question):
    assert faults(question) == []


def test_a_question_is_asked_in_the_words_of_its_kind_or_the_hosts_own():
    assert str(OWNER.asked) == "Who owns Use today?"
    assert str(LEAVERS.asked) == "What do you believe: how many of 100 let-downs lead a customer to leave?"
    assert replace(OWNER, wording="Whose is it?").asked == "Whose is it?"
    assert [str(question.asked) for question in EVERY if "{" in str(question.asked)] == []


def test_every_role_everyone_nobody_and_dont_know_are_offered_as_owners():
    offered = OWNER.offered

    assert list(offered) == ["CEO", "CIO", "everyone", "nobody", "dont_know"]
    assert offered["CIO"] == ROLES[1]
    assert offered["nobody"] == Message("Nobody")


def test_items_are_those_of_the_kind_or_the_roles_that_share_points():
    assert list(MANDATE.items) == ["end_to_end", "priority", "intervene", "new_ways", "recognised"]
    assert list(CREDIT.items) == ["CEO", "CIO"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (replace(OWNER, about=About.ROLE), "cannot be about that"),
        (replace(OWNER, subject=""), "Say what"),
        (replace(CREDIT, subject="use"), "Say what"),
        (replace(GUESS, scale="often"), "which scale"),
        (replace(LEAVERS, subject="luck"), "no such assumption"),
        (replace(CREDIT, choices=ROLES[:1]), "2 to 60 choices"),
        (replace(CREDIT, choices=tuple(Name(str(number)) for number in range(61))), "2 to 60 choices"),
        (replace(CREDIT, choices=(*ROLES, ROLES[0])), "words of its own"),
        (Question(Kind.FREE, choices=(Name("tea"), Name(" "))), "words of its own"),
    ],
)
def test_what_keeps_a_question_from_being_asked_is_said(question, said):
    assert [fault for fault in map(str, faults(question)) if said in fault]


def test_ready_agendas_take_an_hour_and_a_half_and_half_a_day_and_ask_every_kind_but_a_free_one():
    assert (minutes(READY[SHORT]), minutes(READY[HALF_DAY])) == (90, 240)
    asked = {step.asks for agenda in READY.values() for step in agenda if step.asks}
    assert asked == set(KINDS) - {Kind.FREE}
