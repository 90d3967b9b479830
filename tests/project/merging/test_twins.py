"""What two people said of a text that both imported: nothing is replaced in silence, and the stricter word holds."""

from __future__ import annotations

import pytest
from files import mark, put_article
from msgspec.structs import replace
from replicas import Desk, common, take

from sourcemark.model.articles import Article, Progress
from sourcemark.model.codebook import CODEBOOK, Codebook
from sourcemark.model.ids import id_of
from sourcemark.model.statements import Statement
from sourcemark.project import Project

TEXT = "The same words, imported twice by two people."


def brought(project: Project, title: str, **fields: object) -> Article:
    with project.operation("Import") as op:
        return put_article(op, TEXT, title, **fields)


@pytest.mark.parametrize("first", ["Ann", "Bob"])
def test_the_stricter_handling_holds_and_what_differs_is_told(first: str, desk: Desk) -> None:
    bob = desk.copy("Bob")
    said = {"Ann": (desk.ann, "Ours", {"handling": "TLP:RED", "note": "Ann's"}),
            "Bob": (bob, "Theirs", {"handling": "TLP:CLEAR", "binned": True})}  # fmt: skip
    for name in sorted(said, key=lambda name: name != first):
        project, title, fields = said[name]
        brought(project, title, **fields)
    done = take(desk.ann, bob)
    (article,) = [a for a in desk.ann.all(Article) if a.length == len(TEXT)]
    assert (article.handling, article.binned) == ("TLP:RED", False)
    parts = {clash.part for clashing in done.preview.conflicts for clash in clashing.clashes}
    assert {"title", "handling", "note", "binned"} <= parts
    take(bob, desk.ann)
    assert common(bob) == common(desk.ann)
    desk.ann.undo()
    (article,) = [a for a in desk.ann.all(Article) if a.length == len(TEXT)]
    assert article.title == "Ours"


@pytest.mark.parametrize("first", ["Ann", "Bob"])
def test_what_one_submitted_at_another_machine_stays_submitted(first: str, desk: Desk) -> None:
    bob = desk.copy("Bob")
    me = desk.ann.user.annotator.id
    for name in sorted(("Ann", "Bob"), key=lambda name: name != first):
        project = {"Ann": desk.ann, "Bob": bob}[name]
        project.user = replace(project.user, annotator=desk.ann.user.annotator)
        article = brought(project, name)
        with project.operation("How far") as op:
            op.put(mark(article, TEXT, (4, 8), who=desk.ann.user))
            op.put(Progress(id=id_of(article.id, me), article=article.id, annotator=me,
                            done=name == "Ann", submitted=name == "Bob"))  # fmt: skip
    take(desk.ann, bob)
    (progress,) = desk.ann.all(Progress)
    assert progress.done
    assert progress.submitted
    take(bob, desk.ann)
    assert common(bob) == common(desk.ann)


def test_values_merged_crosswise_or_all_retired_leave_something_to_choose(desk: Desk) -> None:
    bob = desk.copy("Bob")
    for project, other, onto in ((desk.ann, "official", "defector"), (bob, "defector", "official")):
        book = project.get(Codebook, CODEBOOK)
        assert book is not None
        facet = book.source_types
        codes = tuple(replace(c, merged_into=onto) if c.id == other else c for c in facet.codes)
        with project.operation("Merge values") as op:
            op.put(replace(book, version=book.version + 1, facets=(replace(facet, codes=codes),)))
    take(desk.ann, bob)
    take(bob, desk.ann)
    book = desk.ann.get(Codebook, CODEBOOK)
    assert book is not None
    assert [code.id for code in book.source_types.choices()] == ["defector"]
    assert common(bob) == common(desk.ann)


def test_all_source_types_retired_by_two_leave_one(desk: Desk) -> None:
    bob = desk.copy("Bob")
    for project, other in ((desk.ann, "official"), (bob, "defector")):
        book = project.get(Codebook, CODEBOOK)
        assert book is not None
        facet = book.source_types
        codes = tuple(replace(c, retired=True) if c.id == other else c for c in facet.codes)
        with project.operation("Retire") as op:
            op.put(replace(book, version=book.version + 1, facets=(replace(facet, codes=codes),)))
    take(desk.ann, bob)
    book = desk.ann.get(Codebook, CODEBOOK)
    assert book is not None
    assert len(book.source_types.choices()) == 1


@pytest.mark.parametrize("address", ["", "https://paper.example/a"])
def test_of_two_imports_of_one_text_one_is_left_in_both_files(address: str, desk: Desk) -> None:
    """Also under one address, by which another version of a text is told: it must not be read as itself."""
    bob = desk.copy("Bob")
    for project in (desk.ann, bob):
        article = brought(project, project.user.annotator.name, url=address)
        with project.operation("Tag") as op:
            op.put(mark(article, TEXT, (4, 8), who=project.user))
    take(desk.ann, bob)
    take(bob, desk.ann)
    for project in (desk.ann, bob):
        (article,) = [a for a in project.all(Article) if a.length == len(TEXT)]
        assert [s.article for s in project.all(Statement)] == [article.id] * 2
    assert common(bob) == common(desk.ann)
