"""What each format is for, in words for people; what is not known here is told by its title alone."""

from __future__ import annotations

from ...formats.format import Format

GROUPS = (
    "For coworkers",
    "Tables and reports",
    "Text analysis",
    "Annotation tools",
    "Intelligence and fact checks",
)
OTHER = "Others"
_PURPOSES: dict[str, tuple[int, str]] = {
    "bundle": (0, "everything, to be merged into another project"),
    "csv": (1, "for spreadsheets and statistics"),
    "xlsx": (1, "for Excel and LibreOffice"),
    "parquet": (1, "for DuckDB, Spark, R and pandas"),
    "report-html": (1, "one page to read, with margin notes"),
    "report-pdf": (1, "to print or to send round"),
    "report-markdown": (1, "for wikis and notes"),
    "qdpx": (2, "for ATLAS.ti, MAXQDA, NVivo and others"),
    "qdc": (2, "the codebook alone, for the same programs"),
    "conll": (2, "words with labels, to train models"),
    "spans": (2, "plain lines for programs of one's own"),
    "cas-xmi": (3, "for INCEpTION and UIMA"),
    "cas-json": (3, "for INCEpTION and UIMA"),
    "brat": (3, "for brat"),
    "label-studio": (3, "for Label Studio"),
    "doccano": (3, "for doccano"),
    "prodigy": (3, "for Prodigy and spaCy"),
    "w3c": (3, "for Hypothesis and annotation servers"),
    "w3c-jsonl": (3, "the same, one a line"),
    "stix": (4, "for OpenCTI and other platforms"),
    "misp": (4, "for MISP"),
    "claim-review": (4, "for search engines, from what was decided"),
}


def group_of(form: Format) -> str:
    """Under which heading it stands."""
    known = _PURPOSES.get(form.name)
    return GROUPS[known[0]] if known else OTHER


def purpose(form: Format) -> str:
    """What it is for; empty when nobody said."""
    known = _PURPOSES.get(form.name)
    return known[1] if known else ""
