"""What a service declares to read is what it reads, and nothing is asked twice where answers are kept."""

import re
from datetime import date

import pytest
from sqlalchemy import event

from cxdash.domain.vocabulary import View
from cxdash.measures.what_if.levers import Levers, as_text
from cxdash.presenters.data import page as data_page
from cxdash.presenters.economics import page as economics_page
from cxdash.presenters.maturity import page as maturity_page
from cxdash.presenters.overview import page as overview_page
from cxdash.presenters.ownership import page as ownership_page
from cxdash.presenters.paths import page as paths_page
from cxdash.presenters.priorities import page as priorities_page
from cxdash.presenters.satisfaction import page as satisfaction_page
from cxdash.presenters.what_if import page as what_if_page
from cxdash.services import (
    content,
    economics,
    maturity,
    overview,
    ownership,
    paths,
    priorities,
    promises,
    satisfaction,
    what_if,
    workshop,
)
from cxdash.services.reads import Service, reads, remembering
from cxdash.services.workshop import since
from cxdash.store import database
from cxdash.store.schema import Subject, metadata
from cxdash.store.workshop_tables import ROOM
from cxdash.store.write.changes import SUBJECTS

MODULES = (
    *(content, economics, maturity, overview, ownership, paths, priorities, promises, satisfaction, what_if),
    *(workshop, since),
    *(data_page, economics_page, maturity_page, overview_page, ownership_page, paths_page, priorities_page),
    *(satisfaction_page, what_if_page),
)
SERVICES = {
    f"{module.__name__}.{name}": found
    for module in MODULES
    for name, found in vars(module).items()
    if isinstance(found, Service) and found.function.__module__ == module.__name__
}
COUNTS = ("score_count", "score_count_all", "pair_count", "need_count", "moment", "moment_all")
OF_ANSWERS = ("response", "comment", *COUNTS, "question_tally")
SUBJECT_OF = {
    **{table: subject.value for table, subject in SUBJECTS.items()},
    **dict.fromkeys(OF_ANSWERS, Subject.SATISFACTION.value),
    "proposal_cell": Subject.OWNERSHIP.value,
    **{table.name: Subject.BALLOTS.value for table in ROOM},
}
OF_ALL = (
    "audit",
    "change",
    "content_version",
    "survey_digest",
    "signed_out",
    "forgotten",
    "store_secret",
    "answer_part",
)
"""Tables that no page shows: every change writes to the first, the others are of the store itself."""

VIEW, ON = View(period="12m"), date(2026, 11, 1)
GIVEN = {
    "view": VIEW,
    "on": ON,
    "language": "en",
    "journey": "",
    "segment": "",
    "last": "2026-10",
    "stage": "connect",
    "felt": "connect",
    "found_by": "",
    "only": "",
    "measure": "CSAT",
    "touchpoint": "*",
    "table": "stages",
    "rows": 3,
    "levers": as_text(Levers()),
    "choice": "",
    "timing": "if_staying",
    "cells": (),
    "reports_to": (),
    "everything": False,
    "whole": False,
    "proposal": "none",
    "key": "none",
    "figure": "let_downs",
    "of": "connect",
    "number": 1,
    "actor": "",
    "action": "load",
    "surveys": (1, 2),
}
TABS = {"satisfaction": "channels", "economics": "spend", "ownership": "handoffs", "paths": "roles", "what_if": "worth"}
NAMES = {"cxdash.services.content.sheet": "stages", "cxdash.services.workshop.ready_agenda": "half_day"}
MISSING = ("cxdash.services.ownership.kept_cells",)
"""Services that the demo has nothing to ask of."""


def arguments(name, service):
    """Return one of everything a service may be asked with."""
    code = service.function.__code__
    asked = code.co_varnames[1 : code.co_argcount]
    tab = NAMES.get(name) or TABS.get(name.split(".")[2], "")
    return [tab if one == "name" else GIVEN[one] for one in asked]


@pytest.fixture(scope="module")
def engine(demo_file):
    return database.open_store(str(demo_file))


def tables_read(engine, ask):
    """Return the tables that SQL names while *ask* is given a connection."""
    statements = []

    def note(_connection, _cursor, statement, *_more):
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        with database.reading(engine) as connection:
            ask(connection)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    words = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"(?:FROM|JOIN)[^()]*", " ".join(statements)))))
    return words & set(metadata.tables)


def test_every_table_is_of_a_subject():
    assert set(metadata.tables) == {*SUBJECT_OF, *OF_ALL}


@pytest.mark.parametrize("name", sorted(set(SERVICES) - set(MISSING)))
def test_a_service_declares_every_subject_it_reads(name, engine):
    service = SERVICES[name]

    read = tables_read(engine, lambda connection: service(connection, *arguments(name, service)))

    assert {SUBJECT_OF[table] for table in read - set(OF_ALL)} <= set(service.subjects)


def test_a_service_asked_twice_is_computed_once_where_answers_are_remembered():
    asked = []

    @reads("journey")
    def double(_connection, number):
        asked.append(number)
        return 2 * number

    @reads("journey")
    def sum_of_doubles(connection, *numbers):
        return sum(double(connection, number) for number in numbers)

    with remembering(None):
        found = [sum_of_doubles(None, 1, 2, 1), sum_of_doubles(None, 1, 2, 1), double(None, 2)]

    assert found == [8, 8, 4]
    assert asked == [1, 2]
    assert double(None, 1) == 2
    assert asked == [1, 2, 1]


def test_views_that_end_in_the_same_month_share_what_only_depends_on_that(engine):
    one, other = View(period="2025-06..2026-08"), View(period="2026-01..2026-08")

    with database.reading(engine) as connection, remembering(connection):
        money = [economics.figures(connection, view) for view in (one, other)]
        seen = [overview.figures(connection, view, ON) for view in (one, other)]
        months = [satisfaction.over_time(connection, view) for view in (one, other)]

    assert money[0].year is money[1].year
    assert [found.view.period for found in money] == [one.period, other.period]
    assert seen[0].satisfied is seen[1].satisfied
    assert months[0] is months[1]


def test_a_command_that_shows_the_overview_reads_each_table_of_answers_once(engine):
    statements = []
    event.listen(engine, "before_cursor_execute", lambda _c, _k, statement, *_m: statements.append(statement))

    with database.reading(engine) as connection, remembering(connection):
        overview_page.show(connection, VIEW, "en", ON, "")

    assert sum("FROM moment_all" in one for one in statements) == 1
