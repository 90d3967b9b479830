"""The report as one HTML file: no scripts, nothing loaded, readable on a phone and on paper. All words are escaped."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from html import escape
from pathlib import Path

from ...assets import asset
from ...model.bundle import Bundle
from ...model.scales import CREDIBILITY, RELIABILITY
from .. import losses
from ..format import Format
from ..grouped import Group, Grouped
from ..losses import Loss
from .report.content import COLUMNS, ROWS, Content, Heard, Note, Piece, head

_HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Report</title>
<style>
{style}</style></head><body>
<h1>Who says what</h1>
"""


LOSES = (
    *(losses.TEXTS, losses.UNMARKED),
    *losses.BUNDLES_ALONE,
    *(losses.IDS, losses.CAPTURE, losses.REGISTER, losses.UNHEARD, losses.DEFINITIONS, losses.UNUSED),
    Loss("looks", "keys of the codebook", losses.of_codes(lambda c: c.key)),
    *(losses.SPEECH, losses.CHAIN_WORDS, losses.PLACES, losses.WHEN, losses.CONFIRMED),
)


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the page; how many statements there were."""
    style = asset("report.css").read_text("utf-8")
    with path.open("w", encoding="utf-8", newline="\n") as file, Grouped(bundle) as grouped:
        content = Content(grouped.register)
        file.write(_HEAD.format(style=style))
        for group in grouped.groups(unmarked=False):
            file.writelines(_article(group, content))
        file.writelines(_tables(content))
        file.write("</body></html>\n")
    return content.statements


def _article(group: Group, content: Content) -> Iterator[str]:
    above = head(group.article)
    language = f' lang="{_attribute(above.language)}"' if above.language else ""
    yield f"<h2 dir=auto{language}>{escape(above.title)}</h2>\n"
    lines = (above.line, above.url, above.handling)
    yield f"<p class=line dir=auto>{'<br>'.join(escape(line) for line in lines if line)}</p>\n"
    yield '<table class="statements" width="100%" cellspacing="0">\n'
    for note in content.notes(group):
        yield _row(note, language)
    yield "</table>\n"


def _row(note: Note, language: str) -> str:
    quote = " <span class=cut>[…]</span> ".join(map(_piece, note.pieces))
    return (
        f'<tr id="s{note.number}"><td class=number valign=top>{note.number}</td>'
        f"<td class=quote valign=top dir=auto{language}>{quote}</td>"
        f'<td class=note valign=top width="34%">{_margin(note)}</td></tr>\n'
    )


def _piece(piece: Piece) -> str:
    before, after = (f"<span class=around>{escape(words)}</span>" for words in (piece.before, piece.after))
    return f"{before}<b>{escape(piece.words)}</b>{after}".replace("\n", "<br>")


def _margin(note: Note) -> str:
    colour, letter = _attribute(note.colour), escape(note.letter)
    badge = f'<span class=badge style="background-color: {colour}">&nbsp;{letter}&nbsp;</span> '
    head = " · ".join(escape(part) for part in (note.type, note.grade) if part)
    lines = [f"{badge if note.letter else ''}<b>{head}</b>"] if head or note.letter else []
    lines += [f"<span dir=auto>{escape(note.speaker or 'No source named')}</span>"]
    facts = (
        f"<span class=fact>{escape(name)}:</span> <span dir=auto>{_lines(w)}</span>" for name, w in note.facts
    )
    return "<br>".join([*lines, f"<span class=facts>{' · '.join(facts)}</span>"])


def _tables(content: Content) -> Iterator[str]:
    yield "<h2>Sources</h2>\n"
    heads = ("Source", "What it is", "Types", "Named", "Statements", "Reliability given")
    rows = (_cells(_source(heard)) for heard in content.sources())
    yield from _table(heads, rows)
    yield "<h2>Grades</h2>\n<p>Statements by reliability of the source (A–F) and credibility of the information (1–6). F and 6 mean that it cannot be judged; – means that nobody graded it.</p>\n"  # noqa: E501
    yield from _table(("", *COLUMNS), (_matrix_row(content, row) for row in ROWS))
    scale = [*RELIABILITY.items(), *CREDIBILITY.items()]
    yield f"<p class=line>{escape('; '.join(f'{grade}: {words.lower()}' for grade, words in scale))}.</p>\n"


def _table(heads: tuple[str, ...], rows: Iterator[str]) -> Iterator[str]:
    yield '<table class="figures" cellspacing="0" cellpadding="4">\n'
    yield f"<tr>{''.join(f'<th>{escape(name)}</th>' for name in heads)}</tr>\n"
    yield from (f"<tr>{cells}</tr>\n" for cells in rows)
    yield "</table>\n"


def _source(heard: Heard) -> tuple[str, ...]:
    what = ", ".join(part for part in (heard.kind, heard.standing) if part)
    return heard.name, what, heard.types, heard.anonymity, f"{heard.statements:,}", heard.grades


def _matrix_row(content: Content, row: str) -> str:
    numbers = (content.matrix[row, column] for column in COLUMNS)
    return f"<th>{row}</th>{_cells(tuple(f'{number:,}' if number else '' for number in numbers))}"


def _cells(words: tuple[str, ...]) -> str:
    return "".join(f"<td dir=auto>{escape(word)}</td>" for word in words)


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def _attribute(words: str) -> str:
    """For between quotation marks, and for a style: letters, digits and a few signs."""
    return "".join(char for char in words if char.isascii() and (char.isalnum() or char in "#-"))


FORMAT = Format(
    name="report-html",
    title="report as a web page (.html)",
    suffixes=(".html",),
    media_types=("text/html",),
    holds="set",
    group="tables",
    purpose="one page to read, with margin notes",
    write=write,
    loses=LOSES,
)
