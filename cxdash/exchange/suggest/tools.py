"""Recognise the survey tool that an export comes from by its columns, and what those are that the tool itself adds."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from cxdash.exchange.files.header import folded
from cxdash.exchange.survey.column_roles import ColumnRole, Role

WHO, DAY, NONE = ColumnRole.RESPONDENT, ColumnRole.DATE, ColumnRole.NOT_USED


@dataclass(frozen=True)
class Tool:
    """A survey tool: names that only its exports have, how many of them show it, and its own columns by role.

    *tests* are the names of a column and, as a pattern, the texts in it that say that a row is no real answer.
    Names are in small letters, in the languages that the tool writes. Of the columns of days the first that a file has
    is the day of the answer; *first* are names that show the tool where they stand first and another name beside them.
    """

    name: str
    signs: str
    least: int
    days: str
    who: str
    others: str
    first: str = ""
    tests: tuple[str, str] = ("", "")


TOOLS = (
    Tool(
        "Qualtrics",
        signs="recordeddate|recorded date|registrert dato|registrerat datum|responseid|distributionchannel|"
        "distribution channel|userlanguage|user language|recipientlastname|recipient last name|externalreference|"
        "external data reference|duration (in seconds)|varighet (i sekunder)|varaktighet (i sekunder)",
        least=3,
        days="recordeddate|recorded date|registrert dato|registrerat datum|enddate|end date|sluttdato|slutdatum",
        who="responseid|response id|svar-id|svars-id",
        others="startdate|start date|startdato|startdatum|status|response type|svartype|svarstyp|ipaddress|ip address|"
        "ip-adresse|ip-adress|progress|fremdrift|framsteg|duration (in seconds)|varighet (i sekunder)|"
        "varaktighet (i sekunder)|finished|fullført|slutfört|recipientlastname|recipientfirstname|recipientemail|"
        "recipient last name|recipient first name|recipient email|externalreference|external data reference|"
        "locationlatitude|locationlongitude|location latitude|location longitude|distributionchannel|"
        "distribution channel|userlanguage|user language",
        tests=(
            "status|response type|svartype|svarstyp",
            r"1|2|9|10|17|18|.*\b(preview|test)\b.*|.*(forhåndsvis|förhandsgransk|förhandsvis|vorschau).*",
        ),
    ),
    Tool(
        "SurveyMonkey",
        signs="collector id|samler-id|insamlar-id|insamlings-id|indsamler-id|collector-id",
        least=1,
        days="end date|sluttdato|slutdatum|slutdato|enddatum|date modified|start date|startdato|startdatum",
        who="respondent id|respondent-id|respondents id|respondentens id|befragten-id",
        others="collector id|samler-id|insamlar-id|insamlings-id|indsamler-id|collector-id|ip address|ip-adresse|"
        "ip-adress|email address|e-postadresse|e-postadress|e-mailadresse|first name|fornavn|förnamn|vorname|last name|"
        "etternavn|efternamn|nachname|date created",
    ),
    Tool(
        "LimeSurvey",
        signs="submitdate|date submitted|innsendingsdato|dato sendt inn|inskickat datum|datum inskickat|lastpage|"
        "last page|siste side|sista sidan|startlanguage|start language|startspråk|seed",
        least=2,
        days="submitdate|date submitted|innsendingsdato|dato sendt inn|inskickat datum|datum inskickat|datestamp|"
        "date last action|dato for siste handling|datum för senaste åtgärd",
        who="id|response id|svar-id|svars-id|token",
        others="lastpage|last page|siste side|sista sidan|startlanguage|start language|startspråk|seed|startdate|"
        "date started|startdato|startdatum|ipaddr|ip address|ip-adresse|ip-adress|refurl|referrer url|interviewtime|"
        "total time",
    ),
    Tool(
        "Typeform",
        signs="submit date (utc)|network id|stage date (utc)|start date (utc)",
        least=1,
        days="submit date (utc)|submitted at|start date (utc)",
        who="#|response id|token",
        others="network id|stage date (utc)|start date (utc)|response type|tags|ending",
    ),
    Tool(
        "Microsoft Forms",
        signs="completion time|fullføringstidspunkt|slutförandetid|færdiggørelsestidspunkt|fuldførelsestidspunkt|"
        "fertigstellungszeit",
        least=1,
        days="completion time|fullføringstidspunkt|slutförandetid|slutförd|sluttidspunkt|sluttid|"
        "færdiggørelsestidspunkt|fuldførelsestidspunkt|fertigstellungszeit|start time|starttidspunkt|starttid|"
        "startzeit",
        who="id",
        others="email|e-post|e-postadresse|e-postadress|e-mail|mail|name|navn|namn|last modified time|"
        "tidspunkt for siste endring|sist endret|senast ändrad|language|språk|total points|quiz feedback|totalt antall "
        "poeng|tilbakemelding på test",
    ),
    Tool(
        "Questback",
        signs="lfdn|external_lfdn|dispcode|questback id|respondentnummer questback|ftime|date_of_last_access|"
        "date_of_first_mail",
        least=2,
        days="datetime|date_of_last_access|besvart|answered|svardato|svarsdatum",
        who="lfdn|questback id|respondent id|respondent-id",
        others="external_lfdn|tester|dispcode|lastpage|quality|duration|ftime|date_of_first_mail|quota|rts|language|"
        "browser|referer|device_type|output_mode",
        tests=("tester", "1"),
    ),
    Tool(
        "Netigate",
        signs="answersetid|answer set id|answerset id|netigate id|sampleid|sample id|surveyid|survey id|utvalgs-id|"
        "urvals-id|svarsett-id|svarsuppsättnings-id",
        least=2,
        days="answered|last answered|besvart|besvarad|sist besvart|senast besvarad|completed|end time|started",
        who="answersetid|answer set id|answerset id|svarsett-id|svarsuppsättnings-id|respondent id|netigate id",
        others="sampleid|sample id|surveyid|survey id|utvalgs-id|urvals-id|status|started|language|språk|sample|urval|"
        "utvalg",
    ),
    Tool(
        "AskNicely",
        signs="answerlabel|answer_label|deliverymethod|delivery_method|email_token|lastemailed|question_type|respondent_id",
        least=2,
        days="responded|responded_at|time_responded",
        who="response_id|respondent_id|id|person_id",
        others="answerlabel|answer_label|deliverymethod|delivery_method|email_token|lastemailed|sent|opened|name|email|"
        "first_name|last_name|status|published|question_type|survey_template|customtheme",
    ),
    Tool(
        "Delighted",
        signs="permalink|survey type|person id|response id|responded at|survey sent at|delighted source",
        least=2,
        days="responded at|response time|time|created at",
        who="response id|id|person id",
        others="permalink|survey type|survey sent at|sent at|name|email|phone|tags|notes|delighted source|"
        "delighted device type|delighted operating system|delighted browser|person id",
    ),
    Tool(
        "Promoter.io",
        signs="score type|posted date|promoter type|nps category|followup url|contact email|campaign",
        least=2,
        days="posted date|response date|created date|date",
        who="id|response id|contact id|contact email",
        others="score type|promoter type|nps category|followup url|contact email|first name|last name|campaign|status",
    ),
    Tool(
        "Google Forms",
        signs="",
        least=0,
        first="timestamp|tidsmerke|tidsstempel|tidsstämpel|tidsangivelse|zeitstempel|tidspunkt",
        days="timestamp|tidsmerke|tidsstempel|tidsstämpel|tidsangivelse|zeitstempel|tidspunkt",
        who="",
        others="username|brukernavn|användarnamn|email address|e-postadresse|e-postadress|e-mailadresse|e-mail-adresse",
    ),
)
"""The tools that are recognised, those with the clearest signs first."""


def tool_of(names: Sequence[str], labels: Mapping[str, str] | None = None) -> str:
    """Return the name of the survey tool that the columns of an export show, or ''."""
    found = {folded(name) for name in names} | {folded(label) for label in (labels or {}).values()}
    first = folded(names[0]) if names else ""
    for tool in TOOLS:
        signs = found & set(tool.signs.split("|"))
        if (tool.least and len(signs) >= tool.least) or (len(names) > 1 and first and first in tool.first.split("|")):
            return tool.name
    return ""


def roles_in(tool: str, names: Sequence[str], labels: Mapping[str, str] | None = None) -> dict[str, Role]:
    """Return the roles of those columns that the tool adds itself: one day, one respondent, and what is not used."""
    known = next((one for one in TOOLS if one.name == tool), None)
    if known is None:
        return {}
    called = {folded(text): name for name in reversed(names) for text in ((labels or {}).get(name, ""), name) if text}
    none = [
        called[word] for words in (known.days, known.who, known.others) for word in words.split("|") if word in called
    ]
    roles: dict[str, Role] = dict.fromkeys(none, NONE)
    for role, words in ((WHO, known.who), (DAY, known.days)):
        if column := next((called[word] for word in words.split("|") if word in called), ""):
            roles[column] = role
    return roles


def tests_in(
    tool: str, texts: Mapping[str, Collection[str]], labels: Mapping[str, str]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the texts by which a column of the tool says that a row is a preview or a test, by the column's name.

    *texts* are the distinct texts of each column; only those that stand there are returned.
    """
    names, pattern = next((one.tests for one in TOOLS if one.name == tool), ("", ""))
    found = []
    for name, held in texts.items():
        own = {folded(name), folded(labels.get(name, ""))} & set(filter(None, names.split("|")))
        said = tuple(text for text in held if re.fullmatch(pattern, folded(text[:60]))) if own else ()
        found += [(name, said)] if said else []
    return tuple(found)
