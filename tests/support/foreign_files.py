"""Small foreign files, made by hand: what the readers of `sourcemark.formats` are tested with."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r" Type="{_RELATION}" Target="word/document.xml"/></Relationships>'
)
_CORE = (
    '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">{}</c:coreProperties>'
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_ODF_NAMES = " ".join(f'xmlns:{name}="{_ODF.format(name)}"' for name in ("office", "text", "table", "meta"))

Placed = tuple[float, float, float, str]
"""Left and bottom in points, size of the letters, words."""


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file of these members, packed; the same bytes at whatever hour it is made."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def docx(body: str, core: str = "", **parts: str) -> bytes:
    """A Word document with this XML as its body; `parts` are further ones, as footnotes="..."."""
    members = {
        "_rels/.rels": _RELATIONS,
        "word/document.xml": word_part("document", f"<w:body>{body}</w:body>"),
    }
    members |= {f"word/{name}.xml": word_part(name, inner) for name, inner in parts.items()}
    if core:
        members["docProps/core.xml"] = _CORE.format(core)
    return zipped(members)


def word_part(name: str, inner: str) -> str:
    """The XML of one part of a Word document."""
    return f'<w:{name} xmlns:w="{WORD}">{inner}</w:{name}>'


def run(text: str) -> str:
    """A run of words for `docx`."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    """A paragraph of runs for `docx`."""
    return f"<w:p>{''.join(runs)}</w:p>"


def odt(body: str, meta: str = "") -> bytes:
    """An OpenDocument text with this XML as its body."""
    names = f'{_ODF_NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/"'
    content = f"<office:body><office:text>{body}</office:text></office:body>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}>{content}</office:document-content>",
            "meta.xml": f"<office:document-meta {names}><office:meta>{meta}</office:meta></office:document-meta>",
        }
    )


def pdf(pages: Sequence[Sequence[Placed]], info: str = "", packet: str = "", trailer: str = "") -> bytes:
    """A PDF with these lines on its pages, set in Helvetica."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<<{info}>>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"/F {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj " for x, y, size, words in lines)
        fonts = "/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R{fonts}/Contents {6 + 2 * number} 0 R>>")
        objects.append(f"<</Length {len(shown) + 6}>>stream\nBT {shown}ET\nendstream")
    objects.append(f"<</Type/Metadata/Length {len(packet)}>>stream\n{packet}\nendstream")
    return _numbered(objects, trailer)


def _numbered(objects: Sequence[str], trailer: str) -> bytes:
    text, places = "%PDF-1.4\n", []
    for number, inner in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{inner}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    table = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R/Info 4 0 R{trailer}>>"
    )
    return f"{text}{table}\nstartxref\n{len(text)}\n%%EOF\n".encode("latin-1")
