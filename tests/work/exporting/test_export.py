"""Sets going out: the scope that was chosen, whole or not at all."""

from __future__ import annotations

import csv
import os
import shutil
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from files import TEXT, mark, put_article, said_by, state, user
from tasks import Watcher
from things import Case

from sourcemark.formats.format import Format
from sourcemark.formats.registry import formats
from sourcemark.formats.sets import bundle as codec
from sourcemark.model.articles import Article
from sourcemark.model.errors import BadFile, Refused
from sourcemark.model.people import Annotator
from sourcemark.model.review import Comment
from sourcemark.model.scope import Scope, Wish
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Project
from sourcemark.project.queries.statements import count
from sourcemark.work.codebook import merge_code
from sourcemark.work.exporting import export as exporting
from sourcemark.work.exporting.choices import format_named, set_formats
from sourcemark.work.exporting.export import export
from sourcemark.work.exporting.scoping import is_day, resolved
from sourcemark.work.submitting import arrange
from sourcemark.work.task import Cancelled

CSV, BUNDLE = formats()["csv"], formats()["bundle"]


def copy(page: Path, to: Path) -> None:
    """Stands for a printer, which needs a window."""
    shutil.copy(page, to)


def ids(project: Project, path: Path, scope: Scope) -> list[str]:
    """Notes of the statements that a CSV of the scope holds, in its order."""
    export(project, path, Wish(format="csv", scope=scope))
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row["note"] for row in csv.DictReader(file)]


@pytest.fixture
def full(here: Case) -> Case:
    """Two articles, one of them in the bin, with marks by two people; each is noted with a letter."""
    with here.project.operation("Fill") as op:
        second = put_article(op, "Second text", title="Second", binned=True)
        op.put(user("Bo").annotator)
        for note, day, who, type, status in (
            ("a", "2026-03-01", "Ann", "official", "draft"),
            ("b", "2026-03-02", "Bo", "official", "submitted"),
            ("c", "2026-03-03", "Bo", "defector", "draft"),
        ):
            made = mark(
                here.article, TEXT, (ord(note), ord(note) + 3), who=user(who), note=note, status=status
            )
            made = msgspec.structs.replace(made, created=datetime.fromisoformat(f"{day}T23:59:59.999Z"))
            op.put(made.coded("source_type", type))
        op.put(mark(second, "Second text", (0, 6), note="bin"))
    return here


@pytest.mark.parametrize(
    ("scope", "notes"),
    [
        (Scope(), "a b c"),
        (Scope(binned=True), "a b c bin"),
        (Scope(annotators=("annotator-Bo",)), "b c"),
        (Scope(annotators=("annotator-Bo", "annotator-Ann")), "a b c"),
        (Scope(types=("official",)), "a b"),
        (Scope(types=("official",), annotators=("annotator-Bo",)), "b"),
        (Scope(statuses=("submitted",)), "b"),
        (Scope(statuses=("adjudicated",)), ""),
        (Scope(since="2026-03-02"), "b c"),
        (Scope(until="2026-03-02"), "a b"),
        (Scope(since="2026-03-02", until="2026-03-02"), "b"),
    ],
)
def test_the_scope_chooses_the_statements(full: Case, tmp_path: Path, scope: Scope, notes: str) -> None:
    assert sorted(ids(full.project, tmp_path / "a.csv", scope)) == sorted(notes.split())


def test_a_type_stands_also_for_those_that_were_merged_into_it(full: Case, tmp_path: Path) -> None:
    merge_code(full.project, "source_type", "official", "defector")
    for type in ("defector", "official"):
        scope = Scope(types=(type,))
        assert sorted(ids(full.project, tmp_path / "a.csv", scope)) == ["a", "b", "c"]
        assert count(full.project.link, resolved(full.project, scope)) == 3


def test_the_scope_chooses_the_articles(full: Case, tmp_path: Path) -> None:
    second = next(a for a in full.project.all(Article) if a.binned)
    assert ids(full.project, tmp_path / "a.csv", Scope(articles=(full.article.id,), binned=True)) == [
        "a",
        "b",
        "c",
    ]
    assert ids(full.project, tmp_path / "a.csv", Scope(articles=(second.id,), binned=True)) == ["bin"]
    assert ids(full.project, tmp_path / "a.csv", Scope(articles=(second.id,))) == []


@pytest.mark.parametrize("form", set_formats(), ids=lambda form: form.name)
def test_every_format_writes_the_same_scope(form: Format, full: Case, tmp_path: Path) -> None:
    before = state(full.project)
    written = export(
        full.project,
        tmp_path / "out",
        Wish(format=form.name, scope=Scope(annotators=("annotator-Bo",))),
        printer=copy,
    ).number
    assert written == 2 if form.name in ("csv", "xlsx", "spans") else written >= 0
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("out")] == ["out"]
    assert state(full.project) == before


def test_a_bundle_holds_only_what_is_in_scope(full: Case, tmp_path: Path) -> None:
    export(full.project, tmp_path / "a.smbundle", Wish(scope=Scope(types=("defector",))))
    items = list(codec.read(tmp_path / "a.smbundle"))
    assert [item.note for item in items if isinstance(item, Statement)] == ["c"]
    assert [item.title for item in items if isinstance(item, Article)] == ["Troops move"]


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (Scope(articles=("x",)), "no article 'x'"),
        (Scope(annotators=("x",)), "no annotator 'x'"),
        (Scope(types=("official", "x")), "no source type 'x'"),
        (Scope(since="2026-02-30"), "'2026-02-30' is no date"),
        (Scope(until="yesterday"), "'yesterday' is no date"),
        (Scope(since="20260301"), "is no date"),
    ],
)
def test_a_scope_that_names_what_is_not_there_is_refused(
    full: Case, tmp_path: Path, scope: Scope, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        export(full.project, tmp_path / "a.csv", Wish(format="csv", scope=scope))
    assert not (tmp_path / "a.csv").exists()


def test_a_day_is_written_out() -> None:
    assert is_day("2026-03-31")
    assert not any(map(is_day, ("", "2026", "2026-3-1", "2026-02-29", "2026-03-31T00:00", "2026-W10-1")))


def test_a_format_is_found_by_its_name() -> None:
    assert format_named("csv") is CSV
    with pytest.raises(Refused, match=r"no format 'docx'; there are .*bundle.*csv"):
        format_named("docx")


def test_a_project_is_not_written_over(full: Case) -> None:
    for name in (full.project.path, full.project.path.with_name("Other.Sourcemark")):
        with pytest.raises(Refused, match="is for projects"):
            export(full.project, name, Wish(format="csv"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name is needed")
def test_what_is_no_file_is_not_replaced(full: Case, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(BadFile, match="no file that could be replaced"):
        export(full.project, tmp_path / "pipe.csv", Wish(format="csv"))
    assert (tmp_path / "pipe.csv").is_fifo()


@pytest.mark.parametrize("form", set_formats(), ids=lambda form: form.name)
def test_what_can_not_be_written_is_told_and_leaves_nothing(form: Format, full: Case, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "folder", tmp_path / "none" / "a.out"):
        with pytest.raises(BadFile, match="it can't be written"):
            export(full.project, path, Wish(format=form.name), printer=copy)
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("form", set_formats(), ids=lambda form: form.name)
def test_cancelled_the_earlier_file_stands_as_it_was(
    form: Format, full: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "STEP", 1)
    target = tmp_path / "out"
    target.write_text("earlier")
    with pytest.raises(Cancelled):
        export(full.project, target, Wish(format=form.name), Watcher(2), copy)
    assert target.read_text() == "earlier"
    assert not list(tmp_path.rglob("*.part"))
    full.tag()


def test_progress_is_told(full: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "STEP", 2)
    watcher = Watcher()
    export(full.project, tmp_path / "a.csv", Wish(format="csv"), watcher)
    told = [(done, total) for done, total, _ in watcher.told]
    assert told == sorted(told)
    assert (told[0], told[-1]) == ((0, 3), (3, 3))
    assert (1, 3) in told or (2, 3) in told


def test_what_is_tagged_meanwhile_is_not_in_it(full: Case, tmp_path: Path) -> None:
    """A file of two moments could name a source that it does not hold."""
    reader = full.project.clone()

    class Tagger(Watcher):
        def progress(self, done: int, total: int = 0, label: str = "") -> None:
            super().progress(done, total, label)
            if len(self.told) == 1:
                with full.project.operation("Meanwhile") as op:
                    late = Source(id="late", name="Late")
                    op.put(late)
                    op.put(mark(full.article, TEXT, (200, 205), note="late", attribution=said_by(late)))

    export(reader, tmp_path / "a.csv", Wish(format="csv"), Tagger())
    reader.close()
    assert "late" not in (tmp_path / "a.csv").read_text("utf-8-sig")
    assert sorted(ids(full.project, tmp_path / "b.csv", Scope())) == ["a", "b", "c", "late"]


def test_true_names_leave_a_nameless_project_only_where_nothing_is_lost(full: Case, tmp_path: Path) -> None:
    assert [form.name for form in set_formats() if form.lossless] == ["bundle"]
    arrange(full.project, nameless=True)
    for name, names in (("bundle", {"Ann", "Bo"}), ("csv", {"Ann", "Annotator 1"})):
        path = tmp_path / name
        export(full.project, path, Wish(format=name))
        if name == "bundle":
            found = {a.name for a in codec.read(path) if isinstance(a, Annotator)}
        else:
            with path.open(encoding="utf-8-sig", newline="") as file:
                found = {row["annotator"] for row in csv.DictReader(file)}
        assert found == names


def test_two_of_one_name_do_not_become_one(full: Case, tmp_path: Path) -> None:
    """Marks of one annotator would be another's, and words of one source another's."""
    with full.project.operation("Fill") as op:
        op.put(Annotator(id="zz", name="ann"))
        op.put(Source(id="zz", name=full.lee.name.upper()))
        both = said_by(full.lee, Source(id="zz", name=""))
        said = mark(full.article, TEXT, (0, 3), attribution=both)
        op.put(msgspec.structs.replace(said, annotator="zz"))
    export(full.project, tmp_path / "a.csv", Wish(format="csv", scope=Scope(annotators=("zz",))))
    (row,) = csv.DictReader((tmp_path / "a.csv").read_text("utf-8-sig").splitlines())
    assert (row["annotator"], row["source"]) == ("ann (2)", "Lee Woong-gil | LEE WOONG-GIL (2)")
    export(full.project, tmp_path / "a", Wish())
    assert "LEE WOONG-GIL" in {s.name for s in codec.read(tmp_path / "a") if isinstance(s, Source)}, (
        "ids tell them apart"
    )


def test_what_is_said_of_statements_out_of_scope_stays(full: Case, tmp_path: Path) -> None:
    draft = mark(full.article, TEXT, (0, 3))
    done = msgspec.structs.replace(mark(full.article, TEXT, (4, 12)), status="submitted")
    fields = {"article": full.article.id, "annotator": draft.annotator, "at": draft.created, "text": "Sure?"}
    with full.project.operation("Discuss") as op:
        for id, statement in (("c1", draft), ("c2", done)):
            op.put(statement)
            op.put(Comment(id=id, about=(statement.id,), **fields))
    for scope, told in ((Scope(), ["c1", "c2"]), (Scope(statuses=("submitted",)), ["c2"])):
        export(full.project, tmp_path / "a", Wish(scope=scope))
        assert [c.id for c in codec.read(tmp_path / "a") if isinstance(c, Comment)] == told
