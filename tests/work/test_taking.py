"""What a foreign bundle says is believed only where the text bears it out."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from files import TEXT, mark
from things import Case

from sourcemark.formats import bundle
from sourcemark.model.errors import BadFile
from sourcemark.model.spans import Span
from sourcemark.model.statements import Statement
from sourcemark.work.bundles import import_bundle


def test_places_beyond_the_end_are_not_taken_in(here: Case, tmp_path: Path) -> None:
    sound = mark(here.article, TEXT, (4, 12))
    false = msgspec.structs.replace(sound, spans=(Span(5, 10**6),), quotes=())
    path = tmp_path / "theirs.smbundle"
    bundle.write(path, [here.project.user.annotator, here.article, false])
    with pytest.raises(BadFile, match="beyond the end"):
        import_bundle(here.project, path)
    assert here.project.get(Statement, false.id) is None


def test_places_that_no_program_can_count_are_a_bad_file(here: Case, tmp_path: Path) -> None:
    path = tmp_path / "theirs.smbundle"
    bundle.write(path, [here.project.user.annotator, here.article, mark(here.article, TEXT, (4, 12))])
    path.write_bytes(path.read_bytes().replace(b"[4,12]", b"[4,%d]" % 10**30))
    with pytest.raises(BadFile):
        import_bundle(here.project, path)
