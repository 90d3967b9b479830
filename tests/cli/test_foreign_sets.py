"""Sets of other tools in the shell: the table of their words, and what changes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import said, spans_file
from ran import Run

from sourcemark.cli.main import BAD_FILE, DONE, REFUSED


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    return spans_file(
        tmp_path / "labels.jsonl",
        said("1", label="Official", speaker="Lee", trust="A"),
        said("2", (37, 40), label="Troll", speaker="Lee", trust="B"),
    )


@pytest.fixture
def empty(run: Run, tmp_path: Path) -> Path:
    """A project in which nothing is."""
    path = tmp_path / "flood.sourcemark"
    text = tmp_path / "one.txt"
    text.write_text("One\n\nFirst text.", "utf-8")
    assert run("import", path, text, "--new").code == DONE
    return path


def marks(run: Run, project: Path) -> list[dict[str, str]]:
    found = run("list", project, "statements", "--json").json
    assert isinstance(found, list)
    return found


def test_a_dry_run_tells_the_table_and_writes_nothing(run: Run, empty: Path, labels: Path) -> None:
    told = run("merge", empty, labels, "--dry-run")
    assert told.code == DONE
    lines = [line.split("\t") for line in told.out.splitlines()]
    assert lines[0] == [
        "labels.jsonl, plain spans (.jsonl): 2 marks, 1 new article, 1 new source, 1 new value."
    ]
    assert ["label", "Source type", "2"] in lines
    assert ["label:Troll", "new", "1"] in lines
    assert ["trust:A", "A · Completely reliable", "1"] in lines
    assert ["Bob", "new annotator", "2"] in lines
    assert marks(run, empty) == []


def test_what_json_says_can_be_said_back(run: Run, empty: Path, labels: Path) -> None:
    (told,) = run("merge", empty, labels, "--dry-run", "--json").json
    assert (told["format"], told["marks"], told["left"]) == ("spans", 2, [])
    attributes = told["mapping"]["attributes"]
    assert attributes == {"label": "source_type", "speaker": "source", "trust": "reliability"}
    given = [f"--map={name}={target}" for name, target in attributes.items()]
    given += [f"--map={n}:{v}={o}" for n, told in told["mapping"]["values"].items() for v, o in told.items()]
    given += [f"--person={name}={who}" for name, who in told["mapping"]["people"].items()]
    (again,) = run("merge", empty, labels, "--dry-run", "--json", *given).json
    assert again["mapping"] == told["mapping"]


@pytest.mark.parametrize("verb", ["merge", "import"])
def test_it_comes_in_as_it_is_mapped_and_is_remembered(
    run: Run, empty: Path, labels: Path, verb: str
) -> None:
    words = ("--map", "label:Troll=social", "--map", "trust=out", "--person", "Bob=me")
    assert run(verb, empty, labels, *words).code == DONE
    found = marks(run, empty)
    assert sorted(str(row["source_type"]) for row in found) == ["official", "social"]
    assert {row["reliability"] for row in found} <= {"", None}
    assert run("undo", empty).code == DONE
    assert marks(run, empty) == []
    (told,) = run("merge", empty, labels, "--dry-run", "--json").json
    assert told["mapping"]["attributes"]["trust"] == "out"
    assert told["mapping"]["values"]["label"]["Troll"] == "social"
    assert told["mapping"]["people"]["Bob"] == "me"


def test_what_cannot_be_carried_is_listed(run: Run, empty: Path, labels: Path) -> None:
    told = run("merge", empty, labels, "--map", "label=credibility")
    assert told.code == REFUSED, "done in part"
    assert "2\tvalues of “label” that are no credibility\tOfficial, Troll" in told.out
    assert len(marks(run, empty)) == 2
    assert run("merge", empty, labels).code == DONE, "nothing is new"
    assert len(marks(run, empty)) == 2


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("--map=lable=out", "name an attribute of this set (label, speaker, trust)"),
        ("--map=label=colour", "An attribute can't become “colour”"),
        ("--map=label:Gnome=out", "“label” has no value “Gnome”"),
        ("--map=label:Troll=gnome", "A value can't become “gnome”"),
        ("--map=trust:A=new", "A value can't become “new”"),
        ("--person=Eve=me", "this set names Bob"),
        ("--person=Bob=Eve", "There is no annotator “Eve”"),
    ],
)
def test_a_slip_is_told_and_changes_nothing(
    run: Run, empty: Path, labels: Path, words: str, why: str
) -> None:
    told = run("merge", empty, labels, words)
    assert told.code == REFUSED
    assert why in told.err
    assert marks(run, empty) == []


def test_a_set_and_a_bundle_are_merged_in_one_call(run: Run, sample: Path, empty: Path, labels: Path) -> None:
    bundle = sample.with_name("sample.smbundle")
    assert run("export", sample, bundle).code == DONE
    told = run("merge", empty, bundle, labels, "--json")
    assert [Path(one["file"]).name for one in told.json] == ["sample.smbundle", "labels.jsonl"]
    assert len(marks(run, empty)) == 2 + len(marks(run, sample))


def test_names_with_signs_in_them(run: Run, empty: Path, tmp_path: Path) -> None:
    odd = spans_file(tmp_path / "odd.jsonl", said("1", **{"a:b=c": "x=y:z"}), said("2", (37, 40), who=""))
    words = (
        "--map",
        "a:b=c=Source type",
        "--map",
        "a:b=c:x=y:z=Official",
        "--person",
        "=me",
        "--dry-run",
        "--json",
    )
    (told,) = run("merge", empty, odd, *words).json
    assert told["mapping"]["values"] == {"a:b=c": {"x=y:z": "official"}}
    assert told["mapping"]["people"] == {"Bob": "new", "": "me"}


def test_options_of_sets_are_for_sets(run: Run, empty: Path, folder: Path) -> None:
    assert "single annotated set" in run("import", empty, folder, "--dry-run").err
    assert run("merge", empty, folder / "one.txt").code == BAD_FILE


def test_a_new_project_of_a_set(run: Run, labels: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.sourcemark"
    assert run("import", path, labels, "--new", "--dry-run").code == REFUSED
    assert not path.exists()
    assert run("import", path, labels, "--new").code == DONE
    assert len(marks(run, path)) == 2
