"""Reading a second time: how far one agrees with oneself.

A hidden random sample of one's own statements is laid before one again as bare marks, without type, grades, source
or note; one judges them anew without seeing the first values. A second reading is an annotator of its own, named
after oneself, which no comparison between people takes in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

import msgspec
from msgspec import Struct

from ...analysis.readings import Reading
from ...model.articles import Article
from ...model.changes import Changes
from ...model.entity import now
from ...model.errors import Refused
from ...model.ids import Id, id_of, new_id
from ...model.people import SECOND, Annotator
from ...model.scales import Credibility, Reliability
from ...model.statements import Attribution, CredibilityGrade, ReliabilityGrade, Statement
from ...project import Project
from ...project.queries.review import places_of, statements_by, statements_of
from ..marks import codebook_of, own
from ..people import is_own
from ..speaking import standing
from ..tagging import values_of

_LENGTH = 26
"""Digits that tell a second reading from others: milliseconds, and 50 bits by chance."""


class SecondReading(Struct, frozen=True):
    """One second reading of one's own."""

    annotator: Annotator
    done: int
    size: int
    """Statements in the sample."""

    @property
    def finished(self) -> bool:
        """Every statement of the sample has been judged anew."""
        return self.done == self.size


class Judgement(Struct, frozen=True, kw_only=True):
    """What one says of a statement the second time."""

    codes: Mapping[Id, Sequence[Id]] = {}
    sources: Sequence[Id] = ()
    reliability: Reliability | None = None
    credibility: Credibility | None = None


def start(project: Project, size: int, seed: int) -> Changes:
    """Draw `size` of one's own statements, from as many articles as there are, and lay them before oneself again.

    The same seed draws the same from the same statements. Fewer are drawn where there are fewer.
    """
    if any(not second.finished for second in second_readings(project)):
        raise Refused("Finish the second reading that is under way first.")
    drawn = _drawn(places_of(project.link, project.user.annotator.id), size, seed)
    if not drawn:
        raise Refused("There is nothing of yours to read a second time.")
    me, number = project.user.annotator, len(second_readings(project)) + 1
    second = Annotator(id=_fresh(me.id), name=f"{me.name}, second reading {number}")
    with project.operation(f"Begin second reading {number} ({len(drawn):,})") as op:
        op.put(second)
        for id in drawn:
            (first,) = own(project, [id])
            op.put(_bare(first, second.id))
    return op.changes


def second_readings(project: Project) -> list[SecondReading]:
    """All of one's own, the earliest first."""
    me = project.user.annotator.id
    mine = [a for a in project.all(Annotator) if is_own(project, a.id) and a.id != me]
    return sorted((_second(project, a) for a in mine), key=lambda second: second.annotator.id)


def next_open(project: Project, second: Id) -> Statement | None:
    """The next statement of a second reading that is to be judged, article by article; None when it is finished."""
    return next((s for s in statements_of(project.link, second) if s.status == "draft"), None)


def judge(project: Project, statement: Id, said: Judgement) -> Changes:
    """Judge a statement of a second reading, as one step. It can be judged again until the reading is compared."""
    (bare,) = own(project, [statement])
    if SECOND not in bare.annotator:
        raise Refused("This statement is not part of a second reading.")
    book = codebook_of(project)
    codes = {
        facet: tuple(code.id for code in values_of(book, facet, chosen))
        for facet, chosen in said.codes.items()
    }
    sources = tuple(dict.fromkeys(standing(project, source).id for source in said.sources))
    if not (any(codes.values()) or sources or said.reliability or said.credibility):
        raise Refused("Choose a type, a source or a grade first.")
    judged = msgspec.structs.replace(
        bare,
        codes={facet: chosen for facet, chosen in codes.items() if chosen},
        codebook=book.version,
        attribution=Attribution(sources=sources),
        reliability=ReliabilityGrade(grade=said.reliability) if said.reliability else None,
        credibility=CredibilityGrade(grade=said.credibility) if said.credibility else None,
        status="submitted",
    )
    with project.operation("Judge a second time") as op:
        op.put(judged)
    return op.changes


def readings(project: Project, second: Id) -> list[Reading]:
    """What one said first and what one said the second time, of exactly the statements drawn.

    A statement that was deleted since is left out; one that was moved is held against the same words as the first,
    for places were not asked for. Refused while the second reading is not finished.
    """
    known = next((s for s in second_readings(project) if s.annotator.id == second), None)
    if known is None:
        raise Refused("This second reading is no longer there.")
    if not known.finished:
        raise Refused(f"Finish the second reading first: {known.done:,} of {known.size:,} are done.")
    drawn: dict[Id, dict[Id, Statement]] = {}
    for statement in statements_of(project.link, second):
        drawn.setdefault(statement.article, {})[statement.id] = statement
    return [_reading(project, article, copies, second) for article, copies in drawn.items()]


def _reading(project: Project, article: Id, copies: Mapping[Id, Statement], second: Id) -> Reading:
    me, found = project.user.annotator.id, project.get(Article, article)
    assert found is not None, "statements keep their article"
    own_ones = statements_by(project.link, article).get(me, ())
    pairs = [(s, copies[copy]) for s in own_ones if (copy := id_of(s.id, second)) in copies]
    again = [msgspec.structs.replace(copy, spans=s.spans, quotes=s.quotes) for s, copy in pairs]
    return Reading(article=article, length=found.length, marks={me: [s for s, _ in pairs], second: again})


def _drawn(places: Sequence[tuple[Id, Id]], size: int, seed: int) -> list[Id]:
    """One statement of each article after the other, in an order by chance, until there are enough."""
    chance, by_article = Random(seed), dict[Id, list[Id]]()
    for article, statement in places:
        by_article.setdefault(article, []).append(statement)
    for statements in by_article.values():
        chance.shuffle(statements)
    order = chance.sample(sorted(by_article), len(by_article))
    rounds = max(map(len, by_article.values()), default=0)
    every = [by_article[a][n] for n in range(rounds) for a in order if n < len(by_article[a])]
    return every[: max(0, size)]


def _bare(first: Statement, second: Id) -> Statement:
    """The same places and nothing else. The id tells whose copy it is to who knows both."""
    return Statement(
        id=id_of(first.id, second),
        article=first.article,
        annotator=second,
        spans=first.spans,
        quotes=first.quotes,
        created=now(),
    )


def _second(project: Project, annotator: Annotator) -> SecondReading:
    drawn = statements_of(project.link, annotator.id)
    return SecondReading(annotator, sum(s.status != "draft" for s in drawn), len(drawn))


def _fresh(me: Id) -> Id:
    """Begun on two machines they are two; the later one sorts last. Shorter than a whole id, which would not fit."""
    return f"{me}{SECOND}{new_id().replace('-', '')[:_LENGTH]}"
