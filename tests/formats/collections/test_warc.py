"""Web archives: which records are pages, what comes with them, and archives that are damaged or mean harm."""

from __future__ import annotations

import gc
import gzip
import io
import random
import zlib
from collections.abc import Iterator

import pytest
from archived import DATE, Warc, asked, told
from foreign_files import pdf, zipped

from sourcemark.formats import limits
from sourcemark.formats.inputs import Wanted
from sourcemark.formats.limits import MB, Limits
from sourcemark.formats.pool import Readers
from sourcemark.model.articles import Choices

URI = "https://paper.example/{}"


@pytest.fixture
def little() -> Iterator[None]:
    before = limits.current.set(Limits(unpacked=MB))
    yield
    limits.current.reset(before)


def some_pages(packed: bool = True) -> Warc:
    warc = Warc(packed).other("urn:info", "warcinfo", b"software: x", "application/warc-fields")
    warc.response(
        URI.format("a"), "<title>Один</title><p>Слово.".encode("koi8-r"), "text/html; charset=koi8-r"
    )
    warc.response(URI.format("b.png"), b"\x89PNG", "image/png").response(
        URI.format("c.js"), b"x", "text/javascript"
    )
    warc.response(URI.format("gone"), b"<p>gone", status="404 Not Found").other(
        URI.format("r"), "revisit", b""
    )
    return warc.response(URI.format("z"), gzip.compress(b"<p>packed"), content_encoding="gzip")


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_members_with_what_is_known_of_them(packed: bool) -> None:
    data = some_pages(packed).data
    listed = [answer.listed for answer in asked("a.warc.gz", data, "members")]
    assert [(one.name, one.title, one.readable, one.fetched) for one in listed if one] == [
        (f"2 {URI.format('a')}", URI.format("a"), True, DATE),
        (f"7 {URI.format('z')}", URI.format("z"), True, DATE),
    ]
    first, second = asked("a.warc.gz", data)
    assert first.draft
    assert second.draft
    assert (first.draft.text, first.draft.title, first.draft.charset) == ("Слово.", "Один", "koi8-r")
    assert first.draft.origin == first.draft.url == URI.format("a")
    assert first.draft.fetched == DATE
    assert first.draft.digest.startswith("sha1:")
    assert (second.draft.text, second.draft.title, second.original) == ("packed", "z", b"<p>packed")


def test_the_readers_tell_pages_one_by_one_and_only_those_wanted() -> None:
    item = ("a.warc.gz", some_pages().data)
    with Readers(workers=1) as readers:
        listed = [out.listed.name for out in readers.read_all([item], want="members") if out.listed]
        (only,) = readers.read_all([Wanted(item, only=(listed[1],))])
    assert only.draft
    assert (only.member, only.draft.text, only.draft.origin) == (listed[1], "packed", URI.format("z"))
    assert only.original == b"<p>packed"


def test_kinds_of_payload_and_ways_of_packing() -> None:
    words = b"<p>words"
    warc = Warc().response(URI.format("1"), zlib.compress(words), content_encoding="deflate")
    warc.response(URI.format("2"), zlib.compress(words)[2:-4], content_encoding="deflate")
    warc.response(URI.format("3"), b"4\r\n<p>w\r\n4\r\nords\r\n0\r\n\r\n", transfer_encoding="chunked")
    warc.response(URI.format("4"), words, content_encoding="gzip")
    warc.response(URI.format("5.pdf"), pdf([[(50, 700, 10, "words")]]), "application/octet-stream")
    warc.response(URI.format("6"), b"<html><p>words", "").response(URI.format("7"), b"", "text/html")
    warc.other(URI.format("8"), "resource", "слово".encode("koi8-r"), "text/plain; charset=koi8-r")
    warc.other("urn:text:x", "resource", b"notes of a crawler", "text/plain")
    warc.response(URI.format("9"), words, "text/plain", status="206 Partial Content")
    assert [text for _, text in told(asked("a.warc", warc.data))] == [*["words"] * 6, "слово"]


def test_what_is_bad_is_named_and_keeps_none_back() -> None:
    warc = Warc().response(URI.format("1"), b"x", content_encoding="br")
    warc.response(URI.format("2"), gzip.compress(b"<p>words" * 50)[:30], content_encoding="gzip")
    warc.response(URI.format("3"), b"\x89PNG\r\n").other(URI.format("4"), "response", b"no head")
    warc.response(URI.format("5"), b"<p>words")
    assert told(asked("a.warc", warc.data)) == [
        (f"1 {URI.format('1')}", "it is packed in a way that Sourcemark can't undo (br)"),
        (f"2 {URI.format('2')}", "it is damaged or cut off"),
        (f"3 {URI.format('3')}", "the name ends in .html, but this is a PNG picture"),
        (f"4 {URI.format('4')}", "what the server sent has no head"),
        (f"5 {URI.format('5')}", "words"),
    ]


@pytest.mark.parametrize("packed", [True, False])
def test_of_a_file_that_is_cut_off_the_records_before_it_come(packed: bool) -> None:
    whole = Warc(packed).response(URI.format("1"), b"<p>words")
    first = len(whole.data)
    data = whole.response(URI.format("2"), random.Random(1).randbytes(2000)).data
    damaged = "it is damaged or cut off"
    assert told(asked("a.warc", data[: first + 900])) == [
        (f"1 {URI.format('1')}", "words"),
        (f"2 {URI.format('2')}", damaged),
    ]
    assert told(asked("a.warc", data[: first + 5])) == [
        (f"1 {URI.format('1')}", "words"),
        ("record 2", damaged),
    ]
    assert told(asked("a.warc", data[:first] + b"WARC/1.0\r\nContent-Length: x\r\n\r\nx"))[-1] == (
        "record 2",
        damaged,
    )


def test_names_are_unique_though_addresses_are_not() -> None:
    warc = Warc().response(URI.format("1"), b"<p>a").response(URI.format("1"), b"<p>b")
    assert told(asked("a.warc", warc.data)) == [(f"1 {URI.format('1')}", "a"), (f"2 {URI.format('1')}", "b")]


def test_a_person_can_choose_the_charset_and_all_text() -> None:
    page = "<nav>Слово</nav>".encode("koi8-r")
    warc = Warc().response(URI.format("1"), page, "text/html; charset=windows-1251")
    (found,) = asked("a.warc", warc.data, choices=Choices(charset="koi8-r", whole=True))
    assert found.draft
    assert found.draft.text == "Слово"


@pytest.mark.usefixtures("little")
def test_a_bomb_ends_the_reading_and_is_named() -> None:
    large = random.Random(1).randbytes(MB)
    warc = Warc().response(URI.format("1"), b"<p>words").response(URI.format("2"), large)
    assert told(asked("a.warc.gz", warc.data))[1][1] == "it unpacks to more than 1 MB"
    inner = Warc().response(URI.format("3"), gzip.compress(b"a" * 2 * MB), content_encoding="gzip")
    assert told(asked("a.warc", inner.data))[0][1] == "it unpacks to more than 1 MB"


def test_what_is_packed_too_tightly_is_named() -> None:
    warc = Warc(packed=False).response(URI.format("1"), gzip.compress(b"a" * 9 * MB), content_encoding="gzip")
    assert told(asked("a.warc", warc.data))[0][1] == "it is packed too tightly to be honest"
    bomb = Warc().response(URI.format("1"), b"<p>words").response(URI.format("2"), b"a" * 9 * MB)
    assert told(asked("a.warc", bomb.data))[1][1] == "it is packed too tightly to be honest"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.warc", b"only words", "no web archive"),
        ("a.warc.gz", b"", "the file is empty"),
        ("a.warc.gz", gzip.compress(b"only words", mtime=0), "but this is a gzip archive"),
        (
            "a.warc.gz",
            gzip.compress(gzip.compress(b"WARC/1.0", mtime=0), mtime=0),
            "but this is a gzip archive",
        ),
        ("a.warc", zipped({"a": "b"}), "a ZIP archive or an office document"),
        ("a.gz", gzip.compress(b"words", mtime=0), "can't read a gzip archive"),
        ("a.warc", Warc().response(URI.format("1"), b"x", "image/png").data, "there is no article in it"),
        ("a.warc", b"WARC/9.9\r\n\r\n", "it is damaged or cut off"),
        ("a.warc", b"WARC/1.0\r\nContent-Length: -5\r\n\r\n", "it is damaged or cut off"),
        ("a.warc", b"WARC/1.0\r\nContent-Length: 0\r\n\r\n", "there is no article in it"),
        ("a.warc", b"WARC/1.0" + b"x" * 5 * MB, "it is damaged or cut off"),
    ],
)
def test_what_is_no_web_archive_is_named(name: str, data: bytes, words: str) -> None:
    assert words in asked(name, data)[0].why


@pytest.mark.parametrize("packed", [True, False])
def test_nothing_else_escapes_whatever_is_changed(packed: bool, caplog: pytest.LogCaptureFixture) -> None:
    data, chance = some_pages(packed).data, random.Random(7)
    for _ in range(150):
        changed = bytearray(data)
        for _ in range(chance.randint(1, 5)):
            at = chance.randrange(len(changed))
            changed[at : at + chance.choice((0, 1, 1, 30))] = chance.randbytes(chance.choice((0, 1, 1, 9)))
        asked("a.warc.gz", bytes(changed), "members")
    caplog.clear()  # the library logs what it finds odd


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("packed", [True, False])
def test_what_another_program_wrote_is_read(packed: bool) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import BufferWARCWriter

    writer = BufferWARCWriter(gzip=packed)
    heads = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=koi8-r")], protocol="HTTP/1.1")
    body = io.BytesIO("<p>Слово".encode("koi8-r"))
    record = writer.create_warc_record(URI.format("a"), "response", payload=body, http_headers=heads)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "x"}))
    writer.write_record(record)
    record.raw_stream.close()
    (found,) = asked("a.warc", writer.get_contents())
    assert found.draft
    assert found.draft.text == "Слово"
    assert found.draft.digest == record.rec_headers.get_header("WARC-Payload-Digest")
    gc.collect()  # here the library's own files are closed, so that no other test is blamed
