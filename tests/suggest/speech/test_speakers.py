"""Who stands proposed as the speaker, in examples of every turn of phrase that is known."""

from __future__ import annotations

import time

import pytest

from sourcemark.model.name_index import NameIndex
from sourcemark.model.quotations import mode_of, quotations
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span
from sourcemark.suggest.speech.speakers import ProposedSpeaker, propose

SOURCES = [
    Source(id="orlov", name="Vera Orlov", aliases=("the harbour master",)),
    Source(id="baltic", name="Baltic Press Agency", aliases=("BPA",), source_kind="organisation"),
    Source(id="ministry", name="Ministry of Transport", source_kind="organisation"),
    Source(id="hall-a", name="Ana Hall"),
    Source(id="hall-b", name="Ben Hall"),
]
REGISTER = NameIndex(SOURCES)


def asked(text: str) -> list[ProposedSpeaker]:
    """What is proposed for the words between the brackets."""
    start, end = text.index("["), text.index("]") - 1
    return propose(text.replace("[", "").replace("]", ""), Span(start, end), REGISTER)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("“[The port is shut],” said pilot Ivo Brandt.", "Ivo Brandt", "pilot"),
        ("“[The port is shut],” Ivo Brandt said.", "Ivo Brandt", ""),
        (
            "Ivo Brandt, a former customs officer in Riga, stated that [ships wait].",
            "Ivo Brandt",
            "a former customs officer in Riga",
        ),
        ("[Ivo Brandt, who left in 2007, added that ships wait.]", "Ivo Brandt", "who left in 2007"),
        ("This week, the Port Council announced that [it was shut].", "Port Council", ""),
        ("A former dock worker stated that [it was shut].", "former dock worker", ""),
        (
            "The island’s shipping office has also disclosed that [it was shut].",
            "island’s shipping office",
            "",
        ),
        (
            "[Traffic fell], according to economist Lia Moreno, a visiting fellow.",
            "Lia Moreno",
            "economist, a visiting fellow",
        ),
        ("Ivo Brandt and other pilots indicated that [ships wait].", "Ivo Brandt", ""),
        ("„[Der Hafen ist zu]“, sagte Jana Kraft.", "Jana Kraft", ""),
        ("Laut Jana Kraft [ist der Hafen zu].", "Jana Kraft", ""),
        ("Le port est fermé, [selon Luc Morel].", "Luc Morel", ""),
        ("وقال سامي حداد إن [الميناء مغلق].", "سامي حداد", ""),
        ("交通部表示，[港口已经关闭]。", "交通部", ""),
    ],
)
def test_a_speaker_who_is_not_in_the_register(text: str, name: str, role: str) -> None:
    found = asked(text)[0]
    assert (found.name, found.source, found.role) == (name, None, role)
    assert found.cue_span
    assert found.source_span


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“[The port is shut],” said Vera Orlov.", "orlov"),
        ("“[The port is shut],” said Orlov.", "orlov"),
        ("ORLOV said [the port is shut].", "orlov"),
        ("The Harbour Master said [the port is shut].", "orlov"),
        ("According to reports from the Baltic Press Agency, [ships wait].", "baltic"),
        ("[Ships wait], BPA reported.", "baltic"),
        ("The Ministry of Transport announced that [it was shut].", "ministry"),
        ("Vera Orlov arrived. “[The port is shut],” she said.", "orlov"),
        ("Vera Orlov spoke for long. This pilot mentioned that [ships wait].", "orlov"),
        ("“It is shut,” said Vera Orlov. “[Ships wait.]”", "orlov"),
        ("“[Ships wait.] They wait long,” Vera Orlov said.", "orlov"),
        ("Ben Hall came by train. [Hall said ships wait.]", "hall-b"),
    ],
)
def test_a_speaker_of_the_register(text: str, source: str) -> None:
    assert asked(text)[0].source == source


def test_the_spans_are_where_the_words_stand() -> None:
    text = "“The port is shut,” said pilot Vera Orlov on Monday."
    found = propose(text, Span(1, 17), REGISTER)[0]
    assert found.source_span == Span(text.index("Vera"), text.index(" on"))
    assert found.cue_span == Span(text.index("said"), text.index(" pilot"))


def test_nobody_is_made_up() -> None:
    assert asked("It was reported that [ships wait].") == []
    assert asked("[Ships wait.]") == []
    assert asked("The rice was orlov yellow. [hall]") == []


def test_a_name_of_two_people_offers_both() -> None:
    assert {p.source for p in asked("Hall said [ships wait].")} >= {"hall-a"}
    found = asked("Vera Orlov met Ana Hall. Then [ships wait].")
    assert [p.name for p in found] == ["", "Vera Orlov", "Ana Hall"]


def test_the_register_follows_changes() -> None:
    register = NameIndex(SOURCES)
    register.put(Source(id="orlov", name="Vera Stone"))
    register.put(Source(id="other", name="Vera Orlov", merged_into="orlov"))
    assert [m.source for m in register.mentions("Vera Orlov", 0, 10)] == ["orlov"]
    register.drop("other")
    register.drop("unknown")
    assert register.mentions("Orlov", 0, 5) == []
    assert register.name("orlov") == "Vera Stone"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“[The port is shut],” said Vera Orlov.", "direct"),
        ("[“The port is shut,” said Vera Orlov.]", "direct"),
        ("[Vera Orlov said the port was “shut for at least a week”.]", "mixed"),
        ("[Vera Orlov said the “Old Quay” was shut.]", "indirect"),
        ("「[港は閉まった]」", "direct"),
        ('He said: "[It is shut]" and left.', "direct"),
    ],
)
def test_the_mode_follows_from_the_quotation_marks(text: str, mode: str) -> None:
    plain = text.replace("[", "").replace("]", "")
    span = Span(text.index("["), text.index("]") - 1)
    found = propose(plain, span, REGISTER)
    assert (found[0].mode if found else mode_of(plain, (span,))) == mode


def test_an_open_quotation_ends_with_its_line() -> None:
    text = "“One paragraph.\n“And the next.”"
    assert quotations(text, 0, len(text)) == [Span(0, 15), Span(16, len(text))]


def test_a_large_article_is_not_read_through() -> None:
    text = "“The port is shut,” said pilot Vera Orlov. Officials at the quay did not say why.\n" * 60_000
    start = time.process_time()
    for n in range(20):
        at = n * 82 * 3_000
        assert propose(text, Span(at + 1, at + 17), REGISTER)[0].source == "orlov"
    assert (time.process_time() - start) / 20 < 0.02
