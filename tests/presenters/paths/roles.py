"""Credit by role of a small company, as the presenters take it."""

from cxdash.measures.ownership import claims, credit
from cxdash.presenters.paths.roles import ByRole
from tests.measures.owners import TODAY
from tests.measures.paths.test_figures import OWNED

NAMES = {"ad": "Ads", "shop": "Shop", "chat": "Chat"}
ROLES = {"CMO": "Marketing", "CSO": "Sales", "COO": "Operations"}


def by_role(found, owned=OWNED, claimed=None):
    """Return credit by role of *found*; *claimed*: the sheet of claims, if there is one."""
    given, doing = (credit.credits(found.credits, owned, TODAY, letter) for letter in ("accountable", "responsible"))
    return ByRole(
        accountable=given,
        doing=doing,
        doers=credit.holders(list(found.credits.touchpoint), owned, TODAY, "responsible"),
        claims=[] if claimed is None else claims.compute(claimed, given, doing),
        roles=ROLES,
        touchpoints=NAMES,
        kpis={"contracts": "New contracts"},
    )
