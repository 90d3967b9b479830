"""A gathered set as a bundle of ours: its front in memory, its statements on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256

from msgspec.structs import replace

from ...formats.tagged import Mark
from ...model.articles import Article
from ...model.bundle import Item, Original, Text
from ...model.entity import Entity
from ...model.ids import id_of
from ...model.kinds import encode
from ...model.people import Annotator
from ...model.statements import Attribution, Statement
from ...project import Project
from ...project.sight import may_see
from ..marks import codebook_of
from ..task import Task
from .gathering import STEP, Gathered
from .lost import Tally
from .mapping import Mapping
from .papers import Papers, written
from .people import People
from .placing import Placer
from .spool import Spool
from .wording import Wording

UNFOUND = "marks of documents that are not in the project, and whose text the file does not bring"
TWICE = "marks that are in the file twice"


class Converted:
    """The bundle, and what there is to say of it. To be closed."""

    def __init__(self, project: Project, gathered: Gathered, mapping: Mapping) -> None:
        """`mapping` says what becomes of everything in it (see `guessing.completed`)."""
        self._project, self._gathered = project, gathered
        self.left = Tally()
        self.papers = Papers(project, gathered)
        book = codebook_of(project)
        self._wording, self._version = Wording(project, book, gathered, mapping, self.left), book.version
        self._people: dict[str, Annotator] = {}
        self._who = People(project, gathered, mapping)
        self._articles: dict[str, Article] = {a.id: a for a in self.papers.new.values()}
        self._placer: tuple[str, Placer] | None = None
        self._seen: dict[int, int] = {}
        self._moment = written(gathered.path)
        self._digest = sha256()
        self.known = 0
        """Marks that stand in the project already, as far as one may see them."""
        self.hidden = 0
        """Those that one may not see."""
        self.statements = Spool(Statement)

    def __enter__(self) -> Converted:
        return self

    def __exit__(self, *_: object) -> None:
        self.statements.close()

    @property
    def new_sources(self) -> int:
        """Entries that the register would get."""
        return self._wording.speakers.new

    @property
    def new_values(self) -> int:
        """Values that the codebook would get."""
        return self._wording.growing.new

    @property
    def nothing(self) -> bool:
        """True when all of it stands in the project."""
        return not (self.statements.number or self.new_values) and all(
            self._project.stands(Article, article.id) is not None for article in self.papers.new.values()
        )

    def id(self) -> str:
        """The same for the same contents, whatever file they came in."""
        digest = self._digest.copy()
        for thing in self._front():
            digest.update(encode(thing))
        return id_of("set", digest.hexdigest())

    def items(self) -> Iterator[Item]:
        """All objects, each after those that it refers to."""
        for thing in self._front():
            if isinstance(thing, Article):
                yield from self._of_article(thing)
            yield thing
        yield from self.statements

    def _front(self) -> Iterator[Entity]:
        yield from sorted(self._people.values(), key=lambda person: person.id)
        yield self._wording.growing.book()
        yield from self._wording.speakers.sources()
        yield from (self._articles[id] for id in sorted(self._articles))

    def _of_article(self, article: Article) -> Iterator[Item]:
        ours = self._project.get(Article, article.id)
        text = self._project.text(ours) if ours else self._gathered.texts.get(article.sha256)
        yield Text(sha256=article.sha256, text=text)
        if ours and (original := self._project.original(ours)) is not None:
            yield Original(sha256=str(article.captured.original), data=original)

    def convert(self, task: Task) -> None:
        """All marks, once."""
        total = self._gathered.marks.number
        for number, mark in enumerate(self._gathered.marks, 1):
            self._take(mark)
            if number % STEP == 1:
                task.progress(number, total)
        task.progress(total, total)

    def _take(self, mark: Mark) -> None:
        article = self.papers.article(mark.document)
        if article is None:
            self.left.add(UNFOUND, example=self._gathered.papers[mark.document].title or mark.document)
            return
        placer = self._placing(mark.document, article)
        placed = placer.placed(mark)
        if placed is None:
            return
        who = self._who.of(mark)
        places = ";".join(f"{span.start}-{span.end}" for span in placed.spans)
        bare = Statement(
            id=id_of("mark", self._gathered.form.name, article.sha256, who.id, mark.key, places),
            article=article.id, annotator=who.id, spans=(), quotes=(), created=self._created(mark.created),
            attribution=Attribution(source_spans=placed.source_spans, cue_spans=placed.cue_spans),
            codebook=self._version,
        ).at(placer.text, placed.spans)  # fmt: skip
        if not self._is_known(bare, mark):
            self._put(self._wording.worded(bare, mark), article, who)

    def _is_known(self, bare: Statement, mark: Mark) -> bool:
        """It stands already: brought in before, or it is the very statement that was once exported."""
        standing = self._project.stands(Statement, bare.id) or self._project.stands(Statement, mark.key)
        if standing is None or (standing.id != bare.id and _place(standing) != _place(bare)):
            return False
        if may_see(self._project.link, self._project.user.annotator.id, standing):
            self.known += 1
        else:
            self.hidden += 1
        return True

    def _put(self, s: Statement, article: Article, who: Annotator) -> None:
        """Of two marks of one key at one place the second gets an id of its own, unless it says the same."""
        first, said, number = s.id, hash(encode(s)), 1
        while (before := self._seen.get(int(s.id[:15], 16))) is not None:
            if before == said:
                self.left.add(TWICE, example=s.exact)
                return
            number += 1
            s = replace(s, id=id_of(first, str(number)))
        self._seen[int(s.id[:15], 16)] = said
        self._people[who.id], self._articles[article.id] = who, article
        self._digest.update(self.statements.put(s))

    def _placing(self, key: str, article: Article) -> Placer:
        """The last one is kept: marks of one document mostly come together."""
        if self._placer is None or self._placer[0] != key:
            same = self._gathered.papers[key].sha256 == article.sha256
            self._placer = (key, Placer(self.papers.text(key), same=same, left=self.left))
        return self._placer[1]

    def _created(self, moment: datetime | None) -> datetime:
        """Times without a zone are taken for UTC; those that can't be, for that of the file."""
        if moment is None or not 1900 < moment.year < 9000:
            return self._moment
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _place(s: Statement) -> tuple[object, ...]:
    return s.article, s.annotator, s.spans
