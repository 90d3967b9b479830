"""What a foreign bundle says is believed only where the text bears it out."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from answered import learnt, verdict
from files import BOOK, TEXT, mark
from things import Case

from sourcemark.formats.sets import bundle
from sourcemark.model.articles import Progress
from sourcemark.model.bundle import Item, Text
from sourcemark.model.errors import BadFile
from sourcemark.model.review import ARRANGEMENT, Arrangement
from sourcemark.model.spans import Span
from sourcemark.model.statements import Statement
from sourcemark.work.coworkers.merging import take_in


def whole(here: Case, statement: Statement) -> list[Item]:
    """A set that lacks nothing the statement refers to."""
    text = Text(sha256=here.article.sha256, text=TEXT)
    return [here.project.user.annotator, BOOK, text, here.article, statement]


def test_places_beyond_the_end_are_not_taken_in(here: Case, tmp_path: Path) -> None:
    sound = mark(here.article, TEXT, (4, 12))
    false = msgspec.structs.replace(sound, spans=(Span(5, 10**6),), quotes=())
    path = tmp_path / "theirs.smbundle"
    bundle.write(path, whole(here, false))
    with pytest.raises(BadFile, match="beyond the end"):
        take_in(here.project, path)
    assert here.project.get(Statement, false.id) is None


def test_places_that_no_program_can_count_are_a_bad_file(here: Case, tmp_path: Path) -> None:
    path = tmp_path / "theirs.smbundle"
    bundle.write(path, whole(here, mark(here.article, TEXT, (4, 12))))
    path.write_bytes(path.read_bytes().replace(b"[4,12]", b"[4,%d]" % 10**30))
    with pytest.raises(BadFile):
        take_in(here.project, path)


@pytest.mark.parametrize("twice", ["statement", "progress"])
def test_what_stands_twice_in_a_set_is_refused(here: Case, tmp_path: Path, twice: str) -> None:
    statement, me = mark(here.article, TEXT, (4, 12)), here.project.user.annotator.id
    once = Progress(id="p", article=here.article.id, annotator=me, done=True)
    other: Item = msgspec.structs.replace(statement, note="otherwise")
    if twice == "progress":
        other = msgspec.structs.replace(once, id="q")
    path = tmp_path / "theirs.smbundle"
    bundle.write(path, [*whole(here, statement), once, other])
    with pytest.raises(BadFile, match="in it twice"):
        take_in(here.project, path)
    assert here.project.get(Statement, statement.id) is None


@pytest.mark.parametrize("thing", [Arrangement(id=ARRANGEMENT, blind=True), verdict("a"), learnt()])
def test_what_stays_in_its_project_is_taken_from_no_bundle(thing: Item, here: Case, tmp_path: Path) -> None:
    path = tmp_path / "theirs.smbundle"
    bundle.write(path, [BOOK, thing])
    with pytest.raises(BadFile, match="it stays in its own project"):
        take_in(here.project, path)
