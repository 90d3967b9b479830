"""What is asked of one foreign file, answered: runs in the child process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from ..model.articles import Choices, Draft
from ..model.errors import BadFile
from .drafting import looked_at
from .format import Format
from .limits import one_budget
from .member import Listed, Member
from .registry import format_for
from .tagged import Piece
from .wire import Answer, Ask

DEEP = 3
"""Collections in collections: a table of pages in a ZIP file is two."""
BETWEEN = "/"
"""Between the name of a collection in a collection and that of its member."""
PIECES = 256
"""Pieces of a set in one answer."""


def answers(ask: Ask) -> Iterator[Answer]:
    """One or several; all but the last say that more follow. A `BadFile` is an answer too."""
    last: Answer | None = None
    looked_at.set(ask.want == "look")
    with one_budget():
        for answer in _guarded(ask):
            if last is not None:
                yield replace(last, more=True)
            last = answer
    yield last or Answer()


def _guarded(ask: Ask) -> Iterator[Answer]:
    try:
        yield from _ANSWERS[ask.want](ask)
    except BadFile as bad:
        yield Answer(why=bad.why, where=bad.where)
    except RecursionError:
        yield Answer(why="it is nested too deeply")


def _format(ask: Ask) -> Iterator[Answer]:
    yield Answer(format=format_for(ask.name, ask.data).name)


def _table(ask: Ask) -> Iterator[Answer]:
    chosen = format_for(ask.name, ask.data)
    if chosen.table is None:
        raise BadFile(ask.name, f"a {chosen.title} has no columns")
    yield Answer(table=chosen.table(ask.name, ask.data, ask.choices))


def _set(ask: Ask) -> Iterator[Answer]:
    chosen = format_for(ask.name, ask.data)
    if chosen.holds != "set" or chosen.read is None:
        raise BadFile(ask.name, f"a {chosen.title} is no annotated set")
    if chosen.lossless:
        raise BadFile(ask.name, f"this is a {chosen.title}; its name must end so")
    batch: list[Piece] = []
    for piece in chosen.read(ask.name, ask.data):
        batch.append(piece)
        if len(batch) == PIECES:
            yield Answer(pieces=tuple(batch))
            batch = []
    yield Answer(pieces=tuple(batch))


def _members(ask: Ask) -> Iterator[Answer]:
    for member, by in _within(ask, format_for(ask.name, ask.data)):
        yield Answer(listed=_listed(member, by), member=member.name)


def _drafts(ask: Ask) -> Iterator[Answer]:
    chosen = format_for(ask.name, ask.data)
    if chosen.holds == "collection":
        yield from _of_members(_within(ask, chosen), ask)
    elif chosen.holds == "article" and chosen.read is not None:
        yield Answer(draft=chosen.read(ask.name, ask.data, ask.choices))
    else:
        raise BadFile(ask.name, f"a {chosen.title} holds no articles")


Found = Iterable[tuple[Member, "Format | BadFile | None"]]
"""A member with the format that reads it, None where it makes its draft itself, or why nothing reads it."""


def _within(ask: Ask, chosen: Format, deep: int = 1) -> Found:
    """All members, those of collections inside in their place. Raises `BadFile` when there are none."""
    assert chosen.read is not None
    empty = True
    for member in chosen.read(ask.name, ask.data, ask.choices):
        empty = False
        by = _reader(member)
        if isinstance(by, Format) and by.holds == "collection":
            yield from _nested(ask, member, by, deep + 1)
        else:
            yield member, by
    if empty:
        raise BadFile(ask.name, "there is no article in it")


def _nested(ask: Ask, member: Member, by: Format, deep: int) -> Found:
    """The members of a collection in a collection. One that can't be read to its end keeps none back beside it."""
    inner = replace(ask, name=member.file or member.name, data=member.data)
    try:
        if deep > DEEP:
            raise BadFile(ask.name, "archives lie too deep in each other", member.name)
        for one, other in _within(inner, by, deep):
            yield replace(one, name=f"{member.name}{BETWEEN}{one.name}"), other
    except BadFile as bad:
        yield member, bad


def _reader(member: Member) -> Format | BadFile | None:
    if member.bad is not None or member.draft is not None:
        return member.bad
    try:
        chosen = format_for(member.file or member.name, member.data)
        return (
            BadFile(member.name, f"a {chosen.title} holds no articles") if chosen.holds == "set" else chosen
        )
    except BadFile as bad:
        return bad


def _of_members(found: Found, ask: Ask) -> Iterator[Answer]:
    wanted = None if ask.only is None else frozenset(ask.only)
    for member, by in found:
        if wanted is not None and member.name not in wanted:
            continue
        try:
            draft = replace(_draft(member, by, ask.choices), **_provenance(member))
            yield Answer(draft=draft, member=member.name, original=member.data)
        except BadFile as bad:
            yield Answer(why=bad.why, where=bad.where, member=member.name)
        except RecursionError:
            yield Answer(why="it is nested too deeply", member=member.name)


def _draft(member: Member, by: Format | BadFile | None, choices: Choices) -> Draft:
    if isinstance(by, BadFile):
        raise by
    if by is None:
        assert member.draft is not None
        return member.draft()
    assert by.read is not None
    draft: Draft = by.read(member.file or member.name, member.data, choices)
    return draft


def _provenance(member: Member) -> dict[str, str]:
    known = {"origin": member.origin, "fetched": member.fetched, "digest": member.digest}
    return {field: value for field, value in known.items() if value}


def _listed(member: Member, by: Format | BadFile | None) -> Listed:
    readable = not isinstance(by, BadFile)
    return Listed(member.name, member.title, len(member.data), readable, member.fetched)


_ANSWERS: dict[str, Callable[[Ask], Iterator[Answer]]] = {
    "drafts": _drafts,
    "look": _drafts,
    "members": _members,
    "table": _table,
    "format": _format,
    "set": _set,
}
