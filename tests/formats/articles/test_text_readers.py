"""Plain text, Markdown, RTF and e-mail: text, charset and metadata."""

from __future__ import annotations

import pytest

from sourcemark.formats.articles import eml, markdown, rtf, txt
from sourcemark.model.articles import Draft
from sourcemark.model.errors import BadFile

HEADLINE = "Präsident dementiert\n\nEr habe «nichts» gewusst, sagte er.\n"
WORLD = "العربية תרגום 中文文章 한국어 👩‍👩‍👧 e\u0301"


def fields(draft: Draft) -> tuple[str, str, str, str]:
    return draft.title, draft.byline, draft.published, draft.language


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
def test_plain_text_in_unicode(charset: str) -> None:
    draft = txt.read("a.txt", f"{HEADLINE}\r\n{WORLD}".encode(charset))
    assert draft.text == f"{HEADLINE}\n{WORLD}"
    assert draft.title == "Präsident dementiert"
    assert (draft.extractor, draft.media_type) == ("sourcemark", "text/plain")


def test_plain_text_in_an_old_charset_says_that_it_was_guessed() -> None:
    words = "Министерство обороны сообщило, что войска отведены от границы. " * 5
    draft = txt.read("a.txt", words.encode("cp1251"))
    assert draft.text == words
    assert draft.charset == "cp1251"
    assert draft.remarks == ("Charset guessed: cp1251",)


def test_latin_1_comes_in() -> None:
    assert txt.read("a.txt", HEADLINE.encode("latin-1")).text == HEADLINE.strip()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Headline\n\nText.", "Headline"),
        ("Headline\nFirst.\nSecond.", "Headline"),
        ("Only one line", "report 7"),
        ("Wrapped text that goes\non in the next line.", "report 7"),
        (f"{'long ' * 50}\n\nText.", f"{'long ' * 15}long …"),
        ("The minister said no.\n\nMore.", "The minister said no"),
        ("“The minister said no.”\n\nMore.", "“The minister said no"),
        ("قال الوزير لا.\n\nMore.", "قال الوزير لا"),
        ("部长说不。\n\nMore.", "部长说不"),
        ("Will the dyke hold?\n\nText.", "Will the dyke hold?"),
        (f"Will the {'old ' * 20}dyke hold?\n\nText.", f"Will the {'old ' * 16}old …"),
    ],
)
def test_a_headline_is_a_short_line_apart(text: str, title: str) -> None:
    assert txt.read("report 7.txt", text.encode()).title == title


def test_blank_text_is_refused() -> None:
    with pytest.raises(BadFile, match="no text"):
        txt.read("a.txt", b" \n\t\n")


def test_removed_characters_are_told() -> None:
    assert txt.read("a.txt", b"a\x07b").remarks == ("Unreadable characters removed: U+0007 × 1",)


def test_markdown_reads_as_it_is_set() -> None:
    source = (
        '---\ntitle: "Quiet border"\nauthor: J. Doe\ndate: 2024-03-05\nlang: en\n---\r\n# Quiet *border*\n\n'
        "He said\n[so](http://x.org) `twice`.  \nThen left.\n\n- one\n- two\n\n3. three\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n> quoted &amp; <b>bold</b>\n"
    )
    draft = markdown.read("a.md", source.encode())
    assert draft.text == (
        "Quiet border\n\nHe said so twice.\nThen left.\n\n- one\n- two\n\n3. three\n\na\tb\nc\td\n\nquoted & bold"
    )
    assert fields(draft) == ("Quiet border", "J. Doe", "2024-03-05", "en")
    assert draft.extractor == "markdown-it-py"


def test_rtf_with_metadata_emoji_and_code_page() -> None:
    source = (
        rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 Arial;}}"
        rb"{\info{\title \'cf\'f0\'e8\u8212?x}{\author Jane {\u322?}ucka}{\creatim\yr2024\mo1\dy2\hr3}}"
        rb"\f0 \'cf\'f0\'e8\'e2\'e5\'f2 \u-10179?\u-8704?\par "
        rb'Second {\field{\*\fldinst{HYPERLINK "http://x.org"}}{\fldrslt link}}.\par\trowd a\cell b\cell\row}'
    )
    draft = rtf.read("a.rtf", source)
    assert draft.text == "Привет 😀\n\nSecond link.\n\na\tb"
    assert fields(draft) == ("При—x", "Jane łucka", "2024-01-02", "")
    assert draft.remarks == ()


def test_half_an_emoji_in_rtf_is_taken_out_and_told() -> None:
    draft = rtf.read("a.rtf", rb"{\rtf1 half \u-10179? here}")
    assert draft.text == "half  here"
    assert "U+D83D" in draft.remarks[0]


@pytest.mark.parametrize("source", [rb"{\rtf1 \uc x}", rb"{\rtf1 \u99999999? x}"])
def test_damaged_rtf_is_named(source: bytes) -> None:
    with pytest.raises(BadFile, match="RTF is damaged"):
        rtf.read("a.rtf", source)


HEAD = (
    b"From: =?utf-8?q?J=C3=A9r=C3=B4me?= <j@x.org>\r\nSubject: On the record =?utf-8?b?8J+YgA==?=\r\n"
    b"Date: Mon, 6 May 2024 10:11:12 +0200\r\nContent-Language: fr, en\r\nMIME-Version: 1.0\r\n"
)


def test_mail_with_both_parts_and_an_attachment() -> None:
    body = (
        b'Content-Type: multipart/mixed; boundary="m"\r\n\r\n--m\r\n'
        b'Content-Type: multipart/alternative; boundary="a"\r\n\r\n'
        b"--a\r\nContent-Type: text/html\r\n\r\n<p>other</p>\r\n"
        b"--a\r\nContent-Type: text/plain; charset=koi8-r; format=flowed\r\n\r\n\xf0\xd2\xc9 \r\nword\r\n\r\nnext\r\n"
        b'--a--\r\n--m\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="x.pdf"\r\n\r\n'
        b"%PDF\r\n--m--\r\n"
    )
    draft = eml.read("a.eml", HEAD + body)
    assert draft.text == "При word\n\nnext"
    assert fields(draft) == ("On the record 😀", "Jérôme", "2024-05-06T10:11:12+02:00", "fr")
    assert draft.charset == "koi8-r"
    assert draft.remarks == ("Attachments left out: x.pdf",)


def test_mail_in_html_alone() -> None:
    draft = eml.read(
        "a.eml",
        HEAD
        + b"Content-Type: text/html; charset=koi8-r\r\n\r\n<meta charset=utf-8><p>One<br>two</p><p>\xf0\xd2\xc9</p>",
    )
    assert draft.text == "One\ntwo\n\nПри"


@pytest.mark.parametrize("data", [b"just words\n\nand more", HEAD + b"Content-Type: image/png\r\n\r\nx"])
def test_what_is_no_message_or_has_no_text_is_named(data: bytes) -> None:
    with pytest.raises(BadFile):
        eml.read("a.eml", data)
