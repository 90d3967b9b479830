"""Sources under other names: nobody is named any more, and everything still points at what it pointed at."""

from __future__ import annotations

import gzip
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from files import WHEN, mark, new_project, put_all, put_article, user
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import places, texts

from sourcemark.formats.format import Format
from sourcemark.formats.sets import bundle as codec
from sourcemark.model.articles import Article, Capture, Choices
from sourcemark.model.bundle import Item, Original, Text
from sourcemark.model.layout import Block, fault
from sourcemark.model.review import Comment
from sourcemark.model.scope import Scope, Wish
from sourcemark.model.sources import Assessment, Source
from sourcemark.model.spans import Span, quote
from sourcemark.model.statements import Attribution, Hop, ReliabilityGrade, Statement
from sourcemark.project import Project
from sourcemark.project.check import check
from sourcemark.work.coworkers.merging import take_in
from sourcemark.work.exporting.choices import missing, set_formats
from sourcemark.work.exporting.export import export, forecast

NAMES = (
    "Zoltan Quibbler",
    "QUIBBLERS",
    "Ждан",
    "Éloïse d'Arc",
    "金正恩",
    "قاسم الحداد",
    "Vex",
    "ministry of Xyl",
)
"""Words that no format writes for itself."""
EVERYTHING = Scope()
TEXT = "“It burns,” Zoltan Quibbler said. Quibbler, of the harbour, told Vex: go.\n\nÉLOÏSE D’ARC and 金正恩来了. vexed"


def people() -> list[Source]:
    return [
        Source(
            id=f"s{number}", name=name, aliases=(f"{name} junior", f"the {name}"), affiliation=f"office of {name}",
            role="clerk", access="keys", motive="money", note=f"{name} lives here", types=("official",),
        )
        for number, name in enumerate(NAMES)
    ]  # fmt: skip


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Project]:
    """One article in which sources are named in every way, by statements of two people."""
    project = new_project(tmp_path / "p.sourcemark")
    named = {
        "title": "Vex speaks",
        "byline": "By VEX",
        "outlet": "Vex Times",
        "note": "ask Vex",
        "url": "https://x.org/v",
    }
    layout = (Block(0, 74, "page", 1), Block(12, 33, "heading", 1), Block(75, len(TEXT), "quotation"))
    with project.operation("Fill") as op:
        op.put(user("Bo").annotator)
        for source in people():
            op.put(source)
        article = put_article(op, TEXT, **named, layout=layout)
        captured = Capture(
            at=WHEN, name="vex_report.pdf", original=op.keep_original(b"Vex"), origin="https://y.org",
            choices=Choices(columns={"text": "Vex says"}),
        )  # fmt: skip
        op.put(msgspec.structs.replace(article, captured=captured))
        op.put(
            Assessment(
                id="a", source="s0", annotator="annotator-Ann", grade="B", reason="Vex agrees", at=WHEN
            )
        )
        who = Attribution(sources=("s0",), source_spans=(Span(12, 27),), cue_spans=(Span(28, 32),))
        said = mark(
            article,
            TEXT,
            (1, 10),
            attribution=who,
            note="so Vex",
            chain=(Hop(source="s6", spans=(Span(65, 68),)),),
        )
        graded = msgspec.structs.replace(
            said, reliability=ReliabilityGrade(grade="B", reason="by Vex", assessment="a")
        )
        op.put(graded)
        other = Attribution(sources=("s0",), source_spans=(Span(34, 42),))
        op.put(mark(article, TEXT, (34, 70), who=user("Bo"), attribution=other))
        op.put(
            Comment(
                id="c",
                article=article.id,
                about=(said.id,),
                annotator="annotator-Ann",
                at=WHEN,
                text="Is it Vex?",
            )
        )
    yield project
    project.close()


def items(project: Project, path: Path, scope: Scope = EVERYTHING) -> list[Item]:
    export(project, path, Wish(scope=scope, pseudonyms=True))
    return list(codec.read(path))


def only(found: Iterable[Item], kind: type[Item]) -> list[Item]:
    return [item for item in found if isinstance(item, kind)]


def content(path: Path) -> str:
    """All words of a file, unpacked."""
    data = path.read_bytes()
    parts = [data]
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            parts = [part for name in archive.namelist() for part in (name.encode(), archive.read(name))]
    elif data[:2] == b"\x1f\x8b":
        parts = [gzip.decompress(data)]
    words = "\n".join(part.decode("utf-8", "replace") for part in parts)
    return words + re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), words)


def told(words: str) -> list[str]:
    """Names that stand in it as whole words, however they are written."""
    return [n for n in NAMES if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", words, re.I)]


def test_the_names_are_gone_and_the_places_are_right(full: Project, tmp_path: Path) -> None:
    found = items(full, tmp_path / "a.smbundle")
    (text,), sources = only(found, Text), {s.id: s for s in only(found, Source)}
    assert isinstance(text, Text)
    names = {s.name for s in sources.values()}
    assert len(names) == len(NAMES)
    assert all(re.fullmatch(r"Source \w{6}", name) for name in names)
    assert told(text.text) == []
    assert text.text.endswith("来了. vexed")
    assert "Quibbler" not in text.text
    assert not only(found, Original)
    one, two = sorted(only(found, Statement), key=lambda s: s.spans)
    who = one.attribution
    zoltan = sources[who.sources[0]].name
    assert [text.text[s.start : s.end] for s in who.source_spans] == [zoltan]
    assert [text.text[s.start : s.end] for s in two.attribution.source_spans] == [zoltan]
    assert [text.text[s.start : s.end] for s in who.cue_spans] == ["said"]
    assert (
        text.text[one.chain[0].spans[0].start : one.chain[0].spans[0].end]
        == sources[one.chain[0].source].name
    )
    assert (one.exact, one.quotes[0]) == ("It burns,", quote(text.text, one.spans[0]))
    (article,) = only(found, Article)
    assert isinstance(article, Article)
    assert (article.sha256, article.length, article.url) == (text.sha256, len(text.text), "")
    assert fault(article.layout, article.length) == ""
    assert [text.text[b.start : b.end] for b in article.layout if b.role == "heading"] == [f"{zoltan} said."]
    assert (article.captured.name, article.captured.original, article.captured.origin) == ("", None, "")


def test_no_free_words_name_a_source(full: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.smbundle"
    items(full, path)
    assert told(content(path)) == []
    for word in ("clerk", "keys", "money", "harbour office", "junior", "s0", "vex_report"):
        assert not re.search(rf'"{word}"', content(path))


def test_a_span_is_replaced_whatever_is_in_scope(full: Project, tmp_path: Path) -> None:
    (only_bo,) = only(items(full, tmp_path / "a.smbundle", Scope(annotators=("annotator-Bo",))), Statement)
    assert "Zoltan" not in only_bo.quotes[0].prefix
    assert only_bo.quotes[0].prefix.endswith(" said. ")


def test_the_same_source_has_the_same_name_in_every_export(full: Project, tmp_path: Path) -> None:
    first = items(full, tmp_path / "a.smbundle")
    put_all(full, "More", [Source(id="a0", name="Somebody else")])
    again = items(full, tmp_path / "b.smbundle", Scope(types=("official",)))
    names = {s.id: s.name for s in only(again, Source)}
    assert {s.id: s.name for s in only(first, Source)}.items() <= names.items()


def test_another_project_has_other_names(full: Project, tmp_path: Path) -> None:
    other = new_project(tmp_path / "q.sourcemark")
    put_all(other, "Fill", people())
    one, two = (items(p, tmp_path / "a.smbundle") for p in (full, other))
    assert {s.name for s in only(one, Source)}.isdisjoint(s.name for s in only(two, Source))
    other.close()


def test_entries_for_one_source_are_called_alike(full: Project, tmp_path: Path) -> None:
    put_all(full, "Merge", [msgspec.structs.replace(full.get(Source, "s1"), merged_into="s0")])
    found = {s.id: s for s in only(items(full, tmp_path / "a.smbundle"), Source)}
    (entry,) = [s for s in found.values() if s.merged_into]
    assert entry.name == found[entry.merged_into].name


def test_it_comes_in_as_something_new(full: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.smbundle"
    items(full, path)
    before = {a.id for a in full.all(Article)}
    take_in(full, path)
    assert len({a.id for a in full.all(Article)} - before) == 1
    assert check(tmp_path / "p.sourcemark").problems == []


def test_what_pseudonyms_take_away_is_said(full: Project) -> None:
    lost = dict(forecast(full, Wish(pseudonyms=True)).lost)
    assert lost["names of sources, and all else that tells who they are"] == len(NAMES)
    assert lost["original files"] == 1
    assert forecast(full, Wish()).lost == []


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_no_format_tells_a_name(data: st.DataObject) -> None:
    text, marks = data.draw(naming())
    with TemporaryDirectory() as folder, closing(new_project(Path(folder, "p.sourcemark"))) as project:
        with project.operation("Fill") as op:
            for source in people():
                op.put(source)
            article = put_article(op, text, title=data.draw(st.sampled_from(NAMES)))
            for fields, at in marks:
                op.put(mark(article, text, **fields).at(text, at))
        for form in set_formats():
            if form.write and not missing(form):
                _must_be_silent(project, form, Path(folder, f"out{form.suffixes[0]}"))
        _must_point_right(project, Path(folder, "a.smbundle"))


@st.composite
def naming(draw: st.DrawFn) -> tuple[str, list[tuple[dict[str, Any], tuple[Span, ...]]]]:
    """A text that names sources, and what is marked in it, where."""
    names = st.sampled_from([*NAMES, *(name.upper() for name in NAMES)])
    text = "".join(
        f"{piece} {name}, " for piece, name in draw(st.lists(st.tuples(texts, names), min_size=1, max_size=4))
    )
    known, somewhere = st.sampled_from([s.id for s in people()]), places(len(text), least=0, most=1)
    who = st.builds(Attribution, sources=st.lists(known, max_size=2).map(tuple), source_spans=somewhere)
    hops = st.lists(st.builds(Hop, source=known, spans=somewhere), max_size=2).map(tuple)
    fields = st.fixed_dictionaries({"attribution": who, "chain": hops, "note": st.sampled_from(NAMES)})
    return text, draw(st.lists(st.tuples(fields, places(len(text))), max_size=4))


def _must_be_silent(project: Project, form: Format, path: Path) -> None:
    on = tuple(option.name for option in form.options)
    for options in {(), on}:
        export(project, path, Wish(format=form.name, options=options, pseudonyms=True))
        assert told(content(path)) == [], form.name


def _must_point_right(project: Project, path: Path) -> None:
    found = items(project, path)
    (text,) = only(found, Text)
    assert isinstance(text, Text)
    names = {s.id: s.name for s in only(found, Source)}
    for s in only(found, Statement):
        assert isinstance(s, Statement)
        assert s.quotes == tuple(quote(text.text, span) for span in s.spans)
        for ids, spans in (
            (s.attribution.sources, s.attribution.source_spans),
            *(((h.source,), h.spans) for h in s.chain),
        ):
            for span in spans:
                assert (
                    any(names[id] in text.text[span.start : span.end] for id in ids)
                    or "ource" in text.text[span.start : span.end]
                )
