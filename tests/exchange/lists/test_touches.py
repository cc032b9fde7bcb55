"""Lists with a row per touch: whose paths they give, and what is asked about conversions."""

from cxdash.exchange.lists.paths import propose_paths

KNOWN = {"touchpoints": {key: {"name": name} for key, name in (("tv", "TV"), ("web", "Web"), ("shop", "Shop"))}}

TOUCHES = """visitor_id,timestamp,channel,converted,conversion_value
u1,2026-01-02 10:00,Web,0,
u1,2026-01-01 09:00,TV,0,
u1,2026-01-03 12:00,Shop,1,"1,250.50"
u1,2026-01-09 12:00,Web,0,
u2,2026-01-01 08:00,TV,0,
u3,2026-01-01 09:30,TV,0,
u3,2026-01-01 09:15,Web,0,
u3,2026-01-01 11:00,Shop,1,100
"""


def paths(text, answers=None):
    return propose_paths(text.encode(), "touches.csv", KNOWN, answers or {})


def test_touches_become_paths_in_the_order_of_time_and_a_conversion_ends_one():
    found = paths(TOUCHES)

    assert found.tables["paths"].to_dict("records") == [
        {"path": "tv > web > shop", "conversions": 1, "non_conversions": 0, "value": 1250.5},
        {"path": "web", "conversions": 0, "non_conversions": 1, "value": None},
        {"path": "tv", "conversions": 0, "non_conversions": 1, "value": None},
        {"path": "web > tv > shop", "conversions": 1, "non_conversions": 0, "value": 100},
    ]
    assert "8 touches of 3 customers gave 4 paths." in map(str, found.notes)


def test_a_yes_in_every_row_of_a_customer_is_asked_about():
    text = "user;tid;kanal;kjøpt\nA;01.02.2026;TV;ja\nA;02.02.2026;Web;ja\nB;01.02.2026;TV;nei\n"

    (asked,) = paths(text).questions

    assert {one.id: one.figures for one in asked.readings} == {
        "customer": {"conversions": 1},
        "row": {"conversions": 2},
    }
    once = paths(text, {"converted": "customer"}).tables["paths"]
    each = paths(text, {"converted": "row"}).tables["paths"]
    assert once[["path", "conversions"]].values.tolist() == [["tv > web", 1], ["tv", 0]]
    assert each[["path", "conversions"]].values.tolist() == [["tv", 1], ["web", 1]]
