import pytest

from cxdash.i18n.translator import Words
from cxdash.presenters.satisfaction.channels import deliverer


@pytest.mark.parametrize(("code", "said"), [("own", "Ourselves"), ("partner", "A partner"), ("Kvist AB", "Kvist AB")])
def test_who_delivers_is_called_by_no_code(code, said):
    assert deliverer(code, Words("en")) == said
