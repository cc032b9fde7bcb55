"""The stores every page must cope with: from none at all to a company with two years of answers."""

from itertools import product
from pathlib import Path

from sqlalchemy import Engine

from cxdash.domain.people import admin
from cxdash.domain.periods import month_name, month_number
from cxdash.domain.vocabulary import View
from cxdash.measures.what_if import levers
from cxdash.measures.what_if.levers import Levers
from cxdash.store import database
from cxdash.store.write import changes, scenarios
from tests.builders import DAY, load
from tests.company import take
from tests.once import once
from tests.room import FREE, GUESS, OWNER, held

STAGES = ("know", "choose", "order", "receive", "start", "use", "help", "renew")
CHANNELS = ("web", "app", "shop", "call")
TOUCHPOINTS = tuple(f"{stage}-{channel}:{stage}" for stage, channel in product(STAGES, CHANNELS))
MONTHS = tuple(month_name(month_number("2024-06") + later) for later in range(24))
SEGMENTS = ("Business", "Economy")
BROKEN = "receive"
"""The stage in which the company like a demo promises more than it keeps, most of all."""

KEPT = "help"
"""The stage in which it keeps more."""

OWNERS = {
    "roles": [
        ["key", "name", "kind"],
        ["CEO", "Chief executive", "executive"],
        ["CMO", "Marketing director", "executive"],
        ["ALL", "Everyone", "collective"],
    ],
    "assignments": [
        ["role", "letter", "stage", "valid_from", "valid_to"],
        ["CMO", "A", "know", None, "2026-01-01"],
        ["CMO", "A", "receive", None, "2025-01-01"],
        ["CEO", "A", "receive", "2025-01-01", None],
        ["ALL", "A", "help", None, None],
        ["CEO", "R", "help", None, None],
    ],
}
"""Who answers for what; on the first day of 2025 one stage changed hands, a year later another lost its owner."""

RATINGS = {
    "assessments": [
        ["subject", "item", "rater", "score", "date"],
        *[["six_keys", "focus", f"leader {n}", 1 + n % 3, "2025-03-01"] for n in range(6)],
        *[["six_keys", "focus", f"leader {n}", 2 + n % 3, "2026-03-01"] for n in range(6)],
        *[["six_keys", "insight", f"leader {n}", 4, "2026-03-01"] for n in range(4)],
    ]
}
"""How leaders rated two of the six keys, one of them twice, the other by too few to tell who said what."""

MONEY = {
    "customers": [
        [
            "month",
            "segment",
            "customers_start",
            "customers_new",
            "customers_lost",
            "revenue",
            "gross_margin",
            "prospects",
        ],
        *[
            [
                month,
                segment,
                start + start // 100 * at,
                start // 25,
                start // 50 + start // 100 * at // 4,
                300 * start,
                0.5,
                start // 5,
            ]
            for at, month in enumerate(MONTHS)
            for segment, start in [(None, 1000), ("Business", 300), ("Economy", 700)]
        ],
    ],
    "spend": [
        ["month", "purpose", "amount", "role", "category", "segment"],
        *[
            [month, purpose, amount + 100 * at, role, category, segment]
            for at, month in enumerate(MONTHS)
            for purpose, amount, role, category, segment in [
                ("acquisition", 9000, "CMO", "media", "Economy"),
                ("acquisition", 4000, "CMO", "people", None),
                ("retention", 5000, "CEO", "technology", "Economy"),
                ("experience", 2000, None, None, None),
            ]
        ],
    ],
    "subscriptions": [
        ["customer", "started", "ended", "monthly_revenue", "segment"],
        *[
            [
                f"c{at}",
                f"{MONTHS[at % 12]}-05",
                f"{MONTHS[at % 12 + 1 + at % 9]}-20" if at % 3 else None,
                200 + at,
                SEGMENTS[at % 2],
            ]
            for at in range(120)
        ],
    ],
    "assumptions": [
        ["key", "low", "mode", "high"],
        ["leavers", 3, 6, 11],
        ["contacts", 0.3, 0.6, 1.1],
        ["cost_per_contact", 70, 95, 140],
        ["delay_months", 3, 6, 12],
        ["ceiling.acquisition", 25, 30, 40],
        ["ceiling.retention", 86, 90, 95],
        ["wins_lost_per_10", 1, 2, 4],
    ],
}
"""Customers by month, of all and by segment, money that is partly noted by segment, and records of single customers;
and what is believed.
"""

PATHS = {
    "paths": [
        ["path", "conversions", "non_conversions", "value"],
        ["know-web > choose-web > order-web", 60, 340, 12000],
        ["know-app > receive-call", 30, 70, None],
        ["choose-shop > order-web > choose-shop", 12, 8, None],
        ["know-web", 0, 80, None],
    ]
}
"""Ways customers came by, through stages with owners and without."""

ANNOYANCES = {
    "annoyances": [
        [
            "key",
            "title",
            "touchpoint",
            "made_at",
            "customers_per_year",
            "customers_per_year_low",
            "severity",
            "effort",
            "found_by",
            "status",
            "owner",
            "kind",
        ],
        ["late", "It comes late", "receive-web", None, 900, 800, 5, 2, "data", None, None, None],
        ["again", "Asking again", "help-call", "use-app", 700, None, 4, 3, "employee", None, "CEO", None],
        ["claims", "It promises too much", "receive-app", "know-web", 400, None, 3, None, None, None, None, None],
        ["gift", "A gift on arrival", "receive-shop", None, 100, None, 2, None, "employee", None, None, "idea"],
        ["old", "Old prices on the web", "know-web", None, 50, None, 2, 1, "data", "done", "CMO", None],
    ]
}
"""What irritates customers of the company like a demo, made where one answers, where nobody does, and elsewhere."""

TRICKY = "It costs $5 *less* :blue[elsewhere] and {this} is <b>not</b> a `place`."


def made(folder: Path, name: str) -> str:
    """Return the address of the store that the function of this *name* fills, made once for all workers."""

    def make(inside: Path) -> None:
        engine = database.open_store(f"sqlite:///{inside / 'cxdash.db'}")
        globals()[name](engine)
        engine.dispose()

    return f"sqlite:///{once(folder, name, make) / 'cxdash.db'}"


def empty(_engine: Engine) -> None:
    """Leave the store as it was made."""


def one_answer(engine: Engine) -> None:
    """One customer said one thing."""
    load(engine, [("ann", "shop", "CSAT", 4)])


def minimal(engine: Engine) -> None:
    """Two stages, forty customers of two segments, one month, nothing but satisfaction."""
    rows = [
        (f"c{i}", key, "CSAT", 1 + (i + at) % 5, DAY, SEGMENTS[i % 2])
        for i in range(40)
        for at, key in enumerate(("shop", "help"))
    ]
    load(engine, rows, touchpoints=["shop:buy", "help:use"])


def company(engine: Engine) -> None:
    """Make a company like a demo: 8 stages, 32 touchpoints, 24 months, two segments, all that can be asked of them.

    The two journeys share no stage. Every third month there are comments, one of which tries to be Markdown.
    """
    rows = [row for cell in product(enumerate(TOUCHPOINTS), enumerate(MONTHS), SEGMENTS) for row in _answers(*cell)]
    rows += [row for cell in product(enumerate(MONTHS), SEGMENTS) for row in _about_the_whole(*cell)]
    comments = [
        (f"r{month}-Economy-0", place.split(":")[0], TRICKY if at % 5 == 0 else f"Waited at {place}.", f"{month}-10")
        for at, place in enumerate(TOUCHPOINTS)
        for month in MONTHS[::3]
    ]
    load(engine, rows, comments=comments, touchpoints=TOUCHPOINTS)
    _tell_journeys_apart(engine)
    take(engine, OWNERS | RATINGS | MONEY | PATHS | ANNOYANCES)
    _volumes(engine)
    _keep_a_choice(engine)
    _hold_workshops(engine)


def _volumes(engine: Engine) -> None:
    """Say how many customers a year meet what the first four stages and the others have."""
    with changes.writing(engine, admin("test")) as change:
        for at, place in enumerate(TOUCHPOINTS):
            number = 960 if at < 16 else 2000
            changes.edit(change, "touchpoint", place.split(":")[0], 1, {"customers_per_year": number})


def _keep_a_choice(engine: Engine) -> None:
    """Keep a choice that was made with other figures than these."""
    texts = {
        "levers": levers.as_text(Levers(gaps=(("receive", 0.5),), gap_cost=1000)),
        "baseline": "",
        "beliefs": '{"leavers": [1, 2, 3], "delay_months": [6, 6, 6]}',
        "outcome": '{"customers": 10, "earned": 5000}',
    }
    with changes.writing(engine, admin("test")) as change:
        scenarios.keep(change, "Mend", View(period="12m"), texts)


def _hold_workshops(engine: Engine) -> None:
    """Prepare two workshops, of which the later has shown what six phones answered to one of its questions."""
    held(engine, FREE)
    room = held(engine, FREE, OWNER, GUESS, name="Autumn")
    number = room.questions[0]
    room.open(number)
    for phone in range(6):
        room.vote(f"phone {phone}", {"choice": "tea" if phone % 3 else "coffee"})
    room.close(number)
    room.reveal(number)


def story(engine: Engine, marks: dict[str, tuple[int, int]], replaces: str = "") -> None:
    """Give each stage one touchpoint where sixty customers expected one score and got another, give or take one."""
    rows = []
    for stage, (expected, got) in marks.items():
        for i in range(60):
            slip = (0, 0, 0, 0, -1, 1)[i % 6]
            rows.append((f"c{i}", f"at-{stage}", "EXPECTATION", expected))
            rows.append((f"c{i}", f"at-{stage}", "CSAT", min(5, max(1, got + slip))))
    load(engine, rows, touchpoints=[f"at-{stage}:{stage}" for stage in marks], replaces=replaces)


def _answers(place: tuple[int, str], month: tuple[int, str], segment: str) -> list[tuple]:
    """Return what one segment answered about a touchpoint in a month; the last one is hardly ever asked about."""
    at, key = place[0], place[1].split(":")[0]
    if at == len(TOUCHPOINTS) - 1 and month[0] != len(MONTHS) - 1:
        return []
    rows = []
    short = _shortfall(at, key, segment)
    for i in range(6):
        expected = 3 + (at + i) % 3
        got = min(5, max(1, expected - short + (i * at + month[0]) % 3 - 1))
        who, day = f"r{month[1]}-{segment}-{i}", f"{month[1]}-10"
        rows.append((who, key, "CSAT", got, day, segment))
        rows.append((who, key, "EXPECTATION", expected, day, segment))
        if key.endswith("call"):
            rows.append((who, key, "CES", 1 + (i + at + month[0]) % 7, day, segment))
    return rows


def _shortfall(at: int, key: str, segment: str) -> int:
    """Return how much less customers get than they expected."""
    if key.startswith(BROKEN):
        return 2 if segment == "Economy" else 1
    return -1 if key.startswith(KEPT) else at % 4 == 1


def _about_the_whole(month: tuple[int, str], segment: str) -> list[tuple]:
    day = f"{month[1]}-10"
    rows = []
    for i in range(20):
        who = f"r{month[1]}-{segment}-{i}"
        rows.append((who, "", "NPS", 10 - (i * i + month[0]) % 9 // (1 + (segment == "Business")), day, segment))
        rows.append((who, "", "CSAT", 5 - (i * i + month[0]) % 5 // (1 + (segment == "Business")), day, segment))
    return rows


def _tell_journeys_apart(engine: Engine) -> None:
    """Put the first four stages into the journey of buying, the others into that of using."""
    with changes.writing(engine, admin("test")) as change:
        ids = {
            key: changes.add(change, "journey", {"key": key, "name": name, "name_nb": name_nb})
            for key, name, name_nb in (("buying", "Buying", "Kjøpe"), ("using", "Using", "Bruke"))
        }
        for at, key in enumerate(STAGES):
            changes.edit(change, "stage", key, 1, {"journey_id": ids["buying" if at < 4 else "using"]})
