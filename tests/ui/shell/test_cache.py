"""What pages ask is computed once, and handed out so that nobody spoils it for others."""

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


def test_what_is_asked_twice_on_the_way_to_one_answer_is_not_copied_twice(sqlite_store):
    with ExitStack() as closing:
        asking = keeper(sqlite_store, closing)

        assert asking(listed, ()) is asking(listed, ())


def test_what_one_run_does_to_an_answer_no_other_sees(sqlite_store):
    with ExitStack() as closing:
        keeper(sqlite_store, closing)(listed, ()).append("spoiled")

        assert keeper(sqlite_store, closing)(listed, ()) == ["as it was computed"]


def test_pages_keep_the_texts_of_tables_as_python_does(sqlite_address):
    cache.store(sqlite_address)

    assert pd.Series(["text"]).dtype == pd.StringDtype("python", na_value=float("nan"))
