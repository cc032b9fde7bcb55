"""What a room may believe that nobody has measured: the fixed list of assumptions, in words, with their units."""

from cxdash.domain.messages import gettext_noop

LEAVERS, CONTACTS, CONTACT_COST, DELAY = "leavers", "contacts", "cost_per_contact", "delay_months"
WON_AT_MOST, STAY_AT_MOST = "ceiling.acquisition", "ceiling.retention"
WON_AT_LEAST, STAY_AT_LEAST = "floor.acquisition", "floor.retention"
DISCOUNT, WINS_LOST = "discount_rate", "wins_lost_per_10"

NAMES = {
    LEAVERS: gettext_noop("how many of 100 let-downs lead a customer to leave"),
    CONTACTS: gettext_noop("how many extra contacts a let-down causes"),
    CONTACT_COST: gettext_noop("what a contact costs"),
    DELAY: gettext_noop("how many months pass before the fix takes effect"),
    WON_AT_MOST: gettext_noop("how many of 100 prospects we would win if money were no object"),
    STAY_AT_MOST: gettext_noop("how many of 100 customers would stay a year if money were no object"),
    WON_AT_LEAST: gettext_noop("how many of 100 prospects we would win without spending anything"),
    STAY_AT_LEAST: gettext_noop("how many of 100 customers would stay a year without spending anything"),
    WINS_LOST: gettext_noop("how many of 100 wins are lost for each tenth of the gap closed by promising less"),
    DISCOUNT: gettext_noop("by how many per cent a year later money counts less"),
}
"""What each assumption is called within a sentence, by its key."""

UNITS = {
    LEAVERS: gettext_noop("of 100 let-downs"),
    CONTACTS: gettext_noop("contacts per let-down"),
    CONTACT_COST: gettext_noop("{currency} per contact"),
    DELAY: gettext_noop("months"),
    WON_AT_MOST: gettext_noop("of 100 prospects"),
    STAY_AT_MOST: gettext_noop("of 100 customers"),
    WON_AT_LEAST: gettext_noop("of 100 prospects"),
    STAY_AT_LEAST: gettext_noop("of 100 customers"),
    WINS_LOST: gettext_noop("of 100 wins"),
    DISCOUNT: gettext_noop("per cent a year"),
}
"""What each is counted in."""
