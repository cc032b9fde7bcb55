"""Who answers for what: roles, assignments and leaders' ratings."""

from cxdash.domain.messages import gettext_noop
from cxdash.domain.sheets.description import Column, Sheet, key, one_of, refers, worded

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
