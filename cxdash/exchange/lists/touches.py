"""Make paths of a list with a row per touch: who, when, through which channel, and whether the customer bought."""

import re
from collections.abc import Iterator

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.exchange.cells.cell_parsers import MARKED_NO, MARKED_YES, NO, YES
from cxdash.exchange.cells.dates import day_comes_first, read_day
from cxdash.exchange.files.header import plain
from cxdash.exchange.lists.reading import Answers, Question, Reading, open_questions
from cxdash.exchange.lists.table import ListTable, is_day, is_figure, plain_numbers, table_marks
from cxdash.exchange.phrases import at_rows, refuse, shown

TOUCH = "\x1f"
"""What stands between the touchpoints of a path made here: no name holds it."""

WORDS = {
    "user": r"(user|visitor|customer|client|cookie|person|session|kunde?|bruker|användare|besøkende|besökare|nutzer)"
    r"(_?(id|nr|no|number|nummer))?",
    "time": r"(time|timestamp|date|day|datetime|date_time|event_time|tid|tidspunkt|dato|datum|dag|zeit|zeitpunkt)",
    "channel": r"(marketing_?)?(channel|source|touchpoint|medium|kanal|kilde|källa|kontaktpunkt|quelle)"
    r"(_?(group|grouping|name))?",
    "converted": r"(conversion|converted|conversions|is_conversion|purchase|purchased|bought|konvertert|konvertering|"
    r"konverterat|konverteret|kjøpt|kjøp|köpt|köp|konversion)",
    "value": r"(conversion_?value|value|revenue|verdi|värde|værdi|wert|beløp|belopp)",
}
YES_WORDS, NO_WORDS = {*YES, *MARKED_YES}, {*NO, *MARKED_NO, ""}
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s?([ap])?\.?m?", re.IGNORECASE | re.ASCII)


def touch_columns(table: ListTable) -> dict[str, str]:
    """Return the columns of a list of touches by what they hold, or {} where it is none."""
    found: dict[str, str] = {}
    for ours, words in WORDS.items():
        names = [name for name in table.header if name not in found.values() and re.fullmatch(words, plain(name))]
        if right := [name for name in names if _holds(table, name, ours)]:
            found[ours] = right[0]
    return found if {"user", "time", "channel", "converted"} <= set(found) else {}


def _holds(table: ListTable, name: str, ours: str) -> bool:
    if ours == "time":
        return table.holds(name, is_day) or table.holds(name, str.isdigit)
    if ours == "converted":
        return {text.casefold() for text in table.texts(name)} <= YES_WORDS | NO_WORDS
    if ours == "value":
        return table.holds(name, is_figure)
    return bool(table.filled(name)) and not table.holds(name, is_day)


Paths = tuple[list[list[str]], dict[str, list[str]], list[Message], tuple[Question, ...]]


def paths_of(table: ListTable, columns: dict[str, str], answers: Answers) -> Paths:
    """Return the touchpoints of each path with its conversions, others and value, notes, and open questions.

    A path ends with the touch that brought a conversion; what follows is another path.
    """
    touches = _in_order(table, columns)
    asked = _questions(touches, columns["converted"])
    if still_open := open_questions(asked, answers):
        return [], {}, [], still_open
    once = answers.get("converted") == "customer"
    steps: list[list[str]] = []
    won: list[str] = []
    lost: list[str] = []
    value: list[str] = []
    for path, converted, worth in _split(touches, once=once):
        steps.append(path)
        won.append(str(int(converted)))
        lost.append(str(int(not converted)))
        value.append(f"{worth:.15g}" if converted else "")
    figures = {"conversions": won, "non_conversions": lost} | ({"value": value} if "value" in columns else {})
    template = gettext_noop("{touches} touches of {users} customers gave {paths} paths.")
    users = len({user for user, *_ in touches})
    said = Message(template, {"touches": len(touches), "users": users, "paths": len(steps)})
    return steps, figures, [said], ()


Touch = tuple[str, tuple[int, int], int, str, bool, float]
"""Customer, time as day and second, row, channel, whether it brought a conversion, and its value."""


def _in_order(table: ListTable, columns: dict[str, str]) -> list[Touch]:
    """Return the touches by customer and time, those of one time as they stand in the file."""
    times, users, channels = (table.texts(columns[name]) for name in ("time", "user", "channel"))
    order = day_comes_first(times)
    marks = table_marks(table, [columns["value"]] if "value" in columns else [])
    worth = plain_numbers(table.texts(columns["value"]), marks) if "value" in columns else [""] * len(times)
    converted = [text.casefold() in YES_WORDS for text in table.texts(columns["converted"])]
    faults, touches = [], []
    for row, when, user, channel, yes, amount in zip(table.rows, times, users, channels, converted, worth, strict=True):
        if not user or not channel:
            blank = columns["user" if not user else "channel"]
            template = gettext_noop("Row {row}, column {column}: the cell is blank, and must not be{also}.")
            faults.append(Message(template, {**at_rows([row]), "column": shown(blank)}))  # type: ignore[arg-type]
            continue
        try:
            at = _time(when, day_first=order)
        except (ValueError, OverflowError):
            template = gettext_noop(
                'Row {row}, column {column}: "{value}" is not a time; write it as 2026-05-03 14:30{also}.'
            )
            faults.append(Message(template, {**at_rows([row], columns["time"], when)}))  # type: ignore[arg-type]
            continue
        touches.append((user, at, row, channel, yes, _amount(amount)))
    if faults:
        raise ImportRefused(faults[:100])
    return sorted(touches, key=lambda touch: touch[:3])


def _amount(text: str) -> float:
    try:
        return float(text or 0)
    except ValueError:
        refuse(gettext_noop('"{value}" is not a number.'), value=shown(text))


def _time(text: str, *, day_first: bool | None) -> tuple[int, int]:
    if text.isdigit() and len(text) >= 9:
        return 0, int(text[:16])
    day = read_day(text, day_first).toordinal()
    clock = CLOCK.search(text[10:] if text[:4].isdigit() else text.partition(" ")[2])
    if not clock:
        return day, 0
    hour = int(clock[1]) % 12 + 12 * (clock[4].lower() == "p") if clock[4] else int(clock[1])
    return day, hour * 3600 + int(clock[2]) * 60 + int(clock[3] or 0)


def _questions(touches: list[Touch], column: str) -> list[Question]:
    """Ask whether a yes in all rows of customers with several is one conversion or one for each row."""
    by_user: dict[str, list[bool]] = {}
    for user, _, _, _, yes, _ in touches:
        by_user.setdefault(user, []).append(yes)
    several = [yes for yes in by_user.values() if len(yes) > 1 and any(yes)]
    if not several or not all(map(all, several)):
        return []
    once, each = sum(map(any, by_user.values())), sum(map(sum, by_user.values()))
    template = gettext_noop(
        'Column "{column}": whoever has yes in one row has it in all; is that one conversion of the customer, or one '
        "for each row?"
    )
    readings = (
        Reading("customer", Message(gettext_noop("one for each customer")), {"conversions": once}),
        Reading("row", Message(gettext_noop("one for each row")), {"conversions": each}),
    )
    return [Question("converted", column, Message(template, {"column": shown(column)}), readings)]


def _split(touches: list[Touch], *, once: bool) -> Iterator[tuple[list[str], bool, float]]:
    """Give the channels of each path, whether it ended in a conversion, and the value of that."""
    by_user: dict[str, list[Touch]] = {}
    for touch in touches:
        by_user.setdefault(touch[0], []).append(touch)
    for theirs in by_user.values():
        path: list[str] = []
        for place, (*_, channel, yes, worth) in enumerate(theirs, 1):
            path.append(channel)
            if yes and (not once or place == len(theirs)):
                yield path, True, worth
                path = []
        if path:
            yield path, False, 0.0
