"""Every coefficient against the worked examples of those who published it."""

from __future__ import annotations

import numpy as np
import pytest
from rated import confused, crossed, met, table

from sourcemark.analysis import coefficients as of
from sourcemark.analysis.coefficients import Distance

POINTS = np.arange(1.0, 6.0)


@pytest.mark.parametrize(
    ("distance", "published"),
    [
        (of.differs, 0.743),
        (of.by_rank, 0.815),
        (of.interval(POINTS), 0.849),
        (of.ratio(POINTS), 0.797),
    ],
    ids=["nominal", "ordinal", "interval", "ratio"],
)
def test_krippendorff_2011_four_observers_twelve_units(distance: Distance, published: float) -> None:
    """ "Computing Krippendorff's Alpha-Reliability", C and D: missing values, every level of measurement."""
    observers = "123321412...", "1233224125.3", ".3332342251.", "12332441251."
    found = of.alpha(met(table(*observers, values="12345"), 5), distance)
    assert found == pytest.approx([published], abs=0.0005)


def test_krippendorff_2011_two_observers_binary() -> None:
    meg_and_owen = table("0100000010", "1110010000")
    assert of.alpha(met(meg_and_owen, 2)) == pytest.approx([0.095], abs=0.0005)


def test_krippendorff_2011_two_observers_nominal() -> None:
    ben_and_gerry = table("aabbdcccedda", "babbbccceddd", values="abcde")
    assert of.alpha(met(ben_and_gerry, 5)) == pytest.approx([0.692], abs=0.0005)


DIAGNOSES = crossed([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
"""Two judges, 200 cases: personality disorder, neurosis, psychosis."""


def test_cohen_1960_diagnoses_of_two_judges() -> None:
    """ "A coefficient of agreement for nominal scales": 140 of 200 agree, 82 by chance."""
    matrix = confused(DIAGNOSES, 3)
    assert of.cohen(matrix) == pytest.approx([0.492], abs=0.0005)
    assert of.percent(matrix) == pytest.approx([140 / 200])


def test_cohen_1968_the_same_diagnoses_weighted() -> None:
    """ "Weighted kappa": weights of disagreement 0, 1, 3, 6."""
    weights = np.array([[0, 1, 3], [1, 0, 6], [3, 6, 0]], float)
    assert of.cohen(confused(DIAGNOSES, 3), of.fixed(weights)) == pytest.approx([0.348], abs=0.0005)


def test_cohen_1968_weights_that_blame_one_judge_more() -> None:
    weights = np.array([[0, 1, 4], [1, 0, 6], [2, 2, 0]], float)
    assert of.cohen(confused(DIAGNOSES, 3), of.fixed(weights)) == pytest.approx([0.353], abs=0.0005)


def test_fleiss_1971_thirty_patients_six_psychiatrists() -> None:
    """ "Measuring nominal scale agreement among many raters": which six of 43 psychiatrists judged, varied."""
    psychiatrists = table(
        "422521311511212311215221121215",
        "423521311542242311235421421235",
        "423523334544244311435444421435",
        "453543334544344341455454421435",
        "453543534544344351455454425435",
        "455543544544345552455454545435",
        values="12345",
    )
    matrix = met(psychiatrists, 5)
    assert of.fleiss(matrix) == pytest.approx([0.430], abs=0.0005)
    assert of.percent(matrix) == pytest.approx([0.5556], abs=0.00005)


@pytest.mark.parametrize(
    ("counts", "kappa", "each"),
    [([[40, 9], [6, 45]], 0.70, [0.84, 0.86]), ([[80, 10], [5, 5]], 0.32, [0.91, 0.40])],
    ids=["balanced", "one value prevails"],
)
def test_feinstein_and_cicchetti_1990_the_paradox(
    counts: list[list[int]], kappa: float, each: list[float]
) -> None:
    """Both tables have 85 % agreement; the agreement on each value tells why kappa differs."""
    values = crossed(counts)
    matrix = met(values, 2)
    assert of.percent(matrix) == pytest.approx([0.85])
    assert of.cohen(confused(values, 2)) == pytest.approx([kappa], abs=0.005)
    assert of.of_each_value(matrix)[:, 0] == pytest.approx(each, abs=0.005)
