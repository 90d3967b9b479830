"""`sourcemark compare` and `sourcemark agreement`: what differs, how far people agree, the raw table."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from blinded import ANN as BLIND_ANN
from blinded import HIDDEN, pair
from pair_of_readers import ANN, BEN, made
from ran import Run

from sourcemark.project import open_project
from sourcemark.work import submitting
from sourcemark.work.profile import Profile
from sourcemark.work.review import accepting


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project of Ann and Ben; Ann is at the keyboard."""
    Profile().take(ANN.annotator)
    path = tmp_path / "pair.sourcemark"
    made(path).close()
    return path


def articles(run: Run, path: Path) -> dict[str, str]:
    return {row["title"]: row["id"] for row in run("list", path, "--json").json}


def test_differences_come_worst_first_in_words(run: Run, path: Path) -> None:
    found = run("compare", path, "--json").json
    severity = [row["severity"] for row in found]
    assert severity == sorted(severity, reverse=True)
    assert (found[0]["kind"], found[0]["annotator"], found[0]["other_statement"] is None) == (
        "only one",
        "Ann",
        False,
    )
    (types,) = {(row["facets"], row["kind"]) for row in found if row["kind"] == "other type"}
    assert types == ("source_type", "other type")
    assert {(row["value"], row["other_value"]) for row in found if row["kind"] == "other type"} == {
        ("Official", "Defector"),
        ("Defector", "Official"),
    }
    assert {row["state"] for row in found} == {"open"}


def test_differences_can_be_chosen(run: Run, path: Path) -> None:
    only = run("compare", path, "--kind", "other grade", "--facet", "reliability", "--json").json
    assert {(row["kind"], row["facets"]) for row in only} == {("other grade", "reliability")}
    one = articles(run, path)["=Two"]
    assert {row["article"] for row in run("compare", path, "--article", one, "--json").json} == {one}
    both = run(
        "compare", path, "--annotator", ANN.annotator.id, "--annotator", BEN.annotator.id, "--json"
    ).json
    assert both == run("compare", path, "--json").json
    with closing(open_project(path, ANN)) as project:
        accepting.accept_all(project, one, ANN.annotator.id)
    decided = run("compare", path, "--state", "decided", "--json").json
    assert {row["article"] for row in decided} == {one}


@pytest.mark.parametrize("options", [("--annotator", "x"), ("--article", "x"), ("--facet", "x")])
@pytest.mark.parametrize("verb", ["compare", "agreement"])
def test_what_is_not_there_is_refused(run: Run, path: Path, verb: str, options: tuple[str, str]) -> None:
    ran = run(verb, path, *options)
    assert (ran.code, ran.out) == (1, "")


def test_figures_are_a_table_and_the_notes_stand_beside_it(run: Run, path: Path) -> None:
    ran = run("agreement", path, "--draws", "50", "--facet", "source_type")
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert rows[0] == ["facet", "figure", "value", "low", "high", "units", "missing"]
    assert ["source_type", "percent", "0.800", "0.800", "0.800", "10", "2"] in rows
    assert {row[0] for row in rows[1:]} == {"boundaries", "source_type"}
    assert "Ann, Ben: 3 articles, 2 of them read by two or more; 12 units." in ran.err
    assert "source_type: Only 10 units have values of two annotators or more" in ran.err


def test_the_same_seed_gives_the_same_intervals(run: Run, path: Path) -> None:
    first, again, other = (
        run("agreement", path, "--seed", seed, "--draws", "40", "--json").json for seed in (4, 4, 5)
    )
    assert first == again
    assert (first["seed"], other["seed"], first["draws"]) == (4, 5, 40)
    assert first["facets"] != other["facets"]


def test_json_has_all_figures_and_who_they_are_about(run: Run, path: Path) -> None:
    told = run("agreement", path, "--draws", "0", "--threshold", "0.9", "--json").json
    assert [one["name"] for one in told["annotators"]] == ["Ann", "Ben"]
    assert (told["boundaries"]["threshold"], told["trained"], told["units"]) == (0.9, None, 12)
    assert run("agreement", path, "--threshold", "0").code == 2
    assert told["remarks"] == ["Not submitted yet, and so may still change: Ann (3 of 3), Ben (2 of 2)."]


def test_the_raw_table_is_written_once(run: Run, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "raw.csv"
    ran = run("agreement", path, "--draws", "0", "--csv", target)
    rows = target.read_text("utf-8-sig").splitlines()
    assert ran.out.splitlines()[-1] == f"{len(rows) - 1} rows written to raw.csv."
    assert run("agreement", path, "--csv", target).code == 1
    assert run("agreement", path, "--csv", target, "--force", "--draws", "0").code == 0
    assert run("agreement", path, "--csv", target, "--force", "--reference", "adjudicated").code == 1


def test_each_is_held_against_the_adjudicated_layer(run: Run, path: Path) -> None:
    assert run("agreement", path, "--reference", "nobody").code == 1
    with closing(open_project(path, ANN)) as project:
        for article in articles(run, path).values():
            accepting.accept_all(project, article, ANN.annotator.id)
    ran = run("agreement", path, "--reference", "adjudicated", "--draws", "0")
    rows = [line.split("\t") for line in ran.out.splitlines()]
    right = {row[0]: row[3] for row in rows if row[1:3] == ["source_type", "right"]}
    assert right == {"Ann": "1.000", "Ben": "0.800"}
    (grades,) = (row for row in rows if row[:3] == ["Ben", "reliability", "right"])
    assert grades[3:] == ["0.750", "", "", "8", "1", "1"]
    told = run("agreement", path, "--reference", "adjudicated", "--draws", "0", "--json").json
    assert [one["annotators"][1]["name"] for one in told] == ["Ann", "Ben"]


def test_hidden_names_stay_hidden(run: Run, path: Path, tmp_path: Path) -> None:
    with closing(open_project(path, ANN)) as project:
        submitting.arrange(project, nameless=True)
    for verb in (("compare",), ("agreement", "--draws", "0", "--csv", tmp_path / "raw.csv")):
        ran = run(verb[0], path, *verb[1:])
        assert "Annotator 1" in ran.out + ran.err
        assert "Ben\t" not in ran.out + ran.err
    assert ",Ben," not in (tmp_path / "raw.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("verb", ["compare", "agreement"])
def test_who_works_blind_learns_nothing(run: Run, tmp_path: Path, verb: str) -> None:
    Profile().take(BLIND_ANN.annotator)
    much, little = (run(verb, path, "--json") for path in pair(tmp_path))
    assert (much.code, much.out) == (0, little.out)
    assert HIDDEN not in much.out


def test_figures_are_loaded_only_when_they_are_asked_for() -> None:
    code = (
        "import sys; from sourcemark.cli import agreement_verb, compare_verb; print('numpy' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
