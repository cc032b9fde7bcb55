"""What pages ask is computed once, and handed out as it is."""

from contextlib import ExitStack

import pandas as pd

from cxdash.services.reads import reads
from cxdash.store import database
from cxdash.ui.shell import cache


@reads("journey", most=5)
def listed(_connection):
    return ["as it was computed"]


def keeper(store, closing):
    with database.reading(store) as connection:
        return cache._Keeper(str(store.url), database.versions(connection), store, closing)


def test_an_answer_is_computed_once_and_handed_to_all_runs_as_it_is(sqlite_store):
    with ExitStack() as closing:
        assert keeper(sqlite_store, closing)(listed, ()) is keeper(sqlite_store, closing)(listed, ())


def test_pages_keep_the_texts_of_tables_as_python_does(sqlite_address):
    cache.store(sqlite_address)

    assert pd.Series(["text"]).dtype == pd.StringDtype("python", na_value=float("nan"))
