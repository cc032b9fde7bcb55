"""Every finding about ownership, in order."""

from cxdash.domain import findings
from cxdash.domain.findings import Finding
from cxdash.measures.ownership.findings import leaders, others, owners
from cxdash.measures.ownership.findings.basis import Basis


def of(basis: Basis) -> tuple[Finding, ...]:
    """Return every finding, errors first, then by let-downs."""
    about_map = (
        *(owners.stages, owners.whole_journey, owners.mandates, leaders.named_another, owners.mismatched),
        *(owners.overloaded, owners.partners, owners.unconfirmed, owners.other_cause),
        *(leaders.areas_without_owner, leaders.rated_apart),
    )
    about_rest = (others.kpis, others.pulling_apart, others.made_elsewhere, others.late)
    filled = bool(len(basis.tables.assignments))
    checks = (*(about_map if filled else (owners.not_filled,)), *about_rest)
    return findings.in_order(finding for find in checks for finding in find(basis))
