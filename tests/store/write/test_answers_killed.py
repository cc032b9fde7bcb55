"""A load that is killed at any moment leaves all of its answers in the store, or none."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from cxdash.store import database
from cxdash.store.schema import response
from tests import soak
from tests.builders import load
from tests.store.recount import counted, recount

ROOT = Path(__file__).parents[3]
ANSWERS = 20_000
LATEST = 1.5
"""Seconds after the first answers are written within which the load is killed, or has ended."""

LOAD = f"""
import sys
from cxdash.domain.people import admin
from cxdash.store import database
from cxdash.store.write import answers
from cxdash.store.write.bulk import rows
from tests.builders import make_wave

rows.CHUNK = 1000
rows = [(f"person {{number}}", "shop", "CSAT", number % 5 + 1) for number in range({ANSWERS})]
report = lambda written: print(written, flush=True)
answers.load(database.open_store(sys.argv[1]), make_wave(rows), who=admin("test"), progress=report)
"""


@pytest.mark.soak
@pytest.mark.parametrize("attempt", range(soak.examples(1)))
def test_a_load_killed_at_any_moment_leaves_all_or_nothing(store: Engine, attempt: int):
    address = store.url.render_as_string(hide_password=False)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    loading = subprocess.Popen(
        [sys.executable, "-c", LOAD, address], env=environment, stdout=subprocess.PIPE, text=True
    )
    with loading:
        assert loading.stdout.readline() == "1000\n"
        time.sleep(random.Random(attempt).uniform(0, LATEST))
        loading.kill()

    reopened = database.open_store(address)
    with reopened.connect() as connection:
        left = connection.execute(select(func.count()).select_from(response)).scalar_one()

    assert left in (0, ANSWERS)
    assert recount(reopened) == counted(reopened)
    assert load(reopened, [("ann", "help", "CSAT", 4)], key="autumn").added == 1
    reopened.dispose()
