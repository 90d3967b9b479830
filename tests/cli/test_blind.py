"""The command line, used by somebody who works blind, prints nothing that depends on what coworkers marked."""

from __future__ import annotations

from contextlib import closing
from itertools import product
from pathlib import Path

import pytest
from blinded import ANN, HIDDEN, Pair, pair
from ran import Run

from sourcemark.model.articles import Article
from sourcemark.project import open_project
from sourcemark.project.queries.steps import VEILED
from sourcemark.work import submitting
from sourcemark.work.profile import Profile

LISTS = ("articles", "statements", "sources", "annotators", "codes")
FORMATS = ("bundle", "csv", "xlsx")


@pytest.fixture
def both(tmp_path: Path) -> Pair:
    """Two projects that differ in a coworker's marks; Ann is at the keyboard."""
    Profile().take(ANN.annotator)
    return pair(tmp_path)


def printed(run: Run, path: Path, *arguments: object) -> str:
    ran = run(arguments[0], path, *arguments[1:])
    assert ran.code == 0, ran.err
    return ran.out.replace(path.stem, "FILE")


@pytest.mark.parametrize(("what", "words"), [*product(LISTS, ("", HIDDEN, "ministry"))])
def test_no_list_tells(run: Run, both: Pair, what: str, words: str) -> None:
    asked = "list", what, "--words", words, "--json"
    much, little = (printed(run, path, *asked) for path in both)
    assert much == little
    assert HIDDEN not in much


@pytest.mark.parametrize("form", FORMATS)
def test_no_export_tells(run: Run, both: Pair, form: str, tmp_path: Path) -> None:
    target = tmp_path / "out"
    told, bytes_written = [], []
    for path in both:
        told.append(printed(run, path, "export", target, "--format", form, "--force"))
        bytes_written.append(target.read_bytes())
    assert told[0] == told[1]
    assert bytes_written[0] == bytes_written[1]


def test_the_check_counts_no_marks(run: Run, both: Pair) -> None:
    much, little = (printed(run, path, "check") for path in both)
    assert much == little
    assert "no problems" in much


def test_the_history_names_no_hidden_step(run: Run, both: Pair) -> None:
    much, little = ([row["what"] for row in run("history", path, "--json").json] for path in both)
    assert much == little
    assert much[0] == VEILED
    assert VEILED not in much[1:]


def test_what_is_submitted_is_told_in_full(run: Run, both: Pair) -> None:
    with closing(open_project(both.much, ANN)) as project:
        submitting.submit(project, [article.id for article in project.all(Article)])
    assert len(run("list", both.much, "statements", "--json").json) == 18
    assert HIDDEN in printed(run, both.much, "history")
    assert "statements" not in printed(run, both.much, "check")
