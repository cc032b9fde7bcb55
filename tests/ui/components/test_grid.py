import pandas as pd
from streamlit.testing.v1 import AppTest

from cxdash.i18n.translator import Words
from cxdash.presenters import table_form
from cxdash.ui.components import grid

ENGLISH = Words("en")


def table() -> pd.DataFrame:
    return pd.DataFrame({"Where": ["Connect", "Use"], "Answers": [120, 80]})


def test_a_table_that_is_drawn_again_is_not_looked_through_again():
    rows = table()

    first = grid.formed(rows, ENGLISH, False, False, False)

    assert grid.formed(rows, ENGLISH, False, False, False) is first
    assert first[1].columns["Answers"].kind is table_form.Kind.NUMBER


def test_each_language_and_each_width_has_a_form_of_its_own():
    rows = table()

    forms = {
        (language, phone): grid.formed(rows, Words(language), phone, False, False)
        .form.columns["Answers"]
        .written(1200.0)
        for language in ("en", "nb")
        for phone in (False, True)
    }

    assert forms == {
        ("en", False): "1,200",
        ("en", True): "1,200",
        ("nb", False): "1\N{NO-BREAK SPACE}200",
        ("nb", True): "1\N{NO-BREAK SPACE}200",
    }


def test_how_a_table_is_shown_is_forgotten_with_the_table():
    rows = table()
    grid.formed(rows, ENGLISH, False, False, False)
    place = id(rows)

    del rows

    assert place not in grid.FORMED


def test_on_paper_a_table_is_plain_with_figures_to_the_right_and_markup_as_text():
    rows = pd.DataFrame({"Where": ["<b>Connect</b>", "Use"], "Mean": [3.5, None], "By month": [[3.0, 2.5], None]})

    printed = grid.formed(rows, Words("nb"), False, False, False).printed

    assert printed == (
        '<table class="printed"><thead><tr><th>Where</th><th class="figure">Mean</th><th>By month</th></tr></thead>'
        '<tbody><tr><td>&lt;b&gt;Connect&lt;/b&gt;</td><td class="figure">3,5</td><td>3,0 → 2,5</td></tr>'
        '<tr><td>Use</td><td class="figure">–</td><td>–</td></tr></tbody></table>'
    )


def drawn_for_somebody(rows: pd.DataFrame, projected: bool = False) -> AppTest:
    def page(rows, projected):
        import streamlit as st  # noqa: PLC0415 - the page is a script of its own

        from cxdash.i18n.translator import Words  # noqa: PLC0415
        from cxdash.ui.components import grid  # noqa: PLC0415

        st.session_state["projector"] = projected
        grid.show(rows, "Stages", Words("nb"))

    return AppTest.from_function(page, args=(rows, projected)).run()


def test_a_table_is_made_ready_once_for_all_who_look_at_it_and_once_more_for_a_room(monkeypatch):
    rows, made = table(), []
    config = grid._config
    monkeypatch.setattr(grid, "_config", lambda *one, **how: made.append(1) or config(*one, **how))

    somebody, another, room = (drawn_for_somebody(rows, projected) for projected in (False, False, True))

    for at in (somebody, somebody.run(), another, room):
        assert not at.exception
        assert at.dataframe[0].value.equals(rows)
        assert at.dataframe[0].proto.arrow_data.styler.display_values
    assert len(made) == 2 * len(rows.columns)


def test_another_table_of_the_same_name_is_drawn_as_it_is():
    first, second = table(), table().assign(Answers=[1, 2])

    assert [drawn_for_somebody(rows).dataframe[0].value["Answers"].tolist() for rows in (first, second)] == [
        [120, 80],
        [1, 2],
    ]
