"""What a choice changes, and whether it earns more, in a sentence; what is not stated yet."""

from collections.abc import Mapping, Sequence

import numpy as np

from cxdash.domain.assumptions import NAMES
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.comparison import Comparison
from cxdash.measures.what_if.levers import Levers
from cxdash.presenters.amounts import LADDER, money, more_money, rounded
from cxdash.presenters.cells import upper

Names = Mapping[str, str]

EITHER_WAY = 3
"""The place on the ladder where a choice may as well earn more as less."""


def finding(found: Comparison, currency: str, stages: Names, words: Words) -> str:
    """Return what is changed, and whether it earns more; *stages*: names by key."""
    levers = found.levers
    if levers.at_rest:
        return words.gettext("Nothing is changed yet: move a slider.")
    if not levers.moved:
        return words.gettext("Only what we believe is changed yet: decide something, too.")
    changed = upper(changes(found, currency, stages, words))
    if not found.earned_known:
        return words.gettext("{changes}.", changes=changed)
    if not found.cost_stated:
        return words.gettext(COST_ASKED, changes=changed)
    customers = _other_way(found, words)
    if customers:
        return words.gettext(
            "{changes}: {verdict}, with {customers}.", changes=changed, verdict=earns(found, words), customers=customers
        )
    return words.gettext("{changes}: {verdict}.", changes=changed, verdict=earns(found, words))


COST_ASKED = gettext_noop("{changes}, before what fixing costs: state that, and this says whether it pays.")


def earns(found: Comparison, words: Words) -> str:
    """Return how sure it is that a choice that is judged is better than carrying on."""
    if found.verdict is None:
        return words.gettext("makes no difference to what is earned")
    return words.gettext(LADDER[found.verdict])


def _other_way(found: Comparison, words: Words) -> str:
    """Return how many more or fewer customers there are, where earnings do not go the same way."""
    number, place = float(np.median(found.customers)), found.verdict
    if number <= -NOTICED and (place is None or place <= EITHER_WAY):
        return words.ngettext("{count} fewer customer", "{count} fewer customers", int(rounded(-number)))
    if number >= NOTICED and (place is None or place >= EITHER_WAY):
        return words.ngettext("{count} more customer", "{count} more customers", int(rounded(number)))
    return ""


NOTICED = 1.0
"""The least difference in customers that is one."""


def changes(found: Comparison, currency: str, stages: Names, words: Words) -> str:
    """Return what is decided differently from today."""
    levers, base = found.levers, found.base
    sentences = [removed(levers, currency, stages, words)] if levers.gaps or levers.gap_cost else []
    if levers.promise:
        sentences.append(
            words.gettext("{share} of the gap closed by promising less", share=words.share(levers.promise))
        )
    if levers.acquisition_budget:
        amount = more_money(levers.acquisition_budget * base.acquisition, currency, words)
        sentences.append(words.gettext("{amount} a year to win customers", amount=amount))
    if levers.retention_budget:
        amount = more_money(levers.retention_budget * base.retention, currency, words)
        sentences.append(words.gettext("{amount} a year to keep customers", amount=amount))
    return words.list(sentences)


def removed(levers: Levers, currency: str, stages: Names, words: Words) -> str:
    """Return the let-downs that are removed by stage, and what that costs a year where it is stated."""
    places = words.list(
        words.gettext("{share} fewer let-downs at {stage}", share=words.share(share), stage=stages.get(stage, stage))
        for stage, share in levers.gaps
    )
    if levers.gap_cost is None:
        return places
    spent = money(levers.gap_cost, currency, words)
    if not places:
        return words.gettext("{amount} a year for fixing", amount=spent)
    return words.gettext("{changes} for {amount} a year", changes=places, amount=spent)


def asked(needs: Sequence[str], words: Words) -> list[str]:
    """Return a request for the assumptions *needs* that the result depends on and that are not stated."""
    if not needs:
        return []
    listed = words.list([words.gettext(NAMES[name]) for name in needs])
    return [words.gettext("Not stated yet, and the answer hangs on it: {beliefs}.", beliefs=listed)]


def who_passes_asked(base: Baseline, stages: Names, words: Words) -> list[str]:
    """Return the question who passes the stages of which it is not stated; nothing where it is stated of all."""
    names = [name for stage, name in stages.items() if stage in base.unplaced]
    if not names:
        return []
    asked = words.gettext("Which stages do new customers pass?")
    left_out = words.gettext(
        "It is not stated for {stages}, so let-downs that more customers or fewer would meet there are left out.",
        stages=words.list(names),
    )
    return [f"{asked} {left_out}"]
