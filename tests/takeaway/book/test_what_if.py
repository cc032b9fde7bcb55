"""The workbook's what-if: its values are Python's, and its formulas come to the same when a program computes them."""

import random
import re
from datetime import date
from pathlib import Path

import formulas
import pytest

from cxdash.i18n.translator import NOTHING, Words
from cxdash.measures.what_if import comparison
from cxdash.measures.what_if.assumptions import tried
from cxdash.measures.what_if.levers import Levers, settled
from cxdash.measures.what_if.relief import relieve
from cxdash.takeaway.book import what_if
from cxdash.takeaway.book.sheets import Book
from cxdash.takeaway.what_if import WhatIfInputs
from tests.measures.choices import ASSUMED
from tests.takeaway import choices

FEW = 5
"""Tries in a workbook that is computed here."""

ENDS = ("low", "middle", "high")


def written(inputs: WhatIfInputs, levers: Levers, count: int = 64):
    """Return a workbook's file and its cells."""
    book = Book("Havbris", date(2026, 11, 30))
    cells = what_if.write(book, inputs, levers, "Havbris", Words("en"), count)
    return book.close(), cells


def in_tries(inputs: WhatIfInputs, levers: Levers, count: int):
    """Return what Python makes of a choice in the first tries."""
    assumed = comparison.with_levers(inputs.start.assumptions, levers)
    first = {name: tried(name, one)[:count] for name, one in assumed.items()}
    return comparison.compare(inputs.base, inputs.start.assumptions, levers, first)


def expected(found) -> dict[str, object]:
    """Return what the results' cells are to show of a comparison."""
    shown: dict[str, object] = {}
    known = (("c", found.customers, found.customers_known), ("e", found.earned, found.earned_known))
    for letter, values, is_known in known:
        for end, value in zip(ENDS, comparison.spread(values).values(), strict=True):
            shown[f"result_{letter}_{end}"] = value if is_known else NOTHING
    shown["result_better"] = found.p_better if found.judged else NOTHING
    shown["result_payback"] = (found.payback_month if found.judged else None) or NOTHING
    return shown


def close(value):
    return value if isinstance(value, str) else pytest.approx(value, rel=1e-6, abs=0.01)


@pytest.mark.parametrize(
    "inputs",
    [
        choices.customers(),
        choices.customers(ASSUMED),
        choices.customers({}),
        choices.customers(margin=float("nan")),
        choices.customers(acquisition=float("nan"), let_downs=()),
    ],
    ids=["all beliefs", "no discount", "nothing believed", "no margin", "no let-downs"],
)
def test_the_values_beside_the_formulas_are_those_of_the_same_tries(inputs):
    chance = random.Random(5)

    for _ in range(3):
        levers = choices.levers(inputs, chance)
        _, cells = written(inputs, levers)
        for name, value in expected(in_tries(inputs, levers, 64)).items():
            assert cells.values[name] == close(value), (name, levers)


def test_with_the_total_kept_money_to_keep_follows_money_to_win_when_cells_are_changed(tmp_path):
    inputs = choices.customers()
    computed = Computed(inputs, tmp_path)

    for change in (-0.1, 0.05):
        levers = settled(Levers(change, same_total=True), inputs.base.acquisition, inputs.base.retention)
        results = expected(in_tries(inputs, levers, FEW))
        found = computed.at(levers, [*results, "retention", "retention_then"])
        assert found["retention"] == pytest.approx(levers.retention_budget)
        kept = inputs.base.acquisition * (1 + change) + found["retention_then"]
        assert kept == pytest.approx(inputs.base.acquisition + inputs.base.retention)
        for name, value in results.items():
            assert found[name] == close(value), (name, change)


def test_a_choice_that_keeps_the_total_is_written_with_its_switch_on():
    inputs = choices.customers()
    levers = settled(Levers(-0.1, same_total=True), inputs.base.acquisition, inputs.base.retention)

    _, cells = written(inputs, levers)

    assert cells.values["same_total"] == 1
    for name, value in expected(in_tries(inputs, levers, 64)).items():
        assert cells.values[name] == close(value), name


def test_the_values_of_a_public_body_are_those_of_the_same_tries():
    inputs, chance = choices.users(), random.Random(6)

    for _ in range(5):
        levers = choices.levers(inputs, chance)
        _, cells = written(inputs, levers, 2048)
        found = relieve(inputs.base, inputs.start.assumptions, levers)
        for name, values in (("contacts_saved", found.contacts), ("saved", found.saved)):
            for end, value in zip(ENDS, comparison.spread(values).values(), strict=True):
                assert cells.values[f"result_{name}_{end}"] == close(value)
        assert cells.values["result_better"] == (found.p_better if found.cost_stated else NOTHING)


class Computed:
    """A workbook whose cells are changed, and which another program computes."""

    def __init__(self, inputs: WhatIfInputs, folder: Path) -> None:
        content, self._cells = written(inputs, Levers(), FEW)
        file = folder / "book.xlsx"
        file.write_bytes(content)
        self._model = formulas.ExcelModel().loads(str(file)).finish()
        self._stages = [stage for stage, _ in inputs.base.let_downs]

    def at(self, levers: Levers, names) -> dict[str, object]:
        """Return the cells of these names with the cells to change set to *levers*."""
        gaps = dict(levers.gaps)
        set_to = {
            "acquisition": levers.acquisition_budget,
            "same_total": int(levers.same_total),
            "retention_set": 0.0 if levers.same_total else levers.retention_budget,
            "promise": levers.promise,
            "years": levers.years,
            "gap_cost": levers.gap_cost,
            "leavers_set": levers.extra_leavers,
            "work_set": levers.cost_per_let_down,
            **{f"gap_{at}": gaps.get(stage, 0.0) for at, stage in enumerate(self._stages)},
        }
        changed = {self._key(name): value for name, value in set_to.items() if value is not None}
        found = self._model.calculate(inputs=changed)
        return {name: found[self._key(name)].value[0, 0] for name in names}

    def _key(self, name: str) -> str:
        sheet, cell = re.fullmatch(r"'(.+)'!(.+)", self._cells.address(name)).groups()
        return f"'[book.xlsx]{sheet.upper()}'!{cell.replace('$', '')}"


def test_another_program_comes_to_the_same_when_cells_are_changed(tmp_path):
    inputs, chance = choices.customers(), random.Random(7)
    computed = Computed(inputs, tmp_path)

    for _ in range(3):
        levers = choices.levers(inputs, chance)
        results = expected(in_tries(inputs, levers, FEW))
        found = computed.at(levers, results)
        for name, value in results.items():
            assert found[name] == close(value), (name, levers)
