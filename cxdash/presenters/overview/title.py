"""The title of the overview, by the situation of a company."""

from collections.abc import Mapping

import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import Health
from cxdash.i18n.translator import Words
from cxdash.measures.overview.situation import Aside, Case, Situation

OFTEN, FAR, LOWEST = "often", "far", "lowest"
"""What the worst stage is found by: let-downs, the gap where customers a year are missing, or the mean where no
expectations are known."""

COUNTED, NOT_COUNTED = True, False
"""Whether let-downs a year are known."""

NO_OWNER = {
    (OFTEN, COUNTED): gettext_noop("The promise breaks most at {stage}: {about} let-downs a year, and {whose}."),
    (FAR, COUNTED): gettext_noop("The promise falls furthest short at {stage}: {about} let-downs a year, and {whose}."),
    (FAR, NOT_COUNTED): gettext_noop("The promise falls furthest short at {stage}, and {whose}."),
    (LOWEST, COUNTED): gettext_noop("Satisfaction is lowest at {stage}: {about} let-downs a year, and {whose}."),
    (LOWEST, NOT_COUNTED): gettext_noop("Satisfaction is lowest at {stage}, and {whose}."),
}
OWNED = {
    (OFTEN, COUNTED): gettext_noop(
        "The promise breaks most at {stage}, which {role} answers for: {about} let-downs a year."
    ),
    (FAR, COUNTED): gettext_noop(
        "The promise falls furthest short at {stage}, which {role} answers for: {about} let-downs a year."
    ),
    (FAR, NOT_COUNTED): gettext_noop("The promise falls furthest short at {stage}, which {role} answers for."),
    (LOWEST, COUNTED): gettext_noop(
        "Satisfaction is lowest at {stage}, which {role} answers for: {about} let-downs a year."
    ),
    (LOWEST, NOT_COUNTED): gettext_noop("Satisfaction is lowest at {stage}, which {role} answers for."),
}
CANNOT_ACT = {
    OFTEN: gettext_noop("The promise breaks most at {stage}. {role} answers for it but cannot change it."),
    FAR: gettext_noop("The promise falls furthest short at {stage}. {role} answers for it but cannot change it."),
    LOWEST: gettext_noop("Satisfaction is lowest at {stage}. {role} answers for it but cannot change it."),
}
NOT_FILLED_IN = {
    OFTEN: gettext_noop("The promise breaks most at {stage}. Who answers for it has not been filled in."),
    FAR: gettext_noop("The promise falls furthest short at {stage}. Who answers for it has not been filled in."),
    LOWEST: gettext_noop("Satisfaction is lowest at {stage}. Who answers for it has not been filled in."),
}
TWO = {
    (OFTEN, True): gettext_noop(
        "{stage} and {stage2} let customers down about equally often; {clear} of {of} stages have one clear owner."
    ),
    (OFTEN, False): gettext_noop(
        "{stage} and {stage2} let customers down about equally often. Who answers for the stages has not "
        "been filled in."
    ),
    (FAR, True): gettext_noop(
        "The promise falls about equally short at {stage} and {stage2}; {clear} of {of} stages have one clear owner."
    ),
    (FAR, False): gettext_noop(
        "The promise falls about equally short at {stage} and {stage2}. Who answers for the stages has not been "
        "filled in."
    ),
    (LOWEST, True): gettext_noop(
        "Satisfaction is about equally low at {stage} and {stage2}; {clear} of {of} stages have one clear owner."
    ),
    (LOWEST, False): gettext_noop(
        "Satisfaction is about equally low at {stage} and {stage2}. Who answers for the stages has not been filled in."
    ),
}
CANNOT_TELL = {
    True: gettext_noop(
        "Customers get less than expected in several stages, but these answers can't tell which is worst."
    ),
    False: gettext_noop("These answers can't tell where satisfaction is lowest."),
}
OTHERS = {
    Case.EMPTY: gettext_noop("Start with your stages and roles: add who answers for each."),
    Case.ALL_CLEAR: gettext_noop(
        "Every stage has one clear owner. Whether customers get what they are promised is not known yet."
    ),
    Case.NOT_PLACED: gettext_noop(
        "Customers have answered about touchpoints that are in no stage yet: choose one for each under Data."
    ),
    Case.TOO_FEW: gettext_noop("Too few answers to compare the stages yet ({answers} in all)."),
    Case.KEPT: gettext_noop("No stage falls clearly short of what customers expect."),
    Case.ONE: gettext_noop("Customers give {stage} {mean}; what they expected has not been asked."),
}
FEW_EXPECTED = gettext_noop("Customers give {stage} {mean}; too few have been asked what they expected.")
"""Of a single stage, where somebody was asked."""

ONLY_OWNERS = {
    True: gettext_noop(
        "{clear} of {of} stages have one clear owner; nobody answers for {stages}. Customers' answers are not in yet."
    ),
    False: gettext_noop(
        "{clear} of {of} stages have one clear owner; without one: {stages}. Customers' answers are not in yet."
    ),
}
"""By whether nobody at all answers for the stages without an owner."""

WHOSE = {
    Health.NOBODY: gettext_noop("nobody owns it"),
    Health.EVERYONE: gettext_noop("everyone owns it, so nobody does"),
}
CLAIMED = {2: gettext_noop("{a} and {b} both claim it")}
CLAIMED_BY_MANY = gettext_noop("{roles} all claim it")
OWNERS = {
    True: gettext_noop("{clear} of {of} stages have one clear owner."),
    False: gettext_noop("Who answers for the stages has not been filled in."),
}
"""The sentence on owners after one about all stages, by whether owners are filled in."""


ASIDE = {
    Aside.NOT_ASKED: gettext_noop(
        "More are let down at {larger}, {many} a year, but what they expected there has not been asked."
    ),
    Aside.TOO_FEW: gettext_noop(
        "More are let down at {larger}, {many} a year, but too few have been asked what they expected there."
    ),
    Aside.KEPT: gettext_noop(
        "More are let down at {larger}, {many} a year, but they do not clearly get less there than they expected."
    ),
    Aside.HIGHER: gettext_noop("More are let down at {larger}, {many} a year, though the average there is higher."),
}
"""Why a stage with more let-downs is not the one that is named."""

WIDER = gettext_noop("The gap is wider at {wider}, {gap}, but fewer are let down there: {many} a year.")
"""Why a stage that falls further short is not the one that is named."""

BY_GAP = gettext_noop("The gap decides here: customers a year are missing for {uncounted}.")
BY_AVERAGE = gettext_noop("The average decides here: customers a year are missing for {uncounted}.")


def title(
    found: Situation,
    stages: Mapping[str, str],
    roles: Mapping[str, str],
    words: Words,
    *,
    nobody: bool = True,
) -> str:
    """Return the title of a situation; *nobody*: nobody at all answers for the stages without an owner."""
    named = [stages[key] for key in found.stages]
    values = {
        "stage": named[0] if named else "",
        "stage2": named[1] if len(named) > 1 else "",
        "stages": words.list(named),
        "role": words.list(roles[role] for role in found.holders),
        "about": words.about(found.let_downs),
        "mean": words.number(found.mean, 1),
        "clear": words.number(found.clear),
        "of": words.number(found.of),
        "answers": words.number(found.answers),
    }
    if found.case is Case.NO_OWNER:
        values["whose"] = whose(found, roles, words)
    text = words.gettext(_template(found, nobody=nobody), **values)
    if found.case in (Case.CANNOT_TELL, Case.KEPT, Case.NOT_PLACED, Case.TOO_FEW, Case.ONE):
        return f"{text} {_owners(found, words)}"
    return " ".join([text, *_set_aside(found, stages, words)])


def _set_aside(found: Situation, stages: Mapping[str, str], words: Words) -> list[str]:
    """Return why a stage with a larger bar or a wider gap is not the one named, and where bars are missing."""
    if found.uncounted:
        why = BY_GAP if found.promised else BY_AVERAGE
        return [words.gettext(why, uncounted=words.list(stages[key] for key in found.uncounted))]
    said = []
    if found.aside:
        values = {"larger": stages[found.larger], "many": words.about(found.larger_let_downs)}
        said.append(words.gettext(ASIDE[found.aside], **values))
    if found.wider:
        values = {"wider": stages[found.wider], "many": words.about(found.wider_let_downs)}
        said.append(words.gettext(WIDER, gap=words.signed(found.wider_gap, 1), **values))
    return said


def _owners(found: Situation, words: Words) -> str:
    """Return how many stages have one clear owner."""
    if found.filled and found.clear == found.of:
        return words.gettext("Every stage has one clear owner.")
    return words.gettext(OWNERS[found.filled], clear=words.number(found.clear), of=words.number(found.of))


def whose(found: Situation, roles: Mapping[str, str], words: Words) -> str:
    """Return that nobody, everyone or several roles answer for the stage."""
    if found.health in WHOSE:
        return words.gettext(WHOSE[Health(found.health)])
    holders = [roles[role] for role in found.holders]
    if len(holders) in CLAIMED:
        return words.gettext(CLAIMED[len(holders)], a=holders[0], b=holders[1])
    return words.gettext(CLAIMED_BY_MANY, roles=words.list(holders))


def _template(found: Situation, *, nobody: bool) -> str:
    counted = not pd.isna(found.let_downs)
    by = LOWEST if not found.promised else OFTEN if counted and not found.uncounted else FAR
    by_case = {
        Case.ONLY_OWNERS: ONLY_OWNERS[nobody],
        Case.ONE: FEW_EXPECTED if found.asked else OTHERS[Case.ONE],
        Case.NO_OWNER: NO_OWNER[by, counted],
        Case.OWNED: OWNED[by, counted],
        Case.CANNOT_ACT: CANNOT_ACT[by],
        Case.NOT_FILLED_IN: NOT_FILLED_IN[by],
        Case.TWO: TWO[by, found.filled],
        Case.CANNOT_TELL: CANNOT_TELL[found.promised],
    }
    return by_case.get(found.case) or OTHERS[found.case]
