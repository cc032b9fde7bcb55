import numpy as np
import pandas as pd
import pytest

from cxdash.measures.satisfaction import drivers
from cxdash.measures.satisfaction.drivers import Drivers

SWISS = np.array(
    [
        "80.2",
        "17.0",
        "15",
        "12",
        "9.96",
        "22.2",
        "83.1",
        "45.1",
        "6",
        "9",
        "84.84",
        "22.2",
        "92.5",
        "39.7",
        "5",
        "5",
        "93.40",
        "20.2",
        "85.8",
        "36.5",
        "12",
        "7",
        "33.77",
        "20.3",
        "76.9",
        "43.5",
        "17",
        "15",
        "5.16",
        "20.6",
        "76.1",
        "35.3",
        "9",
        "7",
        "90.57",
        "26.6",
        "83.8",
        "70.2",
        "16",
        "7",
        "92.85",
        "23.6",
        "92.4",
        "67.8",
        "14",
        "8",
        "97.16",
        "24.9",
        "82.4",
        "53.3",
        "12",
        "7",
        "97.67",
        "21.0",
        "82.9",
        "45.2",
        "16",
        "13",
        "91.38",
        "24.4",
        "87.1",
        "64.5",
        "14",
        "6",
        "98.61",
        "24.5",
        "64.1",
        "62.0",
        "21",
        "12",
        "8.52",
        "16.5",
        "66.9",
        "67.5",
        "14",
        "7",
        "2.27",
        "19.1",
        "68.9",
        "60.7",
        "19",
        "12",
        "4.43",
        "22.7",
        "61.7",
        "69.3",
        "22",
        "5",
        "2.82",
        "18.7",
        "68.3",
        "72.6",
        "18",
        "2",
        "24.20",
        "21.2",
        "71.7",
        "34.0",
        "17",
        "8",
        "3.30",
        "20.0",
        "55.7",
        "19.4",
        "26",
        "28",
        "12.11",
        "20.2",
        "54.3",
        "15.2",
        "31",
        "20",
        "2.15",
        "10.8",
        "65.1",
        "73.0",
        "19",
        "9",
        "2.84",
        "20.0",
        "65.5",
        "59.8",
        "22",
        "10",
        "5.23",
        "18.0",
        "65.0",
        "55.1",
        "14",
        "3",
        "4.52",
        "22.4",
        "56.6",
        "50.9",
        "22",
        "12",
        "15.14",
        "16.7",
        "57.4",
        "54.1",
        "20",
        "6",
        "4.20",
        "15.3",
        "72.5",
        "71.2",
        "12",
        "1",
        "2.40",
        "21.0",
        "74.2",
        "58.1",
        "14",
        "8",
        "5.23",
        "23.8",
        "72.0",
        "63.5",
        "6",
        "3",
        "2.56",
        "18.0",
        "60.5",
        "60.8",
        "16",
        "10",
        "7.72",
        "16.3",
        "58.3",
        "26.8",
        "25",
        "19",
        "18.46",
        "20.9",
        "65.4",
        "49.5",
        "15",
        "8",
        "6.10",
        "22.5",
        "75.5",
        "85.9",
        "3",
        "2",
        "99.71",
        "15.1",
        "69.3",
        "84.9",
        "7",
        "6",
        "99.68",
        "19.8",
        "77.3",
        "89.7",
        "5",
        "2",
        "100.00",
        "18.3",
        "70.5",
        "78.2",
        "12",
        "6",
        "98.96",
        "19.4",
        "79.4",
        "64.9",
        "7",
        "3",
        "98.22",
        "20.2",
        "65.0",
        "75.9",
        "9",
        "9",
        "99.06",
        "17.8",
        "92.2",
        "84.6",
        "3",
        "3",
        "99.46",
        "16.3",
        "79.3",
        "63.1",
        "13",
        "13",
        "96.83",
        "18.1",
        "70.4",
        "38.4",
        "26",
        "12",
        "5.62",
        "20.3",
        "65.7",
        "7.7",
        "29",
        "11",
        "13.79",
        "20.5",
        "72.7",
        "16.7",
        "22",
        "13",
        "11.22",
        "18.9",
        "64.4",
        "17.6",
        "35",
        "32",
        "16.92",
        "23.0",
        "77.6",
        "37.6",
        "15",
        "7",
        "4.97",
        "20.0",
        "67.6",
        "18.7",
        "25",
        "7",
        "8.65",
        "19.5",
        "35.0",
        "1.2",
        "37",
        "53",
        "42.34",
        "18.0",
        "44.7",
        "46.6",
        "16",
        "29",
        "50.43",
        "18.2",
        "42.8",
        "27.7",
        "22",
        "29",
        "58.33",
        "19.3",
    ],
    float,
).reshape(-1, 6)
"""Swiss provinces in 1888: fertility, then agriculture, examination, education, Catholic, infant mortality."""

ITEMS = [
    "Departure and Arrival Time Convenience",
    "Ease of Online Booking",
    "Check-in Service",
    "Online Boarding",
    "Gate Location",
    "On-board Service",
    "Seat Comfort",
    "Leg Room Service",
    "Cleanliness",
    "Food and Drink",
    "In-flight Service",
    "In-flight Wifi Service",
    "In-flight Entertainment",
    "Baggage Handling",
]


def related(x, y, weights=None):
    """Return the correlations of drivers and outcome."""
    weights = np.ones(len(y)) if weights is None else weights
    return drivers.correlations(drivers.pairwise(x, y, weights)[None])[0]


def answers(n, drivers=3, seed=1):
    rng = np.random.default_rng(seed)
    x = rng.integers(1, 6, (n, drivers)).astype(float)
    return x, x @ np.arange(drivers, 0, -1) + rng.normal(0, 1, n)


def found(x, y, asked="CSAT"):
    keys = [f"t{at}" for at in range(x.shape[1])]
    return drivers.drivers(x, y, np.ones(len(y)), keys, "CSAT", asked)


def test_r2_is_shared_out_as_in_the_textbook():
    parts = drivers.lmg(related(SWISS[:, 1:], SWISS[:, 0]))

    assert parts == pytest.approx([0.05709122, 0.17117303, 0.26013468, 0.10557015, 0.11276592], abs=1e-6)
    assert parts.sum() == pytest.approx(0.706735, abs=1e-6)


def test_a_driver_that_repeats_another_takes_half_of_its_part():
    x, y = answers(200, 2)
    alone = drivers.lmg(related(x[:, :1], y))

    twice = drivers.lmg(related(x[:, [0, 0]], y))

    assert twice == pytest.approx(np.repeat(alone / 2, 2))


def test_a_driver_that_everyone_scores_alike_explains_nothing():
    x, y = answers(200, 3)
    x[:, 2] = 4

    assert drivers.lmg(related(x, y))[2] == 0


def test_an_answer_that_counts_twice_is_two_answers():
    x, y = answers(120)
    weights = np.where(np.arange(120) < 50, 2.0, 1.0)

    weighted = related(x, y, weights)

    assert weighted == pytest.approx(related(np.vstack([x, x[:50]]), np.concatenate([y, y[:50]])))


def test_the_largest_comes_first_within_its_range():
    told = found(*answers(400))

    assert (told.refused, told.n, [row.key for row in told.rows]) == ("", 400, ["t0", "t1", "t2"])
    assert all(row.share_low < row.share < row.share_high for row in told.rows)
    assert sum(row.share for row in told.rows) == pytest.approx(1)


@pytest.mark.parametrize(("n", "refused"), [(99, "few_respondents"), (100, "")])
def test_fewer_than_a_hundred_respondents_are_refused(n, refused):
    told = found(*answers(n))

    assert (told.refused, told.needed if refused else told.n) == (refused, 100)


def test_ten_respondents_are_needed_for_each_driver():
    assert (drivers.needed(10), drivers.needed(12)) == (100, 120)


def test_complete_answers_correlate_as_ever():
    x, y = answers(300)

    assert related(x, y) == pytest.approx(np.corrcoef(np.column_stack([x, y]).T))


def test_each_two_are_related_by_those_who_answered_both():
    x, y = answers(300)
    x[:100, 0], x[50:150, 1] = np.nan, np.nan
    both = ~np.isnan(x[:, :2]).any(axis=1)

    found = related(x, y)

    assert found[0, 1] == pytest.approx(np.corrcoef(x[both, 0], x[both, 1])[0, 1])
    assert found[0, -1] == pytest.approx(np.corrcoef(x[100:, 0], y[100:])[0, 1])


def test_correlations_that_cannot_be_together_become_the_nearest_that_can():
    rng = np.random.default_rng(3)
    x, z = np.full((300, 2), np.nan), rng.normal(0, 1, 300)
    x[:200, 0], x[200:, 1], y = z[:200], z[200:], z.copy()
    x[:100, 1] = -z[:100]

    found = related(x, y)

    assert np.linalg.eigvalsh(found).min() > -1e-9
    assert np.diagonal(found) == pytest.approx(1)
    assert 0 <= drivers.lmg(found).sum() <= 1 + 1e-9


def test_who_left_one_out_counts_where_they_answered():
    x, y = answers(1000, 4)
    for column in range(4):
        x[column * 200 : column * 200 + 200, column] = np.nan

    told = found(x, y)

    whole = found(*answers(1000, 4))
    assert (told.n, told.together, told.left_out) == (1000, 600, ())
    assert {row.n for row in told.rows} == {800}
    assert (whole.n, whole.together) == (1000, 1000)
    for row, of_all in zip(told.rows, whole.rows, strict=True):
        assert row.key == of_all.key
        assert row.share_low < of_all.share < row.share_high


def test_what_few_answered_together_is_left_out():
    x, y = answers(300, 4)
    x[150:, 3], x[:20, 0] = np.nan, np.nan
    x[:60, 3] = np.nan

    told = found(x, y)

    assert (told.n, told.together, told.left_out) == (300, 280, ("t3",))


def test_of_more_than_twelve_the_weakest_are_left_out():
    x, y = answers(500, 13)

    told = found(x, y)

    assert (len(told.rows), told.left_out) == (12, ("t12",))


@pytest.mark.parametrize(
    ("touchpoints", "asked", "refused"), [(3, "", "no_outcome"), (1, "CSAT", "few_drivers"), (3, "CSAT", "no_spread")]
)
def test_what_cannot_be_explained_is_refused(touchpoints, asked, refused):
    x, _ = answers(200, touchpoints)

    assert found(x, np.full(200, 4.0), asked).refused == refused


def test_nobody_who_answered_is_no_failure():
    told = found(np.empty((0, 3)), np.empty(0))

    assert isinstance(told, Drivers)
    assert (told.refused, told.n) == ("few_respondents", 0)


def test_drawing_groups_spreads_as_much_as_drawing_respondents(monkeypatch):
    x, y = answers(1500, 2)
    alone = found(x, y).rows[0]
    monkeypatch.setattr(drivers, "MOST_GROUPS", 300)

    grouped = found(x, y).rows[0]

    assert grouped.share_high - grouped.share_low == pytest.approx(alone.share_high - alone.share_low, rel=0.35)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("segment", "first"),
    [
        ("Business", "Online Boarding"),
        ("Economy", "In-flight Wifi Service"),
        ("Economy Plus", "In-flight Wifi Service"),
    ],
)
def test_the_airlines_passengers_are_driven_by_their_class(segment, first, shared):
    table = pd.read_csv(shared / "data" / "airline_passenger_satisfaction.zip")
    table = table[table.Class == segment]
    x = table[ITEMS].to_numpy(float)
    x[x == 0] = np.nan

    told = drivers.drivers(
        x, (table.Satisfaction == "Satisfied").to_numpy(float), np.ones(len(x)), ITEMS, "CSAT", "CSAT"
    )

    assert (told.rows[0].key, len(told.rows), len(told.left_out)) == (first, 12, 2)
    assert 0 < told.rows[0].share_high - told.rows[0].share_low < 0.05
