"""What readers know of a text beside its words: headings, items, quotations, rows; it stays on its words."""

from __future__ import annotations

import pytest
from foreign_files import docx, odt, paragraph, run
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcemark.formats.articles import docx as word
from sourcemark.formats.articles import eml, html, markdown
from sourcemark.formats.articles import odt as open_document
from sourcemark.formats.articles.html_text import parsed, text_of
from sourcemark.formats.drafting import set_out
from sourcemark.formats.flow import Flow
from sourcemark.model.articles import Choices, Draft
from sourcemark.model.layout import Layout, fault
from sourcemark.model.text import canonical

Told = list[tuple[str, int, str]]


def told(text: str, layout: Layout) -> Told:
    return [(block.role, block.level, text[block.start : block.end]) for block in layout]


def of(draft: Draft) -> Told:
    return told(draft.text, draft.layout)


LONG = "It was long enough to be counted as text, said the minister on Monday."
PAGE = f"""<html><head><title>x</title></head><body><nav>Menu <a href="/x">Home</a></nav><article><h1>Head</h1>
<p>{LONG} Once.</p><h3>Part</h3><p>{LONG} He said <q>yes</q> twice.</p><ul><li>one<ol><li>deep</li></ol></li></ul>
<blockquote><p>{LONG} Quoted.</p></blockquote><table><tr><td>a</td><td>b</td></tr></table></article>
<footer>Copyright of the paper</footer></body></html>"""
EXPECTED = [
    ("heading", 1, "Head"),
    ("heading", 3, "Part"),
    ("item", 1, "- one"),
    ("item", 2, "- deep"),
    ("quotation", 1, f"{LONG} Quoted."),
    ("row", 1, "a\tb"),
]


def test_the_main_text_of_a_page_keeps_its_layout() -> None:
    draft = html.read("a.html", PAGE.encode())
    assert of(draft) == EXPECTED
    assert "He said yes twice." in draft.text
    assert draft.dropped == ("Menu Home", "Copyright of the paper")
    assert draft.offers == ("charset", "whole")


def test_a_whole_page_is_taken_when_one_wants_it() -> None:
    draft = html.read("a.html", PAGE.encode(), Choices(whole=True))
    assert of(draft) == EXPECTED
    assert draft.text.startswith("Menu Home\n\nHead")
    assert (draft.dropped, draft.remarks) == ((), ())
    assert draft.title == html.read("a.html", PAGE.encode()).title


def test_a_charset_that_was_chosen_goes_before_all_others() -> None:
    page = PAGE.replace("Head", "Тихо").replace("<head>", "<head><meta charset=utf-8>").encode("koi8-r")
    draft = html.read("a.html", page, Choices(charset="koi8-r"))
    assert draft.text.startswith("Тихо")
    mail = b"From: a\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + "Тихо".encode("koi8-r")
    assert eml.read("a.eml", mail, Choices(charset="koi8-r")).text == "Тихо"


def test_json_ld_fills_in_what_the_page_does_not_say_otherwise() -> None:
    linked = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
    {"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "articleSection": ["World", "Asia"],
    "datePublished": "2024-05-06T07:08:09Z", "author": [{"@type": "Person", "name": "Kim Lee"}]}]}</script>"""
    for source in (PAGE, PAGE.replace("article>", "div>")):
        draft = html.read("a.html", source.replace("<head>", f"<head>{linked}").encode())
        found = (draft.byline, draft.section, draft.published)
        assert found == ("Kim Lee", "World; Asia", "2024-05-06T07:08:09Z")
    broken = linked.replace("@graph", '@graph": "').replace("[", "[" * 5_000)
    assert html.read("a.html", PAGE.replace("<head>", f"<head>{broken}").encode()).section == ""


def test_layout_of_html_alone() -> None:
    tree = parsed(
        "a.html", "<h6>six</h6><pre>a\n  b</pre><ul><li><h2>in a list</h2><p>more</ul>&#x2028;x<br>y"
    )
    assert told(*text_of(tree)) == [
        ("heading", 6, "six"),
        ("verbatim", 1, "a\n  b"),
        ("item", 1, "- in a list"),
    ]
    mail = b"From: a\r\nContent-Type: text/html\r\n\r\n<h2>Head</h2><p>Text"
    assert of(eml.read("a.eml", mail)) == [("heading", 2, "Head")]


def test_layout_of_markdown() -> None:
    source = b"# A\n\nB\n-\n\n> said\n> > so\n\n- one\n  1. two\n\n```\nx  y\n```\n\n| a | b |\n|---|---|\n| c | d |\n"
    assert of(markdown.read("a.md", source)) == [
        ("heading", 1, "A"), ("heading", 2, "B"), ("quotation", 1, "said"), ("quotation", 1, "so"),
        ("item", 1, "- one"), ("item", 2, "1. two"), ("verbatim", 1, "x  y"), ("row", 1, "a\tb"), ("row", 1, "c\td"),
    ]  # fmt: skip


def style(name: str, known: str, rest: str = "") -> str:
    return f'<w:style w:styleId="{name}"><w:name w:val="{known}"/>{rest}</w:style>'


def styled(name: str, rest: str = "") -> str:
    return f'<w:pPr><w:pStyle w:val="{name}"/>{rest}</w:pPr>'


def test_layout_of_word() -> None:
    numbered = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'
    body = "".join(
        paragraph(properties, run(text))
        for properties, text in (
            (styled("berschrift2"), "Two"),
            (styled("Own"), "Own"),
            (styled("Q"), "Quoted"),
            ('<w:pPr><w:outlineLvl w:val="8"/></w:pPr>', "Nine"),
            (f"<w:pPr>{numbered}</w:pPr>", "item"),
            (styled("berschrift2", numbered), "Numbered"),
            (styled("Loop"), "plain"),
            ("<w:pPr><w:pPrChange>" + styled("Q") + "</w:pPrChange></w:pPr>", "was quoted"),
        )
    )
    styles = (
        style("berschrift2", "heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
        + style("Own", "mine", '<w:basedOn w:val="berschrift2"/>')
        + style("Q", "Quote")
        + style("Loop", "loop", '<w:basedOn w:val="Loop"/>')
    )
    assert of(word.read("a.docx", docx(body, styles=styles))) == [
        ("heading", 2, "Two"), ("heading", 2, "Own"), ("quotation", 1, "Quoted"), ("heading", 6, "Nine"),
        ("item", 2, "- item"), ("heading", 2, "Numbered"),
    ]  # fmt: skip


def test_layout_of_open_document() -> None:
    body = (
        '<text:h text:outline-level="3">Three</text:h><text:p text:style-name="Quotations">Quoted</text:p>'
        "<text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>two</text:p>"
        "</text:list-item></text:list></text:list-item></text:list><text:p>plain</text:p>"
    )
    assert of(open_document.read("a.odt", odt(body))) == [
        ("heading", 3, "Three"), ("quotation", 1, "Quoted"), ("item", 1, "- one"), ("item", 2, "- two"),
    ]  # fmt: skip


words = st.text(st.sampled_from("ab é😀\n\r\t\f\u2028\x00\ud800\ufffe-"), max_size=12)
roles = st.sampled_from([None, "heading", "item", "quotation", "verbatim", "row"])


@settings(max_examples=60)
@given(st.lists(st.tuples(words, st.booleans(), roles, st.integers(1, 6)), max_size=8))
def test_blocks_stay_on_their_words_when_the_text_is_made_canonical(
    pieces: list[tuple[str, bool, None, int]],
) -> None:
    flow = Flow()
    for text, tight, role, level in pieces:
        flow.add(text, tight, role, level)
    assert fault(flow.layout, len(flow.text())) == ""
    made, layout = set_out(flow.text(), flow.layout)
    assert fault(layout, len(made.text)) == ""
    before = [canonical(text).text.strip("\n") for _, _, text in told(flow.text(), flow.layout)]
    after = [text.strip("\n") for _, _, text in told(made.text, layout)]
    assert list(filter(None, after)) == list(filter(None, before))


@pytest.mark.parametrize("source", ["<p>a", "<ul><li>x</ul>", "<table><tr><td>1<td>2<tr><td>3</table>"])
def test_layout_lies_inside_the_text(source: str) -> None:
    text, layout = text_of(parsed("a.html", f"<body>{source}"))
    assert fault(layout, len(text)) == ""
