"""The six keys as the command line prints them: the figures, and the sentences of the page in a language."""

from datetime import date
from typing import Any

from cxdash.domain.assessments import KEYS
from cxdash.i18n.translator import Words
from cxdash.measures.maturity import figures as measures
from cxdash.measures.maturity.steps import Asked
from cxdash.presenters import benchmarks
from cxdash.presenters.maturity import screen
from cxdash.services import maturity


def record(connection: Any, on: date, language: str) -> dict[str, Any]:
    """Return the figures of a day, what lifts each key one level, and what is said of others."""
    words, found = Words(language), maturity.figures(connection, on)
    keys = {key: words.gettext(name) for key, name in KEYS.items()}
    steps = [
        {
            "key": step.key,
            "level": step.level,
            "next": step.next and _asked(step.next, words),
            "doubts": [_asked(one, words) for one in step.doubts],
        }
        for step in maturity.next_steps(connection, on)
    ]
    said = {"sentence": screen.sentence(found, keys, words), "notes": screen.notes(found, keys, words)}
    return {
        **measures.as_record(found),
        "next": steps,
        **said,
        "said_of_others": benchmarks.records("maturity", words),
    }


def _asked(asked: Asked, words: Words) -> dict[str, Any]:
    check = asked.check
    return {
        "level": asked.level,
        "rule": words.gettext(asked.rule),
        "state": str(asked.state),
        "shown": words.sentence(check.sentence) if check else None,
        "evidence": dict(check.evidence) if check else None,
    }
