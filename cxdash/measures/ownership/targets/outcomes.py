"""Whether what the company wins has a key figure and an owner: new sales, extra sales, renewal, loyalty, advocacy."""

from collections.abc import Iterator
from enum import StrEnum

import pandas as pd

from cxdash.domain.findings import Finding, Level
from cxdash.domain.messages import Message, Names, gettext_noop
from cxdash.measures.ownership.targets.top import Called, listed

OUTCOME_NAMES = {
    "win": gettext_noop("new sales"),
    "upsell": gettext_noop("extra sales"),
    "renewal": gettext_noop("renewal"),
    "loyalty": gettext_noop("loyalty"),
    "advocacy": gettext_noop("recommendation"),
}
"""What a company wins, as a sentence names it."""

NOTHING_FILLED_IN = gettext_noop(
    "Whether somebody owns new sales, extra sales, renewal, loyalty and recommendation cannot be told: no key figure "
    "says which of them it shows. Fill in its outcome."
)


class Owned(StrEnum):
    """Whether an outcome has an owner: one of its figures has; none has; or it has no figure."""

    OWNED = "owned"
    NOBODY = "nobody"
    NO_FIGURE = "no_figure"


def compute(kpis: pd.DataFrame) -> pd.DataFrame:
    """Return a row per outcome: outcome, figures, owners, unowned (figures without an owner), state (as in Owned).

    *kpis*: as kpis.compute returns them. Everyone is no owner. No rows where no key figure states its outcome.
    """
    columns = (kpis[name].tolist() for name in ("outcome", "key", "owner", "owned"))
    stated = [row for row in zip(*columns, strict=True) if row[0]]
    rows = []
    for outcome in OUTCOME_NAMES if stated else ():
        own = [row for row in stated if row[0] == outcome]
        owners = tuple(dict.fromkeys(owner for *_, owner, owned in own if owned))
        state = Owned.OWNED if owners else Owned.NOBODY if own else Owned.NO_FIGURE
        unowned = tuple(key for _, key, _, owned in own if not owned)
        rows.append((outcome, tuple(key for _, key, *_ in own), owners, unowned, str(state)))
    return pd.DataFrame(rows, columns=["outcome", "figures", "owners", "unowned", "state"])


def sentence(outcomes: pd.DataFrame, called: Called) -> Message:
    """Return which outcomes nobody owns, and which no key figure shows; or that none states its outcome."""
    if outcomes.empty:
        return Message(NOTHING_FILLED_IN)
    nobodys, missing = (outcomes[outcomes.state == state] for state in (Owned.NOBODY, Owned.NO_FIGURE))
    figures = pd.Series([key for keys in nobodys.figures for key in keys], dtype=object)
    values = {
        "unowned": Names(tuple(Message(OUTCOME_NAMES[code]) for code in nobodys.outcome)),
        "missing": Names(tuple(Message(OUTCOME_NAMES[code]) for code in missing.outcome)),
        "figures": listed(figures, called),
    }
    if len(nobodys) and len(missing):
        template = gettext_noop("Nobody owns {unowned} (no owner: {figures}); no key figure shows {missing}.")
    elif len(nobodys):
        template = gettext_noop("Nobody owns {unowned} (no owner: {figures}).")
    elif len(missing):
        template = gettext_noop("No key figure shows {missing}, so nobody is asked for it.")
    else:
        template = gettext_noop("Each of the five outcomes has a key figure with an owner.")
    return Message(template, values)


def findings(outcomes: pd.DataFrame, called: Called) -> Iterator[Finding]:
    """Yield a question where nobody owns an outcome, or no key figure shows it."""
    without = outcomes[outcomes.state != Owned.OWNED]
    if len(without):
        ask = gettext_noop("Who notices a fall in {outcomes} first, and who would be asked?")
        named = Names(tuple(Message(OUTCOME_NAMES[code]) for code in without.outcome))
        evidence = dict(zip(without.outcome, without.state, strict=True))
        yield Finding(
            "outcomes_without_owner",
            Level.QUESTION,
            sentence(outcomes, called),
            Message(ask, {"outcomes": named}),
            evidence=evidence,
        )
