"""What the words that name a speaker say of the speaker."""

from __future__ import annotations

import pytest

from sourcemark.model.spans import Span
from sourcemark.suggest.speech.source_words import is_named, is_named_at, kind_of, office_of


@pytest.mark.parametrize(
    "name",
    [
        "Vera Orlov",
        "Orlov",
        "al-Hadid",
        "Ministry of Transport",
        "South Korean presidential office",
        "Pentagon",
        "NIS",
        "Voice of Belmarra",
        "Metropolitan Police",
        "@harbour_watch",
        "交通部",
    ],
)
def test_a_name(name: str) -> None:
    assert is_named(name)


@pytest.mark.parametrize(
    "name",
    [
        "former North Belmarran special forces soldier",
        "A former Belmarran soldier",
        "Defectors",
        "Officials who asked not to be named",
        "Officials in Riga",
        "Police",
        "U.S. officials",
        "senior White House official",
        "three people familiar with the talks",
        "Western intelligence agency",
        "Ein Sprecher",
        "",
    ],
)
def test_a_description(name: str) -> None:
    assert not is_named(name)


@pytest.mark.parametrize(
    ("text", "name", "named"),
    [
        ("Fishermen said so.", "Fishermen", False),
        ("Dockers said so. The dockers left.", "Dockers", False),
        ("Orlov said so. The dockers left.", "Orlov", True),
        ("The Times said so. Three times.", "Times", True),
        ("It rained. A Border Guard said so.", "A Border Guard", False),
    ],
)
def test_a_capital_at_the_start_of_a_sentence_is_no_sign_of_a_name(text: str, name: str, named: bool) -> None:
    at = text.index(name)
    assert is_named_at(text, Span(at, at + len(name)), name) == named


@pytest.mark.parametrize(
    ("name", "source_type", "kind"),
    [
        ("Vera Orlov", "official", "person"),
        ("Ministry of Transport", "official", "organisation"),
        ("Pentagon", "official", "organisation"),
        ("NIS", "official", "organisation"),
        ("Baltic Wire", "agency", "organisation"),
        ("Meridian", "media", "organisation"),
        ("Open Harbours", "ngo", "organisation"),
        ("Kest Shipping", "corporate", "organisation"),
        ("Harbour Act", "document", "document"),
        ("Port Census", "data", "dataset"),
        ("Vera Orlov", "social", "account"),
        ("@harbour_watch", "official", "account"),
        ("Defectors", "defector", "group"),
        ("senior Belmarran officials", "official", "group"),
        ("former docker", "defector", "person"),
        ("spokesman for the union", "ngo", "person"),
    ],
)
def test_the_kind_follows_from_the_words_and_the_type(name: str, source_type: str, kind: str) -> None:
    assert kind_of(name, source_type) == kind


def test_somebody_with_an_office_is_a_person_in_any_type() -> None:
    assert kind_of("Vera Orlov", "ngo", "director") == "person"


@pytest.mark.parametrize(
    ("words", "role", "former"),
    [
        ("a former customs officer in Riga", "customs officer in Riga", True),
        ("pilot", "pilot", False),
        ("operative turned director", "operative turned director", False),
        ("ex-minister", "minister", True),
        ("who left in 2007", "", False),
        ("a former pilot who now grows wheat", "pilot", True),
        ("a former pilot and now the head of a bank", "former pilot and now the head of a bank", False),
        ("formerly", "formerly", False),
        ("bassist, who left in 2007", "bassist", False),
        ("its third secretary", "third secretary", False),
        ("harbour master", "harbour master", False),
        ("One of them, the geologist", "geologist", False),
        ("from Esher in Surrey", "", False),
        ("speaking to reporters", "", False),
        ("acting president", "acting president", False),
    ],
)
def test_the_office_of_a_speaker(words: str, role: str, former: bool) -> None:
    assert office_of(words) == (role, former)
