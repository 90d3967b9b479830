"""Counting what a format loses of the set at hand."""

from __future__ import annotations

from ...formats import losses
from ...formats.format import Format
from ...formats.losses import Loss
from ...model.articles import Article
from ...model.bundle import Item
from ...model.scope import Wish
from ...model.sources import Source

HIDDEN = (
    Loss("names", "names of sources, and all else that tells who they are", losses.of(Source)),
    Loss(
        "addresses",
        "addresses of articles, which lead to the names",
        losses.of(Article, lambda a: bool(a.url or a.captured.origin)),
    ),
    losses.ORIGINALS,
    Loss("merging", "the tie to this project: what is read back is never taken for the same"),
)
"""What pseudonyms take out of every format."""


class Losing:
    """Takes the objects of a bundle, tells what of them is not carried."""

    def __init__(self, form: Format, wish: Wish) -> None:
        self._losses = {loss.key: loss for loss in (*form.loses, *(HIDDEN if wish.pseudonyms else ()))}
        self._tallies = [(key, loss.tally()) for key, loss in self._losses.items() if loss.tally is not None]
        self._numbers: dict[str, int] = dict.fromkeys((key for key, _ in self._tallies), 0)

    def take(self, item: Item) -> None:
        """One object, in the order of the bundle."""
        if not isinstance(item, losses.UNSEEN):
            for key, tally in self._tallies:
                self._numbers[key] += tally(item)

    def lost(self) -> list[tuple[str, int | None]]:
        """In words, with how much, in the order in which the format declares it; what there is none of is left out."""
        told = ((loss.words, self._numbers.get(key)) for key, loss in self._losses.items())
        return [(words, number) for words, number in told if number != 0]
