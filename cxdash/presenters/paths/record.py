"""Everything about paths as plain values, as `figures paths` prints it: figures, and the sentences of the page."""

from datetime import date
from typing import Any

from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words
from cxdash.measures.ownership import claims
from cxdash.measures.paths import figures as measures
from cxdash.presenters.paths import page, roles, screen
from cxdash.services import paths


def record(connection: Any, language: str, on: date) -> dict[str, Any]:
    """Return credit by touchpoint and role, what the roles claim, and what is said of it."""
    words, found = Words(language), paths.figures(connection)
    by_role = page.by_role(connection, words, on)
    said = [screen.missing(found, words)] if screen.missing(found, words) else []
    if not said:
        said = [*screen.findings(found, by_role.touchpoints, words), *roles.sentences(by_role, words)]
    said += [sentence for one in by_role.claims for sentence in roles.claim_sentences(one, by_role, words)]
    return {
        **measures.as_record(found, by_role.accountable),
        "doing": rows_of(by_role.doing),
        "claims": claims.as_records(by_role.claims),
        "sentences": said,
    }
