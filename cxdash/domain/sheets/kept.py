"""The sheets of what is made on screen or found while files are read, so that an export holds everything."""

from cxdash.domain.messages import gettext_noop
from cxdash.domain.sheets.answers import RESPONSES
from cxdash.domain.sheets.description import KEY_LENGTH, Column, Sheet, refers
from cxdash.domain.sheets.ownership import ASSIGNMENTS

KEY = Column(
    "key",
    gettext_noop("short name"),
    gettext_noop("The short name that was made of the name."),
    kind="key",
    required=True,
    length=KEY_LENGTH,
)
NAME = Column("name", gettext_noop("name"), gettext_noop("What it is called."), required=True)
MADE = (
    Column("made_at", gettext_noop("made at"), gettext_noop("When it was made."), kind="time", required=True),
    Column("made_by", gettext_noop("made by"), gettext_noop("Who made it."), required=True),
)


def _whole(name: str, label: str, note: str) -> Column:
    return Column(name, label, note, kind="whole", required=True, low=0)


def _like(sheet: Sheet, *names: str) -> tuple[Column, ...]:
    """Return columns of another sheet."""
    return tuple(column for column in sheet.columns if column.name in names)


QUESTION_TALLIES = Sheet(
    "question_tallies",
    "question_tally",
    gettext_noop("How questions were answered"),
    ("survey", "file", "touchpoint", "measure"),
    (
        refers("survey", gettext_noop("survey"), "surveys", gettext_noop("The survey."), required=True),
        Column("file", gettext_noop("file"), gettext_noop("The file the question stood in."), blank="empty"),
        *_like(RESPONSES, "touchpoint", "measure", "scale"),
        _whole("answers", gettext_noop("answers"), gettext_noop("How many answered it.")),
        _whole("missing", gettext_noop("without an opinion"), gettext_noop('How many answered "don\'t know".')),
        _whole("blank", gettext_noop("left blank"), gettext_noop("How many left it blank.")),
    ),
    gettext_noop("How often each question of a survey's file was answered, as it was counted when the file came in."),
    gettext_noop("How a question was answered: {key}"),
)

PROPOSALS = Sheet(
    "proposals",
    "proposal",
    gettext_noop("Proposals"),
    ("key",),
    (
        KEY,
        NAME,
        Column("model", gettext_noop("model"), gettext_noop("The model it began with."), blank="empty"),
        refers("journey", gettext_noop("journey"), "journeys", gettext_noop("Blank means all journeys.")),
        *MADE,
        Column("note", gettext_noop("note"), gettext_noop("What was noted with it."), blank="empty"),
        Column("adopted_on", gettext_noop("adopted on"), gettext_noop("The day it is valid from."), kind="date"),
    ),
    gettext_noop("Proposals of who could answer for what, as they were kept."),
    gettext_noop("Proposal {key}"),
)

PROPOSAL_CELLS = Sheet(
    "proposal_cells",
    "proposal_cell",
    gettext_noop("What proposals say"),
    ("proposal", "role", "letter", "stage", "touchpoint", "area"),
    (
        refers("proposal", gettext_noop("proposal"), "proposals", gettext_noop("The proposal."), required=True),
        *_like(ASSIGNMENTS, "role", "letter", "stage", "touchpoint", "area", "limit"),
    ),
    gettext_noop("Who would answer for what by each proposal."),
    gettext_noop("Of a proposal: {key}"),
)

SCENARIOS = Sheet(
    "scenarios",
    "scenario",
    gettext_noop("Saved choices"),
    ("key",),
    (
        KEY,
        NAME,
        Column("journey", gettext_noop("journey"), gettext_noop("The journey it is about."), blank="empty"),
        Column("period", gettext_noop("period"), gettext_noop("The months it was made on."), blank="empty"),
        Column("segment", gettext_noop("segment"), gettext_noop("The customers it is about."), blank="empty"),
        Column("levers", gettext_noop("levers"), gettext_noop("What was chosen."), required=True),
        Column("beliefs", gettext_noop("assumptions"), gettext_noop("What was believed then."), required=True),
        Column("baseline", gettext_noop("baseline"), gettext_noop("The figures it was made on."), required=True),
        Column("outcome", gettext_noop("outcome"), gettext_noop("What it was found to bring."), required=True),
        *MADE,
    ),
    gettext_noop("Choices kept on the page What if, with what was believed and found then."),
    gettext_noop("Saved choice {key}"),
)

KEPT = (QUESTION_TALLIES, PROPOSALS, PROPOSAL_CELLS, SCENARIOS)
