"""One wave of a survey, as files give it and the store takes it."""

from dataclasses import dataclass, field

import pandas as pd

from cxdash.domain.messages import Message

QUESTION = ("touchpoint", "measure", "scale", "answers", "missing", "blank")


def _no_questions() -> pd.DataFrame:
    return pd.DataFrame(columns=list(QUESTION))


@dataclass(frozen=True)
class Wave:
    """What one wave of a survey declares and what customers answered; a touchpoint '' is the whole relationship.

    *touchpoints*: key, name, stage, stage_name, channel, contact, …: made where the store lacks them.
    *answers*: respondent, touchpoint, measure, scale ('' = the measure's own), score, date, segment, need, weight,
    count.
    *comments*: respondent, touchpoint, date, text.
    *questions*: touchpoint, measure, scale and the numbers of answers, missing ("don't know") and blank ones in
    the file; a file that was read adds column and mean. Empty where they are not known.
    *notes*: what to say about the file.
    """

    key: str
    name: str
    file: str
    mapping: str
    touchpoints: pd.DataFrame
    answers: pd.DataFrame
    comments: pd.DataFrame
    questions: pd.DataFrame = field(default_factory=_no_questions)
    notes: list[Message] = field(default_factory=list)
