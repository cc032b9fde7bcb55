"""Figures and expectations of others, each with its source; never a target."""

from dataclasses import dataclass

from cxdash.domain.messages import gettext_noop

UNDATED = gettext_noop("undated in the source")


@dataclass(frozen=True)
class Benchmark:
    """A figure from elsewhere, always shown whole: its sentence, source, year, and a caution.

    *sentence*, *source* and *caution* are marked for translation; *year* is '' where the source gives none, and then
    UNDATED is printed.
    """

    sentence: str
    source: str
    caution: str
    year: str = ""

    @property
    def dated(self) -> str:
        """The year, or, marked for translation, that there is none."""
        return self.year or UNDATED


BENCHMARKS = {
    "customer_directors": Benchmark(
        gettext_noop(
            "22 % of the hundred largest companies on Fortune's list had a customer or experience director, against "
            "6.7 % of the thousand largest."
        ),
        gettext_noop("A survey by Forbes, quoted by Antrop"),
        gettext_noop(
            "The companies are American. The figures go with size; they do not show that such a director makes a "
            "company succeed."
        ),
    ),
    "competing": Benchmark(
        gettext_noop("81 % of companies expected that by 2020 they would compete on customer experience."),
        gettext_noop("Quoted by KPMG Norway"),
        gettext_noop("An expectation from before 2020, not what came of it."),
    ),
    "wider_marketing": Benchmark(
        gettext_noop(
            "81 % of those asked expected the marketing director to answer for more of the customer journey within "
            "three to five years."
        ),
        gettext_noop("The Economist Intelligence Unit, quoted by ESV Digital"),
        gettext_noop(
            "An expectation, not what came of it; those asked were marketers, and far fewer expected it of sales, "
            "service or product."
        ),
    ),
}
"""By code; the two of 81 % are different figures about different things."""
