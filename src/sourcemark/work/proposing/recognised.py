"""Whom proposals name by the register as it is today: when that changes, the model need not be asked anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ...model.proposals import Proposal
from ...model.sources import Source
from ...project import Project
from ...suggest.asking import Known
from ...suggest.recognising import Recogniser
from ..marks import article_of, codebook_of
from .asking import known_as
from .candidates import last_word, may_be_named, named_in, words_of
from .setting import rule


class Recognised:
    """The proposals in one article: as the model made them, and as the register tells them.

    Made beside the window, and then kept in step by one thread at a time. Only what a change may touch is told anew:
    an entry is looked up by the words by which it can be recognised, as is a proposal by the words of its sources.
    """

    def __init__(self, project: Project, article: str) -> None:
        """Raises Refused where the project proposes nothing to those who work blind."""
        self._may, self._book = rule(project).register, codebook_of(project)
        self._text = project.text(article_of(project, article))
        self._words = words_of(self._text) if self._may else set[str]()
        self._recogniser = Recogniser((), {code.id: code.id for code in self._book.source_types.codes})
        self._made: dict[str, Proposal] = {}
        self._having: dict[str, set[str]] = defaultdict(set)  # word -> proposals
        self._entries: dict[str, Known] = {}
        for source in named_in(project, self._words) if self._may else ():
            self._enter(source)

    def told(self, made: Mapping[str, Proposal]) -> dict[str, Proposal]:
        """These came from the model, each under a key: as the register tells them."""
        if not self._may:
            return dict(made)
        self._made.update(made)
        for key, proposal in made.items():
            for word in self._words_in(proposal):
                self._having[word].add(key)
        return self._tell(made)

    def renew(self, project: Project, sources: Iterable[str]) -> dict[str, Proposal]:
        """These entries are new, other than before, or gone: the proposals to which that may matter, told anew."""
        if not self._may:
            return {}
        words = {word for id in sources for word in self._renewed(project, id)}
        return self._tell({key for word in words for key in self._having.get(word, ())})

    def _renewed(self, project: Project, id: str) -> set[str]:
        """The words by which it was or is recognised."""
        before, source = self._entries.pop(id, None), project.get(Source, id)
        words = _calling(before) if before else set[str]()
        self._recogniser.drop(id)
        if source is not None and may_be_named(source, self._words):
            words = words | self._enter(source)
        return words

    def _enter(self, source: Source) -> set[str]:
        known = self._entries[source.id] = known_as(self._book, source)
        self._recogniser.put(source.id, known)
        return _calling(known)

    def _tell(self, keys: Iterable[str]) -> dict[str, Proposal]:
        return {key: self._recogniser.told(self._text, self._made[key]) for key in keys}

    def _words_in(self, proposal: Proposal) -> set[str]:
        """All that name a source."""
        named = (place for who in (proposal.source, *proposal.chain) for place in (*who.spans, who.fullest))
        return {w for at in dict.fromkeys(named) if at for w in words_of(self._text[at.start : at.end])}


def _calling(known: Known) -> set[str]:
    """Words of which one stands wherever it is named: the last of each name, and of a person the first."""
    first = known.name.split(" ")[0] if known.source_kind == "person" else ""
    return {last_word(name) for name in (known.name, *known.aliases)} | words_of(first)
