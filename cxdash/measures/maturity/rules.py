"""What each level of the six keys requires: our own rules, some of which the store can check."""

from typing import NamedTuple

from cxdash.domain.messages import gettext_noop

TOP = 5


class Rule(NamedTuple):
    """What a level requires, and the code of the check in `checks`, '' if there is none."""

    says: str
    check: str = ""


RULES = {
    "insight": (
        Rule(gettext_noop("What customers think is known from single voices and complaints.")),
        Rule(gettext_noop("Customers are asked about the whole relationship at least once a year."), "asked_this_year"),
        Rule(
            gettext_noop("Customers are asked about the whole relationship at least every third month."), "asked_lately"
        ),
        Rule(
            gettext_noop(
                "Wherever customers meet us, they are asked every year both what they expected and what they got."
            ),
            "touchpoints_asked",
        ),
        Rule(
            gettext_noop(
                "What customers say is weighed in every decision, and those who answered are told what came of it."
            )
        ),
    ),
    "competence": (
        Rule(gettext_noop("Knowing customers is left to those who happen to meet them.")),
        Rule(gettext_noop("It is counted how many leaders have met a customer lately."), "meetings_counted"),
        Rule(gettext_noop("At least half as many leaders as aimed for have met a customer lately."), "half_have_met"),
        Rule(gettext_noop("As many leaders as aimed for have met a customer lately."), "all_have_met"),
        Rule(
            gettext_noop(
                "Everyone whose work customers notice has talked with a customer this year, also those who never meet "
                "one."
            )
        ),
    ),
    "focus": (
        Rule(gettext_noop("Customers come first in words, but nobody in particular answers for what they get.")),
        Rule(gettext_noop("Every stage has somebody who answers for it."), "somebody_answers"),
        Rule(gettext_noop("Every stage has one clear owner."), "one_clear_owner"),
        Rule(gettext_noop("Every stage has one clear owner who can act."), "owners_can_act"),
        Rule(
            gettext_noop(
                "At every stage those who meet customers decide themselves, within a limit that is written down."
            ),
            "room_to_act",
        ),
    ),
    "collaboration": (
        Rule(gettext_noop("Each function does its own part, and customers carry their matter from one to the next.")),
        Rule(gettext_noop("At every hand-off somebody answers on both sides."), "handoffs_owned"),
        Rule(gettext_noop("Every hand-off is rated by both sides."), "handoffs_rated"),
        Rule(gettext_noop("Both sides say that every hand-off works: 4 or more of 5."), "handoffs_work"),
        Rule(
            gettext_noop("Somebody answers for the whole journey, and it is won and lost as a team."), "whole_journey"
        ),
    ),
    "innovation": (
        Rule(gettext_noop("Ideas and annoyances stay with those who notice them.")),
        Rule(gettext_noop("What annoys customers is written down, also what employees notice."), "employees_heard"),
        Rule(gettext_noop("Every annoyance that is not fixed has somebody who is to fix it."), "annoyances_owned"),
        Rule(
            gettext_noop("At least half of the annoyances are fixed or being fixed, and none is stopped."),
            "annoyances_mended",
        ),
        Rule(
            gettext_noop("Of every decision that is carried out it is written down what it brought."),
            "effects_measured",
        ),
    ),
    "processes": (
        Rule(gettext_noop("Work is steered by budgets and by each function's own figures.")),
        Rule(gettext_noop("Every figure we steer by has an owner."), "kpis_owned"),
        Rule(gettext_noop("Every figure we steer by has an owner and a target."), "kpis_aimed"),
        Rule(
            gettext_noop("Every stage has a figure of what customers get, and somebody who owns it."), "stages_measured"
        ),
        Rule(gettext_noop("No two targets pull against each other."), "targets_agree"),
    ),
}
"""By key, the rules of levels 1 to 5."""
