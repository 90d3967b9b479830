"""Marking: one statement a place, one's own only, in steps with names."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from files import BOOK, TEXT
from things import Case

from sourcemark.model.codebook import SOURCE_TYPE, Code, Facet
from sourcemark.model.errors import Refused
from sourcemark.model.people import User
from sourcemark.model.spans import Quote, Span
from sourcemark.work import tagging

TONE = Facet(
    id="tone", name="Tone", many=True, codes=(Code(id="calm", name="Calm"), Code(id="loud", name="Loud"))
)


Sit = Callable[[str], User]


def test_a_tag_is_a_statement_with_its_words(here: Case) -> None:
    s = here.made(tagging.tag(here.project, here.article.id, [Span(18, 20)], "official"))
    assert (s.spans, s.quotes[0].exact) == ((Span(18, 20),), "军队")
    assert s.quotes == (Quote(exact="军队", prefix=TEXT[:18], suffix=TEXT[20:52]),)
    assert (s.annotator, s.status, s.code(SOURCE_TYPE), s.codebook) == (
        "annotator-Ann",
        "draft",
        "official",
        1,
    )
    assert here.step() == "Tag as official"


def test_the_mode_is_read_off_the_quotation_marks(here: Case) -> None:
    place = TEXT.index("“قال")
    quoted = here.tag(place, TEXT.index("”") + 1)
    assert (quoted.attribution.mode, here.tag(0, 9).attribution.mode) == ("direct", "indirect")


def test_the_same_place_is_retagged_instead_of_marked_twice(here: Case) -> None:
    first = here.tag(0, 12, "official")
    again = here.tag(0, 12, "defector")
    assert (again.id, again.code(SOURCE_TYPE)) == (first.id, "defector")
    assert len(here.statements) == 1


def test_overlapping_and_nested_statements_stand_beside_each_other(here: Case) -> None:
    for place in ((0, 20), (5, 25), (6, 10)):
        here.tag(*place)
    assert len(here.statements) == 3


def test_a_coworkers_mark_at_the_same_place_does_not_count(here: Case, as_user: Sit) -> None:
    here.tag(0, 12)
    as_user("Bo")
    here.tag(0, 12, "defector")
    assert {(s.annotator, s.code(SOURCE_TYPE)) for s in here.statements} == {
        ("annotator-Ann", "official"),
        ("annotator-Bo", "defector"),
    }


def test_an_unknown_type_or_article_is_refused(here: Case) -> None:
    with pytest.raises(Refused, match="no value 'spy'"):
        here.tag(type="spy")
    with pytest.raises(Refused, match="no longer in the project"):
        tagging.tag(here.project, "gone", [Span(0, 1)], "official")
    assert here.statements == []


@pytest.fixture
def toned(here: Case) -> Case:
    merged = Code(id="quiet", name="Quiet", merged_into="calm")
    with here.project.operation("Codebook") as op:
        tone = msgspec.structs.replace(TONE, codes=(*TONE.codes, merged))
        op.put(msgspec.structs.replace(BOOK, version=2, facets=(*BOOK.facets, tone)))
    return here


def test_values_of_a_facet_are_set_and_cleared(toned: Case) -> None:
    s = toned.tag()
    s = toned.made(tagging.code(toned.project, [s.id], "tone", ("calm", "loud")))
    assert (s.codes["tone"], s.codebook, toned.step()) == (("calm", "loud"), 2, "Set tone: calm + loud")
    s = toned.made(tagging.code(toned.project, [s.id], "tone", ()))
    assert ("tone" in s.codes, toned.step()) == (False, "Clear tone")


def test_a_merged_value_sets_the_one_that_stands_for_it(toned: Case) -> None:
    s = toned.made(tagging.code(toned.project, [toned.tag().id], "tone", ("quiet",)))
    assert s.codes["tone"] == ("calm",)


def test_a_facet_of_one_value_takes_one(toned: Case) -> None:
    s = toned.tag()
    with pytest.raises(Refused, match="Source type takes one value"):
        tagging.code(toned.project, [s.id], SOURCE_TYPE, ("official", "defector"))
    with pytest.raises(Refused, match="no value 'x'"):
        tagging.code(toned.project, [s.id], "nothing", ("x",))


def test_several_statements_are_one_step(here: Case) -> None:
    ids = [here.tag(n, n + 3).id for n in (0, 5, 10)]
    tagging.retag(here.project, [*ids, ids[0]], "defector")
    assert here.step() == "Tag as defector (3 statements)"
    here.project.undo()
    assert {s.code(SOURCE_TYPE) for s in here.statements} == {"official"}


def test_mode_kind_and_note(here: Case) -> None:
    ids = [here.tag().id]
    tagging.set_mode(here.project, ids, "mixed")
    assert here.step() == "Set mode: mixed"
    tagging.set_kind(here.project, ids, "attitude")
    assert here.step() == "Set kind: attitude"
    s = here.made(tagging.set_note(here.project, ids, "see 2"))
    assert (s.attribution.mode, s.statement_kind, s.note, here.step()) == (
        "mixed",
        "attitude",
        "see 2",
        "Write note",
    )
    assert here.made(tagging.set_mode(here.project, ids, None)).attribution.mode is None


def test_deleting_and_undoing_it(here: Case) -> None:
    ids = [here.tag(0, 5).id, here.tag(6, 12).id]
    tagging.delete(here.project, ids)
    assert (here.statements, here.step()) == ([], "Delete statement (2 statements)")
    here.project.undo()
    assert sorted(s.id for s in here.statements) == sorted(ids)


def test_nothing_chosen_is_said(here: Case) -> None:
    for act in (tagging.delete, tagging.copy_to_own, lambda p, ids: tagging.retag(p, ids, "official")):
        with pytest.raises(Refused, match="Choose a statement first"):
            act(here.project, [])


def test_what_is_gone_is_said(here: Case) -> None:
    with pytest.raises(Refused, match="no longer there"):
        tagging.set_note(here.project, ["gone"], "x")


def test_nobody_edits_anothers_mark(here: Case, as_user: Sit) -> None:
    id = here.tag().id
    as_user("Bo")
    acts: list[Callable[[], object]] = [
        lambda: tagging.retag(here.project, [id], "defector"),
        lambda: tagging.set_note(here.project, [id], "mine"),
        lambda: tagging.set_spans(here.project, id, [Span(0, 3)]),
        lambda: tagging.add_pieces(here.project, id, [Span(30, 33)]),
        lambda: tagging.drop_piece(here.project, id, 3),
        lambda: tagging.delete(here.project, [id]),
    ]
    for act in acts:
        with pytest.raises(Refused, match="Copy it to your own marks"):
            act()


def test_a_coworkers_mark_is_copied(here: Case, as_user: Sit) -> None:
    theirs = msgspec.structs.replace(here.tag(), status="submitted")
    with here.project.operation("Submit") as op:
        op.put(theirs)
    as_user("Bo")
    copy = here.made(tagging.copy_to_own(here.project, [theirs.id]))
    assert here.step() == "Copy to own marks"
    same = {"id": theirs.id, "annotator": theirs.annotator, "created": theirs.created, "status": "submitted"}
    assert (copy.annotator, copy.status) == ("annotator-Bo", "draft")
    assert msgspec.structs.replace(copy, **same) == theirs
    assert here.get(theirs.id) == theirs
    with pytest.raises(Refused, match="a mark of your own there already"):
        tagging.copy_to_own(here.project, [theirs.id])
