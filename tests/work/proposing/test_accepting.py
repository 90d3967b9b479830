"""Taking proposals: statements as by hand, what was mended, what is refused."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from proposed import Read, read

from sourcemark.model.codebook import SOURCE_TYPE, Codebook
from sourcemark.model.entity import now
from sourcemark.model.errors import Refused
from sourcemark.model.proposals import Proposal
from sourcemark.model.sources import Assessment, Source
from sourcemark.model.spans import Span, quote
from sourcemark.model.statements import Attribution, Hop, ReliabilityGrade
from sourcemark.project import Project
from sourcemark.work import attributing, sources, tagging
from sourcemark.work.codebook import retire_code
from sourcemark.work.proposing.accepting import accept
from sourcemark.work.proposing.dismissing import dismiss
from sourcemark.work.proposing.open_ones import still_open
from sourcemark.work.speaking import Cited

PORT, MASTER = "The port is shut", "the harbour master Ana Ruiz"


def port(story: Read) -> Proposal:
    return story.proposal(PORT, MASTER, "said")


def test_a_proposal_becomes_a_statement_with_all_it_has(story: Read) -> None:
    p = port(story)
    s = story.made(accept(story.project, story.article, [p], "1"))
    assert (s.spans, s.quotes) == (p.spans, (quote(story.text, p.spans[0]),))
    assert (s.annotator, s.status, s.codebook) == (story.me, "draft", 1)
    assert (s.reliability, s.credibility, s.statement_kind) == (None, None, "statement")
    who = s.attribution
    assert (who.source_spans, who.cue_spans, who.mode) == (p.source.spans, p.cue_spans, "indirect")
    assert s.codes == {"source_type": ("official",)}
    (source,) = story.sources
    assert (source.name, source.role, source.types) == ("Ana Ruiz", "harbour master", ("official",))
    assert (source.source_kind, source.anonymity, who.sources) == ("person", "named", (source.id,))
    (verdict,) = story.verdicts
    assert (verdict.answer, verdict.statement, verdict.model, verdict.proposal) == ("accepted", s.id, "1", p)
    assert story.step() == "Accept a proposal (model 1): Official, Ana Ruiz"


def test_it_is_the_same_as_a_mark_made_by_hand(story: Read) -> None:
    p, ids = port(story), dict.fromkeys(("id", "created"))
    taken = story.made(accept(story.project, story.article, [p], "1"))
    story.project.undo()
    marked = story.made(tagging.tag(story.project, story.article, p.spans, "official"))
    person = sources.named("Ana Ruiz", "official", "harbour master")
    said = attributing.set_source(
        story.project, [marked.id], Cited(person), p.source.spans[0], p.cue_spans[0]
    )
    marked = story.made(said)
    assert marked.attribution.sources != taken.attribution.sources, "each was entered anew"
    same = msgspec.structs.replace(marked.attribution, sources=taken.attribution.sources)
    assert msgspec.structs.asdict(taken) | ids == msgspec.structs.asdict(marked) | ids | {"attribution": same}


def test_quoted_attitudes_in_pieces_keep_what_they_are(story: Read) -> None:
    p = story.proposal("“Nobody told us,”…it was closed", "a senior official", kind="attitude")
    s = story.made(accept(story.project, story.article, [p], "1+learned"))
    assert (s.spans, s.statement_kind, s.attribution.mode) == (p.spans, "attitude", p.mode)
    assert story.step().startswith("Accept a proposal (model 1, with what it has learnt): Official, senior")


def test_only_the_newest_assessment_of_the_source_is_its_grade(story: Read) -> None:
    ana = Source(id="ana", name="Ana Ruiz")
    sources.enter(story.project, ana)
    sources.assess(story.project, "ana", "E")
    later = now() + timedelta(seconds=1)  # two of one millisecond have no order
    newest = Assessment(id="newest", source="ana", annotator=story.me, grade="B", at=later)
    with story.project.operation("Assess Ana Ruiz: B") as op:
        op.put(newest)
    s = story.made(accept(story.project, story.article, [port(story)], "1"))
    assert s.reliability == ReliabilityGrade(grade="B", assessment=newest.id)
    assert s.credibility is None
    other = story.made(accept(story.project, story.article, [story.proposal("it rained", "Jon Abel")], "1"))
    assert (other.reliability, other.credibility) == (None, None)


def test_the_chain_names_who_passed_it_on(story: Read) -> None:
    reuters = story.source("Reuters", types=("defector",))
    p = story.proposal("had seen boats", "Bo Ek, a fisherman,", types=(), chain=(reuters,))
    s = story.made(accept(story.project, story.article, [p], "1"))
    ek, agency = story.sources
    assert (ek.name, ek.role, ek.types, agency.name) == (
        "Bo Ek",
        "fisherman",
        (),
        "Reuters",
    )
    assert s.chain == (Hop(source=agency.id, spans=reuters.spans),)
    assert (s.codes, agency.types, agency.source_kind) == ({}, ("defector",), "organisation")
    assert story.step() == "Accept a proposal (model 1): Bo Ek"


def test_nobody_passes_on_what_he_says_himself(story: Read) -> None:
    p = story.proposal("ships wait", "She", chain=(story.source("She", fullest="Ana Ruiz"),))
    p = msgspec.structs.replace(p, source=story.source("She", fullest="Ana Ruiz"))
    assert story.made(accept(story.project, story.article, [p], "1")).chain == ()


def test_what_was_mended_stands_and_is_said(story: Read) -> None:
    wider = story.span("The port is shut, the harbour")
    s = story.made(accept(story.project, story.article, [port(story)], "1", "defector", [wider]))
    assert (s.spans, s.codes) == ((wider,), {"source_type": ("defector",)})
    (verdict,), (source,) = story.verdicts, story.sources
    assert (verdict.answer, verdict.proposal, source.types) == ("mended", port(story), ("defector",))
    assert story.step() == "Mend and accept a proposal (model 1): Defector, Ana Ruiz"


def test_mending_nothing_is_accepting(story: Read) -> None:
    p = port(story)
    accept(story.project, story.article, [p], "1", "official", p.spans)
    assert [v.answer for v in story.verdicts] == ["accepted"]


def test_several_at_once_are_one_step(story: Read) -> None:
    rain = story.proposal("it rained", "Jon Abel and Cy Dow")
    ships = story.proposal("ships wait", story.source("She", MASTER, ("official",)))
    changes = accept(story.project, story.article, [port(story), ships, rain], "1")
    assert len(changes.of("statement")) == len(changes.of("verdict")) == 3
    assert [source.name for source in story.sources] == ["Ana Ruiz", "Cy Dow", "Jon Abel"]
    assert story.step() == "Accept 3 proposals (model 1)"
    one, two, three = story.statements
    assert one.attribution.sources == two.attribution.sources
    assert len(three.attribution.sources) == 2
    assert story.project.undo() is not None
    assert (story.statements, story.verdicts, story.sources) == ([], [], [])
    assert story.project.redo() is not None
    assert (len(story.statements), len(story.verdicts), len(story.sources)) == (3, 3, 3)


def test_very_many_are_one_step_too(project: Project) -> None:
    story = read(project, " ".join(f"It is {n}, said Ana Ruiz." for n in range(120)))
    ana = story.source("Ana Ruiz")
    many = [story.proposal(f"It is {n},", ana) for n in range(120)]
    accept(project, story.article, many, "1")
    assert (len(story.statements), len(story.verdicts), len(story.sources)) == (120, 120, 1)
    assert still_open(project, story.article, many) == []
    project.undo()
    assert (story.statements, story.verdicts, story.sources) == ([], [], [])
    dismiss(project, story.article, many, "1")
    assert (len(story.verdicts), story.step()) == (120, "Dismiss 120 proposals (model 1)")


def test_no_second_mark_is_made_where_one_stands(story: Read) -> None:
    p = port(story)
    tagging.tag(story.project, story.article, p.spans, "defector")
    with pytest.raises(Refused, match="a mark of your own there already"):
        accept(story.project, story.article, [p], "1")
    both = accept(story.project, story.article, [p, story.proposal("ships wait", "She")], "1")
    assert len(both.of("statement")) == 1
    again = story.proposal("it rained", "Jon Abel")
    assert len(accept(story.project, story.article, [again, again], "1").of("statement")) == 1


def test_types_are_those_that_the_codebook_has_today(story: Read) -> None:
    book = story.project.get(Codebook, "codebook")
    assert book is not None
    codes = [msgspec.structs.replace(c, merged_into="official") for c in book.source_types.codes[1:]]
    facet = msgspec.structs.replace(book.source_types, codes=(book.source_types.codes[0], *codes))
    with story.project.operation("Merge") as op:
        op.put(msgspec.structs.replace(book, facets=(facet,), version=2))
    p = story.proposal(PORT, MASTER, types=("gone", "defector", "official"))
    s = story.made(accept(story.project, story.article, [p], "1"))
    assert (s.code("source_type"), s.codebook, story.sources[0].types) == ("official", 2, ("official",))


def test_types_that_are_offered_no_more_are_left_out(story: Read) -> None:
    retire_code(story.project, SOURCE_TYPE, "defector")
    reuters = story.source("Reuters", types=("defector",))
    p = story.proposal("had seen boats", "Bo Ek, a fisherman,", types=("defector",), chain=(reuters,))
    s = story.made(accept(story.project, story.article, [p], "1"))
    assert (s.codes, [source.types for source in story.sources]) == ({}, [(), ()])
    two = story.proposal("it rained", "Jon Abel", types=("defector", "official"))
    s = story.made(accept(story.project, story.article, [two], "1"))
    assert s.codes == {SOURCE_TYPE: ("official",)}


def test_a_facet_of_many_values_takes_all_types(story: Read) -> None:
    book = story.project.get(Codebook, "codebook")
    assert book is not None
    facet = msgspec.structs.replace(book.source_types, many=True)
    with story.project.operation("Many") as op:
        op.put(msgspec.structs.replace(book, facets=(facet,)))
    p = story.proposal(PORT, MASTER, types=("defector", "official"))
    s = story.made(accept(story.project, story.article, [p], "1"))
    assert s.codes["source_type"] == ("defector", "official") == story.sources[0].types


def test_without_a_source_there_is_none(story: Read) -> None:
    p = story.proposal("it is late", "", types=())
    s = story.made(accept(story.project, story.article, [p], "1"))
    assert s.attribution == Attribution(cue_spans=p.cue_spans, mode="indirect")
    assert (story.sources, story.step()) == ([], "Accept a proposal (model 1)")


def test_what_does_not_fit_is_refused(story: Read) -> None:
    project, article, p = story.project, story.article, port(story)
    beyond = (Span(0, 9_999),)
    other = msgspec.structs.replace(p, source=msgspec.structs.replace(p.source, spans=beyond))
    for wanted, why in (
        ([], "Choose a proposal first"),
        ([msgspec.structs.replace(p, spans=beyond)], "Choose some words first"),
        ([other], "belongs to another text"),
        ([msgspec.structs.replace(p, cue_spans=beyond)], "belongs to another text"),
    ):
        with pytest.raises(Refused, match=why):
            accept(project, article, wanted, "1")
    with pytest.raises(Refused, match="Only a single proposal"):
        accept(project, article, [p, p], "1", "official")
    with pytest.raises(Refused, match="no value 'nothing'"):
        accept(project, article, [p], "1", "nothing")
    with pytest.raises(Refused, match="no longer in the project"):
        accept(project, "gone", [p], "1")
    assert (story.statements, story.sources, story.verdicts) == ([], [], [])
