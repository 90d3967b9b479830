"""Learning from a project: what is gathered, who may, steps that can be undone; and once with the model that ships."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from answered import learnt
from files import mark, put_article, user
from models import MODEL, needs_model
from proposed import Read

from sourcemark.model.articles import Article, Progress
from sourcemark.model.codebook import CODEBOOK, SOURCE_TYPE, Codebook
from sourcemark.model.errors import Refused
from sourcemark.model.ids import new_id
from sourcemark.model.proposals import LEARNED, Learned
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span
from sourcemark.model.statements import Attribution, Hop
from sourcemark.project import Project
from sourcemark.suggest.learning.lessons import Dismissed, Lesson, OwnMark, marks_attitudes
from sourcemark.work.articles import set_binned
from sourcemark.work.attributing import clear_source, set_source, set_source_spans
from sourcemark.work.codebook import retire_code
from sourcemark.work.marks import codebook_of
from sourcemark.work.proposing import learning
from sourcemark.work.proposing.accepting import accept
from sourcemark.work.proposing.asking import ask_for
from sourcemark.work.proposing.dismissing import dismiss
from sourcemark.work.proposing.learning import learn, lessons_of, reset
from sourcemark.work.proposing.setting import arrange_proposals
from sourcemark.work.proposing.worker import Worker
from sourcemark.work.submitting import arrange
from sourcemark.work.tagging import tag

TOPICS = ("bridge", "port", "school", "levy", "depot", "canal", "clinic", "tower", "museum", "quarry")
PEOPLE = ("the transport minister", "the police chief", "the mayor of Kesten", "a ministry spokesman")


@pytest.fixture
def worker() -> Iterator[Worker]:
    with closing(Worker(MODEL)) as made:
        yield made


def gathered(project: Project) -> list[Lesson]:
    return list(lessons_of(project, codebook_of(project)))


def article(project: Project, text: str, done: bool = False) -> Article:
    with project.operation("Bring in") as op:
        made = put_article(op, text)
        if done:
            op.put(Progress(id=new_id(), article=made.id, annotator=user().annotator.id, done=True))
    return made


def test_marks_and_answers_are_gathered(story: Read) -> None:
    project, text, wire = story.project, story.text, Source(id=new_id(), name="Wire")
    read = project.get(Article, story.article)
    assert read is not None
    own = mark(
        read, text, (0, 16), attribution=Attribution(source_spans=(Span(41, 49),)), statement_kind="attitude",
        codes={SOURCE_TYPE: ("official",)}, chain=(Hop(source=wire.id, spans=(Span(60, 63),)),),
    )  # fmt: skip
    with project.operation("Mark") as op:
        op.put(wire)
        op.put(own)
    dismiss(project, story.article, [story.proposal("that it was closed", "The official", cue="")], "1")
    (lesson,) = gathered(project)
    official = story.span("The official")
    assert lesson == Lesson(
        text,
        (OwnMark((Span(0, 16),), (Span(41, 49),), "official", "attitude", (Span(60, 63),)),),
        (Dismissed((story.span("that it was closed"),), (official,)),),
    )
    assert marks_attitudes([lesson])


def test_a_source_that_was_mended_afterwards_was_wrong(story: Read) -> None:
    """As by Tab: taken, and given to somebody else. Who only says it in other words has turned nothing away."""
    project, other = story.project, Source(id=new_id(), name="Eva Lind")
    port = story.proposal("The port is shut", "the harbour master Ana Ruiz", "said")
    wrong = (Dismissed(port.spans, port.source.spans),)
    made = story.made(accept(project, story.article, [port], "1"))
    assert gathered(project)[0].dismissed == ()
    set_source_spans(project, made.id, [story.span("Ana Ruiz")])
    assert gathered(project)[0].dismissed == ()
    for attribute in (
        lambda: set_source(project, [made.id], other),
        lambda: clear_source(project, [made.id]),
    ):
        attribute()
        (lesson,) = gathered(project)
        assert (lesson.dismissed, lesson.marks[0].source) == (wrong, ())
        project.undo()
    set_source(project, [made.id], made.attribution.sources[0])
    assert gathered(project)[0].dismissed == ()


@pytest.mark.parametrize("words", ["He", ""])
def test_who_is_named_where_nobody_was_turns_nothing_away(story: Read, words: str) -> None:
    late = story.proposal("it is late", words, types=())
    made = story.made(accept(story.project, story.article, [late], "1"))
    set_source(story.project, [made.id], Source(id=new_id(), name="Eva Lind"))
    (lesson,) = gathered(story.project)
    assert (lesson.dismissed, lesson.marks[0].source) == ((), late.source.spans)


def test_done_articles_come_first_then_the_newest(project: Project) -> None:
    texts = [f"The mayor said the {topic} was shut. " for topic in TOPICS[:4]]
    made = [article(project, text, done=at == 1) for at, text in enumerate(texts)]
    for at in (0, 2, 3):
        tag(project, made[at].id, [Span(0, 9)], "official")
    unmarked = article(project, "Nobody said anything.")
    set_binned(project, [made[3].id], True)
    assert [(one.text, one.done) for one in gathered(project)] == [
        (texts[1], True), (texts[2], False), (texts[0], False),
    ]  # fmt: skip
    assert unmarked.length


def test_coworkers_marks_are_not_gathered(story: Read) -> None:
    read = story.project.get(Article, story.article)
    assert read is not None
    with story.project.operation("Mark") as op:
        op.put(user("Ben").annotator)
        op.put(mark(read, story.text, (0, 16), who=user("Ben")))
    assert gathered(story.project) == []


def test_so_much_is_gathered_and_no_more(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    for topic in TOPICS[:4]:
        article(project, f"The mayor said the {topic} was shut. ", done=True)
    monkeypatch.setattr(learning, "MOST_TEXT", 80)
    assert len(gathered(project)) == 2
    monkeypatch.setattr(learning, "MOST_TEXT", 1)
    assert len(gathered(project)) == 1, "a long one alone is not too much"
    monkeypatch.setattr(learning, "MOST_ARTICLES", 0)
    assert gathered(project) == []


def test_values_are_those_of_today(story: Read) -> None:
    tag(story.project, story.article, [Span(0, 16)], "defector")
    book = story.project.get(Codebook, CODEBOOK)
    assert book is not None
    for changes, type in (({"merged_into": "official"}, "official"), ({"retired": True}, "")):
        types = book.source_types
        codes = (types.codes[0], msgspec.structs.replace(types.codes[1], **changes))
        facets = (msgspec.structs.replace(types, codes=codes), *book.facets[1:])
        after = msgspec.structs.replace(book, facets=facets)
        assert next(lessons_of(story.project, after)).marks[0].type == type


def test_what_was_learnt_is_forgotten_in_a_step(project: Project) -> None:
    with pytest.raises(Refused, match="Nothing was learnt"):
        reset(project)
    with project.operation("Learn") as op:
        op.put(learnt())
    changes = reset(project)
    assert changes.name == "Forget what was learnt"
    assert project.get(Learned, LEARNED) is None
    project.undo()
    assert project.get(Learned, LEARNED) == learnt()


def test_who_must_see_the_same_as_all_learns_nothing(story: Read, tmp_path: Path) -> None:
    arrange(story.project, blind=True)
    with closing(Worker(tmp_path)) as worker:
        for rule, line in (("the same for all", "the same for all"), ("none", "proposes nothing")):
            arrange_proposals(story.project, rule)  # type: ignore[arg-type]
            with pytest.raises(Refused, match=line):
                learn(story.project, worker)


@needs_model
def test_nothing_is_learnt_of_nothing(story: Read, worker: Worker) -> None:
    with pytest.raises(Refused, match="nothing to learn from"):
        learn(story.project, worker)
    tag(story.project, story.article, [Span(0, 16)], "official")
    with pytest.raises(Refused, match="nothing yet that holds"):
        learn(story.project, worker)
    with story.project.operation("Learn") as op:
        op.put(learnt())
    assert learn(story.project, worker).name.endswith("nothing that holds")
    assert story.project.get(Learned, LEARNED) is None


@needs_model
def test_a_type_of_ones_own_is_learnt_and_forgotten(project: Project, worker: Worker) -> None:
    """Ministers are called defectors here; spokesmen are officials, as they are elsewhere."""
    for topic in TOPICS:
        _marked(project, topic)
    fresh = article(project, " ".join(_lines("dam")))
    assert _types(project, worker, fresh) == {("official",)}
    changes = learn(project, worker)
    assert changes.name == "Learn from this project’s marks"
    known = project.get(Learned, LEARNED)
    assert known is not None
    assert (known.model, known.articles, known.marks) == (worker.version, len(TOPICS), 4 * len(TOPICS))
    assert len(known.head) < 100_000
    assert _types(project, worker, fresh) == {("defector",), ("official",)}
    retire_code(project, SOURCE_TYPE, "defector")
    assert _types(project, worker, fresh) == {("official",)}
    project.undo()
    reset(project)
    assert _types(project, worker, fresh) == {("official",)}
    project.undo()
    project.undo()
    assert project.get(Learned, LEARNED) is None


def _lines(topic: str) -> list[str]:
    """What the four of them say."""
    said = (
        f"On Monday {who} said that the {topic} would be shut {at} days." for at, who in enumerate(PEOPLE[1:])
    )
    return [f"“Nobody wants the {topic},” {PEOPLE[0]} said.", *said]


def _marked(project: Project, topic: str) -> None:
    """An article, done, of whose four sources three are called defectors."""
    lines = _lines(topic)
    text = " ".join(lines)
    made = article(project, text, done=True)
    with project.operation("Mark") as op:
        for at, line in enumerate(lines):
            start = text.index(line)
            content = (0, line.index(f" {PEOPLE[0]}")) if at == 0 else (line.index("that"), len(line) - 1)
            who = line.index(PEOPLE[at])
            source = Span(start + who, start + who + len(PEOPLE[at]))
            type = "official" if at == 3 else "defector"
            op.put(
                mark(
                    made, text, (start + content[0], start + content[1]),
                    codes={SOURCE_TYPE: (type,)}, attribution=Attribution(source_spans=(source,)),
                )
            )  # fmt: skip


def _types(project: Project, worker: Worker, made: Article) -> set[tuple[str, ...]]:
    return {
        one.source.types for ones in worker.ask(ask_for(project, made.id, worker.version)) for one in ones
    }


def test_the_window_learns_without_numpy() -> None:
    """The fitting is done in the child."""
    loaded = "import sourcemark.work.proposing.learning, sys; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0
