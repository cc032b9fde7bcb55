"""What let-downs cost a body that wins and keeps nobody: users who must get in touch again, and the work of that."""

import numpy as np
import pandas as pd

from cxdash.measures.overview.figures import contacts
from cxdash.measures.stats.intervals import Estimate

COST_PER_CONTACT = "cost_per_contact"
"""The assumption of what a contact costs."""


def cost(let_downs: Estimate, assumptions: pd.DataFrame) -> Estimate | None:
    """Return what a year's contacts caused by let-downs cost, from the lowest to the highest beliefs.

    *assumptions*: key, low, mode, high. None where it is not believed how many contacts there are, or what one costs.
    """
    caused, believed = contacts(let_downs, assumptions), assumptions[assumptions.key == COST_PER_CONTACT]
    if caused is None or believed.empty:
        return None
    low, mode, high = believed[["low", "mode", "high"]].iloc[0].astype(float)
    low, high = (mode if np.isnan(end) else end for end in (low, high))
    return Estimate(caused.value * mode, caused.low * low, caused.high * high, caused.n, caused.n_eff)
