"""The other verbs, and what all have in common: errors, help, exit codes."""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from ran import Run

from sourcemark import __version__
from sourcemark.cli.main import VERBS
from sourcemark.model.people import Annotator
from sourcemark.work.profile import Profile


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter="\t"))


HEADS = {
    "articles": "id published outlet title length statements done",
    "statements": "id article title start end source_type source annotator reliability credibility quote",
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


def test_a_statement_is_listed_with_what_a_person_knows_it_by(run: Run, sample: Path) -> None:
    target = sample.with_suffix(".csv")
    assert run("export", sample, target).code == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        told = {row["statement_id"]: row for row in csv.DictReader(file)}
    listed = run("list", sample, "statements", "--json").json
    assert len(listed) == len(told)
    for row in listed:
        right = told[row["id"]]
        names = row["source"].removeprefix("'"), row["annotator"], row["title"]
        assert names == (right["source"].removeprefix("'"), right["annotator"], right["title"])
    assert any(row["source"] for row in listed)
    assert {
        row["title"] for row in run("list", sample, "statements", "--words", "eleven", "--json").json
    } != {""}


def test_lists_are_filtered_and_cut(run: Run, sample: Path) -> None:
    assert len(run("list", sample, "statements", "--limit", "3", "--json").json) == 3
    assert run("list", sample, "--words", "zzzz", "--json").json == []
    lists = {"articles": "Qadira", "sources": "Dorin", "statements": "eleven", "codes": "offic"}
    for what, words in lists.items():
        some = run("list", sample, what, "--words", words, "--json").json
        assert 0 < len(some) < len(run("list", sample, what, "--json").json), what


def test_undo_leaves_another_annotators_step(run: Run, sample: Path, folder: Path) -> None:
    assert run("import", sample, folder / "one.txt").code == 0
    profile = Profile()
    profile.take(Annotator(id="another", name="Zoe"))
    ran = run("undo", sample)
    assert (ran.code, ran.out) == (1, "")
    assert "The last step here is " in ran.err
    assert "to take it back." in ran.err
    assert f"sourcemark: {run('undo', sample, '--json').json['error']}\n" == ran.err
    assert run("import", sample, folder / "two.txt").code == 0
    some = run("undo", sample, "--steps", "2", "--json")
    assert (some.code, some.json, some.err) == (1, ["Undo: Import two.txt"], ran.err)
    assert len(run("list", sample, "--json").json) == 5


def test_a_sound_file_passes_the_check(run: Run, sample: Path) -> None:
    ran = run("check", sample)
    assert ran.code == 0
    assert ran.out.startswith("sample.sourcemark: no problems (")
    found = run("check", sample, "--json").json
    assert (found["sound"], found["problems"], found["figures"]["statements"]) == (True, [], 139)


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
    (other := tmp_path / "other.sourcemark").write_bytes(b"another file")
    needed: dict[str, list[object]] = {
        "import": [tmp_path],
        "export": [tmp_path / "x.csv"],
        "handout": [tmp_path / "x.sourcemark", "--for", "Bob", "--all"],
        "merge": [other],
    }
    more = needed.get(verb, [])
    for content in (None, b"", b"nonsense" * 1000, b"SQLite format 3\0" + b"\0" * 500):
        if content is not None:
            path.write_bytes(content)
        ran = run(verb, path, *more)
        assert (ran.code, ran.out) == (3, ""), content
        assert ran.err.startswith("sourcemark: a.sourcemark")
        assert ran.err.count("\n") == 1
        told = run(verb, path, *more, "--json")
        assert told.code == 3
        if verb == "check":
            assert (told.json["sound"], told.err) == (False, "")
            assert told.json["problems"][0]["what"] in ran.err
        else:
            assert f"sourcemark: {told.json['error']}\n" == ran.err == told.err


def test_a_truncated_file_is_a_finding_for_programs(run: Run, sample: Path) -> None:
    whole = sample.read_bytes()
    for length in (50, 5_000, len(whole) // 2, len(whole) - 100):
        sample.write_bytes(whole[:length])
        ran = run("check", sample, "--json")
        assert (ran.code, ran.json["sound"]) == (3, False)
        assert {"where", "what"} == set(ran.json["problems"][0])


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
    assert run(*arguments, "--json").json["error"]


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


def test_what_is_not_there_is_an_empty_cell(run: Run, sample: Path) -> None:
    cells = {cell for row in rows(run("list", sample, "sources").out) for cell in row}
    assert "" in cells
    assert "None" not in cells
    assert " ," not in run("check", sample).out


def test_sources_merged_in_a_ring_do_not_stop_a_list(run: Run, sample: Path) -> None:
    with closing(sqlite3.connect(sample)) as link:
        (one,) = link.execute(
            "SELECT o.id FROM statement_source l JOIN source o ON o.key = l.source"
        ).fetchone()
        link.execute(
            "UPDATE source SET merged_into = id, body = json_set(body, '$.merged_into', id) WHERE id = ?",
            (one,),
        )
        link.commit()
    ran = run("list", sample, "statements")
    assert ran.code == 0
    assert len(rows(ran.out)) > 1
