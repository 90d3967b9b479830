"""Writing what a wish asks for, and saying beforehand what of it the format does not carry."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from ...formats.format import Format
from ...model.bundle import Bundle, Item
from ...model.errors import Refused
from ...model.people import Annotator
from ...model.scope import Wish
from ...model.sources import Source
from ...model.statements import Statement
from ...project import Project
from ...project.queries.bundle import bundle
from ...project.queries.statements import count
from ..submitting import shown_names
from ..task import Quiet, Task
from .appearing import appearing
from .choices import chosen_format, format_named, missing
from .handling import Ceiling
from .hiding import hidden, pseudonyms_of
from .losing import Losing
from .outcome import Forecast, Written
from .scoping import must_be_known, resolved

STEP = 500
"""Statements between two words on progress."""

Printer = Callable[[Path, Path], None]
"""Prints the file at the first path to the second, which is new."""


def export(
    project: Project, path: Path, wish: Wish, task: Task | None = None, printer: Printer | None = None
) -> Written:
    """Write what is wished to `path`. The file appears only when it is whole, and on the disk.

    Refused when the wish names what is not there, `path` is a project file, or something lies above the ceiling.
    """
    form, task = chosen_format(wish), task or Quiet()
    if command := missing(form):
        raise Refused(f"The {form.title} needs what is not installed here: {command}")
    ceiling = _checked(project, wish)
    with appearing(path) as draft, _items(project, wish, form, ceiling) as items:
        watched = _watched(items, count(project.link, resolved(project, wish.scope)), task)
        number = _written(form, draft, watched, wish, printer)
    return Written(number, len(ceiling.left))


def forecast(project: Project, wish: Wish, task: Task | None = None) -> Forecast:
    """What an export would come to, without writing anything. Refused as `export`."""
    form, task = chosen_format(wish), task or Quiet()
    ceiling = _checked(project, wish)
    scope = resolved(project, wish.scope)
    losing, statements, whole = Losing(form, wish), 0, bundle(project.link, scope, texts=False)
    with contextlib.closing(whole):
        for item in _watched(ceiling.below(whole), count(project.link, scope), task):
            statements += isinstance(item, Statement)
            losing.take(item)
    return Forecast(statements, losing.lost(), len(ceiling.left))


def _checked(project: Project, wish: Wish) -> Ceiling:
    must_be_known(project, wish.scope)
    return Ceiling(project, wish)


@contextlib.contextmanager
def _items(project: Project, wish: Wish, form: Format, ceiling: Ceiling) -> Iterator[Bundle]:
    """What goes out, as it goes out."""
    scope = resolved(project, wish.scope)
    carrier = format_named(form.printed_from) if form.printed_from else form
    names = pseudonyms_of(project) if wish.pseudonyms else None
    order = (lambda id: names.id("article", id)) if names else None
    texts = carrier.takes_texts
    with contextlib.ExitStack() as stack:
        whole = stack.enter_context(
            contextlib.closing(bundle(project.link, scope, texts=texts and not names, order=order))
        )
        items: Bundle = ceiling.below(whole)
        if names:
            items = stack.enter_context(contextlib.closing(hidden(project, items, names, texts=texts)))
        yield items if form.lossless else _named(items, shown_names(project))


def _written(form: Format, draft: Path, items: Bundle, wish: Wish, printer: Printer | None) -> int:
    if not form.printed_from:
        return _write(form, draft, items, wish)
    if printer is None:
        raise Refused(f"The {form.title} can't be printed here.")
    carrier = format_named(form.printed_from)
    with TemporaryDirectory() as folder:
        page = Path(folder, f"page{carrier.suffixes[0]}")
        number = _write(carrier, page, items, wish)
        printer(page, draft)
    return number


def _write(form: Format, path: Path, items: Bundle, wish: Wish) -> int:
    assert form.write is not None
    known = {option.name for option in form.options}
    number: int = form.write(path, items, [name for name in wish.options if name in known])
    return number


def _named(items: Bundle, names: dict[str, str]) -> Iterator[Item]:
    """Annotators under the names that may be shown; whoever is called as one before is numbered, sources too.

    Other formats than ours know people and sources by their names alone: two of one name would become one.
    """
    people, voices = set[str](), set[str]()
    for item in items:
        if isinstance(item, Annotator):
            yield msgspec.structs.replace(item, name=_apart(names[item.id], people))
        elif isinstance(item, Source) and not item.merged_into:
            yield msgspec.structs.replace(item, name=_apart(item.name, voices))
        else:
            yield item


def _apart(name: str, taken: set[str]) -> str:
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name} ({number})"
    taken.add(found.casefold())
    return found


def _watched(items: Bundle, total: int, task: Task) -> Iterator[Item]:
    """Tells how many statements have passed, and looks now and then whether somebody wants to stop."""
    done = 0
    for passed, item in enumerate(items):
        if passed % STEP == 0:
            task.progress(done, total)
        done += isinstance(item, Statement)
        yield item
    task.progress(total, total)
