import json

import pytest

from cxdash.charts import look
from cxdash.charts.compiled import compiled
from cxdash.charts.ownership import matrix as charts
from cxdash.domain.ownership import HEALTH_NAMES, Health
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.ownership import screen as presenter
from tests.measures.owners import make_owners, owners

LOW, HIGH = ((0, 30, 30, 0, 0), -1), ((0, 0, 0, 30, 30), 0)


def statuses(language="en"):
    return tuple(Words(language).gettext(name) for name in HEALTH_NAMES.values())


def spec(language="en"):
    return charts.matrix(Words(language), statuses(language)).to_dict()


def layers(language="en"):
    return spec(language)["layer"]


def fields(layer):
    """Return every column a layer draws from, but for those it calculates itself."""
    channels = [
        part for value in layer["encoding"].values() for part in (value if isinstance(value, list) else [value])
    ]
    calculated = {"most", *(step.get("as") for step in layer.get("transform", []))}
    return {channel["field"] for channel in channels if "field" in channel} - calculated


def delivered(language="en"):
    """Return the tables behind the picture: a stage of every kind of health, one with a gap, one never asked about."""
    held = [("CMO", "A", "find"), ("CMO", "R", "find"), ("CMO", "A", "buy"), ("CSO", "A", "buy"), ("ALL", "A", "use")]
    tables = make_owners([*held, ("CSO", "C", "find"), ("COO", "I", "use"), ("COO", "R", "help")])
    found = owners(tables, {"at_find": LOW, "at_buy": HIGH})
    return presenter.picture(tables, found, "buy", Words(language))


def chips(language="en"):
    """Return the outlines and fills of the chips, each with the test of the rows it is drawn for."""
    return [
        (_filter(layer), layer["mark"], layer["encoding"])
        for layer in layers(language)
        if layer["mark"]["type"] == "rect" and layer["mark"].get("cornerRadius")
    ]


def _filter(layer):
    return [step["filter"] for step in layer["transform"] if "filter" in step][-1]


@pytest.mark.parametrize("language", languages())
def test_the_picture_draws_from_tables_and_columns_the_page_delivers(language):
    tables = delivered(language)

    drawn = layers(language)

    assert {layer["data"]["name"] for layer in drawn} == set(tables)
    for layer in drawn:
        assert fields(layer) <= set(tables[layer["data"]["name"]].columns)


@pytest.mark.parametrize("language", languages())
def test_what_is_calculated_comes_of_columns_that_are_delivered(language):
    name = charts.columns(Words(language))
    steps = json.dumps(
        [layer["transform"] for layer in layers(language) if layer["data"]["name"] == "rows"], ensure_ascii=False
    )

    used = [name[field] for field in ("row", "gap", "lost", "lost_low", "lost_high", "health")]

    assert all(field in steps for field in used)
    assert set(used) <= set(delivered(language)["rows"].columns)


def test_owner_mandate_gap_let_downs_and_letters_each_have_a_mark():
    marks = {
        (layer["data"]["name"], layer["mark"]["type"], layer["encoding"]["text"]["field"])
        for layer in layers()
        if "field" in layer["encoding"].get("text", {})
    }
    ranges = {
        (layer["mark"]["type"], layer["encoding"]["x"]["field"], layer["encoding"]["x2"]["field"])
        for layer in layers()
        if "x2" in layer["encoding"] and layer["data"]["name"] == "rows"
    }

    assert marks == {
        *(
            ("rows", "text", field)
            for field in ("Stage", "called", "first", "second", "In the room", "acts", "gap_text", "About")
        ),
        ("letters", "text", "letter"),
        ("heads", "text", "head"),
    }
    assert ranges >= {
        ("bar", "lost_from", "lost_to"),
        ("rule", "range_from", "range_to"),
        ("rect", "chip_from", "chip_to"),
    }


def test_widths_are_shares_of_the_whole_and_heights_are_pixels_whatever_is_shown():
    channels = [layer["encoding"][axis] for layer in layers() for axis in ("x", "y") if axis in layer["encoding"]]
    x = [channel["scale"] for channel in channels if channel.get("scale")]

    assert x
    assert len({str(scale) for scale in x}) == 1
    assert (x[0]["domain"][0], x[0]["domain"][-1], x[0]["nice"], x[0]["zero"]) == (0, 1, False, False)
    assert [end["expr"].split(": ")[1] for end in x[0]["range"]] == [f"{share})" for share in x[0]["domain"]]
    assert all(channel["axis"] is None for channel in channels if "field" in channel)
    assert all(
        layer["encoding"]["y"].get("scale", "none") is None for layer in layers() if "field" in layer["encoding"]["y"]
    )


@pytest.mark.parametrize("language", languages())
def test_a_status_is_told_by_its_shape_and_not_by_colour_alone(language):
    status = dict(zip(Health, statuses(language), strict=True))

    (one, filled, _), (same, outlined, _), (nobodys, dashed, _), (claimed, whole, _), *three = chips(language)

    assert one == same
    assert status[Health.ONE] in one
    assert "===" in one
    assert (filled.get("filled", True), outlined["filled"], "strokeDash" in outlined) == (True, False, False)
    assert status[Health.NOBODY] in nobodys
    assert status[Health.CONTESTED] in claimed
    assert (dashed["filled"], dashed["strokeDash"]) == (False, [4, 3])
    assert (whole["filled"], "strokeDash" in whole) == (False, False)
    assert all(status[Health.EVERYONE] in everyone for everyone, *_ in three)
    assert [(mark["filled"], mark["yOffset"], mark["y2Offset"]) for _, mark, _ in three] == [
        (False, step, step) for step in (-3, 0, 3)
    ]


def test_two_that_claim_a_stage_are_cut_by_a_slant_each_in_its_half():
    rule, *halves = [layer for layer in layers() if "datum.second != ''" in str(layer.get("transform"))]

    assert (rule["mark"]["type"], rule["encoding"]["y"]["field"]) == ("rule", "cut_bottom")
    assert [half["encoding"]["text"]["field"] for half in halves] == ["first", "second"]
    assert charts.OWNER[0] < charts.HALVES[0] < sum(charts.OWNER) / 2 < charts.HALVES[1] < charts.OWNER[1]


def test_no_text_of_the_matrix_is_smaller_than_12_pixels_but_where_it_is_hidden():
    sizes = [layer["mark"]["fontSize"] for layer in layers() if layer["mark"]["type"] == "text"]

    plain = [size if isinstance(size, int) else int(size["expr"].split(" : ")[-1]) for size in sizes]
    assert min(plain) >= 12


def test_the_status_of_every_stage_stands_in_words_in_the_table_and_the_chip():
    rows = delivered()["rows"]

    assert list(zip(rows["Who answers"], rows["Status"], strict=True)) == [
        ("CMO", "one clear owner"),
        ("CMO / CSO", "several claim it"),
        ("ALL", "everyone, and so nobody"),
        ("Nobody", "nobody owns this"),
    ]


def test_who_answers_is_told_from_the_others_by_weight_and_ground():
    letters = [layer for layer in layers() if layer["data"]["name"] == "letters"]

    assert [(layer["mark"]["type"], layer["mark"].get("fontWeight")) for layer in letters] == [
        ("square", None),
        ("text", "bold"),
        ("text", None),
    ]
    assert [_filter(layer) for layer in letters] == [
        "(datum.weight === 1)",
        "(datum.weight === 1)",
        "(datum.weight !== 1)",
    ]


def test_the_letters_of_every_role_are_in_the_table_in_the_column_under_its_head():
    tables = delivered()
    head = dict(zip(tables["heads"].x, tables["heads"]["head"], strict=True))

    held = [(row.row, head[row.x], row.letter, row.weight) for row in tables["letters"].itertuples()]

    assert held == [
        (1, "CMO", "A/R", 1),
        (1, "CSO", "C", 0),
        (2, "CMO", "A", 1),
        (2, "CSO", "A", 1),
        (3, "ALL", "A", 1),
        (3, "COO", "I", 0),
        (4, "COO", "R", 0),
    ]


@pytest.mark.parametrize(("roles", "upright"), [(1, False), (12, False), (13, True), (25, True)])
def test_columns_of_roles_stand_apart_within_the_picture_and_many_names_stand_upright(roles, upright):
    tables = make_owners(roles=[(f"r{at}", "") for at in range(roles)])

    heads = presenter.picture(tables, owners(tables), "find", Words("en"))["heads"]

    assert list(heads.x) == charts.places(roles)
    assert heads.x.is_monotonic_increasing
    assert heads.x.is_unique
    assert heads.x.between(charts.ROLES, 1).all()
    assert (set(heads.upright), heads["first"].sum()) == ({upright}, 1)


def test_there_are_places_without_any_role():
    assert charts.places(0) == []


@pytest.mark.parametrize("language", languages())
def test_every_reading_has_a_colour_and_no_legend(language):
    readings = look.readings(Words(language))

    colours = [layer["encoding"]["color"] for layer in layers(language) if "color" in layer["encoding"]]

    assert all(
        channel["scale"]["domain"] == readings and channel["legend"] is None
        for channel in colours
        if "field" in channel
    )
    assert {channel["datum"] for channel in colours if "datum" in channel} <= set(readings)
    assert set(delivered(language)["rows"][charts.columns(Words(language))["reading"]]) <= set(readings)


@pytest.mark.parametrize("language", languages())
def test_the_columns_have_names_of_their_own(language):
    names = list(charts.columns(Words(language)).values())

    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", languages())
def test_the_picture_is_the_same_whatever_the_data_and_holds_none(language):
    first = spec(language)

    assert json.dumps(first) == json.dumps(spec(language))
    assert "datasets" not in first
    assert all(set(layer["data"]) == {"name"} for layer in first["layer"])
    assert first["config"]["locale"] == Words(language).vega_locale()


def test_the_picture_is_compiled_once_per_language():
    assert compiled(charts.matrix, "en", statuses()) is compiled(charts.matrix, "en", statuses())


def test_a_click_in_a_row_picks_its_stage():
    (parameter,) = spec()["params"]

    assert (parameter["name"], parameter["select"]["type"]) == (charts.PICK, "point")
    assert parameter["select"]["fields"] == ["Stage"]


def test_a_phone_has_short_names_a_sign_for_the_mandate_every_figure_and_no_empty_head():
    calculated = {
        step["as"]: step["calculate"] for step in layers()[0]["transform"] if "as" in step and "calculate" in step
    }
    narrow = charts.BENDS

    who = "datum['Who answers']"
    short = f"{charts.NARROW} || {charts.TIGHT} && length({who}) > {charts.MOST_TIGHT}"
    assert calculated["called"] == f"datum.second ? '' : {short} ? datum['Who answers, in short'] : {who}"
    able = "datum['Can act']"
    assert calculated["acts"] == f"!({charts.NARROW}) ? {able} : test(/^[●◐○]/, {able}) ? slice({able}, 0, 1) : ''"
    assert calculated["head"] == f"({charts.NARROW} ? {charts.PHONE_HEAD} : {charts.HEAD_HEIGHT})"
    assert list(narrow.values()) == sorted(narrow.values())
    assert narrow[charts.LOST[1]] < 0.75
