"""Make data/README.md, which lists every sheet and column: python -m cxdash.exchange.company.readme."""

from pathlib import Path

from cxdash.domain.sheets import EVERY, Sheet
from cxdash.exchange.company.template import explained
from cxdash.i18n.translator import Words

README = Path(__file__).parents[3] / "data" / "README.md"

HEAD = """\
# The sheets of a company's data

Made from `cxdash/domain/sheets` by `python -m cxdash.exchange.company.readme`; a test fails where it is out of date.

A company's data is a workbook (.xlsx) or a folder of CSV files, one for each sheet: `stages.csv`, `roles.csv` … An
empty workbook with notes, lists and examples comes from `python -m cxdash template FILE.xlsx`. The least that is
useful: `stages`, `roles`, `assignments`.

- `*` must be filled in. Sheets and columns may be in any order; unknown ones are reported and left out.
- A sheet that is absent or has no rows changes nothing in the store; neither does a column that is absent.
- A sheet marked *replaces* is taken as a whole: what it lacks is removed, unless answers or history refer to it. The
  others add their rows and correct those with the same identity.
- Rows whose first cell begins with `example:` are skipped.
- References are keys, or names in any language. Dates are `2026-05-03`, months `2026-05`, shares `0.46` or `46 %`,
  decimals with point or comma.
- In CSV, a text that begins with `=`, `+`, `-`, `@`, a tab or an apostrophe is written with an apostrophe before it, so
  that no spreadsheet takes it for a formula; it is taken off when the file comes in again. Workbooks need none.
- `assignments` may also be drawn as *Area | R | A | C | I* with several roles in a cell, or as a table of roles and
  stages with letters such as `A/R` where they meet.
- Answers without a respondent are distinguished by their content; such a survey is corrected with `--replaces SURVEY`.
- Sheets marked *people* are left out of an export unless it is asked for `--with-people`.
"""


def readme() -> str:
    """Return the text of data/README.md."""
    return "\n".join([HEAD, *map(_sheet, EVERY)])


def _sheet(sheet: Sheet) -> str:
    marks = [word for word, true in (("replaces", sheet.replaces), ("people", sheet.people)) if true]
    kinds = f" *({', '.join(marks)})*" if marks else ""
    identity = " + ".join(f"`{name}`" for name in sheet.identity) or "one row"
    lines = [
        f"## {sheet.name}{kinds}",
        "",
        f"{sheet.note} Identity: {identity}.",
        "",
        "| column | what belongs there | example |",
        "|---|---|---|",
    ]
    for column in sheet.columns:
        star = " *" if column.asked else ""
        note = explained(column, Words("en")).replace("|", "\\|")
        lines.append(f"| `{column.name}`{star} | {note} | {column.example} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    README.write_text(readme(), encoding="utf-8")
