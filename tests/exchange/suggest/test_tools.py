"""The tool that an export comes from is told by its columns, and what the tool adds is no question."""

import pytest

from cxdash.exchange.suggest.propose import propose
from cxdash.exchange.suggest.tools import roles_in, tool_of
from cxdash.exchange.survey.column_roles import ColumnRole

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
