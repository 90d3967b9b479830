"""Web archives with a list of pages: those listed come, with their titles; lists and archives that are damaged."""

from __future__ import annotations

import json

from archived import Warc, asked, told
from foreign_files import zipped

URI = "https://paper.example/{}"
HEAD = '{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}\n'


def archive(first: int = 0) -> bytes:
    warc = Warc().response(URI.format(first + 1), b"<title>Own</title><p>one")
    return warc.response(URI.format(first + 2), b"<p>two").data


def pages(*addresses: str) -> str:
    return HEAD + "".join(json.dumps({"url": url, "title": f"Page {url[-1]}"}) + "\n" for url in addresses)


def test_only_pages_of_the_list_are_members() -> None:
    listed = pages(URI.format("2") + "#top", URI.format("3"))
    data = zipped({"archive/a.warc.gz": archive(), "archive/b.warc": archive(2), "pages/pages.jsonl": listed})
    found = [answer.listed for answer in asked("a.wacz", data, "members")]
    assert [(one.name, one.title) for one in found if one] == [
        (f"a.warc.gz/2 {URI.format('2')}", "Page p"),
        (f"b.warc/1 {URI.format('3')}", "Page 3"),
    ]
    assert [text for _, text in told(asked("a.wacz", data))] == ["two", "one"]


def test_without_a_list_all_pages_are_members() -> None:
    for members in ({}, {"pages/pages.jsonl": HEAD}):
        found = told(asked("a.wacz", zipped({"archive/a.warc.gz": archive(), **members})))
        assert [text for _, text in found] == ["one", "two"]


def test_a_page_that_is_listed_but_not_there_is_named() -> None:
    data = zipped({"archive/a.warc.gz": archive(), "pages/pages.jsonl": pages(URI.format(1), URI.format(9))})
    assert told(asked("a.wacz", data))[1] == (
        URI.format(9),
        "the list of pages names it, but no page of that address is in the archive",
    )


def test_an_archive_that_is_damaged_keeps_no_other_back() -> None:
    data = zipped({"archive/a.warc.gz": b"no archive", "archive/b.warc.gz": archive()[:-20]})
    found = told(asked("a.wacz", data))
    assert found[0] == ("a.warc.gz", "it is no web archive, or damaged from its first byte on")
    assert found[1] == (f"b.warc.gz/1 {URI.format(1)}", "one")
    assert found[-1][1] == "it is damaged or cut off"


def test_what_can_not_be_read_is_named() -> None:
    assert asked("a.wacz", b"only words")[0].why == (
        "the name ends in .wacz, but this is no web archive with its pages (.wacz)"
    )
    assert asked("a.wacz", zipped({"a.txt": "x"}))[0].why == "there is no web archive in it"
    (found,) = asked("a.wacz", zipped({"archive/a.warc.gz": archive(), "pages/pages.jsonl": "{no"}))
    assert (found.why, found.where) == ("the list of its pages is damaged", "pages/pages.jsonl, line 1")
