"""Which of our articles the documents of a set are: by their text, else by address, title and quotes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from ...formats.drafting import iso_date
from ...model.articles import Article, Capture
from ...model.errors import BadFile
from ...model.ids import id_of
from ...model.scales import HANDLING, Handling
from ...model.spans import Quote
from ...project import Project
from ...project.queries.articles import (
    articles_at,
    articles_called,
    articles_that_say,
    articles_with_text,
)
from ..articles import first_words
from .gathering import Gathered, Paper

MOST_TRIED = 20
"""Articles in which the quotes of a document are looked for."""
MOST_WORDS = 12
"""Words of a quote that are searched for."""


class Papers:
    """The articles of a set: ours, and those that would be new."""

    def __init__(self, project: Project, gathered: Gathered) -> None:
        self._project, self._gathered = project, gathered
        self.ours: dict[str, Article] = {}
        """Key of a document -> our article."""
        self.new: dict[str, Article] = {}
        """Key of a document -> the article that it becomes."""
        made: dict[str, Article] = {}
        for paper in gathered.papers.values():
            if found := self._found(paper):
                self.ours[paper.key] = found
            elif paper.length:
                self.new[paper.key] = made.setdefault(paper.sha256, self._made(paper))

    def article(self, key: str) -> Article | None:
        """The article of a document; None when there is none."""
        return self.ours.get(key) or self.new.get(key)

    def text(self, key: str) -> str:
        """Its frozen text, as it is or will be."""
        article = self.ours.get(key)
        return self._project.text(article) if article else self._gathered.texts.get(self.new[key].sha256)

    def _found(self, paper: Paper) -> Article | None:
        if paper.sha256:
            same = [
                self._project.get(Article, id) for id in articles_with_text(self._project.link, paper.sha256)
            ]
            if found := sorted((a for a in same if a), key=lambda a: a.binned):
                return found[0]
        return None if paper.has_text else self._by_what_is_said(paper)

    def _by_what_is_said(self, paper: Paper) -> Article | None:
        """At that address, of that title, or with those words: where the quotes are found."""
        for ask, wanted in (
            (articles_at, paper.about.get("url", "")),
            (articles_called, paper.title),
            (articles_that_say, _words(paper.samples)),
        ):
            for id in ask(self._project.link, wanted, MOST_TRIED):
                article = self._project.get(Article, id)
                sure = ask is not articles_that_say
                if article is not None and self._holds(article, paper.samples, sure=sure):
                    return article
        return None

    def _holds(self, article: Article, samples: list[Quote], *, sure: bool) -> bool:
        """At least half of the quotes stand in it; all where nothing else speaks for it."""
        text = self._project.text(article)
        number = sum(quote.exact in text for quote in samples)
        return number * 2 >= len(samples) if sure else bool(samples) and number == len(samples)

    def _made(self, paper: Paper) -> Article:
        about, path = paper.about, self._gathered.path
        text = self._gathered.texts.get(paper.sha256)
        return Article(
            id=id_of("article", paper.sha256),
            title=paper.title.strip() or first_words(text),
            outlet=about.get("outlet", ""),
            byline=about.get("byline", ""),
            section=about.get("section", ""),
            url=about.get("url", ""),
            language=about.get("language", ""),
            published=iso_date(about.get("published", "")),
            handling=self._handling(about.get("handling", "")),
            sha256=paper.sha256,
            length=len(text),
            captured=Capture(
                at=written(path), name=paper.title[:200] or paper.key[:200], container=path.name,
                media_type=self._gathered.form.media_types[0], extractor=self._gathered.form.name,
            ),
        )  # fmt: skip

    def _handling(self, word: str) -> Handling:
        known = next((handling for handling in HANDLING if handling == word.strip().upper()), None)
        if known is None:
            self._gathered.left.add(
                "words on handling that are none of the Traffic Light Protocol", example=word
            )
        return known or ""


def written(path: Path) -> datetime:
    """When the file was written: for what does not say when it was made. The same file gives the same."""
    try:
        milliseconds = max(0, path.stat().st_mtime_ns // 1_000_000)
    except OSError as error:
        raise BadFile(path, error.strerror or "it is gone") from error
    return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=milliseconds)


def _words(samples: list[Quote]) -> str:
    return " ".join(samples[0].exact.split()[:MOST_WORDS]) if samples else ""
