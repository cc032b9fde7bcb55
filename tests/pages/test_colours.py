"""Colour means one thing: warm a broken promise or a missing or powerless owner, the accent a choice, grey the rest."""

import tomllib
from collections import defaultdict

import pytest

from cxdash.charts import drawn as placed
from cxdash.charts import look
from cxdash.charts.compiled import compiled
from cxdash.i18n.translator import Words
from cxdash.ui.components import pictures
from tests.pages.reader import PICTURED, ROOT, Reader, table_of
from tests.pages.test_every_page import PARTS

READINGS = look.readings(Words("en"))
WARM, ACCENT = READINGS[look.WARNING], READINGS[look.ACCENT]
CHANNELS = ("color", "fill", "stroke")
COLOURED = (*CHANNELS, "labelColor", "titleColor", "symbolStrokeColor", "gridColor", "domainColor", "tickColor")
PLAIN = (look.MID, "transparent", None)
"""Colours by value: the one mid-grey, and none."""

ELSEWHERE = ("background", "scale('color'")
"""How an expression begins that takes a colour of the theme: the ground's, or one of the readings'."""

MOVED = {("what_if", "rests"): {"gap": "50", "gap_cost": "4"}}
"""Places that are looked at with a choice made."""

CLOSED = [
    *(("satisfaction", part) for part in ("solved", "expected")),
    *(("economics", part) for part in ("mix", "effect", "segments")),
    ("what_if", "split"),
    ("ownership", "handoffs"),
]
"""What waits closed on a page, by the links of earlier that open it."""

MEANS_WARM = {
    "overview.picture.picture": "gap, score and let-downs where the promise is broken; who answers where nobody "
    "clearly does; the stage that is both",
    "overview.turned.picture": "the same on a phone",
    "satisfaction.gaps.stages": "the promise is broken",
    "satisfaction.gaps.touchpoints": "the promise is broken",
    "satisfaction.needs.shares": "less than they expected",
    "satisfaction.panels.panels": "below what is usual: where what customers got broke",
    "satisfaction.promises.ledger": "the promise is broken; nobody clearly answers or can act",
    "ownership.matrix.matrix": "the promise is broken; nobody clearly answers",
    "ownership.silos.way": "nobody clearly answers",
    "ownership.lanes.lanes": "nobody clearly answers, or cannot act",
    "ownership.one_stage.touchpoints": "nobody clearly answers",
    "drawn.placed": "the promise is broken, in the strip of every touchpoint's gap; in a room's vote nobody or "
    "everyone named as owner, and what keeps one from acting",
    "ownership.cards.cards": "nobody clearly answers",
    "ownership.mandate.grid": "the one who answers cannot act",
    "ownership.money.back_to_back": "nobody clearly answers, or cannot act",
    "ownership.set_ups.side_by_side": "nobody clearly answers",
    "ownership.targets.outcomes": "nobody owns it",
    "made_and_felt.flows": "nobody can decide where it is made",
    "priorities.ranking": "blocked, since nobody clearly answers",
    "priorities.merits": "blocked, since nobody clearly answers",
}
"""What warm means in each picture that has it."""

MEANS_ACCENT = {
    "satisfaction.gaps.stages": "the stage chosen",
    "ownership.matrix.matrix": "the stage chosen",
    "ownership.lanes.lanes": "the day another owner was chosen",
    "ownership.cards.cards": "whom leaders choose, as on paper",
    "ownership.set_ups.side_by_side": "what a set-up chooses otherwise than today",
    "maturity.profile.profile": "the key picked out to be lifted first",
    "what_if_at_rest.cards": "the numbers to press; what is chosen",
    "what_if_at_rest.by_month": "the numbers to press; what is chosen",
    "what_if.paths": "the choice",
}
"""What the accent means in each picture that has it."""


@pytest.fixture(scope="module")
def drawn(request):
    """Return all pictures of the demo by name, each as the specifications and tables of the places it is drawn at."""
    found, show = defaultdict(list), pictures.show

    def kept(picture, words, alt, table, *arguments, **options):
        name = f"{picture.__module__.removeprefix('cxdash.charts.')}.{picture.__name__}"
        spec = compiled(picture, words.language, *arguments)
        found[name].append((spec, {key: table_of(content) for key, content in table.tables.items()}))
        return show(picture, words, alt, table, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CXDASH_DATABASE_URL", f"sqlite:///{request.getfixturevalue('demo_file')}")
        patch.setattr(pictures, "show", kept)
        for page in PICTURED:
            for part in PARTS.get(page, ("",)):
                Reader(page, lang="en", part=part, **MOVED.get((page, part), {}))
        for page, part in CLOSED:
            Reader(page, lang="en", part=part)
        Reader("satisfaction", lang="en", part="matters").open_more("What goes with overall satisfaction")
        patch.setattr(pictures, "on_a_phone", lambda: True)
        for page in ("overview", "satisfaction", "ownership"):
            Reader(page, lang="en")
    return dict(found)


def nodes(value):
    """Return a value and all that is nested in it, if they have names."""
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    if isinstance(value, dict):
        yield value
        for name, one in value.items():
            if name != "datasets":
                yield from nodes(one)


def uses(spec, tables, reading):
    """Return whether a picture has a mark in the colour of a reading."""
    layers = [node for node in nodes(spec) if "mark" in node and "encoding" in node]
    shared = spec.get("data", {})
    return any(_uses({"data": shared, **layer}, channel, tables, reading) for layer in layers for channel in CHANNELS)


def _uses(layer, channel, tables, reading):
    colour = layer["encoding"].get(channel, {})
    if "field" not in colour:
        return colour.get("datum") == reading
    made = [step["calculate"] for step in layer.get("transform", []) if step.get("as") == colour["field"]]
    table = tables[layer["data"]["name"]]
    return any(repr(reading) in one for one in made) or (
        not made and colour["field"] in table and bool((table[colour["field"]] == reading).any())
    )


def test_all_pictures_are_looked_at(drawn):
    assert set(MEANS_WARM) | set(MEANS_ACCENT) <= set(drawn)
    assert len(drawn) > 25


def test_warm_is_a_broken_promise_or_an_owner_who_is_missing_or_cannot_act(drawn):
    warm = {name for name, places in drawn.items() if any(uses(*place, WARM) for place in places)}

    assert warm == set(MEANS_WARM)


def test_the_accent_is_a_choice(drawn):
    accented = {name for name, places in drawn.items() if any(uses(*place, ACCENT) for place in places)}

    assert accented == set(MEANS_ACCENT)


def test_no_picture_has_a_colour_besides_those_of_the_theme(drawn):
    strange = {
        (name, key, str(node[key]))
        for name, places in drawn.items()
        for spec, _ in places
        for node in nodes(spec)
        for key in COLOURED
        if key in node and not is_of_the_theme(node[key])
    }

    assert strange == set()


def test_every_picture_states_the_scale_of_colours_without_which_axes_have_none(drawn):
    without = {
        name
        for name, places in drawn.items()
        for spec, _ in places
        if not any(node.get("domain") == READINGS for node in nodes(spec))
    }

    assert without == set()


def test_every_mark_that_screen_readers_hear_says_something(drawn):
    silent = {
        (name, table, kind)
        for name, places in drawn.items()
        for _, tables in places
        for table in ("boxes", "points")
        if {"kind", "said"} <= set(tables.get(table, ()))
        for kind in tables[table].kind[tables[table].said == ""]
        if kind in placed.HEARD
    }

    assert silent == set()


def is_of_the_theme(colour):
    if not isinstance(colour, dict):
        return colour in PLAIN
    if "expr" in colour:
        return colour["expr"].startswith(ELSEWHERE)
    if "condition" in colour:
        conditions = colour["condition"] if isinstance(colour["condition"], list) else [colour["condition"]]
        return all(one["value"] in PLAIN for one in [colour, *conditions])
    return colour.get("datum") in READINGS or colour.get("scale", {}).get("domain") == READINGS


def test_all_that_is_neither_broken_nor_chosen_is_grey_on_both_grounds():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]

    for ground in ("light", "dark"):
        colours = theme[ground]["chartCategoricalColors"]
        rest = {colours[reading] for reading in (look.CONTEXT, look.ABOVE, look.NOT_ASKED)}
        assert rest == {theme[ground]["grayTextColor"]}
        assert colours[look.TEXT] == theme[ground]["textColor"]
        assert len(set(colours)) == 4
