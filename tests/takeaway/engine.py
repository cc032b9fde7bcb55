"""The scripts of the file that computes on, run without a browser."""

import base64
import json
from dataclasses import asdict
from typing import Any

import numpy as np
from py_mini_racer import MiniRacer

from cxdash.i18n.translator import Words
from cxdash.measures.what_if.levers import Levers
from cxdash.takeaway.living import SCRIPTS, script, texts
from cxdash.takeaway.what_if import WhatIfInputs, as_record


class Engine:
    """The scripts, with the inputs of a company, whose tries are read from their texts."""

    def __init__(self, inputs: WhatIfInputs, words: Words | None = None) -> None:
        words = words or Words("en")
        self._racer = MiniRacer()
        record = as_record(inputs)
        for one in record["beliefs"].values():
            one["tries"] = one["tries"] and np.frombuffer(base64.b64decode(one["tries"]), "<u2").tolist()
        self._racer.eval("\n".join(script(name) for name in SCRIPTS))
        self._racer.eval(f"const given = {json.dumps(record, allow_nan=False)};")
        self._racer.eval(f"const text = {json.dumps(texts.of(inputs, words), allow_nan=False)};")

    def call(self, function: str, levers: Levers) -> dict[str, Any]:
        """Return what a function finds of a choice."""
        set_to = {**asdict(levers), "gaps": dict(levers.gaps)}
        return json.loads(self._racer.eval(f"JSON.stringify({function}(given, {json.dumps(set_to)}))"))

    def results(self, levers: Levers) -> dict[str, Any]:
        """Return the results of a choice in words, and the beliefs that are asked for."""
        set_to = json.dumps({**asdict(levers), "gaps": dict(levers.gaps)})
        return json.loads(
            self._racer.eval(f"JSON.stringify((({{shown, asked}}) => ({{shown, asked}}))(results({set_to})))")
        )
