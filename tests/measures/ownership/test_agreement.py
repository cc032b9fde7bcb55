import json

import numpy as np
import pytest
from statsmodels.stats.inter_rater import fleiss_kappa as known_fleiss
from statsmodels.stats.tests.test_inter_rater import diagnoses

from cxdash.measures.ownership import agreement
from tests.conftest import SHARED


@pytest.fixture
def example():
    """Return a worked example's inputs and what is expected, by its id."""
    known = json.loads((SHARED / "methods" / "worked_examples.json").read_text(encoding="utf-8"))["examples"]
    by_id = {one["id"]: one for one in known}
    return lambda name: (by_id[name]["inputs"], by_id[name]["expected"])


@pytest.mark.shared
def test_agreement_per_subject_and_kappa_are_fleisss(example):
    given, expected = example("fleiss_wikipedia")

    assert agreement.per_subject(given["counts"]) == pytest.approx(expected["P_i"], abs=0.0006)
    assert agreement.fleiss_kappa(given["counts"]) == pytest.approx(expected["kappa"], abs=0.0006)


@pytest.mark.shared
def test_kappa_with_free_margins_is_randolphs(example):
    given, expected = example("randolph_free_marginal")

    assert agreement.fleiss_kappa(given["counts"]) == pytest.approx(expected["fixed"], abs=1e-6)
    assert agreement.free_marginal_kappa(given["counts"]) == pytest.approx(expected["free"], abs=1e-6)


@pytest.mark.shared
def test_alpha_is_krippendorffs_on_all_four_levels(example):
    given, expected = example("krippendorff_4obs_12units")

    found = [agreement.krippendorff_alpha(given["data"], level) for level in agreement.DISTANCES]

    assert found == pytest.approx(expected["alpha"], abs=0.0006)


PATIENTS = np.array([[(patient == code).sum() for code in range(1, 6)] for patient in diagnoses])


def test_kappa_of_fleisss_thirty_patients_is_the_printed_one():
    counts = PATIENTS

    assert agreement.fleiss_kappa(counts) == pytest.approx(0.4302445, abs=1e-6)
    assert agreement.fleiss_kappa(counts) == pytest.approx(known_fleiss(counts))
    assert agreement.free_marginal_kappa(counts) == pytest.approx(known_fleiss(counts, method="randolph"))


def test_the_first_fifteen_patients_have_the_coefficients_another_package_prints():
    counts = PATIENTS[:15]
    answers = np.array([np.repeat(range(5), row) for row in counts]).T

    assert agreement.per_subject(counts).mean() == pytest.approx(0.5511, abs=5e-5)
    assert agreement.fleiss_kappa(counts) == pytest.approx(0.4139, abs=5e-5)
    assert agreement.free_marginal_kappa(counts) == pytest.approx(0.4389, abs=5e-5)
    assert agreement.krippendorff_alpha(answers, "nominal") == pytest.approx(0.4204, abs=5e-5)


def test_one_dissent_in_six_stages_makes_kappa_negative_which_is_why_agreement_is_shown():
    counts = [[8, 0]] * 5 + [[7, 1]]

    assert agreement.per_subject(counts).mean() == pytest.approx(0.96, abs=0.005)
    assert agreement.fleiss_kappa(counts) == pytest.approx(-0.02, abs=0.005)
