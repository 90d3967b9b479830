"""The report as Markdown: what the page says, for a wiki or a text editor. Signs that would format are escaped."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from ...model.bundle import Bundle
from ..format import Format
from ..grouped import Group, Grouped
from .report.content import COLUMNS, ROWS, Content, Note, head
from .report_html import LOSES

_SIGNS = re.compile(r"[\\`*_{}\[\]<>#+!|~$&=^:@]|(?<=\d)[.)](?=\s|$)|^-")


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the text; how many statements there were."""
    with path.open("w", encoding="utf-8", newline="\n") as file, Grouped(bundle) as grouped:
        content = Content(grouped.register)
        file.write("# Who says what\n")
        for group in grouped.groups(unmarked=False):
            file.writelines(_article(group, content))
        file.writelines(_tables(content))
    return content.statements


def plain(words: str) -> str:
    """Words on one line that no reader of Markdown takes for anything but words."""
    return _SIGNS.sub(r"\\\g<0>", " ".join(words.split()))


def _article(group: Group, content: Content) -> Iterator[str]:
    above = head(group.article)
    yield f"\n## {plain(above.title)}\n\n"
    yield from (f"{plain(line)}  \n" for line in (above.line, above.url, above.handling) if line)
    for note in content.notes(group):
        yield from _note(note)


def _note(note: Note) -> Iterator[str]:
    quote = " […] ".join(f"{plain(p.before)} **{plain(p.words)}** {plain(p.after)}" for p in note.pieces)
    yield f"\n> {quote.strip()}\n\n"
    marks = " · ".join(plain(part) for part in (note.letter, note.type, note.grade) if part)
    speaker = plain(note.speaker) or "No source named"
    yield f"{note.number}\\. {f'**{marks}** · ' if marks else ''}{speaker}\n\n"
    yield f"{' · '.join(f'{plain(name)}: {plain(words)}' for name, words in note.facts)}\n"


def _tables(content: Content) -> Iterator[str]:
    yield "\n## Sources\n\n"
    yield from _head(("Source", "What it is", "Types", "Named", "Statements", "Reliability given"))
    for heard in content.sources():
        what = ", ".join(part for part in (heard.kind, heard.standing) if part)
        cells = (heard.name, what, heard.types, heard.anonymity, f"{heard.statements:,}", heard.grades)
        yield f"| {' | '.join(map(plain, cells))} |\n"
    yield "\n## Grades\n\n"
    yield from _head(("", *COLUMNS))
    for row in ROWS:
        numbers = (content.matrix[row, column] for column in COLUMNS)
        yield f"| {row} | {' | '.join(f'{n:,}' if n else '' for n in numbers)} |\n"


def _head(names: tuple[str, ...]) -> Iterator[str]:
    yield f"| {' | '.join(names)} |\n"
    yield f"|{' --- |' * len(names)}\n"


FORMAT = Format(
    name="report-markdown",
    title="report as Markdown (.md)",
    suffixes=(".md",),
    media_types=("text/markdown",),
    holds="set",
    group="tables",
    purpose="for wikis and notes",
    write=write,
    loses=LOSES,
)
