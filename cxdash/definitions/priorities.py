"""What the figures about what to fix first mean."""

from cxdash.domain.definition import CHOSEN, DAY, OWN_RULE, Definition
from cxdash.domain.messages import gettext_noop

NOTED = gettext_noop("As noted today.")
SHEET = gettext_noop("What is noted as annoyances and ideas.")
AND_OWNERS = gettext_noop(
    "What is noted as annoyances, who answers for each touchpoint, and how leaders rate the mandates."
)

DEFINITIONS = {
    "pain": Definition(
        gettext_noop("Customers × severity"),
        gettext_noop(
            "How much an annoyance hurts in a year: how many customers it hits, times how bad it is, 1–5. Severity is "
            "a rank, so the product orders and is no amount."
        ),
        gettext_noop(
            "Customers a year × severity; its range holds 95 of 100 of 4,000 draws. Customers are drawn from the range "
            "stated, and where none is stated from a quarter less to a quarter more; severity from half a step below "
            "to half a step above."
        ),
        NOTED,
        SHEET,
        gettext_noop(
            "The pain index, with stated ranges; severity as a rank: the criticism of risk priority numbers in FMEA."
        ),
    ),
    "fix_first": Definition(
        gettext_noop("Where it stands"),
        gettext_noop(
            "What comes clearly first hurts most of its kind in at least four of five draws. Two neighbours are about "
            "equal where each is above the other in four to six of ten draws."
        ),
        gettext_noop(
            "All annoyances are drawn together 4,000 times; counted is how often each hurts most, and how often each "
            "of two neighbours hurts more."
        ),
        NOTED,
        SHEET,
        gettext_noop("SMAA-2, Lahdelma and Salminen 2001; four of five, and four to six of ten, are our own rules."),
    ),
    "held_up": Definition(
        gettext_noop("Blocked"),
        gettext_noop(
            "Annoyances that are neither done nor under way and that nobody can fix where they are made: nobody "
            "answers there, or everyone, or several; or the one who answers cannot act. So are those that are marked "
            "as blocked."
        ),
        gettext_noop(
            "Annoyances blocked, of all that are not done. Where an annoyance is made is where it is felt, if nothing "
            "else is noted; who answers there is the touchpoint's own owner, else its stage's."
        ),
        DAY,
        AND_OWNERS,
        OWN_RULE,
    ),
    "nobody_mends": Definition(
        gettext_noop("Nobody assigned to fix it"),
        gettext_noop("Annoyances that are not done and for which nobody is named to fix them."),
        gettext_noop("Annoyances without a name, of all that are not done."),
        NOTED,
        SHEET,
        OWN_RULE,
    ),
    "being_mended": Definition(
        gettext_noop("Fixed or under way"),
        gettext_noop("How many of the annoyances are done or under way."),
        gettext_noop("Annoyances done or under way, of all that are noted."),
        NOTED,
        SHEET,
        OWN_RULE,
    ),
    "merit": Definition(
        gettext_noop("Need × value × doable"),
        gettext_noop(
            "What is most needed by customers, most worth fixing, and most doable, taken together. The product orders "
            "and is no amount."
        ),
        gettext_noop(
            "Need: how much the need at the place where it is felt matters to customers, 1–10, else the place itself. "
            "Value: what fixing is stated to be worth; where nothing is stated of any, customers × severity. Doable: "
            "as stated, 1–5, else six less the work it takes. Each is divided by the highest there is, and the three "
            "are multiplied."
        ),
        NOTED,
        gettext_noop("What is noted as annoyances and ideas, customers' needs and touchpoints."),
        gettext_noop("Balancing customers' need against value and what can be done; the product is our own rule."),
    ),
    "found_by_employees": Definition(
        gettext_noop("Found by employees"),
        gettext_noop("How many annoyances and ideas employees have found, and how many of these nobody follows up."),
        gettext_noop("Nobody follows up what is marked as blocked, and what is open with nobody named to fix it."),
        NOTED,
        SHEET,
        OWN_RULE,
    ),
    "droppable": Definition(
        gettext_noop("Could be dropped"),
        gettext_noop(
            "Touchpoints that matter little to customers and give them at least what they expect. What they cost is "
            "not known, so look it up before anything is dropped."
        ),
        gettext_noop("Touchpoints whose importance is at most 4 of 10 and whose gap is not below zero."),
        CHOSEN,
        gettext_noop("Touchpoints with at least 30 customers who said both what they expected and what they got."),
        OWN_RULE,
    ),
    "reopened": Definition(
        gettext_noop("Reopened decisions"),
        gettext_noop(
            "Decisions of which something else came than was expected, for better or worse: what was measured lies "
            "outside the range that was noted when it was decided."
        ),
        gettext_noop(
            "A figure is compared over the months after the decision was to be done, and only where its whole range is "
            "outside; customers at the end of the month of the next look. Let-downs and scores need enough answers at "
            "every touchpoint they are made of. A decision about no figure is compared with what is noted as measured, "
            "where that is one number in the same unit."
        ),
        gettext_noop("The months since the decision was to be done."),
        gettext_noop("What is noted as decisions, and the figures they name."),
        OWN_RULE,
    ),
}
