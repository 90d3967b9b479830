"""What is in a foreign set, how much of it comes in, and that in words."""

from __future__ import annotations

from msgspec import Struct

from ...model.changes import Changes
from ...model.codebook import Codebook
from ...project.merging.preview import Preview
from .answers import SCALES, answer_to
from .gathering import Field
from .lost import Lost, Tally
from .mapping import OUT, Mapping
from .wording import unfit


class Coming(Struct, frozen=True, kw_only=True):
    """How much of a set comes in, or came."""

    marks: int = 0
    known: int = 0
    """Marks that stand in the project already."""
    articles: int = 0
    """New ones."""
    found: int = 0
    """Articles that are in the project."""
    sources: int = 0
    values: int = 0
    """New ones of the codebook."""
    left: tuple[Lost, ...] = ()
    """What can't be carried."""


class Looked(Struct, frozen=True, kw_only=True):
    """What is in a set, and the likeliest mapping of it."""

    format: str
    title: str
    """Of the format."""
    fields: tuple[Field, ...]
    people: dict[str, int]
    """Name -> marks; the empty name for those who are not named."""
    mapping: Mapping
    coming: Coming
    """By that mapping."""


class Brought(Struct, frozen=True, kw_only=True):
    """What bringing a set in did: nothing when `changes` is empty."""

    changes: Changes
    preview: Preview
    looked: Looked


def in_words(coming: Coming) -> str:
    """One line on what comes, or came."""
    counted = ((coming.marks, "mark"), (coming.articles, "new article"), (coming.sources, "new source"),
               (coming.values, "new value"))  # fmt: skip
    told = [f"{number:,} {what}{'s' if number != 1 else ''}" for number, what in counted if number]
    nothing = "Nothing of it can come in." if coming.left and not coming.known else "Nothing is new here."
    said = [f"{', '.join(told)}."] if told else [nothing]
    said += [f"{coming.known:,} here already."] if coming.known else []
    said += [f"{lost.number:,} {lost.what}." for lost in coming.left]
    return " ".join(said)


def left_by(looked: Looked, mapping: Mapping, book: Codebook) -> tuple[Lost, ...]:
    """What can't be carried if the words are mapped so, instead of as it was looked at."""
    then = {unfit(name, target) for name, target in looked.mapping.attributes.items()}
    now = Tally()
    for field in looked.fields:
        target = mapping.attributes[field.name]
        for value, number in field.values.items() if target in SCALES else ():
            if value.strip() and mapping.values[field.name][value] == answer_to(book, target, value) == OUT:
                now.add(unfit(field.name, target), number, value)
    return (*(lost for lost in looked.coming.left if lost.what not in then), *now.all())
