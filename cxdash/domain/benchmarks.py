"""Figures and expectations of others, each with its source; never a target."""

from dataclasses import dataclass

from cxdash.domain.messages import gettext_noop

UNDATED = gettext_noop("undated in the source")


@dataclass(frozen=True)
class Benchmark:
    """A figure from elsewhere, always shown whole: its sentence, source, year, and a caution.

    *sentence*, *source* and *caution* are marked for translation; *year* is '' where the source gives none, and then
    UNDATED is printed. *pages*: those it belongs to.
    """

    sentence: str
    source: str
    caution: str
    pages: tuple[str, ...]
    year: str = ""

    @property
    def dated(self) -> str:
        """The year, or, marked for translation, that there is none."""
        return self.year or UNDATED


BENCHMARKS = {
    "customer_directors": Benchmark(
        gettext_noop(
            "22% of the hundred largest companies on Fortune's list had a customer or experience director, against "
            "6.7% of the thousand largest."
        ),
        gettext_noop("A survey by Forbes, quoted by Antrop"),
        gettext_noop(
            "The companies are American. The figures go with size; they do not show that such a director makes a "
            "company succeed."
        ),
        ("ownership", "maturity"),
    ),
    "competing": Benchmark(
        gettext_noop("81% of companies expected that by 2020 they would compete on customer experience."),
        gettext_noop("Quoted by KPMG Norway"),
        gettext_noop("An expectation from before 2020, not what came of it."),
        ("maturity",),
    ),
    "wider_marketing": Benchmark(
        gettext_noop(
            "81% of those asked expected the marketing director to answer for more of the customer journey within "
            "three to five years."
        ),
        gettext_noop("The Economist Intelligence Unit, quoted by ESV Digital"),
        gettext_noop(
            "An expectation, not what came of it; those asked were marketers, and far fewer expected it of sales, "
            "service or product."
        ),
        ("ownership", "maturity"),
    ),
    "winning": Benchmark(
        gettext_noop("Winning a new customer can cost up to 25 times as much as keeping one; studies say 5 to 25."),
        gettext_noop("Studies quoted by KPMG Norway"),
        gettext_noop("It depends on the study and the business."),
        ("economics",),
    ),
    "raising": Benchmark(
        gettext_noop(
            "Nearly half of the firms asked raised their investment in the customer experience by 10% or more a year."
        ),
        gettext_noop("A global study by Strativity, quoted in a Norwegian article"),
        gettext_noop("What firms said of themselves; it does not show that customers became more satisfied."),
        ("economics", "maturity"),
    ),
    "success_factors": Benchmark(
        gettext_noop(
            "Five things decide whether a customer director succeeds: ownership from end to end, a mandate to set "
            "priorities across functions, the right to step into traditional ways of working, the ability to work in "
            "untraditional ones, and a role that the whole company recognises."
        ),
        gettext_noop(
            "A meeting of customer-experience practitioners in Boston, quoted in “Nøkkelrolle eller ensom kriger?”"
        ),
        gettext_noop("What practitioners agreed on; nobody has measured its effect there."),
        ("ownership",),
    ),
    "four_areas": Benchmark(
        gettext_noop(
            "Four areas are worth gathering under one owner: the voice of the customer, customer measures across the "
            "organisation, coherence across initiatives and functions, and the change of culture."
        ),
        gettext_noop("The article “Nøkkelrolle eller ensom kriger?”"),
        gettext_noop("Advice, not a measured effect."),
        ("ownership",),
    ),
    "six_keys": Benchmark(
        gettext_noop(
            "Six keys to a better customer experience: customer insight, customer-centred competence, customer focus "
            "and mandate, collaboration across silos, a culture of innovation, and customer-driven processes."
        ),
        gettext_noop("An article by Antrop, Sweden"),
        gettext_noop("Advice, not a measured effect."),
        ("maturity",),
    ),
}
"""By code; the two of 81 % are different figures about different things."""
