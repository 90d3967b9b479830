"""The two grades: apart from each other, with the assessment as default and an override beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from things import Case

from sourcemark.model.errors import Refused
from sourcemark.model.people import User
from sourcemark.model.statements import CredibilityGrade, ReliabilityGrade
from sourcemark.work import attributing, grading


@pytest.fixture
def said(here: Case) -> str:
    """A statement of Lee, who is assessed with B."""
    here.assess("lee", "B")
    id = here.tag().id
    attributing.set_source(here.project, [id], "lee")
    return id


def test_an_override_stands_with_its_reason(here: Case, said: str) -> None:
    s = here.made(grading.grade_reliability(here.project, [said], "D", "left in 1999"))
    assert s.reliability == ReliabilityGrade(grade="D", reason="left in 1999")
    assert here.step() == "Grade reliability D"


def test_the_assessments_own_grade_is_taken_from_it(here: Case, said: str) -> None:
    before = here.get(said).reliability
    grading.grade_reliability(here.project, [said], "D")
    assert here.made(grading.grade_reliability(here.project, [said], "B")).reliability == before
    with_reason = here.made(
        grading.grade_reliability(here.project, [said], "B", "seen it myself")
    ).reliability
    assert with_reason == ReliabilityGrade(grade="B", reason="seen it myself")


def test_clearing_goes_back_to_the_newest_assessment(here: Case, said: str) -> None:
    grading.grade_reliability(here.project, [said], "D")
    newest = here.assess("lee", "E")
    s = here.made(grading.grade_reliability(here.project, [said], None))
    assert s.reliability == ReliabilityGrade(grade="E", assessment=newest)
    assert here.step() == "Reliability as assessed"


def test_without_a_source_there_is_no_default(here: Case) -> None:
    id = here.tag().id
    assert here.made(grading.grade_reliability(here.project, [id], "F")).reliability == ReliabilityGrade(
        grade="F"
    )
    assert here.made(grading.grade_reliability(here.project, [id], None)).reliability is None


def test_credibility_is_set_and_taken_away(here: Case, said: str) -> None:
    s = here.made(grading.grade_credibility(here.project, [said], "3", "one voice"))
    assert s.credibility == CredibilityGrade(grade="3", reason="one voice")
    assert (s.reliability or ReliabilityGrade(grade="F")).grade == "B", "the other grade is not touched"
    assert here.step() == "Grade credibility 3"
    assert here.made(grading.grade_credibility(here.project, [said], None)).credibility is None
    assert here.step() == "Clear credibility"


def test_a_confirmation_names_another_statement(here: Case, said: str) -> None:
    other = here.tag(20, 25).id
    s = here.made(grading.grade_credibility(here.project, [said], "1", confirmed_by=other))
    assert s.credibility == CredibilityGrade(grade="1", confirmed_by=other)
    with pytest.raises(Refused, match="can't confirm itself"):
        grading.grade_credibility(here.project, [said], "1", confirmed_by=said)
    with pytest.raises(Refused, match="no longer there"):
        grading.grade_credibility(here.project, [said], "1", confirmed_by="gone")


def test_several_statements_are_one_step_each_with_its_own_default(here: Case, said: str) -> None:
    ids = [said, here.tag(20, 25).id]
    grading.grade_reliability(here.project, ids, "D")
    assert here.step() == "Grade reliability D (2 statements)"
    grading.grade_reliability(here.project, ids, None)
    grades = [here.get(id).reliability for id in ids]
    assert [grade and grade.grade for grade in grades] == ["B", None]


def test_anothers_mark_is_refused(here: Case, said: str, as_user: Callable[[str], User]) -> None:
    as_user("Bo")
    with pytest.raises(Refused, match="This mark is Ann's"):
        grading.grade_reliability(here.project, [said], "D")
    with pytest.raises(Refused, match="This mark is Ann's"):
        grading.grade_credibility(here.project, [said], "2")


def test_the_grade_that_stands_given_again_keeps_its_reason_and_link(here: Case, said: str) -> None:
    other = here.tag(20, 25).id
    grading.grade_reliability(here.project, [said], "C", "hearsay")
    grading.grade_credibility(here.project, [said], "1", "two voices", other)
    before = here.get(said)
    grading.grade_reliability(here.project, [said], "C")
    grading.grade_credibility(here.project, [said], "1")
    assert here.get(said) == before
    assert here.step() == "Grade credibility 1"
    grading.grade_credibility(here.project, [said], "1", "")
    assert here.get(said).credibility == CredibilityGrade(grade="1", confirmed_by=other)
    s = here.made(grading.grade_credibility(here.project, [said], "2"))
    assert s.credibility == CredibilityGrade(grade="2")
    s = here.made(grading.grade_reliability(here.project, [said], "D"))
    assert s.reliability == ReliabilityGrade(grade="D")


def test_each_statement_keeps_what_confirms_it(here: Case, said: str) -> None:
    first, second = here.tag(20, 25).id, here.tag(30, 35).id
    grading.grade_credibility(here.project, [said], "1", confirmed_by=first)
    grading.grade_credibility(here.project, [first], "1", "seen", confirmed_by=second)
    before = [here.get(id).credibility for id in (said, first)]
    grading.grade_credibility(here.project, [said, first, second], "1")
    assert [here.get(id).credibility for id in (said, first)] == before
    assert here.get(second).credibility == CredibilityGrade(grade="1")
