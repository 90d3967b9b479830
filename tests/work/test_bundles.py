"""Bundles between projects: lossless, believed only when all of it holds together, safe to repeat."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
from files import BOOK, TEXT, WHEN, mark, new_project, problems, put_article, said_by, state, user
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import articles, sources, statements, texts
from tasks import Watcher
from things import Case, case

from sourcemark.formats import bundle as codec
from sourcemark.formats.registry import formats
from sourcemark.model.articles import Article, Progress
from sourcemark.model.bundle import Item, Original, Text
from sourcemark.model.codebook import Code, Codebook, Facet
from sourcemark.model.errors import BadFile, Refused
from sourcemark.model.kinds import KINDS
from sourcemark.model.people import Annotator
from sourcemark.model.scope import Scope
from sourcemark.model.sources import Assessment, Source
from sourcemark.model.spans import Span
from sourcemark.model.statements import Attribution, Hop, Statement
from sourcemark.project import Project
from sourcemark.work import articles as act
from sourcemark.work import bundles, tagging
from sourcemark.work.bundles import Different, import_bundle
from sourcemark.work.exchange import export
from sourcemark.work.task import Cancelled

FORM = formats()["bundle"]


def handed_on(project: Project, path: Path, scope: Scope | None = None) -> list[Item]:
    """What a project's bundle holds, written to `path`."""
    export(project, path, FORM, scope or Scope(binned=True))
    return list(codec.read(path))


@st.composite
def contents(draw: st.DrawFn) -> list[Any]:
    """Articles with their texts, sources and statements, as they can be put one after the other."""
    speakers = draw(st.lists(sources(), max_size=3, unique_by=lambda s: s.id))
    things: list[Any] = [*speakers]
    for text in draw(st.lists(texts, min_size=1, max_size=2)):
        article = draw(articles(text))
        ids = [source.id for source in speakers]
        things += [text, article]
        things += draw(st.lists(statements(article, text, "annotator-Ann", ids), max_size=3))
    return things


@settings(max_examples=15)
@given(contents(), st.binary(max_size=30))
def test_a_project_survives_the_bundle_and_the_bundle_the_project(things: list[Any], data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, theirs = new_project(folder / "a.sourcemark"), new_project(folder / "b.sourcemark")
        with ours.operation("Fill") as op:
            digest = op.keep_original(data)
            for thing in things:
                if isinstance(thing, str):
                    op.keep_text(thing)
                elif isinstance(thing, Article):
                    captured = msgspec.structs.replace(thing.captured, original=digest)
                    op.put(msgspec.structs.replace(thing, captured=captured))
                else:
                    op.put(thing)
        handed_on(ours, folder / "a.smbundle")
        assert not import_bundle(theirs, folder / "a.smbundle").different
        handed_on(theirs, folder / "b.smbundle")
        assert (folder / "a.smbundle").read_bytes() == (folder / "b.smbundle").read_bytes()
        assert state(ours) == state(theirs)
        for project in (ours, theirs):
            project.close()
        assert problems(folder / "b.sourcemark") == []


@pytest.fixture
def items(tmp_path: Path) -> list[Item]:
    """A bundle of a coworker: two articles, sources one of which was merged, two statements."""
    project = new_project(tmp_path / "theirs.sourcemark", user("Bo", "other"))
    there = case(project)
    with project.operation("More") as op:
        op.put(Source(id="a-double", name="Mr Lee", merged_into="lee"))
        op.put(Assessment(id="grade", source="lee", annotator="annotator-Bo", grade="B", at=WHEN))
        original = op.keep_original(b"bytes")
        second = put_article(op, "Second text 😀.", title="Second")
        captured = msgspec.structs.replace(second.captured, original=original)
        op.put(msgspec.structs.replace(second, captured=captured))
        said = mark(
            there.article,
            TEXT,
            (0, 12),
            who=user("Bo"),
            attribution=said_by(there.lee),
            chain=(Hop(source="ahn"),),
        )
        op.put(said)
        op.put(mark(second, "Second text 😀.", (12, 13), who=user("Bo")))
        op.put(Progress(id="p", article=second.id, annotator="annotator-Bo", done=True))
    found = handed_on(project, tmp_path / "theirs.smbundle")
    project.close()
    return found


@pytest.fixture
def come(project: Project, tmp_path: Path) -> Callable[[list[Item]], bundles.TakenIn]:
    """Imports a bundle of these objects."""

    def take(items: list[Item]) -> bundles.TakenIn:
        path = tmp_path / "in.smbundle"
        codec.write(path, items)
        return import_bundle(project, path)

    return take


Come = Callable[[list[Item]], bundles.TakenIn]


def test_a_bundle_is_one_step(project: Project, items: list[Item], come: Come) -> None:
    before = state(project)
    taken = come(items)
    added = {"annotator": 1, "source": 3, "assessment": 1, "article": 2, "statement": 2, "progress": 1}
    assert (taken.added, taken.same, taken.different) == (added, {"codebook": 1}, ())
    assert str(taken) == "10 added, 1 here already."
    step = project.undoable()
    assert step is not None
    assert step.name == "Import bundle in.smbundle"
    assert len(taken.changes.of("statement")) == 2
    project.undo()
    assert {k: v for k, v in state(project).items() if k[0] != "annotator"} == {
        k: v for k, v in before.items() if k[0] != "annotator"
    }


def test_the_second_time_changes_nothing(project: Project, items: list[Item], come: Come) -> None:
    come(items)
    before, step = state(project), project.undoable()
    again = come(items)
    assert (again.added, sum(again.same.values()), again.different) == ({}, 11, ())
    assert not again.changes
    assert (state(project), project.undoable()) == (before, step)


def test_what_stands_here_otherwise_is_kept_and_listed(
    project: Project, items: list[Item], come: Come
) -> None:
    come(items)
    ours = {kind: next(project.all(kind)) for kind in (Article, Statement, Source, Annotator)}
    with project.operation("Edit") as op:
        for number, (name, thing) in enumerate(
            zip(("note", "note", "note", "name"), ours.values(), strict=True)
        ):
            op.put(msgspec.structs.replace(thing, **{name: f"ours {number}"}))
    before = state(project)
    taken = come(items)
    assert state(project) == before
    titles = {"article": ours[Article].title, "statement": ours[Statement].exact, "source": ours[Source].name}  # type: ignore[attr-defined]
    found = {different.kind: different for different in taken.different}
    for kind, title in titles.items():
        assert found[kind].title == title
    assert "differ and were left as they are here" in str(taken)
    assert all(isinstance(different, Different) for different in taken.different)


def test_how_far_one_is_stands_once_for_each_person(project: Project, items: list[Item], come: Come) -> None:
    """Two machines of one annotator may both have said it, under other ids."""
    come(items)
    with project.operation("Other id") as op:
        (theirs,) = project.all(Progress)
        op.drop("progress", "p")
        op.put(msgspec.structs.replace(theirs, id="q", done=False))
    taken = come(items)
    assert [(d.kind, d.id) for d in taken.different] == [("progress", "p")]
    assert [p.id for p in project.all(Progress)] == ["q"]


def test_codebooks_are_joined(project: Project, items: list[Item], come: Come) -> None:
    tone = Facet(id="tone", name="Tone", codes=(Code(id="calm", name="Calm", key="c"),))
    spy = Code(id="spy", name="Spy", key="o")
    types = msgspec.structs.replace(BOOK.facets[0], codes=(*BOOK.facets[0].codes, spy))
    theirs = msgspec.structs.replace(BOOK, version=7, facets=(types, tone))
    taken = come([theirs if isinstance(item, Codebook) else item for item in items])
    (book,) = project.all(Codebook)
    assert taken.added["codebook"] == 1
    assert (book.version, book.facet("tone")) == (2, tone)
    assert book.source_types.codes == (*BOOK.facets[0].codes, msgspec.structs.replace(spy, key=""))
    project.undo()
    assert list(project.all(Codebook)) == [BOOK]


def test_only_part_of_a_project_comes_in_whole(here: Case, tmp_path: Path) -> None:
    """An article in the bin stays behind, and so does how far one is with it."""
    act.set_done(here.project, here.article.id, True)
    act.set_binned(here.project, [here.article.id], True)
    here.tag()
    found = handed_on(here.project, tmp_path / "a.smbundle", Scope())
    assert not [item for item in found if isinstance(item, Article | Progress | Statement | Text)]
    other = new_project(tmp_path / "other.sourcemark")
    assert import_bundle(other, tmp_path / "a.smbundle").added == {"source": 2}
    other.close()


def replaced(items: list[Item], kind: type, **fields: Any) -> list[Item]:
    """With those fields of the first object of that kind changed."""
    first = next(item for item in items if isinstance(item, kind))
    return [msgspec.structs.replace(item, **fields) if item is first else item for item in items]


def without(items: list[Item], test: Callable[[Item], bool]) -> list[Item]:
    return [item for item in items if not test(item)]


def is_source(id: str) -> Callable[[Item], bool]:
    return lambda item: isinstance(item, Source) and item.id == id


FAR = Span(0, len(TEXT) + 1)
DIGEST = sha256(TEXT.encode()).hexdigest()

Bend = Callable[[list[Item]], list[Item]]


@pytest.mark.parametrize(
    ("bend", "words"),
    [
        (lambda i: replaced(i, Text, sha256="0" * 64), "(text 000"),
        (lambda i: replaced(i, Text, text="other"), "its text is not what the hash says"),
        (lambda i: replaced(i, Original, data=b"other"), "its bytes are not what the hash says"),
        (lambda i: without(i, lambda x: isinstance(x, Text)), "its text is missing"),
        (lambda i: without(i, lambda x: isinstance(x, Original)), "its original is missing"),
        (lambda i: replaced(i, Article, length=3), "its text has another length"),
        (lambda i: without(i, lambda x: isinstance(x, Article)), "which is missing"),
        (lambda i: without(i, is_source("ahn")), "it refers to source ahn, which is missing"),
        (lambda i: without(i, is_source("lee")), "(source a-double): it refers to source lee"),
        (lambda i: without(i, lambda x: isinstance(x, Annotator)), "it refers to annotator annotator-Bo"),
        (lambda i: replaced(i, Source, merged_into="a-double"), "(source a-double): it was merged into itself"),
        (lambda i: replaced(i, Statement, created=WHEN.replace(year=1)), "its time can't be"),
        (lambda i: replaced(i, Assessment, at=WHEN.replace(tzinfo=None)), "(assessment grade): its time can't be"),
        (lambda i: replaced(i, Codebook, id="second"), "a project has but one codebook"),
        (lambda i: replaced(i, Statement, spans=(Span(1, 12),)), "its quote is not what the text says"),
        (lambda i: replaced(i, Statement, spans=(FAR,)), "beyond the end of the text"),
        (lambda i: replaced(i, Statement, spans=(Span(5, 9), Span(0, 2))), "its places are not sorted and apart"),
        (lambda i: replaced(i, Statement, spans=(Span(0, 2), Span(1, 5))), "its places are not sorted and apart"),
        (lambda i: replaced(i, Statement, quotes=()), "its quote is not what the text says"),
        (lambda i: replaced(i, Statement, attribution=Attribution(source_spans=(FAR,))), "beyond the end of the text"),
        (lambda i: replaced(i, Statement, attribution=Attribution(cue_spans=(FAR,))), "beyond the end of the text"),
        (lambda i: replaced(i, Statement, chain=(Hop(source="lee", spans=(FAR,)),)), "beyond the end of the text"),
    ],
)  # fmt: skip
def test_a_bundle_that_contradicts_itself_is_refused(
    bend: Bend, words: str, project: Project, items: list[Item], come: Come
) -> None:
    before = state(project)
    with pytest.raises(BadFile) as bad:
        come(bend(items))
    assert words in str(bad.value)
    assert str(bad.value).startswith("in.smbundle (")
    assert state(project) == before
    assert project.undoable() is None
    assert [
        project.link.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("text", "original")
    ] == [0, 0]


@pytest.mark.parametrize("text", ["a\r\nb", "a\0b", "a\u2028b", "a\ufffeb"])
def test_a_text_that_was_never_frozen_so_is_refused(text: str, come: Come) -> None:
    with pytest.raises(BadFile, match="characters that no frozen text has"):
        come([Text(sha256=sha256(text.encode()).hexdigest(), text=text)])


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_bundle_that_is_cut_off_changes_nothing(
    share: float, project: Project, items: list[Item], tmp_path: Path
) -> None:
    before = state(project)
    path = tmp_path / "in.smbundle"
    codec.write(path, items)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(BadFile, match=r"in\.smbundle"):
        import_bundle(project, path)
    assert state(project) == before


def bent_lines(lines: list[bytes]) -> Iterator[bytes]:
    """The bundle with one value of one object made another, for an object of each kind."""
    for kind in KINDS:
        number = next(n for n, line in enumerate(lines) if line.startswith(b'["%s"' % kind.encode()))
        body = json.loads(lines[number])[1]
        for name in body:
            for value in (None, 0, [], {}, [[0, 10**30]], "x" * 64):
                bent = json.dumps([kind, {**body, name: value}]).encode() + b"\n"
                yield b"".join([*lines[:number], bent, *lines[number + 1 :]])


def test_every_altered_object_is_refused_or_leaves_the_file_sound(items: list[Item], tmp_path: Path) -> None:
    """Nothing but BadFile is raised, and what does come in passes the full check."""
    path = tmp_path / "in.smbundle"
    codec.write(path, items)
    lines = path.read_bytes().splitlines(keepends=True)
    sound, project = 0, new_project(tmp_path / "0.sourcemark")
    for data in bent_lines(lines):
        path.write_bytes(data)
        try:
            import_bundle(project, path)
        except BadFile:
            continue  # nothing has changed: the next one may come in here
        sound += 1
        project.close()
        assert problems(project.path) == []
        project = new_project(tmp_path / f"{sound}.sourcemark")
    project.close()
    assert sound > 5


def test_progress_is_told_and_it_can_be_cancelled(
    project: Project, items: list[Item], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "STEP", 4)
    path = tmp_path / "in.smbundle"
    total = codec.write(path, items)
    before = state(project)
    with pytest.raises(Cancelled):
        import_bundle(project, path, Watcher(3))
    assert state(project) == before
    watcher = Watcher()
    import_bundle(project, path, watcher)
    assert [done for done, _, _ in watcher.told] == [*range(1, total + 1, 4), total]


def test_anothers_marks_stay_anothers(here: Case, items: list[Item], come: Come) -> None:
    come(items)
    theirs = next(s for s in here.statements if s.annotator == "annotator-Bo")
    with pytest.raises(Refused, match="This mark is Bo's"):
        tagging.set_note(here.project, [theirs.id], "mine")
