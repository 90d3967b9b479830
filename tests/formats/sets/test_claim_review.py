"""ClaimReview: only what was decided on and judged; judged itself by pyld, offline."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from files import TEXT, WHEN, mark, said_by, user
from pyld import jsonld
from tables import a_set, an_article

from sourcemark.formats.sets.claim_review import FORMAT, write
from sourcemark.model.review import Considered, Decision, Result
from sourcemark.model.sources import Source
from sourcemark.model.statements import CredibilityGrade

SCHEMA = {"@context": {"@vocab": "http://schema.org/", "url": {"@type": "@id"}}}
"""What matters here of the context of schema.org: all names are its own."""
LEE = Source(id="lee", name="Lee", role="soldier", former=True)
PAPER = Source(id="paper", name="A paper", source_kind="document")


def offline(url: str, _: object) -> dict:
    assert url == "https://schema.org"
    return {"contextUrl": None, "documentUrl": url, "document": SCHEMA, "contentType": "application/ld+json"}


def reviews(path: Path) -> list[dict]:
    document = msgspec.json.decode(path.read_bytes())
    expanded = jsonld.expand(document, {"documentLoader": offline})
    assert all(thing["@type"] == ["http://schema.org/ClaimReview"] for thing in expanded)
    assert len(expanded) == len(document["@graph"])
    return document["@graph"]


def decided(grade: str | None = "2", reason: str = "", **fields: object) -> list:
    article = an_article(TEXT, outlet="Wire", published="2026-05-01", language="en", **fields)
    judged = CredibilityGrade(grade=grade, reason=reason) if grade else None
    plain = mark(article, TEXT, (4, 12), credibility=CredibilityGrade(grade="1"))
    stands = mark(article, TEXT, (4, 12), (18, 20), attribution=said_by(LEE, PAPER), credibility=judged)
    decision = Decision(
        id="d", article=article.id, annotator=user("Cy").annotator.id, at=WHEN, outcome="taken", reason="Two saw it.",
        considered=(Considered(statement=plain.id, annotator=plain.annotator, mark="m"),),
        results=(Result(statement=stands.id, origins=(plain.id,), mark="m"),),
    )  # fmt: skip
    ann, book, *rest = a_set(article, plain, stands, LEE, PAPER)
    return [ann, user("Cy").annotator, book, *rest[:-2], decision, *rest[-2:]]


def test_a_review_says_what_who_where_and_how_true(tmp_path: Path) -> None:
    assert write(tmp_path / "a.json", decided(reason="seen", url="https://example.org/1")) == 1
    (review,) = reviews(tmp_path / "a.json")
    assert review.pop("@id").startswith("urn:uuid:")
    assert review == {
        "@type": "ClaimReview", "datePublished": "2024-05-06", "claimReviewed": "ministry […] 军队",
        "author": {"@type": "Person", "name": "Cy"}, "reviewBody": "Two saw it.",
        "reviewRating": {
            "@type": "Rating", "alternateName": "Probably true", "ratingExplanation": "seen", "ratingValue": 4,
            "bestRating": 5, "worstRating": 1,
        },
        "itemReviewed": {
            "@type": "Claim", "text": "ministry […] 军队", "datePublished": "2026-05-01",
            "author": {"@type": "Person", "name": "Lee", "jobTitle": "former soldier"},
            "isBasedOn": {"@type": "CreativeWork", "name": "A paper"},
            "appearance": {
                "@type": "NewsArticle", "headline": "Troops move", "url": "https://example.org/1",
                "publisher": {"@type": "Organization", "name": "Wire"}, "datePublished": "2026-05-01",
                "inLanguage": "en",
            },
        },
    }  # fmt: skip


@pytest.mark.parametrize("grade", "12345")
def test_ratings_lie_within_their_bounds(grade: str, tmp_path: Path) -> None:
    write(tmp_path / "a.json", decided(grade))
    (review,) = reviews(tmp_path / "a.json")
    rating = review["reviewRating"]
    assert rating["ratingValue"] == 6 - int(grade)
    assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]


def test_what_can_not_be_judged_has_no_number(tmp_path: Path) -> None:
    write(tmp_path / "a.json", decided("6"))
    (review,) = reviews(tmp_path / "a.json")
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Truth cannot be judged"}


@pytest.mark.parametrize(("grade", "number"), [("2", 1), (None, 0)])
def test_what_is_left_out_is_counted(grade: str | None, number: int, tmp_path: Path) -> None:
    items = decided(grade)
    assert write(tmp_path / "a.json", items) == number
    reviews(tmp_path / "a.json")
    count = next(loss for loss in FORMAT.loses if loss.key == "undecided").tally()
    assert sum(map(count, items)) == 2 - number


def test_an_address_that_is_none_is_left_out(tmp_path: Path) -> None:
    write(tmp_path / "a.json", decided(url="javascript:alert(1)"))
    (review,) = reviews(tmp_path / "a.json")
    assert "url" not in review["itemReviewed"]["appearance"]
