"""Every verb: what it does, what it prints, which exit code it gives."""

from __future__ import annotations

import csv
import io
import sqlite3
from pathlib import Path

import pytest
from ran import Run

from sourcemark import __version__
from sourcemark.cli.main import VERBS


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter="\t"))


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


def test_a_bundle_goes_out_and_comes_in(run: Run, sample: Path, tmp_path: Path) -> None:
    bundle, other = tmp_path / "a.smbundle", tmp_path / "other.sourcemark"
    ran = run("export", sample, bundle)
    assert ran.code == 0
    assert ran.out.endswith(" objects written to a.smbundle.\n")
    assert run("import", "--new", other, bundle).out.endswith("2 here already.\n")
    again = run("export", other, tmp_path / "b.smbundle", "--json").json
    assert (again["format"], again["loses"]) == ("bundle", [])
    assert (tmp_path / "b.smbundle").read_bytes() == bundle.read_bytes()
    assert run("import", other, bundle, "--json").json["added"] == {}


def test_a_bundle_with_other_versions_lists_them(run: Run, sample: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "a.smbundle"
    run("export", sample, bundle)
    lines = bundle.read_text("utf-8").replace('"note":"', '"note":"More. ')
    changed = [line.replace('["source",{', '["source",{"motive":"fame",') for line in lines.splitlines()]
    bundle.write_text("\n".join(changed) + "\n", "utf-8")
    ran = run("import", sample, bundle)
    assert ran.code == 1
    assert "differ and were left as they are here.\nkept as it is here\twhat\nsource\t" in ran.out
    different = run("import", sample, bundle, "--json").json["different"]
    assert {"kind", "id", "title"} == set(different[0])


def test_a_bundle_is_imported_by_itself(run: Run, sample: Path, tmp_path: Path, folder: Path) -> None:
    run("export", sample, tmp_path / "a.smbundle")
    ran = run("import", sample, tmp_path / "a.smbundle", folder)
    assert (ran.code, ran.err) == (
        1,
        "sourcemark: Import a bundle by itself, so that it can be undone by itself.\n",
    )


def test_what_is_exported_is_told_and_what_is_lost(run: Run, sample: Path, tmp_path: Path) -> None:
    ran = run("export", sample, tmp_path / "a.csv")
    first, second = ran.out.splitlines()
    assert first == "96 statements written to a.csv."
    assert second.startswith("Not carried: the text of the articles")
    assert run("export", sample, tmp_path / "b.xlsx", "--json").json["written"] == 96


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
    assert 0 < of_one < 96
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
    assert 0 < ran.json["written"] < 96
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


HEADS = {
    "articles": "id published outlet title length statements done",
    "statements": "id article start end source_type reliability credibility quote",
    "sources": "id name types role affiliation reliability statements",
    "annotators": "id name",
    "codes": "facet id name key letter retired definition",
}


@pytest.mark.parametrize("what", HEADS)
def test_every_list(run: Run, sample: Path, what: str) -> None:
    found = rows(run("list", sample, what).out)
    assert found[0] == HEADS[what].split()
    assert len(found) > 1
    assert {len(row) for row in found} == {len(found[0])}
    listed = run("list", sample, what, "--json").json
    assert len(listed) == len(found) - 1
    assert list(listed[0]) == found[0]


def test_lists_are_filtered_and_cut(run: Run, sample: Path) -> None:
    assert len(run("list", sample, "statements", "--limit", "3", "--json").json) == 3
    assert run("list", sample, "--words", "zzzz", "--json").json == []
    lists = {"articles": "Qadira", "sources": "Dorin", "statements": "eleven", "codes": "offic"}
    for what, words in lists.items():
        some = run("list", sample, what, "--words", words, "--json").json
        assert 0 < len(some) < len(run("list", sample, what, "--json").json), what


def test_a_sound_file_passes_the_check(run: Run, sample: Path) -> None:
    ran = run("check", sample)
    assert ran.code == 0
    assert ran.out.startswith("sample.sourcemark: no problems (")
    found = run("check", sample, "--json").json
    assert (found["sound"], found["problems"], found["figures"]["statements"]) == (True, [], 96)


def test_a_damaged_file_is_named(run: Run, sample: Path) -> None:
    link = sqlite3.connect(sample)
    link.execute('UPDATE statement SET body = replace(body, \'"exact":"\', \'"exact":"X\') WHERE key = 1')
    link.commit()
    link.close()
    ran = run("check", sample)
    assert ran.code == 3
    assert "sample.sourcemark: " in ran.out
    found = run("check", sample, "--json")
    assert (found.code, found.json["sound"]) == (3, False)
    assert {"where", "what"} <= set(found.json["problems"][0])


def test_what_was_done_can_be_read_undone_and_redone(run: Run, sample: Path, folder: Path) -> None:
    run("import", sample, folder / "one.txt")
    run("import", sample, folder / "two.txt")
    names = [row["what"] for row in run("history", sample, "--json").json]
    assert names[:2] == ["Import two.txt", "Import one.txt"]
    assert run("history", sample, "-n", "1").out.count("\n") == 2
    ran = run("undo", sample)
    assert (ran.code, ran.out) == (0, "Undo: Import two.txt\n")
    assert run("undo", sample, "--redo", "--json").json == ["Redo: Import two.txt"]
    assert run("undo", sample, "--steps", "5", "--json").json == [
        "Undo: Import two.txt",
        "Undo: Import one.txt",
    ]
    assert len(run("list", sample, "--json").json) == 4
    nothing = run("undo", sample)
    assert (nothing.code, nothing.err) == (1, "sourcemark: There is nothing to undo here.\n")
    assert run("undo", sample, "--redo", "--steps", "9").out.count("\n") == 2
    assert "nothing to redo" in run("undo", sample, "--redo").err


def test_the_sample_is_not_written_over(run: Run, sample: Path) -> None:
    before = sample.read_bytes()
    assert run("sample", sample).code in {1, 3}
    assert sample.read_bytes() == before


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb != "sample"])
def test_what_is_no_project_is_refused(verb: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.sourcemark"
    more = {"import": [tmp_path], "export": [tmp_path / "x.csv"]}.get(verb, [])
    for content in (None, b"", b"nonsense" * 1000, b"SQLite format 3\0" + b"\0" * 500):
        if content is not None:
            path.write_bytes(content)
        ran = run(verb, path, *more)
        assert (ran.code, ran.out) == (3, ""), content
        assert ran.err.startswith("sourcemark: a.sourcemark")
        assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [["fly"], ["list"], ["list", "a", "b"], ["import", "a"], ["import", "a", "none.txt"], ["list", "--x"]],
)
def test_called_wrongly(
    arguments: list[str], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: sourcemark" in ran.err


def test_help_and_version(run: Run) -> None:
    helped = run("--help")
    assert helped.code == 0
    assert all(f"\n  {verb} " in helped.out for verb in VERBS)
    for verb in VERBS:
        assert run(verb, "-h").out.startswith(f"Usage: sourcemark {verb} ")
    assert run("--version").out == f"sourcemark, version {__version__}\n"


def test_a_place_that_can_not_be_written_is_told_in_one_line(run: Run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    ran = run("sample", tmp_path / "file" / "deeper" / "a.sourcemark")
    assert ran.code == 3
    assert ran.err.startswith("sourcemark: ")
    assert ran.err.count("\n") == 1
    assert run("export", sample, tmp_path / "none" / "a.csv").code == 3
