"""Proposals as `suggest` prints them: a row for people, an object for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..model.proposals import Proposal, ProposedSource
from ..model.spans import Span
from ..work.proposing.texts import Text

HEAD = (
    "article", "start", "end", "type", "source", "name", "mode", "kind", "chain", "confidence", "tier", "content",
)  # fmt: skip


class Proposed(NamedTuple):
    """A proposal and the article that it is for."""

    of: Text
    proposal: Proposal

    def words(self, spans: Iterable[Span]) -> str:
        """What stands there, pieces with an ellipsis between them."""
        text = self.of.ask.text if self.of.ask else ""
        return " … ".join(text[span.start : span.end] for span in spans)

    def named(self, source: ProposedSource) -> str:
        """Whom a source means: an entry of the register, else the words that name it most fully."""
        return source.name or self.words([source.fullest] if source.fullest else source.spans)


def row(one: Proposed) -> tuple[object, ...]:
    """The cells under `HEAD`."""
    p = one.proposal
    source = p.source
    return (
        one.of.name, p.spans[0].start, p.spans[-1].end, ", ".join(source.types), one.words(source.spans),
        one.named(source), p.mode, p.statement_kind, " → ".join(map(one.named, p.chain)), f"{p.confidence:.2f}",
        p.tier, one.words(p.spans),
    )  # fmt: skip


def as_object(one: Proposed) -> dict[str, object]:
    """All of it. Offsets are code points, ends are not included."""
    p = one.proposal
    return {
        "article": one.of.name, "title": one.of.title,
        "content": {"spans": p.spans, "words": one.words(p.spans)},
        "cue": {"spans": p.cue_spans, "words": one.words(p.cue_spans)},
        "source": _source(one, p.source), "mode": p.mode, "kind": p.statement_kind,
        "chain": _sources(one, p.chain), "confidence": round(p.confidence, 4), "tier": p.tier,
    }  # fmt: skip


def _sources(one: Proposed, chain: Sequence[ProposedSource]) -> list[dict[str, object]]:
    return [_source(one, hop) for hop in chain]


def _source(one: Proposed, source: ProposedSource) -> dict[str, object]:
    return {
        "spans": source.spans,
        "words": one.words(source.spans),
        "name": one.named(source),
        "known": bool(source.name),
        "types": source.types,
    }
