"""Row 20: a million statements written as bundle and as W3C JSON lines, against the bare json module, in flat memory;
and a bundle read back, against the bare insertion of the same rows.
"""

from __future__ import annotations

import itertools
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import corpus
from measuring import Figure, Taken, against, in_turns, median, take, tell
from starting import at_home

from sourcemark.model.scope import Scope, Wish
from sourcemark.project import create, open_project
from sourcemark.work.codebooks import builtin
from sourcemark.work.coworkers.merging import take_in
from sourcemark.work.exporting.export import export

CHUNK = 20_000
MEMORY = 300
"""Megabytes at most while a million statements are written."""
# Not `ru_maxrss`: a new process starts with that of the one that started it, which holds CHUNK objects.
PEAK = """
import sys
sys.path.insert(0, sys.argv[1])
import corpus
from pathlib import Path
from sourcemark.model.scope import Scope, Wish
from sourcemark.project import open_project
from sourcemark.work.exporting.export import export
project = open_project(Path(sys.argv[2]), corpus.USER, read_only=True)
export(project, Path(sys.argv[3]), Wish(format=sys.argv[4]))
project.close()
(peak,) = [line for line in open('/proc/self/status', encoding='ascii') if line.startswith('VmHWM')]
print(int(peak.split()[1]) / 1024)
"""
_SEARCH = """SELECT key, body ->> '$.quotes[0].exact', coalesce(body ->> '$.note', '') FROM read.statement"""


def export_ours(path: Path, name: str) -> Taken:
    """Every statement of the large project through `work`."""
    with closing(open_project(corpus.large(), corpus.USER, read_only=True)) as project:
        return take(lambda: export(project, path, Wish(format=name, scope=Scope())))


def export_bare(path: Path, again: Path) -> Taken:
    """The same objects, ready in memory, through the json module, one a line. Only the writing counts."""
    with path.open(encoding="utf-8") as made, again.open("w", encoding="utf-8") as out:
        spent = [Taken(0, 0)]
        while chunk := [json.loads(line) for line in itertools.islice(made, CHUNK)]:
            spent.append(take(lambda chunk=chunk: _write(chunk, out)))  # type: ignore[misc]
        spent.append(take(out.flush))
    return Taken(*map(sum, zip(*spent, strict=True)))


def _write(chunk: list[object], out) -> None:  # type: ignore[no-untyped-def]
    for thing in chunk:
        out.write(json.dumps(thing, ensure_ascii=False, separators=(",", ":")))
        out.write("\n")


def peak(path: Path, name: str) -> Figure:
    """Memory of a process that writes them."""
    command = [sys.executable, "-c", PEAK, str(Path(__file__).parent), str(corpus.large()), str(path), name]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    return Figure(20, f"memory: {name}", float(told.stdout), most=MEMORY, unit="MB")


def writing(folder: Path, name: str, suffix: str, times: int = 1) -> list[Figure]:
    """The lines for one format."""
    made, again = folder / f"ours{suffix}", folder / "bare.json"
    ours, bare = in_turns(times, lambda: export_ours(made, name), lambda: export_bare(made, again))
    again.unlink()
    figure = against(20, f"export of 1,000,000 statements as {name}", median(bare), median(ours), 3)
    return [figure, peak(made, name)]


def read_ours(bundle: Path, path: Path) -> Taken:
    """Into an empty project, as anybody's set comes in."""
    with closing(create(path, corpus.USER, builtin())) as project:
        return take(lambda: take_in(project, bundle))


def read_bare(read: Path, path: Path) -> Taken:
    """The same rows, ready in memory, inserted table by table in one transaction, the full-text indexes too."""
    create(path, corpus.USER, builtin()).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as link:
        for pragma in ("foreign_keys = OFF", "journal_mode = WAL", "synchronous = FULL"):
            link.execute(f"PRAGMA {pragma}")
        link.execute("ATTACH ? AS read", (str(read),))
        link.execute("BEGIN")
        spent = [_insert(link, f"SELECT * FROM read.{t}", f"OR IGNORE INTO {t}") for t in _tables(link)]
        spent.append(_insert(link, _SEARCH, "INTO statement_search (rowid, exact, note)"))
        texts = "SELECT a.key, d.text FROM read.article a JOIN read.text d USING (sha256)"
        spent.append(_insert(link, texts, "INTO article_search (rowid, text)"))
        spent.append(take(lambda: link.execute("COMMIT")))
    return Taken(*map(sum, zip(*spent, strict=True)))


def _tables(link: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM read.sqlite_schema WHERE type = 'table' AND name NOT LIKE '%search%'"
    return [name for (name,) in link.execute(f"{query} AND name NOT LIKE 'sqlite%'")]


def _insert(link: sqlite3.Connection, query: str, into: str) -> Taken:
    """Only the inserting counts."""
    rows, spent = link.execute(query), [Taken(0, 0)]
    marks = ", ".join("?" * len(rows.description))
    while chunk := rows.fetchmany(CHUNK):
        act = f"INSERT {into} VALUES ({marks})"
        spent.append(take(lambda chunk=chunk, act=act: link.executemany(act, chunk)))  # type: ignore[misc]
    return Taken(*map(sum, zip(*spent, strict=True)))


def reading(folder: Path) -> Figure:
    """The line for the bundle that `writing` left."""
    read = folder / "read.sourcemark"
    ours = read_ours(folder / "ours.smbundle", read)
    bare = read_bare(read, folder / "inserted.sourcemark")
    return against(20, "read a bundle of 1,000,000 statements into a project", bare, ours, 5)


if __name__ == "__main__":
    with at_home() as home:
        tell(writing(home, "bundle", ".smbundle"))
        tell([reading(home)])
        tell(writing(home, "w3c-jsonl", ".jsonl"))
