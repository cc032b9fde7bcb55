"""The survey wizard: a messy export is proposed, corrected, previewed and taken in, and known the next month."""

import io

import openpyxl
import pytest

from cxdash.domain.vocabulary import View
from cxdash.store import database
from cxdash.store.read import content
from cxdash.store.read import satisfaction as satisfaction_store
from cxdash.store.write.bulk import rows
from tests.builders import counted
from tests.company import take
from tests.pages.reader import Reader, click
from tests.pages.test_data import press, said

MAY = """Kundeundersøkelse vår 2026;;;;;
ID;Besvart;Kundetype;Hvor fornøyd er du med leveringen?;Hvor sannsynlig er det at du vil anbefale oss?;Kommentar
1;03.05.2026;Privat;Svært fornøyd;9;Bra
2;04.05.2026;Privat;Fornøyd;7;
3;05.05.2026;Bedrift;Misfornøyd;3;Tok tre uker
4;06.05.2026;Bedrift;Vet ikke;8;
""".encode("cp1252")
JUNE = MAY.replace(b".05.2026", b".06.2026")
STAGE = {"stages": [["key", "name", "position"], ["use", "Use", 1]]}


def wizard(content=MAY, name="may.csv", reader=None):
    reader = reader or Reader("data", lang="en", part="survey")
    reader.app.file_uploader[0].set_value((name, content, "text/csv"))
    return reader.run()


def correct(reader, cells):
    """Type into the table of columns: by the row's place, cells by column."""
    (key,) = [one.key for one in reader.app.data_editor if one.key.startswith("columns")]
    reader.app.session_state[key] = {"edited_rows": cells, "added_rows": [], "deleted_rows": []}
    return reader.run()


def preview(reader):
    (rows,) = [one for one in reader.tables() if "Mean" in one]
    return rows[["Touchpoint", "Question", "Answers", "No answer", "Mean"]].to_numpy().tolist()


def content_of(engine):
    with database.reading(engine) as connection:
        return content.surveys(connection).to_dict("records")


def scores(engine):
    held = counted(engine)
    return held[["touchpoint", "measure", "month", "score", "n"]].to_numpy().tolist()


def test_a_messy_export_is_proposed_as_its_columns_say(own_store):
    reader = wizard()

    assert preview(reader) == [
        ["Leveringen", "Satisfaction (1–5)", 3, 1, 3.67],
        ["The whole relationship", "Would recommend us (0–10)", 4, 0, 6.75],
    ]
    assert "7 answers in all · 2 comments" in reader.text()
    assert scores(own_store) == []


def test_it_is_taken_in_as_it_was_previewed(own_store):
    reader = press(wizard(), "take survey")

    assert "The survey may is in: 7 answers added, 0 were there already." in said(reader)
    assert scores(own_store) == [["", "NPS", "2026-05", score, 1] for score in (3, 7, 8, 9)] + [
        ["leveringen", "CSAT", "2026-05", score, 1] for score in (2, 4, 5)
    ]
    assert "See what the answers show" in [link.label for link in reader.links()]


def test_what_is_corrected_is_what_is_taken_in(own_store):
    reader = wizard()

    correct(reader, {3: {"touchpoint": "Home delivery", "stage": "Receive"}, 2: {"role": "not_used"}})
    press(reader, "take survey")

    with database.reading(own_store) as connection:
        held = satisfaction_store.tables(connection, View())
        segments = satisfaction_store.choices(connection).segments
    assert held.touchpoints[["name", "stage"]].to_numpy().tolist() == [["Home delivery", "receive"]]
    assert held.stages["name"].tolist() == ["Receive"]
    assert segments.empty


def test_a_choice_that_does_not_fit_is_said_at_once_and_nothing_can_be_taken_in(own_store):
    reader = wizard()

    correct(reader, {1: {"role": "not_used"}})

    assert "Choose the column with the day of the answer, or one day for all answers." in said(reader)
    assert [button.key for button in reader.app.button] == ["home frame"]

    (day,) = [field for field in reader.app.text_input if field.key.startswith("day")]
    day.set_value("2026-05-31")
    reader.run()

    assert preview(reader)[0] == ["Leveringen", "Satisfaction (1–5)", 3, 1, 3.67]


def test_next_months_file_needs_no_correcting(own_store):
    reader = wizard()
    correct(reader, {3: {"touchpoint": "Home delivery", "stage": "Receive"}})
    press(reader, "take survey")

    wizard(JUNE, "june.csv", reader)

    assert "This file was read before; everything is chosen as it was then." in said(reader)
    press(reader, "take survey")
    months = {(key, month) for key, _, month, _, _ in scores(own_store)}
    assert months == {(key, month) for key in ("", "home-delivery") for month in ("2026-05", "2026-06")}


def test_a_corrected_file_replaces_the_survey_it_names(own_store):
    press(wizard(), "take survey")
    reader = wizard(MAY.replace(b";9;Bra", b";10;Bra"), "may2.csv")
    (corrects,) = [one for one in reader.app.selectbox if one.key.startswith("corrects")]

    corrects.set_value("may")
    press(reader.run(), "take survey")

    assert [row[3] for row in scores(own_store) if row[1] == "NPS"] == [3, 7, 8, 10]


def test_a_name_that_is_taken_makes_a_survey_of_its_own(own_store):
    reader = press(wizard(), "take survey")
    wizard(JUNE, "june.csv", reader)
    (name,) = [field for field in reader.app.text_input if field.key.startswith("name")]

    name.set_value("May")
    press(reader.run(), "take survey")

    assert [row["survey"] for row in content_of(own_store)] == ["may", "may-2"]


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"only one line", b"PK\x03\x04 torn"])
def test_a_file_that_is_no_survey_gets_a_sentence(own_store, content):
    reader = wizard(content)

    assert not reader.app.exception
    assert said(reader)
    assert [button.key for button in reader.app.button] == ["home frame"]


DOUBTFUL = b"""ID;Answered;How satisfied were you with delivery?
1;01/02/2026;2
2;02/03/2026;3
3;03/04/2026;4
"""


def questions_of(reader):
    return {one.key.split(" ")[1]: one for one in reader.app.radio if one.key.startswith("question ")}


def test_what_is_open_is_asked_first_and_nothing_can_be_taken_in_before_it_is_answered(own_store):
    reader = wizard(DOUBTFUL)

    found = questions_of(reader)
    assert {key.split(":")[0]: one.value for key, one in found.items()} == {"scale-ends": None, "date-order": None}
    assert "take survey" not in [button.key for button in reader.app.button]

    found["date-order"].set_value("month-first")
    reader.run()
    ends = next(one for key, one in questions_of(reader).items() if key.startswith("scale-ends"))
    ends.set_value("1-7")
    reader.run()

    press(reader, "take survey")
    held = counted(own_store)
    assert sorted(held["month"]) == ["2026-01", "2026-02", "2026-03"]


def test_an_answer_can_be_changed(own_store):
    reader = wizard(DOUBTFUL)
    for answer in ("month-first", "day-first"):
        questions_of(reader)["date-order"].set_value(answer)
        reader.run()

    assert not reader.app.exception
    assert questions_of(reader)["date-order"].value == "day-first"


def test_each_column_says_why_it_is_what_it_is(own_store):
    reader = wizard()

    (why,) = [table["why"].tolist() for table in reader.tables() if "why" in table]
    assert 'the header says "fornøyd"' in why[3]


def test_the_sheet_with_the_answers_can_be_chosen(own_store):
    book = openpyxl.Workbook()
    for name, score in (("May", 5), ("June", 2)):
        sheet = book.active if name == "May" else book.create_sheet()
        sheet.title = name
        sheet.append(["Answered", "How satisfied are you with the delivery? (1-5)"])
        for day in range(1, 5):
            sheet.append([f"2026-05-0{day}", score])
    written = io.BytesIO()
    book.save(written)
    reader = wizard(written.getvalue(), "waves.xlsx")
    (sheets,) = [one for one in reader.app.selectbox if one.key.startswith("sheet")]
    other = next(one for one in sheets.options if one != sheets.value)

    sheets.set_value(other)
    reader.run()

    assert sheets.options == ["May", "June"]
    assert preview(reader)[0][-1] == {"May": 5, "June": 2}[other]


def test_what_was_found_is_said_before_the_tables(own_store):
    assert "2 questions were found, about Leveringen and the whole relationship." in wizard().text()


def test_a_column_of_a_shared_question_is_answered_by_itself(own_store):
    rows = [f"r{row},2026-05-{row + 1:02d},{1 + row % 4},{1 + row % 4}" for row in range(20)]
    header = "Respondent ID,Answered,How satisfied are you with the shop?,How satisfied are you with the app?"
    reader = wizard("\n".join([header, *rows]).encode(), "two.csv")

    next(iter(questions_of(reader).values())).set_value("1-5")
    reader.app.run()
    next(one for one in reader.app.checkbox if one.key.startswith("apart ")).check()
    reader.app.run()
    list(questions_of(reader).values())[1].set_value("1-4")
    reader.app.run()
    press(reader, "take survey")

    held = counted(own_store)
    assert sorted({*held["scale"]}) == ["", "1-4"]


def test_one_day_for_all_answers_does_not_lie_ahead(own_store):
    reader = wizard(b"How satisfied are you with the shop? (1-5)\n4\n5\n1\n", "days.csv")

    next(one for one in reader.app.text_input if "Day of all" in one.label).set_value("2999-01-01")
    reader.app.run()

    assert "2999-01-01 has not come yet" in said(reader)
    assert "take survey" not in [one.key for one in reader.app.button]


def test_a_touchpoint_much_like_a_known_one_is_asked_about_and_taken_for_it(own_store):
    take(own_store, {**STAGE, "touchpoints": [["key", "stage", "name"], ["home", "use", "Hjemlevering"]]})
    reader = wizard()
    (asked,) = reader.app.radio

    asked.set_value("home")
    reader.run()

    assert asked.options == ['The same as "Hjemlevering"', "A new touchpoint"]
    assert preview(reader) == [
        ["Hjemlevering", "Satisfaction (1–5)", 3, 1, 3.67],
        ["The whole relationship", "Would recommend us (0–10)", 4, 0, 6.75],
    ]


def test_a_question_of_a_part_of_a_known_touchpoint_is_asked_about_with_the_figures_of_each_answer(own_store):
    take(own_store, {**STAGE, "touchpoints": [["key", "stage", "name"], ["site", "use", "Nettsiden"]]})
    survey = MAY.replace(b"leveringen?", "innlogging på nettsiden?".encode("cp1252"))
    reader = wizard(survey)
    (asked,) = reader.app.radio

    asked.set_value("new")
    reader.run()

    assert asked.options == ['The same as "Nettsiden"', "A new touchpoint"]
    assert [said.split(",")[0] for said in asked.proto.captions] == ["3 answers", "3 answers"]
    assert preview(reader)[0][0] == "Innlogging på nettsiden"


def test_a_survey_that_somebody_stops_while_it_is_written_is_not_in_and_can_be_taken_in_after_all(
    own_store, monkeypatch
):
    reader, insert = wizard(), rows.insert

    def stopped(connection, survey_id, added, progress):
        click("stop import")
        insert(connection, survey_id, added, progress)

    with monkeypatch.context() as patch:
        patch.setattr(rows, "insert", stopped)
        press(reader, "take survey")

    assert [box.value.replace("\\", "") for box in reader.app.success] == ["Stopped. Nothing was changed."]
    assert scores(own_store) == []
    assert content_of(own_store) == []

    press(wizard(reader=reader), "take survey")

    assert len(content_of(own_store)) == 1
