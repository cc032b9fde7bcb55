import pytest

from cxdash.presenters.ownership import chips


@pytest.mark.parametrize(
    ("key", "name", "said"),
    [
        ("COO", "Driftchef", "COO"),
        ("SERVICE", "Kundtjänst", "SERVICE"),
        ("head_of_sales", "Sales", "Sales"),
        ("FIELDFORCE", "Installers", "Installers"),
        ("head_of_sales", "Head of all our sales", "Head of a…"),
    ],
)
def test_a_role_is_brief_by_its_key_only_where_that_is_a_code_of_capitals(key, name, said):
    assert chips.brief(key, name, 10) == said
