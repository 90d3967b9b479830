"""Handing sets of articles and statements on, and taking bundles back in."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from ..formats.format import Format
from ..formats.registry import formats
from ..model.articles import Article
from ..model.bundle import Bundle, Item, Original, Text
from ..model.changes import Changes
from ..model.codebook import Codebook, joined
from ..model.entity import Entity
from ..model.errors import BadFile, Refused
from ..model.scope import Scope
from ..model.spans import quote
from ..model.statements import Statement
from ..project import Bulk, Project
from ..project.queries.bundle import bundle
from ..project.queries.statements import count
from .marks import codebook_of
from .task import Quiet, Task

STEP = 500
"""Objects between two words on progress."""


def set_formats() -> tuple[Format, ...]:
    """Formats a tagged set can be written to."""
    return tuple(f for f in formats().values() if f.holds == "set" and f.write)


def format_named(name: str) -> Format:
    """The set format of that name. Refused for a name there is none of."""
    found = next((f for f in set_formats() if f.name == name), None)
    if found is None:
        raise Refused(f"There is no format {name!r}; there are {', '.join(f.name for f in set_formats())}.")
    return found


def export(project: Project, path: Path, form: Format, scope: Scope, task: Task | None = None) -> int:
    """Write the scope to `path`; how many objects or rows were written. The file appears only when it is whole."""
    assert form.write is not None
    draft = path.with_name(path.name + ".part")
    scope = resolved(project, scope)
    whole = bundle(project.link, scope, texts=form.name == "bundle")
    try:
        written: int = form.write(draft, _watched(whole, count(project.link, scope), task or Quiet()))
        os.replace(draft, path)
    except OSError as error:
        raise BadFile(path, f"it can't be written ({error.strerror})") from error
    finally:
        draft.unlink(missing_ok=True)
    return written


def resolved(project: Project, scope: Scope) -> Scope:
    """The scope with the source types that were merged into those it names."""
    types = codebook_of(project).source_types
    return msgspec.structs.replace(scope, types=tuple(t for chosen in scope.types for t in types.alike(chosen)))


def _watched(items: Bundle, total: int, task: Task) -> Iterator[Item]:
    done = 0
    for item in items:
        if isinstance(item, Statement):
            if done % STEP == 0:
                task.progress(done, total)
            done += 1
        yield item
    task.progress(total, total)


class TakenIn(Struct, frozen=True):
    """What became of a bundle, by kind."""

    changes: Changes
    added: dict[str, int]
    same: dict[str, int]
    different: tuple[tuple[str, str], ...]
    """`(kind, id)` of what stands here otherwise already: ours was kept."""

    def __str__(self) -> str:
        """One line for the person who asked."""
        parts = [f"{sum(self.added.values()):,} added", f"{sum(self.same.values()):,} here already"]
        parts += [f"{len(self.different):,} differ and were left as they are here"] if self.different else []
        return ", ".join(parts) + "."


def import_bundle(project: Project, path: Path, task: Task | None = None) -> TakenIn:
    """Add what a bundle holds and the project does not, as one step of undo. Nothing that stands here is changed.

    Raises BadFile, and takes everything back, when the bundle is damaged or contradicts itself.
    """
    form, task = formats()["bundle"], task or Quiet()
    assert form.read is not None
    taker = _Taker(project, path)
    with project.bulk(f"Import bundle {path.name}") as op:
        for number, item in enumerate(form.read(path), 1):
            taker.take(op, item)
            op.pause()
            if number % STEP == 0:
                task.progress(number)
        task.progress(number, number)
    return TakenIn(op.changes, dict(taker.added), dict(taker.same), tuple(taker.different))


class _Taker:
    """Objects of a bundle coming in one after the other, checked against what came before them."""

    def __init__(self, project: Project, path: Path) -> None:
        self._project, self._path = project, path
        self._text: tuple[str, str] = ("", "")
        self.added: Counter[str] = Counter()
        self.same: Counter[str] = Counter()
        self.different: list[tuple[str, str]] = []

    def take(self, op: Bulk, item: Item) -> None:
        """One object."""
        if isinstance(item, Text):
            self._must(
                op.keep_text(item.text) == item.sha256, item.sha256, "its text is not what the hash says"
            )
        elif isinstance(item, Original):
            self._must(
                op.keep_original(item.data) == item.sha256,
                item.sha256,
                "its bytes are not what the hash says",
            )
        elif isinstance(item, Codebook):
            self._take_codebook(op, item)
        else:
            self._take_entity(op, item)

    def _take_codebook(self, op: Bulk, theirs: Codebook) -> None:
        ours = self._project.get(Codebook, theirs.id)
        book = joined(ours, theirs) if ours else theirs
        (self.same if book == ours else self.added)[book.kind] += 1
        op.put(book)

    def _take_entity(self, op: Bulk, thing: Entity) -> None:
        ours = self._project.get(type(thing), thing.id)
        if ours == thing:
            self.same[thing.kind] += 1
        elif ours is not None:
            self.different.append((thing.kind, thing.id))
        else:
            self._check(thing)
            self._put(op, thing)
            self.added[thing.kind] += 1

    def _put(self, op: Bulk, thing: Entity) -> None:
        try:
            op.put(thing)
        except Refused as refusal:
            raise BadFile(self._path, str(refusal), f"{thing.kind} {thing.id}") from refusal

    def _check(self, thing: Entity) -> None:
        if isinstance(thing, Article):
            self._must(len(self._text_of(thing)) == thing.length, thing.id, "its text has another length")
        elif isinstance(thing, Statement):
            article = self._project.get(Article, thing.article)
            self._must(article is not None, thing.id, "its article is missing")
            assert article is not None
            text = self._text_of(article)
            right = tuple(quote(text, span) for span in thing.spans if span.end <= len(text))
            self._must(right == thing.quotes, thing.id, "its quote is not what stands in the article")

    def _text_of(self, article: Article) -> str:
        if self._text[0] != article.sha256:
            try:
                self._text = (article.sha256, self._project.text(article))
            except KeyError:
                raise BadFile(self._path, "its text is missing", f"article {article.id}") from None
        return self._text[1]

    def _must(self, true: bool, what: str, why: str) -> None:
        if not true:
            raise BadFile(self._path, why, what)
