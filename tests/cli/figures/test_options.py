"""One default period: every command that shows answers looks at the same twelve months where nobody chooses."""

import pytest

from cxdash.cli.figures import options
from cxdash.domain.periods import DEFAULT_PERIOD
from cxdash.ui import url_state

CHOICES = {"segments": [], "months": ["2024-01", "2026-02"], "journeys": []}


def test_without_a_month_a_command_looks_at_what_a_page_does():
    assert options.view(CHOICES, "", "", "", "").period == url_state.read({})["period"] == DEFAULT_PERIOD


@pytest.mark.parametrize(
    ("first", "last", "period"), [("2024-01", "", "2024-01..2026-02"), ("", "2025-01", "2024-01..2025-01")]
)
def test_with_a_month_it_goes_as_far_as_the_answers(first, last, period):
    assert options.view(CHOICES, "", "", first, last).period == period
