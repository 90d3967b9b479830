"""What a proposal becomes: a statement as tagging and attributing by hand would have made it. Nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from ...model.codebook import SOURCE_TYPE, Code, Codebook
from ...model.proposals import Proposal
from ...model.sources import Source
from ...model.spans import Span, normalised
from ...model.statements import Attribution, Hop, Statement
from ...project import Project
from ..attributing import also_by, attributed
from ..marks import codebook_of
from ..speaking import Words
from ..tagging import fresh, values_of
from .meaning import Meaning
from .types import offered


class Made(NamedTuple):
    """What one proposal became."""

    proposal: Proposal
    statement: Statement
    types: tuple[Code, ...]
    speakers: tuple[Source, ...]


class Mended(NamedTuple):
    """What a person changed of a proposal before taking it; empty for what stays."""

    source_type: str | None = None
    spans: tuple[Span, ...] = ()


class Making:
    """Makes statements of the proposals in one article, in one step."""

    def __init__(self, project: Project, article: str, text: str, meaning: Meaning) -> None:
        self._project, self._article, self._text, self._meaning = project, article, text, meaning
        self._book = codebook_of(project)

    def made(self, proposal: Proposal, places: tuple[Span, ...], mended: Mended) -> Made:
        """The statement at `places`, with the sources that it names."""
        types = _types(self._book, proposal, mended)
        speakers = self._meaning.sources(proposal.source, [type.id for type in types])
        words = Words(normalised(proposal.source.spans), normalised(proposal.cue_spans))
        bare = self._bare(proposal, places, types, mended)
        return Made(proposal, self._said(bare, speakers, words, self._hops(proposal)), types, speakers)

    def _bare(
        self, proposal: Proposal, places: tuple[Span, ...], types: Sequence[Code], mended: Mended
    ) -> Statement:
        """Nobody says it yet."""
        made = fresh(self._project, self._book, self._article, self._text, places)
        kept = types if self._book.source_types.many else types[:1]
        if kept:
            made = made.coded(SOURCE_TYPE, *(type.id for type in kept))
        if not mended.spans:
            made = msgspec.structs.replace(made, attribution=Attribution(mode=proposal.mode))
        return msgspec.structs.replace(made, statement_kind=proposal.statement_kind)

    def _hops(self, proposal: Proposal) -> tuple[Hop, ...]:
        """Those who are known or named; who would stand there twice stands next to the article."""
        hops: dict[str, Hop] = {}
        for passing in proposal.chain:
            types = [type.id for type in offered(self._book, passing.types)]
            for who in self._meaning.sources(passing, types)[:1]:
                hops.pop(who.id, None)
                hops[who.id] = Hop(source=who.id, spans=normalised(passing.spans))
        return tuple(hops.values())

    def _said(
        self, bare: Statement, speakers: Sequence[Source], words: Words, hops: tuple[Hop, ...]
    ) -> Statement:
        """As by hand: the first speaker grades it. Without one, the words that stand for somebody are kept."""
        if not speakers:
            mode = bare.attribution.mode
            who = Attribution(source_spans=words.source, cue_spans=words.cue, mode=mode)
            return msgspec.structs.replace(bare, attribution=who, chain=hops)
        statement = attributed(self._project, bare, speakers[0], words, hops)
        for further in speakers[1:]:
            statement = also_by(self._project, statement, further)
        return statement


def _types(book: Codebook, proposal: Proposal, mended: Mended) -> tuple[Code, ...]:
    if mended.source_type is not None:
        return tuple(values_of(book, SOURCE_TYPE, (mended.source_type,)))
    return offered(book, proposal.source.types)
