"""An annotated article as a person writes it: brackets in the text, a table below it.

    #id own-us-01
    #note wire, American English
    [s1:The mayor] [q1:said] [c1:that [s2:the board] [q2:wanted] [c2:to sell the pier]].
    ---
    1 official | Ana Ruiz
    2 ~ other by=1 | the board

``[c1:…]`` is content, ``[q1:…]`` the cue, ``[s1:…]`` the source of attribution 1; several numbers
may share a span (``[s1,3:He]``) and a number may have several spans of content. A table line names
the type ("-" where no source is named), "~" for an attitude, the attribution that a nested one
stands in, and after the bar the name under which this source goes in this article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from sourcemark.suggest.network.shapes import TYPES

OPENING = re.compile(r"\[([cqs])(\d+(?:,\d+)*):")
ROW = re.compile(r"(\d+)\s+(~\s+)?([a-z+]+|-)(?:\s+by=(\d+))?\s*(?:\|\s*(.*\S))?\s*$")
ROLES = {"c": "content", "q": "cue", "s": "source"}

Document = dict[str, Any]


class BadMarkup(Exception):
    """A marked article that cannot be read; says where."""


@dataclass
class Spans:
    """What brackets of one article gave: plain text, and spans by role and number."""

    text: str = ""
    found: dict[int, dict[str, list[list[int]]]] = field(default_factory=dict)

    def add(self, role: str, numbers: str, start: int) -> None:
        span = [start, start + len(self.text[start:].rstrip())]
        for number in map(int, numbers.split(",")):
            roles = self.found.setdefault(number, {"content": [], "cue": [], "source": []})
            roles[ROLES[role]].append(span)


def read_brackets(marked: str) -> Spans:
    """Take the brackets out of a text and say what they held."""
    spans, stack, at = Spans(), [], 0
    while at < len(marked):
        opening = OPENING.match(marked, at)
        if opening:
            stack.append((opening[1], opening[2], len(spans.text)))
            at = opening.end()
        elif marked[at] == "]" and stack:
            spans.add(*stack.pop())
            at += 1
        else:
            spans.text += marked[at]
            at += 1
    if stack:
        raise BadMarkup(f"[{stack[-1][0]}{stack[-1][1]}: is never closed")
    return spans


def read_article(block: str) -> Document:
    """One article with its table. Raises BadMarkup."""
    lines = block.strip("\n").split("\n")
    heads = [line for line in lines if line.startswith("#")]
    name = next((line[4:].strip() for line in heads if line.startswith("#id ")), "")
    if not name or "---" not in lines:
        raise BadMarkup(f"{name or lines[0]!r}: needs a line '#id NAME' and a line '---' above the table")
    cut = lines.index("---")
    try:
        spans = read_brackets("\n".join(line for line in lines[:cut] if line not in heads).strip("\n"))
        rows = [read_row(line) for line in lines[cut + 1 :] if line.strip() and not line.startswith("#")]
        return {"id": name, "text": spans.text, "attributions": joined(spans, rows)}
    except BadMarkup as error:
        raise BadMarkup(f"{name}: {error}") from error


def read_row(line: str) -> tuple[int, str, str, int | None, str]:
    row = ROW.match(line)
    if row is None:
        raise BadMarkup(f"cannot read the row {line!r}")
    if unknown := set(row[3].split("+")) - {*TYPES, "-"}:
        raise BadMarkup(f"row {row[1]}: unknown type {', '.join(sorted(unknown))}")
    kind = "attitude" if row[2] else "statement"
    return int(row[1]), kind, row[3].strip("-"), int(row[4]) if row[4] else None, row[5] or ""


def joined(spans: Spans, rows: list[tuple[int, str, str, int | None, str]]) -> list[Document]:
    """Attributions in the order of the table; ``by`` becomes an index."""
    order = {row[0]: place for place, row in enumerate(rows)}
    if len(order) != len(rows):
        raise BadMarkup("a number has two rows")
    if differing := set(order) ^ set(spans.found):
        raise BadMarkup(f"only in the text or only in the table: {sorted(differing)}")
    out = []
    for number, kind, type_, by, who in rows:
        roles = spans.found[number]
        if not roles["content"]:
            raise BadMarkup(f"{number} has no content")
        if by is not None and by not in order:
            raise BadMarkup(f"{number} stands in {by}, which has no row")
        outer = None if by is None else order[by]
        out.append({**roles, "kind": kind, "type": type_, "by": outer, "who": who})
    return out


def read_file(text: str) -> list[Document]:
    """All articles of a file; each begins with its '#id' line."""
    return [read_article(block) for block in re.split(r"(?m)^(?=#id )", text) if block.strip()]


def write_article(document: Document) -> str:
    """The way back: the same article in brackets. Spans must nest."""
    events: list[tuple[int, int, int, str]] = []
    shared: dict[tuple[str, int, int], list[int]] = {}
    for number, one in enumerate(document["attributions"], 1):
        for letter, role in ROLES.items():
            for start, end in one[role]:
                shared.setdefault((letter, start, end), []).append(number)
    for (letter, start, end), numbers in shared.items():
        events.append((start, 1, -end, f"[{letter}{','.join(map(str, numbers))}:"))
        events.append((end, 0, -start, "]"))
    text, out, at = document["text"], [], 0
    for place, _, _, mark in sorted(events):
        out += [text[at:place], mark]
        at = place
    body = "".join(out) + text[at:]
    table = "".join(map(written_row, enumerate(document["attributions"], 1)))
    return f"#id {document['id']}\n{body}\n---\n{table}"


def written_row(numbered: tuple[int, Document]) -> str:
    number, one = numbered
    attitude = "~ " if one["kind"] == "attitude" else ""
    by = "" if one["by"] is None else f" by={one['by'] + 1}"
    who = f" | {one['who']}" if one.get("who") else ""
    return f"{number} {attitude}{one['type'] or '-'}{by}{who}\n"
