"""Customers, money and the paths to a purchase, and the assumptions a what-if rests on."""

from cxdash.domain import assumptions
from cxdash.domain.messages import gettext_noop
from cxdash.domain.sheets.description import MONTH, SEGMENT, Column, Sheet, one_of, refers

CUSTOMERS = Sheet(
    "customers",
    "customers",
    gettext_noop("Customers by month"),
    ("month", "segment"),
    (
        MONTH,
        SEGMENT,
        Column(
            "customers_start",
            gettext_noop("customers when the month began"),
            gettext_noop("Customers when the month began."),
            "182000",
            kind="number",
            required=True,
            low=0,
        ),
        Column(
            "customers_new",
            gettext_noop("customers won"),
            gettext_noop("Customers won in the month."),
            "2950",
            kind="number",
            required=True,
            low=0,
        ),
        Column(
            "customers_lost",
            gettext_noop("customers lost"),
            gettext_noop("Customers who left in the month."),
            "2493",
            kind="number",
            required=True,
            low=0,
        ),
        Column("revenue", gettext_noop("revenue"), gettext_noop("Revenue of the month."), "76440000", kind="number"),
        Column(
            "gross_margin",
            gettext_noop("gross margin"),
            gettext_noop("Gross margin, as a share 0–1."),
            "0.46",
            kind="share",
            low=0,
            high=1,
        ),
        Column(
            "prospects",
            gettext_noop("people who considered us"),
            gettext_noop("People who considered us in the month."),
            "20000",
            kind="number",
            low=0,
        ),
    ),
    gettext_noop("Customers and revenue by month. A blank segment is the total, never added to the segments."),
    row=gettext_noop("Customers of {key}"),
)

SUBSCRIPTIONS = Sheet(
    "subscriptions",
    "subscription",
    gettext_noop("Customer list"),
    ("customer",),
    (
        Column(
            "customer",
            gettext_noop("customer"),
            gettext_noop("The customer's number."),
            "C-1017",
            kind="key",
            required=True,
        ),
        Column(
            "started", gettext_noop("first day"), gettext_noop("First day as a customer."), "2025-03-01", kind="date"
        ),
        Column("ended", gettext_noop("last day"), gettext_noop("Last day; blank while a customer."), kind="date"),
        Column(
            "monthly_revenue", gettext_noop("revenue a month"), gettext_noop("Revenue a month."), "420", kind="number"
        ),
        SEGMENT,
        Column(
            "acquisition_cost",
            gettext_noop("cost of winning"),
            gettext_noop("What it cost to win this customer."),
            kind="number",
        ),
        Column(
            "retention_cost",
            gettext_noop("cost of keeping"),
            gettext_noop("What has been spent to keep this customer."),
            kind="number",
        ),
        Column(
            "tenure_months",
            gettext_noop("months as a customer"),
            gettext_noop("Months as a customer, where there are no dates."),
            kind="number",
            low=0,
        ),
        Column(
            "churned",
            gettext_noop("has left"),
            gettext_noop("Has the customer left? Where there are no dates."),
            kind="yes_no",
        ),
    ),
    gettext_noop("A row per customer, where there are such records."),
    row=gettext_noop("Customer {key} in the list"),
    people=True,
    files_only=True,
)

SPEND = Sheet(
    "spend",
    "spend",
    gettext_noop("Spending by month"),
    ("month", "purpose", "role", "category", "segment"),
    (
        MONTH,
        one_of(
            "purpose",
            gettext_noop("purpose"),
            {
                "acquisition": gettext_noop("winning customers"),
                "retention": gettext_noop("keeping customers"),
                "experience": gettext_noop("the experience"),
            },
            gettext_noop("To win customers, to keep them, or for the experience itself."),
            "acquisition",
            required=True,
            length=12,
        ),
        Column(
            "amount",
            gettext_noop("amount"),
            gettext_noop("The amount of money."),
            "2840000",
            kind="number",
            required=True,
        ),
        refers("role", gettext_noop("role"), "roles", gettext_noop("Who spends it."), "CMO"),
        one_of(
            "category",
            gettext_noop("what it is spent on"),
            {
                "people": gettext_noop("people"),
                "media": gettext_noop("media"),
                "technology": gettext_noop("technology"),
                "service": gettext_noop("service"),
                "other": gettext_noop("other"),
            },
            gettext_noop("What it is spent on."),
            "media",
            default="other",
            length=12,
        ),
        SEGMENT,
    ),
    gettext_noop("What is spent on winning, keeping and the experience, by month."),
    row=gettext_noop("Spending {key}"),
)

PATHS = Sheet(
    "paths",
    "path",
    gettext_noop("Customers' paths"),
    ("path",),
    (
        Column(
            "path",
            gettext_noop("path"),
            gettext_noop("Touchpoint keys in the order they were met, joined by >."),
            "store > wifi",
            kind="path",
            required=True,
        ),
        Column(
            "conversions",
            gettext_noop("how many became customers"),
            gettext_noop("How many became customers."),
            "4200",
            kind="number",
            required=True,
            low=0,
        ),
        Column(
            "non_conversions",
            gettext_noop("how many did not become customers"),
            gettext_noop("How many did not."),
            "31000",
            kind="number",
            low=0,
            default="0",
        ),
        Column("value", gettext_noop("value"), gettext_noop("What those who did are worth."), kind="number"),
    ),
    gettext_noop("The ways customers come by."),
    row=gettext_noop("Path {key}"),
)

ASSUMPTIONS = Sheet(
    "assumptions",
    "assumption",
    gettext_noop("Assumptions"),
    ("key",),
    (
        Column(
            "key",
            gettext_noop("what we believe"),
            gettext_noop("One of a fixed list."),
            "leavers",
            kind="key",
            required=True,
            codes=assumptions.NAMES,
            length=80,
            enforced=False,
        ),
        Column("low", gettext_noop("lowest"), gettext_noop("At least."), "3", kind="number", per_cent=True),
        Column(
            "mode",
            gettext_noop("most likely"),
            gettext_noop("Most likely."),
            "6",
            kind="number",
            required=True,
            per_cent=True,
        ),
        Column("high", gettext_noop("highest"), gettext_noop("At most."), "11", kind="number", per_cent=True),
        Column(
            "unit", gettext_noop("unit"), gettext_noop("Of what."), gettext_noop("per 100 let-downs"), blank="empty"
        ),
        Column("note", gettext_noop("note"), gettext_noop("Where it comes from.")),
    ),
    gettext_noop("What nobody has measured but the room believes."),
    row=gettext_noop("Assumption {key}"),
    replaces=True,
)
