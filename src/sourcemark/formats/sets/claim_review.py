"""ClaimReview of schema.org, as search engines read it: only of what was adjudicated and judged.

Credibility 1 to 5 becomes a rating of 5 to 1. 6, cannot be judged, has its words and no number.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from uuid import uuid5

import msgspec

from ...model.articles import Article
from ...model.bundle import Bundle, Item
from ...model.review import Decision
from ...model.scales import CANNOT_BE_JUDGED, CREDIBILITY
from ...model.sources import Source
from ...model.statements import Statement
from .. import losses
from ..format import Format
from ..grouped import Grouped
from ..json_out import write_list
from ..losses import Loss
from ..register import Register
from .stix_objects import ADDRESS, NAMESPACE

Fields = dict[str, object]
CONTEXT = "https://schema.org"
_BEST, _WORST = 5, 1
_TYPES = {
    "person": "Person", "organisation": "Organization", "group": "Organization", "account": "Person",
    "document": "CreativeWork", "dataset": "Dataset",
}  # fmt: skip


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the reviews; how many there were."""
    encode = msgspec.json.Encoder().encode
    with path.open("wb") as file, Grouped(bundle) as grouped:
        file.write(b'{"@context":%b,"@graph":' % encode(CONTEXT))
        number = write_list(file, map(encode, _reviews(grouped)))
        file.write(b"}\n")
    return number


def _reviews(grouped: Grouped) -> Iterator[Fields]:
    for group in grouped.groups(unmarked=False):
        for s in group.statements:
            if decision := _decided(s, grouped.register):
                yield _review(s, group.article, decision, grouped.register)


def _decided(s: Statement, register: Register) -> Decision | None:
    """The decision by which a statement stands; None also where nobody judged its credibility."""
    return register.decisions.get(s.id) if s.credibility else None


def _left_out() -> Callable[[Item], int]:
    """Counts what `write` passes over, by the same rule."""
    register = Register()

    def count(item: Item) -> int:
        if isinstance(item, Decision):
            register.take(item)
        return int(isinstance(item, Statement) and _decided(item, register) is None)

    return count


def _review(s: Statement, a: Article, decision: Decision, register: Register) -> Fields:
    return _filled(
        {
            "@type": "ClaimReview",
            "@id": f"urn:uuid:{uuid5(NAMESPACE, f'review {s.id}')}",
            "datePublished": decision.at.date().isoformat(),
            "claimReviewed": s.exact,
            "author": {"@type": "Person", "name": register.annotator(decision.annotator)},
            "reviewBody": decision.reason,
            "reviewRating": _rating(s),
            "itemReviewed": _claim(s, a, register),
        }
    )


def _rating(s: Statement) -> Fields:
    assert s.credibility is not None
    grade = s.credibility.grade
    said: Fields = {"@type": "Rating", "alternateName": CREDIBILITY[grade]}
    if why := s.credibility.reason:
        said["ratingExplanation"] = why
    bounds = {"ratingValue": _BEST + 1 - int(grade), "bestRating": _BEST, "worstRating": _WORST}
    return said if grade in CANNOT_BE_JUDGED else said | bounds


def _claim(s: Statement, a: Article, register: Register) -> Fields:
    sources = register.sources_of(s)
    people = [_speaker(source) for source in sources if _speaks(source)]
    works = [_speaker(source) for source in sources if not _speaks(source)]
    claim = {"@type": "Claim", "text": s.exact, "author": people, "isBasedOn": works}
    return _filled({**claim, "datePublished": a.published, "appearance": _appearance(a)})


def _speaks(source: Source) -> bool:
    """Documents and data are no authors to schema.org, but what a claim is based on."""
    return _TYPES[source.source_kind] in {"Person", "Organization"}


def _speaker(source: Source) -> Fields:
    known = {"@type": _TYPES[source.source_kind], "name": source.name}
    return _filled({**known, "jobTitle": source.office if source.source_kind == "person" else ""})


def _appearance(a: Article) -> Fields:
    publisher = {"@type": "Organization", "name": a.outlet} if a.outlet else ""
    url = a.url if ADDRESS.fullmatch(a.url) else ""
    known = {"@type": "NewsArticle", "headline": a.title, "url": url, "publisher": publisher}
    return _filled({**known, "datePublished": a.published, "inLanguage": a.language})


def _filled(fields: Fields) -> Fields:
    """What is not empty; of one thing in a list, the thing."""
    single = {k: v[0] if isinstance(v, list) and len(v) == 1 else v for k, v in fields.items()}
    return {name: value for name, value in single.items() if value not in ("", [])}


FORMAT = Format(
    name="claim-review",
    title="ClaimReview file (.json)",
    suffixes=(".json",),
    media_types=("application/ld+json",),
    holds="set",
    group="intelligence",
    purpose="for search engines, from what was decided",
    write=write,
    loses=(
        Loss("undecided", "statements that nobody decided on in review, or of which nobody judged the credibility",
             _left_out),
        Loss("values", "types, reliability, further facets and notes of statements",
             losses.of_statements(lambda s: bool(s.codes or s.reliability or s.note))),
        *(losses.TEXTS, losses.UNMARKED),
        *losses.BUNDLES_ALONE,
        *losses.LISTS,
        *(losses.CAPTURE, losses.SOURCES, losses.CHAIN, losses.SPEECH, losses.MODES, losses.WHEN, losses.IDS),
        *(losses.CONFIRMED, losses.PLACES, losses.ANNOTATORS),
        Loss("bylines", "byline and section of the articles",
             losses.of(Article, lambda a: bool(a.byline or a.section))),
    ),
)  # fmt: skip
