import pytest

from cxdash.charts import economics as charts
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.economics import figures as economics
from cxdash.presenters import amounts
from cxdash.presenters.economics import spend as presenter
from cxdash.presenters.economics import spend_by_role
from cxdash.presenters.elements import Tab
from tests.measures.economics.test_spend_mix import MOVING, spent
from tests.measures.money import make_money
from tests.presenters.ownership.pictures import sent, written

ENGLISH, ROLES = Words("en"), {"CMO": "Marketing director", "CIO": "IT director"}


def found(*rows):
    return economics.compute(make_money(spend=[one for given in rows for one in given]), View(period="12m"))


STEADY = spent({"people": 1, "media": 1}, {"people": 1, "media": 1}, role="CIO")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], []),
        ([STEADY], ["No role has moved a tenth or more of its money from one kind to another in a year."]),
        (
            [spent({"other": 1, "people": 1}, {"other": 1, "people": 1})],
            [
                "As far as kinds are stated, no role has moved a tenth or more of its money from one to another in a "
                "year."
            ],
        ),
        (
            [spent({"other": 1}, {"other": 1})],
            [
                "What the money goes to (staff, technology …) has not been filled in, so it cannot be told whether it "
                "moves from people to technology."
            ],
        ),
        (
            [spent(*MOVING, months_ago=[])],
            [
                "It cannot be told whether money has moved from people to technology: the same months a year before "
                "are not filled in."
            ],
        ),
        (
            [spent(*MOVING), STEADY, spent({}, {"technology": 1}, role="", months_ago=[])],
            [
                "Marketing director's money moved from staff (90% → 10%) to technology (10% → 90%); the total is "
                "unchanged.",
                "Not compared, because the same months a year before are not filled in: nobody.",
            ],
        ),
        (
            [
                spent({"technology": 3, "people": 1}, {"technology": 3, "people": 1}),
                spent({}, {"technology": 1}, "CIO"),
            ],
            [
                "No role has moved a tenth or more of its money from one kind to another in a year.",
                "Not compared, because the same months a year before are not filled in: IT director.",
                "Marketing director holds 75% of the money for technology.",
            ],
        ),
    ],
)
def test_how_money_moved_is_said_or_why_it_cannot_be(rows, said):
    assert presenter.mix_sentences(found(*rows), ROLES, ENGLISH) == said


def test_the_picture_has_a_row_for_a_role_with_several_kinds_and_for_each_of_them():
    once = spent({"service": 1}, {"service": 1}, role="COO")

    rows = presenter.mix_rows(found(spent(*MOVING), STEADY, once), ROLES, ENGLISH)

    assert rows.columns.tolist() == [*charts.mix_columns(ENGLISH).values(), "reading", "told"]
    assert rows.told.iloc[-1] == "Marketing director, technology: 10% → 90% of its money."
    assert rows.drop(columns="told").astype(object).where(rows.notna(), None).to_numpy().tolist() == [
        [1, "IT director", "", None, None, "", "as expected"],
        [2, "IT director", "staff", 50, 50, "50% → 50%", "as expected"],
        [3, "IT director", "advertising", 50, 50, "50% → 50%", "as expected"],
        [4, "Marketing director", "", None, None, "", "as expected"],
        [5, "Marketing director", "staff", 90, 10, "90% → 10%", "text"],
        [6, "Marketing director", "technology", 10, 90, "10% → 90%", "text"],
    ]


def test_without_a_role_whose_money_goes_to_several_kinds_there_is_no_picture():
    drawn = [tab.drawing for tab in presenter.mix(found(spent({"people": 1}, {"people": 2})), ROLES, ENGLISH)]

    assert drawn == [None]


def test_the_split_comes_first_then_what_changed_in_a_year_and_most():
    winning = spent({"media": 2e6, "people": 1e6}, {"media": 3e6, "people": 1e6})
    keeping = spent({"people": 5e5}, {"people": 2e5}, purpose="retention")

    split, first, *_ = presenter.spend_sentences(found(winning, keeping), ENGLISH)

    assert first.replace("\N{NO-BREAK SPACE}", " ") == (
        "Compared with the year before: winning +12 m kr (most of all advertising, +12 m kr); "
        "keeping \N{MINUS SIGN}3.6 m kr."
    )
    assert split.startswith("Of ")


@pytest.mark.parametrize("ago", [{"media": 1e6}, {}])
def test_where_nothing_changed_or_no_year_before_is_known_no_change_is_said(ago):
    said = presenter.spend_sentences(found(spent(ago, {"media": 1e6})), ENGLISH)

    assert not any("Compared with the year before" in one for one in said)


def test_the_picture_shows_whose_money_goes_to_what_as_parts_of_the_whole():
    lines = found(spent(*MOVING), STEADY).spend
    drawing = spend_by_role.picture(lines, ROLES, "NOK", "", ENGLISH)
    desk, phone = (written(Tab(drawing=drawing), form) for form in ("desk", "phone"))
    total = lines.amount.sum()

    assert desk.count("All money") == phone.count("All money") == 1
    for role, name in ROLES.items():
        share = ENGLISH.share(lines.amount[lines.role == role].sum() / total)
        assert desk[desk.index(name) + 1] == share
        assert phone[phone.index(name) + 1].endswith(f" · {share}")
    bars = sent(Tab(drawing=drawing))["boxes"].query("where == 'desk'")
    wide = (bars.x2 - bars.x).to_numpy()
    assert wide / wide.max() == pytest.approx(bars_of(lines))


def bars_of(lines):
    """Return the amounts by role and purpose, of the largest, in the order of the picture."""
    amounts = lines.groupby(["role", "purpose"]).amount.sum().unstack(fill_value=0.0)
    amounts = amounts.loc[amounts.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    values = [value for value in amounts.to_numpy().ravel() if value > 0]
    return [value / max(values) for value in values]


def test_nothing_spent_has_no_picture():
    assert spend_by_role.picture(found(STEADY).spend.iloc[:0], ROLES, "NOK", "", ENGLISH) is None


def test_amounts_in_one_sentence_have_one_unit():
    small, large = 500_000.0, 30_200_000.0

    assert amounts.more_or_less(small, "NOK", ENGLISH, beside=large).replace("\N{NO-BREAK SPACE}", " ") == "+0.5 m kr"
    assert amounts.more_or_less(small, "NOK", ENGLISH).replace("\N{NO-BREAK SPACE}", " ") == "+500,000 kr"
