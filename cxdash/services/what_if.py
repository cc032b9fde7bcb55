"""What another choice would bring.

Levers are handed over as a text: it is hashed thirty times as fast.
"""

from dataclasses import replace
from typing import Any

from cxdash.domain.assumptions import Expected
from cxdash.domain.plain import rows_of
from cxdash.domain.vocabulary import View
from cxdash.measures.what_if import comparison, relief, scenarios
from cxdash.measures.what_if import start as start_measures
from cxdash.measures.what_if.comparison import Comparison
from cxdash.measures.what_if.levers import of_text
from cxdash.measures.what_if.relief import Relief
from cxdash.measures.what_if.scenarios import Kept
from cxdash.measures.what_if.start import Start
from cxdash.services import economics, satisfaction
from cxdash.services.reads import reads
from cxdash.services.subjects import CHOICES
from cxdash.store.read import what_if as store


@reads(*CHOICES, most=50)
def start(connection: Any, view: View, choice: str = "") -> Start:
    """Return where a what-if of a view starts; with a kept *choice*, with what was assumed when it was kept."""
    if choice:
        return start_measures.with_assumptions(start(connection, view), kept(connection)[choice].assumptions)
    answered = satisfaction.tables(connection, view.journey, view.segment)
    money, found = economics.tables(connection, view.segment), satisfaction.figures(connection, view)
    return start_measures.start(answered, money, store.assumptions(connection), view, found)


@reads(*CHOICES, most=5)
def notes(connection: Any) -> dict[str, str]:
    """Return the note of each assumption that has one: where it comes from."""
    found = store.assumptions(connection)
    return {str(key): str(note) for key, note in zip(found.key, found.note, strict=True) if isinstance(note, str)}


@reads(*CHOICES, most=20)
def kept(connection: Any) -> dict[str, Kept]:
    """Return the choices that are kept by their keys, in the order they were kept."""
    return {row["key"]: scenarios.of_row(row) for row in rows_of(store.scenarios(connection))}


@reads(*CHOICES, most=8)
def compared(connection: Any, view: View, levers: str, choice: str = "") -> Comparison:
    """Return a choice against carrying on, with what was assumed when *choice* was kept ('' = what is assumed now).

    Raises ValueError where no customers are known.
    """
    started = start(connection, view, choice)
    if started.base is None:
        raise ValueError("Without customers there is nothing to start from.")
    return comparison.compare(started.base, started.assumptions, of_text(levers))


@reads(*CHOICES, most=20)
def relieved(connection: Any, view: View, levers: str, choice: str = "") -> Relief:
    """Return what a choice of a public body saves. Raises ValueError where no let-downs are known."""
    started = start(connection, view, choice)
    if started.base is None:
        raise ValueError("Without let-downs there is nothing to start from.")
    return relief.relieve(started.base, started.assumptions, of_text(levers))


@reads(*CHOICES, most=8)
def expected(connection: Any, view: View, levers: str, choice: str = "") -> Expected | None:
    """Return what a decision for a choice of a company is expected to bring; None where nobody can say.

    Only the customers of all segments together are followed afterwards.
    """
    if view.segment or start(connection, view, choice).public:
        return None
    found = comparison.expected(compared(connection, view, levers, choice))
    return found and replace(found, scenario=choice)


@reads(*CHOICES, most=8)
def brought(connection: Any, view: View, levers: str, choice: str = "") -> Comparison | Relief:
    """Return what a choice brings a company, or saves a public body."""
    compute = relieved if start(connection, view, choice).public else compared
    return compute(connection, view, levers, choice)
