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
        self._known: dict[str, Known] = {}
        self._codes, self._index = codes, NameIndex()
        for at, one in enumerate(known):
            self.put(str(at), one)

    def put(self, id: str, known: Known) -> None:
        """An entry is new, or other than before."""
        self._known[id] = known
        kind = known.source_kind
        self._index.put(Source(id=id, name=known.name, aliases=known.aliases, source_kind=kind))

    def drop(self, id: str) -> None:
        """An entry is gone."""
        self._known.pop(id, None)
        self._index.drop(id)

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
            mentions = _whole(text, place, self._index.mentions(text, place.start, place.end))
            mentions = [one for one in mentions if _heads(text, place, one)]
            for full in (True, False):
                entries = dict.fromkeys(one.source for one in mentions if one.full == full)
                meant = [self._known[at] for at in entries]
                people = [one for one in meant if one.source_kind == "person"] or meant
                if people:
                    return people[0] if len(people) == 1 else None
        return None


def _heads(text: str, place: Span, mention: Mention) -> bool:
    """Whether the words at `place` mean who is mentioned, not somebody who has to do with them."""
    if _OF_ANOTHER.search(text[place.start : mention.span.start]):
        return False
    return bool(_BEHIND.match(text[mention.span.end : place.end]))


def _whole(text: str, place: Span, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Those by a surname that nobody else has here: "Eva Ruiz" is not Ana Ruiz."""
    if all(one.full for one in mentions):
        return mentions
    from .speech.noun_phrases import people_in  # few need it

    people = {one.span for one in people_in(text, place)}
    return [one for one in mentions if one.full or one.span in people]
