"""What customers answered and wrote, by survey."""

from cxdash.domain.messages import gettext_noop
from cxdash.domain.scales import MEASURE_NAMES, SCALES
from cxdash.domain.sheets.description import SEGMENT, Column, Sheet, key, one_of, refers, worded

SURVEYS = Sheet(
    "surveys",
    "survey",
    gettext_noop("Surveys"),
    ("key",),
    (
        key("spring-2026"),
        *worded(
            "name",
            gettext_noop("name"),
            gettext_noop("What the survey is called."),
            gettext_noop("Spring 2026"),
            required=True,
        ),
        Column("file", gettext_noop("file"), gettext_noop("The file it came from."), blank="empty"),
        Column(
            "mapping", gettext_noop("how the file was read"), gettext_noop("How that file was read."), blank="empty"
        ),
    ),
    gettext_noop("Each wave of questions."),
    row=gettext_noop("Survey {key}"),
)


def _measure() -> Column:
    return one_of(
        "measure",
        gettext_noop("question"),
        {measure.value: name for measure, name in MEASURE_NAMES.items()},
        f"{', '.join(f'{measure} {scale}' for measure, scale in SCALES.items())}.",
        "CSAT",
        required=True,
        length=12,
    )


def _scale(note: str, example: str, *, required: bool = False) -> Column:
    return Column("scale", gettext_noop("scale"), note, example, blank="empty", length=20, required=required)


RESPONSES = Sheet(
    "responses",
    "response",
    gettext_noop("Answers"),
    ("survey", "respondent", "touchpoint", "measure", "date"),
    (
        refers("survey", gettext_noop("survey"), "surveys", gettext_noop("The survey."), "spring-2026", required=True),
        Column(
            "respondent",
            gettext_noop("respondent"),
            gettext_noop("Who answered, within this survey; blank where it is not known."),
            "1017",
            blank="named",
        ),
        refers(
            "touchpoint",
            gettext_noop("touchpoint"),
            "touchpoints",
            gettext_noop("Blank means the whole relationship."),
            "wifi",
            indexed=False,
        ),
        _measure(),
        _scale(
            gettext_noop("The scale of the answer, from the worst to the best; blank for the measure's own."), "1-7"
        ),
        Column(
            "score",
            gettext_noop("score"),
            gettext_noop("The answer, on its scale."),
            "4",
            kind="number",
            required=True,
        ),
        Column(
            "date",
            gettext_noop("date"),
            gettext_noop("The day of the answer."),
            "2026-05-03",
            kind="date",
            required=True,
        ),
        SEGMENT,
        Column("need", gettext_noop("need"), gettext_noop("What the customer came for."), blank="empty"),
        Column(
            "weight",
            gettext_noop("weight"),
            gettext_noop("The weight the survey gives the answer."),
            "1",
            kind="number",
            default="1",
        ),
        Column(
            "count",
            gettext_noop("number of answers"),
            gettext_noop("How many such answers the row stands for."),
            "1",
            kind="whole",
            low=1,
            default="1",
        ),
    ),
    gettext_noop("One answer to one question."),
    people=True,
    files_only=True,
)

COMMENTS = Sheet(
    "comments",
    "comment",
    gettext_noop("Comments"),
    ("survey", "respondent", "touchpoint", "date"),
    (
        refers("survey", gettext_noop("survey"), "surveys", gettext_noop("The survey."), "spring-2026", required=True),
        Column(
            "respondent",
            gettext_noop("respondent"),
            gettext_noop("Who wrote, within this survey."),
            "1017",
            blank="named",
        ),
        refers(
            "touchpoint",
            gettext_noop("touchpoint"),
            "touchpoints",
            gettext_noop("Blank means the whole relationship."),
            "wifi",
        ),
        Column(
            "date",
            gettext_noop("date"),
            gettext_noop("The day it was written."),
            "2026-05-03",
            kind="date",
            required=True,
        ),
        Column(
            "text",
            gettext_noop("text"),
            gettext_noop("What was written."),
            gettext_noop("It does not reach upstairs."),
            required=True,
        ),
    ),
    gettext_noop("What customers wrote."),
    people=True,
    files_only=True,
)

ENDS = Sheet(
    "scales",
    "scale",
    gettext_noop("Scales"),
    ("measure", "scale"),
    (
        _measure(),
        _scale(gettext_noop("The scale, from the worst to the best answer."), "1-7", required=True),
        Column(
            "top_from",
            gettext_noop("top from"),
            gettext_noop("The first score of the top, such as 6; blank for what is usual on such a scale."),
            "6",
            kind="number",
        ),
        Column(
            "low_to",
            gettext_noop("low end to"),
            gettext_noop("The last score of the low end, such as 3; blank for what is usual on such a scale."),
            "3",
            kind="number",
        ),
    ),
    gettext_noop("Which scores count as the top and as the low end, where your company has its own rule."),
    row=gettext_noop("Top and low end of {key}"),
    replaces=True,
)
