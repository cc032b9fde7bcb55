import pytest

from cxdash.charts import economics, look
from cxdash.charts.ownership import targets
from cxdash.i18n.translator import Words, languages


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("picture", [targets.kinds, targets.outcomes, economics.spend_mix])
def test_colours_are_the_themes_and_no_field_is_read_as_a_path(picture, language):
    words = Words(language)

    encodings = [layer["encoding"] for layer in picture(words).to_dict()["layer"]]

    scales = [one["color"]["scale"]["domain"] for one in encodings if "scale" in one.get("color", {})]
    assert scales
    assert all(scale == look.readings(words) for scale in scales)
    placed = [one[name].get("field", "") for one in encodings for name in ("x", "x2", "y", "y2") if name in one]
    assert not any("." in field or "[" in field for field in placed)
