"""The words of winning and keeping: what is spent on what, when a customer's worth is counted, and what figures mean."""

from cxdash.vocabulary import mark

PURPOSE_NAMES = {
    "acquisition": mark("winning"),
    "retention": mark("keeping"),
    "experience": mark("the experience"),
}

CATEGORY_NAMES = {
    "people": mark("staff"),
    "media": mark("advertising"),
    "technology": mark("technology"),
    "service": mark("services bought"),
    "other": mark("other"),
}

TIMING_NAMES = {
    "if_staying": mark("After a year, from those who stay"),
    "at_year_end": mark("After a year, from all"),
    "at_once": mark("At once"),
}
"""When the first year's contribution of a new customer is counted, in the order it is offered."""
