"""What tests of the pictures of owners share: their tables as they are sent, and that they draw from these."""

import pyarrow as pa

from cxdash.i18n.translator import Words
from tests.charts.satisfaction.test_gaps import fields


def sent(tab):
    """Return the tables of a section's picture."""
    kept = tab.drawing.tables.tables
    return {name: pa.ipc.open_stream(table).read_pandas() for name, table in kept.items()}


def written(tab, form="desk"):
    """Return the texts that a picture of placed marks writes in a form: on a desk, or on a phone."""
    texts = sent(tab)["texts"]
    return texts[texts["where"].isin(["both", form])].text.tolist()


def assert_draws(tab, language):
    """Assert that every layer draws from tables and columns that are sent, each with a type."""
    tables = sent(tab)
    for layer in tab.drawing.picture(Words(language), *tab.drawing.arguments).to_dict()["layer"]:
        assert fields(layer) <= set(tables[layer["data"]["name"]].columns)
        for name, channel in layer["encoding"].items():
            assert "field" not in channel or name in ("x2", "y2") or channel.get("type")
