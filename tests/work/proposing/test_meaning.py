"""Whom a proposal means: entries of the register by name, alias or surname, and new ones, entered once."""

from __future__ import annotations

import pytest
from proposed import Read

from sourcemark.model.name_index import NameIndex
from sourcemark.model.proposals import ProposedSource
from sourcemark.model.sources import Source
from sourcemark.work import attributing, sources, tagging
from sourcemark.work.proposing.accepting import accept

MASTER = "the harbour master Ana Ruiz"


def entered(story: Read, *known: Source) -> None:
    with story.project.operation("Enter") as op:
        for source in known:
            op.put(source)


def said(story: Read, content: str, source: ProposedSource, at_hand: bool = False) -> Source | None:
    """Whom accepting it names."""
    register = NameIndex(story.project.all(Source)) if at_hand else None
    p = story.proposal(content, source)
    made = story.made(accept(story.project, story.article, [p], "1", register=register))
    assert made.attribution.source_spans == source.spans
    return next((story.project.get(Source, id) for id in made.attribution.sources), None)


@pytest.mark.parametrize("at_hand", [False, True], ids=["asked of the file", "at hand"])
@pytest.mark.parametrize(
    ("name", "aliases", "kind"),
    [
        ("Ana Ruiz", (), "person"),
        ("ANA RUIZ", (), "person"),
        ("Somebody Else", ("Ana Ruiz",), "person"),
        ("The Master", ("harbour master Ana Ruiz",), "organisation"),
    ],
)
def test_an_entry_is_found_by_name_and_alias(
    story: Read, name: str, aliases: tuple[str, ...], kind: str, at_hand: bool
) -> None:
    entered(story, Source(id="ana", name=name, aliases=aliases, source_kind=kind))  # type: ignore[arg-type]
    entered(story, Source(id="bo", name="Bo Ruiz"), Source(id="she", name="She"))
    found = said(story, "ships wait", story.source("She", MASTER), at_hand)
    assert found is not None
    assert (found.id, len(story.sources)) == ("ana", 3)


def test_the_recognised_name_counts_before_the_words(story: Read) -> None:
    entered(story, Source(id="x", name="Master of X"), Source(id="ana", name="Ana Ruiz"))
    found = said(story, "ships wait", story.source("She", MASTER, name="Master of X"))
    assert found is not None
    assert found.id == "x"
    gone = said(story, "it is late", story.source("He", MASTER, name="No longer here"))
    assert gone is not None
    assert gone.id == "ana"


@pytest.mark.parametrize("at_hand", [False, True])
def test_of_two_entries_of_one_name_it_is_who_speaks_here_else_the_first(story: Read, at_hand: bool) -> None:
    entered(story, Source(id="a", name="Ana Ruiz"), Source(id="b", name="Ana Ruiz"))
    found = said(story, "ships wait", story.source("She", MASTER), at_hand)
    assert found is not None
    assert (found.id, len(story.sources)) == ("a", 2)
    story.project.undo()
    marked = story.made(tagging.tag(story.project, story.article, [story.span("it rained")], "official"))
    attributing.set_source(story.project, [marked.id], "b")
    found = said(story, "ships wait", story.source("She", MASTER), at_hand)
    assert found is not None
    assert (found.id, len(story.sources)) == ("b", 2)


def test_a_recognised_name_that_two_have_is_read_in_the_words(story: Read) -> None:
    entered(story, Source(id="a", name="A. Ruiz"), Source(id="b", name="A. Ruiz", aliases=("Ana Ruiz",)))
    found = said(story, "ships wait", story.source("She", MASTER, name="A. Ruiz"))
    assert found is not None
    assert found.id == "b"


def test_a_merged_entry_gives_that_which_stands_for_it(story: Read) -> None:
    entered(story, Source(id="ana", name="A. R. Ruiz"), Source(id="old", name="Ana Ruiz"))
    sources.merge(story.project, "ana", ["old"])
    found = said(story, "ships wait", story.source("She", MASTER))
    assert found is not None
    assert found.id == "ana"


def test_the_own_words_help_where_the_fullest_are_unknown(story: Read) -> None:
    entered(story, Source(id="desk", name="The official"), Source(id="o", name="Pat Official"))
    found = said(story, "it was closed", story.source("The official", "a senior official"))
    assert found is not None
    assert found.id == "desk"


def test_a_relative_is_somebody_else(story: Read) -> None:
    entered(story, Source(id="bo", name="Pedro Ruiz"))
    found = said(story, "ships wait", story.source("She", MASTER))
    assert found is not None
    assert (found.name, len(story.sources)) == ("Ana Ruiz", 2)


def test_a_surname_is_read_where_it_is_fullest(story: Read) -> None:
    entered(story, Source(id="bo", name="Pedro Ruiz"))
    found = said(story, "ships wait", story.source("Ruiz", MASTER))
    assert found is not None
    assert found.name == "Ana Ruiz"


@pytest.mark.parametrize("at_hand", [False, True])
def test_a_surname_is_the_only_person_who_has_it(story: Read, at_hand: bool) -> None:
    entered(story, Source(id="ana", name="Maria Ruiz"))
    found = said(story, "ships wait", story.source("Ruiz"), at_hand)
    assert found is not None
    assert found.id == "ana"
    entered(story, Source(id="other", name="Paz Ruiz"))
    again = said(story, "it is late", story.source("Ruiz"), at_hand)
    assert again is not None
    assert again.id == "ana", "of two, the one who speaks here"


def test_a_surname_that_several_have_is_nobody_known(story: Read) -> None:
    entered(story, Source(id="ana", name="Maria Ruiz"), Source(id="other", name="Paz Ruiz"))
    found = said(story, "ships wait", story.source("Ruiz"))
    assert found is not None
    assert found.name == "Ruiz"


def test_a_bare_pronoun_names_nobody_and_keeps_its_words(story: Read) -> None:
    assert said(story, "it is late", story.source("He")) is None
    assert said(story, "ships wait", ProposedSource(spans=(story.span("She"),))) is None
    assert story.sources == []


def test_who_is_described_gets_a_placeholder_for_the_article(story: Read) -> None:
    one = said(story, "“Nobody told us,”", story.source("a senior official", types=("official",)))
    assert one is not None
    assert (one.name, one.anonymity, one.role) == ("senior official 1", "unnamed", "senior official")
    assert one.types == ("official",)
    two = said(story, "it was closed", story.source("The official", "a senior official"))
    three = said(story, "it is late", story.source("He", "a senior official"))
    assert one == two == three
    other = said(story, "it rained", story.source("a fisherman"))
    assert other is not None
    assert (other.name, len(story.sources)) == ("fisherman 1", 2)


def test_a_placeholder_given_by_hand_is_taken_up(story: Read) -> None:
    place = story.span("a senior official")
    marked = story.made(
        tagging.tag(story.project, story.article, [story.span("“Nobody told us,”")], "official")
    )
    person = sources.described(story.project, "senior official", "official")
    attributing.set_source(story.project, [marked.id], person, place)
    found = said(story, "it is late", story.source("He", "a senior official"))
    assert found is not None
    assert found.id == person.id


def test_two_described_in_one_step_are_two(story: Read) -> None:
    one = story.proposal("“Nobody told us,”", "a senior official")
    two = story.proposal("it was closed", story.source("senior official"))
    three = story.proposal("it is late", story.source("He", "a senior official"))
    accept(story.project, story.article, [one, two, three], "1")
    assert [source.name for source in story.sources] == ["senior official 1", "senior official 2"]
    a, b, c = (s.attribution.sources for s in story.statements)
    assert a == c != b


def test_a_name_entered_in_a_step_is_known_in_it(story: Read) -> None:
    one = story.proposal("The port is shut", MASTER)
    two = story.proposal("ships wait", story.source("Ruiz"))
    accept(story.project, story.article, [one, two], "1")
    assert [source.name for source in story.sources] == ["Ana Ruiz"]
