"""Articles: take a draft in, mend its description, put it in the bin and back, say one is done with it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..model.articles import AS_FOUND, Article, Capture, Choices, Draft, How, Progress
from ..model.changes import Changes
from ..model.entity import now
from ..model.errors import Refused
from ..model.ids import id_of, new_id
from ..model.words import cut
from ..project import Operation, Project
from ..project.queries.articles import progress_of
from .marks import article_of


def take_in(  # noqa: PLR0913, PLR0917 - what is known of a capture
    op: Operation,
    draft: Draft,
    how: How,
    name: str = "",
    original: bytes | None = None,
    choices: Choices = AS_FOUND,
    container: str = "",
) -> Article:
    """Freeze a draft's text and enter it as an article, within an operation under way."""
    if not draft.text.strip():
        raise Refused("There is no text in it.")
    captured = Capture(
        at=now(),
        how=how,
        name=name,
        media_type=draft.media_type,
        charset=draft.charset,
        original=op.keep_original(original) if original is not None else None,
        extractor=draft.extractor,
        extractor_version=draft.extractor_version,
        choices=choices,
        container=container,
        origin=draft.origin,
        fetched=draft.fetched,
        digest=draft.digest,
    )
    article = Article(
        id=new_id(),
        title=draft.title or first_words(draft.text),
        outlet=draft.outlet,
        byline=draft.byline,
        section=draft.section,
        published=draft.published,
        url=draft.url,
        language=draft.language,
        sha256=op.keep_text(draft.text),
        length=len(draft.text),
        layout=draft.layout,
        captured=captured,
    )
    op.put(article)
    return article


def add(
    project: Project, draft: Draft, how: How = "paste", name: str = "", original: bytes | None = None
) -> Changes:
    """Take one article in, as one step of undo."""
    with project.operation(f"Add article “{draft.title or first_words(draft.text)}”") as op:
        take_in(op, draft, how, name, original)
    return op.changes


def describe(project: Project, article: Article) -> Changes:
    """Write an article's description (title, outlet, date …). Its text can't be changed."""
    from ..formats.drafting import iso_date  # the list of articles needs no reader of files

    known = article_of(project, article.id)
    if _frozen(known) != _frozen(article):
        raise Refused("The text of an article is frozen; take a corrected text in as a new article.")
    if not article.title.strip():
        raise Refused("An article needs a title.")
    if article.published != known.published and iso_date(article.published) != article.published:
        raise Refused("A date is written like 2026, 2026-03, 2026-03-31 or 2026-03-31T14:02.")
    with project.operation(f"Describe article “{article.title}”") as op:
        op.put(article)
    return op.changes


def _frozen(article: Article) -> tuple[object, ...]:
    return article.sha256, article.length, article.layout, article.captured


def set_binned(project: Project, articles: Sequence[str], binned: bool) -> Changes:
    """Put articles into the bin, or take them out. Their statements stay with them."""
    found = [article_of(project, id) for id in articles]
    if not found:
        raise Refused("Choose an article first.")
    name = "Put into the bin" if binned else "Take out of the bin"
    title = f"“{found[0].title}”" if len(found) == 1 else f"{len(found):,} articles"
    with project.operation(f"{name}: {title}") as op:
        for article in found:
            op.put(msgspec.structs.replace(article, binned=binned))
    return op.changes


def set_done(project: Project, article: str, done: bool) -> Changes:
    """Say that one is done with an article, or not yet."""
    title = article_of(project, article).title
    me = project.user.annotator.id
    known = progress_of(project.link, article, me) or Progress(
        id=id_of(article, me), article=article, annotator=me
    )
    with project.operation(f"{'Done with' if done else 'Not done with'} “{title}”") as op:
        op.put(msgspec.structs.replace(known, done=done))
    return op.changes


def first_words(text: str) -> str:
    """A title for a text that has none: its first line, cut at a word within 80 characters."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "Untitled")
    return cut(line, 80)
