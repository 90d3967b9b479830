"""What every touched entity becomes, decided before anything is written: the dry run and the merging itself.

The decisions lie in the temporary table `plan`, in the order in which they are to be written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from ...model.articles import Article, Progress
from ...model.entity import Entity
from ...model.errors import BadFile
from ...model.faults import faults
from ...model.kinds import AT_HOME, KINDS, decode, encode
from ...model.people import Annotator
from ...model.resolving import Clash, clashes, latest, resolved
from ...model.review import Comment, Decision
from ...model.sources import Source
from ...model.statements import Statement
from ..reading import path_of
from ..references import Reference, referred_by, refers_to
from ..rows import read_row
from .articles import Library, Likeness, likenesses, made_on, twins
from .mergers import Mergers
from .sanity import must_be_sane
from .versions import History, find_void, histories

PLAN = """CREATE TEMP TABLE IF NOT EXISTS plan(seq INTEGER PRIMARY KEY, rank REAL, kind TEXT, entity TEXT,
  article TEXT, version INTEGER, body TEXT, was TEXT)"""
_PUT = "INSERT INTO plan (rank, kind, entity, article, version, body, was) VALUES (?, ?, ?, ?, ?, ?, ?)"
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
        self._link, self._foreign, self._carry = link, foreign, carry
        self.library, self._mergers = Library(link, foreign=foreign), Mergers(link)
        self.likenesses: list[Likeness] = []
        """Articles that look like other versions of ours."""
        self.clashing: list[Clashing] = []
        self.ignored: list[tuple[str, str]] = []
        """`(statement, annotator)`: marks that somebody changed whose marks they are not."""
        self.left: list[Statement] = []
        """Statements whose words are not found in our version of their article; they stay in theirs."""
        self.kept: list[Reference] = []
        """What was deleted, but stays because something refers to it."""
        self._gone: dict[Reference, Entity] = {}
        self._progress: dict[tuple[str, str], str] = {}
        self._put: set[Reference] = set()
        self._needed: dict[Reference, Reference] = {}

    def plan(self, told: Told = lambda done: None) -> None:
        """Fill the table. Raises BadFile for what can't be true."""
        self._link.execute("DROP TABLE IF EXISTS temp.plan")
        self._link.execute(PLAN)
        find_void(self._link)
        done = 0
        for kind, rank in _RANKS.items():
            for history in self._histories(rank, kind):
                self._decide(rank, kind, history)
                done += 1
                if done % STEP == 0:
                    told(done)
        self._bring_back()
        self._let_go()

    def _histories(self, rank: int, kind: str) -> Iterator[History]:
        found = histories(self._link, rank, kind, arriving=self._foreign)
        if kind == Article.kind:
            self._articles(list(found))
        elif kind == Source.kind:
            self._mergers.learn(found)
        else:
            return found
        return histories(self._link, rank, kind, arriving=self._foreign)  # more may be touched now

    def _articles(self, found: list[History]) -> None:
        """Before marks are looked at it must be known which articles are read as which."""
        made = {h.entity: resolved(h.versions) for h in found}
        standing = {id: a for id, a in made.items() if isinstance(a, Article) and id not in self.library.into}
        for article in standing.values():
            must_be_sane(self._link, article)
            self.library.note(article)
        new = {
            h.entity: made_on(h.versions) for h in found if h.entity in standing and self._is_new(h.entity)
        }
        for article_id, into in list(twins(self._link, self.library, new)):
            self._read_as(article_id, into)
        others = [standing[id] for id in new if id not in self.library.into]
        self.likenesses = list(likenesses(self._link, others)) if self._foreign and others else []
        chosen = {one.article: one.into for one in self.likenesses} if self._carry is None else self._carry
        for like in self.likenesses:
            if chosen.get(like.article) == like.into:
                self.library.link_to(like.article, like.into)

    def _is_new(self, article: str) -> bool:
        return read_row(self._link, Article.kind, article) is None

    def _read_as(self, article: str, into: str) -> None:
        """The same text under two ids: what was done to the one is shown in the other."""
        self.library.link_to(article, into)
        values = {"article": article}
        self._link.execute(
            "INSERT OR IGNORE INTO touched SELECT rank.rank, :article FROM rank WHERE kind = 'article'",
            values,
        )
        for kind, condition in (
            ("statement", "t.article = (SELECT key FROM main.article WHERE id = :article)"),
            *((kind, "t.article = :article") for kind in ("progress", "decision", "comment")),
        ):
            self._link.execute(
                f"""INSERT OR IGNORE INTO touched SELECT rank.rank, t.id FROM main.{kind} t, rank
                  WHERE rank.kind = '{kind}' AND {condition}""",
                values,
            )

    def _decide(self, rank: int, kind: str, history: History) -> None:
        if history.ignored:
            self.ignored += [(history.entity, version.annotator) for version in history.ignored]
        thing = resolved(history.versions)
        if thing is not None and len(history.versions) > 1:
            self._note_clashes(kind, history)
        made = self._placed(thing) if thing is not None else None
        if made is not None:
            self._stand(rank, made)
            return
        if thing is None and len(history.versions) > 1:
            self._note_clashes(kind, history)
        if (last := latest(history.versions) or self._ever(kind, history.entity)) is not None:
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

    def _note_clashes(self, kind: str, history: History) -> None:
        if found := tuple(clashes(history.versions)):
            self.clashing.append(Clashing(kind, history.entity, found))

    def _placed(self, thing: Entity) -> Entity | None:
        """The entity in the article in which it is shown; None for an article that is shown as another."""
        into = self.library.into
        match thing:
            case Article() if thing.id in into and self.library.same_text(thing.id):
                return None
            case Statement():
                moved = self.library.moved(thing)
                if moved is None:
                    self.left.append(thing)
                return moved or thing
            case Decision() | Comment() if thing.article in into and self.library.same_text(thing.article):
                return replace(thing, article=into[thing.article])
            case Progress():
                return self._one_progress(thing)
            case Source():
                return self._mergers.flat(thing)
        return thing

    def _one_progress(self, p: Progress) -> Progress | None:
        """How far one is with an article is kept once; of two entries that with the smaller id.

        They come by their ids, so that the first of those that are touched is the one.
        """
        if p.article in self.library.into and self.library.same_text(p.article):
            p = replace(p, article=self.library.into[p.article])
        if self._progress.setdefault((p.article, p.annotator), p.id) != p.id:
            return None
        query = "SELECT id FROM main.progress WHERE article = ? AND annotator = ? AND id <> ?"
        row = self._link.execute(query, (p.article, p.annotator, p.id)).fetchone()
        if row is not None and row[0] < p.id:
            return None
        if row is not None:
            self._drop(_RANKS[Progress.kind] - 0.5, Progress.kind, row[0], p)
        return p

    def _stand(self, rank: int, thing: Entity) -> None:
        must_be_sane(self._link, thing)
        if isinstance(thing, Statement):
            self._check_places(thing)
        key = (thing.kind, thing.id)
        self._put.add(key) if thing.kind in _LEANT_ON else None
        for reference in refers_to(thing):
            if reference not in self._needed:
                self._needed[reference] = key
        row, body = read_row(self._link, *key), encode(thing).decode()
        if row is None or row[0] != body:
            article = thing.id if isinstance(thing, Article) else getattr(thing, "article", None)
            version, was = (row[1], row[0]) if row else (None, None)
            self._link.execute(_PUT, (rank, *key, article, version, body, was))

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
            self.kept.append(reference)
            self._stand(_RANKS[reference[0]], gone)
            waiting += [(more, reference) for more in refers_to(gone)]

    def _let_go(self) -> None:
        """Delete what is deleted, unless something here refers to it; what refers to another goes first."""
        for (kind, id), thing in sorted(self._gone.items(), key=lambda item: -_RANKS[item[0][0]]):
            row = read_row(self._link, kind, id)
            if row is None:
                continue
            if kind in _LEANT_ON and any(map(self._stays, referred_by(self._link, kind, id))):
                self.kept.append((kind, id))
                continue
            self._drop(_AFTER - _RANKS[kind], kind, id, thing)

    def _drop(self, rank: float, kind: str, id: str, thing: Entity) -> None:
        row = read_row(self._link, kind, id)
        if row is not None:
            article = id if kind == Article.kind else getattr(thing, "article", None)
            self._link.execute(_PUT, (rank, kind, id, article, row[1], None, row[0]))

    def _stays(self, reference: Reference) -> bool:
        """True when what refers to an entity now will still stand, and has not been decided on otherwise."""
        query = "SELECT 1 FROM plan WHERE kind = ? AND entity = ?"
        return self._link.execute(query, reference).fetchone() is None and reference not in self._gone
