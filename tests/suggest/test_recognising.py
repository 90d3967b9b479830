"""Sources of the register known again in proposals: who is meant, not who is mentioned."""

from __future__ import annotations

import pytest

from sourcemark.model.proposals import Proposal, ProposedSource
from sourcemark.model.spans import Span
from sourcemark.suggest.asking import Known
from sourcemark.suggest.recognising import Recogniser

RUIZ = Known("Ana Ruiz", ("the inspector from Kesten",), ("official", "expert"), "person")
CROSS = Known("Red Cross", ("ICRC",), ("ngo",))
REGISTER = (RUIZ, CROSS, Known("Ben Lee", (), (), "person"), Known("Carl Lee", (), (), "person"))
CODES = {"official": "gov", "ngo": "org", "anonymous": "unknown"}


def told(words: str, fullest: str = "", types: tuple[str, ...] = ("official",)) -> ProposedSource:
    """What becomes of a source that is named by these words."""
    text = f"{words} | {fullest}"
    full = Span(len(words) + 3, len(text)) if fullest else None
    source = ProposedSource(spans=(Span(0, len(words)),), fullest=full, types=types)
    proposal = Proposal(spans=(Span(0, 1),), source=source, chain=(source,))
    made = Recogniser(REGISTER, CODES).told(text, proposal)
    assert made.chain == (made.source,)
    return made.source


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ana Ruiz", "Ana Ruiz"),
        ("Ruiz", "Ana Ruiz"),
        ("Chief inspector Ana Ruiz, of Kesten", "Ana Ruiz"),
        ("The director of the port, Ana Ruiz,", "Ana Ruiz"),
        ("Red Cross director Ana Ruiz", "Ana Ruiz"),
        ("the Red Cross", "Red Cross"),
        ("The ICRC in Geneva", "Red Cross"),
        ("a spokesman for Ana Ruiz", ""),
        ("Ana Ruiz’s lawyer", ""),
        ("a Red Cross driver", ""),
        ("a driver with the Red Cross", ""),
        ("Lee", ""),
        ("Ben Lee", "Ben Lee"),
        ("President Ruiz", "Ana Ruiz"),
        ("Mr Ruiz, the harbour master", "Ana Ruiz"),
        ("Eva Ruiz", ""),
        ("Chief inspector Eva Ruiz", ""),
        ("she", ""),
        ("", ""),
    ],
)
def test_who_is_meant_is_known_again(words: str, name: str) -> None:
    assert told(words or "-").name == name


def test_of_two_entries_of_one_name_nobody_is_known() -> None:
    twice = (RUIZ, Known("Ana Ruiz", (), ("defector",), "person"))
    text = "Ana Ruiz"
    said = Proposal(
        spans=(Span(0, 1),), source=ProposedSource(spans=(Span(0, len(text)),), types=("official",))
    )
    for register, name, types in ((twice, "", ("gov",)), (twice[:1], "Ana Ruiz", ("official", "expert"))):
        source = Recogniser(register, CODES).told(text, said).source
        assert (source.name, source.types) == (name, types)


def test_a_pronoun_is_known_by_the_fullest_mention() -> None:
    assert told("she", "Ana Ruiz").name == "Ana Ruiz"


def test_a_known_source_brings_its_types_and_others_get_those_of_the_codebook() -> None:
    assert told("Ruiz").types == ("official", "expert")
    assert told("Ben Lee").types == ("gov",)
    assert told("he", types=("ngo", "official")).types == ("org", "gov")
    assert told("sources", types=("anonymous",)).types == ("unknown",)
    assert told("he", types=("social",)).types == ()


def test_who_is_not_named_stays_so() -> None:
    nobody = Proposal(spans=(Span(0, 1),))
    assert Recogniser(REGISTER, CODES).told("It was said", nobody) == nobody
