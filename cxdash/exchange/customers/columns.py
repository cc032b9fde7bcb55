"""Look at a list of customers that no mapping describes, propose what its columns are, and write that as a mapping."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cxdash.exchange.files.duplicate_headers import unique_names
from cxdash.exchange.files.header import read_header, refuse_unusable
from cxdash.exchange.files.opening import open_export
from cxdash.exchange.suggest.layout import likely_delimiter, rows_above
from cxdash.exchange.suggest.name_hints import WORDS, readable
from cxdash.exchange.survey.column_roles import ColumnRole
from cxdash.exchange.survey.mapping_text import toml_lines

CUSTOMER = (
    r"(customer|client|account|subscriber|subscription|member|user|kunde?|konto|abonnent|abonnement|abonnemang|"
    r"medlem|bruker|användare)s?"
)
TIME = r"(on|date|day|dato|datum|dag)"
MONTH = r"(month|måned|mnd|månad|mån)"
MONEY = r"(charges?|revenue|fee|price|amount|inntekt|omsetning|avgift|beløp|pris|intäkt|omsättning|belopp)(er|en|et)?"
GONE = (
    r"\b(left|quit|cancell?ed|terminated|closed|sluttet|slutat|avsluttet|avslutad|opphørt|upphört|oppsagt|uppsagd|"
    r"utmeldt|lost|tapt|tappad)\b"
)
"""What may be the last day or a yes: the day in a list that says when its customers came."""

NAMED = {
    "customer": rf"^({CUSTOMER} ?(id|no|nr|number|nummer|key|ref)?|id)$",
    "churned": r"\b(churn(ed)?|attrition|has left|har "
    r"(sluttet|slutat|forlatt|lämnat)|kundeavgang|kundtapp)\b(?!.*(date|dato|datum))",
    "tenure_months": (
        r"^(?!.*\b(years?|days?|år|dager|dagar)\b).*\b(tenure|months|måneder|mnd|månader|kundetid|kundtid)\b"
    ),
    "started": rf"\b(start(s|ed)?|start ?{TIME}|oppstart|since|sign ?up|joined|join|activated|siden|sedan|kunde? "
    rf"(fra|från)|(first|første|första) da[yg]|from {TIME}|(fra|från) "
    rf"?{TIME}|innmeldt|inmäld|registrert|registrerad|opprettet|created|skapad)\b",
    "ended": rf"\b(ended|end|(churn|cancel|leave|left|closed?|cancellation) {TIME}|slut(t|ade)?|slutt? ?{TIME}|to "
    rf"{TIME}|(til|till) ?{TIME}|kunde? till?|(last|siste|sista) da[yg]|opphørs?{TIME}|upphör\w*)\b",
    "acquisition_cost": r"\bcac\b|acquisition|cost of winning|anskaffelse|verve?kost|anskaffning|värvning|kostnad "
    r"per ny kunde?",
    "retention_cost": r"retention|cost of keeping|beholde|behålla|lojalitet",
    "monthly_revenue": (
        r"^(?!.*\b(total|annual|year|yearly|år|årlig|samlet|samlad|sum)\b).*(\b(mrr|arpu|revenue|omsetning|"
        rf"omsättning)\b|\b(monthly|månedlig|månatlig|månads|måneds) ?{MONEY}\b|\b{MONEY} (a|per|pr|i) {MONTH}\b)"
    ),
    "segment": rf"{WORDS[ColumnRole.SEGMENT]}|\b(contract|kontrakt)\b",
}
"""What in a column's name speaks for it, in English, Norwegian and Swedish; the first that fits is taken."""


@dataclass(frozen=True)
class CustomerList:
    """A list as it was looked at: the names of its columns, what is proposed for them, and how it is written.

    *proposed* says by our names the file's. *encoding* and *delimiter* are '' for a workbook.
    """

    names: list[str]
    proposed: dict[str, str]
    encoding: str
    delimiter: str
    skip_rows: tuple[int, ...]

    def mapping(self, columns: dict[str, str], as_of: str = "") -> str:
        """Write the mapping of the columns chosen, with the day up to which the list tells where it is known."""
        written = {"encoding": self.encoding, "delimiter": self.delimiter, "skip_rows": self.skip_rows}
        return "\n".join(toml_lines({**written, **columns, "as_of": as_of})) + "\n"


def look(content: bytes, file: str) -> CustomerList:
    """Return the header of a list of customers; raises ImportRefused where nothing can be read."""
    export = open_export(content, file)
    delimiter = likely_delimiter(export.source)
    skip_rows = rows_above(export.source, delimiter)
    header = read_header(export.source, delimiter, skip_rows)
    refuse_unusable(header, delimiter, [], file)
    names = unique_names(header)
    return CustomerList(names, propose(names), export.encoding, delimiter, skip_rows)


def propose(names: Sequence[str]) -> dict[str, str]:
    """Return the file's column for each of ours, as far as names show it."""
    found: dict[str, str] = {}
    for ours, words in NAMED.items():
        _take(found, ours, words, names)
    _take(found, "ended" if "started" in found else "churned", GONE, names)
    return found


def _take(found: dict[str, str], ours: str, words: str, names: Sequence[str]) -> None:
    fitting = [name for name in names if name not in found.values() and re.search(words, readable(name))]
    if fitting:
        found.setdefault(ours, fitting[0])
