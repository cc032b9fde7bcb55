"""Other models of ownership: each fills in a proposal by one rule, which is shown with it.

A change of owner earns nothing by itself, so no model has an effect in money.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cxdash.domain import findings
from cxdash.domain.messages import Message, Name, gettext_noop
from cxdash.domain.tables import OwnershipTables
from cxdash.measures.ownership.proposals import rules as proposal_rules
from cxdash.measures.ownership.proposals.adoption import Cells
from cxdash.measures.ownership.proposals.functional_area import POSTS
from cxdash.measures.ownership.proposals.rules import Company


@dataclass(frozen=True)
class Proposal:
    """A model filled in: the cells, the reporting lines, and what the company lacks for it.

    If something is *missing*, all that can be is filled in and the rest stays as today.
    """

    model: str
    name: Message
    rule: Message
    cells: Cells
    reports_to: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[Message, ...] = ()


Fill = Callable[[Company], Cells]


@dataclass(frozen=True)
class Model:
    """A model of ownership: its name, its rule with the posts it names, and how it fills in the cells."""

    name: str
    rule: str
    fill: Fill
    posts: tuple[str, ...] = ()
    reports_to: Callable[[Company], Mapping[str, str]] = lambda _company: {}
    needs_everyone: bool = False


def propose(model: str, tables: OwnershipTables, on: date) -> Proposal:
    """Fill in a model on a day; its rule names the company's roles."""
    chosen, of = MODELS[model], proposal_rules.company(tables, on)
    called = findings.names(of.roles)
    values: dict[str, Any] = {post: _called(post, of, called) for post in chosen.posts}
    lacking = [post for post in chosen.posts if not of.posts[post]]
    missing = [
        Message(gettext_noop("The company has no such role: {role}."), {"role": Message(POSTS[post].title)})
        for post in lacking
    ]
    if chosen.needs_everyone and not of.everyone:
        missing.append(Message(gettext_noop("No role stands for everyone.")))
    if set(of.roles.key) <= set(of.everyone):
        missing.append(Message(gettext_noop("There is no role that could answer.")))
    filled = chosen.fill(of)
    reports_to = {} if lacking else chosen.reports_to(of)
    return Proposal(model, Message(chosen.name), Message(chosen.rule, values), filled, reports_to, tuple(missing))


def named(stage: str, role: str) -> str:
    """Return by what the proposal is asked for that a role owns a stage, or the whole journey ('')."""
    return f"{stage}/{role}"


def one_owner(asked: str, tables: OwnershipTables, on: date) -> Proposal | None:
    """Return the proposal that a role owns a stage or the whole journey, and all else stays.

    *asked*: as `named` gives it. None where the company has no such stage, or no such role that can own anything.
    """
    stage, apart, role = asked.partition("/")
    if not apart:
        return None
    of = proposal_rules.company(tables, on)
    if role not in {*of.roles.key} - {*of.everyone} or (stage and stage not in {*of.stages.key}):
        return None
    called = findings.names(of.roles)[role]
    if not stage:
        name = Message(gettext_noop("{role} answers for the whole journey"), {"role": called})
        return Proposal(ONE_OWNER, name, Message(ONE_RULE), proposal_rules.answer(of.cells, role))
    place = findings.names(of.stages)[stage]
    name = Message(gettext_noop("{role} answers for {stage}"), {"role": called, "stage": place})
    return Proposal(ONE_OWNER, name, Message(ONE_RULE), proposal_rules.give(of.cells, role, stage, of.everyone))


def _called(post: str, of: Company, called: Mapping[str, Name]) -> Name | Message:
    return called[of.posts[post]] if of.posts[post] else Message(POSTS[post].title)


ONE_OWNER = "one_owner"
"""The model of a proposal that changes one owner, which is not among those offered."""

ONE_RULE = gettext_noop("One owner changes; whoever answered before is consulted, and all else stays.")

MODELS = {
    "smallest": Model(
        gettext_noop("Smallest change, every stage owned"),
        gettext_noop(
            "Where several claim a stage, one of them keeps it; where nobody or everyone answers, whoever does the "
            "work does, else whoever is consulted or informed, and as a last resort any role. Of several, the one "
            "who can act, then the one with fewest stages. All else stays."
        ),
        proposal_rules.smallest_change,
    ),
    "functional": Model(
        gettext_noop("By home ground"),
        gettext_noop(
            "Each stage goes to the function at home there: {marketing} until the order, {sales} at the order, "
            "{operations} until it works, {product} in use, {service} for help, {crm} for staying and recommending. A "
            "stage of another kind stays as it is."
        ),
        proposal_rules.by_functional_area,
        ("marketing", "sales", "operations", "product", "service", "crm"),
    ),
    "marketing": Model(
        gettext_noop("The marketing director along the whole chain"),
        gettext_noop("{marketing} answers for the whole journey and every stage; who answered before is consulted."),
        lambda of: proposal_rules.everywhere(of, of.posts["marketing"]),
        ("marketing",),
    ),
    "customer_with_line": Model(
        gettext_noop("A customer director in top management, with the service line"),
        gettext_noop(
            "{customer} answers for the whole journey, the four areas, every stage without one clear owner and every "
            "stage where {service} does the work; {service} reports to {customer}."
        ),
        proposal_rules.customer_director_with_line,
        ("customer", "service"),
        lambda of: {of.posts["service"]: of.posts["customer"]},
    ),
    "customer_without_line": Model(
        gettext_noop("A customer director in top management, without the service line"),
        gettext_noop(
            "{customer} answers for the whole journey, the four areas and every stage without one clear owner; nobody "
            "changes line."
        ),
        lambda of: proposal_rules.customer_director(of, proposal_rules.unclear(of)),
        ("customer",),
    ),
    "customer_for_marketing": Model(
        gettext_noop("The customer director takes over from the marketing director"),
        gettext_noop(
            "Every letter that {marketing} holds goes to {customer}, and so do those who report to {marketing}."
        ),
        proposal_rules.takes_over,
        ("marketing", "customer"),
        proposal_rules.reports_after_take_over,
    ),
    "customer_advises": Model(
        gettext_noop("The customer director advises the chief executive"),
        gettext_noop(
            "{chief} answers for the whole journey and every stage, and sets the priorities; {customer} is consulted "
            "at every stage."
        ),
        proposal_rules.advises,
        ("chief", "customer"),
    ),
    "chief": Model(
        gettext_noop("The chief executive"),
        gettext_noop("{chief} answers for the whole journey and every stage; who answered before is consulted."),
        lambda of: proposal_rules.everywhere(of, of.posts["chief"]),
        ("chief",),
    ),
    "teams": Model(
        gettext_noop("Journey teams"),
        gettext_noop(
            "Each stage has a team: whoever does the work today leads it and answers for the stage; those who answered "
            "or were consulted do the work with them."
        ),
        proposal_rules.journey_teams,
    ),
    "front_line": Model(
        gettext_noop("The front line decides within a frame"),
        gettext_noop(
            "At every direct touchpoint of our own, whoever does the work also answers for it, within a limit that is "
            "written down; who answers for the stage sets the frame and stays as today."
        ),
        proposal_rules.front_line,
    ),
    "everyone": Model(
        gettext_noop("Everyone"),
        gettext_noop("Everyone answers for every stage, and nobody in particular."),
        proposal_rules.everyone_together,
        needs_everyone=True,
    ),
}
"""The models in the order they are offered; the first is the default."""

DEFAULT = next(iter(MODELS))
