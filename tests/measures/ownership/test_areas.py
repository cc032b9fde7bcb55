import pytest

from cxdash.domain.findings import names
from cxdash.measures.ownership import areas
from tests.measures.owners import make_owners, owners


def of(*held):
    tables = make_owners([("CMO", "A", "find"), *((role, "A", "", "", area) for role, area in held)])
    figures = owners(tables)
    return figures, str(areas.sentence(figures.areas, names(tables.roles.assign(name=tables.roles.key))))


@pytest.mark.parametrize(
    ("held", "sentence", "found"),
    [
        (
            (("CMO", "voice"), ("ALL", "culture")),
            "Of the four areas one has an owner; culture is everyone's, and so nobody's; nobody has customer key "
            "figures, coherence across initiatives.",
            True,
        ),
        (
            (("CMO", "voice"), ("CSO", "voice"), ("ALL", "culture"), ("ALL", "kpis")),
            "Of the four areas none has an owner; customer key figures, culture are everyone's, and so nobody's; "
            "several claim the voice of the customer; nobody has coherence across initiatives.",
            True,
        ),
        (
            (("CMO", "voice"), ("CMO", "kpis"), ("CMO", "coherence"), ("CMO", "culture"), ("ALL", "culture")),
            "CMO has all four areas.",
            False,
        ),
        (
            (("CMO", "voice"), ("CMO", "kpis"), ("CSO", "coherence"), ("CMO", "culture")),
            "Each of the four areas has an owner, but they are not gathered under one: CMO, CSO.",
            False,
        ),
        (
            (),
            "Who has the four areas has not been filled in: the voice of the customer, customer key figures, coherence "
            "across initiatives and culture.",
            False,
        ),
    ],
)
def test_the_areas_with_an_owner_are_counted_and_everyone_is_none(held, sentence, found):
    figures, said = of(*held)

    assert said == sentence
    assert ("areas_without_owner" in {one.code for one in figures.findings}) is found
