"""What no program of ours would have written, told of a coworker's entities before they are taken."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from ...model.articles import Article
from ...model.codebook import CODEBOOK, Codebook
from ...model.entity import Entity
from ...model.errors import BadFile
from ...model.layout import fault as layout_fault
from ...model.parts import SEP
from ...model.review import Comment, Decision, Settlement
from ...model.sources import Assessment
from ...model.statements import Statement
from ..reading import path_of


def must_be_sane(link: sqlite3.Connection, thing: Entity) -> None:
    """Raise BadFile for what its fields alone show to be wrong."""
    for fault in _faults(thing):
        raise BadFile(path_of(link), fault, f"{thing.kind} {thing.id}")


def _faults(thing: Entity) -> Iterator[str]:
    if not all(map(_can_be, moments(thing))):
        yield "its time can't be"
    if isinstance(thing, Article) and (fault := layout_fault(thing.layout, thing.length)):
        yield fault
    if isinstance(thing, Codebook):
        if thing.id != CODEBOOK:
            yield "a project has but one codebook"
        if thing.too_large:
            yield "its codebook is larger than any can be"
        ids = [facet.id for facet in thing.facets]
        codes = [(facet.id, code.id) for facet in thing.facets for code in facet.codes]
        if len(set(ids)) < len(ids) or len(set(codes)) < len(codes):
            yield "two facets or values have one id"
        if any(SEP in id for id in (*ids, *(code for _, code in codes))):
            yield "an id holds a character that none can have"


def moments(thing: Entity) -> Iterator[datetime]:
    """Every time that an entity tells of."""
    match thing:
        case Article():
            yield thing.captured.at
        case Assessment() | Decision() | Comment() | Settlement():
            yield thing.at
        case Statement():
            yield thing.created


def _can_be(moment: datetime) -> bool:
    """Times without a zone can't be compared, and those at the ends of the calendar not be told in another zone."""
    return moment.tzinfo is not None and 1900 <= moment.year < 9000
