"""Two reviewers decide at once: of each difference there is one decision, and only what it names stands."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from files import TEXT, mark, put_all
from msgspec.structs import replace
from replicas import Desk, article_of, shared, tag, take

from sourcemark.model.review import ADJUDICATED, Decision
from sourcemark.model.statements import Statement
from sourcemark.project import Project
from sourcemark.work import tagging
from sourcemark.work.coworkers.settling import conflicts, settle
from sourcemark.work.review import accepting, deciding
from sourcemark.work.review.differing import items


class Two(NamedTuple):
    """Ann and Cat, who both review what Ann and Bob marked otherwise."""

    ann: Project
    cat: Project
    pair: tuple[str, str]
    """Ann's mark (official) and Bob's (defector)."""

    def merge(self) -> None:
        """Each takes what the other has; both then have the same, and nothing but what a decision names stands."""
        take(self.ann, self.cat)
        take(self.cat, self.ann)
        assert shared(self.ann) == shared(self.cat)
        for project in (self.ann, self.cat):
            named = [result.statement for d in project.all(Decision) for result in d.results]
            assert sorted(named) == sorted(s.id for s in layer(project))


def layer(project: Project) -> list[Statement]:
    return [s for s in project.all(Statement) if s.annotator == ADJUDICATED.id]


def types(project: Project) -> list[str | None]:
    return [s.code("source_type") for s in layer(project)]


def states(project: Project) -> list[tuple[str, tuple[str, ...]]]:
    return [(item.state, item.why) for item in items(project, article_of(project).id)]


def withdraw_all(project: Project) -> None:
    deciding.withdraw(project, article_of(project).id, [d.id for d in project.all(Decision)])


def two(desk: Desk, decide: bool = False) -> Two:
    """`decide`: Ann has edited her reading before Cat got her copy."""
    first = tag(desk.ann, 4, 12, codes={"source_type": ("official",)})
    bob = desk.copy("Bob")
    second = tag(bob, 4, 12, codes={"source_type": ("defector",)})
    take(desk.ann, bob)
    pair = (first.id, second.id)
    if decide:
        deciding.edit(desk.ann, pair, first.id, "slip", "Misread.")
    return Two(desk.ann, desk.copy("Cat", "all"), pair)


def test_both_decide_alike(desk: Desk) -> None:
    made = two(desk)
    for project in (made.ann, made.cat):
        deciding.take(project, made.pair, made.pair[:1])
    made.merge()
    assert (types(made.ann), states(made.ann)) == (["official"], [("decided", ())])
    assert conflicts(made.ann) == []


def test_both_accept_what_all_agree_on(desk: Desk) -> None:
    bob, article = desk.copy("Bob"), article_of(desk.ann).id
    for start in range(0, 50, 10):
        for project in (desk.ann, bob):
            tag(project, start, start + 5, codes={"source_type": ("official",)})
    take(desk.ann, bob)
    made = Two(desk.ann, desk.copy("Cat", "all"), ("", ""))
    for project in (made.ann, made.cat):
        accepting.accept_agreed(project, article)
    made.merge()
    assert len(layer(made.ann)) == 5
    assert states(made.ann) == [("decided", ())] * 5


def test_they_decide_otherwise(desk: Desk) -> None:
    made = two(desk)
    deciding.take(made.ann, made.pair, made.pair[:1])
    deciding.take(made.cat, made.pair, made.pair[1:], "slip", "Bob is right.")
    made.merge()
    assert (types(made.ann), states(made.ann)) == (["defector"], [("decided", ())])
    (found,) = conflicts(made.ann)
    assert found.name == "what was decided of decision “taken”"
    assert [side.value for side in found.sides] == ["taken from Bob · slip · Bob is right.", "taken from Ann"]
    settle(made.ann, found, 1)
    assert types(made.ann) == ["official"]
    made.merge()
    assert (types(made.cat), conflicts(made.cat)) == (["official"], [])
    made.ann.undo()
    made.merge()
    assert types(made.cat) == ["defector"]


@pytest.mark.parametrize("first", ["ann", "cat"])
def test_they_decide_the_same_decision_anew(desk: Desk, first: str) -> None:
    made = two(desk, decide=True)
    for who in (first, "cat" if first == "ann" else "ann"):
        chosen = made.pair[:1] if who == "ann" else made.pair[1:]
        deciding.take(getattr(made, who), made.pair, chosen)
    made.merge()
    assert types(made.ann) == ["defector" if first == "ann" else "official"]
    assert len(conflicts(made.ann)) == 1


@pytest.mark.parametrize("last", ["withdrawn", "decided"])
def test_one_withdraws_what_the_other_decides_anew(desk: Desk, last: str) -> None:
    made = two(desk, decide=True)
    if last == "decided":
        withdraw_all(made.ann)
    deciding.take(made.cat, made.pair, made.pair[1:])
    if last == "withdrawn":
        withdraw_all(made.ann)
    made.merge()
    assert types(made.ann) == (["defector"] if last == "decided" else [])
    (found,) = conflicts(made.ann)
    assert found.part == "existence"
    settle(made.ann, found, 1)
    assert types(made.ann) == ([] if last == "decided" else ["defector"])
    made.merge()
    assert types(made.cat) == types(made.ann)


def test_one_edits_what_the_other_decides_anew(desk: Desk) -> None:
    made = two(desk, decide=True)
    tagging.set_note(made.cat, [layer(made.cat)[0].id], "Cat's words")
    deciding.take(made.ann, made.pair, made.pair[1:])
    tagging.set_note(made.cat, [layer(made.cat)[0].id], "More of Cat's words")
    made.merge()
    assert types(made.ann) == ["defector"]
    assert conflicts(made.ann) == []


def test_one_undoes_a_decision_whose_result_the_other_edits(desk: Desk) -> None:
    made = two(desk, decide=True)
    tagging.set_note(made.cat, [layer(made.cat)[0].id], "Cat's words")
    made.ann.undo()
    made.merge()
    assert (layer(made.ann), [*made.ann.all(Decision)]) == ([], [])
    made.ann.undo()
    made.ann.redo()
    made.merge()


def test_a_result_that_somebody_took_out_comes_back(desk: Desk) -> None:
    made = two(desk, decide=True)
    with made.cat.operation("Out") as op:
        op.drop(Statement.kind, layer(made.cat)[0].id)
    take(made.ann, made.cat)
    assert (types(made.ann), states(made.ann)) == (["official"], [("decided", ())])


def test_nothing_stands_that_no_decision_names(desk: Desk) -> None:
    made = two(desk)
    article = article_of(made.cat)
    alone = replace(mark(article, TEXT, (20, 30)), annotator=ADJUDICATED.id, status="adjudicated")
    put_all(made.cat, "Alone", [ADJUDICATED, alone])
    take(made.ann, made.cat)
    assert layer(made.ann) == []


def test_what_stands_is_decided_on_anew_when_it_was_changed(desk: Desk) -> None:
    made = two(desk)
    deciding.take(made.ann, made.pair, made.pair[:1])
    take(made.cat, made.ann)
    (stands,) = layer(made.cat)
    put_all(made.cat, "Change", [stands.coded("source_type", "defector")])
    take(made.ann, made.cat)
    assert types(made.ann) == ["defector"]
    assert states(made.ann) == [("re-opened", ("What stands was changed",))]
    deciding.keep(made.ann, made.pair)
    assert states(made.ann) == [("decided", ())]


def test_what_is_edited_is_not_decided_on_anew(desk: Desk) -> None:
    made = two(desk, decide=True)
    tagging.retag(made.ann, [layer(made.ann)[0].id], "defector")
    assert states(made.ann) == [("decided", ())]
