"""What the words of a set most likely are, and what is remembered of what a person chose."""

from __future__ import annotations

from pathlib import Path

import pytest
from files import BOOK

from sourcemark.formats.described import NAMES
from sourcemark.formats.registry import formats
from sourcemark.formats.tagged import Attribute, Choice, Document, Left, Mark, Person
from sourcemark.model.codebook import Code, Codebook, Facet
from sourcemark.model.spans import Span
from sourcemark.work.codebooks import builtin
from sourcemark.work.foreign_sets.answers import answer_to
from sourcemark.work.foreign_sets.gathering import Gathered
from sourcemark.work.foreign_sets.guessing import completed
from sourcemark.work.foreign_sets.mapping import FACET, ME, NEW, OUT, REMEMBERED, Mapping
from sourcemark.work.profile import Profile
from sourcemark.work.remembering import keep_mapping, mappings

TYPE = f"{FACET}source_type"
HOUSE = builtin("default")


def gathered(*said: dict[str, str], people: tuple[str, ...] = ()) -> Gathered:
    made = Gathered(Path("set.json"), formats()["spans"])
    for key, name in enumerate(people):
        made.take(Person(key=str(key), name=name))
    made.take(Document(key="d", text="Some words."))
    for number, values in enumerate(said):
        who = str(number % len(people)) if people else ""
        listed = {name: (value,) for name, value in values.items()}
        made.take(Mark(key=str(number), document="d", spans=(Span(0, 4),), values=listed, person=who))
    made.close()
    return made


def targets(*said: dict[str, str], book: Codebook = HOUSE) -> dict[str, str]:
    return completed(Mapping(), gathered(*said), book, {}).attributes


def test_our_own_names_are_certain() -> None:
    """Whatever is said under them: this is how a set of ours looks."""
    named = {**dict.fromkeys(NAMES, "nonsense"), "basis": "x", "Source type": "y"}
    found = targets(named)
    assert {name: found[name] for name in NAMES} == {name: name for name in NAMES}
    assert (found["basis"], found["Source type"]) == (f"{FACET}basis", TYPE)


def test_a_facet_called_like_a_name_of_ours() -> None:
    book = Codebook(id="codebook", name="B", facets=(*BOOK.facets, Facet(id="0190-x", name="note")))
    assert targets({"facet note": "x", "note": "y"}, book=book) == {
        "facet note": f"{FACET}0190-x",
        "note": "note",
    }


@pytest.mark.parametrize(
    ("said", "target"),
    [
        ({"Speaker": "Lee"}, "source"),
        ({"source-reliability": "B"}, "reliability"),
        ({"x": "F"}, "reliability"),
        ({"x": "3"}, "credibility"),
        ({"quote": "mixed"}, "mode"),
        ({"remarks": "a word"}, "note"),
        ({"label": "Troll"}, TYPE),
        ({"who": "Official"}, TYPE),
        ({"of_terms": "On record"}, f"{FACET}terms"),
        ({"mode": "whatever"}, "mode"),
        ({"essay": "word " * 60}, "note"),
    ],
)
def test_by_words_and_by_values(said: dict[str, str], target: str) -> None:
    (found,) = targets(said).values()
    assert found == target


def test_the_commonest_attribute_is_the_source_type_and_others_are_facets() -> None:
    said = [{"stance": "pro", "frame": "war"}, {"frame": "peace"}]
    assert targets(*said) == {"frame": TYPE, "stance": NEW}


@pytest.mark.parametrize(
    ("target", "value", "answer"),
    [
        ("reliability", "b", "B"),
        ("reliability", "B - usually reliable", "B"),
        ("reliability", "usually reliable", "B"),
        ("reliability", 'admiralty-scale:source-reliability="b"', "B"),
        ("reliability", "Bad", OUT),
        ("reliability", "G", OUT),
        ("credibility", "2 (probably true)", "2"),
        ("credibility", "7", OUT),
        ("credibility", "12", OUT),
        ("mode", "Quoted", "direct"),
        ("status", "adjudicated", "submitted"),
        (TYPE, "Officials", "official"),
        (TYPE, "defector", "defector"),
        (TYPE, "Expert", "analyst"),
        (TYPE, "Troll", NEW),
        (TYPE, "the", NEW),
        (TYPE, " ", OUT),
    ],
)
def test_a_value_is_the_likeliest_answer(target: str, value: str, answer: str) -> None:
    assert answer_to(HOUSE, target, value) == answer


def test_a_value_that_was_merged_is_what_stands_for_it() -> None:
    facet = Facet(
        id="source_type", name="T", codes=(Code(id="a", name="A1", merged_into="b"), Code(id="b", name="B1"))
    )
    assert answer_to(Codebook(id="codebook", name="B", facets=(facet,)), TYPE, "A1") == "b"


def test_people_are_known_by_their_names() -> None:
    seen = gathered({}, {}, {}, people=("Bob", "bob", "Cy"))
    found = completed(Mapping(), seen, HOUSE, {"b": "BOB", "c1": "Cy", "c2": "cy"}).people
    assert found == {"Bob": "b", "bob": "b", "Cy": NEW}, "of two called so none is taken"


def test_two_people_of_one_name_are_told_apart() -> None:
    assert list(gathered({}, {}, people=("Bob", "Bob")).counts) == ["Bob", "Bob (1)"]


def test_what_is_chosen_stands_and_what_is_gone_is_guessed_anew() -> None:
    seen = gathered({"label": "Official", "trust": "A"}, people=("Bob",))
    chosen = Mapping(
        attributes={"label": f"{FACET}gone", "trust": "note"},
        values={"label": {"Official": "defector", "unseen": "official"}},
        people={"Bob": "nobody", "Eve": ME},
    )
    full = completed(chosen, seen, HOUSE, {})
    assert full.attributes == {"label": TYPE, "trust": "note"}
    assert full.values == {"label": {"Official": "defector"}}
    assert full.people == {"Bob": NEW}


def test_declared_values_and_what_a_reader_leaves() -> None:
    seen = gathered({"label": "a"})
    seen.take(Attribute(name="label", many=True, values=(Choice(name="z", colour="#00FF00"),)))
    seen.take(Left(what="relations", number=3))
    assert seen.fields["label"].values == {"a": 1, "z": 0}
    assert seen.left.all()[0].number == 3


def test_what_a_person_chose_is_remembered() -> None:
    guess = Mapping(
        attributes={"a": "note", "b": NEW}, values={"b": {"x": "1", "y": "2"}}, people={"Bob": NEW}
    )
    chosen = Mapping(
        attributes={"a": "source", "b": NEW}, values={"b": {"x": "1", "y": OUT}}, people={"Bob": ME}
    )
    only = chosen.beyond(guess)
    assert only == Mapping(attributes={"a": "source"}, values={"b": {"y": OUT}}, people={"Bob": ME})
    assert only.over(guess) == chosen
    profile = Profile()
    keep_mapping(profile, "spans", only)
    keep_mapping(profile, "spans", Mapping(attributes={"c": OUT}))
    kept = mappings(Profile())["spans"]
    assert kept.attributes == {"a": "source", "c": OUT}
    assert kept.values == only.values


def test_what_can_not_be_read_of_what_was_remembered_is_passed_over() -> None:
    profile = Profile()
    profile.change(mappings={"spans": {"attributes": "all"}, "brat": {"attributes": {"type": OUT}}})
    assert mappings(Profile()) == {"brat": Mapping(attributes={"type": OUT})}


def test_what_is_remembered_stays_small() -> None:
    many = {str(n): OUT for n in range(3 * REMEMBERED)}
    kept = Mapping(attributes=many, values={"a": many, "b": {"x": NEW}}, people=many).shortened()
    assert len(kept.attributes) == len(kept.people) == sum(map(len, kept.values.values())) == REMEMBERED
    assert kept.values["b"] == {"x": NEW}
    assert str(3 * REMEMBERED - 1) in kept.attributes, "the newest are kept"
