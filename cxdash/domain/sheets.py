"""Every sheet a company's data comes in: the one description behind the template, the checks and data/README.md."""

from dataclasses import dataclass

from cxdash.domain.messages import gettext_noop
from cxdash.domain.scales import Measure
from cxdash.domain.vocabulary import Contact

TRANSLATIONS = ("nb", "sv")
"""A name, promise or title may also be given as name_nb and name_sv."""


@dataclass(frozen=True)
class Column:
    """A column: its kind, what is allowed in it, and a note and an example for whoever fills it in.

    *kind*: key, text, number, whole, share, date, month, yes_no. *refers*: the sheet whose keys it holds.
    """

    name: str
    kind: str = "text"
    note: str = ""
    example: str = ""
    required: bool = False
    allowed: tuple[str, ...] = ()
    refers: str = ""
    low: float | None = None
    high: float | None = None
    stored: str = ""
    default: str = ""

    @property
    def field(self) -> str:
        """The column of the store's table it is kept in."""
        return self.stored or (f"{self.name}_id" if self.refers else self.name)


@dataclass(frozen=True)
class Sheet:
    """A sheet: the table it fills, the columns that tell its rows apart, and whether it replaces or adds to them."""

    name: str
    table: str
    identity: tuple[str, ...]
    columns: tuple[Column, ...]
    note: str = ""
    replaces: bool = False
    people: bool = False

    def column(self, name: str) -> Column | None:
        """Return a column by its name."""
        return next((column for column in self.columns if column.name == name), None)

    def fields(self) -> dict[str, str]:
        """Return the columns of the store's table, by the column of the sheet."""
        return {column.name: column.field for column in self.columns}


def _key(example: str) -> Column:
    return Column(
        "key",
        "key",
        gettext_noop("A short name of your own for the row, used wherever another sheet refers to it."),
        example,
        required=True,
    )


def _worded(name: str, note: str, example: str, *, required: bool = False) -> tuple[Column, ...]:
    """A name, promise or title, and what it is called in Norwegian and Swedish."""
    more = (
        Column(f"{name}_{language}", note=gettext_noop("The same in this language; left blank, the plain one is used."))
        for language in TRANSLATIONS
    )
    return (Column(name, note=note, example=example, required=required), *more)


def _refers(name: str, sheet: str, note: str, example: str = "", *, required: bool = False, stored: str = "") -> Column:
    return Column(name, "key", note, example, required=required, refers=sheet, stored=stored)


def _one_of(
    name: str, allowed: tuple[str, ...], note: str, example: str = "", *, required: bool = False, default: str = ""
) -> Column:
    return Column(name, "text", note, example, required=required, allowed=allowed, default=default)


SEGMENT = Column("segment", note=gettext_noop("The group of customers; blank means all together."), example="")
MONTH = Column("month", "month", gettext_noop("The month, as 2026-05."), "2026-05", required=True)

SHEETS = (
    Sheet(
        "company",
        "company",
        (),
        (
            *_worded("name", gettext_noop("The company's name."), "Havbris Fiber", required=True),
            Column("currency", note=gettext_noop("Three letters, for amounts of money."), example="NOK", default="NOK"),
            _one_of(
                "language", ("en", "nb", "sv"), gettext_noop("The language the company works in."), "en", default="en"
            ),
            _one_of(
                "audience",
                ("customers", "users"),
                gettext_noop("Customers, or users of a public service."),
                "customers",
                default="customers",
            ),
            *_worded("purpose", gettext_noop("Why the company exists."), ""),
            *_worded("vision", gettext_noop("What it wants customers to experience."), ""),
            *_worded("values", gettext_noop("What it stands for."), ""),
        ),
        gettext_noop("One row: the company itself."),
        replaces=True,
    ),
    Sheet(
        "journeys",
        "journey",
        ("key",),
        (
            _key("customer"),
            *_worded("name", gettext_noop("What the journey is called."), "", required=True),
        ),
        gettext_noop("Only where there is more than one customer journey."),
        replaces=True,
    ),
    Sheet(
        "stages",
        "stage",
        ("key",),
        (
            _key("use"),
            *_worded("name", gettext_noop("What the stage is called."), "Use", required=True),
            Column("position", "whole", gettext_noop("Its place in the journey: 1, 2, 3 …"), "5", required=True, low=1),
            _refers("journey", "journeys", gettext_noop("The journey it belongs to; blank where there is only one.")),
            *_worded("promise", gettext_noop("What customers are promised here."), "It just works"),
        ),
        gettext_noop("The steps of the customer journey, in order."),
        replaces=True,
    ),
    Sheet(
        "needs",
        "need",
        ("key",),
        (
            _key("fault"),
            *_worded("name", gettext_noop("What customers come for."), "", required=True),
            Column(
                "importance", "number", gettext_noop("How much it matters to customers, 1–10."), "8", low=1, high=10
            ),
            SEGMENT,
        ),
        gettext_noop("What customers need when they get in touch."),
        replaces=True,
    ),
    Sheet(
        "touchpoints",
        "touchpoint",
        ("key",),
        (
            _key("wifi"),
            _refers("stage", "stages", gettext_noop("The stage it belongs to."), "use", required=True),
            *_worded("name", gettext_noop("What the touchpoint is called."), "Wi-Fi at home", required=True),
            Column("channel", note=gettext_noop("Where it happens: web, phone, visit …"), example="product"),
            _one_of(
                "contact",
                tuple(Contact),
                gettext_noop("Direct: the customer meets us. Indirect: he only hears of us."),
                "direct",
                default="direct",
            ),
            Column(
                "delivered_by", note=gettext_noop("own, partner, or the partner's name."), example="own", default="own"
            ),
            *_worded("promise", gettext_noop("What customers are promised here."), ""),
            _refers("need", "needs", gettext_noop("The need it serves most.")),
            Column(
                "importance", "number", gettext_noop("How much it matters to customers, 1–10."), "9", low=1, high=10
            ),
            Column(
                "customers_per_year", "number", gettext_noop("How many customers pass here in a year."), "186000", low=0
            ),
            Column("hours", note=gettext_noop("When it is open, such as 24/7."), example="24/7"),
        ),
        gettext_noop("Each meeting between customer and company, in one channel."),
        replaces=True,
    ),
    Sheet(
        "roles",
        "role",
        ("key",),
        (
            _key("CIO"),
            *_worded("name", gettext_noop("The role's title."), "Product and IT director", required=True),
            _one_of(
                "kind",
                ("executive", "function", "collective"),
                gettext_noop("Collective is for Everyone: it is never an owner."),
                "executive",
                required=True,
            ),
            _refers("reports_to", "roles", gettext_noop("The role it reports to.")),
        ),
        gettext_noop("Who may own a part of the customer experience."),
        replaces=True,
    ),
    Sheet(
        "assignments",
        "assignment",
        ("role", "letter", "stage", "touchpoint", "area", "valid_from"),
        (
            _refers("role", "roles", gettext_noop("Who."), "CIO", required=True),
            _one_of(
                "letter",
                ("A", "R", "C", "I", "D"),
                gettext_noop("A accountable, R responsible, C consulted, I informed; D drives the whole journey."),
                "A",
                required=True,
            ),
            _refers(
                "stage", "stages", gettext_noop("The stage; leave all three places blank for the whole journey."), "use"
            ),
            _refers(
                "touchpoint", "touchpoints", gettext_noop("A single touchpoint: overrides its stage, letter by letter.")
            ),
            _one_of(
                "area",
                ("voice", "kpis", "coherence", "culture"),
                gettext_noop("Voice of customer, customer KPIs, coherence across initiatives, or culture."),
            ),
            Column("limit", note=gettext_noop("How far it may decide, such as: may refund up to 1,000 kr.")),
            Column("valid_from", "date", gettext_noop("First day.")),
            Column("valid_to", "date", gettext_noop("First day it no longer holds.")),
            Column("confirmed_on", "date", gettext_noop("When somebody last confirmed it.")),
        ),
        gettext_noop("Who answers for what."),
        replaces=True,
    ),
    Sheet(
        "surveys",
        "survey",
        ("key",),
        (
            _key("spring-2026"),
            *_worded("name", gettext_noop("What the survey is called."), "Spring 2026", required=True),
            Column("file", note=gettext_noop("The file it came from.")),
            Column("mapping", note=gettext_noop("How that file was read.")),
        ),
        gettext_noop("Each wave of questions."),
    ),
    Sheet(
        "responses",
        "response",
        ("survey", "respondent", "touchpoint", "measure", "date"),
        (
            _refers("survey", "surveys", gettext_noop("The survey."), "spring-2026", required=True),
            Column(
                "respondent",
                note=gettext_noop("Who answered, within this survey; blank where it is not known."),
                example="1017",
            ),
            _refers("touchpoint", "touchpoints", gettext_noop("Blank means the whole relationship."), "wifi"),
            _one_of(
                "measure",
                tuple(Measure),
                gettext_noop("CSAT 1–5, CSAT10 1–10, NPS 0–10, CES 1–7, EXPECTATION 1–5, RESOLVED 0–1."),
                "CSAT",
                required=True,
            ),
            Column("score", "whole", gettext_noop("The answer, on the measure's scale."), "4", required=True),
            Column("date", "date", gettext_noop("The day of the answer."), "2026-05-03", required=True),
            SEGMENT,
            Column("need", note=gettext_noop("What the customer came for.")),
            Column("weight", "number", gettext_noop("The weight the survey gives the answer."), "1", default="1"),
            Column(
                "count", "whole", gettext_noop("How many such answers the row stands for."), "1", low=1, default="1"
            ),
        ),
        gettext_noop("One answer to one question."),
        people=True,
    ),
    Sheet(
        "comments",
        "comment",
        ("survey", "respondent", "touchpoint", "date"),
        (
            _refers("survey", "surveys", gettext_noop("The survey."), "spring-2026", required=True),
            Column("respondent", note=gettext_noop("Who wrote, within this survey."), example="1017"),
            _refers("touchpoint", "touchpoints", gettext_noop("Blank means the whole relationship."), "wifi"),
            Column("date", "date", gettext_noop("The day it was written."), "2026-05-03", required=True),
            Column(
                "text", note=gettext_noop("What was written."), example="It does not reach upstairs.", required=True
            ),
        ),
        gettext_noop("What customers wrote."),
        people=True,
    ),
    Sheet(
        "customers",
        "customers",
        ("month", "segment"),
        (
            MONTH,
            SEGMENT,
            Column(
                "customers_start",
                "number",
                gettext_noop("Customers when the month began."),
                "182000",
                required=True,
                low=0,
            ),
            Column(
                "customers_new", "number", gettext_noop("Customers won in the month."), "2950", required=True, low=0
            ),
            Column(
                "customers_lost",
                "number",
                gettext_noop("Customers who left in the month."),
                "2493",
                required=True,
                low=0,
            ),
            Column("revenue", "number", gettext_noop("Revenue of the month."), "76440000"),
            Column("gross_margin", "share", gettext_noop("Gross margin, as a share 0–1."), "0.46", low=0, high=1),
            Column("prospects", "number", gettext_noop("People who considered us in the month."), "20000", low=0),
        ),
        gettext_noop("Customers and revenue by month. A blank segment is the total, never added to the segments."),
    ),
    Sheet(
        "subscriptions",
        "subscription",
        ("customer",),
        (
            Column("customer", "key", gettext_noop("The customer's number."), "C-1017", required=True),
            Column("started", "date", gettext_noop("First day as a customer."), "2025-03-01"),
            Column("ended", "date", gettext_noop("Last day; blank while a customer.")),
            Column("monthly_revenue", "number", gettext_noop("Revenue a month."), "420"),
            SEGMENT,
            Column("acquisition_cost", "number", gettext_noop("What it cost to win this customer.")),
            Column("retention_cost", "number", gettext_noop("What has been spent to keep this customer.")),
            Column(
                "tenure_months", "number", gettext_noop("Months as a customer, where there are no dates."), "", low=0
            ),
            Column("churned", "yes_no", gettext_noop("Has the customer left? Where there are no dates.")),
        ),
        gettext_noop("A row per customer, where there are such records."),
        people=True,
    ),
    Sheet(
        "spend",
        "spend",
        ("month", "purpose", "role", "category", "segment"),
        (
            MONTH,
            _one_of(
                "purpose",
                ("acquisition", "retention", "experience"),
                gettext_noop("To win customers, to keep them, or for the experience itself."),
                "acquisition",
                required=True,
            ),
            Column("amount", "number", gettext_noop("The amount of money."), "2840000", required=True),
            _refers("role", "roles", gettext_noop("Who spends it."), "CMO"),
            _one_of(
                "category",
                ("people", "media", "technology", "service", "other"),
                gettext_noop("What it is spent on."),
                "media",
                default="other",
            ),
            SEGMENT,
        ),
        gettext_noop("What is spent on winning, keeping and the experience, by month."),
    ),
    Sheet(
        "kpis",
        "kpi",
        ("key",),
        (
            _key("days_online"),
            *_worded("name", gettext_noop("What the figure is called."), "Days from order to online", required=True),
            Column("unit", note=gettext_noop("Days, %, kr …"), example="days"),
            _one_of("direction", ("up", "down"), gettext_noop("Which way is better."), "down", default="up"),
            Column("target", "number", gettext_noop("The value to reach."), "5"),
            _refers("stage", "stages", gettext_noop("The stage it is about."), "use"),
            _refers("owner", "roles", gettext_noop("Who answers for it."), "CIO"),
            _one_of(
                "about",
                ("customer", "business"),
                gettext_noop("Does it count what the customer gets, or what we get?"),
                "customer",
                default="customer",
            ),
            _one_of(
                "kind", ("effect", "efficiency"), gettext_noop("Effect or efficiency."), "effect", default="effect"
            ),
            _one_of(
                "level",
                ("top", "function"),
                gettext_noop("Followed by top management, or within a function."),
                "top",
                default="function",
            ),
            _refers("works_against", "kpis", gettext_noop("Another figure that gets worse when this gets better.")),
        ),
        gettext_noop(
            "The figures the company steers by. The one with the key met_customer is read as how many leaders have "
            "lately met a customer."
        ),
        replaces=True,
    ),
    Sheet(
        "kpi_values",
        "kpi_value",
        ("kpi", "month"),
        (
            _refers("kpi", "kpis", gettext_noop("The figure."), "days_online", required=True),
            MONTH,
            Column("value", "number", gettext_noop("Its value that month."), "8.6", required=True),
        ),
        gettext_noop("The figures' values, by month."),
    ),
    Sheet(
        "annoyances",
        "annoyance",
        ("key",),
        (
            _key("wifi2"),
            *_worded(
                "title",
                gettext_noop("What irritates customers or stops them."),
                "Wi-Fi doesn't reach upstairs",
                required=True,
            ),
            _refers("touchpoint", "touchpoints", gettext_noop("Where it is felt."), "wifi", required=True),
            _refers("made_at", "touchpoints", gettext_noop("Where it is made.")),
            _one_of(
                "cause",
                ("overpromise", "not ready", "unclear information", "slow process", "other"),
                gettext_noop("Why it happens."),
                "overpromise",
                default="other",
            ),
            _one_of(
                "kind",
                ("annoyance", "idea"),
                gettext_noop("An annoyance, or an idea for something better."),
                "annoyance",
                default="annoyance",
            ),
            Column(
                "customers_per_year",
                "number",
                gettext_noop("How many customers it hits in a year."),
                "16000",
                required=True,
                low=0,
            ),
            Column("customers_per_year_low", "number", gettext_noop("At least."), "", low=0),
            Column("customers_per_year_high", "number", gettext_noop("At most."), "", low=0),
            Column("severity", "whole", gettext_noop("How bad it is, 1–5."), "3", required=True, low=1, high=5),
            Column("effort", "number", gettext_noop("How much work it is to mend, 1–5."), "4"),
            Column("value", "number", gettext_noop("What mending it is worth.")),
            Column("feasibility", "whole", gettext_noop("How doable it is, 1–5."), "", low=1, high=5),
            Column("stops_business", "yes_no", gettext_noop("Does it stop customers from buying?"), "no", default="no"),
            _one_of(
                "found_by", ("customer", "employee", "data"), gettext_noop("Who found it."), "data", default="customer"
            ),
            _one_of(
                "status",
                ("open", "doing", "blocked", "done"),
                gettext_noop("Where the mending stands."),
                "doing",
                default="open",
            ),
            _refers("owner", "roles", gettext_noop("Who mends it."), "CIO"),
        ),
        gettext_noop("Concrete things that irritate customers or stop them doing business with us."),
        replaces=True,
    ),
    Sheet(
        "assessments",
        "assessment",
        ("subject", "item", "role", "stage", "rater", "date"),
        (
            _one_of(
                "subject",
                ("six_keys", "mandate", "accountability", "handoff"),
                gettext_noop("What is assessed."),
                "mandate",
                required=True,
            ),
            Column(
                "item",
                "key",
                gettext_noop(
                    "The statement, by its short name. six_keys: insight, competence, focus, collaboration, "
                    "innovation, processes. mandate: end_to_end, priority, intervene, new_ways, recognised, "
                    "followed_up. accountability: accountability, authority, resources, or owner, nobody, dont_know "
                    "for who owns the stage. handoff: the key of the stage that receives."
                ),
                "end_to_end",
                required=True,
            ),
            _refers("role", "roles", gettext_noop("The role assessed; for owner, the role named as owner."), "CIO"),
            _refers("stage", "stages", gettext_noop("The stage assessed; for a hand-off, the stage that hands over.")),
            Column("rater", note=gettext_noop("Who answered."), example="leader 1"),
            _refers("rater_role", "roles", gettext_noop("The role of whoever answered.")),
            Column("score", "whole", gettext_noop("1–5."), "4", required=True, low=1, high=5),
            Column("date", "date", gettext_noop("When.")),
            Column("note", note=gettext_noop("Anything to add.")),
        ),
        gettext_noop("How leaders rate mandate, the six keys and hand-offs."),
        people=True,
    ),
    Sheet(
        "paths",
        "path",
        ("path",),
        (
            Column(
                "path",
                "path",
                gettext_noop("Touchpoint keys in the order they were met, joined by >."),
                "store > wifi",
                required=True,
            ),
            Column("conversions", "number", gettext_noop("How many became customers."), "4200", required=True, low=0),
            Column("non_conversions", "number", gettext_noop("How many did not."), "31000", low=0, default="0"),
            Column("value", "number", gettext_noop("What those who did are worth.")),
        ),
        gettext_noop("The ways customers come by."),
    ),
    Sheet(
        "decisions",
        "decision",
        ("key",),
        (
            _key("one_owner"),
            *_worded("title", gettext_noop("What was decided."), "Installation gets one owner", required=True),
            Column("reason", note=gettext_noop("Why.")),
            _refers("owner", "roles", gettext_noop("Who sees to it."), "CIO"),
            Column("with", note=gettext_noop("With those who meet the customer.")),
            Column("due", "date", gettext_noop("When it shall be done."), "2026-09-01"),
            Column("review", "date", gettext_noop("When it is looked at again.")),
            Column("expected_effect", note=gettext_noop("What it shall bring.")),
            Column("measured_effect", note=gettext_noop("What it brought.")),
            _one_of("status", ("open", "done", "dropped"), gettext_noop("Where it stands."), "open", default="open"),
        ),
        gettext_noop("Decisions, with an owner and a date."),
    ),
    Sheet(
        "assumptions",
        "assumption",
        ("key",),
        (
            Column("key", "key", gettext_noop("One of a fixed list."), "leavers", required=True),
            Column("low", "number", gettext_noop("At least."), "3"),
            Column("mode", "number", gettext_noop("Most likely."), "6", required=True),
            Column("high", "number", gettext_noop("At most."), "11"),
            Column("unit", note=gettext_noop("Of what."), example="per 100 let-downs"),
            Column("note", note=gettext_noop("Where it comes from.")),
        ),
        gettext_noop("What nobody has measured but the room believes."),
        replaces=True,
    ),
)
