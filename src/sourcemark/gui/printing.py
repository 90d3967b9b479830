"""A report's page printed to a PDF file: A4, page numbers at the foot."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QGuiApplication, QPageSize, QPdfWriter, QTextDocument

_POINTS = 9


def print_html(html: Path, pdf: Path) -> None:
    """Print a page of ours to `pdf`: Qt would load what a page names, and ours name nothing.

    In a shell, where no window is, it works without a screen. Raises OSError when it can't be written.
    """
    _running = QGuiApplication.instance() or QGuiApplication(["sourcemark", "-platform", "offscreen"])
    pdf.touch()  # says why where Qt would only say that it can't
    document = QTextDocument()
    document.setDefaultFont(QFont("Noto Serif", _POINTS))
    document.setMetaInformation(QTextDocument.MetaInformation.CssMedia, "print")
    document.setHtml(html.read_text("utf-8"))
    writer = QPdfWriter(str(pdf))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))  # printing leaves two centimetres by itself
    writer.setTitle("Who says what")
    writer.setCreator("Sourcemark")
    document.print_(writer)
    if not pdf.stat().st_size:
        raise OSError(0, "nothing was printed", str(pdf))
