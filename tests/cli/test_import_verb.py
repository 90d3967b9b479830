"""`sourcemark import`: articles, folders and bundles, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

from ran import Run

from sourcemark.cli.import_verb import _made
from sourcemark.work.codebooks import BUILTIN


def test_articles_come_in_and_what_does_not_is_named(run: Run, tmp_path: Path, folder: Path) -> None:
    project = tmp_path / "a.sourcemark"
    ran = run("import", "--new", project, folder)
    assert ran.code == 1, "something could not be read"
    assert ran.out.startswith("2 articles added, 1 could not be read.\nfile\twhy\nbad.pdf\t")
    again = run("import", project, folder / "one.txt")
    assert (again.code, again.out) == (
        0,
        "0 articles added, 1 already here.\nfile\twhy\none.txt\talready here: One\n",
    )
    listed = run("list", project, "--json").json
    assert {row["title"] for row in listed} == {"One", "Two"}


def test_an_import_in_json(run: Run, tmp_path: Path, folder: Path) -> None:
    (folder / "picture.png").write_bytes(b"x")
    found = run("import", "--new", tmp_path / "a.sourcemark", folder, "--json").json
    assert [name for name, _ in found["added"]] == ["one.txt", "two.txt"]
    assert [name for name, _ in found["refused"]] == ["bad.pdf"]
    assert [name for name, _ in found["passed"]] == ["picture.png"]
    assert found["known"] == []


def test_a_new_project_may_have_another_codebook(run: Run, tmp_path: Path, folder: Path) -> None:
    run("import", "--new", "--codebook", "newsroom", tmp_path / "a.sourcemark", folder / "one.txt")
    run("import", "--new", tmp_path / "b.sourcemark", folder / "one.txt")
    assert (
        run("list", tmp_path / "a.sourcemark", "codes").out
        != run("list", tmp_path / "b.sourcemark", "codes").out
    )


def test_limits_are_handed_on(run: Run, tmp_path: Path, folder: Path) -> None:
    project = tmp_path / "a.sourcemark"
    assert run("import", "--new", "--seconds", "30", "--memory", "512", project, folder / "one.txt").code == 0
    assert run("import", "--memory", "1", project, folder).code == 2


def test_nothing_of_a_new_project_stays_when_nothing_comes_of_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = run("import", "--new", tmp_path / "a.sourcemark", tmp_path / "empty")
    assert (ran.code, ran.err) == (1, "sourcemark: There is no file in it that Sourcemark can read.\n")
    assert not list(tmp_path.glob("a.*"))


def test_an_existing_project_is_not_made_anew(run: Run, sample: Path, folder: Path) -> None:
    before = sample.read_bytes()
    ran = run("import", "--new", sample, folder)
    assert ran.code in {1, 3}
    assert sample.read_bytes() == before


def test_a_bundle_with_other_versions_lists_them(run: Run, sample: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "a.smbundle"
    run("export", sample, bundle)
    lines = bundle.read_text("utf-8").replace('"note":"', '"note":"More. ')
    changed = [line.replace('["source",{', '["source",{"motive":"fame",') for line in lines.splitlines()]
    bundle.write_text("\n".join(changed) + "\n", "utf-8")
    ran = run("import", sample, bundle)
    assert ran.code == 1
    assert "conflicting\tpart\tvalues\n" in ran.out
    assert "source\tmotive\tnothing | fame\n" in ran.out
    again = run("import", sample, bundle, "--json")
    assert (again.code, again.json["counts"]) == (
        0,
        dict.fromkeys(("new", "changed", "deleted", "conflicting"), 0),
    )


def test_a_bundle_is_imported_by_itself(run: Run, sample: Path, tmp_path: Path, folder: Path) -> None:
    run("export", sample, tmp_path / "a.smbundle")
    ran = run("import", sample, tmp_path / "a.smbundle", folder)
    assert (ran.code, ran.err) == (
        1,
        "sourcemark: Import a bundle by itself, so that it can be undone by itself.\n",
    )


def test_a_new_project_that_comes_to_nothing_leaves_no_log_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.sourcemark"
    made = _made(path, BUILTIN[0])
    made.__enter__()
    path.with_name(path.name + "-wal").write_bytes(b"what a reader kept open")
    assert not made.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert list(tmp_path.iterdir()) == []
