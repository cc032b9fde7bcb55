"""Three set-ups of a customer director beside today, and what each asks of the chief executive (domain C3)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cxdash.domain.messages import Message
from cxdash.domain.ownership import Cells, Letter
from cxdash.domain.tables import OwnershipTables, placed
from cxdash.measures.ownership.proposals import adoption, models
from cxdash.measures.ownership.proposals import rules as proposal_rules
from cxdash.measures.ownership.raci_map import AREAS

TODAY = ""
SET_UPS = ("customer_with_line", "customer_without_line", "customer_advises")
"""In top management with the service line, without it, and advising the chief executive."""

Place = tuple[str, str]
"""A stage, or an area, the other being blank; both blank is the whole journey."""


@dataclass(frozen=True)
class SetUp:
    """One way to answer: who is accountable by place, how many places each role has, what differs from today.

    *stages*: the stages each role is accountable for. *cells*: combinations of role and place whose letters differ;
    *new_work*: roles that become accountable or responsible for something new.
    """

    accountable: Mapping[Place, tuple[str, ...]]
    load: Mapping[str, int]
    stages: Mapping[str, int]
    cells: int
    new_work: tuple[str, ...]


@dataclass(frozen=True)
class SetUps:
    """Today ('') and the set-ups by model; *chief* and *customer*: the roles meant; *missing*: what they lack.

    Where the company has no customer director or no chief executive there is only today. *areas_filled*: whether who
    has the four areas was ever filled in.
    """

    places: tuple[Place, ...]
    by_model: Mapping[str, SetUp]
    chief: str
    customer: str
    missing: tuple[Message, ...]
    areas_filled: bool

    @property
    def line_matters(self) -> bool:
        """Whether it makes a difference if the customer director has the service line."""
        return self.by_model.get("customer_with_line") != self.by_model.get("customer_without_line")


def compute(tables: OwnershipTables, on: date) -> SetUps:
    """Return who would answer for each stage and area by each set-up, on a day."""
    of, today = proposal_rules.company(tables, on), adoption.cells(tables.assignments, on)
    made = {model: models.propose(model, tables, on) for model in SET_UPS}
    places = (("", ""), *((key, "") for key in placed(tables.stages).key), *(("", area) for area in AREAS))
    order = list(tables.roles.key)
    known = of.posts["chief"] and of.posts["customer"]
    by_model = {TODAY: today} | ({model: one.cells for model, one in made.items()} if known else {})
    lacking = made.values() if known else [made["customer_advises"]]
    missing = {str(lack): lack for one in lacking for lack in one.missing}
    return SetUps(
        places,
        {model: _set_up(cells, today, places, order) for model, cells in by_model.items()},
        of.posts["chief"],
        of.posts["customer"],
        tuple(missing.values()),
        bool((tables.assignments.area != "").any()),
    )


def _set_up(cells: Cells, today: Cells, places: tuple[Place, ...], order: list[str]) -> SetUp:
    held = [cell for cell in cells if cell.letter == Letter.ACCOUNTABLE and not cell.touchpoint]
    accountable = {
        (stage, area): tuple(
            sorted((cell.role for cell in held if (cell.stage, cell.area) == (stage, area)), key=order.index)
        )
        for stage, area in places
    }
    working = {Letter.ACCOUNTABLE, Letter.RESPONSIBLE}
    new_work = {cell.role for cell in cells - today if cell.letter in working}
    return SetUp(
        accountable,
        Counter(role for roles in accountable.values() for role in roles),
        Counter(role for (stage, _), roles in accountable.items() if stage for role in roles),
        len({(cell.role, cell.place) for cell in cells ^ today}),
        tuple(role for role in order if role in new_work),
    )
