"""Everything about satisfaction as plain values, as `figures satisfaction` prints it; None for what is not known."""

from collections.abc import Mapping
from typing import Any

from cxdash.domain.plain import rows_of
from cxdash.domain.scales import Measure
from cxdash.domain.tables import placed
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction import drivers, importance, penalty_reward, records, repeated
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.stats import control_chart
from cxdash.presenters.cells import names
from cxdash.presenters.satisfaction import headlines, needs_record
from cxdash.presenters.satisfaction.promises import record as promises_record
from cxdash.services import satisfaction


def record(
    connection: Any, view: View, language: str = "en", *, everything: bool = False, driven: bool = False
) -> dict[str, Any]:
    """Return the figures of a view; *everything*: also of fewer than 30 answers; *driven*: also the drivers."""
    found = satisfaction.figures(connection, view, everything)
    counted = satisfaction.tables(connection, view.journey, view.segment)
    own = satisfaction.need_tables(connection, view.journey, view.segment)
    by_need = satisfaction.need_scores(connection, view.journey)
    asked = satisfaction.quality_tables(connection, View(view.journey))
    plain, words = records.as_record(found), Words(language)
    relationship = rows_of(found.relationship)
    said = {row["measure"]: headlines.change(row, found, words) for row in relationship}
    return {
        **plain,
        "relationship": {one: {**row, "compared": said[one]} for one, row in plain["relationship"].items()},
        "compared": _compared(found, names(placed(counted.stages), words), words) if found.view["n_answers"] else [],
        "repeated": repeated.as_record(satisfaction.repeated(connection, view, False)),
        "signals": control_chart.as_records(satisfaction.over_time(connection, view).months),
        "ipa": importance.as_records(found, satisfaction.stated_importance(connection, view)),
        "drivers": _drivers(connection, found, view) if driven else None,
        "needs": needs_record.as_record(counted, own, by_need, asked, found, view, everything=everything),
        "promises": promises_record.record(connection, view, language),
    }


def _compared(found: Satisfaction, stages: Mapping[str, str], words: Words) -> list[str]:
    return [*headlines.compared(found, words), *headlines.stages_changed(found, stages, words)]


def _drivers(connection: Any, found: Satisfaction, view: View) -> dict[str, Any]:
    """Return by measure what overall satisfaction goes with, and what low and high answers do."""
    driving = {
        Measure(measure): satisfaction.drivers(connection, view, measure)
        for measure in dict.fromkeys(found.touchpoints.measure)
    }
    return {
        str(measure): {**drivers.as_record(goes_with), "effects": penalty_reward.as_record(effects)}
        for measure, (goes_with, effects) in driving.items()
    }
