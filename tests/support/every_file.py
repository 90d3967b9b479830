"""A small sound file of every format that can be read, and some as other programs write them: what is then spoilt."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from archived import Warc, epub
from files_of_tools import OTHERS, WORDS
from foreign_files import docx, odt, paragraph, pdf, run, zipped
from golden_sets import sample_items

from sourcemark.formats.format import Format
from sourcemark.formats.registry import formats
from sourcemark.model.articles import Article
from sourcemark.model.bundle import Item, Text
from sourcemark.model.statements import Statement

PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Troops move</title>'
    '<meta property="article:published_time" content="2024-05-06"><link rel="canonical" href="https://a.example/x">'
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Troops move", "author": [{"name": "A"}]}'
    "</script></head><body><nav>Menu</nav><article><h1>Troops move</h1>"
    f"<p>{WORDS}</p><ul><li>one</li><li>two<ol><li>three</li></ol></li></ul><blockquote>Said</blockquote>"
    "<pre>a\n b</pre><table><tr><td>1</td><td>2</td></tr></table></article></body></html>"
)
MARKDOWN = f"""---
title: Troops move
date: 2024-05-06
---
# Troops move

{WORDS} *Lee* [said](https://a.example/x) `no`.

1. one
   - two

> quoted

```
a
```

| a | b |
|---|---|
| 1 | 2 |
"""
RTF = (
    rb"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Arial;}}{\info{\title Troops}{\author Lee}"
    rb"{\creatim\yr2024\mo5\dy6}}\uc1\pard He said \'ed\'e5\'f2 \u-10179?\u-8704? \b no\b0.\par "
    rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt yes}}\trowd\cellx9\intbl a\cell b\cell\row\page last\par}"
)
MAIL = (
    b"From: =?utf-8?q?J=C3=A9r=C3=B4me?= <j@x.example>\r\nSubject: On =?utf-8?b?8J+YgA==?=\r\n"
    b"Date: Mon, 6 May 2024 10:11:12 +0200\r\nContent-Language: fr\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="m"\r\n\r\n--m\r\nContent-Type: multipart/alternative; boundary="a"\r\n'
    b"\r\n--a\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>oth=65r</p>\r\n"
    b"--a\r\nContent-Type: text/plain; charset=koi8-r; format=flowed\r\n\r\n\xf0\xd2\xc9 \r\nword\r\n\r\nnext\r\n"
    b"--a--\r\n--m\r\nContent-Type: text/plain\r\n"
    b'Content-Disposition: attachment; filename="x.txt"\r\n\r\nx\r\n--m--\r\n'
)
SAVED = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/x\r\nSubject: Troops\r\n"
    b"Date: Mon, 6 May 2024 07:08:09 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;"
    b' type="text/html"; start="<1@x>"; boundary="--B"\r\n\r\n----B\r\nContent-Type: text/html; charset=utf-8\r\n'
    b"Content-ID: <1@x>\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://a.example/x\r\n\r\n"
    + base64.encodebytes(PAGE.encode())
    + b"\r\n----B\r\nContent-Type: image/gif\r\n\r\nGIF89a\r\n----B--\r\n"
)
TABLE = f'Title,Text,Date,Link\n"Troops move","{WORDS}",2024-05-06,https://a.example/x\nTwo,"a ""b""\nc",6.5.2024,\n'
LINES = "\n".join(
    json.dumps(row)
    for row in (
        {"title": "Troops", "text": WORDS, "meta": {"date": "2024-05-06", "tags": ["a", "b"]}},
        {"title": "Two", "text": "x\ny", "url": "https://a.example/2"},
    )
)
BOX = "<w:tbl><w:tr><w:tc>{0}</w:tc><w:tc>{0}</w:tc></w:tr></w:tbl>"


def _docx() -> bytes:
    styled = '<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr>{}</w:p>'
    noted = run("no") + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = styled.format(run("Troops")) + paragraph(run(WORDS), noted) + BOX.format(paragraph(run("cell")))
    notes = f'<w:footnote w:id="2">{paragraph(run("below"))}</w:footnote>'
    styles = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    core = (
        "<dc:title>Troops</dc:title><dc:creator>Lee</dc:creator><t:created>2024-05-06T07:08:09Z</t:created>"
    )
    return docx(body, core, footnotes=notes, styles=styles)


def _odt() -> bytes:
    body = (
        '<text:h text:outline-level="1">Troops</text:h><text:list><text:list-item><text:p>one</text:p>'
        "</text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>1</text:p>"
        f'</table:table-cell></table:table-row></table:table><text:p>{WORDS}<text:s text:c="3"/>x<text:tab/>'
        '<text:note text:note-class="footnote"><text:note-body><text:p>below</text:p></text:note-body></text:note>'
        "</text:p>"
    )
    return odt(body, "<dc:title>Troops</dc:title><dc:date>2024-05-06</dc:date>")


def _pdf() -> bytes:
    left = [(50.0, 700.0 - 12 * n, 10.0, f"Left line {n} goes on and is trans-") for n in range(4)]
    right = [(320.0, 700.0 - 12 * n, 10.0, f"Right line {n} ends here.") for n in range(4)]
    heads = [(50.0, 780.0, 9.0, "The Paper"), (50.0, 30.0, 9.0, "1")]
    return pdf([[*heads, *left, *right], [*heads, (50.0, 700.0, 18.0, "A headline")]], "/Title(Troops)")


def _epub() -> bytes:
    listed = '<nav epub:type="toc"><ol><li><a href="a.xhtml#p">One</a></li></ol></nav>'
    about = "<dc:title>Book</dc:title><dc:creator>Lee</dc:creator><dc:language>en</dc:language>"
    return epub(
        {"a.xhtml": PAGE, "b.xhtml": f"<html><body><p id='p'>{WORDS}</p></body></html>", "nav.xhtml": listed},
        about,
    )


def _warc(packed: bool) -> bytes:
    made = Warc(packed).other("", "warcinfo", b"software: x\r\n", "application/warc-fields")
    made = made.response("https://a.example/x", PAGE.encode(), "text/html; charset=utf-8", digest="x")
    chunked = b"3\r\nabc\r\n0\r\n\r\n"
    made = made.response("https://a.example/y", chunked, "text/plain", transfer_encoding="chunked")
    return made.other("https://a.example/z", "resource", WORDS.encode(), "text/plain").data


def _wacz() -> bytes:
    listed = '{"format": "json-pages-1.0"}\n{"url": "https://a.example/x", "title": "X"}\n'
    return zipped(
        {"archive/a.warc.gz": _warc(True), "archive/b.warc": _warc(False), "pages/pages.jsonl": listed}
    )


def _workbook() -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Articles")
        for number, row in enumerate(
            (("Title", "Text", "Date"), ("Troops", WORDS, 45000), ("Two", True, 1.5))
        ):
            sheet.write_row(number, 0, row)
    return file.getvalue()


def _zip() -> bytes:
    inner = zipped({"c.txt": WORDS, "d.csv": TABLE})
    return zipped({"a/a.html": PAGE, "b.docx": _docx(), "inner.zip": inner, "e.eml": MAIL})


_ARTICLES: dict[str, Callable[[], list[bytes]]] = {
    "txt": lambda: [
        f"Headline\n\n{WORDS}\n\nMore.".encode(),
        WORDS.encode("utf-16"),
        "Слово за слово.".encode("koi8-r"),
    ],
    "markdown": lambda: [MARKDOWN.encode()],
    "html": lambda: [PAGE.encode()],
    "rtf": lambda: [RTF],
    "eml": lambda: [MAIL],
    "mhtml": lambda: [SAVED],
    "docx": lambda: [_docx()],
    "odt": lambda: [_odt()],
    "epub": lambda: [_epub()],
    "pdf": lambda: [_pdf()],
    "warc": lambda: [_warc(True), _warc(False)],
    "wacz": lambda: [_wacz()],
    "zip": lambda: [_zip()],
    "csv-articles": lambda: [TABLE.encode(), TABLE.replace(",", ";").encode("utf-16")],
    "xlsx-articles": lambda: [_workbook()],
    "jsonl-articles": lambda: [LINES.encode()],
}


def small_sample(marks: int = 4) -> list[Item]:
    """The sample's shortest article with some of its statements, and all else that is not of another."""
    items = list(sample_items())
    article = min((item for item in items if isinstance(item, Article)), key=lambda a: a.length)
    kept = [item for item in items if isinstance(item, Statement) and item.article == article.id][:marks]

    def stays(item: Item) -> bool:
        if isinstance(item, Statement):
            return item in kept
        if isinstance(item, Text):
            return item.sha256 == article.sha256
        return item.kind in {"annotator", "codebook", "source"} or item is article

    return [item for item in items if stays(item)]


@cache
def files(name: str) -> tuple[bytes, ...]:
    """Sound files of a format, the smallest ways to have most of it."""
    form = formats()[name]
    made = [_written(form)] if form.write else []
    return (*made, *_ARTICLES.get(name, OTHERS.get(name, list))())


def _written(form: Format) -> bytes:
    assert form.write is not None
    with TemporaryDirectory() as folder:
        path = Path(folder, f"a{form.suffixes[0]}")
        form.write(path, iter(small_sample()), ())
        return path.read_bytes()


def suffix(form: Format, data: bytes) -> str:
    """The one of its suffixes under which such a file is found."""
    packed = data.startswith(b"PK\x03\x04")
    if form.name == "cas-json":
        return ".zip" if packed else ".json"
    return ".warc.gz" if form.name == "warc" and data.startswith(b"\x1f\x8b") else form.suffixes[0]


READABLE = tuple(form for form in formats().values() if form.read)
