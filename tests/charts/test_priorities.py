import pandas as pd
import pyarrow as pa
import pytest

from cxdash.charts import look
from cxdash.charts import priorities as charts
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.priorities import screen as presenter
from cxdash.presenters.priorities.screen import Basis
from tests.charts.satisfaction.test_gaps import fields
from tests.measures.priorities.test_figures import CAN, CANNOT, found

TOLD = Basis(
    found({"key": "a", "made_at": "at_buy"}, {"key": "b", "status": "doing"}, {"key": "c", "kind": "idea"}),
    {"at_find": "Ad", "at_buy": "Web"},
    {"CMO": "Marketing"},
    {"a": "Late", "b": "Dear", "c": "Gift"},
)


SAID = ("tooltip", "description")


def layers(language="en"):
    return charts.ranking(Words(language)).to_dict()["layer"]


def drawn(part):
    """Return the rows of a part of the list, as the browser gets them."""
    return pa.ipc.open_stream(part.picture.tables["rows"]).read_pandas()


def test_a_row_holds_how_much_it_hurts_and_who_can_mend_it():
    rows = pd.concat([drawn(part) for part in presenter.parts(TOLD, Words("en"))], ignore_index=True)

    told = rows[["Row", "Annoyance", "Customers × severity", "Hits", "Who can fix it", "State"]]
    hits = "100 customers a year, severity 3 of 5"
    pd.testing.assert_frame_equal(
        told,
        pd.DataFrame(
            [
                (1, "Late", 300, hits, "Nobody answers for Web", "blocked, no clear owner"),
                (1, "Dear", 300, hits, "Marketing answers for Ad and can act", "can be fixed"),
                (1, "Idea: Gift", 300, hits, "Marketing answers for Ad and can act", "can be fixed"),
            ],
            columns=told.columns,
        ),
    )


def test_each_part_has_its_count_of_all_that_is_not_done_and_their_bars_share_a_scale():
    given = [{"key": "a", "made_at": "at_buy", "severity": 5}, {"key": "b"}, {"key": "c"}, {"key": "d", "kind": "idea"}]
    doing, done = {"key": "e", "status": "doing"}, {"key": "f", "status": "done"}
    told = TOLD._replace(found=found(doing, *given, done), titles=dict.fromkeys("abcdef", "It"))

    shown = presenter.parts(told, Words("en"))

    assert [(part.head, part.picture.rows) for part in shown] == [
        ("Blocked: 1 of 4", 1),
        ("Can be fixed: 2 of 4", 2),
        ("Under way: 1 of 4", 1),
        ("Ideas: 1", 1),
    ]
    (most,) = {most for part in shown for most in drawn(part).most}
    assert round(most) == max(drawn(part)["To"].max() for part in shown)


@pytest.mark.parametrize(
    ("ratings", "state"), [(CANNOT, "blocked"), (CAN, "can be fixed")], ids=["cannot act", "can act"]
)
def test_who_cannot_act_blocks_but_is_not_somebody_missing(ratings, state):
    told = TOLD._replace(found=found({"key": "a", "made_at": "at_find"}, ratings=ratings))

    (part,) = presenter.parts(told, Words("en"))

    assert drawn(part)["State"].tolist() == [state]


def test_pain_its_range_the_name_and_who_can_mend_it_each_have_a_mark():
    marks = [(layer["mark"]["type"], *sorted(fields(layer, without=SAID))) for layer in layers()]

    assert marks == [
        ("bar", "Customers × severity", "Row"),
        ("rule", "From", "Row", "To"),
        ("text", "Annoyance", "Row"),
        ("text", "Hits", "Row"),
        ("text", "Row"),
    ]


def test_on_a_phone_who_can_mend_it_has_two_lines():
    written = layers()[-1]

    (broken,) = [step["calculate"] for step in written["transform"] if step.get("as") == "lines"]
    assert broken.startswith(f"{charts.NARROW} ? (length(datum['Who can fix it']) > floor(width / {charts.LETTER})")
    assert broken.endswith(": datum['Who can fix it']")
    assert written["encoding"]["text"]["field"] == "lines"


@pytest.mark.parametrize("language", languages())
def test_no_column_has_a_dot_in_its_name_which_would_lead_into_it(language):
    assert [name for name in charts.columns(Words(language)).values() if "." in name] == []


def test_whoever_listens_hears_each_row_once():
    silent = [layer["mark"].get("aria") is False for layer in layers()]

    assert silent == [False, True, True, True, True]


@pytest.mark.parametrize("language", languages())
def test_what_nobody_clearly_answers_for_is_told_by_the_warm_colour_of_the_theme(language):
    words = Words(language)

    (colour,) = [one["calculate"] for one in layers(language)[0]["transform"] if one.get("as") == "colour"]

    assert charts.states(words)[0] in colour
    assert look.readings(words)[look.WARNING] in colour
