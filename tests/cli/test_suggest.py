"""`suggest`: proposals of files and of a project, what can't be done, and the model held against marks."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from files import new_project
from models import MODEL, STORY, needs_model
from ran import Run

from sourcemark.cli import common
from sourcemark.model.articles import Article, Draft
from sourcemark.model.ids import new_id
from sourcemark.model.sources import Source
from sourcemark.work.articles import add
from sourcemark.work.proposing.setting import ALIKE, arrange_proposals
from sourcemark.work.submitting import arrange

FRENCH = "Le maire a dit que le port est vendu et que les habitants ne sont pas contents de cette affaire.\n"
GOLD = {
    "id": "a",
    "text": "Ana Ruiz, the mayor, said on Monday that the old pier will be sold to a company from Leeds.",
    "attributions": [
        {
            "content": [[36, 90]],
            "cue": [[21, 25]],
            "source": [[0, 19]],
            "kind": "statement",
            "type": "official",
        }
    ],
}
posix = pytest.mark.skipif(sys.platform == "win32", reason="other signals")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with an English article, a French one, and a file that is none."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "ferry.txt").write_text(STORY, "utf-8")
    (folder / "port.txt").write_text(FRENCH, "utf-8")
    (folder / "bad.pdf").write_bytes(b"nonsense")
    return folder


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", "utf-8")
    return path


@needs_model
def test_files_are_read_and_what_cannot_be_done_is_said(run: Run, articles: Path) -> None:
    ran = run("suggest", articles, "--attitudes", "--json")
    assert ran.code == 1
    told = [json.loads(line) for line in ran.out.splitlines()]
    assert {one["article"] for one in told} == {"ferry.txt"}
    assert {one["kind"] for one in told} == {"statement", "attitude"}
    assert {one["tier"] for one in told} <= {"sure", "check"}
    for one in told:
        words = " … ".join(STORY[start:end] for start, end in one["content"]["spans"])
        assert one["content"]["words"] == words
    assert {"title", "cue", "source", "chain", "mode", "confidence"} <= set(told[0])
    pdf, french = ran.err.splitlines()
    assert pdf.startswith("bad.pdf: ")
    assert "English" in french


@needs_model
def test_a_table_has_a_line_for_each_and_tier_chooses_among_them(run: Run, articles: Path) -> None:
    ran = run("suggest", articles / "ferry.txt", "--tier", "sure")
    head, *rows = (line.split("\t") for line in ran.out.splitlines())
    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert (ran.code, ran.err) == (0, "")
    assert {(one["article"], one["kind"], one["tier"]) for one in told} == {
        ("ferry.txt", "statement", "sure")
    }


@needs_model
def test_a_project_is_only_read_and_its_register_is_known(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.sourcemark"
    project = new_project(path, common.user())
    (ferry,) = add(project, Draft(text=STORY, title="Ferry")).of(Article.kind)
    add(project, Draft(text=FRENCH, title="Port"))
    with project.operation("Enter") as op:
        op.put(Source(id=new_id(), source_kind="person", name="Ana Ruiz", types=("defector",)))
    project.close()
    before = sha256(path.read_bytes()).digest()
    ran = run("suggest", path, "--article", ferry, "--json")
    assert (ran.code, ran.err) == (0, "")
    told = [json.loads(line) for line in ran.out.splitlines()]
    assert {one["article"] for one in told} == {ferry}
    known = [one["source"] for one in told if one["source"]["known"]]
    assert {(one["name"], *one["types"]) for one in known} == {("Ana Ruiz", "defector")}
    assert sha256(path.read_bytes()).digest() == before
    assert run("suggest", path).code == 1  # the French one
    assert (
        run("suggest", path, "--article", "none").err
        == "sourcemark: There is no article 'none' in this project.\n"
    )


@pytest.mark.parametrize("asked", [("--attitudes",), ("--tier", "sure")])
def test_nobody_who_works_blind_can_choose_where_all_are_shown_the_same(
    run: Run, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    path = tmp_path / "a.sourcemark"
    with closing(new_project(path, common.user())) as project:
        arrange_proposals(project, "the same for all")
        assert run("suggest", path, *asked).code == 0, "it does not hold unless one works blind"
        arrange(project, blind=True)
    ran = run("suggest", path, *asked)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"sourcemark: {ALIKE} Leave out --attitudes and --tier.\n"
    assert run("suggest", path, "--tier", "all").code == 0


@needs_model
def test_the_model_is_held_against_marks(run: Run, gold: Path) -> None:
    told = run("suggest", "--evaluate", gold, "--draws", "20", "--json").json
    assert (told["articles"], told["draws"]) == (1, 20)
    assert told["outermost"]["gold"] == 1
    assert told["outermost"]["content_iou"]["r"] == 1
    assert told["all"]["e2e_iou"]["hi"] <= 1
    lines = run("suggest", "--evaluate", gold, "--draws", "0").out.splitlines()
    assert lines[0].split("\t")[:3] == ["of", "figure", "share"]
    assert {line.split("\t")[0] for line in lines[1:]} == {"all", "outermost", "statements alone", "sure"}


@needs_model
@posix
def test_ctrl_c_ends_the_child(articles: Path) -> None:
    (articles / "ferry.txt").write_text(STORY * 2_000, "utf-8")
    command = [sys.executable, "-m", "sourcemark", "suggest", str(articles / "ferry.txt"), "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as at:
        assert at.stdout is not None
        assert json.loads(at.stdout.readline())["article"] == "ferry.txt"
        at.send_signal(signal.SIGINT)
        _, err = at.communicate(timeout=60)
    assert (at.returncode, err) == (130, "sourcemark: Cancelled; nothing was changed.\n")
    with pytest.raises(ProcessLookupError):  # nobody of its group is left
        os.killpg(at.pid, 0)


def test_a_model_that_is_missing_is_said_in_one_line(
    run: Run, articles: Path, gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sourcemark.assets._ROOT", tmp_path)
    for arguments in ([articles], ["--evaluate", gold]):
        ran = run("suggest", *arguments)
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
        assert "model.json" in ran.err


@needs_model
def test_a_damaged_one_too(
    run: Run, articles: Path, gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(MODEL, tmp_path / "suggest")
    (tmp_path / "suggest" / "reader.onnx").write_bytes(b"nonsense")
    monkeypatch.setattr("sourcemark.assets._ROOT", tmp_path)
    for arguments in ([articles / "ferry.txt"], ["--evaluate", gold]):
        ran = run("suggest", *arguments)
        assert (ran.code, len(ran.err.splitlines())) == (1, 1)
        assert "reader.onnx" in ran.err


def test_what_is_no_gold_is_a_bad_file(run: Run, gold: Path) -> None:
    gold.write_text(json.dumps(GOLD) + "\n" + json.dumps(GOLD), "utf-8")
    ran = run("suggest", "--evaluate", gold)
    assert (ran.code, ran.err) == (3, "sourcemark: gold.jsonl: the article 'a' is there twice\n")
    gold.write_text('{"id": 7}', "utf-8")
    ran = run("suggest", "--evaluate", gold)
    assert ran.code == 3
    assert "gold.jsonl (line 1)" in ran.err


def test_it_is_told_how_it_is_called(run: Run, articles: Path, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "a.sourcemark").touch()
    for arguments in (
        [],
        [tmp_path / "a.sourcemark", articles],
        [articles, "--article", "x"],
        ["--evaluate", gold, articles],
        ["--evaluate", gold, "--tier", "sure"],
    ):
        assert run("suggest", *arguments).code == 2
