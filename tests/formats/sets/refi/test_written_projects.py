"""Projects as they are written: places, links, codes, users, and what comes back."""

from __future__ import annotations

import io
import zipfile

import msgspec
import pytest
from files import TEXT, mark, said_by
from golden_sets import sample_items
from hypothesis import given, settings
from refi_files import guid as other_guid
from refi_written import a_set, again, all_of, written
from tables import an_article
from whole_sets import expected, found, whole_sets

from sourcemark.formats.sets import qdpx
from sourcemark.formats.sets.refi import marking
from sourcemark.formats.tagged import Document, Mark, Person, Voice
from sourcemark.model.bundle import Item
from sourcemark.model.review import ADJUDICATED
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span
from sourcemark.model.statements import Attribution


@settings(max_examples=15)
@given(whole_sets())
def test_with_line_ends_of_windows_all_comes_back_too(items: list[Item]) -> None:
    assert found(again(items, "crlf"), qdpx.FORMAT.loses) == expected(items, qdpx.FORMAT.loses)


def test_places_count_line_ends_of_windows_as_two() -> None:
    text = "One\ntwo\n\nthree 😀 four"
    article = an_article(text)
    items = a_set(article, mark(article, text, (9, 14)), mark(article, text, (17, 21)), text=text)
    for options, places in (((), [(9, 14), (17, 21)]), (("crlf",), [(12, 17), (20, 24)])):
        data = written(items, *options)
        selections = all_of(data, "PlainTextSelection")
        assert [(int(s.get("startPosition")), int(s.get("endPosition"))) for s in selections] == places
        member = next(n for n in zipfile.ZipFile(io.BytesIO(data)).namelist() if n.startswith("sources/"))
        read = zipfile.ZipFile(io.BytesIO(data)).read(member).decode()
        assert [read[a:b] for a, b in places] == ["three", "four"]


def test_pieces_and_words_of_the_attribution_are_linked() -> None:
    article = an_article(TEXT)
    speech = Attribution(source_spans=(Span(0, 12),), cue_spans=(Span(13, 17),))
    data = written(a_set(article, mark(article, TEXT, (18, 20), (21, 26), attribution=speech)))
    selections = {s.get("guid"): s.get("name") for s in all_of(data, "PlainTextSelection")}
    told = [(link.get("name"), selections[link.get("targetGUID")]) for link in all_of(data, "Link")]
    assert told == [("continued", "moved"), ("Source words", "The ministry"), ("Cue words", "said")]
    assert {selections[link.get("originGUID")] for link in all_of(data, "Link")} == {"军队"}


def test_what_goes_without_saying_is_no_code() -> None:
    article = an_article(TEXT)
    data = written(a_set(article, mark(article, TEXT, (0, 3), codes={"source_type": ("official",)})))
    names = {c.get("guid"): c.get("name") for c in all_of(data, "Code")}
    assert [names[ref.get("targetGUID")] for ref in all_of(data, "CodeRef")] == ["Official"]
    bare = written(a_set(article, mark(article, TEXT, (0, 3))))
    assert len(all_of(bare, "Coding")) == 1


def test_grades_stand_under_parents_that_can_not_be_applied() -> None:
    codes = all_of(written([]), "Code")
    parents = {c.get("name"): c for c in codes if c.get("isCodable") == "false"}
    assert [c.get("name") for c in parents["Reliability"]] == list("ABCDEF")
    assert [c.get("name") for c in parents["Credibility"]] == list("123456")


def test_the_adjudicated_layer_is_a_user_of_its_own() -> None:
    article = an_article(TEXT)
    items = a_set(article, mark(article, TEXT, (0, 3)))
    decided = msgspec.structs.replace(
        mark(article, TEXT, (0, 3)), annotator=ADJUDICATED.id, status="adjudicated"
    )
    pieces = again([ADJUDICATED, *items, decided])
    people = {p.key: p.name for p in pieces if isinstance(p, Person)}
    assert {people[p.person]: p.values["status"] for p in pieces if isinstance(p, Mark)} == {
        "Ann": ("draft",),
        "Adjudicated": ("adjudicated",),
    }


def test_sources_come_back_as_voices_and_metadata_as_fields() -> None:
    lee = Source(
        id="lee",
        name="Lee",
        types=("defector",),
        aliases=("Yi", "I"),
        role="guard",
        former=True,
        anonymity="unnamed",
    )
    article = an_article(TEXT, outlet="Wire", language="en", handling="TLP:AMBER")
    pieces = again(a_set(article, mark(article, TEXT, (0, 3), attribution=said_by(lee)), lee))
    (voice,) = [p for p in pieces if isinstance(p, Voice)]
    assert voice == Voice(
        name="Lee", types=("Defector",), aliases=("Yi", "I"), role="former guard", anonymity="unnamed"
    )
    (document,) = [p for p in pieces if isinstance(p, Document)]
    assert document.about == {"outlet": "Wire", "language": "en", "handling": "TLP:AMBER"}


def test_two_articles_of_one_title_have_names_of_their_own_and_one_title() -> None:
    one, two = an_article("One."), an_article("Two.")
    items = [*a_set(one), *a_set(two)]
    items.sort(key=lambda item: item.kind == "article")
    data = written(items)
    assert len({s.get("name") for s in all_of(data, "TextSource")}) == 2
    assert {p.title for p in qdpx.read("a", data) if isinstance(p, Document)} == {one.title}


def test_the_same_set_gives_the_same_bytes() -> None:
    items = list(sample_items())
    assert written(items) == written(items)


def test_a_long_selection_is_named_by_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marking, "LONGEST", 10)
    article = an_article(TEXT)
    items = a_set(article, mark(article, TEXT, (20, 80)))
    data = written(items, "crlf")
    assert all_of(data, "PlainTextSelection")[0].get("name") == TEXT[20:30] + "…"
    assert found(qdpx.read("a", data), qdpx.FORMAT.loses) == expected(items, qdpx.FORMAT.loses)


def test_guids_are_not_those_of_others() -> None:
    assert other_guid("Official") not in {c.get("guid") for c in all_of(written(sample_items()), "Code")}
