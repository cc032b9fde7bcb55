"""What each sentence and finding claims of a stage, a role, a touchpoint or the company.

A template or a code that names a stage or a role and stands in no table here is a question for whoever wrote it: what
does it claim, and of whom?
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pandas as pd

from cxdash.domain.findings import Finding
from cxdash.domain.messages import half_away
from cxdash.domain.ownership import CAN_ACT_NAMES, CanAct, Health
from cxdash.measures.ownership import room
from cxdash.presenters.overview import title
from cxdash.presenters.ownership import mandate
from cxdash.presenters.priorities import screen as priorities
from cxdash.presenters.satisfaction import screen as satisfaction
from tests.services import headings
from tests.services.said import Sentence, Told
from tests.services.silent import NOT_ABOUT_OWNERS, SILENT

EACH = re.compile(r"(?:Stage|Role) [A-Z][a-z]+|Touch [A-Z][a-z]+ \d")
ROLE = re.compile(r"Role [A-Z][a-z]+")
OWNER, SOMEBODY, ONE_OWNER, ABLE, BROKEN, MEAN, EXPECTED, LET_DOWNS = (
    *("owner", "somebody answers", "one clear owner", "able", "broken", "mean", "expected", "let-downs"),
)
STAGES, CLEAR, BROKEN_STAGES, PLAIN = "stages", "clear", "broken stages", "the company"


class Claim(NamedTuple):
    """Something said of something: what of whom, and whence it comes."""

    what: str
    about: str
    value: str
    source: str


def owner(text: str) -> str:
    """Return who a text says answers: roles in their order, everyone or nobody."""
    roles = sorted(set(ROLE.findall(text)))
    return ", ".join(roles) or ("everyone" if "veryone" in text else "nobody")


_title = {
    **{template: [(OWNER, "{stage}", "{whose}")] for template in title.NO_OWNER.values()},
    **{template: [(OWNER, "{stage}", "{role}")] for template in title.OWNED.values()},
    **{
        template: [(OWNER, "{stage}", "{role}"), (ABLE, "{role}", "cannot act")]
        for template in title.CANNOT_ACT.values()
    },
    **{template: [] for template in [*title.NOT_FILLED_IN.values(), *title.TWO.values(), *title.ASIDE.values()]},
}
"""Of the overview's title."""

TEMPLATES: dict[str, list[tuple[str, str, str]]] = {
    **{
        template: [
            *rules,
            *([(LET_DOWNS, "{stage}", "{about}")] if "{about}" in template else []),
            *([(LET_DOWNS, "{larger}", "{many}")] if "{many}" in template else []),
            *([(CLEAR, PLAIN, "{clear}")] if "{clear}" in template else []),
            *([(BROKEN, one, "yes") for one in ("{stage}", "{stage2}") if one in template and "promise" in template]),
        ]
        for template, rules in _title.items()
    },
    title.OTHERS[title.Case.ONE]: [(MEAN, "{stage}", "{mean}")],
    title.ONLY_OWNERS[True]: [(CLEAR, PLAIN, "{clear}"), (OWNER, "{stages}", "nobody")],
    title.ONLY_OWNERS[False]: [(CLEAR, PLAIN, "{clear}")],
    title.WIDER: [(LET_DOWNS, "{wider}", "{many}"), (BROKEN, "{wider}", "yes")],
    title.BY_GAP: [(LET_DOWNS, "{uncounted}", "–")],
    title.BY_AVERAGE: [(LET_DOWNS, "{uncounted}", "–")],
    title.FEW_EXPECTED: [(MEAN, "{stage}", "{mean}")],
    title.CLAIMED[2]: [],
    title.CLAIMED_BY_MANY: [],
    satisfaction.SENTENCES["broken one"]: [
        *((BROKEN, "{stage}", "yes"), (MEAN, "{stage}", "{mean}"), (EXPECTED, "{stage}", "{expected}"))
    ],
    satisfaction.SENTENCES["broken most"]: [
        *((BROKEN, "{stage}", "yes"), (MEAN, "{stage}", "{mean}"), (EXPECTED, "{stage}", "{expected}"))
    ],
    satisfaction.SENTENCES["broken tie"]: [(BROKEN, "{stages}", "yes")],
    satisfaction.SENTENCES["lowest"]: [(MEAN, "{stage}", "{mean}")],
    satisfaction.SENTENCES["equal"]: [],
    satisfaction.SENTENCES["kept"]: [(BROKEN_STAGES, PLAIN, "0")],
    satisfaction.SENTENCES["only"]: [(MEAN, "{stage}", "{mean}")],
    satisfaction.ALT[True]: [],
    **{template: [(OWNER, "{place}", "{roles}")] for template in [priorities.HELD_UP[priorities.Why.CONTESTED]]},
    priorities.HELD_UP[priorities.Why.NOBODY]: [(OWNER, "{place}", "nobody")],
    priorities.HELD_UP[priorities.Why.EVERYONE]: [(OWNER, "{place}", "everyone")],
    priorities.HELD_UP[priorities.Why.STOPPED]: [(OWNER, "{place}", "{roles}")],
    **{
        template: [(OWNER, "{place}", "{roles}"), (ABLE, "{roles}", CAN_ACT_NAMES[able])]
        for able, template in priorities.ANSWERS.items()
    },
    "{clear} of {of} stages have one clear owner; without one: {stages}.": [(CLEAR, PLAIN, "{clear}")],
    "{clear} of {of} stages have one clear owner.": [(CLEAR, PLAIN, "{clear}")],
    "The whole journey: {answers} answers for it, {drives} drives it.": [(OWNER, "the journey", "{answers}")],
    "The whole journey: {answers} answers for it, nobody drives it.": [(OWNER, "the journey", "{answers}")],
    "The whole journey: nobody answers for it, {drives} drives it.": [(OWNER, "the journey", "nobody")],
    "The whole journey: nobody answers for it, and nobody drives it.": [(OWNER, "the journey", "nobody")],
    "The promise is broken in {count} of {of} stages: {stages}.": [
        *((BROKEN, "{stages}", "yes"), (BROKEN_STAGES, PLAIN, "{count}"))
    ],
    "In no stage do users clearly get less than they expected.": [(BROKEN_STAGES, PLAIN, "0")],
    "The whole journey is answered for by {roles}.": [(OWNER, "the journey", "{roles}")],
    "The whole journey: everyone answers for it, and so nobody.": [(OWNER, "the journey", "everyone")],
    **{template: [(OWNER, "{stage}", "{roles}")] for template in room.PAPER.values()},
    "{role}, who answers for {stage}, holds {share} of the money.": [(OWNER, "{stage}", "{role}")],
    mandate.UNRATED: [(ABLE, "{role}", "{verdict}")],
    "{role}: {verdict}, median {median} of 5 by {count} leaders. {weakest}": [(ABLE, "{role}", "{verdict}")],
    mandate.ONE_CANNOT: [(ABLE, "{role}", "cannot act")],
    mandate.SOME_CANNOT: [(ABLE, "{roles}", "cannot act")],
    mandate.SOME_PARTLY: [(ABLE, "{roles}", "can act partly")],
    "What stands in the way at {stage}: {diagnosis}.": [(ONE_OWNER, "{stage}", "{diagnosis}")],
}
"""What templates claim: (what, of whom, value), with the placeholders of the template."""


OWNED = {"no clear owner": "no", "an owner who cannot act": "yes", "an owner who can act": "yes", "an owner": "yes"}
"""Whether one role clearly answers, by how what stands in the way begins; nothing of what is fine."""


def claims(told: Told) -> list[Claim]:
    """Return everything that is claimed: by the picture, the sentences and the findings."""
    of_findings = {str(text.template) for one in told.findings for text in (one.sentence, one.ask)}
    said = [one for one in told.sentences if one.template not in of_findings]
    found = [*_of_picture(told), *_of_touchpoints(told), *(claim for one in said for claim in of_sentence(one))]
    for finding in told.findings:
        found += _of_finding(finding, told)
    return [one for one in found if one.about and one.value]


def unclassified(told: Told) -> set[str]:
    """Return templates and codes that name a stage or a role and of which no table knows what they claim."""
    of_findings = {str(text.template) for one in told.findings for text in (one.sentence, one.ask)}
    known = {*TEMPLATES, *SILENT, *headings.CHECKS, *of_findings}
    templates = {one.template for one in told.sentences if one.names and one.template not in known}
    codes = {one.code for one in told.findings if one.code not in {*BY_CODE, *NOT_ABOUT_OWNERS}}
    return templates | codes


def of_sentence(sentence: Sentence) -> Iterator[Claim]:
    """Yield what a sentence claims, one claim for each stage, role or touchpoint it names."""
    for what, about, value in TEMPLATES.get(sentence.template, ()):
        whom, said = about.format(**sentence.values), value.format(**sentence.values)
        said = owner(said) if what == OWNER else said
        said = OWNED.get(said.split(",")[0], "") if what == ONE_OWNER else said
        for name in EACH.findall(whom) or [whom]:
            yield Claim(what, name, said, sentence.template)


def _of_picture(told: Told) -> Iterator[Claim]:
    filled = told.overview.situation.filled
    for key, mark in told.marks.items():
        name, row = told.stages[key], told.owned.stages.set_index("key").loc[key]
        holders = " ".join(told.roles[role] for role in row.accountable)
        if filled:
            yield Claim(OWNER, name, owner(holders), "picture")
        if filled and mark["health"]:
            yield Claim(ONE_OWNER, name, _yes(mark["health"] == Health.ONE), "picture")
        if mark["health"] == Health.ONE and mark["able"]:
            yield Claim(ABLE, owner(holders), mark["able"].lstrip("●◐○ "), "picture")
        if mark["gap"]:
            yield Claim(BROKEN, name, "yes" if row.gap_high < 0 else "no", "picture")
        yield Claim(MEAN, name, mark["got"], "picture")
        yield Claim(EXPECTED, name, _one(row.expected), "picture")
        yield Claim(LET_DOWNS, name, _let_downs(mark["about"]), "picture")
    yield Claim(BROKEN_STAGES, PLAIN, str(int(told.owned.stages.broken.astype(bool).sum())), "picture")
    if filled:
        held = list(told.owned.stages.accountable)
        yield Claim(CLEAR, PLAIN, str(sum(len(_owners(row, told)) == 1 for row in held)), "picture")
        for role, name in told.roles.items():
            yield Claim(STAGES, name, str(sum(role in row for row in held)), "picture")


def _let_downs(shown: str) -> str:
    """Return what the picture says under a bar, of a range from none as none."""
    if shown.startswith("about"):
        return shown
    return "0" if shown == "0" or shown.startswith("0–") else "–"


def _owners(accountable: Iterable[str], told: Told) -> list[str]:
    return [role for role in accountable if told.roles[role] != "Everyone"]


def _of_touchpoints(told: Told) -> Iterator[Claim]:
    named = dict(zip(told.owned.map.touchpoints.key, told.owned.map.touchpoints.accountable, strict=True))
    for key, accountable in named.items():
        held = owner(" ".join(told.roles[role] for role in accountable))
        yield Claim(OWNER, _touchpoint(key, told), held, "map")
        yield Claim(SOMEBODY, _touchpoint(key, told), _yes(bool(ROLE.search(held))), "map")


def _touchpoint(key: str, told: Told) -> str:
    stage, no = key.split("t")
    return f"Touch {told.stages[stage].partition(' ')[2]} {no}"


def _of_finding(finding: Finding, told: Told) -> list[Claim]:
    evidence = {**(finding.evidence or {}), "made": str(finding.sentence.values.get("made", ""))}
    evidence |= {"everyone": str(finding.sentence.template).startswith("Everyone")}
    about = _Found(evidence, told.stages.get(finding.stage, ""), told.roles.get(finding.role, ""), told)
    return [Claim(*rule, finding.code) for rule in BY_CODE.get(finding.code, lambda _: [])(about)]


class _Found(NamedTuple):
    """A finding's evidence, the names of its stage and role, and all else that is told."""

    evidence: dict[str, Any]
    stage: str
    role: str
    told: Told


def _held(one: _Found) -> str:
    return owner(" ".join(one.told.roles[role] for role in one.evidence["accountable"]))


def _yes(true: bool) -> str:
    return "yes" if true else "no"


def _one(value: Any) -> str:
    return "" if value is None or pd.isna(value) else f"{half_away(value, 1):.1f}"


def _role_of(stage: str, told: Told) -> str:
    return owner(" ".join(told.roles[role] for role in told.owned.stages.set_index("key").accountable[stage]))


BY_CODE = {
    "nobody": lambda one: [(OWNER, one.stage, "nobody")],
    "everyone": lambda one: [(OWNER, one.stage, "everyone")],
    "contested": lambda one: [(OWNER, one.stage, _held(one))],
    "owner_cannot_act": lambda one: [(OWNER, one.stage, one.role), (ABLE, one.role, "cannot act")],
    "answers_without_say": lambda one: [(f"{one.role} answers", one.stage, _yes(one.evidence["on_paper"]))],
    "say_without_answering": lambda one: [(f"{one.role} answers", one.stage, _yes(one.evidence["on_paper"]))],
    "promise_broken": lambda one: [
        (BROKEN, one.stage, "yes"),
        (MEAN, one.stage, _one(one.evidence["mean"])),
        (EXPECTED, one.stage, _one(one.evidence["expected"])),
    ],
    "not_about_ownership": lambda one: [
        claim
        for key in one.evidence["stages"]
        for claim in (
            (BROKEN, one.told.stages[key], "yes"),
            (ABLE, _role_of(key, one.told), CAN_ACT_NAMES[CanAct.CAN]),
        )
    ],
    "made_elsewhere": lambda one: [(OWNER, one.evidence["made"], _held(one))],
    "overloaded": lambda one: [(STAGES, one.role, str(len(one.evidence["stages"])))],
    "partner_without_owner": lambda one: [(SOMEBODY, _touchpoint(one.evidence["touchpoint"], one.told), "no")],
    "room_names_another": lambda one: [(OWNER, one.stage, one.role)] if one.role else [],
    "no_whole_journey": lambda one: [(OWNER, "the journey", "everyone" if one.evidence["everyone"] else "nobody")],
    "more_leave": lambda _: [],
    "winning_dearer": lambda _: [],
}
"""What each kind of finding claims: (what, of whom, value)."""


def answering(told: Told) -> list[Claim]:
    """Return which roles answer for which stages, by the picture."""
    return [
        Claim(f"{name} answers", told.stages[row.key], "yes" if key in row.accountable else "no", "picture")
        for row in told.owned.stages.itertuples()
        for key, name in told.roles.items()
    ]
