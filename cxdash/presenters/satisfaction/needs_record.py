"""Needs, solved cases, expectations and voices as the command line prints them: plain values, None for what is unknown."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction import expectations, needs, response_coverage, solved
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.stats import groups

Tables = Mapping[str, pd.DataFrame]


def as_record(
    tables: Tables, heard: Tables, answered: Satisfaction, view: View, *, everything: bool = False
) -> dict[str, Any]:
    """Compute and return all that stands behind the tabs; *heard* are the tables of store.quality, of all customers."""
    fit = needs.compute(tables, view, everything)
    helped = solved.compute(tables, answered, view, everything)
    got = expectations.compute(tables, answered, view, everything)
    voice = response_coverage.compute({**heard, "segments": tables["segments"]}, view)
    return {
        "cells": groups.records(fit.cells),
        "promise": groups.records(fit.stages),
        "widest": {
            "channels": asdict(fit.channels) if fit.channels else None,
            "partners": asdict(fit.partners) if fit.partners else None,
        },
        "solved": {"touchpoints": groups.records(helped.touchpoints), "stages": groups.records(helped.stages)},
        "expectations": {
            "touchpoints": groups.records(got.touchpoints),
            "stages": groups.records(got.stages),
            "overspent": list(got.overspent["key"]),
            "importance": _known(got.importance),
        },
        "voices": {
            "touchpoints": groups.records(voice.touchpoints),
            "occasions": voice.occasions,
            "answers": voice.answers,
            "share": _known(voice.share),
            "unheard": list(voice.unheard),
            "segments": groups.records(voice.segments),
        },
    }


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
