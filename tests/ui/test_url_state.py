from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxdash.domain.periods import DEFAULT_PERIOD, resolve_period
from cxdash.i18n.translator import Words
from cxdash.ui import url_state
from tests import soak

NAMES = (
    "lang",
    "journey",
    "period",
    "segment",
    "stage",
    "touchpoint",
    "measure",
    "on",
    "model",
    "store",
    "part",
    "felt",
    "only",
    "timing",
    "sheet",
    "projector",
    "years",
    "acquisition_budget",
    "retention_budget",
    "same_total",
    "mend",
    "mend2",
    "mend3",
    "gap",
    "gap2",
    "gap3",
    "gap_cost",
    "promise",
    "extra_leavers",
    "cost_per_let_down",
    "choice",
    "workshop",
)
ZEROS = dict.fromkeys(("acquisition_budget", "retention_budget", "gap", "gap2", "gap3", "promise"), "0")
DEFAULTS = dict.fromkeys(NAMES, "") | {"period": DEFAULT_PERIOD, "years": "3"} | ZEROS

MONTHS = ["2025-11", "2025-12", "2026-01"]

anything = st.text(max_size=250)
near_a_period = st.from_regex(r"[0-9٢]{1,4}(-[0-9]{2}(\.\.[0-9]{4}-[0-9]{2})?|m)?", fullmatch=True)
links = st.dictionaries(st.sampled_from([*url_state.PARAMS, "utm_source"]), anything | near_a_period)


def test_a_link_that_says_nothing_is_the_view_of_everything():
    assert url_state.read({}) == DEFAULTS
    assert url_state.write(DEFAULTS) == {}


def test_a_link_says_only_what_differs_from_the_defaults():
    view = DEFAULTS | {"segment": "Economy", "period": "6m"}

    assert url_state.write(view) == {"period": "6m", "segment": "Economy"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lang", "nb"),
        ("period", "12m"),
        ("period", "latest"),
        ("period", "1m"),
        ("period", "all"),
        ("on", "2026-05-31"),
        ("period", "2026-05"),
        ("period", "2026-01..2026-05"),
        ("period", "2026-05..2026-05"),
        ("segment", "Økonomi & co. <1>"),
        ("segment", "x" * 200),
        ("measure", "CSAT10"),
        ("projector", "1"),
        ("acquisition_budget", "-10"),
        ("retention_budget", "100"),
        ("gap", "12.5"),
        ("gap_cost", "4000000"),
        ("years", "5"),
    ],
)
def test_what_can_be_chosen_is_read_as_it_is(name, value):
    assert url_state.read({name: value}) == DEFAULTS | {name: value}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lang", "xx"),
        ("lang", "NB"),
        ("period", "0m"),
        ("period", "100m"),
        ("period", "12 m"),
        ("period", "2026-5"),
        ("period", "2026-13"),
        ("period", "2026-00"),
        ("period", "2026-05..2026-01"),
        ("period", "2026-05.."),
        ("period", "0000-05"),
        ("period", "2026-05..9999-12"),
        ("period", "٢٠٢٦-05"),
        ("period", "2026-05\n"),
        ("on", "0001-01-01"),
        ("on", "9999-12-31"),
        ("segment", "x" * 201),
        ("segment", "two\nlines"),
        ("segment", "nul\0"),
        ("measure", "csat"),
        ("measure", "NPS; DROP TABLE response"),
        ("projector", "0"),
        ("acquisition_budget", "51"),
        ("retention_budget", "-50.5"),
        ("gap", "nan"),
        ("gap_cost", "1e6"),
        ("gap_cost", "٤"),
        ("extra_leavers", "20.1"),
        ("years", "4"),
    ],
)
def test_nonsense_is_read_as_the_default(name, value):
    assert url_state.read({name: value}) == DEFAULTS


@pytest.mark.parametrize(("given_", "read"), [("050", "50"), ("50.0", "50"), ("-0", "0"), ("12.50", "12.5")])
def test_a_number_is_read_as_the_link_writes_it(given_, read):
    assert url_state.read({"gap": given_})["gap"] == read


@given(links)
def test_any_link_is_read_without_fail_and_written_back_means_the_same(link):
    view = url_state.read(link)

    assert list(view) == list(url_state.PARAMS)
    assert url_state.read(url_state.write(view)) == view


@given(near_a_period)
@settings(max_examples=soak.examples(300))
def test_any_period_that_is_accepted_can_be_found_and_said(text):
    period = resolve_period(url_state.read({"period": text})["period"], MONTHS)

    assert Words("en").period(period)
    assert period.before()


@given(anything)
def test_a_value_is_written_into_the_address_so_that_a_browser_reads_it_back(text):
    query = url_state.query({"segment": text})

    assert query.isascii()
    assert parse_qs(query, keep_blank_values=True, strict_parsing=True) == {"segment": [text]}
