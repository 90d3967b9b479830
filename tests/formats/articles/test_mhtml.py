"""Web pages saved as one file: the right part in the right charset, address and date, files that mean harm."""

from __future__ import annotations

import base64

import pytest

from sourcemark.formats.articles import mhtml
from sourcemark.model.articles import Choices
from sourcemark.model.errors import BadFile

HEAD = """From: <Saved by Blink>
Snapshot-Content-Location: https://paper.example/a?b=1
Subject: =?utf-8?Q?Grenze_=C3=A4?=
Date: Mon, 6 May 2024 07:08:09 +0200
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html"; {start}
	boundary="--B"

"""
PART = """----B
Content-Type: {kind}
Content-ID: <{id}>
Content-Transfer-Encoding: base64
Content-Location: {place}

{body}
"""


def part(body: bytes, kind: str = "text/html", id: str = "1@x", place: str = "cid:x") -> str:
    return PART.format(kind=kind, id=id, place=place, body=base64.encodebytes(body).decode())


def saved(*parts: str, start: str = "", head: str = HEAD) -> bytes:
    return (head.format(start=start) + "".join(parts) + "----B--\n").replace("\n", "\r\n").encode()


def test_the_page_is_read_with_its_charset_address_and_date() -> None:
    page = "<link rel='canonical' href='https://other.example/'><p>Слово 1.</p><p>Два.</p>".encode("koi8-r")
    data = saved(part(page, "text/html; charset=koi8-r"), part(b"GIF89a", "image/gif"), part(b"<p>frame</p>"))
    draft = mhtml.read("a.mhtml", data)
    assert (draft.text, draft.charset) == ("Слово 1.\n\nДва.", "koi8-r")
    assert (draft.url, draft.origin) == ("https://paper.example/a?b=1",) * 2
    assert (draft.title, draft.fetched) == ("Grenze ä", "2024-05-06T07:08:09+02:00")
    assert (draft.media_type, draft.extractor) == ("multipart/related", "trafilatura")


def test_the_title_of_the_page_goes_before_the_subject() -> None:
    assert mhtml.read("a.mht", saved(part(b"<title>Own</title><p>Words"))).title == "Own"


def test_the_part_that_is_named_as_the_first_is_the_page() -> None:
    data = saved(part(b"<p>frame"), part(b"<p>page", id="2@x"), start='start="<2@x>";')
    assert mhtml.read("a.mht", data).text == "page"


def test_without_an_address_in_the_head_that_of_the_part_is_taken() -> None:
    head = HEAD.replace("Snapshot-Content-Location: https://paper.example/a?b=1\n", "")
    found = mhtml.read("a.mht", saved(part(b"<p>x", place="http://paper.example/c"), head=head))
    assert found.url == "http://paper.example/c"
    assert mhtml.read("a.mht", saved(part(b"<p>x"), head=head)).url == ""


def test_a_message_that_is_one_page_is_read() -> None:
    data = b"Content-Type: text/html; charset=utf-8\nContent-Location: https://x.example/\n\n<p>Words"
    assert mhtml.read("a.mht", data).text == "Words"


def test_a_person_can_choose_the_charset() -> None:
    data = saved(part("<p>Слово".encode("koi8-r"), "text/html; charset=windows-1251"))
    assert mhtml.read("a.mht", data, Choices(charset="koi8-r")).text == "Слово"


def test_a_date_beyond_all_calendars_is_none() -> None:
    head = HEAD.replace("2024 07", "9999999999999 07")
    assert mhtml.read("a.mht", saved(part(b"<p>x"), head=head)).fetched == ""


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"only words", "there is no web page in it"),
        (saved(), "there is no web page in it"),
        (saved(part(b"x", "text/plain")), "there is no web page in it"),
        (saved(part(b"")), "the web page in it is empty"),
        (saved(part(b"<p>Words"))[:200], "there is no web page in it"),
        (saved(part(b"\x00\x01\x02" * 300)), "this is no text"),
        (saved(part(b"<div>" * 9000 + b"x")), "nested too deeply"),
    ],
)
def test_what_can_not_be_read_is_named(data: bytes, words: str) -> None:
    with pytest.raises(BadFile) as caught:
        mhtml.read("a.mhtml", data)
    assert words in caught.value.why
