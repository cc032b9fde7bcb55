"""Files as people have them, each dropped on the page, asked about, and taken in with the right figures."""

from tests.builders import counted
from tests.company import COMPANY, book, take
from tests.pages.reader import Reader
from tests.pages.test_data import press, rows, said
from tests.pages.test_door import choose, drop, widget

RECOMMENDED = "Would you recommend us to a colleague?"


def survey(question, answers, month=5):
    """Return a file with an answer a day."""
    lines = [f"{100 * month + at},2026-{month:02}-{at:02},{answer}" for at, answer in enumerate(answers, 1)]
    return "\n".join([f"Response ID,Submitted,{question}", *lines, ""])


def drop_book(rows_of_sheet, name="file.xlsx"):
    reader = Reader("data", lang="en", part="load")
    reader.app.file_uploader[0].set_value((name, book({"Sheet1": rows_of_sheet}), ""))
    return reader.run()


def can_be_taken(reader):
    return any(button.key.startswith("take ") for button in reader.app.button)


def scores(engine):
    """Return the answers held, in order, by touchpoint and what is asked."""
    held = counted(engine)
    found = {}
    for one in held.sort_values("score").to_dict("records"):
        found.setdefault((one["touchpoint"], one["measure"]), []).extend([one["score"]] * one["n"])
    return found


def test_words_that_run_against_their_numbers_are_asked_about_and_the_answer_counts(own_store):
    words = ["1 - Very good", "1 - Very good", "2 - Good", "3 - Fair", "4 - Bad", "5 - Very bad"] * 2
    reader = drop(survey("How satisfied are you with the repair?", words))
    assert not can_be_taken(reader)
    figures = widget(reader.app.radio, "question direction").proto.captions
    assert [one.split(", ")[1] for one in figures] == ["mean 3.33", "mean 2.67"]

    press(choose(reader, reader.app.radio, "question direction", "words"), "take survey")

    assert scores(own_store) == {("repair", "CSAT"): [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 5, 5]}


def test_a_value_outside_the_scale_is_asked_about_and_lowers_no_other_answer_then_or_next_month(own_store):
    april = [1, 2, 4, 5, 6, 7, 8, 9, 10, 10, 11, 9]
    reader = drop(survey(RECOMMENDED, april, 4), "april.csv")
    assert "11 (row 12) is not on the scale" in widget(reader.app.radio, "question outside").label.replace("\\", "")
    assert not can_be_taken(reader)
    reader = press(choose(reader, reader.app.radio, "question outside", "leave-out"), "take survey")

    reader = drop(survey(RECOMMENDED, [1, 3, 7, 8, 10, 10], 5), "may.csv", reader)
    assert "everything is chosen as it was then" in said(reader)
    press(reader, "take survey")

    assert scores(own_store) == {("", "NPS"): sorted([1, 2, 4, 5, 6, 7, 8, 9, 10, 10, 9, 1, 3, 7, 8, 10, 10])}


def test_a_kept_answer_about_codes_that_the_next_file_contradicts_is_asked_again(own_store):
    reader = drop(survey(RECOMMENDED, [*range(1, 12)], 4), "april.csv")
    reader = press(choose(reader, reader.app.radio, "question outside", "1-11"), "take survey")
    assert scores(own_store) == {("", "NPS"): [*range(11)]}

    reader = drop(survey(RECOMMENDED, [1, 7, 8, 10, 10], 5), "may.csv", reader)
    assert not can_be_taken(reader)
    press(choose(reader, reader.app.radio, "question changed", "anew"), "take survey")

    assert scores(own_store) == {("", "NPS"): sorted([*range(11), 1, 7, 8, 10, 10])}


def test_the_order_of_day_and_month_is_asked_with_both_spans(own_store):
    head = "Response ID,Submitted,How satisfied are you with the repair? (1-5)"
    reader = drop(f"{head}\n1,01/02/2026,4\n2,01/03/2026,5\n3,01/05/2026,3\n")
    readings = widget(reader.app.radio, "question date-order").options
    assert ["3 months" in readings[0], "4 days" in readings[1]] == [True, True]
    assert not can_be_taken(reader)

    press(choose(reader, reader.app.radio, "question date-order", "day-first"), "take survey")

    held = counted(own_store)
    assert sorted(held["month"]) == ["2026-02", "2026-03", "2026-05"]


def test_two_header_rows_give_a_question_for_each_column_and_no_channel_is_lost(own_store):
    heads = [
        "Respondent ID,End Date,How satisfied were you with each of these?,,,Would you recommend us to a friend?",
        ",,Chat,Phone,Branch,Response",
    ]
    answers = [
        "Satisfied,Very satisfied,Dissatisfied,9",
        "Very dissatisfied,,Very satisfied,3",
        ",Satisfied,Satisfied,10",
    ]
    lines = [f"{at},2026-05-0{1 + at % 9},{answer}" for at, answer in enumerate(answers * 3)]

    press(drop("\n".join([*heads, *lines, ""])), "take survey")

    assert scores(own_store) == {
        ("chat", "CSAT"): [1] * 3 + [4] * 3,
        ("phone", "CSAT"): [4] * 3 + [5] * 3,
        ("branch", "CSAT"): [2] * 3 + [4] * 3 + [5] * 3,
        ("", "NPS"): [3] * 3 + [9] * 3 + [10] * 3,
    }


def test_a_row_of_totals_under_the_answers_is_named_and_is_no_answer(own_store):
    answers = [[at, f"2026-05-{at:02}", 1 + at % 5] for at in range(1, 11)]
    head = ["ID", "Completion time", "How satisfied were you with the repair?"]
    reader = drop_book([head, *answers, ["Average", None, 3]])
    assert '12 ("Average")' in reader.text()

    press(reader, "take survey")

    assert scores(own_store) == {("repair", "CSAT"): [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]}


def test_subscriptions_are_joined_to_the_customer_who_holds_them(own_store):
    text = (
        "id,Customer ID,Created (UTC),Canceled At (UTC),Plan,Interval,Amount,Status\n"
        "s1,ann,2025-01-10 10:00,2025-06-01 09:00,small,month,50.00,canceled\n"
        "s2,ann,2025-06-01 09:00,,large,month,90.00,active\n"
        "s3,bo,2025-02-01 08:00,2025-08-01 08:00,small,month,50.00,canceled\n"
    )
    reader = drop(text)
    assert "2 customers · 1 has left" in reader.text()

    press(reader, "take records")

    assert sorted(row["customer"] for row in rows(own_store, "subscriptions")) == ["ann", "bo"]


def test_paths_of_an_analytics_tool_add_up_and_make_their_touchpoints(own_store):
    take(own_store, COMPANY)
    reader = drop('# Top paths\n\nPath,Conversions\nAds x 2,"1,100"\nAds > Ads,100\nMail > Ads,20\n,"1,220"\n')
    reader = choose(reader, reader.app.selectbox, "stage", "Order")
    widget(reader.app.checkbox, "make").check()

    press(reader.run(), "take list")

    assert {row["path"]: row["conversions"] for row in rows(own_store, "paths")} == {
        "ads > ads": 1200,
        "mail > ads": 20,
    }


def test_a_chart_as_drawn_makes_its_stages_and_roles(own_store):
    chart = [["Activity", "Sales", "Depot"], ["1. Sell it", "RA", "(I)"], ["2. Send it", "N", "R/A"]]
    reader = drop_book(chart)
    widget(reader.app.checkbox, "make").check()

    press(reader.run(), "take list")

    assert [row["name"] for row in rows(own_store, "stages")] == ["Sell it", "Send it"]
    assert sorted(row["letter"] for row in rows(own_store, "assignments")) == ["A", "A", "I", "R", "R"]


def test_numbers_of_answers_by_score_are_as_many_answers(own_store):
    take(own_store, COMPANY)
    reader = drop("Touchpoint,Month,1,2,3,4,5\nWeb shop,2026-05,1,0,2,0,7\n", "satisfaction.csv")

    press(reader, "take list")

    assert scores(own_store) == {("web", "CSAT"): [1, 3, 3] + [5] * 7}


def test_rich_text_is_refused_as_such(own_store):
    reader = drop("{\\rtf1\\ansi\\f0 ID,Score\\\n1,5\\\n}", "export.csv")

    assert "export.csv is rich text" in said(reader)
    assert not can_be_taken(reader)


def test_a_day_that_is_none_can_be_written_again(own_store):
    take(own_store, COMPANY)
    reader = drop("Touchpoint,1,2,3,4,5\nWeb shop,1,0,2,0,7\n", "satisfaction.csv")
    reader = choose(reader, reader.app.text_input, "question date", "31.05.2026")
    assert '"31.05.2026" is no day; write it as 2026-05-31.' in said(reader)
    assert not can_be_taken(reader)

    press(choose(reader, reader.app.text_input, "question date", "2026-05-31"), "take list")

    assert scores(own_store) == {("web", "CSAT"): [1, 3, 3] + [5] * 7}


def test_the_day_of_a_survey_is_asked_for_in_plain_words(own_store):
    reader = drop("ID,How satisfied were you with the repair?\n1,1\n2,5\n3,4\n4,3\n5,2\n")
    reader = choose(reader, reader.app.text_input, "day", "31 May")
    assert '"31 May" is no day; write it as 2026-05-31.' in said(reader)
    assert "{" not in said(reader)
    assert not can_be_taken(reader)

    press(choose(reader, reader.app.text_input, "day", "2026-05-31"), "take survey")

    assert scores(own_store) == {("repair", "CSAT"): [1, 2, 3, 4, 5]}
