"""Projects that are damaged, cut off or made to do harm: each is refused with its reason."""

from __future__ import annotations

import io
import zipfile

import pytest
from foreign_files import zipped
from refi_files import (
    code,
    codes,
    coding,
    project,
    selection,
    source,
    sources,
    users,
)

from sourcemark.formats.sets.qdpx import read
from sourcemark.formats.tagged import Mark, Piece
from sourcemark.model.errors import BadFile
from sourcemark.model.spans import Span

TEXT = "One\r\ntwo 😀\r\nthree four five"
DEEP = "".join(f'<Code guid="{number}">' for number in range(10_000))
TREE = codes(
    code("Tone", code("Angry", colour="#F0a"), code("Calm", code("Very calm")), codable=False), code("Alone")
)


def pieces(data: bytes) -> list[Piece]:
    return list(read("a.qdpx", data))


def one(*inner: str, text: str = TEXT) -> str:
    """One document with these selections."""
    return sources(source("a", *inner, text=text))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "damaged or cut off"),
        (b"PK\3\4" + bytes(40), "damaged or cut off"),
        (zipped({"other.xml": "<a/>"}), "no part named project.qde"),
        (zipped({"project.qde": "<Project>"}), "XML is damaged"),
        (zipped({"project.qde": "<html/>"}), "no REFI-QDA file"),
        (zipped({"../project.qde": "<Project/>"}), "leads out of the file"),
        (zipped({"project.qde": '<!DOCTYPE a [<!ENTITY b "c">]><Project>&b;</Project>'}), "entities"),
        (
            zipped(
                {
                    "project.qde": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Project>&b;</Project>'
                }
            ),
            "entities",
        ),
        (zipped({"project.qde": b"<Project>" + b" " * 30_000_000 + b"</Project>"}), "too tightly"),
        (project(users("ann", "ann")), "two users have the same GUID"),
        (project(codes(code("a", code("a")))), "two codes have the same GUID"),
        (project(sources(source("a", text="x"), source("a", text="y"))), "two documents have the same GUID"),
        (
            zipped({"project.qde": f"<Project>{DEEP}{'</Code>' * 10_000}</Project>"}),
            "damaged",
        ),
    ],
)
def test_what_is_wrong_is_named(data: bytes, why: str) -> None:
    with pytest.raises(BadFile, match=why):
        pieces(data)


def test_every_cut_is_noticed() -> None:
    whole = project(users("ann"), TREE, one(selection((0, 3), coding("Angry"))))
    for length in range(0, len(whole) - 1, 7):
        with pytest.raises(BadFile):
            pieces(whole[:length])


def test_a_member_of_the_archive_that_is_protected_is_named() -> None:
    plain = bytearray(project(TREE, one()))
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        assert archive.namelist() == ["project.qde"]
    plain[6] |= 1
    plain[plain.rindex(b"PK\1\2") + 8] |= 1
    with pytest.raises(BadFile, match="password"):
        pieces(bytes(plain))


def test_selections_of_one_guid_are_told_apart() -> None:
    data = project(TREE, one(selection((0, 1), key="s"), selection((1, 2), key="s")))
    found = [p for p in pieces(data) if isinstance(p, Mark)]
    assert [m.spans for m in found] == [(Span(0, 1),), (Span(1, 2),)]
    assert len({m.key for m in found}) == 2
