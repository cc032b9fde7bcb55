"""What top management follows, and whether any of it counts what customers get.

Tables of key figures are those of kpis.compute.
"""

from collections.abc import Iterator, Mapping

import pandas as pd

from cxdash.domain.findings import Finding, Level
from cxdash.domain.messages import Message, Name, Names, gettext_noop

CUSTOMER, EFFECT, EFFICIENCY = "customer", "effect", "efficiency"

Called = Mapping[str, Name]

NOT_FILLED_IN = gettext_noop(
    "No key figure is marked as followed by top management. Fill in who follows each: top management or a function."
)


def followed(kpis: pd.DataFrame) -> pd.DataFrame:
    """Return the key figures that top management follows."""
    return kpis[kpis.level == "top"]


def sentence(top: pd.DataFrame) -> Message:
    """Return how many figures top management follows, how many count what customers get, and whether all are effect.

    What is not filled in is not counted: see `not_stated`.
    """
    if top.empty:
        return Message(NOT_FILLED_IN)
    clauses = list(filter(None, (_counting_customers(top), _of_kinds(top))))
    one, more = (
        gettext_noop("Top management follows one figure"),
        gettext_noop("Top management follows {count} figures"),
    )
    opening = Message(one if len(top) == 1 else more, {"count": len(top)})
    template = (
        "{follows}.",
        gettext_noop("{follows}; {clause}."),
        gettext_noop("{follows}; {clause}, and {other}."),
    )[len(clauses)]
    return Message(template, {"follows": opening, **dict(zip(("clause", "other"), clauses, strict=False))})


def _counting_customers(top: pd.DataFrame) -> Message | None:
    count, of = int((top.about == CUSTOMER).sum()), len(top)
    if not top.about.ne("").all():
        return None
    if of == 1:
        template = [
            gettext_noop("it does not count what customers get"),
            gettext_noop("it counts what customers get"),
        ][count]
    elif count == 0:
        template = (
            gettext_noop("neither counts what customers get")
            if of == 2
            else gettext_noop("none of them counts what customers get")
        )
    elif count == of:
        template = (
            gettext_noop("both count what customers get")
            if of == 2
            else gettext_noop("all of them count what customers get")
        )
    else:
        one, more = (
            gettext_noop("one of them counts what customers get"),
            gettext_noop("{count} of them count what customers get"),
        )
        template = one if count == 1 else more
    return Message(template, {"count": count})


def _of_kinds(top: pd.DataFrame) -> Message | None:
    effect, of = int((top.kind == EFFECT).sum()), len(top)
    if not top.kind.ne("").all() or 0 < effect < of:
        return None
    alike = {
        (1, True): gettext_noop("it shows effect"),
        (1, False): gettext_noop("it shows efficiency"),
        (2, True): gettext_noop("both show effect"),
        (2, False): gettext_noop("both show efficiency"),
        (3, True): gettext_noop("all show effect"),
        (3, False): gettext_noop("all show efficiency"),
    }
    return Message(alike[min(of, 3), bool(effect)])


def at_target(top: pd.DataFrame) -> list[Message]:
    """Return how many of top management's figures with a target are at it; nothing where none has one."""
    known = top[top.on_target.notna()]
    if known.empty:
        return []
    values = {"count": int(known.on_target.astype(bool).sum()), "of": len(known)}
    if values["count"] == 0 and len(known) > 1:
        template = gettext_noop("None of the {of} figures that top management follows is at its target.")
    else:
        template = gettext_noop("At target, of the figures that top management follows: {count} of {of}.")
    return [Message(template, values)]


def state(top: pd.DataFrame, called: Called) -> list[Message]:
    """Return which of top management's figures nobody owns, and what is not filled in."""
    unowned, unclear = top[~top.owned], top[(top.about == "") | (top.kind == "")]
    said = []
    if len(unowned):
        said.append(Message(gettext_noop("No owner: {figures}."), {"figures": listed(unowned.key, called)}))
    if len(unclear):
        said.append(
            Message(
                gettext_noop(
                    "Not filled in whether it counts what customers get, or whether it is effect or efficiency: "
                    "{figures}."
                ),
                {"figures": listed(unclear.key, called)},
            )
        )
    return said


def unstated(kpis: pd.DataFrame, called: Called) -> list[Message]:
    """Return which figures may be top management's, too: nothing where none is marked."""
    blank = kpis[kpis.level == ""]
    if blank.empty or followed(kpis).empty:
        return []
    return [Message(gettext_noop("Not filled in who follows it: {figures}."), {"figures": listed(blank.key, called)})]


def listed(keys: pd.Series, called: Called) -> Names:
    """Return key figures by name."""
    return Names(tuple(called.get(key, Name(key)) for key in keys))


def findings(kpis: pd.DataFrame) -> Iterator[Finding]:
    """Yield a question where none of what top management follows counts what customers get.

    Nothing where a figure that may be followed, too, may count it.
    """
    top, unknown = followed(kpis), kpis[kpis.level == ""]
    may_count = pd.concat([top, unknown]).about.isin(["", CUSTOMER])
    if top.empty or may_count.any():
        return
    ask = gettext_noop("Which figure would show top management what customers get, and who would own it?")
    evidence = {"figures": list(top.key), "kinds": list(top.kind)}
    yield Finding("top_without_customers", Level.QUESTION, sentence(top), Message(ask), evidence=evidence)
