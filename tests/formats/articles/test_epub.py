"""Electronic books: chapters in their order with what they are made of, metadata, locks, books that mean harm."""

from __future__ import annotations

import pytest
from archived import epub
from foreign_files import zipped

from sourcemark.formats.articles import epub as format_
from sourcemark.model.articles import Choices
from sourcemark.model.errors import BadFile

ABOUT = """<dc:title>Stille  Grenze</dc:title><dc:creator opf:role="trl">Tom</dc:creator>
<dc:creator opf:role="aut">Kim Lee</dc:creator><dc:creator>Park</dc:creator><dc:publisher>Verlag</dc:publisher>
<dc:date opf:event="creation">2001</dc:date><dc:date opf:event="publication">2024-05</dc:date>
<dc:language>de-DE</dc:language><dc:identifier>urn:uuid:1</dc:identifier>
<dc:identifier opf:scheme="ISBN">978-3-16-148410-0</dc:identifier>"""
PAGE = '<?xml version="1.0" encoding="{}"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{}</body></html>'


def page(body: str, charset: str = "utf-8") -> bytes:
    return PAGE.format(charset, body).encode(charset)


def lock(*ways: str) -> str:
    inner = "".join(f'<EncryptedData><EncryptionMethod Algorithm="{way}"/></EncryptedData>' for way in ways)
    return f'<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">{inner}</encryption>'


def refused(data: bytes) -> str:
    with pytest.raises(BadFile) as caught:
        format_.read("a.epub", data)
    return caught.value.why


def test_a_book_is_one_article_of_its_chapters() -> None:
    chapters = {
        "cover.xhtml": page('<img src="cover.jpg"/>'),
        "nav.xhtml": page("<nav><ol><li>Eins</li></ol></nav>"),
        "b%20one.xhtml": page("<h1>Eins 😀</h1><p>Er sagte<br/>nein.</p><ul><li>a</li><li>b</li></ul>"),
        "a.xhtml": page("<h2>Два</h2><p>Слово.</p>", "windows-1251"),
    }
    data = epub({name.replace("%20", " "): text for name, text in chapters.items()}, ABOUT)
    draft = format_.read("a.epub", data)
    assert draft.text == "Eins 😀\n\nEr sagte\nnein.\n\n- a\n- b\n\nДва\n\nСлово."
    assert [(draft.text[b.start : b.end], b.role, b.level) for b in draft.layout] == [
        ("Eins 😀", "heading", 1),
        ("- a", "item", 1),
        ("- b", "item", 1),
        ("Два", "heading", 2),
    ]
    assert (draft.title, draft.byline, draft.outlet) == ("Stille Grenze", "Kim Lee, Park", "Verlag")
    assert (draft.published, draft.language, draft.url) == ("2024-05", "de-DE", "urn:isbn:9783161484100")
    assert draft.dropped == ("- Eins",)
    assert draft.remarks == ()


def test_a_contents_page_of_old_books_is_left_out() -> None:
    guide = '<guide><reference type="toc" href="toc.html#x"/></guide>'
    draft = format_.read(
        "a.epub", epub({"toc.html": page("<p>List</p>"), "a.html": page("<p>Words")}, "", guide)
    )
    assert (draft.text, draft.title, draft.dropped) == ("Words", "a", ("List",))


def test_a_chapter_that_is_not_there_is_told_and_one_named_twice_is_read_once() -> None:
    data = epub({"a.xhtml": page("<p>Words"), "../../b.xhtml": ""})
    assert "leads out" in refused(data)
    package = '<package><manifest><item id="a" href="x.html" media-type="text/html"/><item id="b" href="../../y.html"'
    package += ' media-type="text/html"/></manifest><spine>' + '<itemref idref="a"/><itemref idref="b"/>' * 50
    members = {"META-INF/container.xml": '<c><rootfile full-path="a.opf"/></c>', "x.html": "<p>Words"}
    draft = format_.read("a.epub", zipped({**members, "a.opf": package + "</spine></package>"}))
    assert draft.text == "Words"
    assert draft.remarks == ("Chapters that are not in the file: ../../y.html",)


def test_a_locked_book_is_refused_and_one_with_locked_fonts_is_not() -> None:
    fonts = lock("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
    chapters = {"a.xhtml": page("<p>Words")}
    assert format_.read("a.epub", epub(chapters, **{"META-INF__encryption.xml": fonts})).text == "Words"
    locked = lock("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    assert refused(epub(chapters, **{"META-INF__encryption.xml": locked})).startswith("it is locked")


def test_a_person_can_choose_the_charset() -> None:
    data = epub({"a.xhtml": PAGE.format("windows-1251", "<p>Слово").encode("koi8-r")})
    draft = format_.read("a.epub", data, Choices(charset="koi8-r"))
    assert (draft.text, draft.charset, draft.offers) == ("Слово", "koi8-r", ("charset",))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "damaged or cut off"),
        (b"PK\x03\x04 no more", "damaged or cut off"),
        (epub({"a.xhtml": page("<p>Words")})[:-40], "damaged or cut off"),
        (zipped({"a.txt": "x"}), "not an electronic book"),
        (zipped({"META-INF/container.xml": "<c/>"}), "does not say where its package is"),
        (zipped({"META-INF/container.xml": "<c"}), "its XML is damaged"),
        (zipped({"META-INF/container.xml": '<c><rootfile full-path="x"/></c>'}), "no part named x"),
        (epub({}), "there is no text in it"),
        (epub({"a.xhtml": ""}), "there is no text in it"),
        (epub({"a.xhtml": "<?xml version='1.0'?><!-- x -->"}), "there is no text in it"),
        (epub({"a.xhtml": "<body>" + "<div>" * 5000 + "x"}), "nested too deeply"),
        (epub({"a.xhtml": "a" * 20_000_000}), "packed too tightly"),
        (epub({"a.xhtml": b"\x00\x01\x02" * 500}), "this is no text"),
    ],
)
def test_a_book_that_can_not_be_read_is_named(data: bytes, words: str) -> None:
    assert words in refused(data)
