"""What the figures of winning and keeping mean."""

from cxdash.definitions.definition import OWN_RULE, Definition
from cxdash.definitions.overview import LAST_YEAR, MONTHS
from cxdash.vocabulary import mark

OF_RECORDS = mark("From each customer's start to the end, or to the last day in the records.")
RECORDS = mark("Customer records that have been loaded.")
A_YEAR = mark("A year, with the shares of the period chosen.")
BELIEVED = mark("Direct touchpoints with answers and customers a year, and what the room believes.")

DEFINITIONS = {
    "acquisition_cost": Definition(
        mark("Cost per new customer"),
        mark(
            "Money spent on winning, divided by the new customers of the same months (also called CAC). An average: the customers won last may have cost far more."
        ),
        mark("Spend on winning divided by new customers, of the months in which both are known."),
        LAST_YEAR,
        MONTHS,
        mark("Pfeifer 2005, on average and marginal costs."),
    ),
    "retention_cost": Definition(
        mark("Cost per customer kept"),
        mark(
            "Money spent on keeping, divided by those of the customers at the start who are still there at the end. Most of them would have stayed anyway, so keeping one more costs more than this."
        ),
        mark(
            "Spend on keeping divided by customers at the start less those lost, of the months in which both are known."
        ),
        LAST_YEAR,
        MONTHS,
        mark("Pfeifer 2005, on average and marginal costs."),
    ),
    "payback": Definition(
        mark("Months to earn a win back"),
        mark(
            "The cost per new customer, divided by what a customer brings in a month: revenue times gross margin, before what is spent on keeping."
        ),
        mark("Cost per new customer divided by revenue a month per customer times gross margin."),
        LAST_YEAR,
        MONTHS,
        OWN_RULE,
    ),
    "revenue_leaving": Definition(
        mark("Revenue that leaves"),
        mark("What those who left paid a month, as a share of what all paid who were there. From customer records."),
        mark("What those who left paid a month, divided by what all paid."),
        OF_RECORDS,
        RECORDS,
        OWN_RULE,
    ),
    "records_left": Definition(
        mark("Customers who have left"),
        mark("How many of the customers in the records have left."),
        mark("Customers in the records who have left, divided by all in the records."),
        OF_RECORDS,
        RECORDS,
        OWN_RULE,
    ),
    "value": Definition(
        mark("What a customer is worth"),
        mark(
            "A year's contribution times r/(1 + d − r), where r is the share who stay a year and d the discount rate, 10 % where the company gives none (Gupta and Lehmann 2003; also called CLV). The first contribution counts after a year, from those who stay. Counted after a year from all, it is 1/(1 + d − r) times; counted at once, (1 + d)/(1 + d − r) times: 450, 500 and 550 from the same customer. The share who stay is taken to be the same for all and for ever."
        ),
        mark("Contribution a year times r divided by 1 + d − r."),
        LAST_YEAR,
        MONTHS,
        mark("Gupta and Lehmann 2003."),
    ),
    "worth_to_cost": Definition(
        mark("Worth beside the cost of winning"),
        mark(
            "What a customer is worth, divided by the cost per new customer (LTV:CAC). That it should be 3 is an investor's rule of thumb."
        ),
        mark("What a customer is worth divided by the cost per new customer."),
        LAST_YEAR,
        MONTHS,
        OWN_RULE,
    ),
    "break_even": Definition(
        mark("How many must stay"),
        mark(
            "The share who must stay a year for a customer to be worth what winning it costs, all else being the same."
        ),
        mark("Cost per new customer times (1 + d), divided by a year's contribution plus that cost."),
        LAST_YEAR,
        MONTHS,
        mark("Gupta and Lehmann 2003."),
    ),
    "staying": Definition(
        mark("How many are still there"),
        mark(
            "The share who stay beyond each month, of those who can have been seen so long (Kaplan and Meier 1958), with Greenwood's range at 95 %. Those who are customers still count for as long as they have been seen."
        ),
        mark("The product, over the months, of one less the share who left among those still there."),
        OF_RECORDS,
        RECORDS,
        mark("Kaplan and Meier 1958; the range: Greenwood 1926."),
    ),
    "sticky": Definition(
        mark("Who has stayed long, stays"),
        mark(
            "Each customer leaves at a renewal with a chance of its own, and the chances are spread over customers (the shifted-beta-geometric model, sBG, of Fader and Hardie 2007), found by maximum likelihood. For contracts that are renewed, from four renewals up; it foretells a little too few."
        ),
        mark("The two numbers of the model that make the renewals seen most likely."),
        OF_RECORDS,
        RECORDS,
        mark("Fader and Hardie 2007."),
    ),
    "extra_work": Definition(
        mark("Extra work"),
        mark(
            "Let-downs a year times the contacts each of them causes times what a contact costs, as the room believes both."
        ),
        mark("Let-downs a year times contacts per let-down times the cost of a contact."),
        A_YEAR,
        BELIEVED,
        OWN_RULE,
    ),
}
