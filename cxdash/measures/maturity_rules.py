"""What is in place at each level of the six keys: the house's own plain rules, some of which the store can check."""

from typing import NamedTuple

from cxdash.vocabulary import mark

TOP = 5


class Rule(NamedTuple):
    """What is in place at a level, and the check of measures.maturity_checks that tells, '' where none does."""

    says: str
    check: str = ""


RULES = {
    "insight": (
        Rule(mark("What customers think is known from single voices and complaints.")),
        Rule(mark("Customers are asked about the whole relationship at least once a year."), "asked_this_year"),
        Rule(mark("Customers are asked about the whole relationship at least every third month."), "asked_lately"),
        Rule(mark("Wherever customers meet us, they are asked every year both what they expected and what they got."), "touchpoints_asked"),
        Rule(mark("What customers say is weighed in every decision, and those who answered are told what came of it.")),
    ),
    "competence": (
        Rule(mark("Knowing customers is left to those who happen to meet them.")),
        Rule(mark("It is counted how many leaders have met a customer lately."), "meetings_counted"),
        Rule(mark("At least half as many leaders as aimed for have met a customer lately."), "half_have_met"),
        Rule(mark("As many leaders as aimed for have met a customer lately."), "all_have_met"),
        Rule(mark("Everyone whose work customers notice has talked with a customer this year, also those who never meet one.")),
    ),
    "focus": (
        Rule(mark("Customers come first in words, but nobody in particular answers for what they get.")),
        Rule(mark("Every stage has somebody who answers for it."), "somebody_answers"),
        Rule(mark("Every stage has one clear owner."), "one_clear_owner"),
        Rule(mark("Every stage has one clear owner who can act."), "owners_can_act"),
        Rule(mark("At every stage those who meet customers decide themselves, within a limit that is written down."), "room_to_act"),
    ),
    "collaboration": (
        Rule(mark("Each function does its own part, and customers carry their matter from one to the next.")),
        Rule(mark("At every hand-off somebody answers on both sides."), "handoffs_owned"),
        Rule(mark("Every hand-off is rated by both sides."), "handoffs_rated"),
        Rule(mark("Both sides say that every hand-off works: 4 or more of 5."), "handoffs_work"),
        Rule(mark("Somebody answers for the whole journey, and it is won and lost as a team."), "whole_journey"),
    ),
    "innovation": (
        Rule(mark("Ideas and annoyances stay with those who notice them.")),
        Rule(mark("What annoys customers is written down, also what employees notice."), "employees_heard"),
        Rule(mark("Every annoyance that is not mended has somebody who is to mend it."), "annoyances_owned"),
        Rule(mark("At least half of the annoyances are mended or being mended, and none is stuck."), "annoyances_mended"),
        Rule(mark("Of every decision that is carried out it is written down what it brought."), "effects_measured"),
    ),
    "processes": (
        Rule(mark("Work is steered by budgets and by each function's own figures.")),
        Rule(mark("Every figure the company steers by has an owner."), "kpis_owned"),
        Rule(mark("Every figure the company steers by has an owner and a target."), "kpis_aimed"),
        Rule(mark("Every stage has a figure of what customers get, and somebody who owns it."), "stages_measured"),
        Rule(mark("No two targets pull against each other."), "targets_agree"),
    ),
}  # fmt: skip
"""By key, the rule of each level from 1 to 5."""
