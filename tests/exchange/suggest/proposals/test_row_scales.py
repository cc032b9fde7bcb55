"""The scale of each measure in a file with a row for each answer."""

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.suggest.propose import propose
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.mapping_text import write_mapping
from cxdash.exchange.survey.reader import read_survey


def rows(scores, more="", cells=None):
    header = f"Respondent ID,Date,Touchpoint,Measure,Score{more}"
    lines = [
        f"r{row},2026-05-{row % 28 + 1:02d},Shop,{measure},{some[row % len(some)]}{(cells or {}).get(measure, '')}"
        for row in range(40)
        for measure, some in scores.items()
    ]
    return "\n".join([header, *lines]).encode()


SEVEN = {"CSAT": range(1, 8), "NPS": range(11)}


@pytest.mark.parametrize(
    ("content", "answers", "expected"),
    [
        (rows({"CSAT": range(1, 6), "CES": range(1, 8)}), {}, {"CSAT": "", "CES": ""}),
        (rows(SEVEN), {}, {"CSAT": "1-7", "NPS": ""}),
        (rows(SEVEN, ",Scale", {"CSAT": ",1-7", "NPS": ",0-10"}), {}, {"CSAT": "1-7", "NPS": ""}),
        (rows(SEVEN, ",Max", {"CSAT": ",7", "NPS": ",10"}), {}, {"CSAT": "1-7", "NPS": ""}),
        (rows({"CES": range(1, 6)}, ",Max", {"CES": ",5"}), {}, {"CES": "1-5"}),
        (rows({"CES": range(1, 6)}), {"scale-ends:score-ces": "1-5"}, {"CES": "1-5"}),
        (rows({"CES": range(1, 6)}), {"scale-ends:score-ces": "1-7"}, {"CES": ""}),
    ],
)
def test_each_measure_is_read_on_the_scale_that_a_column_its_scores_or_an_answer_show(content, answers, expected):
    proposal = propose(content, "long.csv", answers=answers)
    survey = read_survey(content, "long.csv", read_mapping(write_mapping(proposal)))

    assert proposal.open == ()
    assert dict(zip(survey.questions["measure"], survey.questions["scale"], strict=True)) == expected


def test_scores_that_stop_before_the_end_of_their_measure_are_asked_about():
    (question,) = propose(rows({"CSAT": range(1, 6), "CES": range(1, 6)}), "long.csv").open

    assert question.id == "scale-ends:score-ces"
    assert [(one.id, one.figures["mean"]) for one in question.readings] == [("1-7", 3.0), ("1-5", 3.0)]


def test_the_next_file_is_read_on_the_same_scales():
    kept = write_mapping(propose(rows(SEVEN), "may.csv"))

    proposal = propose(rows(SEVEN), "june.csv", kept=[kept])

    assert (proposal.kept, read_mapping(write_mapping(proposal)).scale) == (True, (("CSAT", "1-7"),))


def test_questions_in_words_are_not_read_as_one():
    with pytest.raises(ImportRefused) as refused:
        propose(rows({"Satisfaction": range(1, 6), "Recommendation": range(11)}), "long.csv")

    (fault,) = map(str, refused.value.faults)
    assert fault.startswith('The column "Measure" says in words what each row asks: "Satisfaction", "Recommendation".')
