"""What the pages read, kept by the version of its content; the only place that caches.

An edit anywhere bumps a version in the store, so every server process shows it at its next run: nothing is ever
invalidated. A warm run sends one statement, that for the versions.
"""

import getpass
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from cxdash.domain.ownership import Cell, Cells, Limited
from cxdash.domain.periods import Period
from cxdash.domain.sheets import SHEETS
from cxdash.domain.vocabulary import View
from cxdash.exchange.company.references import Known
from cxdash.i18n.translator import Words
from cxdash.measures.economics import extra_work
from cxdash.measures.economics import figures as economics_measures
from cxdash.measures.economics.figures import Economics
from cxdash.measures.maturity import checks as maturity_checks
from cxdash.measures.maturity import figures as maturity_measures
from cxdash.measures.maturity import steps as maturity_steps
from cxdash.measures.overview import figures as overview_measures
from cxdash.measures.overview import findings as company_findings
from cxdash.measures.ownership import figures as ownership_measures
from cxdash.measures.ownership.figures import Ownership
from cxdash.measures.ownership.proposals import adoption
from cxdash.measures.satisfaction import figures as satisfaction_measures
from cxdash.measures.satisfaction import quality as quality_measures
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.presenters.data import quality as quality_presenter
from cxdash.presenters.economics import screen as economics_presenter
from cxdash.presenters.economics import tabs as economics_tables
from cxdash.presenters.maturity import screen as maturity_presenter
from cxdash.presenters.overview import screen as overview_presenter
from cxdash.presenters.ownership import screen as ownership_presenter
from cxdash.presenters.ownership import tabs as ownership_tables
from cxdash.presenters.satisfaction import screen as presenter
from cxdash.presenters.satisfaction.screen import Quotes, SatisfactionScreen
from cxdash.services import demo_store
from cxdash.store import database
from cxdash.store.read import content as content_store
from cxdash.store.read import economics as economics_store
from cxdash.store.read import maturity as maturity_store
from cxdash.store.read import overview as overview_store
from cxdash.store.read import ownership as ownership_store
from cxdash.store.read import quality as quality_store
from cxdash.store.read import satisfaction as satisfaction_store
from cxdash.store.read import tables as store_tables
from cxdash.store.schema import Subject
from cxdash.store.write import adoptions as adoption_store
from cxdash.store.write import proposals as proposal_store
from cxdash.store.write.changes import SUBJECTS

KEPT = timedelta(hours=12)
VERSIONS = "content versions"
"""Where a run keeps the store and the versions it began with, so that all its loaders agree."""

SHEET = {sheet.name: sheet for sheet in SHEETS}

OWNERSHIP = ("journey", "satisfaction", "ownership", "economics", "priorities", "maturity", "workshop")
"""What the pages on owners and on the six keys are about; the first two are those of satisfaction, whose figures the
first of them shares.
"""

MONEY = ("journey", "economics", "what_if")
"""What the page on winning and keeping is about."""

EVERYTHING = tuple(subject.value for subject in Subject)

Key = tuple[str, tuple[int, ...]]


class Content(NamedTuple):
    """How much there is of every sheet and survey, and what was changed last."""

    sheets: pd.DataFrame
    surveys: pd.DataFrame
    changes: pd.DataFrame


@st.cache_resource(show_spinner=False)
def store(address: str) -> Any:
    """Open the store once per server process."""
    return database.open_store(address)


def begin() -> None:
    """Look up which store and which content this run will show: the one statement of a warm run."""
    demo_store.build_where_needed(st.session_state["store"])
    address = demo_store.address(st.session_state["store"])
    with database.reading(store(address)) as connection:
        st.session_state[VERSIONS] = (address, database.versions(connection))


def choices() -> dict[str, list[Any]]:
    """Return what a view can choose among: journeys (as rows), segments, months."""
    return _choices(_key("journey", "satisfaction"))


def money_choices() -> dict[str, list[str]]:
    """Return the months of customers and money, and all segments there are."""
    return _money_choices(_key("journey", "satisfaction", "economics"))


def economics(view: View, words: Words, on: date) -> economics_presenter.EconomicsScreen:
    """Return all that the page on winning and keeping says of a view; a public body's extra work is that of a day."""
    return _told_economics(_key(*OWNERSHIP, "what_if"), view, words.language, on)


def economics_part(view: View, words: Words, part: str, timing: str) -> economics_tables.Tab:
    """Return what stands behind a tab of the page on winning and keeping."""
    return _economics_part(_key(*MONEY), view, words.language, part, timing)


def overview(view: View, words: Words, on: date, stage: str) -> overview_presenter.OverviewScreen:
    """Return all that the overview says of a view and day; *stage* is the one the reader last looked into."""
    return _told_overview(_key(*OWNERSHIP, "what_if"), view, words.language, on, stage)


def satisfaction(view: View, words: Words, measure: str, stage: str) -> SatisfactionScreen:
    """Return all that the satisfaction page says of a view."""
    return _told(_key("journey", "satisfaction"), view, words.language, measure, stage)


def satisfaction_figures(view: View) -> tuple[dict[str, pd.DataFrame], Satisfaction]:
    """Return the counted answers over all months, and the figures made of them."""
    key = _key("journey", "satisfaction")
    return _tables(key, view.journey, view.segment), _satisfaction(key, view)


def quotes(view: View, words: Words, stage: str) -> Quotes:
    """Return what customers wrote about a stage, else about the whole relationship, each with its source."""
    return _quotes(_key("journey", "satisfaction"), view, words.language, stage)


def sheet(name: str) -> pd.DataFrame:
    """Return a sheet of the company's tables, as it would stand in a workbook."""
    return _sheet(_key(_subject(name)), name)


def newest_sheet(name: str) -> pd.DataFrame:
    """Return a sheet as it is at this very moment, which may be newer than what the run began with."""
    with database.reading(shown_store()) as connection:
        return store_tables.table(connection, SHEET[name])


def ownership(view: View, words: Words, on: date, stage: str) -> ownership_presenter.OwnershipScreen:
    """Return all that the owners page says of a view and day."""
    return _told_ownership(_key(*OWNERSHIP), view, words.language, on, stage)


def ownership_part(view: View, words: Words, on: date, stage: str, part: str) -> list[ownership_tables.Tab]:
    """Return what stands behind a tab of the owners page; *stage* is the one the reader looks into."""
    return _told_part(_key(*OWNERSHIP), view, words.language, on, stage if part == "stage" else "", part)


def ownership_figures(view: View, on: date) -> tuple[dict[str, pd.DataFrame], Ownership]:
    """Return who answers for what, over all days, and the figures of a day."""
    key = _key(*OWNERSHIP)
    return _ownership_tables(key, view.journey), _ownership(key, view, on)


def ownership_days(view: View) -> list[str]:
    """Return the days on which anything changed in who answers for what, the latest first."""
    return _ownership_days(_key(*OWNERSHIP), view.journey)


def proposed_figures(view: View, on: date, cells: Cells, reports_to: Mapping[str, str]) -> Ownership:
    """Return the figures of a day as they would be with other cells, and other bosses."""
    return _proposed(_key(*OWNERSHIP), view, on, tuple(sorted(cells)), tuple(sorted(reports_to.items())))


def kept_proposals() -> pd.DataFrame:
    """Return the proposals that are kept."""
    return _kept_proposals(_key("journey", "ownership"))


def kept_cells(key: str) -> Limited:
    """Return the cells of a proposal that is kept, with their limits."""
    return _kept_cells(_key("journey", "ownership"), key)


def adoptions() -> pd.DataFrame:
    """Return the proposals that were adopted, the earliest first."""
    return _adoptions(_key("journey", "ownership"))


def maturity(words: Words, on: date) -> maturity_presenter.MaturityScreen:
    """Return all that the page on the six keys says on a day."""
    return _told_maturity(_key(*OWNERSHIP), words.language, on)


def content() -> Content:
    """Return how much of every sheet and survey there is, and what was changed last."""
    return _content(_key(*EVERYTHING))


def quality(view: View, words: Words) -> quality_presenter.QualityScreen:
    """Return what the figures of a view rest on, in words."""
    return _quality(_key("journey", "satisfaction"), view, words.language)


def known() -> Known:
    """Return what cells may refer to: by sheet and key, the row."""
    return _known(_key("journey", "satisfaction", "ownership", "priorities", "workshop", "what_if"))


def shown() -> str:
    """Return which store is shown: one's own or the demo's."""
    return demo_store.DEMO if demo_store.is_open(st.session_state["store"]) else demo_store.OWN


def shown_store() -> Any:
    """Return the store that is shown."""
    return store(st.session_state[VERSIONS][0])


def own_store() -> Any:
    """Return the company's own store, into which files are loaded whatever is shown."""
    return store(demo_store.address(demo_store.OWN))


def actor() -> str:
    """Return who is at work, for the audit."""
    return getpass.getuser()


def key(*subjects: str) -> Key:
    """Return what a loader keeps things by: which store is shown, and the versions of these subjects."""
    return _key(*subjects)


def _subject(name: str) -> str:
    return SUBJECTS[SHEET[name].table].value


def _key(*subjects: str) -> Key:
    address, versions = st.session_state[VERSIONS]
    return address, tuple(versions[subject] for subject in subjects)


@st.cache_data(show_spinner=False, max_entries=20, ttl=KEPT)
def _choices(key: Key) -> dict[str, list[Any]]:
    with database.reading(store(key[0])) as connection:
        found = satisfaction_store.choices(connection)
    plain = {"segments": list(found["segments"]["segment"]), "months": list(found["months"]["month"])}
    return {"journeys": found["journeys"].to_dict("records"), **plain}


@st.cache_data(show_spinner=False, max_entries=20, ttl=KEPT)
def _money_choices(key: Key) -> dict[str, list[str]]:
    with database.reading(store(key[0])) as connection:
        found = economics_store.choices(connection)
    segments = {*found["segments"].segment, *_choices((key[0], key[1][:2]))["segments"]}
    return {"months": list(found["months"].month), "segments": sorted(segments)}


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _money_tables(key: Key, segment: str) -> dict[str, pd.DataFrame]:
    with database.reading(store(key[0])) as connection:
        return economics_store.tables(connection, View(segment=segment))


@st.cache_data(show_spinner=False, max_entries=100, ttl=KEPT)
def _economics(key: Key, view: View) -> Economics:
    return economics_measures.compute(_money_tables(key, view.segment), view)


@st.cache_data(show_spinner=False, max_entries=200, ttl=KEPT)
def _told_economics(key: Key, view: View, language: str, on: date) -> economics_presenter.EconomicsScreen:
    money = _of_money(key)
    found, extra = _economics(money, View(period=view.period, segment=view.segment)), None
    if found.audience == economics_measures.USERS:
        owned = _ownership((key[0], key[1][:-1]), view, on)
        extra = extra_work.cost(owned.let_downs.total, _money_tables(money, view.segment)["assumptions"])
    return economics_presenter.present(found, extra, Words(language))


@st.cache_data(show_spinner=False, max_entries=300, ttl=KEPT)
def _economics_part(key: Key, view: View, language: str, part: str, timing: str) -> economics_tables.Tab:
    words = Words(language)
    found = _economics(key, View(period=view.period, segment=view.segment))
    roles = ownership_presenter.names(_money_tables(key, view.segment), "roles", words)
    return economics_tables.present_tab(found, roles, timing, part, words)


@st.cache_data(show_spinner=False, max_entries=300, ttl=KEPT)
def _told_overview(key: Key, view: View, language: str, on: date, stage: str) -> overview_presenter.OverviewScreen:
    owners = key[0], key[1][:-1]
    answered, owned = _satisfaction((key[0], key[1][:2]), view), _ownership(owners, view, on)
    with database.reading(store(key[0])) as connection:
        own = overview_store.tables(connection)
    counted = _tables((key[0], key[1][:2]), view.journey, view.segment)
    tables = {**counted, **_ownership_tables(owners, view.journey), "company": own["company"]}
    found = overview_measures.compute(tables, answered, owned, own["assumptions"])
    earned = _economics(_of_money(key), View(period=view.period, segment=view.segment))
    said_of = company_findings.of(tables, answered, owned, earned.findings)
    basis = overview_presenter.Basis(tables, answered, owned, earned, found, said_of)
    return overview_presenter.present(basis, stage, Words(language))


def _of_money(key: Key) -> Key:
    """Return the key of money from that of owners and beliefs."""
    versions = dict(zip((*OWNERSHIP, "what_if"), key[1], strict=True))
    return key[0], tuple(versions[subject] for subject in MONEY)


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _sheet(key: Key, name: str) -> pd.DataFrame:
    with database.reading(store(key[0])) as connection:
        return store_tables.table(connection, SHEET[name])


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _ownership_tables(key: Key, journey: str) -> dict[str, pd.DataFrame]:
    with database.reading(store(key[0])) as connection:
        return ownership_store.tables(connection, View(journey=journey))


@st.cache_data(show_spinner=False, max_entries=100, ttl=KEPT)
def _ownership(key: Key, view: View, on: date) -> Ownership:
    answered = _satisfaction((key[0], key[1][:2]), view)
    return ownership_measures.compute(_ownership_tables(key, view.journey), answered, view, on)


@st.cache_data(show_spinner=False, max_entries=300, ttl=KEPT)
def _told_ownership(key: Key, view: View, language: str, on: date, stage: str) -> ownership_presenter.OwnershipScreen:
    return ownership_presenter.present(
        _ownership_tables(key, view.journey), _ownership(key, view, on), stage, Words(language)
    )


@st.cache_data(show_spinner=False, max_entries=100, ttl=KEPT)
def _proposed(
    key: Key, view: View, on: date, cells: tuple[Cell, ...], reports_to: tuple[tuple[str, str], ...]
) -> Ownership:
    tables = _ownership_tables(key, view.journey)
    after = adoption.tables_after(tables, map(Cell._make, cells), dict(reports_to), on)
    return ownership_measures.compute(after, _satisfaction((key[0], key[1][:2]), view), view, on)


@st.cache_data(show_spinner=False, max_entries=20, ttl=KEPT)
def _kept_proposals(key: Key) -> pd.DataFrame:
    with database.reading(store(key[0])) as connection:
        return proposal_store.kept(connection)


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _kept_cells(key: Key, proposal: str) -> Limited:
    with database.reading(store(key[0])) as connection:
        return proposal_store.cells(connection, proposal)


@st.cache_data(show_spinner=False, max_entries=20, ttl=KEPT)
def _adoptions(key: Key) -> pd.DataFrame:
    with database.reading(store(key[0])) as connection:
        return adoption_store.adoptions(connection)


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _told_maturity(key: Key, language: str, on: date) -> maturity_presenter.MaturityScreen:
    owned = _ownership_tables(key, "")
    with database.reading(store(key[0])) as connection:
        tables, facts = maturity_store.tables(connection), maturity_store.facts(connection, on)
    found = maturity_measures.compute(tables, on)
    steps = maturity_steps.next_steps(found, maturity_checks.checks(owned, facts, on))
    return maturity_presenter.present(found, maturity_measures.spread(tables, on), steps, Words(language))


@st.cache_data(show_spinner=False, max_entries=500, ttl=KEPT)
def _told_part(key: Key, view: View, language: str, on: date, stage: str, part: str) -> list[ownership_tables.Tab]:
    tables, found = _ownership_tables(key, view.journey), _ownership(key, view, on)
    return ownership_tables.present_tab(tables, found, stage, part, Words(language))


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _ownership_days(key: Key, journey: str) -> list[str]:
    return ownership_presenter.days(_ownership_tables(key, journey))


@st.cache_data(show_spinner=False, max_entries=5, ttl=KEPT)
def _content(key: Key) -> Content:
    with database.reading(store(key[0])) as connection:
        return Content(
            content_store.sheets(connection), content_store.surveys(connection), content_store.last_changes(connection)
        )


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _quality(key: Key, view: View, language: str) -> quality_presenter.QualityScreen:
    with database.reading(store(key[0])) as connection:
        tables = quality_store.tables(connection, view)
    return quality_presenter.quality(tables, quality_measures.compute(tables, view), Words(language))


@st.cache_data(show_spinner=False, max_entries=5, ttl=KEPT)
def _known(key: Key) -> Known:
    with database.reading(store(key[0])) as connection:
        return store_tables.known(connection)


@st.cache_data(show_spinner=False, max_entries=100, ttl=KEPT)
def _tables(key: Key, journey: str, segment: str) -> dict[str, pd.DataFrame]:
    with database.reading(store(key[0])) as connection:
        return satisfaction_store.tables(connection, View(journey=journey, segment=segment))


@st.cache_data(show_spinner=False, max_entries=200, ttl=KEPT)
def _satisfaction(key: Key, view: View) -> Satisfaction:
    return satisfaction_measures.compute(_tables(key, view.journey, view.segment), view)


@st.cache_data(show_spinner=False, max_entries=500, ttl=KEPT)
def _told(key: Key, view: View, language: str, measure: str, stage: str) -> SatisfactionScreen:
    tables = _tables(key, view.journey, view.segment)
    return presenter.present(tables, _satisfaction(key, view), measure, stage, Words(language))


@st.cache_data(show_spinner=False, max_entries=500, ttl=KEPT)
def _quotes(key: Key, view: View, language: str, stage: str) -> Quotes:
    tables, found, words = _tables(key, view.journey, view.segment), _satisfaction(key, view), Words(language)
    period = Period(found.view["from"], found.view["to"])
    with database.reading(store(key[0])) as connection:
        about_stage = satisfaction_store.comments(connection, view, stage, period)
        written = about_stage if len(about_stage) else satisfaction_store.comments(connection, view, "", period)
    return presenter.quotes(
        written, presenter.names(tables, "touchpoints", words), words, about_whole=not len(about_stage)
    )
