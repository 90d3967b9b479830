"""`--map` and `--person`: how a mapping is changed on the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model.codebook import Codebook
from ..model.errors import Refused
from ..work.foreign_sets.answers import answers, facet_of
from ..work.foreign_sets.coming import Looked
from ..work.foreign_sets.gathering import Field
from ..work.foreign_sets.mapping import FACET, ME, NEW, OUT, TARGETS
from ..work.foreign_sets.mapping import Mapping as Words

MARKS = {"new": NEW, "out": OUT, "me": ME}
"""Words of the command line -> what stands in a mapping."""


def changed(
    seen: Looked, book: Codebook, names: Mapping[str, str], maps: Sequence[str], people: Sequence[str]
) -> Words:
    """The mapping with what `--map` and `--person` say. Refused for what is neither in the set nor ours."""
    attributes, values = dict(seen.mapping.attributes), dict(seen.mapping.values)
    fields = {field.name: field for field in seen.fields}
    parted = [_parted(spec, fields) for spec in maps]
    for name, value, ours in parted:
        if value is None:
            attributes[name] = _target(book, ours)
            values.pop(name, None)  # they are guessed anew
    for name, value, ours in parted:
        if value is not None:
            values[name] = {**values.get(name, {}), value: _answer(book, attributes[name], ours)}
    who = {**seen.mapping.people, **dict(_person(spec, seen, names) for spec in people)}
    return Words(attributes=attributes, values=values, people=who)


def _parted(spec: str, fields: Mapping[str, Field]) -> tuple[str, str | None, str]:
    """Attribute, value and ours. Names may hold the signs between them: the longest that fits is meant."""
    for name in sorted(fields, key=len, reverse=True):
        if spec.startswith(f"{name}="):
            return name, None, spec.removeprefix(f"{name}=")
        value, sign, ours = spec.removeprefix(f"{name}:").rpartition("=")
        if spec.startswith(f"{name}:") and sign:
            if value not in fields[name].values:
                raise Refused(f"“{name}” has no value “{value}” in this set.")
            return name, value, ours
    known = ", ".join(fields) or "none"
    raise Refused(f"--map {spec}: name an attribute of this set ({known}), and after = what it becomes.")


def _target(book: Codebook, word: str) -> str:
    if word in TARGETS:
        return word
    if word in ("new", "out"):
        return MARKS[word]
    facet = _named({f.id: f.name for f in book.facets}, word)
    if facet is None:
        known = ", ".join((*(f.id for f in book.facets), *TARGETS, "new", "out"))
        raise Refused(f"An attribute can't become “{word}”: name one of {known}.")
    return FACET + facet


def _answer(book: Codebook, target: str, word: str) -> str:
    known = answers(book, target)
    if (found := _named(known, word)) is not None:
        return found
    if word == "out" or (word == "new" and (target == NEW or facet_of(book, target))):
        return MARKS[word]
    raise Refused(f"A value can't become “{word}”: name one of {', '.join((*known, 'new', 'out'))}.")


def _person(spec: str, seen: Looked, names: Mapping[str, str]) -> tuple[str, str]:
    for name in sorted(seen.people, key=len, reverse=True):
        if spec.startswith(f"{name}="):
            word = spec.removeprefix(f"{name}=")
            who = MARKS[word] if word in ("me", "new") else _named(names, word)
            if who is None:
                raise Refused(f"There is no annotator “{word}”: say an id or a name, me, or new.")
            return name, who
    known = ", ".join(name or "(nothing, for those who are not named)" for name in seen.people)
    raise Refused(f"--person {spec}: this set names {known}.")


def _named(known: Mapping[str, str], word: str) -> str | None:
    """By id, else by a name that only one has."""
    if word in known:
        return word
    same = [id for id, name in known.items() if name.casefold() == word.casefold()]
    return same[0] if len(same) == 1 else None
