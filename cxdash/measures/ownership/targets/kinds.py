"""Effect against efficiency: which key figures show each, and how both have gone.

Tables of key figures are those of kpis.compute.
"""

import pandas as pd

from cxdash.domain.messages import Message, gettext_noop
from cxdash.measures.ownership.targets.top import EFFECT, EFFICIENCY, Called, listed


def sentences(kpis: pd.DataFrame, called: Called) -> list[Message]:
    """Return which key figures show effect and which efficiency, and how many of each are better than at first."""
    effect, efficiency = (kpis[kpis.kind == kind] for kind in (EFFECT, EFFICIENCY))
    values: dict[str, object] = {
        "effect": listed(effect.key, called),
        "efficiency": listed(efficiency.key, called),
    }
    if kpis.empty:
        return []
    if effect.empty and efficiency.empty:
        return [Message(gettext_noop("Whether key figures show effect or efficiency has not been filled in."))]
    if effect.empty:
        template = gettext_noop(
            "No key figure shows effect, such as growth or how long customers stay; efficiency is shown by "
            "{efficiency}."
        )
        return [Message(template, values)]
    if efficiency.empty:
        return [Message(gettext_noop("Effect is shown by {effect}; no key figure shows efficiency."), values)]
    return [
        Message(gettext_noop("Effect is shown by {effect}; efficiency by {efficiency}."), values),
        *_progress(effect, efficiency),
    ]


def _progress(effect: pd.DataFrame, efficiency: pd.DataFrame) -> list[Message]:
    """Return how many of each have become better, where that is known of both; one that is as at first has not."""
    both = {"effect": effect, "efficiency": efficiency}
    if any(one.better.dropna().empty for one in both.values()):
        return []
    values: dict[str, object] = {}
    for name, figures in both.items():
        values |= {name: int((figures.better == True).sum()), f"of_{name}": len(figures)}  # noqa: E712 - None is not
    template = gettext_noop(
        "Better than at first: {efficiency} of {of_efficiency} figures of efficiency, {effect} of {of_effect} of "
        "effect."
    )
    return [Message(template, values)]
