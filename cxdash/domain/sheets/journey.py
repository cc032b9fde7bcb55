"""The company itself and the customer journey: journeys, stages, needs and touchpoints."""

from cxdash.domain.messages import gettext_noop
from cxdash.domain.sheets.description import SEGMENT, Column, Sheet, key, one_of, refers, worded
from cxdash.domain.vocabulary import LANGUAGES

COMPANY = Sheet(
    "company",
    "company",
    gettext_noop("The company"),
    (),
    (
        *worded("name", gettext_noop("name"), gettext_noop("The company's name."), "Havbris Fiber", required=True),
        Column(
            "currency",
            gettext_noop("currency"),
            gettext_noop("Three letters, for amounts of money."),
            "NOK",
            default="NOK",
            length=3,
        ),
        Column(
            "language",
            gettext_noop("language"),
            gettext_noop(
                "The language the company works in, and that pages speak; blank: that of each reader's browser."
            ),
            "en",
            codes=LANGUAGES,
            length=2,
            enforced=False,
            blank="empty",
        ),
        one_of(
            "audience",
            gettext_noop("whom the company serves"),
            {"customers": gettext_noop("people who buy"), "users": gettext_noop("users of a public service")},
            gettext_noop("People who buy, or users of a public service, who are neither won nor kept."),
            "customers",
            default="customers",
        ),
        *worded("purpose", gettext_noop("purpose"), gettext_noop("Why the company exists.")),
        *worded("vision", gettext_noop("vision"), gettext_noop("What it wants customers to experience.")),
        *worded("values", gettext_noop("core values"), gettext_noop("What it stands for.")),
    ),
    gettext_noop("One row: the company itself."),
    row=gettext_noop("Company {key}"),
    replaces=True,
)

JOURNEYS = Sheet(
    "journeys",
    "journey",
    gettext_noop("Journeys"),
    ("key",),
    (
        key("customer"),
        *worded("name", gettext_noop("name"), gettext_noop("What the journey is called."), required=True),
    ),
    gettext_noop("Only where there is more than one customer journey."),
    row=gettext_noop("Journey {key}"),
    replaces=True,
)

STAGES = Sheet(
    "stages",
    "stage",
    gettext_noop("Stages"),
    ("key",),
    (
        key("use"),
        *worded(
            "name", gettext_noop("name"), gettext_noop("What the stage is called."), gettext_noop("Use"), required=True
        ),
        Column(
            "position",
            gettext_noop("place in the journey"),
            gettext_noop("Its place in the journey: 1, 2, 3 …"),
            "5",
            kind="whole",
            required=True,
            low=1,
            enforced=False,
        ),
        refers(
            "journey",
            gettext_noop("journey"),
            "journeys",
            gettext_noop("The journey it belongs to; blank where there is only one."),
        ),
        *worded(
            "promise",
            gettext_noop("promise"),
            gettext_noop("What customers are promised here."),
            gettext_noop("It just works"),
        ),
        one_of(
            "passed_by",
            gettext_noop("passed by"),
            {"new": gettext_noop("new customers"), "all": gettext_noop("all customers")},
            gettext_noop(
                "Who passes this stage: new customers only, so that more wins bring more let-downs here, or all "
                "customers. What if asks where it is blank."
            ),
            "all",
        ),
    ),
    gettext_noop("The steps of the customer journey, in order."),
    row=gettext_noop("Stage {key}"),
    replaces=True,
)

NEEDS = Sheet(
    "needs",
    "need",
    gettext_noop("Customers' needs"),
    ("key",),
    (
        key("fault"),
        *worded("name", gettext_noop("name"), gettext_noop("What customers come for."), required=True),
        Column(
            "importance",
            gettext_noop("importance"),
            gettext_noop("How much it matters to customers, 1–10."),
            "8",
            kind="number",
            low=1,
            high=10,
        ),
        SEGMENT,
    ),
    gettext_noop("What customers need when they get in touch."),
    row=gettext_noop("Need {key}"),
    replaces=True,
)

TOUCHPOINTS = Sheet(
    "touchpoints",
    "touchpoint",
    gettext_noop("Touchpoints"),
    ("key",),
    (
        key("wifi"),
        refers(
            "stage", gettext_noop("stage"), "stages", gettext_noop("The stage it belongs to."), "use", required=True
        ),
        *worded(
            "name",
            gettext_noop("name"),
            gettext_noop("What the touchpoint is called."),
            gettext_noop("Wi-Fi at home"),
            required=True,
        ),
        Column(
            "channel",
            gettext_noop("channel"),
            gettext_noop("Where it happens: web, phone, visit …"),
            gettext_noop("product"),
            blank="empty",
        ),
        one_of(
            "contact",
            gettext_noop("kind of contact"),
            {"direct": gettext_noop("direct"), "indirect": gettext_noop("indirect")},
            gettext_noop("Direct: the customer meets us. Indirect: he only hears of us."),
            "direct",
            default="direct",
        ),
        Column(
            "delivered_by",
            gettext_noop("delivered by"),
            gettext_noop("own, partner, or the partner's name."),
            "own",
            default="own",
            codes={"own": gettext_noop("ourselves"), "partner": gettext_noop("a partner")},
            free=True,
        ),
        *worded("promise", gettext_noop("promise"), gettext_noop("What customers are promised here.")),
        refers("need", gettext_noop("need"), "needs", gettext_noop("The need it serves most.")),
        Column(
            "importance",
            gettext_noop("importance"),
            gettext_noop("How much it matters to customers, 1–10."),
            "9",
            kind="number",
            low=1,
            high=10,
        ),
        Column(
            "customers_per_year",
            gettext_noop("customers a year"),
            gettext_noop("How many customers pass here in a year."),
            "186000",
            kind="number",
            low=0,
        ),
        Column("hours", gettext_noop("opening hours"), gettext_noop("When it is open, such as 24/7."), "24/7"),
    ),
    gettext_noop("Each meeting between customer and company, in one channel."),
    row=gettext_noop("Touchpoint {key}"),
    replaces=True,
)
