"""The words of winning and keeping: what is spent on what, when a customer's worth is counted, and what figures mean."""

from cxdash.vocabulary import mark

PURPOSE_NAMES = {
    "acquisition": mark("winning"),
    "retention": mark("keeping"),
    "experience": mark("the experience"),
}

CATEGORY_NAMES = {
    "people": mark("staff"),
    "media": mark("advertising"),
    "technology": mark("technology"),
    "service": mark("services bought"),
    "other": mark("other"),
}

TIMING_NAMES = {
    "if_staying": mark("After a year, from those who stay"),
    "at_year_end": mark("After a year, from all"),
    "at_once": mark("At once"),
}
"""When the first year's contribution of a new customer is counted, in the order it is offered."""

MONEY_DEFINITIONS = {
    "acquisition_cost": (
        mark("Cost per new customer"),
        mark(
            "Money spent on winning, divided by the new customers of the same months (also called CAC). An average: the customers won last may have cost far more."
        ),
    ),
    "retention_cost": (
        mark("Cost per customer kept"),
        mark(
            "Money spent on keeping, divided by those of the customers at the start who are still there at the end. Most of them would have stayed anyway, so keeping one more costs more than this."
        ),
    ),
    "payback": (
        mark("Months to earn a win back"),
        mark(
            "The cost per new customer, divided by what a customer brings in a month: revenue times gross margin, before what is spent on keeping."
        ),
    ),
    "revenue_leaving": (
        mark("Revenue that leaves"),
        mark("What those who left paid a month, as a share of what all paid who were there. From customer records."),
    ),
    "value": (
        mark("What a customer is worth"),
        mark(
            "A year's contribution times r/(1 + d − r), where r is the share who stay a year and d the discount rate, 10 % where the company gives none (Gupta and Lehmann 2003; also called CLV). The first contribution counts after a year, from those who stay. Counted after a year from all, it is 1/(1 + d − r) times; counted at once, (1 + d)/(1 + d − r) times: 450, 500 and 550 from the same customer. The share who stay is taken to be the same for all and for ever."
        ),
    ),
    "worth_to_cost": (
        mark("Worth beside the cost of winning"),
        mark("What a customer is worth, divided by the cost per new customer (LTV:CAC). That it should be 3 is an investor's rule of thumb."),
    ),
    "break_even": (
        mark("How many must stay"),
        mark("The share who must stay a year for a customer to be worth what winning it costs, all else being the same."),
    ),
    "staying": (
        mark("How many are still there"),
        mark(
            "The share who stay beyond each month, of those who can have been seen so long (Kaplan and Meier 1958), with Greenwood's range at 95 %. Those who are customers still count for as long as they have been seen."
        ),
    ),
    "sticky": (
        mark("Who has stayed long, stays"),
        mark(
            "Each customer leaves at a renewal with a chance of its own, and the chances are spread over customers (the shifted-beta-geometric model, sBG, of Fader and Hardie 2007), found by maximum likelihood. For contracts that are renewed, from four renewals up; it foretells a little too few."
        ),
    ),
    "extra_work": (
        mark("Extra work"),
        mark("Let-downs a year times the contacts each of them causes times what a contact costs, as the room believes both."),
    ),
}  # fmt: skip
"""Name on screen and definition of every figure about money, by its key; *How it is counted* prints them all."""
