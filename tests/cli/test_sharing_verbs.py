"""`sourcemark handout` and `sourcemark merge`: out to coworkers and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from answered import learnt
from files import TEXT, mark, put_all, put_article, user
from ran import Run

from sourcemark.model.articles import Article
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Project, open_project
from sourcemark.project.queries.proposals import learned
from sourcemark.work.proposing.setting import arrange_proposals
from sourcemark.work.submitting import arranged


@pytest.fixture
def case(run: Run, tmp_path: Path) -> Path:
    """A project with one article, made by these verbs."""
    (tmp_path / "troops.txt").write_text(f"Troops\n\n{TEXT}", "utf-8")
    path = tmp_path / "case.sourcemark"
    assert run("import", "--new", path, tmp_path / "troops.txt").code == 0
    return path


def working(path: Path, name: str) -> Project:
    return open_project(path, user(name, f"{name}'s"))


def tags(path: Path, name: str) -> None:
    """Mark some words in a copy, and write a note on a source that both have."""
    project = working(path, name)
    (article,) = project.all(Article)
    with project.operation("Tag") as op:
        op.put(mark(article, project.text(article), (12, 20), who=project.user))
        op.put(Source(id="lee", name="Lee", note=f"by {name}"))
    project.close()


@pytest.fixture
def copies(run: Run, case: Path, tmp_path: Path) -> list[Path]:
    """Bob's and Cy's files, who worked in them."""
    project = working(case, "Ann")
    with project.operation("Enter") as op:
        op.put(Source(id="lee", name="Lee"))
    project.close()
    made = [tmp_path / f"{name}.sourcemark" for name in ("bob", "cy")]
    for path in made:
        assert run("handout", case, path, "--for", path.stem, "--all").code == 0
        tags(path, path.stem)
    return made


def test_a_copy_is_handed_out(run: Run, case: Path, tmp_path: Path) -> None:
    ran = run("handout", case, tmp_path / "Case for Bob", "--for", "Bob", "--all", "--blind", "--json")
    assert ran.code == 0
    assert ran.json["file"].endswith("Case for Bob.sourcemark")
    assert (ran.json["articles"], ran.json["marks"], ran.json["blind"]) == (1, "none", True)
    again = run("handout", case, tmp_path / "Case for Bob", "--for", "Bob", "--all")
    assert again.code == 1
    assert "exists already" in again.err


def test_what_was_learnt_goes_along_when_asked(run: Run, case: Path, tmp_path: Path) -> None:
    asked = ("handout", case, tmp_path / "bob", "--for", "Bob", "--all", "--learned", "--json")
    assert "Nothing was learnt" in run(*asked).err
    project = working(case, "Ann")
    put_all(project, "Learn", [learnt(project.user)])
    project.close()
    assert run(*asked).json["learned"] is True
    copy = working(tmp_path / "bob.sourcemark", "Bob")
    assert learned(copy.link) is not None
    copy.close()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("--proposals", "each"), "as each likes"),
        (("--proposals", "same"), "the same for all"),
        (("--proposals", "none"), "none"),
        ((), "the same for all"),
    ],
)
def test_a_copy_is_told_what_is_proposed_while_working_blind(
    run: Run, case: Path, tmp_path: Path, asked: tuple[str, ...], words: str
) -> None:
    project = working(case, "Ann")
    arrange_proposals(project, "the same for all")
    project.close()
    ran = run("handout", case, tmp_path / "bob", "--for", "Bob", "--all", "--blind", *asked, "--json")
    assert ran.json["proposals"] == words
    copy = working(tmp_path / "bob.sourcemark", "Bob")
    assert (arranged(copy).blind, arranged(copy).proposals) == (True, words)
    copy.close()


def test_it_says_what_is_missing(run: Run, case: Path, tmp_path: Path) -> None:
    target = tmp_path / "bob.sourcemark"
    assert run("handout", case, target, "--all").code == 2
    assert run("handout", case, target, "--for", "Bob", "--all", "--proposals", "some").code == 2
    assert "Choose the articles" in run("handout", case, target, "--for", "Bob").err
    assert (
        "either --all or --article"
        in run("handout", case, target, "--for", "Bob", "--all", "--article", "x").err
    )
    assert "no article 'x'" in run("handout", case, target, "--for", "Bob", "--article", "x").err
    assert not target.exists()


def test_several_files_are_merged_and_conflicts_make_the_exit_code(
    run: Run, case: Path, copies: list[Path]
) -> None:
    before = [path.read_bytes() for path in copies]
    dry = run("merge", case, *copies, "--dry-run")
    assert dry.code == 0
    assert "bob.sourcemark: 2 new, 1 changed." in dry.out
    assert "new\tstatement\t" in dry.out
    ran = run("merge", case, *copies, "--json")
    assert ran.code == 1, "Bob and Cy wrote different notes"
    assert [one["counts"]["conflicting"] for one in ran.json] == [0, 1]
    (conflict,) = ran.json[1]["conflicts"]
    assert (conflict["kind"], conflict["part"], conflict["values"]) == ("source", "note", ["by cy", "by bob"])
    assert [path.read_bytes() for path in copies] == before
    project = working(case, "Ann")
    assert len(list(project.all(Statement))) == 2
    project.close()
    again = run("merge", case, *copies, "--json")
    assert (again.code, [one["operations"] for one in again.json]) == (0, [0, 0])
    assert "bob.sourcemark: Nothing is new here." in run("merge", case, copies[0]).out


def test_undo_takes_the_last_merging_back(run: Run, case: Path, copies: list[Path]) -> None:
    run("merge", case, *copies)
    assert "Merge cy.sourcemark" in run("undo", case).out
    assert len(run("list", case, "statements", "--json").json) == 1


def test_a_bad_file_among_several_is_named(run: Run, case: Path, copies: list[Path]) -> None:
    copies[1].write_bytes(copies[1].read_bytes()[:5000])
    ran = run("merge", case, *copies)
    assert ran.code == 3
    assert ran.err.startswith("sourcemark: cy.sourcemark: ")
    assert len(run("list", case, "statements", "--json").json) == 1, "what came before it stays merged"
    assert run("merge", case, case).code == 1


def test_marks_are_carried_over_unless_told_otherwise(run: Run, case: Path, copies: list[Path]) -> None:
    bob = working(copies[0], "bob")
    with bob.operation("Another version") as op:
        (first,) = bob.all(Article)
        put_article(op, f"Corrected. {TEXT}", first.title)
    bob.close()
    ran = run("merge", case, copies[0], "--dry-run", "--json").json[0]
    assert [like["why"] for like in ran["likenesses"]] == ["the same title and outlet"]
    assert run("merge", case, copies[0], "--no-carry").code == 0
