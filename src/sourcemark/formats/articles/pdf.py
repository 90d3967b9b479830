"""PDF: the text in the order of the page, lines put together into paragraphs, with the document's metadata."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from ...model.articles import AS_FOUND, Choices, Draft
from ...model.errors import BadFile
from ..drafting import drafted, first_line
from ..format import Format
from .pdf_lines import Line, mended, paragraphs
from .pdf_metadata import metadata

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_LOCKED = 4
"""PDFium's FPDF_ERR_PASSWORD."""
_NO_TEXT = "there is no text in it; scanned pages must go through text recognition first"


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Draft:
    """The text of all pages. Raises `BadFile`, for scans too."""
    with closing(_opened(name, data)) as document:
        pages = [paragraphs(lines) for lines in _pages(name, document)]
        known = metadata(data, document.get_metadata_dict())
    text = mended(pages)
    if not text.strip():
        raise BadFile(name, _NO_TEXT)
    known["title"] = known["title"] or first_line(text)
    return drafted(name, text, known, library="pypdfium2", remarks=(), media_type="application/pdf")


def _opened(name: str, data: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        locked = error.err_code == _LOCKED
        why = "it is protected with a password" if locked else "the file is damaged or cut off"
        raise BadFile(name, why) from error


def _pages(name: str, document: PdfDocument) -> Iterator[list[Line]]:
    """The lines of each page. Pages are closed at once: PDFium keeps all that is open in memory."""
    from pypdfium2 import PdfiumError

    for number in range(len(document)):
        try:
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                yield _lines(text)
        except PdfiumError as error:
            raise BadFile(name, "the file is damaged", f"page {number + 1}") from error


def _lines(page: PdfTextPage) -> list[Line]:
    """With their places, where characters of the text and of the page are the same in number."""
    text = page.get_text_range()
    placed = len(text) == page.count_chars()
    lines, start = [], 0
    for line in text.split("\r\n"):
        if line.strip():
            first, last = start, start + len(line.rstrip()) - 1
            box = _box(page, first, last) if placed else (0.0, float(len(line)), 0.0, 0.0, 1.0)
            lines.append(Line(line.strip(), *box))
        start += len(line) + 2
    return lines


def _box(page: PdfTextPage, first: int, last: int) -> tuple[float, float, float, float, float]:
    """Left, right, bottom at the start, bottom at the end and height of a line, in points from the page's foot."""
    left, bottom, _, top = page.get_charbox(first, loose=True)
    _, end, right, _ = page.get_charbox(last, loose=True)
    return left, right, bottom, end, top - bottom


FORMAT = Format(
    name="pdf",
    title="PDF document (.pdf)",
    suffixes=(".pdf",),
    media_types=("application/pdf",),
    holds="article",
    signature=b"%PDF-",
    read=read,
)
