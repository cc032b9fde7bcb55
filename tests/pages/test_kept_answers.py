"""What pages ask is handed out uncopied: no page changes an answer that others are given."""

import dataclasses
from datetime import date

import pandas as pd
import pytest

from cxdash.ui.shell import cache
from tests.pages.reader import PAGES, Reader
from tests.pages.test_every_page import PARTS

OPENED = [(page, part) for page in PAGES for part in PARTS.get(page, ("",))]


@pytest.fixture
def computed(monkeypatch, cold):
    """Collect what services answer, each with what it was when it was computed."""
    found, compute = [], cache._Keeper._compute

    def noted(keeper, service, arguments):
        answer = compute(keeper, service, arguments)
        found.append((service.__qualname__, answer, written(answer)))
        return answer

    monkeypatch.setattr(cache._Keeper, "_compute", noted)
    return found


def test_no_page_changes_what_it_is_given(computed, open_store):
    open_store("company")

    for page, part in OPENED:
        reader = Reader(page, lang="nb", part=part)
        reader.all_columns()
    changed = {name for name, answer, before in computed if written(answer) != before}

    assert len({name for name, *_ in computed}) > 60
    assert not changed


def test_an_answer_that_is_changed_is_seen():
    table = pd.DataFrame({"n": [1, 2]})
    answer = ({"key": ["a"]}, table, Part(table[:1]))
    before = written(answer)

    answer[0]["key"].append("b")
    changed = written(answer)
    table.loc[0, "n"] = 3

    assert len({before, changed, written(answer)}) == 3


@dataclasses.dataclass
class Part:
    table: pd.DataFrame


def written(value):
    """Write all that an answer holds as a text."""
    if isinstance(value, pd.DataFrame):
        return f"{list(value.columns)} {list(value.dtypes)} {value.to_numpy().tolist()} {list(value.index)}"
    if dataclasses.is_dataclass(value):
        return written({field.name: getattr(value, field.name) for field in dataclasses.fields(value)})
    if isinstance(value, dict):
        return str({str(key): written(one) for key, one in value.items()})
    if isinstance(value, list | tuple):
        return str([written(one) for one in value])
    return repr(value) if isinstance(value, str | bytes | int | float | date) else str(value)
