"""A codebook that several changed at once, so that every value can be told apart, and something can be chosen."""

from __future__ import annotations

from msgspec.structs import replace

from .codebook import SOURCE_TYPE, Code, Codebook, Facet
from .telling_apart import joined, unclear


def tidied(book: Codebook, version: int) -> Codebook:
    """The codebook with that version: names, keys and letters apart, no value merged in a circle."""
    book = replace(book, version=version, facets=tuple(map(_with_choice, book.facets)))
    if unclear(book):
        book = replace(joined(replace(book, facets=()), book), version=version)
    return book


def _with_choice(facet: Facet) -> Facet:
    """Two may have merged values into each other, or each retired the source types that the other kept."""
    into = {code.id: code.merged_into for code in facet.codes}
    first = {id for id in into if _is_first_of_circle(id, into)}
    codes = tuple(replace(code, merged_into=None) if code.id in first else code for code in facet.codes)
    if (
        facet.id == SOURCE_TYPE
        and codes
        and all(code.retired or code.merged_into is not None for code in codes)
    ):
        codes = _one_back(codes)
    return facet if codes == facet.codes else replace(facet, codes=codes)


def _is_first_of_circle(id: str, into: dict[str, str | None]) -> bool:
    """True when following who was merged into whom leads back, and no other on the way has a smaller id."""
    at, steps = into[id], 0
    while at is not None and at in into and at != id and steps <= len(into):
        if at < id:
            return False
        at, steps = into[at], steps + 1
    return at == id


def _one_back(codes: tuple[Code, ...]) -> tuple[Code, ...]:
    """With the first retired value chosen again, if there is one that stands for itself."""
    alone = next((code.id for code in codes if code.merged_into is None), None)
    return tuple(replace(code, retired=False) if code.id == alone else code for code in codes)
