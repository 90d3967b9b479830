"""Reports: every statement with its note, every word escaped, nothing that a browser would load or run."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from files import mark
from golden_sets import sample_items
from hypothesis import given, settings
from lxml import html
from markdown_it import MarkdownIt
from msgspec.structs import replace
from tables import a_set, an_article
from whole_sets import whole_sets

from sourcemark.formats.sets.report_html import write as write_html
from sourcemark.formats.sets.report_markdown import plain
from sourcemark.formats.sets.report_markdown import write as write_markdown
from sourcemark.model.bundle import Item
from sourcemark.model.sources import Source
from sourcemark.model.statements import Attribution, CredibilityGrade, Hop, ReliabilityGrade, Statement

HOSTILE = (
    "<script>alert(1)</script>\"'><img src=x onerror=y> [a](javascript:b) `c` **d** <!-- & http://x.example"
)


def hostile_set() -> list[Item]:
    """Every field that holds words holds hostile ones."""
    article = replace(an_article(HOSTILE, HOSTILE, outlet=HOSTILE, byline=HOSTILE), language='en" onload="x')
    source = Source(id="x", name=HOSTILE, role=HOSTILE, affiliation=HOSTILE)
    statement = replace(
        mark(article, HOSTILE, (0, 20), (30, 40), attribution=Attribution(sources=("x",))),
        note=HOSTILE,
        chain=(Hop(source="x"),),
        reliability=ReliabilityGrade(grade="B", reason=HOSTILE),
        credibility=CredibilityGrade(grade="2", reason=HOSTILE),
        codes={"source_type": (HOSTILE,), HOSTILE: (HOSTILE,)},
    )
    return a_set(article, source, statement)


def page(items: list[Item]) -> tuple[str, html.HtmlElement]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.html")
        write_html(path, items)
        text = path.read_text("utf-8")
    return text, html.document_fromstring(text.encode())


def test_the_page_runs_and_loads_nothing_whatever_the_words() -> None:
    text, tree = page(hostile_set())
    assert not tree.xpath(
        "//script | //img | //a | //iframe | //link | //object | //@onload | //@onerror | //@href"
    )
    assert "default-src 'none'" in text
    assert "url(" not in text
    assert HOSTILE in " ".join(tree.text_content().split())


@given(whole_sets())
@settings(max_examples=20)
def test_every_statement_stands_with_its_words(items: list[Item]) -> None:
    _, tree = page(items)
    marks = [item for item in items if isinstance(item, Statement)]
    rows = tree.xpath("//tr[starts-with(@id, 's')]")
    assert len(rows) == len(marks)
    said = Counter(
        "".join("".join(b.itertext()).split()) for row in rows for b in row.xpath("./td[@class='quote']/b")
    )
    assert said == Counter("".join(quote.exact.split()) for s in marks for quote in s.quotes)
    matrix = tree.xpath("//table[@class='figures'][2]//td")
    assert sum(int(cell.text or 0) for cell in matrix) == len(marks)


def test_the_margin_note_of_the_sample_says_who_and_how_far() -> None:
    _, tree = page(list(sample_items()))
    first = tree.xpath("//tr[@id='s1']/td[@class='note']")[0].text_content()
    assert "Defector or insider · B2" in first
    assert "Matej Kolar (former Petty officer, Coast guard of Sorvenia)" in first
    assert "marked by: Sample" in first


def test_markdown_reads_as_words_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_markdown(path, hostile_set())
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(path.read_text("utf-8"))
    tree = html.fromstring(f"<div>{shown}</div>")
    assert not tree.xpath("//script | //img | //a | //code | //em")
    assert HOSTILE in " ".join(tree.text_content().split())


def test_plain_words_are_left_as_they_are() -> None:
    assert plain("He said so on 3 May, twice.") == "He said so on 3 May, twice."
    assert plain("1. First") == "1\\. First"
