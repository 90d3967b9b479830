"""The report as PDF: the web page, printed. Qt does that, so that this format has no writer of its own."""

from __future__ import annotations

from ..format import Format
from .report_html import FORMAT as PAGE

FORMAT = Format(
    name="report-pdf",
    title="report to be printed (.pdf)",
    suffixes=(".pdf",),
    media_types=("application/pdf",),
    holds="set",
    group="tables",
    purpose="to print or to send round",
    loses=PAGE.loses,
    printed_from=PAGE.name,
)
