"""Write the mapping of a survey from plain choices: what each column is, and how the file is written."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.scales import Measure
from cxdash.domain.vocabulary import Contact
from cxdash.exchange.phrases import shown
from cxdash.exchange.survey.column_roles import LONG_ROLES, ONLY_ONCE, ROLE_NAMES, ColumnRole, Role
from cxdash.exchange.survey.mapping import Touchpoint

CodeList = tuple[int | float | str, ...]


@dataclass(frozen=True)
class ColumnChoice:
    """What a column is; for a question *touchpoint* is a key, '' the whole relationship.

    *scale* is written as in `domain.scales`, '' for the measure's own; of a column of scores it is that of all rows,
    or the column that names it. *scales* are those of a column of scores, by measure.
    """

    name: str
    role: Role = ColumnRole.NOT_USED
    touchpoint: str = ""
    missing: CodeList = ()
    codes: tuple[tuple[str, float], ...] = ()
    shift: int = 0
    scale: str = ""
    scales: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Choice:
    """All that is chosen about an export; '' and () are left out of the mapping.

    *day* (YYYY-MM-DD) dates every answer where no column does. *measure* and *touchpoint* (a key) say what a file with
    a row for each answer asks where no column does. *sheet* is written where others of *sheets* could be read.
    *segments* is the order in which columns of segments are joined; others follow. Of *touchpoints* those are written
    that a question is about. *answers* are those given to questions about the file, by the id of the question.
    *leave_out* are the texts by which a column says that a row is no answer.
    """

    survey: str = ""
    name: str = ""
    columns: tuple[ColumnChoice, ...] = ()
    day: str = ""
    date_format: str = ""
    decimal: str = ""
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    header_rows: tuple[int, ...] = ()
    skip_rows: tuple[int, ...] = ()
    leave_out: tuple[tuple[str, tuple[str, ...]], ...] = ()
    duplicates: str = ""
    segments: tuple[str, ...] = ()
    measure: Measure | None = None
    touchpoint: str = ""
    touchpoints: tuple[Touchpoint, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()

    def of(self, role: Role) -> list[ColumnChoice]:
        """The columns that play a role."""
        return [column for column in self.columns if column.role is role]

    @property
    def is_long(self) -> bool:
        """Whether the file has a row for each answer: a column holds the scores of whatever is asked."""
        return bool(self.of(ColumnRole.SCORE))

    @property
    def questions(self) -> list[ColumnChoice]:
        """The columns that are questions."""
        return [column for column in self.columns if isinstance(column.role, Measure)]


def write_mapping(choice: Choice) -> str:
    """Return the text of a mapping; raises ImportRefused where the choices do not make one."""
    if faults := faults_of(choice):
        raise ImportRefused(faults)
    lines = [*_top(choice), *(_long(choice) if choice.is_long else [])]
    for column in [] if choice.is_long else choice.questions:
        values = {"column": column.name, "touchpoint": column.touchpoint, "measure": column.role.value}
        lines += ["", "[[question]]", *toml_lines({**values, **_coding(column)})]
    for one in _declared(choice):
        values = {field.name: getattr(one, field.name) for field in fields(Touchpoint)}
        plain = {"contact": Contact.DIRECT.value, "delivered_by": "own"}
        lines += ["", "[[touchpoints]]", *toml_lines({k: v for k, v in values.items() if plain.get(k) != v})]
    return "\n".join(lines) + "\n"


def faults_of(choice: Choice) -> list[Message]:
    """Return what is missing, or chosen twice, before a mapping can be written."""
    faults = []
    for role in ONLY_ONCE:
        if len(found := choice.of(role)) > 1:
            template = gettext_noop('Both "{first}" and "{second}" are chosen as {part}; only one column can be.')
            values = {"first": found[0].name, "second": found[1].name, "part": Message(ROLE_NAMES[role])}
            faults.append(Message(template, values))
    if not choice.day and not choice.of(ColumnRole.DATE):
        faults.append(
            Message(gettext_noop("Choose the column with the day of the answer, or one day for all answers."))
        )
    return [*faults, *(_faults_of_long(choice) if choice.is_long else _faults_of_wide(choice)), *_faults_of_new(choice)]


def _faults_of_long(choice: Choice) -> list[Message]:
    if not choice.of(ColumnRole.QUESTION) and not choice.measure:
        return [
            Message(
                gettext_noop("Choose which question the scores answer: a column that says it, or one for all rows.")
            )
        ]
    if choice.questions:
        template = gettext_noop(
            'The column "{column}" is chosen as a question of its own, and "{score}" as the score of one answer per '
            "row; choose one of the two."
        )
        values = {"column": choice.questions[0].name, "score": choice.of(ColumnRole.SCORE)[0].name}
        return [Message(template, values)]
    return []


def _faults_of_wide(choice: Choice) -> list[Message]:
    if any(choice.of(role) for role in LONG_ROLES):
        return [Message(gettext_noop("A file with one answer per row needs a column of scores; choose it."))]
    if not choice.questions:
        return [Message(gettext_noop("Choose at least one column that is a question."))]
    seen: dict[tuple[str, Role], str] = {}
    faults = []
    for one in choice.questions:
        first = seen.setdefault((one.touchpoint, one.role), one.name)
        if first != one.name:
            template = gettext_noop(
                'Both "{first}" and "{second}" ask {part} about the same; choose another touchpoint for one.'
            )
            values = {"first": first, "second": one.name, "part": Message(ROLE_NAMES[one.role])}
            faults.append(Message(template, values))
    return faults


def _faults_of_new(choice: Choice) -> list[Message]:
    template = gettext_noop('The new touchpoint "{name}" needs a name and a stage.')
    return [
        Message(template, {"name": shown(one.name or one.key)})
        for one in _declared(choice)
        if not (one.name.strip() and one.stage.strip())
    ]


def _top(choice: Choice) -> list[str]:
    """Write what stands at the top in both layouts."""
    single = {role: next((column.name for column in choice.of(role)), "") for role in ONLY_ONCE}
    order = {name: place for place, name in enumerate(choice.segments)}
    segment = sorted((one.name for one in choice.of(ColumnRole.SEGMENT)), key=lambda name: order.get(name, len(order)))
    date = single[ColumnRole.DATE] or {"value": choice.day}
    values = {
        "survey": choice.survey,
        "name": choice.name,
        "layout": "long" if choice.is_long else "",
        "encoding": choice.encoding,
        "delimiter": choice.delimiter,
        "sheet": choice.sheet if len(choice.sheets) > 1 else "",
        "header_rows": choice.header_rows,
        "skip_rows": choice.skip_rows,
        "leave_out": dict(choice.leave_out),
        "decimal": choice.decimal,
        "date": date,
        "date_format": choice.date_format if single[ColumnRole.DATE] else "",
        "duplicates": choice.duplicates,
        "segment": segment,
        "comment": _comments(choice),
        "comment_missing": tuple(dict.fromkeys(text for one in choice.of(ColumnRole.COMMENT) for text in one.missing)),
    }
    about = (ColumnRole.RESPONDENT, ColumnRole.NEED, ColumnRole.WEIGHT, ColumnRole.COUNT)
    answered = {"answers": dict(choice.answers)}
    return toml_lines({**values, **{role.value: single[role] for role in about}, **answered})


def _comments(choice: Choice) -> object:
    """Write the columns of comments: by name, with their touchpoint where it is known; one alone without brackets."""
    found = [
        {"column": one.name, "touchpoint": one.touchpoint} if one.touchpoint else one.name
        for one in choice.of(ColumnRole.COMMENT)
    ]
    return found[0] if len(found) == 1 else found


def _long(choice: Choice) -> list[str]:
    """Write what a file with a row for each answer says at the top."""
    score = choice.of(ColumnRole.SCORE)[0]
    fixed = {
        ColumnRole.TOUCHPOINT: {"value": choice.touchpoint} if choice.touchpoint else "",
        ColumnRole.QUESTION: {"value": choice.measure.value} if choice.measure else "",
    }
    values = {role.value: next((one.name for one in choice.of(role)), value) for role, value in fixed.items()}
    return toml_lines({"score": score.name, **values, **_coding(score)})


def _coding(column: ColumnChoice) -> dict[str, object]:
    return {
        "scale": dict(column.scales) or column.scale,
        "codes": dict(column.codes),
        "missing": column.missing,
        "shift": column.shift or "",
    }


def _declared(choice: Choice) -> list[Touchpoint]:
    asked = {one.touchpoint for one in (*choice.questions, *choice.of(ColumnRole.COMMENT))} - {""}
    in_cells = choice.is_long and bool(choice.of(ColumnRole.TOUCHPOINT))
    return [one for one in choice.touchpoints if in_cells or one.key in (asked | {choice.touchpoint})]


def toml_lines(values: dict[str, object]) -> list[str]:
    """Return a line of TOML for each key whose value is not blank."""
    return [f"{key} = {_toml(value)}" for key, value in values.items() if value not in ("", (), [], {}, None)]


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_quoted(key)} = {_toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Iterable):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return repr(value)


def _quoted(text: str) -> str:
    """Write a text as TOML does, which is as JSON but for one character; what is no character becomes a mark."""
    whole = text.encode("utf-8", errors="replace").decode()
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
