"""The report: every facet over the right units, with the statements behind its figures."""

from __future__ import annotations

import msgspec
import pytest
from marked import canon, mark, read

from sourcemark.analysis.agreement import Asked, OnFacet, Report, agreement, behind, trained
from sourcemark.analysis.comparing import Comparison
from sourcemark.analysis.facets import facets_of
from sourcemark.analysis.readings import Reading

QUIET = Asked(draws=0)


def report(*readings: Reading, asked: Asked = QUIET, **sources: str) -> Report:
    return agreement(Comparison(readings, canon(**sources)), asked)


def facet(found: Report, name: str) -> OnFacet:
    return next(one for one in found.facets if one.facet == name)


def graded() -> Reading:
    """Five units: two with both grades judged, one F against B, one without a grade, one that b does not have."""
    letters = [("A", "A"), ("B", "C"), ("F", "B"), (None, "B"), ("D", None)]
    first = [mark(f"a{n}", (10 * n, 10 * n + 9), reliability=one) for n, (one, _) in enumerate(letters)]  # type: ignore[arg-type]
    second = [mark(f"b{n}", (10 * n, 10 * n + 9), reliability=two) for n, (_, two) in enumerate(letters[:4])]  # type: ignore[arg-type]
    return read(a=first, b=second)


def test_f_and_6_are_missing_and_whether_it_can_be_judged_is_a_facet_of_its_own() -> None:
    found = report(graded())
    grades, judged = facet(found, "reliability").figures, facet(found, "reliability_judged").figures
    assert (grades.scale, grades.values, grades.counts.pairable) == ("ordinal", ("A", "B", "C", "D", "E"), 2)
    assert grades.measures["percent"].value == pytest.approx(0.5)
    assert (judged.counts.pairable, judged.measures["percent"].value) == (3, pytest.approx(2 / 3))
    assert judged.counts.missing == (1, 1)


def test_a_unit_that_one_did_not_mark_is_missing_not_disagreement() -> None:
    both = read(
        a=[mark("1", (0, 9), type="media"), mark("2", (20, 29), type="expert")],
        b=[mark("3", (0, 9), type="media")],
    )
    figures = facet(report(both, read("y", a=[mark("4", (0, 9), type="media")])), "source_type").figures
    assert (figures.counts.units, figures.counts.pairable, figures.measures["percent"].value) == (3, 1, 1.0)


def test_the_same_source_is_the_same_after_merging() -> None:
    reading = read(a=[mark("1", (0, 9), source=["Lee"])], b=[mark("2", (0, 9), source=["Lee W."])])
    assert facet(report(reading), "source").figures.measures["percent"].value == 0.0
    assert facet(report(reading, Lee="Lee W."), "source").figures.measures["percent"].value == 1.0


def test_two_who_say_that_the_text_names_no_source_agree() -> None:
    found = facet(report(read(a=[mark("1", (0, 9))], b=[mark("2", (0, 9))])), "source")
    assert (found.figures.measures["percent"].value, found.figures.values, found.ids) == (
        1.0,
        ("no source",),
        ("",),
    )


def test_of_many_values_the_first_counts_and_all_are_a_figure_of_their_own() -> None:
    topics = [(("war", "law"), ("law", "war")), (("war", "law"), ("war",)), (("law",), ("law",))]
    marks = [
        [
            mark(f"{who}{n}", (10 * n, 10 * n + 9), codes={"topic": pair[side]})
            for n, pair in enumerate(topics)
        ]
        for side, who in enumerate("ab")
    ]
    found = facet(report(read(a=marks[0], b=marks[1])), "topic")
    assert found.figures.measures["percent"].value == pytest.approx(2 / 3)
    assert found.same is not None
    assert found.same.value == pytest.approx(2 / 3)
    assert facet(report(read(a=[], b=[])), "source_type").same is None


def test_names_are_told_and_ids_stand_beside_them() -> None:
    found = report(
        read(
            a=[mark("1", (0, 9), type="analyst", source=["lee"])],
            b=[mark("2", (0, 9), type="media", source=["lee"])],
        ),
        asked=Asked(draws=0, sources={"lee": "Lee Woong-gil"}),
    )
    types, source = facet(found, "source_type"), facet(found, "source")
    assert (types.ids, types.figures.facet) == (("expert", "media"), "Source type")
    assert (source.ids, source.figures.values) == (("lee",), ("Lee Woong-gil",))


def test_behind_a_cell_are_its_statements() -> None:
    first = [
        mark("1", (0, 9), type="media"),
        mark("2", (20, 29), type="media"),
        mark("3", (40, 49), type="media"),
    ]
    second = [mark("4", (0, 9), type="expert"), mark("5", (20, 29), type="media"), mark("6", (40, 49))]
    comparison = Comparison([read(a=first, b=second)], canon())
    found = facet(agreement(comparison, QUIET), "source_type")
    for cell in found.figures.cells:
        row, column = found.ids[cell.row], found.ids[cell.column]
        assert len(behind(comparison, "source_type", ("a", "b"), (row, column))) == cell.count
    assert behind(comparison, "source_type", ("a", "b"), ("media", "expert")) == [("1", "4")]
    assert behind(comparison, "source_type", ("b", "a"), ("expert", "media")) == [("4", "1")]
    assert behind(comparison, "source_type", ("a", "b"), ("media", None)) == [("3", "6")]


def test_three_annotators_and_a_choice_of_them() -> None:
    types = {"a": "media", "b": "media", "c": "expert"}
    reading = read(**{who: [mark(who, (0, 9), type=kind)] for who, kind in types.items()})
    every = facet(report(reading), "source_type").figures
    assert (every.counts.pairable, every.measures["percent"].value) == (1, pytest.approx(1 / 3))
    assert "cohen" not in every.measures
    comparison = Comparison([reading], canon(), ["b", "a"])
    found = agreement(comparison, QUIET)
    assert (found.annotators, found.statements, found.units) == (("b", "a"), (1, 1), 1)
    assert facet(found, "source_type").figures.measures["percent"].value == 1.0


@pytest.mark.parametrize(
    "readings", [[], [read(a=[])], [read(a=[mark("1", (0, 9))])], [read(a=[], b=[])], [read()]]
)
def test_where_there_is_nothing_to_compare_there_are_no_figures(readings: list[Reading]) -> None:
    found = report(*readings, asked=Asked(draws=10))
    assert [one.facet for one in found.facets] == list(facets_of(canon()))
    assert all(figure.value is None for one in found.facets for figure in one.figures.measures.values())
    assert all(one.figures.notes for one in found.facets)


def test_a_span_marked_twice_by_one_is_not_agreement_on_its_values() -> None:
    """QualCoder counted it as 100 % and kappa 1.0."""
    twice = read(a=[mark("1", (0, 9), type="media"), mark("2", (0, 9), type="media")], b=[])
    found = report(twice)
    assert facet(found, "source_type").figures.counts.pairable == 0
    assert found.boundaries.exact.value == 0.0


def test_facets_can_be_chosen_and_an_unknown_one_is_missing_everywhere() -> None:
    found = report(graded(), asked=Asked(draws=0, facets=("reliability", "nobody")))
    assert [one.facet for one in found.facets] == ["reliability", "nobody"]
    assert found.facets[1].figures.counts.pairable == 0


def test_the_report_travels_as_json() -> None:
    found = report(graded(), asked=Asked(draws=20, seed=7))
    told = msgspec.json.decode(msgspec.json.encode(found))
    assert (told["seed"], told["draws"], told["annotators"]) == (7, 20, ["a", "b"])
    assert told["boundaries"]["pairs"][0]["exact"]["same"] == 4


def test_a_newcomer_is_held_against_the_reference() -> None:
    reference = [mark("1", (0, 9), type="media"), mark("2", (20, 29), type="expert")]
    theirs = [
        mark("3", (0, 9), type="media"),
        mark("4", (20, 29), type="media"),
        mark("5", (40, 49)),
        mark("6", (60, 69)),
    ]
    comparison = Comparison([read(adjudicated=reference, new=theirs)], canon(), ["adjudicated", "new"])
    found = trained(comparison, Asked(draws=0, facets=("source_type",)))
    assert (found.spans.exact.precision.value, found.spans.exact.recall.value) == (0.5, 1.0)
    assert (found.facets[0].right.value, found.facets[0].compared) == (0.5, 2)
