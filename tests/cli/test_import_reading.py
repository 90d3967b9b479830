"""How `import` has files read: charset, columns, members of collections, limits."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign_files import zipped
from ran import Run

from sourcemark.cli.common import user
from sourcemark.model.articles import Article
from sourcemark.project import Project, open_project
from sourcemark.work.profile import Profile
from sourcemark.work.remembering import set_limit

PAGE = """<html><body><nav>Home</nav><article><h1>{0}</h1>
<p>{0} holds, the ministry said on Monday.</p></article></body></html>"""
PICTURE = b"\x89PNG"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.sourcemark"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    made = tmp_path / "saved.zip"
    made.write_bytes(
        zipped({"one.html": PAGE.format("Dam"), "deep/two.html": PAGE.format("Dyke"), "p.png": b"\x89PNG"})
    )
    return made


def opened(path: Path) -> Project:
    return open_project(path, user(), read_only=True)


def test_a_charset_is_chosen(run: Run, path: Path, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes("café".encode("cp1252"))
    assert run("import", "--new", path, tmp_path / "one.txt", "--charset", "cp437").code == 0
    project = opened(path)
    (article,) = project.all(Article)
    assert (project.text(article), article.captured.choices.charset) == ("cafΘ", "cp437")
    project.close()
    ran = run("import", path, tmp_path / "one.txt", "--charset", "klingon")
    assert (ran.code, ran.out.splitlines()[-1]) == (1, "one.txt\tthere is no charset named klingon")


def test_all_of_a_page(run: Run, path: Path, archive: Path) -> None:
    assert (
        run("import", "--new", path, archive, "--member", "one.html", "--whole-page", "--running-heads").code
        == 0
    )
    project = opened(path)
    (article,) = project.all(Article)
    assert project.text(article).startswith("Home")
    assert (article.captured.container, article.captured.name) == ("saved.zip", "one.html")
    assert article.captured.choices.running
    project.close()


def test_members_come_in_and_other_files_are_passed_over(run: Run, path: Path, archive: Path) -> None:
    found = run("import", "--new", path, archive, "--json")
    assert found.code == 0
    assert [name for name, _ in found.json["added"]] == ["saved.zip/one.html", "saved.zip/deep/two.html"]
    assert found.json["passed"] == [["saved.zip/p.png", "Sourcemark can't read files that end in .png"]]


def test_members_are_listed_without_a_project(run: Run, path: Path, archive: Path) -> None:
    ran = run("import", path, archive, "--members")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "member\ttitle\tbytes\tfetched\treadable"
    assert [line.split("\t")[0] for line in ran.out.splitlines()[1:]] == [
        "one.html",
        "deep/two.html",
        "p.png",
    ]
    rows = run("import", path, archive, "--members", "--json").json
    assert [row["readable"] for row in rows] == [True, True, False]
    assert not path.exists()


def test_a_member_that_is_not_there_is_named(run: Run, path: Path, archive: Path) -> None:
    ran = run("import", "--new", path, archive, "--member", "one.html", "--member", "three.html")
    assert ran.code == 1
    assert ran.out.splitlines()[-1] == "saved.zip/three.html\tit is not in there"


def test_members_are_those_of_one_collection(run: Run, path: Path, archive: Path, folder: Path) -> None:
    for told in ("--members", "--member=a"):
        ran = run("import", "--new", path, archive, folder, told)
        assert (ran.code, ran.err) == (1, "sourcemark: --member and --members are for a single collection.\n")
    ran = run("import", path, folder / "one.txt", "--members")
    assert (ran.code, "is no collection of articles" in ran.err) == (3, True)
    archive.write_bytes(b"PK\3\4nothing")
    assert run("import", path, archive, "--members").code == 3
    assert not path.exists()


def test_columns_are_named(run: Run, path: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Alpha,Beta\nThe first text of all.,Head\nAnother text.,Other\n", "utf-8")
    ran = run("import", "--new", path, table, "--column", "text=Alpha", "--column", "title=Beta")
    assert ran.code == 0
    project = opened(path)
    assert {a.title: project.text(a) for a in project.all(Article)} == {
        "Head": "The first text of all.", "Other": "Another text."
    }  # fmt: skip
    project.close()
    wrong = run("import", path, table, "--column", "text=Gamma")
    assert (wrong.code, wrong.out.splitlines()[-1]) == (1, "t.csv\tit has no column named Gamma")


@pytest.mark.parametrize("told", ["text", "text=", "words=Alpha", "=Alpha"])
def test_a_column_is_a_field_and_a_name(run: Run, path: Path, folder: Path, told: str) -> None:
    ran = run("import", "--new", path, folder, "--column", told)
    assert ran.code == 2
    assert "is not FIELD=COLUMN" in ran.err
    assert not path.exists()


def test_the_size_is_limited(run: Run, path: Path, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"word " * 300_000)
    ran = run("import", "--new", path, tmp_path / "long.txt", "--size", "1")
    assert (ran.code, ran.out.splitlines()[-1]) == (1, "long.txt\tit is larger than 1 MB")


def test_limits_that_somebody_set_hold_in_the_shell_too(run: Run, path: Path, tmp_path: Path) -> None:
    set_limit(Profile(), size=1)
    (tmp_path / "long.txt").write_bytes(b"word " * 300_000)
    ran = run("import", "--new", path, tmp_path / "long.txt")
    assert (ran.code, ran.out.splitlines()[-1]) == (1, "long.txt\tit is larger than 1 MB")
    (tmp_path / "set.jsonl").write_bytes(b" " * 2_000_000)
    merged = run("merge", path, tmp_path / "set.jsonl")
    assert (merged.code, "it is larger than 1 MB" in merged.err) == (3, True)
    assert run("import", path, tmp_path / "long.txt", "--size", "2").code == 0, "unless another is told"


@pytest.mark.parametrize("told", ["nan", "inf", "0"])
def test_a_time_limit_is_a_time(run: Run, path: Path, folder: Path, told: str) -> None:
    assert run("import", "--new", path, folder, "--seconds", told).code == 2
    assert not path.exists()


@pytest.mark.parametrize("name", ["set.csv", "set.smbundle"])
def test_a_set_comes_in_whole_or_not_at_all(run: Run, sample: Path, tmp_path: Path, name: str) -> None:
    """Who asks for one member must not get all that is in the file."""
    assert run("export", sample, tmp_path / name).code == 0
    ran = run("import", sample, tmp_path / name, "--member", "one")
    assert (ran.code, "of articles only" in ran.err) == (1, True)
