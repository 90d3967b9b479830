"""Questions to the file: every filter alone and together, and search in every script."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from files import TEXT, WHEN, mark, new_project, put_all, put_article, said_by, user

from sourcemark.model.articles import Progress
from sourcemark.model.scope import ArticleFilter, Scope, StatementFilter
from sourcemark.model.sources import Assessment, Source
from sourcemark.model.spans import Span
from sourcemark.model.statements import CredibilityGrade, Hop, ReliabilityGrade, Statement
from sourcemark.project import Project
from sourcemark.project.queries import articles, sources, statements
from sourcemark.project.queries.spoken import spoken_keys, spoken_rows


def test_the_list_of_articles_by_words_and_state(project: Project) -> None:
    with project.operation("Import") as op:
        new = put_article(op, "one", "Fresh", outlet="Daily Straße", published="2024-03-01")
        started = put_article(op, "two words", "Begun", published="2024-05-01")
        done = put_article(op, "three", "Done", published="2024-04-01")
        binned = put_article(op, "four", "Binned", binned=True)
        op.put(mark(started, "two words", (0, 3)))
        op.put(Progress(id="p", article=done.id, annotator=ANN, done=True))

    def titles(**wanted: str) -> list[str]:
        keys = articles.article_keys(project.link, msgspec.convert(wanted, ArticleFilter), ANN)
        rows = articles.article_rows(project.link, keys, ANN)
        return [rows[key].article.title for key in keys]

    assert titles() == ["Begun", "Done", "Fresh"], "the latest published first"
    assert titles(state="new") == ["Fresh"]
    assert titles(state="started") == ["Begun"]
    assert titles(state="done") == ["Done"]
    assert titles(state="binned") == ["Binned"]
    assert titles(words="daily STRASSE 2024-03") == ["Fresh"]
    assert titles(words="daily begun") == []
    assert titles(text="two", state="started") == ["Begun"]
    key = articles.article_key(project.link, started.id)
    assert key is not None
    row = articles.article_rows(project.link, [key, 999], ANN)[key]
    assert (row.statements, row.reach, row.done) == (1, pytest.approx(3 / 9), False)
    assert articles.articles_with_text(project.link, new.sha256) == [new.id]
    assert articles.progress_of(project.link, done.id, ANN) == Progress(
        id="p", article=done.id, annotator=ANN, done=True
    )
    assert articles.article_key(project.link, "none") is None
    assert binned.binned


ANN = user().annotator.id


def test_marks_pieces_and_filters_of_statements(project: Project) -> None:
    lee, kim = Source(id="lee", name="Lee"), Source(id="kim", name="Kim")
    with project.operation("Tag") as op:
        article = put_article(op)
        op.put(lee)
        op.put(kim)
        codes = {"source_type": ("official",), "basis": ("told",)}
        one = mark(article, TEXT, (20, 30), (4, 12), attribution=said_by(lee), codes=codes)
        two = mark(article, TEXT, (4, 30), codes={"source_type": ("defector",)}, chain=(Hop(source="kim"),))
        three = mark(article, TEXT, (0, 3), reliability=ReliabilityGrade(grade="B"),
                     credibility=CredibilityGrade(grade="2"), note="weigh again")  # fmt: skip
        for statement in (one, two, three):
            op.put(statement)
    rows = statements.marks(project.link, article.id)
    assert [(start, end, kind) for start, end, _, kind in rows[1:]] == [(4, 30, t) for t in _types(rows[1:])]
    assert rows[0] == (0, 3, three.id, "")
    assert statements.pieces(project.link, article.id) == {one.id: (Span(4, 12), Span(20, 30))}

    def ids(**wanted: object) -> set[str]:
        return set(statements.statement_ids(project.link, article.id, StatementFilter(**wanted)))  # type: ignore[arg-type]

    def passing(*few: str, **wanted: object) -> set[str]:
        return statements.passing(project.link, few, StatementFilter(**wanted))  # type: ignore[arg-type]

    types = (("source_type", "official"), ("source_type", "defector"))
    assert passing(one.id, three.id, codes=types) == {one.id}
    assert passing(two.id, three.id, "gone", words="weigh ag") == {three.id}
    assert passing(two.id, words="weigh ag") == passing("gone") == passing() == set()
    assert ids() == {one.id, two.id, three.id}
    assert ids(codes=types) == {one.id, two.id}
    assert ids(codes=(*types, ("basis", "told"))) == {one.id}
    assert ids(sources=("lee", "kim")) == {one.id, two.id}
    assert ids(reliability=("B",)) == ids(credibility=("2",)) == ids(words="weigh ag") == {three.id}
    assert ids(words="lee") == passing(one.id, three.id, words="lee") == {one.id}, (
        "the speaker is searched too"
    )
    assert ids(words="kim") == {two.id}
    assert ids(words=f"lee {one.exact.split()[0]}") == {one.id}
    assert ids(words="lee nowhere") == passing(one.id, words="lee nowhere") == set()
    assert ids(words="% –") == ids(), "no word at all"
    assert ids(reliability=("",)) == {one.id, two.id}
    assert ids(annotators=(ANN,)) == ids()
    assert ids(annotators=("nobody",)) == set()


def _types(rows: list[statements.MarkRow]) -> list[str]:
    return [source_type for *_, source_type in rows]


def test_the_scope_of_an_export(project: Project) -> None:
    with project.operation("Tag") as op:
        kept, gone = put_article(op, TEXT), put_article(op, "binned text", binned=True)
        early = mark(kept, TEXT, (0, 3), codes={"source_type": ("official",)}, status="submitted")
        late = msgspec.structs.replace(mark(kept, TEXT, (5, 9)), created=WHEN.replace(month=8))
        hidden = mark(gone, "binned text", (0, 6))
        for statement in (late, early, hidden):
            op.put(statement)

    def found(**wanted: object) -> list[Statement]:
        scope = Scope(**wanted)  # type: ignore[arg-type]
        streamed = list(statements.stream(project.link, scope))
        assert statements.count(project.link, scope) == len(streamed)
        return streamed

    assert found() == [early, late]
    assert sorted(found(binned=True), key=lambda s: s.exact) == sorted(
        [early, late, hidden], key=lambda s: s.exact
    )
    assert (
        found(types=("official",)) == found(statuses=("submitted",)) == found(until="2024-05-06") == [early]
    )
    assert found(since="2024-05-07") == [late]
    assert found(articles=(gone.id,)) == []
    assert found(annotators=("nobody",)) == []


def test_the_register_counts_merged_entries_together(project: Project) -> None:
    lee, yi = Source(id="lee", name="Lee"), Source(id="yi", name="Yi", merged_into="lee")
    with project.operation("Tag") as op:
        article, binned = put_article(op), put_article(op, title="Gone", binned=True)
        for source in (lee, yi):
            op.put(source)
        one = mark(article, TEXT, (4, 12), attribution=said_by(yi))
        two = mark(article, TEXT, (0, 3), chain=(Hop(source="lee"), Hop(source="yi")))
        three = mark(binned, TEXT, (0, 3), attribution=said_by(lee))
        for statement in (one, two, three):
            op.put(statement)
        for n, (source, grade) in enumerate((("lee", "C"), ("yi", "B"))):
            op.put(
                Assessment(
                    id=f"a{n}", source=source, annotator=ANN, grade=grade, at=WHEN.replace(year=2020 + n)
                )
            )  # type: ignore[arg-type]
    row = sources.source_row(project.link, "lee")
    assert row is not None
    assert row.statements == 3
    assert row.assessment is not None
    assert row.assessment.grade == "B"
    assert [s.id for s in sources.all_sources(project.link)] == ["lee"]
    assert sources.merged_sources(project.link, "lee") == [yi]
    assert [a.grade for a in sources.assessments(project.link, "lee")] == ["B", "C"]
    found = spoken_rows(project.link, spoken_keys(project.link, "lee"))
    assert {row.statement.id for row in found.values()} == {two.id, one.id}
    assert {row.article.id for row in found.values()} == {article.id}
    assert sources.sources_of_article(project.link, article.id)[0] == "yi"
    assert sources.source_row(project.link, "none") is None


def test_a_reader_sees_what_is_committed_and_only_that(path: Path) -> None:
    project = new_project(path)
    reader = project.clone()
    with project.operation("Add") as op:
        op.put(Source(id="s", name="x"))
        assert reader.get(Source, "s") is None
    assert reader.get(Source, "s") is not None
    reader.close()
    project.close()


def test_ids_are_read_of_the_keys_asked_for_and_no_others(project: Project) -> None:
    put_all(project, "Enter", [Source(id=f"s{n}", name=f"x {n}") for n in range(5)])
    keys = sources.source_keys(project.link)
    read: list[str] = []
    project.link.set_trace_callback(read.append)
    assert list(sources.ids_of(project.link, [keys[3], keys[1], 999]).items()) == [
        (keys[3], "s3"),
        (keys[1], "s1"),
    ]
    project.link.set_trace_callback(None)
    assert len(read) == 1
    plan = " ".join(str(row) for row in project.link.execute(f"EXPLAIN QUERY PLAN {read[0]}"))
    assert "SEARCH source" in plan


def test_a_name_is_found_in_any_case_and_not_where_it_was_merged_away(project: Project) -> None:
    one = Source(id="one", name="Senior Official 1")
    put_all(project, "Enter", [one, Source(id="two", name="Gone", merged_into="one")])
    assert sources.is_named(project.link, "senior official 1")
    assert not sources.is_named(project.link, "senior official")
    assert not sources.is_named(project.link, "Gone")


def test_a_statement_is_found_by_every_name_its_speaker_has(project: Project) -> None:
    lee = Source(id="lee", name="Lee Woong-gil", aliases=("Captain Ri",))
    old = Source(id="old", name="L. W.", merged_into="lee")
    with project.operation("Tag") as op:
        article = put_article(op)
        op.put(lee)
        op.put(old)
        one, two = (
            mark(article, TEXT, place, attribution=said_by(source))
            for place, source in (((20, 30), lee), ((4, 12), old))
        )
        op.put(one)
        op.put(two)
    both = [two.id, one.id]
    for words, found in (("woong-gil", both), ("captain", both), ("l.", [two.id]), ("kim", [])):
        assert statements.statement_ids(project.link, article.id, StatementFilter(words=words)) == found, (
            words
        )
