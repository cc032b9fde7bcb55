"""The one rule by which figures are rounded in sentences and tables, which is that of the pictures."""

from decimal import ROUND_HALF_UP, Context, Decimal

_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)


def half_away(value: float, decimals: int = 0) -> float:
    """Return a figure rounded, a half away from zero as the browser does: 2.25 is 2.3; never −0."""
    step = Decimal(1).scaleb(-decimals)
    return float(Decimal(float(value)).quantize(step, context=_EXACT)) + 0.0
