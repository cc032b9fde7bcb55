"""Commands are imported when they are typed: taking a file in does not wait for what figures need."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from cxdash.cli import figures, main

PARTS = {"scipy", "altair", "streamlit", "cxdash.measures", "cxdash.demo"}


@pytest.mark.parametrize("group", [main.main, figures.figures], ids=["all", "figures"])
def test_every_command_is_where_it_is_said_to_be(group):
    context = click.Context(group)
    names = group.list_commands(context)

    found = [group.get_command(context, name).name for name in names]
    assert found == [figures.ALSO.get(name, name) for name in names]


def test_a_command_that_is_not_there_is_wrong_usage(typed, sqlite_address):
    code, _, refusal = typed(sqlite_address, "imports")

    assert (code, "No such command 'imports'" in refusal) == (2, True)


def test_taking_a_file_in_imports_nothing_that_only_figures_need():
    code = f"import sys, cxdash.cli.main, cxdash.cli.imports; print(*({PARTS} & set(sys.modules)))"

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == []
