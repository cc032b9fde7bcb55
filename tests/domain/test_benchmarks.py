from cxdash.domain.benchmarks import BENCHMARKS, UNDATED


def test_every_benchmark_says_itself_its_source_its_year_or_that_it_has_none_and_what_it_does_not_show():
    told = [(one.sentence, one.source, one.caution) for one in BENCHMARKS.values()]

    assert all(all(parts) for parts in told)
    assert {one.dated for one in BENCHMARKS.values()} == {UNDATED}


def test_the_two_of_eighty_one_per_cent_are_told_apart_as_past_expectations():
    both = [one for one in BENCHMARKS.values() if "81%" in one.sentence]

    assert len({one.sentence for one in both}) == len({one.source for one in both}) == 2
    assert all(" expected " in one.sentence and one.caution.startswith("An expectation") for one in both)
