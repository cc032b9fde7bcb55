"""What the figures of winning and keeping mean."""

from cxdash.domain.definition import A_YEAR, ASSUMED_CONTACTS, LAST_YEAR, MONTHS, OWN_RULE, PFEIFER, Definition
from cxdash.domain.messages import gettext_noop

OF_RECORDS = gettext_noop("From each customer's start to the end, or to the last day in the records.")
RECORDS = gettext_noop("The customer list that has been loaded.")

GUPTA = gettext_noop("Gupta and Lehmann 2003.")

DEFINITIONS = {
    "acquisition_cost": Definition(
        gettext_noop("Cost per new customer"),
        gettext_noop(
            "Money spent on winning, divided by the new customers of the same months (also called CAC). An average: "
            "the customers won last may have cost far more."
        ),
        gettext_noop("Spend on winning divided by new customers, of the months in which both are known."),
        LAST_YEAR,
        MONTHS,
        PFEIFER,
    ),
    "retention_cost": Definition(
        gettext_noop("Cost per customer kept"),
        gettext_noop(
            "Money spent on keeping, divided by those of the customers at the start who are still there at the end. "
            "Most of them would have stayed anyway, so keeping one more costs more than this."
        ),
        gettext_noop(
            "Spend on keeping divided by customers at the start times the share who stay, of the months in which both "
            "are known."
        ),
        LAST_YEAR,
        MONTHS,
        PFEIFER,
    ),
    "payback": Definition(
        gettext_noop("Months until a new customer pays off"),
        gettext_noop(
            "The cost per new customer, divided by what a customer brings in a month: revenue times gross margin, "
            "before what is spent on keeping."
        ),
        gettext_noop("Cost per new customer divided by revenue a month per customer times gross margin."),
        LAST_YEAR,
        MONTHS,
        OWN_RULE,
    ),
    "revenue_leaving": Definition(
        gettext_noop("Revenue that leaves"),
        gettext_noop(
            "What those who left paid a month, as a share of what all paid who were there. From the customer list."
        ),
        gettext_noop("What those who left paid a month, divided by what all paid."),
        OF_RECORDS,
        RECORDS,
        OWN_RULE,
    ),
    "records_left": Definition(
        gettext_noop("Customers who have left"),
        gettext_noop("How many of the customers in the records have left."),
        gettext_noop("Customers in the records who have left, divided by all in the records."),
        OF_RECORDS,
        RECORDS,
        OWN_RULE,
    ),
    "value": Definition(
        gettext_noop("What a customer is worth"),
        gettext_noop(
            "A year's contribution times r/(1 + d − r), where r is the share who stay a year and d the discount rate, "
            "10% where the company gives none (Gupta and Lehmann 2003; also called CLV), less what is spent on "
            "keeping. The first contribution counts after a year, from those who stay. Counted after a year from all, "
            "it is 1/(1 + d − r) times; counted at once, (1 + d)/(1 + d − r) times: 450, 500 and 550 from the same "
            "customer before keeping. A year's spend on keeping, for each customer at its start, is taken off as "
            "often as a contribution from all. The share who stay is taken to be the same for all and for ever."
        ),
        gettext_noop("Contribution a year times r, less a year's spend on keeping, divided by 1 + d − r."),
        LAST_YEAR,
        MONTHS,
        GUPTA,
    ),
    "worth_to_cost": Definition(
        gettext_noop("Worth beside the cost of winning"),
        gettext_noop(
            "What a customer is worth after what is spent on keeping, divided by the cost per new customer (LTV:CAC). "
            "That it should be 3 is an investor's rule of thumb."
        ),
        gettext_noop("What a customer is worth divided by the cost per new customer."),
        LAST_YEAR,
        MONTHS,
        OWN_RULE,
    ),
    "break_even": Definition(
        gettext_noop("How many must stay"),
        gettext_noop(
            "The share who must stay a year for a customer to be worth what winning it costs, all else being the same."
        ),
        gettext_noop(
            "Cost per new customer times (1 + d), plus a year's spend on keeping for each customer at its start, "
            "divided by a year's contribution plus that cost."
        ),
        LAST_YEAR,
        MONTHS,
        GUPTA,
    ),
    "staying": Definition(
        gettext_noop("How many are still there"),
        gettext_noop(
            "The share who stay beyond each month, of those who can have been seen so long (Kaplan and Meier 1958), "
            "with Greenwood's range at 95%. Those who are customers still count for as long as they have been seen."
        ),
        gettext_noop("The product, over the months, of one less the share who left among those still there."),
        OF_RECORDS,
        RECORDS,
        gettext_noop("Kaplan and Meier 1958; the range: Greenwood 1926."),
    ),
    "sticky": Definition(
        gettext_noop("Who has stayed long, stays"),
        gettext_noop(
            "Each customer leaves at a renewal with a chance of its own, and the chances are spread over customers "
            "(the shifted-beta-geometric model, sBG, of Fader and Hardie 2007), found by maximum likelihood. For "
            "contracts that are renewed, from four renewals up; it foretells a little too few."
        ),
        gettext_noop("The two numbers of the model that make the renewals seen most likely."),
        OF_RECORDS,
        RECORDS,
        gettext_noop("Fader and Hardie 2007."),
    ),
    "extra_work": Definition(
        gettext_noop("Extra work"),
        gettext_noop(
            "Let-downs a year times the contacts each of them causes times what a contact costs, as you believe both."
        ),
        gettext_noop("Let-downs a year times contacts per let-down times the cost of a contact."),
        A_YEAR,
        ASSUMED_CONTACTS,
        OWN_RULE,
    ),
    "money_moved": Definition(
        gettext_noop("Money that moved"),
        gettext_noop(
            "Whether a role's money goes to something else than a year ago, such as from staff to technology. It is "
            "said to have moved where a tenth or more of it has left one kind of spending and reached another; what is "
            "of the kind other counts in the whole only."
        ),
        gettext_noop(
            "What the role spends on each kind divided by all it spends, less the same a year before; only where money "
            "is filled in for the same months of both years."
        ),
        LAST_YEAR,
        gettext_noop("Rows of spending by month."),
        OWN_RULE,
    ),
}
