"""Sources of the register known again in proposals, by their names and aliases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from ..model.name_index import Mention, NameIndex
from ..model.proposals import Proposal, ProposedSource
from ..model.sources import Source
from ..model.spans import Span
from .asking import Known

_OF_ANOTHER = re.compile(r"\b(?:of|for|to|from|with|by|near|against|about)\b[^,]*$", re.IGNORECASE)
"""Before a name: "a spokesman for Ana Ruiz" is not Ana Ruiz."""
_BEHIND = re.compile(r"\s*(?:$|[,;:(\[—–-]|(?:of|in|from|at|for|with|who|whose|which|that|on|to|as)\b)")
"""After a name: "Red Cross workers" and "Ana Ruiz’s lawyer" are somebody else."""


class Recogniser:
    """Puts into proposals what a project knows: names of its register, values of its codebook."""

    def __init__(self, known: Sequence[Known], codes: Mapping[str, str]) -> None:
        self._known, self._codes = known, codes
        self._index = NameIndex(
            Source(id=str(at), name=one.name, aliases=one.aliases, source_kind=one.source_kind)
            for at, one in enumerate(known)
        )

    def told(self, text: str, proposal: Proposal) -> Proposal:
        """The proposal with sources by name, and with types of the codebook instead of the guide's."""
        return replace(
            proposal,
            source=self._source(text, proposal.source),
            chain=tuple(self._source(text, hop) for hop in proposal.chain),
        )

    def _source(self, text: str, source: ProposedSource) -> ProposedSource:
        known = self._meant(text, (*source.spans, *([source.fullest] if source.fullest else [])))
        types = tuple(dict.fromkeys(self._codes[one] for one in source.types if one in self._codes))
        if known is None:
            return replace(source, types=types)
        return replace(source, types=known.types or types, name=known.name)

    def _meant(self, text: str, places: Iterable[Span]) -> Known | None:
        """The first entry that one of the places names; none where that could be several, whatever they are called."""
        if not self._known:
            return None
        for place in places:
            mentions = [
                one for one in self._index.mentions(text, place.start, place.end) if _heads(text, place, one)
            ]
            for full in (True, False):
                entries = dict.fromkeys(int(one.source) for one in mentions if one.full == full)
                meant = [self._known[at] for at in entries]
                people = [one for one in meant if one.source_kind == "person"] or meant
                if people:
                    return people[0] if len(people) == 1 else None
        return None


def _heads(text: str, place: Span, mention: Mention) -> bool:
    """Whether the words at `place` mean who is mentioned, not somebody who has to do with them."""
    if _OF_ANOTHER.search(text[place.start : mention.span.start]) or not _is_whole(text, place, mention):
        return False
    return bool(_BEHIND.match(text[mention.span.end : place.end]))


def _is_whole(text: str, place: Span, mention: Mention) -> bool:
    """Whether nobody else has that surname here: "Eva Ruiz" is not Ana Ruiz."""
    from .speech.noun_phrases import people_in  # few need it

    return mention.full or any(one.span == mention.span for one in people_in(text, place))
