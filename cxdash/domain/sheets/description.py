"""What is known of a sheet and of its columns, and short forms for the columns that many sheets have."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cxdash.domain.keys import LONGEST_KEY
from cxdash.domain.messages import gettext_noop

TRANSLATIONS = ("nb", "sv")
"""A name, promise or title may also be given as name_nb and name_sv."""

IN_LANGUAGE = {"nb": gettext_noop("{field} in Norwegian"), "sv": gettext_noop("{field} in Swedish")}
"""What a column with a translation is called, by its language."""

KEY_LENGTH = LONGEST_KEY
CODE_LENGTH = 10


@dataclass(frozen=True)
class Column:
    """A column of a sheet and of the table that keeps it.

    *label* is its name in the middle of a sentence, *note* what belongs in it; both are marked for translation. *kind*:
    key, text, number, whole, share, date, time, month, yes_no, path. *refers*: the sheet whose keys it contains.
    *codes* are the values it allows with their words; where it is *free*, other values are allowed, too. *language* is
    that of a translated name. *made*: a key that is made from the row's name where a file leaves it blank. *per_cent*:
    a number that may be one of per cents, so that 12 % is 12; for others that is refused.

    How the store keeps it: a *blank* as NULL, as an empty text, or named by the import; a text of at most *length*
    characters (0 = any); *enforced* is False where the table has no constraint for the codes or limits, *indexed* False
    where a reference has no index.
    """

    name: str
    label: str = ""
    note: str = ""
    example: str = ""
    kind: str = "text"
    required: bool = False
    codes: Mapping[str, str] = field(default_factory=dict, hash=False)
    free: bool = False
    refers: str = ""
    low: float | None = None
    high: float | None = None
    default: str = ""
    language: str = ""
    made: bool = False
    per_cent: bool = False
    blank: Literal["null", "empty", "named"] = "null"
    length: int = 0
    enforced: bool = True
    indexed: bool = True

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values it may contain, where it may contain no others."""
        return () if self.free else tuple(self.codes)

    @property
    def asked(self) -> bool:
        """Whether it must be filled in."""
        return self.required and not self.made

    @property
    def field(self) -> str:
        """The column of the store's table."""
        return f"{self.name}_id" if self.refers else self.name


@dataclass(frozen=True)
class Sheet:
    """A sheet, the table it fills, and the columns that identify its rows.

    *title* is its name on screen and *row* what one of its rows is called, by its key; both, and the *note*, are marked
    for translation. *replaces*: it is taken as a whole, so rows it lacks are removed. *people*: it is about single
    persons. *files_only*: it has too many rows to be edited on screen.
    """

    name: str
    table: str
    title: str
    identity: tuple[str, ...]
    columns: tuple[Column, ...]
    note: str
    row: str = ""
    replaces: bool = False
    people: bool = False
    files_only: bool = False

    @property
    def keyed(self) -> bool:
        """Whether its rows have keys that other sheets can refer to."""
        return "key" in self.identity

    @property
    def renamed(self) -> bool:
        """Whether the keys of its rows are the company's own, and may be changed."""
        return any(column.made for column in self.columns)

    @property
    def by_survey(self) -> bool:
        """Whether its rows belong to surveys, and are loaded and counted survey by survey."""
        return self.people and "survey" in self.identity

    @property
    def named_by(self) -> str:
        """The column that names its rows: name or title; '' where they have no names."""
        return next((column.name for column in self.columns if column.name in ("name", "title")), "")

    def column(self, name: str) -> Column | None:
        """Return a column by its name."""
        return next((column for column in self.columns if column.name == name), None)

    def fields(self) -> dict[str, str]:
        """Return the columns of the store's table, by the column of the sheet."""
        return {column.name: column.field for column in self.columns}


def key(example: str) -> Column:
    """Describe the key of a row."""
    note = gettext_noop(
        "A short name of your own for the row, which other sheets may refer to it by; left blank, it is made from the "
        "name."
    )
    label = gettext_noop("short name")
    return Column("key", label, note, example, kind="key", required=True, made=True, length=KEY_LENGTH)


def worded(name: str, label: str, note: str, example: str = "", *, required: bool = False) -> tuple[Column, ...]:
    """Describe a name, promise or title, and the same in Norwegian and Swedish."""
    plain = Column(name, label, note, example, required=required)
    same = gettext_noop("The same in this language; left blank, the plain one is used.")
    return (plain, *(Column(f"{name}_{language}", label, same, language=language) for language in TRANSLATIONS))


def refers(
    name: str,
    label: str,
    sheet: str,
    note: str,
    example: str = "",
    *,
    required: bool = False,
    indexed: bool = True,
) -> Column:
    """Describe a column that contains keys of a sheet."""
    return Column(name, label, note, example, kind="key", required=required, refers=sheet, indexed=indexed)


def one_of(
    name: str,
    label: str,
    codes: Mapping[str, str],
    note: str,
    example: str = "",
    *,
    required: bool = False,
    default: str = "",
    length: int = CODE_LENGTH,
    enforced: bool = True,
) -> Column:
    """Describe a column with few allowed values."""
    return Column(
        name,
        label,
        note,
        example,
        required=required,
        codes=codes,
        default=default,
        length=length,
        enforced=enforced,
    )


SEGMENT = Column(
    "segment",
    gettext_noop("segment"),
    gettext_noop("The group of customers; blank means all together."),
    blank="empty",
)
MONTH = Column(
    "month", gettext_noop("month"), gettext_noop("The month, as 2026-05."), "2026-05", kind="month", required=True
)
