"""Word documents: paragraphs, lists, tables and notes as text, with the core properties."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from ...model.articles import AS_FOUND, Choices, Draft
from ...model.errors import BadFile
from ...model.layout import Layout
from .. import xml
from ..archive import Archive
from ..drafting import drafted, first_line, iso_date
from ..flow import with_notes
from ..format import Format
from .docx_body import Body
from .docx_styles import Sheet

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Draft:
    """The text with its notes below. Raises `BadFile`."""
    with Archive(name, data) as archive:
        text, layout = _text(name, archive)
        core = _core(name, archive)
    return drafted(
        name,
        text,
        layout=layout,
        media_type=_MEDIA_TYPE,
        title=core["title"] or first_line(text),
        byline=core["creator"],
        published=iso_date(core["created"]),
        language=core["language"],
    )


def _text(name: str, archive: Archive) -> tuple[str, Layout]:
    main = _main_part(name, archive)
    sheet = Sheet()
    if (place := posixpath.join(posixpath.dirname(main), "styles.xml")) in archive.names():
        xml.stream(name, archive.read(place), place, sheet)
    body = Body(sheet.styles())
    xml.stream(name, archive.read(main), main, body)
    for part in ("footnotes.xml", "endnotes.xml") if body.references else ():
        place = posixpath.join(posixpath.dirname(main), part)
        if place in archive.names():
            aside = Body()
            xml.stream(name, archive.read(place), place, aside)
            body.notes.update(aside.notes)
    notes = [body.notes.get(note, "") for note in body.references]
    return with_notes(body.flow.text(), notes), body.flow.layout


def _core(name: str, archive: Archive) -> dict[str, str]:
    place = "docProps/core.xml"
    return xml.fields(name, archive.read(place) if place in archive.names() else b"<none/>", place)


class _Main:
    """A sink that finds where the document itself is."""

    found = ""

    def start(self, _: str, attributes: Mapping[str, str]) -> None:
        """A relationship, perhaps the one to the document."""
        if attributes.get("Type", "").endswith("/officeDocument"):
            self.found = attributes.get("Target", "").lstrip("/")

    def end(self, _: str) -> None:
        """Nothing to do."""

    def data(self, _: str) -> None:
        """Nothing to do."""


def _main_part(name: str, archive: Archive) -> str:
    relations = "_rels/.rels"
    main = _Main()
    if relations in archive.names():
        xml.stream(name, archive.read(relations), relations, main)
    if not main.found.startswith("word/"):
        raise BadFile(name, "it is a ZIP archive, but not a Word document")
    return main.found


FORMAT = Format(
    name="docx",
    title="Word document (.docx)",
    suffixes=(".docx", ".docm"),
    media_types=(_MEDIA_TYPE,),
    holds="article",
    signature=b"PK\x03\x04",
    read=read,
)
