"""The projects that are measured: made once, through the program's own doors, and kept in the system's folder
for temporary files until the schema or the recipe changes.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import random
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import msgspec

from sourcemark.model.articles import Article, Capture
from sourcemark.model.codebook import SOURCE_TYPE
from sourcemark.model.ids import new_id
from sourcemark.model.people import Annotator, User
from sourcemark.model.scales import Credibility, Reliability
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span
from sourcemark.model.statements import Attribution, CredibilityGrade, Hop, ReliabilityGrade, Statement
from sourcemark.project import Operation, Project, create
from sourcemark.project.schema import SCHEMA
from sourcemark.work.codebooks import builtin

RECIPE = 2
"""To be raised when what is made here changes."""
ARTICLES, STATEMENTS, SOURCES = 10_000, 1_000_000, 2_000
WHEN = datetime(2026, 3, 1, 9, tzinfo=UTC)
USER = User(annotator=Annotator(id="bench", name="Bench"), device="bench")
_SYLLABLES = tuple(map("".join, itertools.product("bdfghklmnprstvz", "aeiou", ("", "n", "r"))))
_SAID = ("said", "told reporters", "stated", "wrote", "denied", "confirmed", "warned")
_LINKS = ("that the", "because of the", "after the", "although no", "while every", "and the", "before any")


def _words(number: int, chance: random.Random) -> list[str]:
    """Made-up words, each once."""
    made: dict[str, None] = {}
    while len(made) < number:
        made["".join(chance.choices(_SYLLABLES, k=chance.choice((2, 2, 3, 3, 4))))] = None
    return list(made)


class Prose:
    """Sentences of a language with 30,000 words, as unevenly frequent as in a real one."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._words = _words(30_000, random.Random(0))
        self._weights = list(itertools.accumulate(1 / rank for rank in range(1, 30_001)))

    def sentence(self) -> str:
        """About 90 code points."""
        chance = self._chance
        words = chance.choices(self._words, cum_weights=self._weights, k=chance.randint(7, 12))
        words[2:2] = [chance.choice(_SAID), chance.choice(_LINKS)]
        return " ".join(words).capitalize() + "."

    def text(self, length: int) -> str:
        """Paragraphs of four sentences, at least `length` code points in all."""
        paragraphs, size = [], 0
        while size < length:
            paragraphs.append(" ".join(self.sentence() for _ in range(4)))
            size += len(paragraphs[-1]) + 1
        return "\n".join(paragraphs)


def large() -> Path:
    """10,000 articles of 10 kB, a million statements, 2,000 sources: about two minutes and 3 GB, once."""
    return _kept("large", _fill_large)


def empty() -> Path:
    """A project as it is made."""
    return _kept("empty", lambda project: None)


def long_article(length: int, statements: int) -> Path:
    """An article of so many code points, with so many statements spread evenly over it, and a short one."""
    return _kept(f"articles-{length}-{statements}", lambda project: _fill_long(project, length, statements))


def _kept(name: str, fill: Callable[[Project], None]) -> Path:
    """The project of that name, made if it is not there."""
    digest = hashlib.sha256(f"{RECIPE}{SCHEMA}".encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir(), f"sourcemark-bench-{digest}")
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.sourcemark"
    if not path.exists():
        draft = folder / f"{name}-{os.getpid()}.sourcemark"
        project = create(draft, USER, builtin())
        fill(project)
        project.close()
        draft.rename(path)
    return path


def _fill_large(project: Project) -> None:
    prose = Prose()
    with project.bulk("Articles") as op:
        marker = Marker(op, SOURCES)
        for number in range(ARTICLES):
            title = f"{prose.sentence()[:60]} {number}"
            marker.mark(put_article(op, prose.text(10_000), title, number), STATEMENTS // ARTICLES)
            op.pause()


def _fill_long(project: Project, length: int, statements: int) -> None:
    with project.bulk("Article") as op:
        marker = Marker(op, 40)
        marker.mark(put_article(op, Prose().text(length), "A long article", 0), statements)
        marker.mark(put_article(op, Prose(3).text(1_000), "A short article", 1), 5)


def put_article(op: Operation, text: str, title: str, number: int) -> tuple[Article, str]:
    """Freeze the text and enter it."""
    made = Article(
        id=new_id(), title=title, outlet=f"Outlet {number % 40}", byline=f"Writer {number % 300}",
        published=(WHEN - timedelta(hours=number)).isoformat(), language="en", sha256=op.keep_text(text),
        length=len(text), captured=Capture(at=WHEN, extractor="bench"),
    )  # fmt: skip
    op.put(made)
    return made, text


class Marker:
    """An annotator with a register of sources, all of a type."""

    def __init__(self, op: Operation, sources: int) -> None:
        self._op, self._chance = op, random.Random(2)
        types = [code.id for code in builtin().source_types.codes]
        self.sources = [
            Source(id=new_id(), name=f"Speaker {n:04}", role="spokesperson", types=(types[n % len(types)],))
            for n in range(sources)
        ]
        for thing in (USER.annotator, *self.sources):
            op.put(thing)

    def mark(self, captured: tuple[Article, str], number: int) -> None:
        """Statements of 40 to 90 code points, evenly over the article, most of them graded."""
        article, text = captured
        step = (len(text) - 100) // number
        for n in range(number):
            span = Span(n * step, n * step + self._chance.randint(40, 90))
            self._op.put(self._graded(self._statement(article, text, span)))

    def _statement(self, article: Article, text: str, span: Span) -> Statement:
        chance, source = self._chance, self._chance.choice(self.sources)
        cue = (Span(span.start, span.start + 4),)
        return Statement(
            id=new_id(), article=article.id, annotator=USER.annotator.id, spans=(), quotes=(),
            created=WHEN + timedelta(milliseconds=chance.randrange(10**9)),
            attribution=Attribution(sources=(source.id,), mode="indirect", cue_spans=cue),
            codes={SOURCE_TYPE: source.types}, codebook=1,
        ).at(text, (span,))  # fmt: skip

    def _graded(self, made: Statement) -> Statement:
        chance = self._chance
        if chance.random() < 0.7:
            r = ReliabilityGrade(grade=chance.choice(get_args(Reliability)))
            c = CredibilityGrade(grade=chance.choice(get_args(Credibility)))
            made = msgspec.structs.replace(made, reliability=r, credibility=c)
        if chance.random() < 0.1:
            made = msgspec.structs.replace(made, chain=(Hop(source=chance.choice(self.sources).id),))
        return made


if __name__ == "__main__":
    for made in (empty(), long_article(50_000, 200), long_article(5_000_000, 20_000), large()):
        print(made, made.stat().st_size // 2**20, "MB")
