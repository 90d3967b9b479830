"""ZIP archives: what lies in them, their names, archives in archives, and those that are damaged or mean harm."""

from __future__ import annotations

import io
import random
import struct
import warnings
import zipfile
from collections.abc import Iterator

import pytest
from archived import Warc, asked, told
from foreign_files import docx, paragraph, run, zipped

from sourcemark.formats import limits
from sourcemark.formats.collections import zipped as format_
from sourcemark.formats.limits import MB, Limits
from sourcemark.formats.pool import Readers
from sourcemark.model.errors import BadFile

TABLE = "title,text\nA,one\nB,\n"


@pytest.fixture
def little() -> Iterator[None]:
    before = limits.current.set(Limits(unpacked=MB))
    yield
    limits.current.reset(before)


def noise(size: int) -> str:
    """Words that can't be packed well."""
    return random.Random(1).randbytes(size // 2).hex()


def test_files_of_all_kinds_come_and_what_systems_leave_does_not() -> None:
    members: dict[str, str | bytes] = {
        "a.txt": "one",
        "deeper/": "",
        "deeper/b.md": "# two",
        "deeper/c.docx": docx(paragraph(run("three"))),
        "deeper/d.jpg": "x",
        "__MACOSX/._a.txt": "x",
        "deeper/.hidden.txt": "x",
        ".git/e.txt": "x",
        "Thumbs.db": "x",
        "no suffix": "%PDF-1.4",
    }
    found = told(asked("a.zip", zipped(members)))
    assert found[:4] == [
        ("a.txt", "one"),
        ("deeper/b.md", "two"),
        ("deeper/c.docx", "three"),
        ("deeper/d.jpg", "Sourcemark can't read files that end in .jpg"),
    ]
    assert [name for name, _ in found[4:]] == ["no suffix"]
    listed = [answer.listed for answer in asked("a.zip", zipped(members), "members")]
    assert [one.readable for one in listed if one] == [True, True, True, False, True]


def test_what_lies_in_collections_in_it_has_its_place_in_front() -> None:
    warc = Warc().response("https://x.example/", b"<p>page").data
    inner = zipped({"t.csv": TABLE, "w.warc.gz": warc})
    data = zipped({"in.zip": inner, "z.txt": "last"})
    page = "in.zip/w.warc.gz/1 https://x.example/"
    assert told(asked("a.zip", data)) == [
        ("in.zip/t.csv/row 2", "one"),
        ("in.zip/t.csv/row 3", "there is no text in it"),
        (page, "page"),
        ("z.txt", "last"),
    ]
    (only,) = asked("a.zip", data, only=[page])
    assert only.draft
    assert (only.draft.text, only.draft.origin, only.original) == ("page", "https://x.example/", b"<p>page")


def test_a_collection_that_is_damaged_or_too_deep_keeps_none_back_beside_it() -> None:
    deep = zipped({"x.txt": "deep"})
    for level in range(3):
        deep = zipped({f"{level}.zip": deep, f"{level}.txt": f"beside {level}"})
    found = told(asked("a.zip", zipped({"b.zip": b"PK\x03\x04no", "c.csv": "a,b\n1,2\n", "d.zip": deep})))
    assert found == [
        ("b.zip", "the file is damaged or cut off"),
        ("c.csv", "none of its columns seems to hold the text of articles: a, b"),
        ("d.zip/2.zip/1.zip", "archives lie too deep in each other"),
        ("d.zip/2.zip/1.txt", "beside 1"),
        ("d.zip/2.txt", "beside 2"),
    ]


def test_names_are_read_as_they_were_written() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("Größe.txt", "flagged")
        archive.writestr("XXXX.txt", "unflagged")
        archive.writestr("YYY.txt", "old")
    data = file.getvalue().replace(b"XXXX", "Ще".encode()).replace(b"YYY", "Äöü".encode("cp437"))
    assert told(asked("a.zip", data)) == [
        ("Größe.txt", "flagged"),
        ("Ще.txt", "unflagged"),
        ("Äöü.txt", "old"),
    ]


def test_names_that_lead_out_or_come_twice() -> None:
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w") as archive:
        warnings.simplefilter("ignore")
        for name in ("../up.txt", "/root.txt", "C:/drive.txt", "a.txt", "a.txt", "a (2).txt", "b\\c.txt"):
            archive.writestr(name, f"words of {name}")
    out = "its name leads out of the archive"
    assert told(asked("a.zip", file.getvalue())) == [
        ("../up.txt", out),
        ("/root.txt", out),
        ("C:/drive.txt", out),
        ("a.txt", "words of a.txt"),
        ("a (2).txt", "words of a.txt"),
        ("a (2) (2).txt", "words of a (2).txt"),
        ("b/c.txt", "words of b\\c.txt"),
    ]


def test_a_member_may_have_no_name() -> None:
    data = zipped({"QQ": "words"}).replace(b"QQ", b"\0Q")
    assert [name for name, _ in told(asked("a.zip", data))] == ["no name"]


def test_what_has_a_password_or_is_damaged_is_named() -> None:
    data = bytearray(zipped({"a.txt": "secret", "b.txt": "words " * 40, "c.txt": "open"}))
    at = data.index(b"PK\x01\x02") + 8
    data[at : at + 2] = struct.pack("<H", 1)
    body = data.index(b"b.txt") + 5
    data[body : body + 4] = b"\xff\xff\xff\xff"
    assert told(asked("a.zip", bytes(data))) == [
        ("a.txt", "it is protected with a password"),
        ("b.txt", "the file is damaged or cut off"),
        ("c.txt", "open"),
    ]


@pytest.mark.usefixtures("little")
def test_the_budget_is_one_for_all_archives_in_each_other() -> None:
    inner = zipped({"a.txt": noise(MB // 3)})
    data = zipped({"a.zip": inner, "b.zip": inner, "c.txt": "small"})
    assert [bool(answer.draft) for answer in asked("a.zip", data)] == [True, False, False]
    assert told(asked("a.zip", data))[1][1] == "it unpacks to more than 1 MB"
    assert asked("a.zip", inner)[0].draft, "the next file has a budget of its own"
    large = zipped({"a.txt": "x", "b.txt": noise(2 * MB), "c.txt": "x"})
    with pytest.raises(BadFile, match="unpacks to more than 1 MB"):
        list(format_.read("a.zip", large))


def test_bombs() -> None:
    bomb = zipped({"a.txt": b"a" * 9 * MB, "b.txt": "words"})
    tight = "it is packed too tightly to be honest"
    assert told(asked("a.zip", bomb)) == [("a.txt", tight), ("b.txt", "words")]
    assert told(asked("a.zip", zipped({"in.zip": bomb}))) == [
        ("in.zip/a.txt", tight),
        ("in.zip/b.txt", "words"),
    ]
    many = zipped({f"{number}.txt": "" for number in range(10_001)})
    assert asked("a.zip", many)[0].why == "it holds more than 10,000 parts"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"only words", "the name ends in .zip, but this is no ZIP archive (.zip)"),
        (zipped({"a.txt": "words"})[:60], "the file is damaged or cut off"),
        (zipped({".hidden": "x"}), "there is no article in it"),
    ],
)
def test_what_is_no_archive_is_named(data: bytes, words: str) -> None:
    assert asked("a.zip", data)[0].why == words


def test_it_goes_through_the_readers() -> None:
    with Readers(workers=1) as readers:
        outcomes = list(readers.read_all([("a.zip", zipped({"a.txt": "one", "b.jpg": "x"}))]))
    assert [(out.member, out.draft.text if out.draft else "", out.original) for out in outcomes] == [
        ("a.txt", "one", b"one"),
        ("b.jpg", "", b""),
    ]
