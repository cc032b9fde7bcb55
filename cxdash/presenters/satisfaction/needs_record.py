"""Needs, solved cases, expectations and coverage as the command line prints them: plain values, None if unknown."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pandas as pd

from cxdash.domain.plain import plain, records
from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction import expectations, needs, response_coverage, solved
from cxdash.measures.satisfaction.figures import Satisfaction

Tables = Mapping[str, pd.DataFrame]


def as_record(
    tables: Tables, quality: Tables, answered: Satisfaction, view: View, *, everything: bool = False
) -> dict[str, Any]:
    """Compute and return all that is behind the tabs; *quality*: the tables of store.quality, of all customers."""
    fit = needs.compute(tables, view, everything)
    helped = solved.compute(tables, answered, view, everything)
    got = expectations.compute(tables, answered, view, everything)
    coverage = response_coverage.compute({**quality, "segments": tables["segments"]}, view)
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
