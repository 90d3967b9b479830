"""Whom a noun phrase names: name, office, house; several; nobody."""

from __future__ import annotations

import pytest

from sourcemark.model.spans import Span
from sourcemark.suggest.speech.noun_phrases import people_in


def told(words: str) -> list[tuple[str, bool, str, str]]:
    text = f"It rained. {words} said that it rained."
    found = people_in(text, Span(11, 11 + len(words)))
    for person in found:
        assert text[person.span.start : person.span.end] == person.name
    return [(p.name, p.named, p.role, p.affiliation) for p in found]


@pytest.mark.parametrize(
    ("words", "name", "role", "house"),
    [
        ("Ana Ruiz", "Ana Ruiz", "", ""),
        ("Ruiz", "Ruiz", "", ""),
        ("Defence Minister Ana Ruiz", "Ana Ruiz", "Defence Minister", ""),
        ("Todd Tiahrt, a Kansas representative", "Todd Tiahrt", "a Kansas representative", ""),
        ("Jane Roe, 43, a nurse", "Jane Roe", "a nurse", ""),
        ("her husband, Jon Abel", "Jon Abel", "her husband", ""),
        ("Dr. Jane Roe of the University of Leeds", "Jane Roe", "", "University of Leeds"),
        ("Amnesty International’s Ana Ruiz", "Ana Ruiz", "", "Amnesty International"),
        ("Reuters", "Reuters", "", ""),
        ("the World Health Organization", "World Health Organization", "", ""),
        ("the Department of Health and Human Services", "Department of Health and Human Services", "", ""),
        ("the Bank of England", "Bank of England", "", ""),
        ("Professor Anneke de Wit, once her pupil", "Anneke de Wit", "Professor, once her pupil", ""),
        ("the governor-elect, Dr Tunde Oyelaran", "Tunde Oyelaran", "governor-elect", ""),
        ("Alfie's gran Maureen, 61", "Maureen", "Alfie's gran", ""),
        ("Egypt, Kenya and Bangladesh", "Egypt, Kenya and Bangladesh", "", ""),
        ("Beijing and New Delhi", "Beijing and New Delhi", "", ""),
        ("@north_dyke", "@north_dyke", "", ""),
        ("Kay Lund of Tacoma, Wash.", "Kay Lund", "", "Tacoma"),
        ("Chief Executive Ana Ruiz", "Ana Ruiz", "Chief Executive", ""),
        ("chief of staff Ana Ruiz", "Ana Ruiz", "chief of staff", ""),
        ("Minister of State Ana Ruiz", "Ana Ruiz", "Minister of State", ""),
        ("His opponent, rancher Kit Bell", "Kit Bell", "His opponent, rancher", ""),
        ("The member representing Old Town, Hon. Kit Bell", "Kit Bell", "member representing Old Town", ""),
        (
            "The President of the Union of Teachers, Prof. Ana Ruiz",
            "Ana Ruiz",
            "President of the Union of Teachers",
            "",
        ),
        ("its owner, Athens-based Petra Tankers", "Petra Tankers", "its owner", ""),
        ("the Old Town Water and Sewerage Authority", "Old Town Water and Sewerage Authority", "", ""),
        ("Brokers Ames & Lund", "Brokers Ames & Lund", "", ""),
    ],
)
def test_one_who_is_named(words: str, name: str, role: str, house: str) -> None:
    assert told(words) == [(name, True, role, house)]


@pytest.mark.parametrize(
    ("words", "described"),
    [
        ("a senior defence ministry official", "senior defence ministry official"),
        ("a spokesman for the Defence Ministry", "spokesman for the Defence Ministry"),
        ("residents of Old Town", "residents of Old Town"),
        ("one resident, who asked not to be named", "one resident"),
        ("a report by the UN", "report by the UN"),
        ("police", "police"),
        ("Her party", "Her party"),
        ("Some Democrats", "Some Democrats"),
        ("a poll released Monday", "poll released Monday"),
        ("A woman in Tacoma, Wash.", "woman in Tacoma"),
        ("Detectives in Dayton, Ohio", "Detectives in Dayton"),
        ("Farmers along the Suck", "Farmers along the Suck"),
        ("the Prime Minister", "Prime Minister"),
        ("one MP with a small majority", "one MP with a small majority"),
        ("Someone in the Old Town", "Someone in the Old Town"),
        ("Two Democrats", "Two Democrats"),
        ("Minister of Finance Ana Ruiz", "Minister of Finance Ana Ruiz"),
        ("a manager at Corvane Pharma", "manager at Corvane Pharma"),
        ("a report by the Health and Quality Authority", "report by the Health and Quality Authority"),
        ("the defence minister, a Social Democrat", "defence minister"),
    ],
)
def test_one_who_is_described(words: str, described: str) -> None:
    (found,) = told(words)
    assert found[:2] == (described, False)


def test_a_firm_is_told_from_a_person() -> None:
    for words, body in (("Japanese automaker Toyota", True), ("defence minister Ana Ruiz", False)):
        text = f"On Monday {words} said so."
        (found,) = people_in(text, Span(10, 10 + len(words)))
        assert found.is_body == body


def test_several_are_told_apart_where_both_are_named_in_full() -> None:
    assert [name for name, *_ in told("Ana Ruiz and Bo Ek")] == ["Ana Ruiz", "Bo Ek"]
    assert [name for name, *_ in told("Ruiz and Ek")] == ["Ruiz and Ek"]
    assert [one[:2] for one in told("Ana Ruiz and other experts")] == [
        ("Ana Ruiz", True),
        ("other experts", False),
    ]


@pytest.mark.parametrize("words", ["He", "she", "who", "They", "I"])
def test_a_pronoun_names_nobody(words: str) -> None:
    assert told(words) == []
