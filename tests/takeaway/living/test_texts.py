"""The file that is taken home says what the page says of a choice, in every language."""

import random

import pytest

from cxdash.i18n.translator import Words
from cxdash.measures.what_if.comparison import compare
from cxdash.measures.what_if.levers import Levers
from cxdash.measures.what_if.relief import relieve
from cxdash.presenters.what_if import results, users, verdict
from tests.takeaway import choices
from tests.takeaway.engine import Engine


def shown(engine: Engine, levers: Levers) -> tuple[list, list[str]]:
    found = engine.results(levers)
    return found["shown"], [found["asked"]] if found["asked"] else []


@pytest.mark.parametrize("language", ["en", "nb", "sv"])
def test_results_are_written_as_on_the_page(language):
    chance, words = random.Random(8), Words(language)
    for inputs in (choices.customers(), choices.customers({}), choices.customers(acquisition=float("nan"))):
        engine = Engine(inputs, words)
        for levers in [Levers(), *(choices.levers(inputs, chance) for _ in range(15))]:
            found = compare(inputs.base, inputs.start.assumptions, levers)
            expected = [list(one) for one in results.of(found, "NOK", words)]
            assert shown(engine, levers) == (expected, verdict.asked(found.needs_earned, words)), levers


@pytest.mark.parametrize("language", ["en@users", "nb@users", "sv@users"])
def test_results_of_a_public_body_are_written_as_on_the_page(language):
    inputs, chance, words = choices.users(), random.Random(9), Words(language)
    engine = Engine(inputs, words)

    for levers in [Levers(), *(choices.levers(inputs, chance) for _ in range(20))]:
        found = relieve(inputs.base, inputs.start.assumptions, levers)
        expected = [list(users.contacts(found, words)), list(users.saved(found, "NOK", words))]
        assert shown(engine, levers)[0][:2] == expected
