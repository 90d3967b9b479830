"""The source types that the model knows, as the codebook of a project names them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...model.codebook import Code, Codebook
from ...suggest.network.shapes import TYPES

_CALLED: dict[str, str] = {
    "official": "authority, government, state, government official, public authority",
    "political": "politics, politician, party, political party",
    "defector": "insider, whistle-blower, whistleblower, former insider",
    "analyst": "expert, specialist, think tank",
    "media": "media outlet, outlet, press, journalist, news media, broadcaster, newspaper",
    "agency": "wire agency, news agency, wire, press agency, wire service",
    "corporate": "business, company, corporation, industry, firm, enterprise",
    "ngo": "association, union, civil society, non-governmental organisation, non-governmental organization, charity",
    "eyewitness": "witness, bystander",
    "affected": "affected person, victim, relative, survivor",
    "social": "social media, social-media post, social media post, post",
    "document": "record, report, paper, court file, file",
    "citizen": "ordinary citizen, public, member of the public, vox pop, resident",
    "anonymous": "unknown, unnamed, anonymous source, not known",
    "other": "others, another, miscellaneous",
}
"""Other names of a type. None is a name that some codebook tells apart from it: an analyst is no academic."""
_IDS = {"anonymous": ("unknown", "anonymous")}
"""Ids of a value, where they are not the type's own."""
_PARTS = re.compile(r"\s*(?:,|/|&|;|\bor\b|\band\b)\s*")


def codes_of(book: Codebook) -> dict[str, str]:
    """Type of the annotation guide → the value that stands for it today; absent where none fits.

    By the value's id, else by its name, else by a part of a name ("Media or agency"). A value that was merged gives
    the one it became; a retired one is offered no more. A mere "sources" is a value of its own or none at all.
    """
    found = {type: _by_id(book, type) or _by_name(book, type) for type in TYPES}
    return {type: code.id for type, code in found.items() if code is not None}


def offered(book: Codebook, types: Iterable[str]) -> tuple[Code, ...]:
    """Those of these values that the codebook offers today, each once; what was merged gives the one it became."""
    found = (book.source_types.code(type) for type in types)
    return tuple({code.id: code for code in found if code is not None and not code.retired}.values())


def all_offered(book: Codebook) -> dict[str, str]:
    """Every value → the one that is offered for it, as `offered` says."""
    return {id: code.id for id, code in book.source_types.heirs().items() if not code.retired}


def _by_id(book: Codebook, type: str) -> Code | None:
    return next(iter(offered(book, _IDS.get(type, (type,)))), None)


def _by_name(book: Codebook, type: str) -> Code | None:
    """The value that has one of the type's names, or has it as a part; merged values lend their names."""
    called = {type, *_CALLED[type].split(", ")}
    types = book.source_types
    heirs = [(code.name.casefold().strip(), types.code(code.id)) for code in types.codes]
    kept = [(name, heir) for name, heir in heirs if heir is not None and not heir.retired]
    whole = (heir for name, heir in kept if name in called)
    parts = (heir for name, heir in kept if called.intersection(_PARTS.split(name)))
    return next(whole, None) or next(parts, None)
