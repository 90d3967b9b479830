"""Bundles that are damaged or contradict themselves: named, and nothing changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
from files import TEXT, WHEN, new_project, problems, state
from sets import Come

from sourcemark.formats.sets import bundle as codec
from sourcemark.model.articles import Article
from sourcemark.model.bundle import Item, Original, Text
from sourcemark.model.codebook import MOST_CODES, MOST_FACETS, Code, Codebook, Facet
from sourcemark.model.errors import BadFile
from sourcemark.model.kinds import AT_HOME, KINDS
from sourcemark.model.people import Annotator
from sourcemark.model.sources import Assessment, Source
from sourcemark.model.spans import Span
from sourcemark.model.statements import Attribution, Hop, Statement
from sourcemark.project import Project
from sourcemark.work.coworkers.merging import take_in


def replaced(items: list[Item], kind: type, **fields: Any) -> list[Item]:
    """With those fields of the first object of that kind changed."""
    first = next(item for item in items if isinstance(item, kind))
    return [msgspec.structs.replace(item, **fields) if item is first else item for item in items]


def without(items: list[Item], test: Callable[[Item], bool]) -> list[Item]:
    return [item for item in items if not test(item)]


def is_source(id: str) -> Callable[[Item], bool]:
    return lambda item: isinstance(item, Source) and item.id == id


FULL = Facet(id="f", name="F", codes=tuple(Code(id=f"{n}", name=f"{n}") for n in range(MOST_CODES + 1)))
MANY = tuple(Facet(id=f"{n}", name=f"{n}") for n in range(MOST_FACETS + 1))
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
        (lambda i: replaced(i, Codebook, facets=(FULL,)), "its codebook is larger than any can be"),
        (lambda i: replaced(i, Codebook, facets=MANY), "its codebook is larger than any can be"),
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
        take_in(project, path)
    assert state(project) == before


def bent_lines(lines: list[bytes]) -> Iterator[bytes]:
    """The bundle with one value of one object made another, for an object of each kind."""
    for kind in KINDS.keys() - AT_HOME:
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
            take_in(project, path)
        except BadFile:
            continue  # nothing has changed: the next one may come in here
        sound += 1
        project.close()
        assert problems(project.path) == []
        project = new_project(tmp_path / f"{sound}.sourcemark")
    project.close()
    assert sound > 5
