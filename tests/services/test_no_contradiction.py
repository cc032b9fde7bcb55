"""Nothing that is said of a company gainsays another sentence or the picture, whatever the company has filled in."""

import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from cxdash.domain import findings
from cxdash.domain.ownership import Health
from cxdash.measures.overview.situation import RANKED
from cxdash.services.reads import remembering
from cxdash.store import database
from tests.once import once, shared_folder
from tests.services import amounts, claims, companies, headings, said
from tests.services.said import Told
from tests.soak import SOAKING

COMPANIES = 500 if SOAKING else 30
AT_ONCE = 10
"""Companies a test asks about."""

EACH, LANGUAGES = 12, {0: "nb", 7: "sv"}
"""The other language a company is asked about, by the rest of its seed divided by twelve: a sixth of them."""


@pytest.fixture
def empty(tmp_path_factory) -> Path:
    """An empty store to copy."""

    def make(folder: Path) -> None:
        database.open_store(f"sqlite:///{folder}/empty.db").dispose()

    return once(shared_folder(tmp_path_factory), "empty_store", make) / "empty.db"


@pytest.mark.soak
@pytest.mark.parametrize("first", range(0, COMPANIES, AT_ONCE))
def test_nothing_said_of_a_company_contradicts_anything_else(first, empty, tmp_path):
    wrong = [
        f"company {seed}: {fault}"
        for seed in range(first, first + AT_ONCE)
        for fault in faults(seed, shutil.copy(empty, tmp_path / f"{seed}.db"))
    ]

    assert not wrong, "\n".join(wrong)


def faults(seed: int, store: Path) -> list[str]:
    """Return what is wrong with what is said of the company of a seed."""
    engine, made = database.open_store(f"sqlite:///{store}"), companies.company(seed)
    try:
        companies.fill(engine, made)
        with database.reading(engine) as connection, remembering(connection):
            view = said.VIEWS[seed % 2]
            told = said.told(connection, view)
            other = said.told(connection, view, language) if (language := LANGUAGES.get(seed % EACH)) else told
    finally:
        engine.dispose()
    unknown = [f"not classified: {one}" for one in sorted(claims.unclassified(told))]
    faults_of_figures = [*amounts.differing(told), *(amounts.apart(told, other, language) if language else [])]
    return [
        *(*unknown, *differing(told), *leading(told), *mandates(told), *absent(told, made)),
        *(*faults_of_figures, *drawn(told), *headings.wrong(told, made)),
    ]


def differing(told: Told) -> list[str]:
    """Return what two sentences, or a sentence and the picture, say differently."""
    said_of = defaultdict(lambda: defaultdict(set))
    for one in [*claims.claims(told), *claims.answering(told)]:
        said_of[one.what, one.about][one.value].add(one.source)
    return [f"{what} of {about}: {dict(values)}" for (what, about), values in said_of.items() if len(values) > 1]


def leading(told: Told) -> list[str]:
    """Return where the title's stage is neither among the first findings nor the picture's focus where there is one."""
    situation, first = told.overview.situation, findings.first(told.findings, stage=told.overview.situation.worst)
    wrong = []
    worst, start = situation.worst, told.overview.start_here
    in_hand = situation.case == "owned" and not situation.promised
    if worst and situation.case != "not_filled_in" and not in_hand and worst not in {one.stage for one in first}:
        wrong.append(f"the title is about {worst}, not {[(one.code, one.stage) for one in first]}")
    if situation.case in ("no_owner", "cannot_act") and situation.promised and start not in ("", worst):
        wrong.append(f"the title is about {worst}, the picture starts at {start}")
    unowned = {row.key for row in told.owned.stages.itertuples() if row.broken and row.health in ("nobody", "everyone")}
    if unowned and situation.filled and not unowned & {one.stage for one in first}:
        wrong.append(f"{unowned} are broken and nobody's, and not among {[(one.code, one.stage) for one in first]}")
    if any(one.code == "not_about_ownership" for one in told.findings) and unowned:
        wrong.append(f"not about who owns it, though nobody owns {unowned}")
    few = [one.role for one in told.findings if one.code == "overloaded" and len(one.evidence["stages"]) < 3]
    return [*wrong, *(f"{role} is overloaded with less than three stages" for role in few)]


def drawn(told: Told) -> list[str]:
    """Return where the title names another stage than the picture's largest bar, widest gap or lowest dot shows."""
    situation, marks = told.overview.situation, {key: row for key, row in told.marks.items() if row["mean"] is not None}
    if situation.case not in RANKED or not marks:
        return []
    title, named = told.screen.title, set(situation.stages)
    bars = {key: row["lost"] for key, row in told.marks.items() if row["lost"] is not None}
    largest = max(bars, key=bars.__getitem__, default="")
    said_why = largest and (f"let down at {told.stages[largest]}," in title or " decides here: " in title)
    wrong = []
    if bars and largest not in named and not said_why and bars[largest] > max(bars.get(key, 0) for key in named):
        wrong.append(f"the largest bar is {largest}'s ({bars[largest]}), and nothing says why")
    dots = {key: row["mean"] for key, row in marks.items()}
    if "Satisfaction is" in title and not named & _least(dots):
        wrong.append(f"satisfaction is lowest at {_least(dots)}")
    gaps = {key: row["mean"] - row["expected"] for key, row in marks.items() if told.marks[key]["gap"]}
    if "furthest short" in title and not named & _least(gaps):
        wrong.append(f"the gap is widest at {_least(gaps)}")
    return [f"{title!r}: {one}" for one in wrong]


def _least(values: dict[str, float]) -> set[str]:
    """Return those with the least value, or next to it."""
    return {key for key, value in values.items() if value <= min(values.values()) + 0.05}


def mandates(told: Told) -> list[str]:
    """Return cards that say that nobody has the mandate where somebody can act."""
    stages = told.owned.stages.set_index("key")
    return [
        f"nobody has the mandate at {one.stage}, where {stages.owner[one.stage]} can act ({one.code})"
        for one, card in zip(
            findings.first(told.findings, stage=told.overview.situation.worst), told.screen.findings, strict=True
        )
        if card.mandate == "Nobody has the mandate" and one.stage and one.code != "made_elsewhere"
        if stages.health[one.stage] == Health.ONE and stages.can_act[one.stage] == "can"
    ]


def absent(told: Told, made: companies.Company) -> list[str]:
    """Return sentences that ask for data that are there, or say that they are not."""
    heard = {one.template for one in told.sentences}
    first, last = told.answered.view["from"] or "", told.answered.view["to"] or ""
    there = {
        "No answers about the whole relationship in these months": any(
            row[2] == "" and first <= row[5][:7] <= last for row in made.sheets["responses"][1:]
        ),
        "Customers have not been asked about the whole relationship.": any(
            row[2] == "" for row in made.sheets["responses"][1:]
        ),
        "Customers by month are not known": len(made.sheets.get("customers", ())) > 1,
        "Money spent is not known": len(made.sheets.get("spend", ())) > 1,
        "Let-downs go here: add customers a year at each touchpoint": any(
            row[4] == "direct" and row[7] for row in made.sheets["touchpoints"][1:]
        ),
        "–   –   –\nCustomers' answers go here: load a survey": len(made.sheets["responses"]) > 1,
        "Leaders have not been asked": any(row[0] == "mandate" for row in made.sheets["assessments"][1:]),
        "Leaders have not rated the six keys yet.": any(row[0] == "six_keys" for row in made.sheets["assessments"][1:]),
        "Customers have not been asked what they expected, so no gap can be shown.": any(
            row[3] == "EXPECTATION" for row in made.sheets["responses"][1:]
        ),
        "Customers give {stage} {mean}; what they expected has not been asked.": any(
            row[3] == "EXPECTATION" for row in made.sheets["responses"][1:]
        ),
        "No annoyances are noted yet. Type in what irritates customers: where, how many, how badly.": len(
            made.sheets["annoyances"]
        )
        > 1,
        "Who answers for what has not been filled in.": len(made.sheets["assignments"]) > 1,
    }
    return [
        f"said, though it is there: {template!r}"
        for template, is_there in there.items()
        if is_there & (template in heard)
    ]
