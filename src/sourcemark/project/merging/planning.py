"""What every touched entity becomes, decided before anything is written: for the dry run and the merging alike."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from ...model.articles import Article, Progress
from ...model.entity import Entity
from ...model.errors import BadFile
from ...model.faults import faults
from ...model.kinds import AT_HOME, KINDS, decode, encode
from ...model.people import Annotator
from ...model.resolving import Clash, clashes, latest, resolved
from ...model.review import Decision, Settlement
from ...model.sources import Source
from ...model.statements import Statement
from ..reading import path_of
from ..references import Reference, referred_by, refers_to
from ..rows import read_row
from .articles import Library
from .layer import Layer, is_decided, open_ones
from .merged_sources import Mergers
from .placing import Placer
from .recognising import Recogniser
from .sanity import must_be_sane
from .sheet import Sheet, Standing
from .versions import History, find_void, histories

_RANKS = {kind: rank for rank, kind in enumerate(KINDS) if kind not in AT_HOME}
_AFTER = 2 * len(KINDS)
"""Added to the rank of what is deleted: it goes when all that comes has come, what refers to others first."""
_LEANT_ON = (Annotator.kind, Article.kind, Source.kind)
"""Kinds that stay as long as something refers to them, whoever deleted them."""
STEP = 500
Told = Callable[[int], object]


class Clashing(Struct, frozen=True):
    """An entity that several changed at once, and how."""

    kind: str
    entity: str
    clashes: tuple[Clash, ...]


class Planner:
    """Decides on all that is in `touched`."""

    def __init__(
        self, link: sqlite3.Connection, *, foreign: bool, carry: Mapping[str, str] | None = None
    ) -> None:
        self._link, self._foreign = link, foreign
        self.library, self.sheet = Library(link, foreign=foreign), Sheet(link)
        self._mergers, self._layer = Mergers(link), Layer(link)
        self.recogniser = Recogniser(link, self.library, carry, foreign=foreign)
        self.placer = Placer(link, self.library, self._mergers, self.sheet)
        (self.last_article,) = link.execute("SELECT coalesce(max(key), 0) FROM main.article").fetchone()
        """Key of the newest article that is looked at."""
        self.clashing: list[Clashing] = []
        self.ignored: list[tuple[str, str]] = []
        """`(statement, annotator)`: marks that somebody changed whose marks they are not."""
        self.kept: list[Reference] = []
        """What was deleted, but stays because something refers to it."""
        self._gone: dict[Reference, Entity] = {}
        self._put: set[Reference] = set()
        self._needed: dict[Reference, Reference] = {}

    def plan(self, told: Told = lambda done: None) -> None:
        """Fill the table. Raises BadFile for what can't be true."""
        find_void(self._link)
        done = 0
        for kind, rank in _RANKS.items():
            for history in self._histories(rank, kind):
                self._decide(rank, kind, history)
                done += 1
                if done % STEP == 0:
                    told(done)
        self._bring_back()
        self.sheet.finish()
        self._let_go()
        self.sheet.finish()

    def _histories(self, rank: int, kind: str) -> Iterator[History]:
        found = histories(self._link, rank, kind, arriving=self._foreign)
        if kind not in (Article.kind, Source.kind, Decision.kind, Progress.kind):
            return found
        if kind == Article.kind:
            self.recogniser.look_at(list(found))
        elif kind == Source.kind:
            self._mergers.learn(found)
        elif kind == Decision.kind:
            self._layer.learn(found)
        else:
            self.placer.learn(found)
        again = histories(self._link, rank, kind, arriving=self._foreign)  # more may be touched now
        return self.recogniser.joined(again) if kind == Article.kind else again

    def _decide(self, rank: int, kind: str, history: History) -> None:
        if history.ignored:
            self.ignored += [(history.entity, version.annotator) for version in history.ignored]
        thing = resolved(history.versions)
        last = thing or latest(history.versions) or self._ever(kind, history.entity)
        if isinstance(last, Statement) and is_decided(last):
            thing = last if self._layer.names(last) else None
        if len(history.versions) > 1 and (thing is not None or not is_decided(last)):
            self._note_clashes(kind, history, last)
        made = self.placer.placed(thing) if thing is not None else None
        if made is not None:
            at = history.at if made is thing else 0
            self._stand(rank, made, history.stands, at, history.body)
            return
        if last is not None:
            self._gone[kind, history.entity] = last

    def _ever(self, kind: str, entity: str) -> Entity | None:
        """What it was last, though all that was ever done to it is undone."""
        logs = ["main.change", "main.received_change"]
        logs += ["theirs.change", "theirs.received_change"] if self._foreign else []
        for log in logs:
            query = f"SELECT became FROM {log} WHERE entity = ? AND kind = ? AND became IS NOT NULL ORDER BY key DESC"
            if row := self._link.execute(query, (entity, kind)).fetchone():
                return decode(KINDS[kind], row[0])
        return None

    def _note_clashes(self, kind: str, history: History, last: Entity | None) -> None:
        if kind == Settlement.kind:  # what was chosen apart is found by what was chosen
            return
        if found := open_ones(last, clashes(history.versions)):
            self.clashing.append(Clashing(kind, history.entity, found))

    def _stand(
        self, rank: int, thing: Entity, stands: Standing | None, at: int = 0, theirs: str | None = None
    ) -> None:
        must_be_sane(self._link, thing)
        if isinstance(thing, Statement):
            self._check_places(thing)
        elif isinstance(thing, Article) and stands is None:
            self.library.must_hold(thing)
        elif isinstance(thing, Decision):
            self._layer.stand_by(thing)
        if thing.kind in _LEANT_ON:
            self._put.add((thing.kind, thing.id))
        for reference in refers_to(thing):
            if reference not in self._needed:
                self._needed[reference] = (thing.kind, thing.id)
        body = encode(thing).decode()
        if stands is None or stands.body != body:
            self.sheet.put(rank, thing, stands, body, at if body == theirs else 0)

    def _check_places(self, s: Statement) -> None:
        article = self.library.article(s.article)
        for fault in faults(s, self.library.text(article.sha256)):
            raise BadFile(path_of(self._link), fault, f"statement {s.id}")

    def _bring_back(self) -> None:
        """What something refers to stands, though somebody deleted it. BadFile when nobody knows it."""
        waiting = list(self._needed.items())
        for reference, by in waiting:
            if reference in self._put or (reference not in self._gone and read_row(self._link, *reference)):
                continue
            gone = self._gone.pop(reference, None) or self._ever(*reference)
            if gone is None:
                kind, id = reference
                raise BadFile(
                    path_of(self._link), f"it refers to {kind} {id}, which is missing", " ".join(by)
                )
            self._keep(gone, self._standing(*reference))
            waiting += [(more, reference) for more in refers_to(gone)]

    def _keep(self, thing: Entity, stands: Standing | None) -> None:
        """It stays, as it was last."""
        self.kept.append((thing.kind, thing.id))
        self._stand(_RANKS[thing.kind], self.placer.placed(thing) or thing, stands)

    def _let_go(self) -> None:
        """Delete what is deleted, unless something here refers to it; what refers to another goes first."""
        for (kind, id), thing in sorted(self._gone.items(), key=lambda item: -_RANKS[item[0][0]]):
            stands = self._standing(kind, id)
            if stands is None:
                continue
            if kind in _LEANT_ON and any(map(self._stays, referred_by(self._link, kind, id))):
                self._keep(thing, stands)
            else:
                self.sheet.drop(_AFTER - _RANKS[kind], thing, stands)

    def _stays(self, reference: Reference) -> bool:
        """True when what refers to an entity now will still stand, and has not been decided on otherwise."""
        return not self.sheet.holds(reference) and reference not in self._gone

    def _standing(self, kind: str, id: str) -> Standing | None:
        row = read_row(self._link, kind, id)
        return Standing(row[1], row[0]) if row else None
