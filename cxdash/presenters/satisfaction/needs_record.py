"""Needs, solved cases, expectations and coverage as the command line prints them: plain values, None if unknown."""

from dataclasses import asdict
from typing import Any

import pandas as pd

from cxdash.domain.plain import plain, records
from cxdash.domain.tables import AnswerTables, NeedTables, QualityTables
from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction import expectations, needs, response_coverage, solved
from cxdash.measures.satisfaction.figures import Satisfaction


def as_record(
    answers: AnswerTables,
    tables: NeedTables,
    need_scores: pd.DataFrame,
    quality: QualityTables,
    answered: Satisfaction,
    view: View,
    *,
    everything: bool = False,
) -> dict[str, Any]:
    """Compute and return all that is behind the tabs; *need_scores*, *quality*: of all customers."""
    fit = needs.compute(answers, tables, need_scores, view, everything)
    helped = solved.compute(tables, answered, view, everything)
    got = expectations.compute(answers, tables, answered, view, everything)
    coverage = response_coverage.compute(quality, tables.segments, view)
    return {
        "cells": records(fit.cells),
        "promise": records(fit.stages),
        "widest": {
            "channels": asdict(fit.channels) if fit.channels else None,
            "partners": asdict(fit.partners) if fit.partners else None,
        },
        "solved": {"touchpoints": records(helped.touchpoints), "stages": records(helped.stages)},
        "expectations": {
            "touchpoints": records(got.touchpoints),
            "stages": records(got.stages),
            "overspent": list(got.overspent["key"]),
            "importance": plain(got.importance),
        },
        "voices": {
            "touchpoints": records(coverage.touchpoints),
            "occasions": coverage.occasions,
            "answers": coverage.answers,
            "share": plain(coverage.share),
            "unheard": list(coverage.unheard),
            "segments": records(coverage.segments),
        },
    }
