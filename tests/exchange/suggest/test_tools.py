"""The tool that an export comes from is told by its columns, and what the tool adds is no question."""

import pytest

from cxdash.exchange.suggest.propose import propose
from cxdash.exchange.suggest.tools import roles_in, tool_of
from cxdash.exchange.survey.column_roles import ColumnRole
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.mapping_text import write_mapping
from cxdash.exchange.survey.reader import read_survey

ASKED = ["Hvor fornøyd er du med levering?", "Annet"]

HEADERS = {
    "Qualtrics": [
        "StartDate",
        "EndDate",
        "Status",
        "IPAddress",
        "Progress",
        "Finished",
        "RecordedDate",
        "ResponseId",
        "UserLanguage",
    ],
    "SurveyMonkey": ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address"],
    "Microsoft Forms": ["ID", "Starttidspunkt", "Fullføringstidspunkt", "E-post", "Navn"],
    "Google Forms": ["Tidsmerke"],
    "LimeSurvey": ["id", "submitdate", "lastpage", "startlanguage", "seed"],
    "Typeform": ["#", "Submit Date (UTC)", "Network ID"],
    "Questback": ["lfdn", "external_lfdn", "dispcode", "datetime", "duration"],
    "Netigate": ["Survey ID", "Sample ID", "Answer set ID", "Started", "Answered"],
    "Delighted": ["Response ID", "Permalink", "Survey type", "Responded at", "Email"],
    "AskNicely": ["respondent_id", "email", "answerlabel", "deliverymethod", "responded"],
    "Promoter.io": ["Contact email", "Score type", "Posted date"],
}
DAYS = {
    "Qualtrics": "RecordedDate",
    "SurveyMonkey": "End Date",
    "Microsoft Forms": "Fullføringstidspunkt",
    "Google Forms": "Tidsmerke",
    "LimeSurvey": "submitdate",
    "Typeform": "Submit Date (UTC)",
    "Questback": "datetime",
    "Netigate": "Answered",
    "Delighted": "Responded at",
    "AskNicely": "responded",
    "Promoter.io": "Posted date",
}


@pytest.mark.parametrize("tool", HEADERS)
def test_a_tool_is_known_by_its_columns_and_says_which_is_the_day_of_the_answer(tool: str):
    names = [*HEADERS[tool], *ASKED]

    roles = roles_in(tool, names)

    assert tool_of(names) == tool
    assert [name for name, role in roles.items() if role is ColumnRole.DATE] == [DAYS[tool]]
    assert set(roles) == set(HEADERS[tool])


@pytest.mark.parametrize(
    "names",
    [["ID", "Dato", *ASKED], ["Respondent ID", "End Date", *ASKED], ["Kunde", "Timestamp", *ASKED], ["Timestamp"], []],
)
def test_columns_that_any_file_may_have_show_no_tool(names: list[str]):
    assert tool_of(names) == ""


def test_microsoft_forms_is_known_by_its_completion_time_alone():
    assert tool_of(["ID", "Fullføringstidspunkt", *ASKED]) == "Microsoft Forms"


def test_what_a_tool_adds_is_no_question_and_the_tool_is_said():
    header = ["StartDate", "EndDate", "Progress", "Duration (in seconds)", "RecordedDate", "ResponseId", *ASKED[:1]]
    rows = [f"2026-05-0{n},2026-05-0{n},{n},{n},2026-05-0{n + 1},R_{n}a,{n}" for n in range(1, 6)]

    proposal = propose("\n".join([",".join(header), *rows]).encode(), "mai.csv")

    assert [one.role for one in proposal.columns[:6]] == [*["not_used"] * 4, "date", "respondent"]
    assert str(proposal.notes[0]) == "This looks like a Qualtrics export."


STATUS = "StartDate,EndDate,Status,RecordedDate,ResponseId,UserLanguage,How satisfied are you with delivery?"


def exported(*rows: tuple[str, int]) -> bytes:
    """Return a Qualtrics export with a row for each status and score."""
    body = [f"2026-05-01,2026-05-01,{status},2026-05-01,R_{at}a,EN,{score}" for at, (status, score) in enumerate(rows)]
    return "\n".join([STATUS, *body]).encode()


@pytest.mark.parametrize("said", ["Survey Preview", "Survey Test", "1", "17", "Forhåndsvisning av undersøkelse"])
def test_previews_of_a_survey_are_no_answers_in_the_proposal_and_in_the_mapping(said: str):
    content = exported((said, 1), ("IP Address", 5), ("IP Address", 4), (said, 1), ("IP Address", 5))

    proposal = propose(content, "mai.csv")
    wave = read_survey(content, "mai.csv", read_mapping(write_mapping(proposal)))

    assert (proposal.rows, list(wave.answers["score"])) == (3, [5, 4, 5])
    note = f'Rows were left out since "Status" says "{said}": 2 (rows 2, 5).'
    assert [note in map(str, notes) for notes in (proposal.notes, wave.notes)] == [True, True]


def test_previews_that_an_earlier_month_did_not_have_are_left_out_as_well():
    before = write_mapping(propose(exported(*[("IP Address", score) for score in (5, 4, 3, 2, 1)]), "april.csv"))
    content = exported(("Survey Preview", 1), ("IP Address", 5), ("IP Address", 4))

    proposal = propose(content, "mai.csv", kept=[before])
    wave = read_survey(content, "mai.csv", read_mapping(write_mapping(proposal)))

    assert (proposal.kept, list(wave.answers["score"])) == (True, [5, 4])
