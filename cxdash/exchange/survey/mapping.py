"""Read the mapping file that says what the columns of a survey export mean."""

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.scales import Measure
from cxdash.exchange.phrases import shown
from cxdash.exchange.survey.mapping_keys import (
    LongKeys,
    Question,
    Touchpoint,
    WideKeys,
    as_list,
    names,
    read_table,
    read_tables,
)
from cxdash.exchange.survey.mapping_kinds import TEXT, UNSAID, Fixed


@dataclass(frozen=True, kw_only=True)
class SurveyMapping(LongKeys):
    """A mapping file as read: '' is left out, and the text itself is kept."""

    text: str = field(kw_only=False)
    measure: str | Fixed = UNSAID
    score: str = ""
    questions: tuple[Question, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()

    @property
    def columns(self) -> list[str]:
        """The columns of the file that are read, each once."""
        asked = [
            self.touchpoint,
            self.measure,
            self.scale,
            self.score,
            *(question.column for question in self.questions),
        ]
        named = [self.respondent, self.date, *self.segment, self.need, self.weight, self.count, *asked]
        named += [one.column for one in self.comment] + [column for column, _ in self.leave_out]
        return list(dict.fromkeys(name for name in named if isinstance(name, str) and name))


def read_mapping(text: str) -> SurveyMapping:
    """Return a mapping; raises ImportRefused with a sentence for each of its mistakes."""
    raw = parse(text)
    faults: list[Message] = []
    lists = {key: raw.pop(key) for key in ("question", "touchpoints") if key in raw}
    declared = raw.get("touchpoint")
    if isinstance(declared, list) or (isinstance(declared, dict) and "key" in declared):
        lists["touchpoints"] = [*as_list(raw.pop("touchpoint")), *as_list(lists.get("touchpoints", []))]
    wide = raw.get("layout", "wide") != "long"
    if wide:
        only_long = set(names(LongKeys)) - set(names(WideKeys))
        faults += [_only_long(key) for key in names(LongKeys) if key in only_long and raw.pop(key, None) is not None]
    keys = read_table(raw, WideKeys if wide else LongKeys, "", faults)
    faults += [_needs_a_measure()] if isinstance(keys, LongKeys) and _is_one_of_many(keys) else []
    questions = read_tables(lists.get("question", []), "question", Question, faults)
    touchpoints = read_tables(lists.get("touchpoints", []), "touchpoint", Touchpoint, faults)
    faults += _about_questions(questions, wide, bool(lists.get("question")))
    declared = [one for one in as_list(lists.get("touchpoints", [])) if isinstance(one, dict)]
    faults += _twice([key for one in declared if (key := TEXT.read(one.get("key")))])
    if faults or keys is None:
        raise ImportRefused(faults)
    return SurveyMapping(text=text, questions=tuple(questions), touchpoints=tuple(touchpoints), **vars(keys))


def parse(text: str) -> dict[str, Any]:
    """Return the keys of a mapping; raises ImportRefused where it is no TOML."""
    try:
        text.encode()
        return tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise ImportRefused([Message(gettext_noop("The mapping is nested too deeply to be read."))]) from None
    except ValueError as error:
        why, _, place = str(error).partition(" (at ")
        line = re.match(r"line (\d+)", place)
        number = int(line[1]) if line else text.count("\n") + 1
        raise ImportRefused([_no_toml(number, text.split("\n")[number - 1], why)]) from None


def _no_toml(number: int, line: str, why: str) -> Message:
    """Return what is wrong with a line; in TOML a column and a list of touchpoints cannot have one name."""
    if why.startswith("Cannot") and re.match(r"\s*\[\[?\s*touchpoint\s*\]", line):
        template = gettext_noop(
            "Line {line} of the mapping: touchpoint is said above already, so TOML takes no [[touchpoint]] here; "
            "write [[touchpoints]] for each touchpoint to be made."
        )
        return Message(template, {"line": number})
    return Message(gettext_noop("Line {line} of the mapping is not TOML: {why}."), {"line": number, "why": shown(why)})


def _only_long(key: str) -> Message:
    return Message(gettext_noop('{key} belongs to layout = "long"; here each [[question]] says it.'), {"key": key})


def _is_one_of_many(keys: LongKeys) -> bool:
    """Return whether one scale is given where a column says which of several measures is asked."""
    return isinstance(keys.scale, Fixed) and keys.scale != UNSAID and isinstance(keys.measure, str)


def _needs_a_measure() -> Message:
    return Message(
        gettext_noop(
            "scale is one scale, but a column says which measure each row asks; name a column that holds the scale of "
            "each row instead."
        )
    )


def _about_questions(questions: list[Question], wide: bool, given: bool) -> list[Message]:
    if not wide:
        said = Message(gettext_noop('[[question]] belongs to layout = "wide"; here the columns say what is asked.'))
        return [said] if given else []
    if not questions:
        return (
            [] if given else [Message(gettext_noop("The mapping has no [[question]]: it must say what a column asks."))]
        )
    faults = []
    asked: dict[tuple[str, Measure], str] = {}
    for one in questions:
        about = (one.touchpoint, one.measure)
        if about in asked:
            faults.append(_asked_twice(asked[about], one.column, *about))
        asked.setdefault(about, one.column)
    return faults


def _asked_twice(first: str, second: str, touchpoint: str, measure: Measure) -> Message:
    values = {"first": first, "second": second, "touchpoint": touchpoint, "measure": measure.value}
    if touchpoint:
        return Message(gettext_noop('The columns "{first}" and "{second}" both ask {measure} of {touchpoint}.'), values)
    return Message(
        gettext_noop('The columns "{first}" and "{second}" both ask {measure} of the whole relationship.'), values
    )


def _twice(keys: list[str]) -> list[Message]:
    doubled = dict.fromkeys(key for key in keys if keys.count(key) > 1)
    return [
        Message(gettext_noop("The touchpoint {key} is declared more than once."), {"key": shown(key)})
        for key in doubled
    ]
