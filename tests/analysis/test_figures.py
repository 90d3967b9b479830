"""All that is said of one facet: counts, measures, values, cells and notes; also where there is little to say."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rated import crossed, in_one, table, tables
from sklearn.metrics import cohen_kappa_score

from sourcemark.analysis.bootstrap import Figure
from sourcemark.analysis.figures import Agreement, Names, nominal, ordinal
from sourcemark.analysis.per_value import Cell
from sourcemark.analysis.tables import Ints

Make = Callable[..., Agreement]
VALUES = ["official", "political", "expert"]


def facet(annotators: int, values: list[str] | None = None) -> Names:
    return Names("type", ["Ada", "Bo", "Cy", "Di", "Ed"][:annotators], values or VALUES)


def made(values: Ints, articles: Ints | None = None, *, make: Make = nominal, draws: int = 100) -> Agreement:
    places = in_one(values) if articles is None else articles
    return make(values, places, facet(len(values)), seed=1, draws=draws)


def values_of(found: Agreement) -> dict[str, float | None]:
    return {name: figure.value for name, figure in found.measures.items()}


def test_what_is_counted() -> None:
    values = table("00.1.2", "0.1122", "...1.1")
    found = made(values, np.array([9, 9, 9, 4, 4, 4]))
    counts = found.counts
    assert (counts.units, counts.pairable, counts.complete) == (6, 3, 2)
    assert (counts.articles, counts.missing) == (2, (2, 1, 4))
    assert (found.seed, found.draws, found.scale) == (1, 100, "nominal")


def test_which_measures_each_scale_has() -> None:
    two, three = table("0121", "0221"), table("0121", "0221", "0120")
    assert [*made(two).measures] == ["percent", "alpha", "fleiss", "cohen"]
    assert [*made(three).measures] == ["percent", "alpha", "fleiss"]
    assert [*made(two, make=ordinal).measures] == ["percent", "alpha", "linear", "quadratic"]
    assert [*made(three, make=ordinal).measures] == ["percent", "alpha"]


def test_ordinal_forgives_what_lies_near() -> None:
    near, far = table("001122", "011122"), table("001122", "021122")
    of_near, of_far = (made(values, make=ordinal).measures for values in (near, far))
    for name in ("alpha", "linear", "quadratic"):
        assert of_near[name].value > of_far[name].value
    assert of_near["percent"] == of_far["percent"]


def test_weighted_kappa_by_name() -> None:
    """Weights of Fleiss and Cohen 1973: the two differ once values lie two steps apart."""
    values = table("0011220", "0012202")
    found = made(values, make=ordinal)
    for weights in ("linear", "quadratic"):
        assert found.measures[weights].value == pytest.approx(cohen_kappa_score(*values, weights=weights))


def test_fleiss_takes_the_units_that_all_have_valued() -> None:
    values = table("0011.", "0010.", "001.1")
    whole = made(values[:, :3])
    assert made(values).measures["fleiss"].value == whole.measures["fleiss"].value == 1
    assert made(values).measures["alpha"].value < 1


def test_each_value_that_occurs() -> None:
    found = made(table("0002.", "0022."))
    one, two = found.per_value
    assert [(v.value, v.count, v.prevalence) for v in (one, two)] == [(0, 5, 5 / 8), (2, 3, 3 / 8)]
    assert (one.by_annotator, two.by_annotator) == ((3 / 4, 2 / 4), (1 / 4, 2 / 4))
    assert (one.agreement, two.agreement) == pytest.approx((4 / 5, 2 / 3))


def test_an_annotator_who_gave_nothing_has_no_shares() -> None:
    assert made(table("01", "01", "..")).per_value[0].by_annotator == (0.5, 0.5, None)


def test_cells_of_two_are_confusions_and_of_more_coincidences() -> None:
    assert made(table("011", "001")).cells == (Cell(0, 0, 1), Cell(1, 0, 1), Cell(1, 1, 1))
    assert made(table("00", "01", "..")).cells == (Cell(0, 0, 2), Cell(0, 1, 1), Cell(1, 0, 1))


@pytest.mark.parametrize("make", [nominal, ordinal])
@pytest.mark.parametrize(
    ("values", "note"),
    [
        (table("0120"), "Only one annotator: there is nothing to compare."),
        (table("....", "...."), "No unit has values of two annotators: there is nothing to compare."),
        (table("01..", "..01"), "No unit has values of two annotators: there is nothing to compare."),
        (np.empty((2, 0), int), "No unit has values of two annotators: there is nothing to compare."),
        (np.empty((0, 0), int), "Only one annotator: there is nothing to compare."),
    ],
    ids=["one annotator", "all missing", "nothing shared", "no units", "nobody"],
)
def test_nothing_to_compare(values: Ints, note: str, make: Make) -> None:
    found = made(values, make=make)
    assert {*found.measures.values()} == {Figure(None)}
    assert (found.per_value, found.cells, found.notes) == ((), (), (note,))


def test_a_facet_without_values() -> None:
    for make in (nominal, ordinal):
        found = make(np.full((2, 3), -1), np.arange(3), Names("type", ["Ada", "Bo"], []), seed=1)
        assert ({*found.measures.values()}, found.per_value) == ({Figure(None)}, ())


@pytest.mark.parametrize("make", [nominal, ordinal])
def test_no_variation_leaves_only_the_percentage(make: Make) -> None:
    found = made(table("0" * 40, "0" * 40), np.arange(40), make=make)
    assert values_of(found).pop("percent") == 1
    assert {value for name, value in values_of(found).items() if name != "percent"} == {None}
    assert found.notes == ("Only “official” occurs: agreement beyond chance can't be told.",)


def test_one_unit() -> None:
    apart = {"percent": 0, "alpha": 0}
    assert values_of(made(table("0", "1"))) == apart | {"fleiss": -1, "cohen": 0}
    assert values_of(made(table("0", "1"), make=ordinal)) == apart | {"linear": 0, "quadratic": 0}


def test_a_value_never_used_changes_nothing() -> None:
    values = table("0011201", "0012201")
    wider = nominal(values * 2, in_one(values), facet(2, ["a", "b", "c", "d", "e"]), seed=1)
    assert values_of(wider) == values_of(made(values))


def said(values: Ints, articles: Ints | None = None) -> str:
    return " ".join(made(values, articles).notes)


def test_notes_on_few_units() -> None:
    many = np.tile(table("0101", "0110"), 8)
    assert "Only 1 unit has values of two annotators or more: below 30" in said(table("0", "1"))
    assert "Only 29 units have" in said(many[:, :29])
    assert "below 30" not in said(many[:, :30])


def test_notes_on_one_value_that_prevails() -> None:
    assert "“official” makes up 92 % of the values" in said(crossed([[88, 4], [4, 4]]))
    assert "makes up" not in said(crossed([[86, 4], [4, 6]]))
    assert "makes up more than 99 %" in said(crossed([[998, 1], [0, 1]]))


def test_notes_on_what_is_left_out() -> None:
    values = table("010.1", "0110.", "01010")
    assert "Only 4 of 4" not in said(values)
    assert "Fleiss' kappa takes only the 3 units" in said(values)
    assert "Only 4 of 5 units have values of two" in said(table("01010", "0111."))


def test_notes_on_the_interval() -> None:
    values = table("0101", "0110")
    assert "All of it lies in one article" in said(values)
    well, badly = table("0101" * 5, "0101" * 5), table("0101" * 5, "1010" * 5)
    both = np.concatenate([well, badly], axis=1)
    assert "Alpha may lie anywhere between" in said(both, np.repeat(np.arange(4), 10))
    rare = np.concatenate([values, np.zeros((2, 40), int)], axis=1)
    assert "Too few articles hold more than one value" in said(rare, np.array([0] * 4 + [1, 2, 3, 4] * 10))


def test_no_notes_on_sound_figures() -> None:
    values = np.tile(table("0012", "0112"), 50)
    assert made(values, np.repeat(np.arange(50), 4)).notes == ()


@given(drawn=tables(), seed=st.integers(0, 2**32))
def test_figures_hold_for_any_table_and_travel_as_json(drawn: tuple[Ints, int], seed: int) -> None:
    values, k = drawn
    articles = np.random.default_rng(seed).integers(0, 5, values.shape[1])
    for make in (nominal, ordinal):
        found = make(values, articles, facet(len(values), [*"abcdef"[:k]]), seed=seed, draws=20)
        assert msgspec.json.decode(msgspec.json.encode(found), type=Agreement) == found
        assert all(f.value is None or f.value <= 1 + 1e-12 for f in found.measures.values())
        assert sum(value.prevalence for value in found.per_value) == pytest.approx(
            min(1, found.counts.pairable)
        )


@given(drawn=tables(), seed=st.integers(0, 2**32))
def test_neither_the_order_of_units_nor_of_annotators_matters(drawn: tuple[Ints, int], seed: int) -> None:
    values, k = drawn
    random = np.random.default_rng(seed)
    mixed = random.permutation(random.permutation(values, axis=0), axis=1)
    for make in (nominal, ordinal):
        one, two = (
            values_of(make(v, in_one(v), facet(len(v), [*"abcdef"[:k]]), seed=1, draws=0))
            for v in (values, mixed)
        )
        assert one == pytest.approx(two)
