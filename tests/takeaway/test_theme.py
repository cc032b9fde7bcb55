import pytest

from cxdash.takeaway import theme


@pytest.mark.parametrize(
    ("name", "ground", "broken"), [("light", "#FFFFFF", "#C2410C"), ("dark", "#111820", "#FF8A5C")]
)
def test_a_scheme_has_the_colours_that_pages_are_configured_with(name, ground, broken):
    scheme = theme.scheme(name)

    assert (scheme.background, scheme.meanings[2], scheme.font.split(",")[0]) == (ground, broken, "Inter")


def test_pictures_take_their_colours_and_their_ground_from_the_scheme():
    config = theme.vega_config("dark")

    assert config["range"]["category"] == list(theme.scheme("dark").meanings)
    assert config["background"] == theme.scheme("dark").background
