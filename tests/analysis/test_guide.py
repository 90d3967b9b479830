"""The worked examples of docs/user-guide/agreement.md: what is told there is what the program counts."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import numpy as np
import pytest
from marked import canon, mark, read

from sourcemark.analysis.agreement import Asked, agreement
from sourcemark.analysis.comparing import Comparison
from sourcemark.analysis.figures import Agreement, Names, nominal, ordinal
from sourcemark.analysis.readings import worded
from sourcemark.analysis.training import learned

PAGE = (Path(__file__).parents[2] / "docs" / "user-guide" / "agreement.md").read_text("utf-8")
TYPES = "OOODDOODDO", "OOODDDODOO"
GRADES = "AABBC", "ABBCE"


def told(name: str) -> list[float]:
    """The numbers in the line of an example that begins with `name`."""
    (line,) = re.findall(rf"^{re.escape(name)}: (.*)$", PAGE, flags=re.M)
    return [float(number.replace("−", "-")) for number in re.findall(r"−?\d+\.?\d*", line)]


def table(rows: tuple[str, ...], values: str) -> np.ndarray:  # type: ignore[type-arg]
    return np.array([[values.find(value) for value in row] for row in rows])


def figures(rows: tuple[str, ...], values: str, count: type | None = None) -> Agreement:
    made, names = table(rows, values), Names("x", [*"ab"], [*values])
    return (ordinal if count else nominal)(made, np.zeros(made.shape[1], int), names, seed=1, draws=0)


def test_types() -> None:
    found = figures(TYPES, "OD").measures
    assert told("Percent agreement")[-1] == pytest.approx(100 * found["percent"].value)
    for name in ("cohen", "fleiss", "alpha"):
        said = told(
            {"cohen": "Cohen’s kappa", "fleiss": "Fleiss’ kappa", "alpha": "Krippendorff’s alpha"}[name]
        )
        assert said[-1] == pytest.approx(found[name].value, abs=0.005), name


def test_grades() -> None:
    found = figures(GRADES, "ABCDE", int).measures
    assert told("Ordinal alpha") == pytest.approx([found["alpha"].value], abs=0.006)
    assert told("Weighted kappa, linear and quadratic") == pytest.approx(
        [found["linear"].value, found["quadratic"].value], abs=0.006
    )


def test_prevalence() -> None:
    first, second = "O" * 90 + "O" * 5 + "X" * 5, "O" * 90 + "X" * 5 + "O" * 5
    found = figures((first, second), "OX")
    official, other = found.per_value
    assert told("Many of one kind") == pytest.approx(
        [
            100 * found.measures["percent"].value,
            found.measures["cohen"].value,
            official.agreement,
            other.agreement,
        ],
        abs=0.005,
    )


def boundaries(ann: list[tuple[int, int]], ben: list[tuple[int, int]], length: int = 500, text: str = ""):  # type: ignore[no-untyped-def]
    marks = [
        [mark(f"{who}{n}", place) for n, place in enumerate(places)]
        for who, places in (("a", ann), ("b", ben))
    ]
    reading = read(a=marks[0], b=marks[1], length=length)
    if text:
        reading = msgspec.structs.replace(reading, words=worded(text))
    return agreement(Comparison([reading], canon()), Asked(draws=0, facets=())).boundaries


def test_spans() -> None:
    found = boundaries(
        [(0, 50), (60, 110), (120, 220), (300, 350)], [(0, 50), (60, 110), (140, 220), (400, 440), (450, 480)]
    )
    (pair,) = found.pairs
    for name, of in (("Exactly the same", pair.exact), ("With an overlap of 0.5 or more", pair.matched)):
        assert told(name) == pytest.approx([of.precision.value, of.recall.value, of.f1.value], abs=0.005)


def test_units() -> None:
    same = boundaries([(10, 30)], [(10, 30)], 100).unitised.value
    half = boundaries([(10, 30)], [(20, 40)], 100).unitised.value
    apart = boundaries([(10, 30)], [(60, 80)], 100).unitised.value
    assert told("Unitised alpha") == pytest.approx([same, half, apart], abs=0.005)


def test_words() -> None:
    text = "Mr Lee said that the army had moved to the north."
    words = boundaries([(17, 48)], [(12, 35)], len(text), text).words
    assert f"7 of 11 words are alike, {100 * words.measures['percent'].value:.0f} %" in PAGE


def test_training() -> None:
    found = learned(table(TYPES, "OD"), np.zeros(10, int), Names("x", [*"ab"], [*"OD"]), seed=1, draws=0)
    official, defector = found.per_value
    assert told("Against the reference") == pytest.approx(
        [100 * found.right.value, 100 * official.recall, 100 * official.precision, 100 * defector.recall],
        abs=0.5,
    )
