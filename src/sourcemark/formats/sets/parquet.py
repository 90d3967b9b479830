"""Parquet: one row a span, for DuckDB, Spark or pandas. Columns have types; grades stay two columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

import msgspec

from ...model.bundle import Bundle
from ...model.errors import Refused
from ...model.layout import Block, page_at
from ...model.statements import Statement
from .. import losses
from ..described import NAMES, described
from ..format import Format
from ..grouped import Group, Grouped
from ..register import Register

_OF_ARTICLE = (
    *("title", "outlet", "byline", "section", "published", "url", "language", "handling", "sha256"),
)
_LISTS = ("source", "chain")
COLUMNS = {
    **{"statement_id": "VARCHAR", "article_id": "VARCHAR", "role": "VARCHAR"},
    **{"piece": "INTEGER", "pieces": "INTEGER", "start": "BIGINT", "end": "BIGINT", "page": "INTEGER"},
    **{"quote": "VARCHAR", "annotator": "VARCHAR", "created": "TIMESTAMP WITH TIME ZONE"},
    **{"source": "VARCHAR[]", "source_kind": "VARCHAR[]", "anonymity": "VARCHAR[]", "chain": "VARCHAR[]"},
    **{name: "VARCHAR" for name in NAMES if name not in _LISTS},
    "facets": "MAP(VARCHAR, VARCHAR[])",
    **dict.fromkeys(_OF_ARTICLE, "VARCHAR"),
}
"""Column -> type. `role` is "statement", "source" or "cue"; `piece` counts from 1 in each."""
ABOUT = {"offset_unit": "unicode code points, end exclusive", "made_by": "Sourcemark"}
_EXTENSIONS = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
"""Nothing is ever fetched."""
_ROOM = 65_536


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the rows; how many there were. Raises `Refused` where DuckDB is not installed, OSError."""
    duckdb = _duckdb()
    number, longest, encode = 0, 0, msgspec.json.Encoder().encode
    with TemporaryDirectory() as folder, Grouped(bundle) as grouped:
        lines = Path(folder, "rows.json")
        with lines.open("wb") as file:
            for group in grouped.groups(unmarked=False):
                for row in _rows(group, grouped.register):
                    line = encode(row) + b"\n"
                    number, longest = number + 1, max(longest, len(line))
                    file.write(line)
        _convert(duckdb, lines, path, longest + _ROOM)
    return number


def _duckdb() -> ModuleType:
    try:
        import duckdb
    except ImportError as error:
        raise Refused("Parquet is written by DuckDB: pip install sourcemark[analysis]") from error
    return duckdb


def _convert(duckdb: ModuleType, lines: Path, path: Path, longest: int) -> None:
    """Rows as JSON into Parquet, some thousand at a time."""
    columns = ", ".join(f"{_quoted(name)}: {_quoted(type)}" for name, type in COLUMNS.items())
    about = ", ".join(f"{name}: {_quoted(words)}" for name, words in ABOUT.items())
    given = f"format='newline_delimited', columns={{{columns}}}, maximum_object_size={longest}"
    source = f"read_json({_quoted(str(lines))}, {given})"
    with duckdb.connect(config=_EXTENSIONS) as link:
        link.execute("SET TimeZone = 'UTC'")
        try:
            link.execute(
                f"COPY (FROM {source}) TO {_quoted(str(path))} (FORMAT parquet, KV_METADATA {{{about}}})"
            )
        except duckdb.IOException as error:
            raise OSError(str(error)) from error


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _rows(group: Group, register: Register) -> Iterator[dict[str, object]]:
    a = group.article
    pages = tuple(block for block in a.layout if block.role == "page")
    article = {"article_id": a.id, **{name: getattr(a, name) for name in _OF_ARTICLE}}
    for s in group.statements:
        said = {**article, **_said(s, register)}
        for place in _places(group.text, s, pages):
            yield {**said, **place}


def _said(s: Statement, register: Register) -> dict[str, object]:
    values = described(s, register)
    sources = {source.name: source for source in register.sources_of(s)}.values()
    single: dict[str, object] = {
        str(name): values[name][0] for name in NAMES if name in values and name not in _LISTS
    }
    return {
        **single,
        **{name: values.get(name, ()) for name in _LISTS},
        "statement_id": s.id,
        "annotator": register.annotator(s.annotator),
        "created": s.created.isoformat(),
        "source_kind": [source.source_kind for source in sources],
        "anonymity": [source.anonymity for source in sources],
        "facets": {name: several for name, several in values.items() if name not in NAMES},
    }


def _places(text: str, s: Statement, pages: tuple[Block, ...]) -> Iterator[dict[str, object]]:
    """One for each span: of the statement, of the words that name its source, of those that attribute."""
    roles = {"statement": s.spans, "source": s.attribution.source_spans, "cue": s.attribution.cue_spans}
    for role, spans in roles.items():
        for piece, span in enumerate(spans, 1):
            yield {
                "role": role,
                "piece": piece,
                "pieces": len(spans),
                "start": span.start,
                "end": span.end,
                "page": page_at(pages, span.start),
                "quote": text[span.start : span.end],
            }


FORMAT = Format(
    name="parquet",
    title="Parquet file (.parquet)",
    suffixes=(".parquet",),
    media_types=("application/vnd.apache.parquet",),
    holds="set",
    group="tables",
    purpose="for DuckDB, Spark, R and pandas",
    write=write,
    takes_texts=True,
    counts="row",
    needs="analysis",
    loses=(
        *(losses.TEXTS, losses.UNMARKED),
        *losses.BUNDLES_ALONE,
        *losses.LISTS,
        *(losses.CAPTURE, losses.CHAIN_WORDS, losses.DECISIONS, losses.CONFIRMED),
    ),
)
