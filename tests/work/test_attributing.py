"""Who speaks: source, its words, the chain, and the grade that comes with the source."""

from __future__ import annotations

import msgspec
import pytest
from things import Case

from sourcemark.model.errors import Refused
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span
from sourcemark.model.statements import Hop, ReliabilityGrade
from sourcemark.work import attributing, grading, sources
from sourcemark.work.speaking import Cited, NewHop


def test_a_source_with_the_words_that_name_it(here: Case) -> None:
    s = here.made(attributing.set_source(here.project, [here.tag().id], "lee", Span(27, 30), Span(49, 53)))
    who = s.attribution
    assert (who.sources, who.source_spans, who.cue_spans) == (("lee",), (Span(27, 30),), (Span(49, 53),))
    assert (s.reliability, here.step()) == (None, "Attribute to Lee Woong-gil")


def test_the_newest_assessment_stands_as_reliability(here: Case) -> None:
    newest = here.assess("lee", "D", "B")
    s = here.made(attributing.set_source(here.project, [here.tag().id], "lee"))
    assert s.reliability == ReliabilityGrade(grade="B", assessment=newest)
    here.assess("lee", "E")
    assert here.get(s.id).reliability == ReliabilityGrade(grade="B", assessment=newest)


def test_another_source_brings_its_own_grade(here: Case) -> None:
    here.assess("lee", "B")
    id = here.tag().id
    attributing.set_source(here.project, [id], "lee", Span(27, 30), Span(49, 53))
    s = here.made(attributing.set_source(here.project, [id], "ahn"))
    assert (s.reliability, s.attribution.sources) == (None, ("ahn",))
    assert (s.attribution.source_spans, s.attribution.cue_spans) == ((), (Span(49, 53),))


def test_a_grade_set_by_hand_before_there_is_a_source_stays(here: Case) -> None:
    here.assess("lee", "B")
    id = here.tag().id
    grading.grade_reliability(here.project, [id], "D", "far from it")
    s = here.made(attributing.set_source(here.project, [id], "lee"))
    assert s.reliability == ReliabilityGrade(grade="D", reason="far from it")


def test_taking_the_source_away_takes_its_grade_and_words(here: Case) -> None:
    here.assess("lee", "B")
    id = here.tag().id
    attributing.set_source(here.project, [id], "lee", Span(27, 30), Span(49, 53))
    s = here.made(attributing.clear_source(here.project, [id]))
    who = s.attribution
    assert (who.sources, who.source_spans, who.cue_spans, s.reliability) == ((), (), (Span(49, 53),), None)
    assert here.step() == "Take the source away"


def test_several_statements_are_one_step(here: Case) -> None:
    ids = [here.tag(n, n + 3).id for n in (0, 5)]
    attributing.set_source(here.project, ids, "lee")
    assert here.step() == "Attribute to Lee Woong-gil (2 statements)"
    here.project.undo()
    assert all(not s.attribution.sources for s in here.statements)


def test_a_new_source_comes_into_the_register_in_the_same_step(here: Case) -> None:
    id = here.tag(type="defector").id
    attributing.set_source(here.project, [id], Source(id="nam", name="Nam"), Span(27, 30))
    assert here.get(id).attribution.sources == ("nam",)
    assert here.project.get(Source, "nam") == Source(id="nam", name="Nam", types=("defector",))
    here.project.undo()
    assert here.project.get(Source, "nam") is None
    assert here.get(id).attribution.sources == ()


def test_a_new_source_keeps_the_types_it_has(here: Case) -> None:
    nam = Source(id="nam", name="Nam", types=("official",))
    attributing.set_source(here.project, [here.tag(type="defector").id], nam)
    assert here.project.get(Source, "nam") == nam


def test_an_unnamed_speaker_gets_a_placeholder(here: Case) -> None:
    names = []
    for start in (0, 20):
        made = sources.placeholder(here.project, "senior official, defence ministry")
        attributing.set_source(here.project, [here.tag(start, start + 9).id], made)
        names.append(made.name)
    assert names == ["senior official 1, defence ministry", "senior official 2, defence ministry"]
    assert made.anonymity == "unnamed"


def test_two_speakers_of_the_same_words(here: Case) -> None:
    grade = here.assess("lee", "B")
    id = here.tag().id
    first = here.made(attributing.add_speaker(here.project, [id], "lee"))
    assert first.reliability == ReliabilityGrade(grade="B", assessment=grade)
    for _ in range(2):
        attributing.add_speaker(here.project, [id], "ahn")
    assert here.get(id).attribution.sources == ("lee", "ahn")
    assert here.step() == "Add speaker Ahn Chan-il"


def test_a_duplicate_gives_the_entry_that_stands(here: Case) -> None:
    sources.enter(here.project, Source(id="double", name="Mr Lee"))
    sources.merge(here.project, "lee", ["double"])
    grade = here.assess("lee", "C")
    s = here.made(attributing.set_source(here.project, [here.tag().id], "double"))
    assert s.attribution.sources == ("lee",)
    assert s.reliability == ReliabilityGrade(grade="C", assessment=grade)


def test_the_words_of_source_and_cue_are_marked_by_themselves(here: Case) -> None:
    id = here.tag().id
    s = here.made(attributing.set_source_spans(here.project, id, [Span(30, 33), Span(27, 31)]))
    assert (s.attribution.source_spans, here.step()) == ((Span(27, 33),), "Mark the source's words")
    s = here.made(attributing.set_cue_spans(here.project, id, [Span(49, 53)]))
    assert (s.attribution.cue_spans, here.step()) == ((Span(49, 53),), "Mark the cue")
    assert here.made(attributing.set_cue_spans(here.project, id, [])).attribution.cue_spans == ()


def test_the_chain_is_kept_in_its_order(here: Case) -> None:
    id = here.tag().id
    hops = (Hop(source="ahn", spans=(Span(0, 3),)), Hop(source="lee"))
    assert here.made(attributing.set_chain(here.project, [id], hops)).chain == hops
    assert here.step() == "Set chain"
    assert here.made(attributing.set_chain(here.project, [id], ())).chain == ()
    assert here.step() == "Clear chain"


def test_a_circle_of_mergers_comes_to_an_end(here: Case) -> None:
    """No act makes one, but a damaged file might hold one."""
    with here.project.operation("Circle") as op:
        op.put(msgspec.structs.replace(here.lee, merged_into="ahn"))
        op.put(msgspec.structs.replace(here.ahn, merged_into="lee"))
    assert attributing.set_source(here.project, [here.tag().id], "lee").of("statement")
    for _ in range(3):
        here.project.undo()  # the file is to be sound again


def test_a_grade_set_for_one_source_does_not_go_over_to_another(here: Case) -> None:
    newest = here.assess("ahn", "B")
    id = here.tag().id
    attributing.set_source(here.project, [id], "lee")
    grading.grade_reliability(here.project, [id], "E", "far from it")
    by_hand = here.get(id).reliability
    attributing.set_source(here.project, [id], "lee")
    assert here.get(id).reliability == by_hand
    s = here.made(attributing.set_source(here.project, [id], "ahn"))
    assert s.reliability == ReliabilityGrade(grade="B", assessment=newest)
    assert here.step() == "Attribute to Ahn Chan-il, reliability to be judged anew"
    here.project.undo()
    s = here.made(attributing.set_source(here.project, [id], Source(id="nam", name="Nam")))
    assert (s.reliability, here.step()) == (None, "Attribute to Nam, reliability to be judged anew")
    here.project.undo()
    assert here.made(attributing.clear_source(here.project, [id])).reliability is None
    assert here.step() == "Take the source away, reliability to be judged anew"


def test_a_new_hop_comes_into_the_register_in_the_same_step(here: Case) -> None:
    id = here.tag().id
    paper = NewHop(Source(id="paper", name="Daily Paper", source_kind="organisation"), (Span(0, 3),))
    s = here.made(attributing.set_chain(here.project, [id], [Hop(source="lee"), paper]))
    assert s.chain == (Hop(source="lee"), Hop(source="paper", spans=(Span(0, 3),)))
    here.project.undo()
    assert (here.project.get(Source, "paper"), here.get(id).chain) == (None, ())


def test_a_new_second_speaker_is_one_step(here: Case) -> None:
    id = here.tag(type="defector").id
    attributing.set_source(here.project, [id], "lee")
    attributing.add_speaker(here.project, [id], Source(id="nam", name="Nam"))
    nam = here.project.get(Source, "nam")
    assert (here.get(id).attribution.sources, nam and nam.types) == (("lee", "nam"), ("defector",))
    here.project.undo()
    assert (here.get(id).attribution.sources, here.project.get(Source, "nam")) == (("lee",), None)


def test_one_who_is_cited_brings_who_cites_in_the_same_step(here: Case) -> None:
    id = here.tag().id
    wire = NewHop(Source(id="wire", name="The Wire"))
    s = here.made(
        attributing.set_source(here.project, [id], Cited(Source(id="nam", name="Nam"), (wire,)), Span(0, 3))
    )
    assert (s.attribution.sources, s.chain) == (("nam",), (Hop(source="wire"),))
    here.project.undo()
    assert (here.get(id).chain, here.project.get(Source, "nam"), here.project.get(Source, "wire")) == (
        (),
        None,
        None,
    )


def test_who_becomes_the_source_leaves_the_chain(here: Case) -> None:
    id = here.tag().id
    attributing.set_chain(here.project, [id], [Hop(source="ahn"), Hop(source="lee")])
    s = here.made(attributing.set_source(here.project, [id], "lee"))
    assert s.chain == (Hop(source="ahn"),)
    assert here.made(attributing.add_speaker(here.project, [id], "ahn")).chain == ()


def test_one_more_hop_ends_each_statements_own_chain(here: Case) -> None:
    ids = [here.tag(n, n + 3).id for n in (0, 5, 10)]
    attributing.set_chain(here.project, ids[:1], [Hop(source="lee")])
    attributing.set_chain(here.project, ids[1:2], [Hop(source="ahn")])
    wire = NewHop(Source(id="wire", name="The Wire"))
    attributing.add_hop(here.project, ids, wire)
    chains = [[hop.source for hop in here.get(id).chain] for id in ids]
    assert chains == [["lee", "wire"], ["ahn", "wire"], ["wire"]]
    assert here.step() == "Set chain (3 statements)"
    here.project.undo()
    assert (here.project.get(Source, "wire"), here.get(ids[2]).chain) == (None, ())
    attributing.set_source(here.project, ids[2:], "lee")
    with pytest.raises(Refused, match="can't be the one who passes it on"):
        attributing.add_hop(here.project, ids, Hop(source="lee"))


def test_the_words_marked_before_the_source_is_chosen_stay(here: Case) -> None:
    id, words = here.tag().id, (Span(0, 3), Span(27, 30))
    attributing.set_source_spans(here.project, id, words)
    assert here.made(attributing.set_source(here.project, [id], "lee")).attribution.source_spans == words
    attributing.set_source(here.project, [id], "lee")
    assert here.get(id).attribution.source_spans == words
    s = here.made(attributing.set_source(here.project, [id], "lee", Span(5, 9)))
    assert s.attribution.source_spans == (Span(5, 9),)
    assert here.made(attributing.set_source(here.project, [id], "ahn")).attribution.source_spans == ()
