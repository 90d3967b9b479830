"""Row 7: a thousand text files taken in, and a million statements written as CSV, each against its bare floor."""

from __future__ import annotations

import csv
import itertools
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import corpus
from measuring import Figure, Taken, against, in_turns, median, take, tell
from starting import at_home

from sourcemark.model.scope import Wish
from sourcemark.project import create, open_project
from sourcemark.project.schema import SCHEMA
from sourcemark.work.codebooks import builtin
from sourcemark.work.exporting.export import export
from sourcemark.work.intake import import_files

FILES = 1_000
TABLES = {
    "text": "sha256, text",
    "original": "sha256, bytes",
    "article": "key, id, body, version, sha256, original, fold, published, binned",
    "change": "operation, kind, entity, replaced, was, became",
}
CHUNK = 20_000
COMPILED = "import sourcemark.formats.child; from sourcemark.formats.registry import formats; formats()"
"""Children may write no files: what they load is compiled by somebody else, in an installed program by pip."""


def write_files(folder: Path) -> None:
    """A thousand texts of 5 kB."""
    prose = corpus.Prose(7)
    for number in range(FILES):
        (folder / f"{number:04}.txt").write_text(prose.text(5_000), "utf-8")


def import_ours(folder: Path, path: Path) -> Taken:
    """Through `work`, child processes and all."""
    project = create(path, corpus.USER, builtin())
    taken = take(lambda: import_files(project, [folder]))
    project.close()
    return taken


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What an import wrote, table by table."""
    with closing(sqlite3.connect(path)) as link:
        found = {t: link.execute(f"SELECT {c} FROM {t}").fetchall() for t, c in TABLES.items()}
        found["change"] = [row for row in found["change"] if row[1] == "article"]
        texts = "SELECT a.key, d.text FROM article a JOIN text d USING (sha256)"
        found["article_search"] = link.execute(texts).fetchall()
    assert {name: len(rows) for name, rows in found.items()} == dict.fromkeys(found, FILES)
    return found


def import_bare(rows: dict[str, list[tuple[object, ...]]], path: Path) -> Taken:
    """The same rows into the same tables, the full-text index with them, in one transaction."""
    with closing(sqlite3.connect(path, isolation_level=None)) as link:
        link.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN; {SCHEMA} COMMIT;")
        head = "INSERT INTO operation VALUES (?, ?, 0, 'd', 'a', '', 'Import', 'do', NULL, 0, 0)"
        for key in {row[0] for row in rows["change"]} | {row[3] for row in rows["article"]}:
            link.execute(head, (key, str(key)))
        return take(lambda: _insert(link, rows))


def _insert(link: sqlite3.Connection, rows: dict[str, list[tuple[object, ...]]]) -> None:
    link.execute("BEGIN")
    for table, columns in {**TABLES, "article_search": "rowid, text"}.items():
        marks = ", ".join("?" * len(columns.split(",")))
        link.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows[table])
    link.execute("COMMIT")


def importing(folder: Path, times: int = 5) -> Figure:
    """The line for the import."""
    files, fresh = folder / "files", (folder / f"{n}.sourcemark" for n in itertools.count())
    files.mkdir()
    write_files(files)
    first = next(fresh)
    import_ours(files, first)
    rows = rows_of(first)
    bare, ours = in_turns(
        times, lambda: import_bare(rows, next(fresh)), lambda: import_ours(files, next(fresh))
    )
    return against(7, "import of 1,000 text articles of 5 kB", median(bare), median(ours), 3)


def export_ours(path: Path) -> Taken:
    """Every statement of the large project through `work`."""
    project = open_project(corpus.large(), corpus.USER, read_only=True)
    taken = take(lambda: export(project, path, Wish(format="csv")))
    project.close()
    return taken


def export_bare(path: Path, again: Path) -> Taken:
    """The same rows, ready in memory, through the csv module. Only the writing counts."""
    with (
        path.open(encoding="utf-8-sig", newline="") as made,
        again.open("w", encoding="utf-8", newline="") as out,
    ):
        rows, writer, spent = csv.reader(made), csv.writer(out), [Taken(0, 0)]
        while chunk := list(itertools.islice(rows, CHUNK)):
            spent.append(take(lambda chunk=chunk: writer.writerows(chunk)))  # type: ignore[misc]
        spent.append(take(out.flush))
    return Taken(*map(sum, zip(*spent, strict=True)))


def exporting(folder: Path, times: int = 3) -> Figure:
    """The line for the export."""
    made, again = folder / "ours.csv", folder / "bare.csv"
    ours, bare = in_turns(times, lambda: export_ours(made), lambda: export_bare(made, again))
    assert made.read_bytes() == b"\xef\xbb\xbf" + again.read_bytes()
    return against(7, "export of 1,000,000 statements to CSV", median(bare), median(ours), 3)


if __name__ == "__main__":
    with at_home() as home:
        subprocess.run([sys.executable, "-c", COMPILED], check=True)
        tell([importing(home)])
        tell([exporting(home)])
