"""Who answers for what: roles, assignments, key figures and leaders' ratings."""

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

ROLES = Sheet(
    "roles",
    "role",
    gettext_noop("Roles"),
    ("key",),
    (
        key("CIO"),
        *worded(
            "name",
            gettext_noop("name"),
            gettext_noop("The role's title."),
            gettext_noop("Product and IT director"),
            required=True,
        ),
        one_of(
            "kind",
            gettext_noop("kind"),
            {
                "executive": gettext_noop("top management"),
                "function": gettext_noop("a function"),
                "collective": gettext_noop("everyone"),
            },
            gettext_noop("Collective is for Everyone: it is never an owner."),
            "executive",
            required=True,
        ),
        refers("reports_to", gettext_noop("whom it reports to"), "roles", gettext_noop("The role it reports to.")),
    ),
    gettext_noop("Who may own a part of the customer experience."),
    row=gettext_noop("Role {key}"),
    replaces=True,
)

ASSIGNMENTS = Sheet(
    "assignments",
    "assignment",
    gettext_noop("Who answers for what"),
    ("role", "letter", "stage", "touchpoint", "area", "valid_from"),
    (
        refers("role", gettext_noop("role"), "roles", gettext_noop("Who."), "CIO", required=True),
        one_of(
            "letter",
            gettext_noop("part in it"),
            {
                "A": gettext_noop("accountable"),
                "R": gettext_noop("responsible"),
                "C": gettext_noop("consulted"),
                "I": gettext_noop("informed"),
                "D": gettext_noop("drives it"),
            },
            gettext_noop("A accountable, R responsible, C consulted, I informed; D drives the whole journey."),
            "A",
            required=True,
            length=1,
        ),
        refers(
            "stage",
            gettext_noop("stage"),
            "stages",
            gettext_noop("The stage; leave all three places blank for the whole journey."),
            "use",
        ),
        refers(
            "touchpoint",
            gettext_noop("touchpoint"),
            "touchpoints",
            gettext_noop("A single touchpoint: overrides its stage, letter by letter."),
        ),
        one_of(
            "area",
            gettext_noop("area"),
            {
                "voice": gettext_noop("voice of the customer"),
                "kpis": gettext_noop("customer key figures"),
                "coherence": gettext_noop("coherence across initiatives"),
                "culture": gettext_noop("culture"),
            },
            gettext_noop("Voice of customer, customer KPIs, coherence across initiatives, or culture."),
            length=20,
        ),
        Column(
            "limit",
            gettext_noop("how far it may decide"),
            gettext_noop("How far it may decide, such as: may refund up to 1,000 kr."),
        ),
        Column("valid_from", gettext_noop("valid from"), gettext_noop("First day."), kind="date"),
        Column("valid_to", gettext_noop("valid until"), gettext_noop("First day it no longer holds."), kind="date"),
        Column(
            "confirmed_on",
            gettext_noop("last confirmed"),
            gettext_noop("When somebody last confirmed it."),
            kind="date",
        ),
    ),
    gettext_noop("Who answers for what."),
    row=gettext_noop("Who answers for what: {key}"),
    replaces=True,
)

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
            gettext_noop("Does it count what the customer gets, or what we get?"),
            "customer",
            default="customer",
        ),
        one_of(
            "kind",
            gettext_noop("kind"),
            {"effect": gettext_noop("effect"), "efficiency": gettext_noop("efficiency")},
            gettext_noop("Effect or efficiency."),
            "effect",
            default="effect",
        ),
        one_of(
            "level",
            gettext_noop("who follows it"),
            {"top": gettext_noop("top management"), "function": gettext_noop("a function")},
            gettext_noop("Followed by top management, or within a function."),
            "top",
            default="function",
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

ASSESSMENTS = Sheet(
    "assessments",
    "assessment",
    gettext_noop("Leaders' ratings"),
    ("subject", "item", "role", "stage", "rater", "date"),
    (
        one_of(
            "subject",
            gettext_noop("subject"),
            {
                "six_keys": gettext_noop("the six keys"),
                "mandate": gettext_noop("mandate"),
                "accountability": gettext_noop("who is thought to answer for it"),
                "handoff": gettext_noop("hand-off"),
            },
            gettext_noop("What is assessed."),
            "mandate",
            required=True,
            length=20,
        ),
        Column(
            "item",
            gettext_noop("statement"),
            gettext_noop(
                "The statement, by its short name. six_keys: insight, competence, focus, "
                "collaboration, innovation, processes. mandate: end_to_end, priority, intervene, "
                "new_ways, recognised, followed_up. accountability: accountability, authority, "
                "resources, or owner, nobody, dont_know for who owns the stage. handoff: the key of "
                "the stage that receives."
            ),
            "end_to_end",
            kind="key",
            required=True,
            length=80,
        ),
        refers(
            "role",
            gettext_noop("role"),
            "roles",
            gettext_noop("The role assessed; for owner, the role named as owner."),
            "CIO",
        ),
        refers(
            "stage",
            gettext_noop("stage"),
            "stages",
            gettext_noop("The stage assessed; for a hand-off, the stage that hands over."),
        ),
        Column(
            "rater", gettext_noop("who rated"), gettext_noop("Who answered."), gettext_noop("leader 1"), blank="empty"
        ),
        refers(
            "rater_role", gettext_noop("role of whoever rated"), "roles", gettext_noop("The role of whoever answered.")
        ),
        Column("score", gettext_noop("score"), gettext_noop("1–5."), "4", kind="whole", required=True, low=1, high=5),
        Column("date", gettext_noop("date"), gettext_noop("When."), kind="date"),
        Column("note", gettext_noop("note"), gettext_noop("Anything to add.")),
    ),
    gettext_noop("How leaders rate mandate, the six keys and hand-offs."),
    row=gettext_noop("Rating {key}"),
    people=True,
)
