"""What the figures of ownership mean."""

from cxdash.domain.definition import (
    DAY,
    LEADERS,
    ONE_OWNER,
    OWN_RULE,
    OWN_SATTERTHWAITE,
    SHARE_OF_PERIOD,
    STAGES,
    Definition,
)
from cxdash.domain.messages import gettext_noop

BOTH = gettext_noop("The day chosen for owners, the period chosen for scores.")

DEFINITIONS = {
    "owner": Definition(
        gettext_noop("One clear owner"),
        gettext_noop(
            "Exactly one accountable executive or function on the day shown. Everyone is never an owner; two who are "
            "accountable are none."
        ),
        ONE_OWNER,
        DAY,
        STAGES,
        OWN_RULE,
    ),
    "confirmed": Definition(
        gettext_noop("Not confirmed for a year"),
        gettext_noop(
            "Nobody has said within a year that the letters of a stage still hold, so they may be out of date."
        ),
        gettext_noop("Stages whose letters were last confirmed more than a year before the day shown."),
        DAY,
        STAGES,
        OWN_RULE,
    ),
    "can_act": Definition(
        gettext_noop("Can act"),
        gettext_noop(
            "The middle of the leaders' answers to five statements about the role's mandate, 1–5: from 4 up it can "
            "act, from 2.5 partly, below that it cannot. With fewer than three who answer, it counts as not asked."
        ),
        gettext_noop(
            "The median of the answers to each statement, and the median of these five; whether the organisation "
            "follows up is shown apart."
        ),
        DAY,
        LEADERS,
        gettext_noop(
            "The five statements follow what is said to make such a director succeed; the limits are our own."
        ),
    ),
    "own_view": Definition(
        gettext_noop("Self-rating minus others'"),
        gettext_noop("Whether a role thinks better or worse of its own mandate than the other leaders do."),
        gettext_noop("The mean of the role's own answers to the five statements, less the mean of the others'."),
        DAY,
        LEADERS,
        OWN_RULE,
    ),
    "diagnosis": Definition(
        gettext_noop("What stands in the way"),
        gettext_noop(
            "The first that holds: no clear owner; an owner who cannot act; the promise is broken because it is too "
            "high; it is broken because the delivery fails. The promise counts as too high where more than half of "
            "those annoyed at the stage are annoyed by a promise, or, with no annoyances noted, where customers "
            "expected 0.25 more than at the other stages and got no less."
        ),
        gettext_noop("The questions are asked of each stage in that order, and the first yes is the answer."),
        BOTH,
        STAGES,
        OWN_RULE,
    ),
    "ownerless": Definition(
        gettext_noop("Let-downs without a clear owner"),
        gettext_noop(
            "How much of what lets customers down happens where nobody clearly answers for it. It is a count, not a "
            "claim of cause."
        ),
        gettext_noop(
            "Let-downs in stages without one clear owner, divided by all let-downs. It may be chance when one in "
            "twenty or more of all ways to place as many such stages gives as much."
        ),
        SHARE_OF_PERIOD,
        gettext_noop("Stages whose let-downs are known."),
        gettext_noop("Our own rule; the test of chance is a permutation test, Fisher 1935."),
    ),
    "handoff": Definition(
        gettext_noop("Fall at a hand-off"),
        gettext_noop(
            "How much lower customers score a stage than the one before it, where it also goes to another owner."
        ),
        gettext_noop(
            "The score of the stage less that of the stage before. It falls where the whole range is below zero."
        ),
        BOTH,
        gettext_noop("Pairs of stages that follow each other and both have a score."),
        OWN_SATTERTHWAITE,
    ),
    "handoff_rating": Definition(
        gettext_noop("How a hand-off works"),
        gettext_noop("What those who hand over and those who receive say of it, 1–5, each side by itself."),
        gettext_noop(
            "The median of the answers on each side; who answers for a stage speaks for it, else who does the work "
            "there."
        ),
        DAY,
        LEADERS,
        OWN_RULE,
    ),
    "room": Definition(
        gettext_noop("On paper and in the room"),
        gettext_noop(
            "Who answers for a stage by the letters, beside whom the leaders name when each is asked. Nobody, everyone "
            "and don't know are answers, too. They differ where most leaders answer otherwise than the letters say."
        ),
        gettext_noop(
            "Each leader's last answer, once. Where everyone or nobody answers on paper, those who say nobody or "
            "everyone agree with it. Shown from five leaders up, so that none can be picked out."
        ),
        DAY,
        LEADERS,
        OWN_RULE,
    ),
    "areas": Definition(
        gettext_noop("The four areas"),
        gettext_noop(
            "What is worth gathering under one owner: the voice of the customer, customer key figures, coherence "
            "across initiatives, and culture. Everyone is no owner."
        ),
        gettext_noop("The areas for which exactly one executive or function is accountable on the day shown."),
        DAY,
        gettext_noop("The four areas."),
        gettext_noop("The four areas are those of an article on a director for the whole journey."),
    ),
    "load": Definition(
        gettext_noop("What a role answers for"),
        gettext_noop(
            "The share of the stages, and of the let-downs, that one role is accountable for. Three stages or "
            "more are too many for one where they are more than a third."
        ),
        gettext_noop(
            "Its stages divided by all stages, and let-downs at its touchpoints divided by all. What two claim counts "
            "for both."
        ),
        DAY,
        STAGES,
        OWN_RULE,
    ),
    "money_held": Definition(
        gettext_noop("What a role spends"),
        gettext_noop(
            "The share of the spending that is noted under a role. Money that is nobody's counts in the whole."
        ),
        gettext_noop("The role's spending divided by all spending, by purpose and in all."),
        gettext_noop("The last twelve months of which spending is known."),
        gettext_noop("Rows of spending by month."),
        OWN_RULE,
    ),
    "kpis": Definition(
        gettext_noop("Key figures and their targets"),
        gettext_noop(
            "Whether a figure the company steers by is where it should be, has an owner, and does not work against "
            "another."
        ),
        gettext_noop(
            "The latest value is compared with the target, and with the first value, in the direction that is better. "
            "Two work against each other where it is noted that they do."
        ),
        gettext_noop("Up to the month of the day chosen."),
        gettext_noop("Key figures that have been filled in."),
        OWN_RULE,
    ),
    "effect_and_efficiency": Definition(
        gettext_noop("Effect and efficiency"),
        gettext_noop(
            "Effect is what came of it, such as growth, or customers who stay; efficiency is what each piece took, "
            "such as the cost of a lead. What top management follows should show what customers get, and effect before "
            "efficiency."
        ),
        gettext_noop("As it is filled in for each key figure; what is not filled in is counted as neither."),
        gettext_noop("Up to the month of the day chosen."),
        gettext_noop("Key figures that have been filled in."),
        OWN_RULE,
    ),
    "outcomes": Definition(
        gettext_noop("Outcomes and their owners"),
        gettext_noop(
            "New sales, extra sales, renewal, loyalty and recommendation each need a key figure that shows them, and "
            "somebody who answers for it. Everyone is never an owner."
        ),
        gettext_noop(
            "An outcome has an owner where one of the key figures that state it has; which outcome a key figure shows "
            "is filled in, never guessed from its name."
        ),
        gettext_noop("Up to the month of the day chosen."),
        gettext_noop("Key figures whose outcome has been filled in."),
        OWN_RULE,
    ),
}
