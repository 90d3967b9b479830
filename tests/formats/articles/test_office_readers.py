"""Word and OpenDocument: everything a reader sees, in order, and what is hostile about ZIP and XML."""

from __future__ import annotations

import pytest
from foreign_files import docx, odt, paragraph, run, word_part, zipped

from sourcemark.formats import archive, limits
from sourcemark.formats.archive import Archive
from sourcemark.formats.articles import docx as word
from sourcemark.formats.articles import odt as open_document
from sourcemark.formats.limits import Limits
from sourcemark.model.errors import BadFile

ITEM = '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


def test_word_paragraphs_lists_tables_and_notes() -> None:
    body = (
        paragraph(run("Head&#x2014;line"))
        + paragraph(run("He "), run("said 😀"), "<w:r><w:tab/><w:br/></w:r>", run("中文"))
        + paragraph(ITEM, run("one"))
        + paragraph(ITEM, run("two"))
        + f"<w:tbl><w:tr>{cell(paragraph(run('a')), paragraph(run('b')))}{cell(paragraph(run('c')))}</w:tr>"
        + f"<w:tr>{cell(paragraph())}{cell(paragraph(run('d')))}</w:tr></w:tbl>"
        + paragraph(run("Note"), '<w:r><w:footnoteReference w:id="5"/></w:r>', run(" here."))
    )
    notes = f'<w:footnote w:id="0">{paragraph(run("rule"))}</w:footnote>'
    notes += f'<w:footnote w:id="5">{paragraph(run("Source: B."))}</w:footnote>'
    draft = word.read("a.docx", docx(body, footnotes=notes))
    assert draft.text == (
        "Head—line\n\nHe said 😀\t\n中文\n\n- one\n- two\n\na b\tc\n\td\n\nNote[1] here.\n\n[1] Source: B."
    )
    assert draft.title == "Head—line"


def test_word_leaves_out_what_was_deleted_or_is_there_twice() -> None:
    fallback = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{run('once')}</mc:Choice><mc:Fallback>{run('twice')}</mc:Fallback></mc:AlternateContent>"
    )
    moved = f"<w:moveFrom>{run('moved')}</w:moveFrom><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
    code = "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
    assert word.read("a.docx", docx(paragraph(fallback, moved, code))).text == "once"


def test_word_core_properties() -> None:
    core = (
        "<dc:title>On the record</dc:title><dc:creator>Jane Doe</dc:creator>"
        "<t:created>2024-05-06T07:08:09Z</t:created><dc:language>ko-KR</dc:language>"
    )
    draft = word.read("a.docx", docx(paragraph(run("x")), core))
    found = (draft.title, draft.byline, draft.published, draft.language)
    assert found == ("On the record", "Jane Doe", "2024-05-06T07:08:09Z", "ko-KR")


def test_open_document_text_and_metadata() -> None:
    body = (
        "<text:h>Head</text:h><text:p>\n  <text:span>Two </text:span> <text:s text:c='2'/>three\n   four"
        "<text:tab/>x<text:line-break/>y"
        "<text:note><text:note-citation>9</text:note-citation><text:note-body><text:p>Aside.</text:p>"
        "</text:note-body></text:note></text:p>"
        "<text:list><text:list-item><text:p>one</text:p></text:list-item>"
        "<text:list-item><text:p>two</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>عربي<office:annotation><text:p>comment</text:p></office:annotation></text:p>"
    )
    meta = (
        "<dc:title>T</dc:title><meta:initial-creator>J</meta:initial-creator><dc:creator>K</dc:creator>"
        "<meta:creation-date>2024-05-06T07:08:09.123</meta:creation-date><dc:language>ar</dc:language>"
    )
    draft = open_document.read("a.odt", odt(body, meta))
    assert draft.text == "Head\n\nTwo   three four\tx\ny[1]\n\n- one\n- two\n\na\tb\n\nعربي\n\n[1] Aside."
    assert (draft.title, draft.byline, draft.language) == ("T", "J", "ar")
    assert draft.published.startswith("2024-05-06T07:08:09")


@pytest.mark.parametrize("reader", [word.read, open_document.read])
def test_another_zip_file_is_named(reader: object) -> None:
    assert callable(reader)
    with pytest.raises(BadFile, match="but not"):
        reader("a.docx", zipped({"x": "y"}))


@pytest.mark.parametrize("length", [4, 100, -30])
def test_a_truncated_file_is_named(length: int) -> None:
    with pytest.raises(BadFile, match="damaged or cut off"):
        word.read("a.docx", docx(paragraph(run("x" * 500)))[:length])


ENTITIES = "<!DOCTYPE b [<!ENTITY a 'aaaaaaaaaa'><!ENTITY c '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
OUTSIDE = "<!DOCTYPE b [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"


@pytest.mark.parametrize("declaration", [ENTITIES, OUTSIDE])
def test_declared_entities_are_refused(declaration: str) -> None:
    part = declaration + word_part("document", f"<w:body>{paragraph(run('&a;'))}</w:body>")
    with Archive("a.docx", docx("")) as good:
        members = {name: good.read(name) for name in good.names()}
    with pytest.raises(BadFile, match="entities"):
        word.read("a.docx", zipped(members | {"word/document.xml": part}))


def test_endless_nesting_is_refused() -> None:
    with pytest.raises(BadFile, match="XML is damaged"):
        word.read("a.docx", docx("<w:tbl>" * 5_000 + "</w:tbl>" * 5_000))


def test_a_bomb_is_stopped_before_it_fills_the_memory() -> None:
    bomb = docx(paragraph(run(" " * 60_000_000)))
    assert len(bomb) < 100_000
    with pytest.raises(BadFile, match="too tightly"):
        word.read("a.docx", bomb)


def test_all_that_is_unpacked_counts() -> None:
    token = limits.current.set(Limits(unpacked=1_000))
    try:
        with Archive("a", zipped({"x": "1" * 800, "y": "2" * 800})) as two:
            two.read("x")
            with pytest.raises(BadFile, match="unpacks to more than 1000 bytes"):
                two.read("y")
    finally:
        limits.current.reset(token)


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/x", "C:/x", "..\\x"])
def test_names_that_lead_out_are_refused(name: str) -> None:
    with pytest.raises(BadFile, match="leads out"):
        Archive("a", zipped({name: "x"}))


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MEMBERS", 2)
    with pytest.raises(BadFile, match="more than 2 parts"):
        Archive("a", zipped({"x": "", "y": "", "z": ""}))


def test_a_password_is_named() -> None:
    data = bytearray(zipped({"word/document.xml": "x"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with Archive("a", bytes(data)) as locked, pytest.raises(BadFile, match="password"):
        locked.read("word/document.xml")
