"""`sourcemark export`: format, scope, and never a file too many."""

from __future__ import annotations

from pathlib import Path

import pytest
from ran import Run


def test_a_bundle_goes_out_and_comes_in(run: Run, sample: Path, tmp_path: Path) -> None:
    bundle, other = tmp_path / "a.smbundle", tmp_path / "other.sourcemark"
    ran = run("export", sample, bundle)
    assert ran.code == 0
    assert ran.out.endswith(" objects written to a.smbundle.\n")
    first = run("import", "--new", other, bundle)
    assert first.code == 0
    assert first.out.startswith("a.smbundle: ")
    again = run("export", other, tmp_path / "b.smbundle", "--json").json
    assert (again["format"], again["loses"]) == ("bundle", [])
    assert (tmp_path / "b.smbundle").read_bytes() == bundle.read_bytes()
    assert run("import", other, bundle, "--json").json["operations"] == 0


def test_what_is_exported_is_told_and_what_is_lost(run: Run, sample: Path, tmp_path: Path) -> None:
    ran = run("export", sample, tmp_path / "a.csv")
    first, second = ran.out.splitlines()
    assert first == "139 statements written to a.csv."
    assert second.startswith("Not carried: the text of the articles")
    assert run("export", sample, tmp_path / "b.xlsx", "--json").json["written"] == 139


def test_a_file_is_replaced_only_with_force(run: Run, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("mine")
    ran = run("export", sample, target)
    assert (ran.code, ran.err) == (
        1,
        "sourcemark: a.csv exists already: choose another name, or say --force.\n",
    )
    assert target.read_text() == "mine"
    assert run("export", sample, target, "--force").code == 0
    assert target.read_text("utf-8-sig").startswith("statement_id")


def test_a_project_is_never_written_over(run: Run, sample: Path) -> None:
    before = sample.read_bytes()
    ran = run("export", sample, sample, "--format", "csv", "--force")
    assert (ran.code, sample.read_bytes()) == (1, before)


def test_the_format_is_chosen_by_name_or_suffix(run: Run, sample: Path, tmp_path: Path) -> None:
    assert run("export", sample, tmp_path / "table.txt", "--format", "csv").code == 0
    ran = run("export", sample, tmp_path / "table.odt")
    assert (ran.code, "No format ends in .odt: name one of" in ran.err) == (1, True)
    assert "No format ends in nothing" in run("export", sample, tmp_path / "table").err
    assert run("export", sample, tmp_path / "x.csv", "--format", "docx").code == 2


def test_the_scope_of_an_export(run: Run, sample: Path, tmp_path: Path) -> None:
    article = run("list", sample, "--json").json[0]["id"]
    annotator = run("list", sample, "annotators", "--json").json[0]["id"]
    of_one = run("export", sample, tmp_path / "a.csv", "--article", article, "--json").json["written"]
    assert 0 < of_one < 139
    options = ("--annotator", annotator, "--type", "official", "--status", "draft", "--bin")
    ran = run(
        "export",
        sample,
        tmp_path / "b.csv",
        *options,
        "--since",
        "2000-01-01",
        "--until",
        "2100-01-01",
        "--json",
    )
    assert 0 < ran.json["written"] < 139
    assert run("export", sample, tmp_path / "c.csv", "--since", "2100-01-01", "--json").json["written"] == 0


@pytest.mark.parametrize(
    "options",
    [("--article", "x"), ("--annotator", "x"), ("--type", "x"), ("--since", "soon"), ("--until", "2026")],
)
def test_a_scope_that_does_not_exist_is_refused(
    run: Run, sample: Path, tmp_path: Path, options: tuple[str, str]
) -> None:
    assert run("export", sample, tmp_path / "a.csv", *options).code == 1
    assert not (tmp_path / "a.csv").exists()
