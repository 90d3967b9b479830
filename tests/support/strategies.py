"""Hypothesis strategies for texts and entities: every script, every overlap, every field."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

from hypothesis import strategies as st

from sourcemark.model.articles import Article, Capture
from sourcemark.model.codebook import SOURCE_TYPE
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span, normalised
from sourcemark.model.statements import (
    Attribution,
    CredibilityGrade,
    Hop,
    ReliabilityGrade,
    Statement,
)

WHEN = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)

_PIECES = (
    *("The ministry said ", "troops “moved” ", "— it's\u00a0said, ", "x", " ", "\n", "\n\n", "1,200 men. "),
    *("e\u0301", "a\u0308\u0323", "\u200d", "\ufe0f", "👩‍👩‍👧", "🇩🇪", "😀", "𝔘", "\U0010fffd", "𠮷野家"),
    *(
        "军队已经转移。",
        "外務省は否定した。",
        "군대가 이동했다. ",
        "กองทัพ",
        "قال الوزير إن ",
        "\u200fשלום\u200e ",
        "हिन्दी ",
    ),
    *('"quoted" ', "50% _of_ C:\\path ", "AND OR NOT ", "(a* ", "'"),
)

ids = st.uuids().map(str)
texts = st.lists(
    st.sampled_from(_PIECES) | st.text("ab \né中\u0301😀", max_size=6), min_size=1, max_size=24
).map("".join)
"""Canonical texts of at least one code point, with all that makes offsets drift."""
lines = st.lists(st.sampled_from(_PIECES), max_size=3).map(lambda pieces: "".join(pieces).replace("\n", " "))
texts = texts.filter(bool)


@st.composite
def places(draw: st.DrawFn, length: int, *, least: int = 1, most: int = 3) -> tuple[Span, ...]:
    """Sorted places inside a text of that many code points; several make a statement discontinuous."""
    ends = draw(st.lists(st.integers(0, length), min_size=2 * least, max_size=2 * most, unique=False))
    pairs = zip(ends[::2], ends[1::2], strict=False)
    found = normalised(Span(min(a, b), max(a, b)) for a, b in pairs if a != b)
    return found if len(found) >= least else (Span(0, length),)


@st.composite
def articles(draw: st.DrawFn, text: str) -> Article:
    """An article of exactly this text; the text itself must be kept beside it."""
    digest = sha256(text.encode()).hexdigest()
    published = draw(st.sampled_from(["", "2024", "2024-05-06", "2024-05-06T07:08:09Z"]))
    return Article(
        id=draw(ids),
        title=draw(lines),
        outlet=draw(lines),
        published=published,
        sha256=digest,
        length=len(text),
        captured=Capture(at=WHEN, how="paste"),
        binned=draw(st.booleans()),
    )


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """A source of any kind, named or not."""
    return Source(
        id=draw(ids),
        name=draw(lines),
        source_kind=draw(
            st.sampled_from(["person", "organisation", "group", "document", "dataset", "account"])
        ),
        aliases=tuple(draw(st.lists(lines, max_size=2))),
        types=tuple(
            draw(st.lists(st.sampled_from(["official", "defector", "analyst"]), max_size=2, unique=True))
        ),
        anonymity=draw(st.sampled_from(["named", "partly named", "unnamed"])),
    )


codes = st.dictionaries(
    st.sampled_from([SOURCE_TYPE, "basis", "terms"]),
    st.lists(st.sampled_from(["official", "defector", "witnessed", "on_record"]), min_size=1, max_size=2).map(
        tuple
    ),
    max_size=3,
)
reliabilities = st.none() | st.builds(ReliabilityGrade, grade=st.sampled_from("ABCDEF"), reason=lines)
credibilities = st.none() | st.builds(CredibilityGrade, grade=st.sampled_from("123456"), reason=lines)


@st.composite
def statements(draw: st.DrawFn, article: Article, text: str, annotator: str, known: list[str]) -> Statement:
    """A statement of that annotator, spoken by none, one or several of the `known` sources (their ids)."""
    speakers = st.lists(st.sampled_from(known), max_size=2) if known else st.just([])
    attribution = Attribution(
        sources=tuple(draw(speakers)),
        source_spans=draw(places(len(text), least=0)),
        cue_spans=draw(places(len(text), least=0, most=1)),
        mode=draw(st.sampled_from([None, "direct", "indirect", "mixed"])),
    )
    bare = Statement(
        id=draw(ids), article=article.id, annotator=annotator, spans=(Span(0, 1),), quotes=(), created=WHEN,
        status=draw(st.sampled_from(["draft", "submitted", "adjudicated"])), attribution=attribution,
        chain=tuple(Hop(source=source, spans=draw(places(len(text), least=0))) for source in draw(speakers)),
        codes=draw(codes), reliability=draw(reliabilities), credibility=draw(credibilities), note=draw(lines),
    )  # fmt: skip
    return bare.at(text, draw(places(len(text))))
