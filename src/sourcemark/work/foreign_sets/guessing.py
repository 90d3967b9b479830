"""Which words of a set are which of ours: by our own names first, else by likeness, by values, by what is common."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...formats.described import NAMES
from ...model.abbreviations import word_set
from ...model.codebook import SOURCE_TYPE, Codebook, Facet
from .answers import SCALES, answer_to, answers, facet_of, takes_values
from .gathering import Field, Gathered
from .mapping import FACET, ME, NEW, NOBODY, OUT, TARGETS, Mapping

FEW = 60
"""Values of an attribute from which somebody chooses; of more, it is running text or names."""
_WORDS = {
    "source": "source sources speaker speakers holder quelle attributed_to attributed said_by actor agent person voice",
    "chain": "chain via reported_by passed_on_by relay",
    "reliability": "reliability source_reliability zuverlässigkeit",
    "credibility": "credibility information_credibility veracity glaubwürdigkeit",
    "mode": "mode quote_type quotation_type speech_mode directness",
    "kind": "kind statement_kind",
    "status": "status",
    "note": "note notes comment comments remark remarks text transcription description",
}
_COMMON = word_set(
    "label labels type types category class tag tags code codes entity entity_type speaker_type"
)
_MEANT = {word: target for target, words in _WORDS.items() for word in words.split()}
Guess = Callable[[Field], str]


def completed(mapping: Mapping, gathered: Gathered, book: Codebook, people: dict[str, str]) -> Mapping:
    """The mapping with everything that it does not say, or that is no longer there, guessed.

    `people`: annotators' ids -> the names one may see.
    """
    fresh = _attributes(gathered, book)
    chosen = {name: mapping.attributes.get(name, fresh[name]) for name in gathered.fields}
    attributes = {name: t if _is_there(book, t) else fresh[name] for name, t in chosen.items()}
    values = {
        name: _values(field, attributes[name], book, mapping.values.get(name, {}))
        for name, field in gathered.fields.items()
        if takes_values(attributes[name])
    }
    told = {name: mapping.people.get(name, _person(name, people)) for name in gathered.counts}
    known = {name: who if who in (NEW, ME, *people) else _person(name, people) for name, who in told.items()}
    return Mapping(attributes=attributes, values=values, people=known)


def _values(field: Field, target: str, book: Codebook, told: dict[str, str]) -> dict[str, str]:
    ours = {*answers(book, target), OUT} | ({NEW} if target not in SCALES else set())
    return {
        value: told[value] if told.get(value) in ours else answer_to(book, target, value)
        for value in field.values
    }


def _person(name: str, people: dict[str, str]) -> str:
    """Of that name, if there is one only; those whom nobody names are a new one, until somebody says who it is."""
    same = [id for id, known in people.items() if name != NOBODY and known.casefold() == name.casefold()]
    return same[0] if len(same) == 1 else NEW


def _is_there(book: Codebook, target: str) -> bool:
    return target in TARGETS or target in (NEW, OUT) or facet_of(book, target) is not None


def _attributes(gathered: Gathered, book: Codebook) -> dict[str, str]:
    """One guess after the other, the surest first; each target but notes and facets is given once."""
    found: dict[str, str] = {}
    fields = sorted(gathered.fields.values(), key=lambda f: -f.marks)
    ways: tuple[Guess, ...] = (
        lambda f: _ours(f, book),
        lambda f: _by_words(f, book),
        lambda f: _by_values(f, book),
        lambda f: _by_common_words(f, book),
    )
    for way in ways:
        for field in fields:
            target = way(field) if field.name not in found else ""
            if target and (target == "note" or target not in found.values()):
                found[field.name] = target
    type = f"{FACET}{SOURCE_TYPE}"
    for field in fields:
        if field.name not in found:
            is_common = _is_chosen(field) and book.facet(SOURCE_TYPE) and type not in found.values()
            found[field.name] = type if is_common else NEW if _is_chosen(field) else "note"
    return {name: found[name] for name in gathered.fields}


def _ours(field: Field, book: Codebook) -> str:
    """By the names that we write ourselves: this is certain."""
    name = field.name
    if name in NAMES:
        return name
    plain = name.removeprefix("facet ").casefold()
    same = (f for f in book.facets if plain in (f.id.casefold(), f.name.casefold()))
    return next((f"{FACET}{f.id}" for f in sorted(same, key=lambda f: f.retired)), "")


def _by_values(field: Field, book: Codebook) -> str:
    """By what is answered: all of it on one of our scales, or mostly in one of our facets."""
    given = {value: number for value, number in field.values.items() if value.strip()}
    if not given or field.free:
        return ""
    for target in ("reliability", "credibility", "mode"):
        if all(len(v) == 1 or target == "mode" for v in given) and _share(field, book, target) == 1:
            return target
    facets = [f for f in book.facets if not f.retired and _share(field, book, f"{FACET}{f.id}") > 0.5]
    best = max(facets, key=lambda f: _share(field, book, f"{FACET}{f.id}"), default=None)
    return f"{FACET}{best.id}" if best else ""


def _share(field: Field, book: Codebook, target: str) -> float:
    """Of the values, how many are answers there."""
    known = [answer_to(book, target, value) not in (NEW, OUT) for value in field.values]
    return sum(known) / len(known)


def _by_words(field: Field, book: Codebook) -> str:
    """By what such attributes are often called; where there is a scale, some answers must be on it."""
    name = _plain(field)
    target = _MEANT.get(name, "")
    if target in SCALES and field.values and not _share(field, book, target):
        return ""
    return target or _like(name, book.facets)


def _by_common_words(field: Field, book: Codebook) -> str:
    """By a name that says no more than that something is chosen."""
    is_type = _plain(field) in _COMMON and _is_chosen(field) and book.facet(SOURCE_TYPE)
    return f"{FACET}{SOURCE_TYPE}" if is_type else ""


def _plain(field: Field) -> str:
    return re.sub(r"[\s._-]+", "_", field.name.strip().casefold())


def _like(name: str, facets: tuple[Facet, ...]) -> str:
    words = set(name.split("_"))
    same = [f for f in facets if not f.retired and words == set(re.split(r"[\W_]+", f.name.casefold()))]
    return f"{FACET}{same[0].id}" if len(same) == 1 else ""


def _is_chosen(field: Field) -> bool:
    """True for an attribute whose values are chosen from a list, and not written."""
    return bool(field.values) and not field.free and (len(field.values) <= FEW or bool(field.declared))
