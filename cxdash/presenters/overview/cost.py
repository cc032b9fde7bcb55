"""What the worst stage costs, as the overview says it."""

from collections.abc import Mapping

from cxdash.i18n.translator import Words
from cxdash.measures.economics import extra_work
from cxdash.measures.overview.figures import Overview
from cxdash.presenters import amounts


def cost(found: Overview, stages: Mapping[str, str], currency: str, words: Words) -> str:
    """Return what the let-downs at the worst stage cost a year, with its range; '' where it is not known."""
    if found.cost is None:
        return ""
    value, low, high = (
        amounts.money(float(at), currency, words) for at in (found.cost.value, found.cost.low, found.cost.high)
    )
    return words.gettext(
        "The let-downs at {stage} cost about {amount} a year in extra work (from {low} to {high}).",
        stage=stages[found.situation.worst],
        amount=value,
        low=low,
        high=high,
    )


def asked(found: Overview, stages: Mapping[str, str], words: Words) -> str:
    """Return what has to be stated to tell what the worst stage costs; '' where nothing is missing."""
    if not found.needs:
        return ""
    return words.gettext(
        "What the let-downs at {stage} cost is not known before it is stated {needs}.",
        stage=stages[found.situation.worst],
        needs=words.list(words.gettext(extra_work.NEEDED[key]) for key in found.needs),
    )
