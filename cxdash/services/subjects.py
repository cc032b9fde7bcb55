"""The subjects of content each kind of figure rests on, by name."""

ANSWERS = ("journey", "satisfaction")
OWNERS = (*ANSWERS, "ownership", "economics", "priorities", "maturity", "workshop")
"""Who answers for what rests on answers, and on all that is said of the owners' stages."""

MONEY = ("journey", "economics", "what_if")
NEEDS = (*ANSWERS, "economics")
"""Customers by segment are among those of money."""

CHOICES = (*NEEDS, "what_if")
PATHS = ("journey", "ownership", "paths")
OVERVIEW = (*OWNERS, "what_if")
PROMISES = OVERVIEW
"""What is promised and got, what annoys, and what the room believes it costs."""

REFERENCES = (*ANSWERS, "ownership", "priorities", "workshop", "what_if")
"""What cells of a sheet may refer to."""
