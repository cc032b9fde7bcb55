"""Names of purposes and kinds of spending, and of when a customer's contribution is counted."""

from cxdash.domain.messages import gettext_noop

PURPOSE_NAMES = {
    "acquisition": gettext_noop("winning"),
    "retention": gettext_noop("keeping"),
    "experience": gettext_noop("the experience"),
}

CATEGORY_NAMES = {
    "people": gettext_noop("staff"),
    "media": gettext_noop("advertising"),
    "technology": gettext_noop("technology"),
    "service": gettext_noop("services bought"),
    "other": gettext_noop("other"),
}

TIMING_NAMES = {
    "if_staying": gettext_noop("After a year, from those who stay"),
    "at_year_end": gettext_noop("After a year, from all"),
    "at_once": gettext_noop("At once"),
}
"""When the first year's contribution of a new customer is counted, in the order it is offered."""
