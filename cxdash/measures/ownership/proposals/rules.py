"""The rules by which models of ownership place the letters, starting from today's."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce

import pandas as pd

from cxdash.domain.ownership import CanAct, Health, Letter
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import OwnershipTables
from cxdash.domain.vocabulary import Contact
from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership import mandate, raci_map
from cxdash.measures.ownership.proposals import adoption, functional_area
from cxdash.measures.ownership.proposals.adoption import Cell, Cells
from cxdash.measures.ownership.proposals.functional_area import POSTS
from cxdash.measures.ownership.raci_map import AREAS

A, R, C, INFORMED = Letter.ACCOUNTABLE, Letter.RESPONSIBLE, Letter.CONSULTED, Letter.INFORMED

ABLEST = [CanAct.CAN, CanAct.PARTLY, CanAct.NOT_ASKED, CanAct.CANNOT]
"""The order of preference if several roles could be accountable."""

OWN = "own"


@dataclass(frozen=True)
class Company:
    """What a rule can use: places, roles, today's cells, who can act, and the role in each post ('' = none)."""

    stages: pd.DataFrame
    touchpoints: pd.DataFrame
    roles: pd.DataFrame
    cells: Cells
    everyone: Collection[str]
    can_act: Mapping[str, str]
    posts: Mapping[str, str]

    def holders(self, cells: Cells, letter: str, stage: str) -> list[str]:
        """Return the roles with a letter at a stage, in the order of the roles and without collective ones."""
        roles = {cell.role for cell in cells if cell.letter == letter and cell.stage == stage}
        return [role for role in self.roles.key if role in roles - set(self.everyone)]


def company(tables: OwnershipTables, on: date) -> Company:
    """Return what rules can use on a day."""
    rated = mandate.compute(tables.assessments, on)
    stages = ownership_health.stages(raci_map.on_day(tables, on), tables.roles)
    named = tables.stages.merge(stages, on="key")
    return Company(
        stages=named,
        touchpoints=tables.touchpoints,
        roles=tables.roles,
        cells=adoption.cells(tables.assignments, on),
        everyone=ownership_health.collective_roles(tables.roles),
        can_act=dict(zip(rated.role, rated.can_act, strict=True)),
        posts={post: functional_area.find(post, tables.roles, named) for post in POSTS},
    )


def give(cells: Cells, role: str, stage: str, everyone: Collection[str] = ()) -> Cells:
    """Make a role the only one accountable at a stage; accountable roles without another letter become consulted."""
    here = {cell for cell in cells if cell.stage == stage}
    former = {cell.role for cell in here if cell.letter == A} - {role, *everyone}
    kept = {cell for cell in here if cell.letter != A and not (cell.role == role and cell.letter in {C, INFORMED})}
    idle = former - {cell.role for cell in kept}
    return (cells - here) | kept | {Cell(role, A, stage)} | {Cell(one, C, stage) for one in idle}


def answer(cells: Cells, role: str, area: str = "") -> Cells:
    """Make a role the only one accountable for the whole journey, or for an area."""
    place = ("", "", area)
    return frozenset(cell for cell in cells if (cell.place, cell.letter) != (place, A)) | {Cell(role, A, area=area)}


def everywhere(of: Company, role: str) -> Cells:
    """Make a role accountable for the whole journey and every stage, without exceptions for touchpoints."""
    if not role:
        return of.cells
    cells = frozenset(cell for cell in of.cells if not (cell.touchpoint and cell.letter == A))
    return answer(reduce(lambda done, stage: give(done, role, stage, of.everyone), of.stages.key, cells), role)


def _best(of: Company, cells: Cells, among: Collection[str]) -> str:
    """Return the role that can act best, then has the fewest stages, then comes first."""
    load = {role: sum(cell.role == role and cell.letter == A and bool(cell.stage) for cell in cells) for role in among}
    places = {role: place for place, role in enumerate(of.roles.key)}
    able = {role: ABLEST.index(CanAct(of.can_act.get(role, CanAct.NOT_ASKED))) for role in among}
    return min(among, key=lambda role: (able[role], load[role], places[role]), default="")


def _nearest(of: Company, cells: Cells, stage: str) -> str:
    """Return the best role for a stage: of those accountable, else responsible, consulted, informed, else of all."""
    anyone = [role for role in of.roles.key if role not in of.everyone]
    for among in (*(of.holders(cells, letter, stage) for letter in (A, R, C, INFORMED)), anyone):
        if among:
            return _best(of, cells, among)
    return ""


def smallest_change(of: Company) -> Cells:
    """Give each stage without one clear owner to the nearest role; keep all else."""
    cells = of.cells
    for stage in of.stages.key[of.stages.health != Health.ONE]:
        role = _nearest(of, cells, stage)
        cells = give(cells, role, stage, of.everyone) if role else cells
    return cells


def by_functional_area(of: Company) -> Cells:
    """Give each stage of a known functional area to the role in its post."""
    posts = {area: of.posts[post] for post, known in POSTS.items() for area in known.areas}
    cells = of.cells
    for stage in rows_of(of.stages):
        role = posts.get(functional_area.functional_area(stage), "")
        cells = give(cells, role, stage["key"], of.everyone) if role else cells
    return cells


def customer_director(of: Company, stages: Collection[str]) -> Cells:
    """Make the customer director accountable for the whole journey, the four areas and some stages."""
    role = of.posts["customer"]
    if not role:
        return of.cells
    cells = reduce(lambda done, stage: give(done, role, stage, of.everyone), stages, of.cells)
    return reduce(lambda done, area: answer(done, role, area), ["", *AREAS], cells)


def customer_director_with_line(of: Company) -> Cells:
    """Make the customer director accountable also for stages where customer service is responsible."""
    served = [stage for stage in of.stages.key if of.posts["service"] in of.holders(of.cells, R, stage)]
    return customer_director(of, [*unclear(of), *served])


def unclear(of: Company) -> list[str]:
    """Return the stages without one clear owner."""
    return list(of.stages.key[of.stages.health != Health.ONE])


def takes_over(of: Company) -> Cells:
    """Give every letter of the marketing director to the customer director, who keeps the strongest at each place."""
    old, new = of.posts["marketing"], of.posts["customer"]
    if not old or not new:
        return of.cells
    cells = {cell._replace(role=new) if cell.role == old else cell for cell in of.cells}
    strong = {cell.place for cell in cells if cell.role == new and cell.letter in {A, R}}
    weak = {cell for cell in cells if cell.role == new and cell.letter in {C, INFORMED} and cell.place in strong}
    return frozenset(cells - weak)


def reports_after_take_over(of: Company) -> dict[str, str]:
    """Return the roles that come to report to the customer director."""
    old, new = of.posts["marketing"], of.posts["customer"]
    return {key: new for key, boss in zip(of.roles.key, of.roles.reports_to, strict=True) if boss == old and key != new}


def advises(of: Company) -> Cells:
    """Make the chief executive accountable for everything, and consult the customer director at every stage."""
    chief, adviser = of.posts["chief"], of.posts["customer"]
    if not chief or not adviser:
        return of.cells
    cells = everywhere(of, chief)
    mine = {cell for cell in cells if cell.role == adviser and cell.letter != R and cell.stage}
    working = {cell.stage for cell in cells if cell.role == adviser and cell.letter == R}
    return (cells - mine) | {Cell(adviser, C, stage) for stage in of.stages.key if stage not in working}


def journey_teams(of: Company) -> Cells:
    """Make a responsible role accountable for each stage, and the accountable and consulted ones responsible."""
    cells = of.cells
    for stage in of.stages.key:
        doing = of.holders(cells, R, stage)
        role = _best(of, cells, doing) if doing else _nearest(of, cells, stage)
        if role:
            cells = give(cells, role, stage, of.everyone)
            team = {Cell(one, C, stage) for one in of.holders(cells, C, stage)}
            cells = (cells - team) | {cell._replace(letter=str(R)) for cell in team}
    return cells


def front_line(of: Company) -> Cells:
    """Make a responsible role accountable for the stage's own direct touchpoints."""
    cells = of.cells
    for touchpoint in rows_of(of.touchpoints):
        doing = of.holders(of.cells, R, touchpoint["stage"])
        if doing and touchpoint["contact"] == Contact.DIRECT and touchpoint["delivered_by"] == OWN:
            place = touchpoint["key"]
            before = {cell for cell in cells if cell.touchpoint == place and cell.letter == A}
            cells = (cells - before) | {Cell(_best(of, of.cells, doing), A, touchpoint=place)}
    return cells


def everyone_together(of: Company) -> Cells:
    """Make the collective role accountable for every stage, and nobody else."""
    role = next((role for role in of.roles.key if role in of.everyone), "")
    if not role:
        return of.cells
    accountable = {cell for cell in of.cells if cell.stage and cell.letter == A}
    return (of.cells - accountable) | {Cell(role, A, stage) for stage in of.stages.key}
