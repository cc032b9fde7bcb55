"""What Havbris Fiber's customers answer: the figures the demo's answers are made to give."""

from typing import NamedTuple

FIRST_MONTH = "2024-11"
MONTHS = 24
SURVEYS = ("2024-25", "2025-26")
"""The key of each year's survey."""

SPREAD = 1.05
"""The standard deviation of the normal distribution whose rounded values are the scores."""

EXPECTED_SPREAD = 0.85
EXPECTED_TOGETHER = 0.34
"""How closely the wish behind an expectation follows the score; rounded to marks, the correlation is .3."""

EXPECTED_PATTERN = (True, False, True, False, True)
"""Of five who answer, three are also asked what they expected."""


class Touchpoint(NamedTuple):
    """What is answered at a touchpoint.

    *importance*: to customers, 1–10. *expected*, *actual*: means of the second year, *change*: from the first.
    *answers*: in both years. *need*: what most customers come for, where they come for something.
    """

    key: str
    stage: str
    importance: int
    expected: float
    actual: float
    change: float
    answers: int
    need: str = ""


TOUCHPOINTS = (
    Touchpoint("tv_ad", "discover", 4, 3.3, 3.5, 0.1, 600),
    Touchpoint("social_ad", "discover", 3, 3.0, 3.2, 0, 500),
    Touchpoint("news", "discover", 3, 3.4, 3.0, -0.3, 22),
    Touchpoint("friends", "discover", 8, 3.6, 3.0, -0.4, 420),
    Touchpoint("website", "compare", 7, 3.9, 4.0, 0.1, 1800, "info"),
    Touchpoint("address", "compare", 7, 3.9, 4.2, 0.1, 1500, "info"),
    Touchpoint("reviews", "compare", 6, 3.6, 3.1, -0.4, 380),
    Touchpoint("store", "compare", 5, 3.9, 3.7, 0, 700, "order"),
    Touchpoint("sales_call", "compare", 5, 3.6, 3.5, -0.2, 800, "order"),
    Touchpoint("checkout", "order", 7, 4.0, 4.1, 0.1, 1500, "order"),
    Touchpoint("order_phone", "order", 5, 4.0, 4.0, 0, 700, "order"),
    Touchpoint("confirmation", "order", 5, 4.0, 4.1, 0, 1200, "order"),
    Touchpoint("date", "connect", 8, 4.2, 2.7, -0.5, 1600, "order"),
    Touchpoint("progress", "connect", 8, 4.1, 2.6, -0.4, 1500, "order"),
    Touchpoint("installer", "connect", 9, 4.4, 2.9, -0.6, 1700, "order"),
    Touchpoint("first_start", "connect", 7, 4.1, 3.4, -0.1, 1400),
    Touchpoint("welcome", "connect", 3, 3.2, 4.6, 0.1, 400),
    Touchpoint("speed", "use", 10, 4.4, 4.3, 0, 1500),
    Touchpoint("wifi", "use", 9, 4.2, 4.0, 0, 1500),
    Touchpoint("app", "use", 4, 3.9, 4.1, 0.3, 1300),
    Touchpoint("outage", "use", 7, 4.0, 3.9, 0.1, 900),
    Touchpoint("invoice", "use", 5, 4.1, 4.2, 0, 1200, "bill"),
    Touchpoint("help_pages", "help", 5, 3.7, 3.8, 0.1, 900, "info"),
    Touchpoint("chat", "help", 6, 3.9, 3.3, -0.3, 1500, "info"),
    Touchpoint("phone_help", "help", 9, 4.1, 3.2, -0.4, 2000, "info"),
    Touchpoint("fault_visit", "help", 8, 4.3, 3.9, 0, 600, "fault"),
    Touchpoint("complaint", "help", 7, 4.0, 2.3, -0.2, 260),
    Touchpoint("price", "renew", 7, 3.8, 3.5, -0.2, 900, "bill"),
    Touchpoint("offer", "renew", 6, 3.7, 3.7, -0.1, 500, "leave"),
    Touchpoint("cancel", "renew", 4, 3.6, 3.1, 0, 600, "leave"),
    Touchpoint("referral", "recommend", 4, 3.6, 3.9, 0, 300),
    Touchpoint("thanks", "recommend", 2, 3.1, 4.3, 0, 24),
)

KEYS = tuple(touchpoint.key for touchpoint in TOUCHPOINTS)

FIRST_YEAR_MEANS = {"installer": 3.46}
"""Where the first year's mean is not simply the second's less the change: so that all before the break is 3.4."""

BROKEN_FROM = 15
"""The month, counted from 0, from which *Get connected* is worse: 2026-02."""

BEFORE_BREAK = {"date": 3.1, "progress": 2.95, "installer": 3.4}
"""Means of the second year's months before the break; those after follow."""

OTHER_NEEDS = {
    "help_pages": {"fault": (0.25, 2.9)},
    "chat": {"fault": (0.5, 2.6)},
    "phone_help": {"fault": (0.3, 3.9), "bill": (0.2, 2.65)},
    "cancel": {"bill": (0.1, 4.0)},
}
"""Share and mean (of the second year) of those who come with another need than the touchpoint's own."""

SEGMENTS = {"home": 37, "housing co-op": 9, "small business": 4}
"""Of fifty who answer."""

BUSINESS = "small business"
BUSINESS_LOWER = 0.4
"""How much lower small businesses rate help with a fault than the others do."""

RESOLVED = {
    "help_pages": (214, 0.68, 0.66),
    "chat": (270, 0.65, 0.57),
    "phone_help": (405, 0.75, 0.67),
    "complaint": (61, 0.45, 0.41),
}
"""Answers a year to *is it solved?*, and the share solved in each year; chat and phone together .71 and .63."""

SOLVED_MEAN, UNSOLVED_MEAN = 4.0, 1.9
"""The satisfaction of those whose case is solved and of those whose is not, in either year."""

EASE = {"help_pages": (366, 5.2, 4.7), "chat": (256, 4.9, 4.2), "phone_help": (378, 4.61, 3.98)}
"""Answers a year on ease, as many as customers a year are to each other, and their means: together 4.9 and 4.3."""

EASE_SPREAD = 1.5
EASE_TOGETHER = 0.5

WHOLE_STAGES = ("connect", "use", "help", "renew", "recommend")
"""Only those who are customers are asked about the whole relationship."""

WHOLE_A_MONTH = 150
WHOLE_TOP = (324, 320, 315, 319, 292, 279, 266, 279)
"""Of 450 in a quarter, those who are satisfied on the whole: 71 % of the first year and 62 % of the second."""

PROMOTERS_AHEAD = (135, 126, 117, 126, 76, 63, 50, 63)
"""Of 450 in a quarter, promoters less detractors: 28 points in the first year and 14 in the second."""

PASSIVE_SHARE = 0.32
WHOLE_FOLLOWS = 0.06
"""How much closer the verdict on the whole follows the touchpoint for each point of its importance (1–10)."""

COMMENTS = 2400
COMMENTS_OF = {1: 6.0, 2: 3.0, 3: 1.0, 4: 0.8, 5: 1.6}
"""How ready those of each score are to write, relative to one another."""

LANGUAGES = {"nb": 11, "sv": 6, "en": 3}
"""Of twenty who write."""
