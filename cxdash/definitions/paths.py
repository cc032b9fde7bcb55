"""What the figures of customers' paths mean."""

from cxdash.domain.definition import DAY, OWN_RULE, Definition
from cxdash.domain.messages import gettext_noop

ALL_PATHS = gettext_noop("All that is filled in; paths have no dates.")
PATHS = gettext_noop("Paths that are filled in, each with how many became customers on it and how many did not.")
CONVENTION = gettext_noop("A convention of the trade, not a finding.")

DEFINITIONS = {
    "path_customers": Definition(
        gettext_noop("Became customers"),
        gettext_noop("How many became customers on the paths that are filled in; others may have come another way."),
        gettext_noop("The conversions of all paths added up."),
        ALL_PATHS,
        PATHS,
        OWN_RULE,
    ),
    "path_rate": Definition(
        gettext_noop("Of 100 on a path, became customers"),
        gettext_noop("The base rate: how many of all who set out on a path became customers."),
        gettext_noop("Those who became customers, divided by those and the ones who did not."),
        ALL_PATHS,
        PATHS,
        OWN_RULE,
    ),
    "path_agreed": Definition(
        gettext_noop("Credit by every way of counting"),
        gettext_noop(
            "How many touchpoints get some credit by all five ways of counting, of those that are on any path. The "
            "others owe their credit to the way that was chosen."
        ),
        gettext_noop("The touchpoints whose lowest credit is above nothing."),
        ALL_PATHS,
        PATHS,
        OWN_RULE,
    ),
    "path_credit": Definition(
        gettext_noop("Credit, from the lowest to the highest"),
        gettext_noop(
            "Credit is a convention, not a cause: it shares out those who became customers over the touchpoints they "
            "met. Those who would have come anyway are credited too, and what leaves no trace gets nothing. Five ways "
            "of counting give a range; no one of them is right."
        ),
        gettext_noop(
            "All to the first touchpoint of a path; all to the last; equally to every one met; 40% to the first, 40% "
            "to the last and 20% to those between (half each where there are two); and by what is lost without it. "
            "Every way gives out all who became customers."
        ),
        ALL_PATHS,
        PATHS,
        CONVENTION,
    ),
    "path_removal": Definition(
        gettext_noop("By what is lost without it"),
        gettext_noop(
            "How many fewer would become customers if every path ended at this touchpoint, also called the removal "
            "effect. It takes for granted that the next step depends on the touchpoint alone, and that nobody would "
            "have found another way."
        ),
        gettext_noop(
            "A Markov chain of all steps on all paths, also those that led nowhere, solved exactly: 1 less the chance "
            "of becoming a customer with the touchpoint leading nowhere divided by the chance with it. Each "
            "touchpoint's share of these effects added up, times all who became customers."
        ),
        ALL_PATHS,
        PATHS,
        gettext_noop("Anderl and others 2016, on attribution by Markov chains; the example of Bryl is reproduced."),
    ),
    "path_role": Definition(
        gettext_noop("Credit by role"),
        gettext_noop(
            "The credit of the touchpoints that a role answers for. It shows whose work is on the paths, not who did "
            "well."
        ),
        gettext_noop(
            "A touchpoint's credit goes to the role accountable for it, else for its stage. Several share it alike; "
            "where nobody is, or everyone, it is nobody's."
        ),
        DAY,
        PATHS,
        OWN_RULE,
    ),
    "useless": Definition(
        gettext_noop("Useless efforts"),
        gettext_noop(
            "A touchpoint that gets next to no credit by any way of counting and makes no difference where it stands: "
            "those who met it became customers no more often than others on otherwise equal paths."
        ),
        gettext_noop(
            "At most 5 of 100 customers by every way. Paths with the touchpoint are compared with the same paths "
            "without it, weighted as Mantel and Haenszel do, with an interval from Wilson's (Zou & Donner); at least "
            "30 people on either side. Named where no more of 100 became customers, and where even the interval allows "
            "for less than twice as many. Beginnings are compared likewise, where the rest of the path is the same; "
            "their intervals hold for all pairs together. Those who take a path differ in more than the path."
        ),
        ALL_PATHS,
        PATHS,
        OWN_RULE,
    ),
    "claims": Definition(
        gettext_noop("Claimed credit"),
        gettext_noop(
            "How much of 100 each role says is its own doing, beside what any way of counting gives it. The roles win "
            "as a team: together they cannot claim more than 100."
        ),
        gettext_noop(
            "The sheet of claims. A role's range goes from the least to the most by the five ways, whether a "
            "touchpoint's credit goes to who answers for it or to who does the work there."
        ),
        DAY,
        PATHS,
        OWN_RULE,
    ),
    "path_lost": Definition(
        gettext_noop("Lost at a touchpoint"),
        gettext_noop("Of those who reach a touchpoint, how many go no further and do not become customers."),
        gettext_noop(
            "Those whose path ends there without becoming a customer, divided by all whose path holds it; everyone "
            "counts once, however often they came back."
        ),
        ALL_PATHS,
        PATHS,
        OWN_RULE,
    ),
}
