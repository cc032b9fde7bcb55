import numpy as np

from cxdash.store import database
from cxdash.store.read import paths
from tests.company import COMPANY, take


def test_paths_come_with_their_weights_and_the_map_of_who_answers(store):
    sheet = [["path", "conversions", "non_conversions", "value"], ["web > wifi", 6, 14, 600], ["wifi", 2, None, None]]
    claimed = [["role", "outcome", "share"], ["CIO", "win", 40], ["CEO", None, 70]]
    take(store, {**COMPANY, "paths": sheet, "claims": claimed})

    with database.reading(store) as connection:
        found = paths.tables(connection)

    assert found.paths.replace({np.nan: None}).to_numpy().tolist() == [
        ["web > wifi", 6, 14, 600],
        ["wifi", 2, 0, None],
    ]
    assert set(vars(found)) == {"paths", "claims", "stages", "touchpoints", "roles", "assignments"}
    assert found.touchpoints.key.tolist() == ["web", "wifi"]
    assert found.claims[["role", "kpi", "outcome", "kpi_outcome", "share"]].to_numpy().tolist() == [
        ["CIO", "", "win", "", 40],
        ["CEO", "", "", "", 70],
    ]
