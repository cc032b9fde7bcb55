from types import SimpleNamespace

import pandas as pd
import pytest

from cxdash.domain.messages import Name
from cxdash.domain.workshop.agendas import HALF_DAY, READY, SHORT
from cxdash.domain.workshop.questions import Kind, faults
from cxdash.measures.workshop import agenda

NAMES = ["key", "name", "name_nb", "name_sv"]


def tables(stages=("order", "use"), roles=("CEO", "CIO"), annoyances=("wifi2", "queue")):
    """Return the tables that an agenda is filled from; everyone and what is mended are among them."""
    titles = [(key, key.title(), None, "", "annoyance", "open") for key in annoyances]
    return SimpleNamespace(
        stages=pd.DataFrame([(key, key.title(), "", "") for key in stages], columns=NAMES),
        roles=pd.DataFrame(
            [*((key, f"Chief {key}", "", "", "executive") for key in roles), ("ALL", "Everyone", "", "", "collective")],
            columns=[*NAMES, "kind"],
        ),
        annoyances=pd.DataFrame(
            [*titles, ("old", "Old", "", "", "annoyance", "done"), ("app", "App", "", "", "idea", "open")],
            columns=["key", "title", "title_nb", "title_sv", "kind", "status"],
        ),
    )


def owned(*rows):
    """Return stages with their owner, whether that can act, and the let-downs with their highest."""
    return pd.DataFrame(rows, columns=["key", "owner", "can_act", "let_downs", "let_downs_high"])


OWNED = owned(("order", "CEO", "can", 20.0, 30.0), ("use", "CIO", "cannot", 90.0, 95.0))


def asked(name, *given):
    return {step.question.kind: step.question for step in agenda.fill(name, *given) if step.question}


@pytest.mark.parametrize("name", READY)
def test_every_question_of_a_ready_agenda_can_be_asked(name):
    found = agenda.fill(name, tables(), OWNED, "use", "1-7")

    assert [(step.title, step.minutes) for step in found] == [(step.title, step.minutes) for step in READY[name]]
    assert [step.question and step.question.kind for step in found] == [step.asks for step in READY[name]]
    assert [fault for step in found if step.question for fault in faults(step.question)] == []


def test_it_asks_about_the_stage_to_start_with_and_the_owner_who_cannot_act():
    found = asked(HALF_DAY, tables(), OWNED, "use", "1-7")

    assert found[Kind.GUESS].subject_name == found[Kind.OWNER_TODAY].subject_name == Name("use", "Use")
    assert found[Kind.GUESS].scale == "1-7"
    assert found[Kind.MANDATE].subject == "CIO"
    assert found[Kind.ASSUMPTION].subject == "leavers"
    assert [name.key for name in found[Kind.CREDIT].choices] == ["CEO", "CIO"]
    assert [name.key for name in found[Kind.ANNOYANCE].choices] == ["wifi2", "queue"]


@pytest.mark.parametrize(
    ("rows", "asked_of"),
    [
        ([("order", "", "", 20.0, 30.0), ("use", "CIO", "cannot", 90.0, 95.0)], "order"),
        ([("order", "", "", 20.0, 30.0), ("use", "", "", 90.0, 95.0)], "use"),
        ([("order", "", "", 0.0, 30.0), ("use", "", "", 0.0, 95.0)], "use"),
        ([("order", "", "", 0.0, 0.0), ("use", "", "", float("nan"), float("nan"))], "order"),
    ],
    ids=["nobody", "most let-downs", "most that may be", "let-downs not known"],
)
def test_who_owns_is_asked_of_the_stage_that_nobody_clearly_owns(rows, asked_of):
    found = asked(SHORT, tables(), owned(*rows), "use", "")

    assert found[Kind.GUESS].subject == "use"
    assert found[Kind.OWNER_TODAY].subject == found[Kind.OWNER_SHOULD].subject == asked_of


def test_without_a_stage_to_start_with_it_is_the_first_and_the_scale_the_usual_one():
    found = asked(SHORT, tables(), OWNED, "", "")

    assert found[Kind.GUESS].subject == "order"
    assert found[Kind.GUESS].scale == "1-5"


def test_what_the_company_lacks_is_not_asked_and_the_step_stays():
    found = agenda.fill(HALF_DAY, tables((), ("CEO",), ()), owned(), "", "")

    assert len(found) == len(READY[HALF_DAY])
    assert {step.question.kind for step in found if step.question} == {Kind.LAST_TALK, Kind.SIX_KEYS, Kind.ASSUMPTION}
