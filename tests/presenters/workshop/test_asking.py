import pytest

from cxdash.domain.messages import Name
from cxdash.domain.workshop.questions import About, Kind, faults
from cxdash.i18n.translator import Words
from cxdash.measures.workshop.agenda import Askable
from cxdash.presenters.workshop import asking
from cxdash.presenters.workshop.asking import Draft
from tests.room import EVERY, FREE

STAGES, ROLES = (Name("use", "Use", nb="Bruke"),), (Name("CIO", "IT director"), Name("CEO", "Chief executive"))
ASKABLE = Askable(
    {About.STAGE: STAGES, About.TOUCHPOINT: (Name("wifi", "Wi-Fi"),), About.ROLE: ROLES},
    ROLES,
    (Name("queue", "Queue"), Name("late", "Late")),
    {"use": "0-10"},
)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_can_be_filled_in_without_a_fault(kind):
    about = next(iter(asking.subjects(kind, ASKABLE, Words("en"))))

    made = asking.question(Draft(kind, about, choices="Tea\n\n Coffee "), ASKABLE)

    assert faults(made) == []
    assert asking.usual(Draft(kind, about), ASKABLE, Words("en"))


@pytest.mark.parametrize("asked", EVERY, ids=lambda one: one.kind)
def test_a_question_is_filled_in_as_it_was_made(asked):
    draft = asking.draft(asked)

    assert (draft.kind, draft.about) == (asked.kind, f"{asked.about}:{asked.subject}")
    assert draft.choices == ("Tea\nCoffee" if asked == FREE else "")


def test_a_guess_is_asked_on_the_scale_that_customers_answered_on():
    assert asking.question(Draft(Kind.GUESS, "stage:use"), ASKABLE).scale == "0-10"
    assert asking.question(Draft(Kind.GUESS, "touchpoint:wifi"), ASKABLE).scale == "1-5"


def test_stages_are_offered_by_their_names_in_the_readers_language():
    assert asking.subjects(Kind.OWNER_TODAY, ASKABLE, Words("nb")) == {"stage:use": "Bruke", ":": "Hele reisen"}


def test_hands_can_be_raised_for_every_choice_and_for_no_vote():
    assert asking.choices(FREE, Words("en")) == {"tea": "Tea", "coffee": "Coffee", "abstain": "I don't vote"}
