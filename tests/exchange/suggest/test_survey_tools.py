"""Exports of forty columns as survey tools write them: right figures straight from the file."""

import pytest

from cxdash.exchange.suggest.propose import propose
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.mapping_text import write_mapping
from cxdash.exchange.survey.reader import read_survey
from tests.surveys.tools import TOPICS, google_forms, microsoft_forms, qualtrics, survey_monkey


@pytest.mark.parametrize("make", [google_forms, survey_monkey, qualtrics, microsoft_forms])
def test_a_tools_export_goes_straight_through(make):
    export = make()

    proposal = propose(export.content, export.name)
    mapping = read_mapping(write_mapping(proposal))
    wave = read_survey(export.content, export.name, mapping)

    assert (proposal.tool, [question.id for question in proposal.open]) == (export.tool, [])
    headers = {one.name: f"{one.name} {one.question}" for one in proposal.columns}
    measures = {one.column: str(one.measure) for one in mapping.questions}
    read = wave.questions.to_dict("records")
    assert len(read) == len(export.figures)
    for row, (said, figures) in zip(read, export.figures.items(), strict=True):
        assert all(word in headers[row["column"]] for word in said.split())
        assert (measures[row["column"]], row["answers"], pytest.approx(row["mean"])) == figures
    days = wave.answers["date"].astype(str).str[:10]
    assert (days.min(), days.max()) == (export.first, export.last)
    assert wave.answers["respondent"].nunique() == export.answered


@pytest.mark.parametrize("make", [google_forms, survey_monkey, qualtrics, microsoft_forms])
def test_two_tables_about_the_same_topics_are_kept_apart(make):
    proposal = propose(make().content, make().name)

    asked = [(one.role, one.touchpoint) for one in proposal.questions]
    assert len(asked) == len(set(asked))


def test_what_stands_between_a_question_and_its_topic_is_no_part_of_a_name():
    proposal = propose(qualtrics().content, qualtrics().name)

    named = {one.key: one.name for one in proposal.touchpoints}
    asked = [(one.measure, named.get(one.touchpoint)) for one in read_mapping(write_mapping(proposal)).questions]
    assert asked == [("CSAT", one) for one in TOPICS] + [("CES", one) for one in TOPICS] + [("NPS", None)]
    assert proposal.name == "Customer survey_May 4, 2026_09.12"
