"""From a project to its figures: who and what is compared, what is left out and said of it, the raw table."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import krippendorff
import msgspec
import numpy as np
import pytest
from files import TEXT, mark, put_all, user
from pair_of_readers import ANN, BEN, TYPES, made, statements
from tasks import Watcher

from sourcemark.analysis.agreement import Asked
from sourcemark.model.articles import Article, Progress
from sourcemark.model.errors import BadFile, Refused
from sourcemark.model.people import Annotator
from sourcemark.model.review import ADJUDICATED
from sourcemark.model.scope import ArticleFilter
from sourcemark.project import Project
from sourcemark.work import submitting
from sourcemark.work.review.agreeing import COLUMNS, Agreed, agree, behind_cell, source_names, write_raw
from sourcemark.work.review.gathering import Among, people
from sourcemark.work.task import Cancelled

QUIET = Asked(draws=0)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    opened = made(tmp_path / "pair.sourcemark")
    yield opened
    opened.close()


def figure(found: Agreed, facet: str, name: str = "alpha") -> float | None:
    return next(f for f in found.report.facets if f.facet == facet).figures.measures[name].value


def title(project: Project, name: str) -> str:
    return next(article.id for article in project.all(Article) if article.title == name)


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def recomputed(rows: list[dict[str, str]], facet: str, order: str = "") -> float:
    """Alpha of one facet by another library, from the raw table alone."""
    given = [row for row in rows if row["facet"] == facet]
    people, units = (sorted({row[key] for row in given}) for key in ("annotator_id", "unit"))
    values = list(order) or sorted({row["value"] for row in given})
    data = np.full((len(people), len(units)), np.nan)
    for row in given:
        data[people.index(row["annotator_id"]), units.index(row["unit"])] = values.index(row["value"])
    return float(krippendorff.alpha(data, level_of_measurement="ordinal" if order else "nominal"))


def test_figures_can_be_recomputed_from_the_raw_table(project: Project, tmp_path: Path) -> None:
    found, target = agree(project, Among(), QUIET), tmp_path / "raw.csv"
    written = write_raw(project, target, found)
    rows = table(target)
    assert (written, tuple(rows[0])) == (len(rows), COLUMNS)
    for facet, order in (
        ("source_type", ""),
        ("source", ""),
        ("reliability", "ABCDE"),
        ("credibility", "12345"),
    ):
        assert figure(found, facet) == pytest.approx(recomputed(rows, facet, order)), facet


def test_the_raw_table_holds_no_formula_and_names_what_it_can(project: Project, tmp_path: Path) -> None:
    write_raw(project, target := tmp_path / "raw.csv", agree(project, Among(), QUIET))
    rows = table(target)
    assert {row["title"] for row in rows} == {"One", "'=Two", "Three"}
    assert {row["annotator"] for row in rows} == {"Ann", "Ben"}
    named = {(row["facet"], row["value"], row["value_name"]) for row in rows}
    assert {
        ("source", "lee", "Lee"),
        ("source_type", "official", "Official"),
        ("marked", "no", "no"),
    } <= named
    assert sum(row["facet"] == "marked" and row["value"] == "no" for row in rows) == 1


def test_the_raw_table_appears_only_when_it_is_whole(project: Project, tmp_path: Path) -> None:
    found, target = agree(project, Among(), QUIET), tmp_path / "raw.csv"
    with pytest.raises(Cancelled):
        write_raw(project, target, found, task=Watcher(0))
    assert not [path for path in tmp_path.iterdir() if "raw" in path.name]
    with pytest.raises(BadFile, match="can't be written"):
        write_raw(project, tmp_path / "none" / "raw.csv", found)
    with pytest.raises(Refused, match="for projects"):
        write_raw(project, project.path, found)


def test_what_one_has_not_seen_is_no_disagreement(project: Project) -> None:
    found = agree(project, Among(), QUIET)
    assert (found.report.articles, found.report.shared, found.report.units) == (3, 2, 12)
    counts = next(f for f in found.report.facets if f.facet == "source_type").figures.counts
    same = sum(one == two for one, two in zip(*TYPES, strict=True))
    assert counts.pairable == 10
    assert figure(found, "source_type", "percent") == pytest.approx(same / 10)
    assert found.report.boundaries.words is not None


def test_some_of_the_annotators_articles_and_facets(project: Project) -> None:
    two = agree(project, Among(articles=(title(project, "=Two"),)), Asked(draws=0, facets=("source",)))
    assert (two.report.articles, [f.facet for f in two.report.facets]) == (1, ["source"])
    filtered = agree(project, Among(filter=ArticleFilter(words="One")), QUIET)
    assert filtered.comparison.marks.articles == (title(project, "One"),)
    alone = agree(project, Among(annotators=(BEN.annotator.id,)), QUIET)
    assert alone.annotators == {BEN.annotator.id: "Ben"}
    assert "Only one annotator" in alone.report.boundaries.notes[0]


@pytest.mark.parametrize(
    ("among", "asked", "why"),
    [
        (Among(annotators=("nobody",)), QUIET, "Nobody of that id"),
        (Among(reference="nobody"), QUIET, "Nobody of that id"),
        (Among(), Asked(facets=("mood",)), "There is no facet 'mood'; there are source_type, source,"),
        (Among(articles=("none",)), QUIET, "article"),
    ],
)
def test_what_is_not_there_is_refused(project: Project, among: Among, asked: Asked, why: str) -> None:
    with pytest.raises(Refused, match=why):
        agree(project, among, asked)


def test_names_are_those_that_may_be_shown(project: Project) -> None:
    assert people(project) == {ANN.annotator.id: "Ann", BEN.annotator.id: "Ben"}
    submitting.arrange(project, nameless=True)
    assert list(agree(project, Among(), QUIET).annotators.values()) == ["Ann", "Annotator 1"]


def test_who_works_blind_is_told_what_is_left_out(project: Project) -> None:
    submitting.arrange(project, blind=True)
    found = agree(project, Among(), QUIET)
    assert found.report.articles == 0
    assert found.remarks == (
        "3 articles are left out: you work blind and have not submitted your own marks there yet.",
    )
    submitting.submit(project, [title(project, "One")])
    found = agree(project, Among(), QUIET)
    assert found.comparison.marks.articles == (title(project, "One"),)
    assert "2 articles are left out" in found.remarks[0]


def test_who_has_not_submitted_is_named(project: Project) -> None:
    submitting.submit(project, [article.id for article in project.all(Article)])
    assert agree(project, Among(), QUIET).remarks == (
        "Not submitted yet, and so may still change: Ben (2 of 2).",
    )


def test_an_article_in_which_somebody_marked_nothing_counts_once_they_are_done(project: Project) -> None:
    one = title(project, "Three")
    put_all(project, "Done", [Progress(id="p", article=one, annotator=BEN.annotator.id, done=True)])
    assert agree(project, Among(), QUIET).report.shared == 3


def test_against_the_adjudicated_layer(project: Project) -> None:
    article = next(a for a in project.all(Article) if a.title == "One")
    decided = [
        mark(article, TEXT, (start, start + 15), codes={"source_type": (code,)}, status="adjudicated")
        for start, code in ((0, "official"), (40, "official"))
    ]
    put_all(
        project,
        "Decide",
        [ADJUDICATED, *(msgspec.structs.replace(s, annotator=ADJUDICATED.id) for s in decided)],
    )
    among = Among(annotators=(BEN.annotator.id,), reference=ADJUDICATED.id)
    found = agree(project, among, QUIET)
    assert list(found.annotators.values()) == ["Adjudicated", "Ben"]
    assert found.comparison.marks.articles == (article.id,)
    assert found.trained is not None
    types = next(t for t in found.trained.facets if t.facet == "Source type")
    assert (types.compared, types.right.value, types.added) == (2, 1.0, 4)
    with pytest.raises(Refused, match="one annotator is held at a time"):
        agree(project, Among(reference=ADJUDICATED.id), QUIET)


def test_the_statements_behind_a_cell(project: Project) -> None:
    found = agree(project, Among(), Asked(draws=0, sources=source_names(project)))
    types = next(f for f in found.report.facets if f.facet == "source_type")
    official, defector = (types.ids.index(name) for name in ("official", "defector"))
    met = behind_cell(found, "source_type", official, defector)
    wanted = [n for n, pair in enumerate(zip(*TYPES, strict=True)) if pair == ("o", "d")]
    ours = {s.spans[0].start // 20: s for s in statements(project, "Ann")}
    assert sorted(two[0] for _, two in met) == sorted(ours[n].id for n in wanted)
    theirs = {s.id for s in statements(project, "Ben")}
    assert all(two[1] in theirs for _, two in met)


def test_of_three_either_way_round_is_behind_a_cell(project: Project) -> None:
    article = next(a for a in project.all(Article) if a.title == "One")
    third = mark(article, TEXT, (0, 15), who=user("Cy"), codes={"source_type": ("defector",)})
    put_all(project, "Third", [Annotator(id="annotator-Cy", name="Cy"), third])
    found = agree(project, Among(), QUIET)
    types = next(f for f in found.report.facets if f.facet == "source_type")
    official, defector = (types.ids.index(name) for name in ("official", "defector"))
    one, other = (
        behind_cell(found, "source_type", *cell) for cell in ((official, defector), (defector, official))
    )
    assert {frozenset(two) for _, two in one} == {frozenset(two) for _, two in other}
    assert sum(third.id in two for _, two in one) == 2


def test_it_tells_how_far_it_is_and_can_be_cancelled(project: Project) -> None:
    watcher = Watcher()
    agree(project, Among(), QUIET, watcher)
    assert {label for _, _, label in watcher.told} == {"One", "=Two", "Three", "Figures"}
    assert watcher.told[-1][2] == "Figures"
    for stop_at in (1, 5):
        with pytest.raises(Cancelled):
            agree(project, Among(), QUIET, Watcher(stop_at))
