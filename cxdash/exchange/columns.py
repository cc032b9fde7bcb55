"""Every sheet a company's data comes in: the one description behind the template, the checks and data/README.md."""

from dataclasses import dataclass

from cxdash.vocabulary import Contact, Measure, mark

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
        mark("A short name of your own for the row, used wherever another sheet refers to it."),
        example,
        required=True,
    )


def _worded(name: str, note: str, example: str, *, required: bool = False) -> tuple[Column, ...]:
    """A name, promise or title, and what it is called in Norwegian and Swedish."""
    more = (
        Column(f"{name}_{language}", note=mark("The same in this language; left blank, the plain one is used."))
        for language in TRANSLATIONS
    )
    return (Column(name, note=note, example=example, required=required), *more)


def _refers(name: str, sheet: str, note: str, example: str = "", *, required: bool = False, stored: str = "") -> Column:
    return Column(name, "key", note, example, required=required, refers=sheet, stored=stored)


def _one_of(
    name: str, allowed: tuple[str, ...], note: str, example: str = "", *, required: bool = False, default: str = ""
) -> Column:
    return Column(name, "text", note, example, required=required, allowed=allowed, default=default)


SEGMENT = Column("segment", note=mark("The group of customers; blank means all together."), example="")
MONTH = Column("month", "month", mark("The month, as 2026-05."), "2026-05", required=True)

SHEETS = (
    Sheet("company", "company", (), (
        *_worded("name", mark("The company's name."), "Havbris Fiber", required=True),
        Column("currency", note=mark("Three letters, for amounts of money."), example="NOK", default="NOK"),
        _one_of("language", ("en", "nb", "sv"), mark("The language the company works in."), "en", default="en"),
        _one_of("audience", ("customers", "users"), mark("Customers, or users of a public service."), "customers", default="customers"),
        *_worded("purpose", mark("Why the company exists."), ""),
        *_worded("vision", mark("What it wants customers to experience."), ""),
        *_worded("values", mark("What it stands for."), ""),
    ), mark("One row: the company itself."), replaces=True),
    Sheet("journeys", "journey", ("key",), (
        _key("customer"), *_worded("name", mark("What the journey is called."), "", required=True),
    ), mark("Only where there is more than one customer journey."), replaces=True),
    Sheet("stages", "stage", ("key",), (
        _key("use"), *_worded("name", mark("What the stage is called."), "Use", required=True),
        Column("position", "whole", mark("Its place in the journey: 1, 2, 3 …"), "5", required=True, low=1),
        _refers("journey", "journeys", mark("The journey it belongs to; blank where there is only one.")),
        *_worded("promise", mark("What customers are promised here."), "It just works"),
    ), mark("The steps of the customer journey, in order."), replaces=True),
    Sheet("needs", "need", ("key",), (
        _key("fault"), *_worded("name", mark("What customers come for."), "", required=True),
        Column("importance", "number", mark("How much it matters to customers, 1–10."), "8", low=1, high=10),
        SEGMENT,
    ), mark("What customers need when they get in touch."), replaces=True),
    Sheet("touchpoints", "touchpoint", ("key",), (
        _key("wifi"), _refers("stage", "stages", mark("The stage it belongs to."), "use", required=True),
        *_worded("name", mark("What the touchpoint is called."), "Wi-Fi at home", required=True),
        Column("channel", note=mark("Where it happens: web, phone, visit …"), example="product"),
        _one_of("contact", tuple(Contact), mark("Direct: the customer meets us. Indirect: he only hears of us."), "direct", default="direct"),
        Column("delivered_by", note=mark("own, partner, or the partner's name."), example="own", default="own"),
        *_worded("promise", mark("What customers are promised here."), ""),
        _refers("need", "needs", mark("The need it serves most.")),
        Column("importance", "number", mark("How much it matters to customers, 1–10."), "9", low=1, high=10),
        Column("customers_per_year", "number", mark("How many customers pass here in a year."), "186000", low=0),
        Column("hours", note=mark("When it is open, such as 24/7."), example="24/7"),
    ), mark("Each meeting between customer and company, in one channel."), replaces=True),
    Sheet("roles", "role", ("key",), (
        _key("CIO"), *_worded("name", mark("The role's title."), "Product and IT director", required=True),
        _one_of("kind", ("executive", "function", "collective"), mark("Collective is for Everyone: it is never an owner."), "executive", required=True),
        _refers("reports_to", "roles", mark("The role it reports to.")),
    ), mark("Who may own a part of the customer experience."), replaces=True),
    Sheet("assignments", "assignment", ("role", "letter", "stage", "touchpoint", "area", "valid_from"), (
        _refers("role", "roles", mark("Who."), "CIO", required=True),
        _one_of("letter", ("A", "R", "C", "I", "D"), mark("A accountable, R responsible, C consulted, I informed; D drives the whole journey."), "A", required=True),
        _refers("stage", "stages", mark("The stage; leave all three places blank for the whole journey."), "use"),
        _refers("touchpoint", "touchpoints", mark("A single touchpoint: overrides its stage, letter by letter.")),
        _one_of("area", ("voice", "kpis", "coherence", "culture"), mark("Voice of customer, customer KPIs, coherence across initiatives, or culture.")),
        Column("limit", note=mark("How far it may decide, such as: may refund up to 1,000 kr.")),
        Column("valid_from", "date", mark("First day.")), Column("valid_to", "date", mark("First day it no longer holds.")),
        Column("confirmed_on", "date", mark("When somebody last confirmed it.")),
    ), mark("Who answers for what."), replaces=True),
    Sheet("surveys", "survey", ("key",), (
        _key("spring-2026"), *_worded("name", mark("What the survey is called."), "Spring 2026", required=True),
        Column("file", note=mark("The file it came from.")), Column("mapping", note=mark("How that file was read.")),
    ), mark("Each wave of questions.")),
    Sheet("responses", "response", ("survey", "respondent", "touchpoint", "measure", "date"), (
        _refers("survey", "surveys", mark("The survey."), "spring-2026", required=True),
        Column("respondent", note=mark("Who answered, within this survey; blank where it is not known."), example="1017"),
        _refers("touchpoint", "touchpoints", mark("Blank means the whole relationship."), "wifi"),
        _one_of("measure", tuple(Measure), mark("CSAT 1–5, CSAT10 1–10, NPS 0–10, CES 1–7, EXPECTATION 1–5, RESOLVED 0–1."), "CSAT", required=True),
        Column("score", "whole", mark("The answer, on the measure's scale."), "4", required=True),
        Column("date", "date", mark("The day of the answer."), "2026-05-03", required=True),
        SEGMENT, Column("need", note=mark("What the customer came for.")),
        Column("weight", "number", mark("The weight the survey gives the answer."), "1", default="1"),
        Column("count", "whole", mark("How many such answers the row stands for."), "1", low=1, default="1"),
    ), mark("One answer to one question."), people=True),
    Sheet("comments", "comment", ("survey", "respondent", "touchpoint", "date"), (
        _refers("survey", "surveys", mark("The survey."), "spring-2026", required=True),
        Column("respondent", note=mark("Who wrote, within this survey."), example="1017"),
        _refers("touchpoint", "touchpoints", mark("Blank means the whole relationship."), "wifi"),
        Column("date", "date", mark("The day it was written."), "2026-05-03", required=True),
        Column("text", note=mark("What was written."), example="It does not reach upstairs.", required=True),
    ), mark("What customers wrote."), people=True),
    Sheet("customers", "customers", ("month", "segment"), (
        MONTH, SEGMENT,
        Column("customers_start", "number", mark("Customers when the month began."), "182000", required=True, low=0),
        Column("customers_new", "number", mark("Customers won in the month."), "2950", required=True, low=0),
        Column("customers_lost", "number", mark("Customers who left in the month."), "2493", required=True, low=0),
        Column("revenue", "number", mark("Revenue of the month."), "76440000"),
        Column("gross_margin", "share", mark("Gross margin, as a share 0–1."), "0.46", low=0, high=1),
        Column("prospects", "number", mark("People who considered us in the month."), "20000", low=0),
    ), mark("Customers and revenue by month. A blank segment is the total, never added to the segments.")),
    Sheet("subscriptions", "subscription", ("customer",), (
        Column("customer", "key", mark("The customer's number."), "C-1017", required=True),
        Column("started", "date", mark("First day as a customer."), "2025-03-01"), Column("ended", "date", mark("Last day; blank while a customer.")),
        Column("monthly_revenue", "number", mark("Revenue a month."), "420"), SEGMENT,
        Column("acquisition_cost", "number", mark("What it cost to win this customer.")),
        Column("retention_cost", "number", mark("What has been spent to keep this customer.")),
        Column("tenure_months", "number", mark("Months as a customer, where there are no dates."), "", low=0),
        Column("churned", "yes_no", mark("Has the customer left? Where there are no dates.")),
    ), mark("A row per customer, where there are such records."), people=True),
    Sheet("spend", "spend", ("month", "purpose", "role", "category", "segment"), (
        MONTH,
        _one_of("purpose", ("acquisition", "retention", "experience"), mark("To win customers, to keep them, or for the experience itself."), "acquisition", required=True),
        Column("amount", "number", mark("The amount of money."), "2840000", required=True),
        _refers("role", "roles", mark("Who spends it."), "CMO"),
        _one_of("category", ("people", "media", "technology", "service", "other"), mark("What it is spent on."), "media", default="other"),
        SEGMENT,
    ), mark("What is spent on winning, keeping and the experience, by month.")),
    Sheet("kpis", "kpi", ("key",), (
        _key("days_online"), *_worded("name", mark("What the figure is called."), "Days from order to online", required=True),
        Column("unit", note=mark("Days, %, kr …"), example="days"),
        _one_of("direction", ("up", "down"), mark("Which way is better."), "down", default="up"),
        Column("target", "number", mark("The value to reach."), "5"),
        _refers("stage", "stages", mark("The stage it is about."), "use"), _refers("owner", "roles", mark("Who answers for it."), "CIO"),
        _one_of("about", ("customer", "business"), mark("Does it count what the customer gets, or what we get?"), "customer", default="customer"),
        _one_of("kind", ("effect", "efficiency"), mark("Effect or efficiency."), "effect", default="effect"),
        _one_of("level", ("top", "function"), mark("Followed by top management, or within a function."), "top", default="function"),
        _refers("works_against", "kpis", mark("Another figure that gets worse when this gets better.")),
    ), mark("The figures the company steers by. The one with the key met_customer is read as how many leaders have lately met a customer."), replaces=True),
    Sheet("kpi_values", "kpi_value", ("kpi", "month"), (
        _refers("kpi", "kpis", mark("The figure."), "days_online", required=True), MONTH,
        Column("value", "number", mark("Its value that month."), "8.6", required=True),
    ), mark("The figures' values, by month.")),
    Sheet("annoyances", "annoyance", ("key",), (
        _key("wifi2"), *_worded("title", mark("What irritates customers or stops them."), "Wi-Fi doesn't reach upstairs", required=True),
        _refers("touchpoint", "touchpoints", mark("Where it is felt."), "wifi", required=True),
        _refers("made_at", "touchpoints", mark("Where it is made.")),
        _one_of("cause", ("overpromise", "not ready", "unclear information", "slow process", "other"), mark("Why it happens."), "overpromise", default="other"),
        _one_of("kind", ("annoyance", "idea"), mark("An annoyance, or an idea for something better."), "annoyance", default="annoyance"),
        Column("customers_per_year", "number", mark("How many customers it hits in a year."), "16000", required=True, low=0),
        Column("customers_per_year_low", "number", mark("At least."), "", low=0), Column("customers_per_year_high", "number", mark("At most."), "", low=0),
        Column("severity", "whole", mark("How bad it is, 1–5."), "3", required=True, low=1, high=5),
        Column("effort", "number", mark("How much work it is to mend, 1–5."), "4"), Column("value", "number", mark("What mending it is worth.")),
        Column("feasibility", "whole", mark("How doable it is, 1–5."), "", low=1, high=5),
        Column("stops_business", "yes_no", mark("Does it stop customers from buying?"), "no", default="no"),
        _one_of("found_by", ("customer", "employee", "data"), mark("Who found it."), "data", default="customer"),
        _one_of("status", ("open", "doing", "blocked", "done"), mark("Where the mending stands."), "doing", default="open"),
        _refers("owner", "roles", mark("Who mends it."), "CIO"),
    ), mark("Concrete things that irritate customers or stop them doing business with us."), replaces=True),
    Sheet("assessments", "assessment", ("subject", "item", "role", "stage", "rater", "date"), (
        _one_of("subject", ("six_keys", "mandate", "accountability", "handoff"), mark("What is assessed."), "mandate", required=True),
        Column("item", "key", mark("The statement, by its short name. six_keys: insight, competence, focus, collaboration, innovation, processes. mandate: end_to_end, priority, intervene, new_ways, recognised, followed_up. accountability: accountability, authority, resources, or owner, nobody, dont_know for who owns the stage. handoff: the key of the stage that receives."), "end_to_end", required=True),
        _refers("role", "roles", mark("The role assessed; for owner, the role named as owner."), "CIO"), _refers("stage", "stages", mark("The stage assessed; for a hand-off, the stage that hands over.")),
        Column("rater", note=mark("Who answered."), example="leader 1"), _refers("rater_role", "roles", mark("The role of whoever answered.")),
        Column("score", "whole", mark("1–5."), "4", required=True, low=1, high=5),
        Column("date", "date", mark("When.")), Column("note", note=mark("Anything to add.")),
    ), mark("How leaders rate mandate, the six keys and hand-offs."), people=True),
    Sheet("paths", "path", ("path",), (
        Column("path", "path", mark("Touchpoint keys in the order they were met, joined by >."), "store > wifi", required=True),
        Column("conversions", "number", mark("How many became customers."), "4200", required=True, low=0),
        Column("non_conversions", "number", mark("How many did not."), "31000", low=0, default="0"),
        Column("value", "number", mark("What those who did are worth.")),
    ), mark("The ways customers come by.")),
    Sheet("decisions", "decision", ("key",), (
        _key("one_owner"), *_worded("title", mark("What was decided."), "Installation gets one owner", required=True),
        Column("reason", note=mark("Why.")), _refers("owner", "roles", mark("Who sees to it."), "CIO"),
        Column("with", note=mark("With those who meet the customer.")),
        Column("due", "date", mark("When it shall be done."), "2026-09-01"), Column("review", "date", mark("When it is looked at again.")),
        Column("expected_effect", note=mark("What it shall bring.")), Column("measured_effect", note=mark("What it brought.")),
        _one_of("status", ("open", "done", "dropped"), mark("Where it stands."), "open", default="open"),
    ), mark("Decisions, with an owner and a date.")),
    Sheet("assumptions", "assumption", ("key",), (
        Column("key", "key", mark("One of a fixed list."), "leavers", required=True),
        Column("low", "number", mark("At least."), "3"), Column("mode", "number", mark("Most likely."), "6", required=True),
        Column("high", "number", mark("At most."), "11"), Column("unit", note=mark("Of what."), example="per 100 let-downs"),
        Column("note", note=mark("Where it comes from.")),
    ), mark("What nobody has measured but the room believes."), replaces=True),
)  # fmt: skip
