"""OpenDocument texts: paragraphs, lists, tables and notes as text, with the document's metadata."""

from __future__ import annotations

from ...model.articles import AS_FOUND, Choices, Draft
from ...model.errors import BadFile
from ...model.layout import Layout
from .. import xml
from ..archive import Archive
from ..drafting import drafted, first_line, iso_date
from ..flow import with_notes
from ..format import Format
from .odt_body import Body

_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Draft:
    """The text with its notes below. Raises `BadFile`."""
    with Archive(name, data) as archive:
        text, layout = _text(name, archive)
        place = "meta.xml"
        meta = xml.fields(name, archive.read(place) if place in archive.names() else b"<none/>", place)
    return drafted(
        name,
        text,
        layout=layout,
        media_type=_MEDIA_TYPE,
        title=meta["title"] or first_line(text),
        byline=meta["initial-creator"] or meta["creator"],
        published=iso_date(meta["creation-date"] or meta["date"]),
        language=meta["language"],
    )


def _text(name: str, archive: Archive) -> tuple[str, Layout]:
    members = archive.names()
    kind = archive.read("mimetype").decode("latin-1").strip() if "mimetype" in members else ""
    if not kind.startswith(_MEDIA_TYPE):
        raise BadFile(name, "it is a ZIP archive, but not an OpenDocument text")
    if "META-INF/manifest.xml" in members and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise BadFile(name, "it is protected with a password")
    body = Body()
    xml.stream(name, archive.read("content.xml"), "content.xml", body)
    return with_notes(body.flow.text(), body.notes), body.flow.layout


FORMAT = Format(
    name="odt",
    title="OpenDocument text (.odt)",
    suffixes=(".odt", ".ott"),
    media_types=(_MEDIA_TYPE,),
    holds="article",
    signature=b"PK\x03\x04",
    read=read,
)
