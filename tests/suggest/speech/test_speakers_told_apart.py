"""Who is taken for the speaker where that is easily mistaken: appositions, citing, several sentences, no speaker."""

from __future__ import annotations

import pytest

from sourcemark.model.name_index import NameIndex
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span
from sourcemark.suggest.speech.speakers import ProposedSpeaker, propose

REGISTER = NameIndex(
    [
        Source(id="wire", name="Baltic Wire"),
        Source(id="stone", name="Vera Stone", aliases=("President Stone",)),
    ]
)


def asked(text: str) -> list[ProposedSpeaker]:
    """What is proposed for the words between the brackets."""
    span = Span(text.index("["), text.index("]") - 1)
    return propose(text.replace("[", "").replace("]", ""), span, REGISTER)


def cue(text: str, found: ProposedSpeaker) -> str:
    """The words of the cue."""
    plain = text.replace("[", "").replace("]", "")
    return plain[found.cue_span.start : found.cue_span.end] if found.cue_span else ""


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The minister, Anna Berg, denied [that].", "Anna Berg", "minister"),
        (
            "A former dock guard now at the HARBOUR Corporation, John Doe, warned [that it is so].",
            "John Doe",
            "former dock guard now at the HARBOUR Corporation",
        ),
        ("„[Wir bleiben]“, sagte Außenministerin Kraft.", "Kraft", "Außenministerin"),
        ("Foreign Minister Anna Berg said [it was shut].", "Anna Berg", "Foreign Minister"),
        ("President Hald said [it was shut].", "Hald", "President"),
        ("[It was shut], said Mr Hald.", "Hald", ""),
        ("[Whoever holds the quay is paid], noted Anna Berg, who lives there.", "Anna Berg", ""),
        ("One shipper, who said [it was shut], left.", "shipper", ""),
        ("Ivo Brandt left the house and said [it was shut].", "Ivo Brandt", ""),
        ("The UN General Assembly said [it was shut].", "UN General Assembly", ""),
        ("The Harbour Front dismissed all that and insisted [it was shut].", "Harbour Front", ""),
        ("“Nobody asks. [Your answer costs as much],” the priest remarked.", "priest", ""),
        ("'We do not clap [until it rises],' the priest remarked.", "priest", ""),
        ("According to reports from the Meridian Press, [it was shut].", "Meridian Press", ""),
        ("UN officials said [it was shut].", "UN officials", ""),
    ],
)
def test_the_name_and_the_office_are_told_apart(text: str, name: str, role: str) -> None:
    assert [(p.name.removeprefix("One "), p.role) for p in asked(text)[:1]] == [(name, role)]


@pytest.mark.parametrize(
    "text",
    [
        "According to three people familiar with the talks, [the deal is dead].",
        "According to three people familiar with the talks, [the deal is dead], and it rained.",
        "According to three people familiar with the talks, [the deal died].",
    ],
)
def test_what_is_said_is_no_office(text: str) -> None:
    found = asked(text)[0]
    assert (found.name, found.role, found.named) == ("three people familiar with the talks", "", False)


def test_how_somebody_wants_to_be_named_is_no_speech() -> None:
    text = "Officials who asked not to be named said [it was shut]."
    found = asked(text)[0]
    assert (found.name, found.named, cue(text, found)) == ("Officials", False, "said")


@pytest.mark.parametrize(
    "text",
    [
        "“我们不会撤退,”他说。[它关了。]",
        "[“我们不会撤退,”他说。]",
        "He called +1 and said [it was shut].",
        "+1 said [it was shut].",
        "The bureau wants less of it after midnight and asks the airport [to be shut].",
        "It blames the yard for all, and claims that [it was shut].",
    ],
)
def test_what_is_no_name_is_not_proposed(text: str) -> None:
    assert asked(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "[People may not leave, and moving between provinces needs a permit. Defectors noted that many pay.]",
            ["Defectors"],
        ),
        (
            "[The Port Council announced that it sent 10,000. The Harbour Board disclosed that over 3,000 came.]",
            ["Port Council", "Harbour Board"],
        ),
        ("[It was shut. Police said so. He said it again.]", ["Police"]),
    ],
)
def test_no_name_runs_over_the_end_of_a_sentence(text: str, names: list[str]) -> None:
    assert [p.name for p in asked(text)] == names


@pytest.mark.parametrize(
    ("text", "cited", "outlet"),
    [
        (
            "Meridian reported, citing two senior officials, [that it was shut].",
            "two senior officials",
            "Meridian",
        ),
        ("Meridian stated, citing the NIS, that [it is shut].", "NIS", "Meridian"),
        ("[It is shut], Meridian said, quoting Anna Berg.", "Anna Berg", "Meridian"),
        ("Citing unnamed officials, Meridian reported that [it is shut].", "unnamed officials", "Meridian"),
        ("Meridian berichtet unter Berufung auf Jana Kraft, [es sei zu].", "Jana Kraft", "Meridian"),
    ],
)
def test_who_is_cited_stands_before_who_cites(text: str, cited: str, outlet: str) -> None:
    first, second = asked(text)[:2]
    assert (first.name, first.passed_on and first.passed_on.name) == (cited, outlet)
    assert (second.name, second.passed_on) == (outlet, None)


def test_who_cites_is_known_by_the_register() -> None:
    by = asked("Baltic Wire reported, citing Anna Berg, that [it is shut].")[0].passed_on
    assert by is not None
    assert by.source == "wire"


def test_nobody_passes_on_what_they_say_themselves() -> None:
    assert asked("Baltic Wire said, citing Baltic Wire, that [it is shut].")[0].passed_on is None


def test_a_name_in_the_register_may_hold_the_title() -> None:
    assert asked("President Stone said [it was shut].")[0].source == "stone"


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg said so. [It is estimated that the port costs a million.]",
        "Anna Berg said so. [This means that dockers earn less.]",
    ],
)
def test_what_only_follows_on_is_said_by_nobody_first(text: str) -> None:
    assert [p.name for p in asked(text)] == ["", "Anna Berg"]


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    assert asked("“It is shut,” said Anna Berg. “[Ships wait.]”")[0].name == "Anna Berg"


def test_a_title_in_a_name_of_the_register_names_nobody_else() -> None:
    register = NameIndex([Source(id="stone", name="President Stone")])
    text = "President Hald said it was shut."
    assert propose(text, Span(20, 31), register)[0].source is None
