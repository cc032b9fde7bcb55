"""What the pages must say about the demo company, whose story is known: it grows with every page."""

import pytest

from cxdash.ui.components import pictures
from tests.pages.reader import Reader

SAID = {
    ("overview", ""): (
        "The promise breaks most at Get connected: about 53,000 let-downs a year, and nobody owns it.",
        "The whole journey: nobody answers for it, Chief executive drives it.",
        "62%",
        "39,290",
        "19 of 100 leave within a year",
        "2,550\N{NO-BREAK SPACE}kr / 271\N{NO-BREAK SPACE}kr",
        "5 of 8",
        "Nobody answers for Get connected.",
        "Customer director answers for Get help, but cannot act",
        "3 decisions: 1 overdue, 1 without a date, 1 reopened.",
        "“Installation gets one owner” is overdue by 282 days; it was due Feb 1, 2026. Responsible: Chief executive.",
    ),
    ("satisfaction", ""): (
        "Customers get less than they expected, most of all in the stage Get connected: 3.0 against 4.1.",
        "Too few answers to show: News about us (12) and Thanks after a year (12).",
        "62%",
        "+14",
        "Welcome call",
    ),
    ("satisfaction", "channels"): (
        "Phone does not fit “Understand the bill”: 2.6, against 3.9 in the other channels.",
        "Message does not fit “Get a fault fixed”: 2.6, against 3.7 in the other channels.",
        "Phone does not fit “Find out”: 3.0, against 4.1 in the other channels.",
        "The same promise is kept least evenly in the stage Get connected: Product and app gives 3.4, Message 2.6.",
        "By who delivers, the widest difference is in the stage Compare: Ourselves 4.0, Hjem & Nett 3.7.",
    ),
    ("satisfaction", "solved"): (
        "Of 100 cases in the stage Get help 63 are solved; those who were helped give 4.0, the others 1.9.",
    ),
    ("satisfaction", "expected"): (
        "In the stage Get connected 71 of 100 customers got less than they expected, 19 as much and 10 more.",
        "Possibly more than is needed: Welcome call, Invite a friend, and My page in the app.",
    ),
    ("data", "voices"): (
        "Less than half as many as on average have answered: Thanks after a year, Invoice, Speed and stability, and "
        "Wi-Fi at home.",
        "We can't tell which segments are under-represented: how many customers each has is not known.",
    ),
    ("satisfaction", "time"): (
        "The installer's visit",
        "Below its usual level since Feb 2026",
    ),
    ("satisfaction", "matters"): (
        "8 touchpoints are important, but weak, first of all The installer's visit",
        "Uncertain, since they change place when the lines stand at the medians: Partner store.",
    ),
    ("economics", "spend"): (
        "It costs 2,550\N{NO-BREAK SPACE}kr to win a customer, 39% more than a year ago, and 271\N{NO-BREAK SPACE}kr "
        "to keep one for a year.",
        "Nov 2025 – Oct 2026: 12 months.",
        "2,550\N{NO-BREAK SPACE}kr / 271\N{NO-BREAK SPACE}kr",
        "A year ago: 1,839\N{NO-BREAK SPACE}kr / 291\N{NO-BREAK SPACE}kr",
        "39,290",
        "19 of 100 leave within a year, counted month by month",
        "A year ago: 31,187, 16 of 100",
        "13.2",
        "A year ago: 9.5",
        "Of 156\N{NO-BREAK SPACE}m\N{NO-BREAK SPACE}kr, 62% goes to winning, 26% to keeping and 12% to the "
        "experience itself.",
    ),
    ("economics", "leaving"): ("186,813", "185,323"),
    ("economics", "value"): (
        "A new customer is worth about 5,700\N{NO-BREAK SPACE}kr today when the cost of keeping customers is taken "
        "off, and about 6,400\N{NO-BREAK SPACE}kr before that, at a discount rate of 10%.",
        "That is 2.2 times the 2,550\N{NO-BREAK SPACE}kr that winning it costs.",
        "Winning pays as long as 62 of 100 customers stay a year; 81 do.",
    ),
    ("economics", "claim"): (
        "Winning a customer costs 9.4 times as much here as keeping one for a year; 5 to 25 times is often said.",
    ),
    ("economics", "effect"): ("In a year: new customers +5%, money for winning them +46%.",),
    ("economics", "segments"): ("No customers are given by segment.",),
    ("economics", ""): (
        "Winning a customer costs 39% more than a year ago, while the company has fewer customers.",
        "19% of the customers leave in a year, 16% the year before, and less is spent to keep each.",
        "Of the money for winning and keeping alone, 70% goes to winning.",
    ),
    ("maturity", "next"): (
        "Of the six keys 3 are at 2 of 5; collaboration across silos has the lowest answers, from 1 to 3.",
        "8 leaders answered in Sep 2026.",
        "2.7 of 5",
        "Of 6 next steps 5 are not in place.",
        "Rated higher than the data show:",
    ),
    ("maturity", "raters"): ("The answers lie furthest apart in customer focus and room to act and customer-driven",),
    ("maturity", "benchmarks"): ("A survey by Forbes, quoted by Antrop, undated in the source.",),
    ("paths", "roles"): (
        "No touchpoint gets credit by every way of counting: who contributes depends on the way chosen.",
        "Credit is a convention, not a cause",
        "37,800",
        "17.0 of 100",
        "184,300 did not",
        "0 of 10",
        "Most goes to Marketing director by: All to the first, Equally to all, Most to first and last, and By "
        "what is lost",
        "Most goes to Sales director by: All to the last.",
    ),
    ("paths", "lost"): (
        "Most are lost at Ordering online: 138,200 of the 164,200 who reach it, and 75% of all who are lost.",
    ),
    ("methods", "rules"): ("The ways differ most on Ordering online: from 0 to 26,000 of 37,800 customers.",),
    ("ownership", ""): (
        "5 of 8 stages have one clear owner; without one: Get connected, Renew, and Recommend.",
        "The whole journey: nobody answers for it, Chief executive drives it.",
        "Of about 175,000 let-downs a year, 48% fall in stages without one clear owner; with only 8 stages, this "
        "could be chance.",
        "5 of 8",
        "about 53,000",
        "Nobody answers for Get connected.",
        "Several answer for Renew: Marketing director and Sales director.",
        "Everyone answers for Recommend, and so nobody does.",
        "Nobody answers for the whole journey; it is driven by Chief executive.",
        "Customer director answers for Get help, but cannot act",
        "Marketing director answers for 3 of 8 stages.",
        "Nobody owns the figure Days from order to online.",
        "Nobody owns the figure Customers leaving a year.",
        "Two targets pull against each other: New contracts a month and Days from order to online.",
        "Two targets pull against each other: Solved at first contact and Handling time.",
        "The installer's visit is delivered by Linjelaget, and nobody here answers for it.",
        "On paper nobody answers for Get connected; 3 of 8 leaders name Operations director, 2 say that nobody does.",
        "From Order to Get connected: those who hand over rate the hand-off 4, those who receive 1, on a scale of 1–5.",
        "“Five days turn into twelve” is felt at Get connected, but made at Discover, which Marketing director "
        "answers for.",
        "The decision “Installation gets one owner” was due on Feb 1, 2026 and is still open.",
    ),
    ("ownership", "stage"): (
        "What stands in the way at Get connected: no clear owner.",
        "Linjelaget",
        "The installer's visit",
    ),
    ("ownership", "handoffs"): (
        "Satisfaction falls where the owner changes: Order → Get connected and Use → Get help.",
        "From Order to Get connected: those who hand over rate the hand-off 4, those who receive 1, on a scale of 1–5.",
        "Five days turn into twelve",
    ),
    ("ownership", "mandate"): (
        "○ cannot act",
        "Customer director",
        "At 1 of 8 stages most leaders name another owner than the one on paper.",
    ),
    ("ownership", "targets"): (
        "Key figures: 10; without an owner: 2; at their target: 2; pairs of targets that pull against each other: 2.",
    ),
    ("ownership", "money"): (
        "Customer director, who answers for Get help, holds 1% of the money.",
        "Marketing director answers for more than a third of the stages.",
    ),
    ("ownership", "history"): ("Mar 1, 2026", "Jan 1, 2026"),
    ("decide", ""): (
        "“New customers pay less than I do” probably hurts most, but is blocked where it is made: several answer for "
        "Offer to stay (Marketing director and Sales director).",
        "Of what can be fixed, “Five days turn into twelve” clearly comes first: Marketing director answers for TV "
        "and video ads and can act.",
        "No ranges given for 12 of 12",
        "Blocked: nobody answers for The installer's visit",
        "Blocked: Customer director answers for Phone support, but cannot act",
        "Blocked: several answer for Cancelling (Marketing director and Sales director)",
        "Under way: Sales director answers for Ordering by phone and can act",
        "7 of 11",
        "4 of 11",
        "3 of 12",
    ),
    ("decide", "need"): (
        "Needed most, worth most and most doable, taken together: “Five days turn into twelve”, “Nobody says what "
        "happens next”, and “Service may not decide”.",
        "What fixing them is worth has not been stated: customers × severity is used instead.",
    ),
    ("decide", "decided"): (
        "“Installation gets one owner” is overdue by 282 days; it was due Feb 1, 2026. Responsible: Chief executive.",
        "Progress message every day",
        "Measured: −4 %",
    ),
    ("data", "in"): (
        "Every page has what it must have; empty, but not needed: Scales, Journeys, and Customer list.",
        "60,230",
        "Nov 2024 – Oct 2026",
    ),
    ("data", "quality"): (
        "Of 32 touchpoints 2 have fewer than 30 answers in this period: News about us and Thanks after a year.",
    ),
    ("data", "changes"): ("Touchpoints: 32 added",),
}
"""By page and part, what stands there in English over the last twelve months."""


@pytest.fixture
def demo(open_store):
    return open_store("demo")


@pytest.mark.parametrize(("page", "part"), SAID)
def test_the_pages_tell_the_demos_story(page, part, demo):
    reader = Reader(page, lang="en", period="12m", on="2026-11-10", part=part)
    for title in [block.label for block in reader.blocks() if block.type == "expander"]:
        if title.endswith("more questions"):
            reader.open_more(title)

    text = "\n".join([reader.text(), *(metric.value for metric in reader.app.metric)])
    assert [said for said in SAID[page, part] if said not in text] == []


def test_the_installer_falls_when_its_stage_has_lost_its_owner_and_that_is_not_called_the_cause(demo):
    reader = Reader("satisfaction", lang="en", period="12m", part="time", touchpoint="installer")

    said = "The installer's visit has been below its usual level in every month since Feb 2026: find the cause."
    assert said in reader.text()
    assert "The owner changed on Jan 1, 2026: Sales director before, nobody after." in reader.text()
    assert "does not make one the cause of the other" in reader.text()
    together, picture = reader.charts()[1:3]
    assert together.alt == "6 touchpoints are below their usual level, 3 of them since Feb 2026."
    assert together.tables["heads"].name.tolist()[5:6] == ["Chat"]
    assert picture.alt == said
    assert picture.tables["owners"].to_numpy().tolist() == [["Jan 2026", "owner changed"]]
    assert picture.tables["marked"].Month.tolist()[-1] == "Oct 2026"


def test_on_a_phone_the_owners_history_is_a_list_in_place_of_the_picture(demo, monkeypatch):
    at_desk = Reader("ownership", lang="en", part="history")
    monkeypatch.setattr(pictures, "on_a_phone", lambda: True)

    on_phone = Reader("ownership", lang="en", part="history")

    assert len(on_phone.charts()) == len(at_desk.charts()) - 1
    listed = on_phone.text()
    assert 0 < listed.index("Mar 1, 2026; until then") < listed.index("Jan 1, 2026; until then")
    assert "until then" not in at_desk.text()


def test_on_a_phone_the_words_under_a_picture_speak_of_no_mark_that_is_not_drawn_there(demo, monkeypatch):
    monkeypatch.setattr(pictures, "on_a_phone", lambda: True)

    mandate, keys = Reader("ownership", lang="en", part="mandate").text(), Reader("maturity", lang="en").text()

    assert "the statement that holds least stands under each role" in mandate
    assert "Under each stage: whom leaders name, and how many do." in mandate
    assert "The figure is the median" in keys
    assert not [mark for mark in ("Dot: one", "Diamond: ", "Dotted: ") if mark in mandate + keys]
