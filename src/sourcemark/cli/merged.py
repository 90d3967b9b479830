"""What a merging does, or did, as tables and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..project.merging.preview import Preview
from ..work.coworkers.merging import in_words
from ..work.coworkers.saying import Teller
from .common import say, show

_COUNTED = ("new", "changed", "deleted", "conflicting")
ELSEWHERE = "codebook, sources and people"
"""What belongs to no article."""


def tell(path: Path, seen: Preview, teller: Teller) -> None:
    """Print what comes of one file: per article, then with reasons."""
    say(f"{path.name}: {in_words(seen)}")
    rows = [(s.title or ELSEWHERE, *(s.counts.get(name, 0) for name in _COUNTED)) for s in seen.shares]
    _list(rows, ("article", *_COUNTED))
    _list(
        [(line.action, line.kind, line.title, line.why) for line in seen.lines],
        ("what", "kind", "title", "why"),
    )
    if seen.more:
        say(f"and {seen.more:,} more.")
    _list(
        [(o["kind"], o["part"], " | ".join(o["values"])) for o in _conflicts(seen, teller)],
        ("conflicting", "part", "values"),
    )
    _list([(like.title, like.why) for like in seen.likenesses], ("looks like another version of ours", "why"))
    _list([(s.exact,) for s in seen.left], ("words not found in our text",))
    _list(
        [(f.facet, f.code.name, f.like or "") for f in seen.codes],
        ("facet", "value that ours lacks", "like ours"),
    )
    _list(seen.ignored, ("change of a mark ignored", "by"))
    _list(seen.kept, ("deleted, but still referred to", "which"))


def as_object(path: Path, seen: Preview, teller: Teller) -> dict[str, Any]:
    """The same for JSON."""
    return {
        "file": str(path),
        "operations": None if seen.veiled else seen.operations,
        "counts": {name: seen.count(name) for name in _COUNTED},
        "articles": [{"id": s.article, "title": s.title, **s.counts} for s in seen.shares],
        "lines": seen.lines,
        "more": seen.more,
        "conflicts": _conflicts(seen, teller),
        "same": [{"theirs": theirs, "ours": ours} for theirs, ours in seen.same],
        "likenesses": seen.likenesses,
        "left": [{"id": s.id, "article": s.article, "quote": s.exact} for s in seen.left],
        "ignored": [{"statement": id, "by": by} for id, by in seen.ignored],
        "kept": [{"kind": kind, "id": id} for kind, id in seen.kept],
        "codes": [
            {"facet": f.facet, "id": f.code.id, "name": f.code.name, "like": f.like} for f in seen.codes
        ],
    }


def _conflicts(seen: Preview, teller: Teller) -> list[dict[str, Any]]:
    return [
        {"kind": one.kind, "id": one.entity, "part": part, "values": values}
        for one in seen.conflicts
        for part, values in map(teller.clash, one.clashes)
    ]


def _list(rows: Sequence[Sequence[object]], head: Sequence[str]) -> None:
    if rows:
        show(rows, head, as_json=False)
