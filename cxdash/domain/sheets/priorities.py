"""What irritates customers, and what was decided about it."""

from cxdash.domain.messages import gettext_noop
from cxdash.domain.sheets.description import Column, Sheet, key, one_of, refers, worded

CAUSES = {
    "overpromise": gettext_noop("promised too much"),
    "not ready": gettext_noop("not ready"),
    "unclear information": gettext_noop("unclear information"),
    "slow process": gettext_noop("slow process"),
    "other": gettext_noop("other"),
}
"""Why something annoys, by its code."""

ANNOYANCES = Sheet(
    "annoyances",
    "annoyance",
    gettext_noop("Annoyances"),
    ("key",),
    (
        key("wifi2"),
        *worded(
            "title",
            gettext_noop("title"),
            gettext_noop("What irritates customers or stops them."),
            gettext_noop("Wi-Fi doesn't reach upstairs"),
            required=True,
        ),
        refers(
            "touchpoint",
            gettext_noop("touchpoint"),
            "touchpoints",
            gettext_noop("Where it is felt."),
            "wifi",
            required=True,
        ),
        refers("made_at", gettext_noop("where it is made"), "touchpoints", gettext_noop("Where it is made.")),
        one_of(
            "cause",
            gettext_noop("cause"),
            CAUSES,
            gettext_noop("Why it happens."),
            "overpromise",
            default="other",
            length=20,
        ),
        one_of(
            "kind",
            gettext_noop("kind"),
            {"annoyance": gettext_noop("annoyance"), "idea": gettext_noop("idea")},
            gettext_noop("An annoyance, or an idea for something better."),
            "annoyance",
            default="annoyance",
        ),
        Column(
            "customers_per_year",
            gettext_noop("customers a year"),
            gettext_noop("How many customers it hits in a year."),
            "16000",
            kind="number",
            required=True,
            low=0,
        ),
        Column(
            "customers_per_year_low",
            gettext_noop("customers a year, at least"),
            gettext_noop("At least."),
            kind="number",
            low=0,
            enforced=False,
        ),
        Column(
            "customers_per_year_high",
            gettext_noop("customers a year, at most"),
            gettext_noop("At most."),
            kind="number",
            low=0,
            enforced=False,
        ),
        Column(
            "severity",
            gettext_noop("how bad it is"),
            gettext_noop("How bad it is, 1–5."),
            "3",
            kind="whole",
            required=True,
            low=1,
            high=5,
        ),
        Column(
            "effort",
            gettext_noop("work to fix it"),
            gettext_noop("How much work it is to fix it, 1–5."),
            "4",
            kind="number",
        ),
        Column("value", gettext_noop("value"), gettext_noop("What fixing it is worth."), kind="number"),
        Column(
            "feasibility",
            gettext_noop("how doable it is"),
            gettext_noop("How doable it is, 1–5."),
            kind="whole",
            low=1,
            high=5,
        ),
        Column(
            "stops_business",
            gettext_noop("stops customers from buying"),
            gettext_noop("Does it stop customers from buying?"),
            "no",
            kind="yes_no",
            default="no",
        ),
        one_of(
            "found_by",
            gettext_noop("who found it"),
            {
                "customer": gettext_noop("the customer"),
                "employee": gettext_noop("an employee"),
                "data": gettext_noop("data"),
            },
            gettext_noop("Who found it."),
            "data",
            default="customer",
        ),
        one_of(
            "status",
            gettext_noop("status"),
            {
                "open": gettext_noop("open"),
                "doing": gettext_noop("under way"),
                "blocked": gettext_noop("blocked"),
                "done": gettext_noop("done"),
            },
            gettext_noop("Where the fixing stands."),
            "doing",
            default="open",
        ),
        refers("owner", gettext_noop("owner"), "roles", gettext_noop("Who fixes it."), "CIO"),
    ),
    gettext_noop("Concrete things that irritate customers or stop them doing business with us."),
    row=gettext_noop("Annoyance {key}"),
    replaces=True,
)

FIGURES = {
    "let_downs": gettext_noop("let-downs a year"),
    "score": gettext_noop("customers' score"),
    "customers_end": gettext_noop("customers at the end of a month"),
    "kpi": gettext_noop("a key figure"),
}
"""The figures that a decision may be meant to move, by their codes."""

DECISIONS = Sheet(
    "decisions",
    "decision",
    gettext_noop("Decisions"),
    ("key",),
    (
        key("one_owner"),
        *worded(
            "title",
            gettext_noop("title"),
            gettext_noop("What was decided."),
            gettext_noop("Installation gets one owner"),
            required=True,
        ),
        *worded("reason", gettext_noop("reason"), gettext_noop("Why.")),
        refers("owner", gettext_noop("owner"), "roles", gettext_noop("Who is responsible for it."), "CIO"),
        Column("with", gettext_noop("with whom"), gettext_noop("With those who meet the customer.")),
        Column(
            "due", gettext_noop("date to be done by"), gettext_noop("When it shall be done."), "2026-09-01", kind="date"
        ),
        Column(
            "review", gettext_noop("date of the next look"), gettext_noop("When it is looked at again."), kind="date"
        ),
        Column("expected_effect", gettext_noop("expected effect"), gettext_noop("The expected effect.")),
        Column("measured_effect", gettext_noop("measured effect"), gettext_noop("What it brought.")),
        one_of(
            "status",
            gettext_noop("status"),
            {"open": gettext_noop("open"), "done": gettext_noop("done"), "dropped": gettext_noop("dropped")},
            gettext_noop("Where it stands."),
            "open",
            default="open",
        ),
        Column("wording", gettext_noop("wording"), gettext_noop("The decision word for word, as it was read out.")),
        Column("vote", gettext_noop("vote"), gettext_noop("How the vote went."), gettext_noop("9 for, 2 against")),
        Column("minority", gettext_noop("minority view"), gettext_noop("What those say who voted against it.")),
        Column(
            "expected_low",
            gettext_noop("expected, at least"),
            gettext_noop("The lower end of what is expected; outside its range the decision is taken up again."),
            "-20",
            kind="number",
        ),
        Column(
            "expected_high",
            gettext_noop("expected, at most"),
            gettext_noop("The upper end of what is expected."),
            "-10",
            kind="number",
        ),
        Column(
            "expected_unit",
            gettext_noop("unit of what is expected"),
            gettext_noop("% where the range is a change in per cent; blank where it is what the figure shall be."),
            "%",
        ),
        one_of(
            "figure",
            gettext_noop("figure it is to move"),
            FIGURES,
            gettext_noop("The figure that the range is of, so that later data are compared with it."),
            "let_downs",
        ),
        Column(
            "figure_of",
            gettext_noop("where that figure is from"),
            gettext_noop("The short name of the stage, touchpoint or key figure; blank where it is of all customers."),
            "connect",
        ),
        Column(
            "figure_then",
            gettext_noop("that figure when it was decided"),
            gettext_noop("The value from which a change in per cent is counted."),
            "53000",
            kind="number",
        ),
        Column(
            "figure_month",
            gettext_noop("month of that figure"),
            gettext_noop("The last month it was counted from."),
            "2026-05",
            kind="month",
        ),
        Column("scenario", gettext_noop("saved choice"), gettext_noop("The short name of a saved choice of What if.")),
        Column(
            "proposal",
            gettext_noop("saved proposal"),
            gettext_noop("The short name of a saved proposal of who answers for what."),
        ),
        Column("workshop", gettext_noop("workshop"), gettext_noop("The short name of the workshop that decided it.")),
    ),
    gettext_noop("Decisions, with an owner and a date."),
    row=gettext_noop("Decision {key}"),
)
