"""What is steered by: key figures, their values, and how much of what they show each role claims."""

from cxdash.domain.messages import gettext_noop
from cxdash.domain.sheets.description import MONTH, Column, Sheet, key, one_of, refers, worded

OUTCOMES = {
    "win": gettext_noop("new customers"),
    "upsell": gettext_noop("customers who buy more"),
    "renewal": gettext_noop("customers who renew"),
    "loyalty": gettext_noop("customers who stay"),
    "advocacy": gettext_noop("customers who recommend us"),
}
"""What a company wins as a team, by its code."""

KPIS = Sheet(
    "kpis",
    "kpi",
    gettext_noop("Key figures"),
    ("key",),
    (
        key("days_online"),
        *worded(
            "name",
            gettext_noop("name"),
            gettext_noop("What the figure is called."),
            gettext_noop("Days from order to online"),
            required=True,
        ),
        Column("unit", gettext_noop("unit"), gettext_noop("Days, %, kr …"), gettext_noop("days"), blank="empty"),
        one_of(
            "direction",
            gettext_noop("which way is better"),
            {"up": gettext_noop("higher is better"), "down": gettext_noop("lower is better")},
            gettext_noop("Which way is better."),
            "down",
            default="up",
            length=4,
        ),
        Column(
            "target", gettext_noop("target"), gettext_noop("The value to reach."), "5", kind="number", per_cent=True
        ),
        refers("stage", gettext_noop("stage"), "stages", gettext_noop("The stage it is about."), "use"),
        refers("owner", gettext_noop("owner"), "roles", gettext_noop("Who answers for it."), "CIO"),
        one_of(
            "about",
            gettext_noop("what it counts"),
            {"customer": gettext_noop("the customer"), "business": gettext_noop("what we get")},
            gettext_noop("Does it count what the customer gets, or what we get? Left blank, it is not known."),
            "customer",
        ),
        one_of(
            "kind",
            gettext_noop("kind"),
            {"effect": gettext_noop("effect"), "efficiency": gettext_noop("efficiency")},
            gettext_noop("Effect or efficiency; left blank, it is not known."),
            "effect",
        ),
        one_of(
            "level",
            gettext_noop("who follows it"),
            {"top": gettext_noop("top management"), "function": gettext_noop("a function")},
            gettext_noop("Followed by top management, or within a function; left blank, it is not known."),
            "top",
        ),
        one_of(
            "outcome",
            gettext_noop("outcome"),
            OUTCOMES,
            gettext_noop("What it shows that the company wins, if it does: win, upsell, renewal, loyalty or advocacy."),
            "loyalty",
        ),
        refers(
            "works_against",
            gettext_noop("what it works against"),
            "kpis",
            gettext_noop("Another figure that gets worse when this gets better."),
        ),
    ),
    gettext_noop(
        "The figures the company steers by. The one with the key met_customer is read as how "
        "many leaders have lately met a customer."
    ),
    row=gettext_noop("Key figure {key}"),
    replaces=True,
)

KPI_VALUES = Sheet(
    "kpi_values",
    "kpi_value",
    gettext_noop("Key figures by month"),
    ("kpi", "month"),
    (
        refers("kpi", gettext_noop("key figure"), "kpis", gettext_noop("The figure."), "days_online", required=True),
        MONTH,
        Column(
            "value",
            gettext_noop("value"),
            gettext_noop("Its value that month."),
            "8.6",
            kind="number",
            required=True,
            per_cent=True,
        ),
    ),
    gettext_noop("The figures' values, by month."),
    row=gettext_noop("Key figure {key}"),
)

CLAIMS = Sheet(
    "claims",
    "claim",
    gettext_noop("Claimed credit"),
    ("role", "kpi", "outcome"),
    (
        refers("role", gettext_noop("role"), "roles", gettext_noop("Who claims it."), "CIO", required=True),
        refers("kpi", gettext_noop("key figure"), "kpis", gettext_noop("The key figure the claim is about, if any.")),
        one_of(
            "outcome",
            gettext_noop("outcome"),
            OUTCOMES,
            gettext_noop("What the claim is about; with both left blank, it is about new customers."),
            "win",
        ),
        Column(
            "share",
            gettext_noop("claimed share"),
            gettext_noop("How much of it the role says is its doing, of 100."),
            "40",
            kind="number",
            required=True,
            low=0,
            high=100,
            per_cent=True,
        ),
    ),
    gettext_noop("How much of what the company wins each role says is its own doing."),
    row=gettext_noop("Claimed credit of {key}"),
    replaces=True,
)
