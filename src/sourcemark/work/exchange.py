"""Handing sets of articles and statements on, in the formats that can hold them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from ..formats.format import Format
from ..formats.registry import formats
from ..model.articles import Article
from ..model.bundle import Bundle, Item
from ..model.errors import BadFile, Refused
from ..model.people import Annotator
from ..model.scope import Scope
from ..model.statements import Statement
from ..project import SUFFIX, Project
from ..project.queries.bundle import bundle
from ..project.queries.statements import count
from .marks import codebook_of
from .submitting import shown_names
from .task import Quiet, Task

STEP = 500
"""Statements between two words on progress."""


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
    """Write the scope to `path`; how many objects or rows were written. The file appears only when it is whole.

    Refused when the scope names what is not in the project, or `path` is a project file.
    """
    assert form.write is not None
    _must_be_known(project, scope)
    scope = resolved(project, scope)
    total = count(project.link, scope)
    with (
        appearing(path) as draft,
        contextlib.closing(bundle(project.link, scope, texts=form.takes_texts)) as whole,
    ):
        items = whole if form.lossless else _named(whole, shown_names(project))
        written: int = form.write(draft, _watched(items, total, task or Quiet()))
    return written


@contextlib.contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """A draft to write to, which takes its name when it is whole. Refused when `path` is a project file."""
    if path.suffix.lower() == SUFFIX:
        raise Refused(f"A name that ends in {SUFFIX} is for projects: choose another one.")
    draft = path.with_name(path.name + ".part")
    try:
        yield draft
        os.replace(draft, path)
    except OSError as error:
        raise BadFile(path, f"it can't be written ({error.strerror})") from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def resolved(project: Project, scope: Scope) -> Scope:
    """The scope as the marks have it: a source type stands also for those that were merged into it."""
    facet = codebook_of(project).source_types
    types = dict.fromkeys(id for type in scope.types for id in facet.alike(type))
    return msgspec.structs.replace(scope, types=tuple(types))


def _must_be_known(project: Project, scope: Scope) -> None:
    """A slip of the pen would otherwise write an empty file that looks like an answer."""
    types = codebook_of(project).source_types
    unknown = [f"article {id!r}" for id in scope.articles if project.get(Article, id) is None]
    unknown += [f"annotator {id!r}" for id in scope.annotators if project.get(Annotator, id) is None]
    unknown += [f"source type {id!r}" for id in scope.types if types.code(id) is None]
    if unknown:
        raise Refused(f"There is no {unknown[0]} in this project.")
    for day in filter(None, (scope.since, scope.until)):
        if not is_day(day):
            raise Refused(f"{day!r} is no date: write it like 2026-03-31.")


def in_words(number: int, form: Format, path: Path) -> str:
    """What was written, as one line."""
    what = form.counts if number == 1 else f"{form.counts}s"
    return f"{number:,} {what} written to {path.name}."


def is_day(words: str) -> bool:
    """True for a date as a scope takes it: four digits, two, two."""
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _named(items: Bundle, names: dict[str, str]) -> Iterator[Item]:
    """Annotators under the names that may be shown."""
    for item in items:
        yield msgspec.structs.replace(item, name=names[item.id]) if isinstance(item, Annotator) else item


def _watched(items: Bundle, total: int, task: Task) -> Iterator[Item]:
    done = 0
    for item in items:
        if isinstance(item, Statement):
            if done % STEP == 0:
                task.progress(done, total)
            done += 1
        yield item
    task.progress(total, total)
