"""What an item of the queue rests on, what stands by it, and how items are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model.ids import Id
from ...work.review.queued import Counts, Item, counts


def rests_on(item: Item) -> dict[str, str]:
    """Whatever an item rests on, or stands by it -> its key."""
    return dict.fromkeys((*item.about, *made_by(item)), key_of(item))


def made_by(item: Item) -> Iterator[Id]:
    """The decisions on an item, and what stands by them."""
    for decision in item.decisions:
        yield decision.id
        yield from (result.statement for result in decision.results)


def exchanged(known: Counts | None, old: Iterable[Item], new: Iterable[Item]) -> Counts:
    """The counts, with the new ones in place of the old ones: so that a decision costs no counting of all."""
    gone, come = counts(old), counts(new)
    base = known or Counts(open=0, decided=0, reopened=0, agreed=0)
    pairs = ((f, getattr(base, f) - getattr(gone, f) + getattr(come, f)) for f in Counts.__struct_fields__)
    return Counts(**dict(pairs))


def key_of(item: Item) -> str:
    """Cheaper than its own: no statement belongs to two items."""
    first = next((s.id for s in item.group.statements if s is not None), "")
    return first or item.decisions[-1].id
