import numpy as np

from cxdash.domain.counts.ends import ends_of, scale_with


def test_ends_that_a_company_has_set_replace_the_usual_ones():
    ends = ends_of([("CSAT", "1-7", 1.0, 5.0)])

    scale = scale_with("CSAT", "1-7", ends)

    assert ends == {("CSAT", "1-7"): (1.0, 5.0)}
    assert (scale.low_to, scale.top_from) == (1, 5)


def test_an_end_that_is_left_blank_is_the_usual_one():
    for blank in (None, np.nan):
        scale = scale_with("CSAT", "1-7", ends_of([("CSAT", "1-7", blank, 5)]))

        assert (scale.low_to, scale.top_from) == (3, 5)
