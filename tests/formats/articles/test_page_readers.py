"""Web pages and PDF: the article's text in order, metadata, and pages that mean harm."""

from __future__ import annotations

import pytest
from foreign_files import Placed, pdf

from sourcemark.formats.articles import html
from sourcemark.formats.articles import pdf as pdf_format
from sourcemark.formats.articles.html_text import parsed, text_of
from sourcemark.formats.drafting import looked_at
from sourcemark.model.articles import Choices
from sourcemark.model.errors import BadFile

PAGE = """<!DOCTYPE html><html lang="uk"><head>{charset}<title>Border | The Paper</title>
<meta property="og:title" content="Quiet border"><meta name="author" content="Kim Lee">
<meta property="og:site_name" content="The Paper"><meta property="article:section" content="World">
<meta property="article:published_time" content="2024-05-06T07:08:09Z">
<link rel="canonical" href="https://paper.example/a/b"></head>
<body><nav>Menu <a href="/x">Home</a></nav><article><h1>Тихий кордон</h1>
<p>First paragraph with some words, said the <b>minister</b>
on Monday. It was long enough to be counted as text.</p>
<ul><li>one item of the list</li><li>two items of the list</li></ul>
<p>Second paragraph 😀, said the general.<br>A new line. It was long enough to be counted as text.</p>
</article><script>evil()</script><footer>Copyright</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-u"])
def test_a_page_gives_its_main_text_and_metadata(charset: str) -> None:
    page = PAGE.format(charset=f'<meta http-equiv="content-type" content="text/html; charset={charset}">')
    draft = html.read("a.html", page.encode(charset, "xmlcharrefreplace"))
    assert draft.text == (
        "Тихий кордон\n\nFirst paragraph with some words, said the minister on Monday. It was long enough to be "
        "counted as text.\n\n- one item of the list\n- two items of the list\n\n"
        "Second paragraph 😀, said the general.\nA new line. It was long enough to be counted as text."
    )
    assert (draft.title, draft.byline, draft.outlet, draft.section) == (
        "Quiet border",
        "Kim Lee",
        "The Paper",
        "World",
    )
    assert (draft.published, draft.language) == ("2024-05-06T07:08:09Z", "uk")
    assert (draft.url, draft.extractor) == ("https://paper.example/a/b", "trafilatura")


def test_a_page_without_main_text_gives_all_its_text(caplog: pytest.LogCaptureFixture) -> None:
    draft = html.read(
        "a.html", b"<title>x</title><style>p{}</style><nav>He said <a>no</a>.<div>Then left.</nav>"
    )
    assert draft.text == "He said no.\n\nThen left."
    assert draft.remarks == ("No main text was found: this is all text of the page",)
    caplog.clear()  # trafilatura says that it found nothing


def test_a_tiny_page_keeps_its_paragraphs_and_leaves_its_menu(caplog: pytest.LogCaptureFixture) -> None:
    around = "<header><h1>The Paper</h1></header>{}<aside>Read also</aside><script>evil()</script><footer>(c)</footer>"
    page = "<title>x</title><nav>Home | News</nav><p>The minister said no.</p><p>Two.<br>Three.</p>"
    assert html.read("a.html", around.format(page).encode()).text == "The minister said no.\n\nTwo.\nThree."
    draft = html.read(
        "a.html", b"<nav>Home</nav><h1>Head</h1><p>One.</p><p>Two, he said.</p><footer>c</footer>"
    )
    assert (draft.title, draft.text) == ("Head", "Head\n\nOne.\n\nTwo, he said.")
    assert draft.remarks == (
        "No main text was found: this is all text of the page but its menus and margins",
    )
    one = html.read("a.html", b"<nav>Menu</nav><p>The minister said <b>no</b> on Monday.</p>")
    assert one.text == "The minister said no on Monday."
    headed = html.read(
        "a.html", b"<nav>Menu</nav><article><header><h1>Head</h1></header><p>One.</p></article>"
    )
    assert headed.text == "Head\n\nOne."
    caplog.clear()


def test_a_main_text_that_is_little_of_the_page_is_remarked_on() -> None:
    links = "".join(f"<li><a href='/{n}'>Read also story number {n}</a></li>" for n in range(200))
    draft = html.read("a.html", PAGE.format(charset="").replace("<nav>", f"<nav><ul>{links}</ul>").encode())
    assert "Read also" not in draft.text
    assert draft.remarks == ("The main text is 4% of the page's text",)


def test_all_text_of_a_page_keeps_its_shape() -> None:
    tree = parsed(
        "a.html", "<p>a \n b<pre>c\n  d</pre>tail<ol><li>x<p>y</ol><table><tr><td>1<td>2<tr><td>3</table>z"
    )
    text, _layout = text_of(tree)
    assert text == "a b\n\nc\n  d\n\ntail\n\n- x\n\ny\n\n1\t2\n3\n\nz"


def test_characters_that_xml_forbids_do_no_harm(caplog: pytest.LogCaptureFixture) -> None:
    assert html.read("a.html", b"<p>" + b"Said\x01 the &#1;&#xd800; man. " * 20).text.startswith("Said the ")
    caplog.clear()


@pytest.mark.parametrize("depth", [400, 100_000])
def test_deep_nesting_is_named(depth: int) -> None:
    with pytest.raises(BadFile, match="nested too deeply"):
        html.read("a.html", b"<div>" * depth + b"words")


def test_a_page_fetches_nothing() -> None:
    page = b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]><p>x &a; y</p><img src="http://localhost:1/">'
    assert "&a;" in html.read("a.html", page).text


LINES: list[Placed] = [
    (50, 700, 20, "Quiet border"),
    (50, 660, 10, "The min-"),
    (50, 648, 10, "ister said that it was well-"),
    (50, 636, 10, "Known to all of them."),
    (50, 610, 10, "Second paragraph begins"),
    (50, 598, 10, "here and goes on"),
]


def test_lines_of_a_pdf_make_paragraphs_across_pages() -> None:
    data = pdf(
        [LINES, [(50, 700, 10, "after the page."), (62, 688, 10, "Third.")]], "/Title(Quiet)/Author(Jane)"
    )
    draft = pdf_format.read("a.pdf", data)
    assert draft.text == (
        "Quiet border\n\nThe minister said that it was well-Known to all of them.\n\n"
        "Second paragraph begins here and goes on after the page.\n\nThird."
    )
    assert (draft.title, draft.byline, draft.remarks) == ("Quiet", "Jane", ())


def test_xmp_goes_before_the_information_dictionary() -> None:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<r:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmp:CreateDate="2024-05-06T07:08:09Z"><dc:title><r:Alt><r:li>Better</r:li></r:Alt></dc:title>'
        "<dc:creator><r:Seq><r:li>A</r:li><r:li>B</r:li></r:Seq></dc:creator></r:Description></r:RDF></x:xmpmeta>"
    )
    draft = pdf_format.read("a.pdf", pdf([LINES], "/Title(Worse)/Author(C)", packet))
    assert (draft.title, draft.byline, draft.published) == ("Better", "A; B", "2024-05-06T07:08:09Z")


def test_a_title_that_a_program_made_up_is_not_taken() -> None:
    draft = pdf_format.read(
        "a.pdf", pdf([LINES], "/Title(Microsoft Word - x.docx)/CreationDate(D:20240102030405Z)")
    )
    assert (draft.title, draft.published) == ("Quiet border", "2024-01-02")


def test_columns_are_read_one_after_the_other() -> None:
    left: list[Placed] = [(50, 700, 10, "Left one goes on"), (50, 688, 10, "and on and")]
    right: list[Placed] = [(320, 700, 10, "ends on the right."), (320, 688, 10, "More text there.")]
    assert pdf_format.read("a.pdf", pdf([left + right])).text.startswith(
        "Left one goes on and on and ends on the right."
    )


def test_a_locked_pdf_is_named() -> None:
    locked = (
        "/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]/Encrypt<</Filter/Standard"
    )
    locked += f"/V 1/R 2/Length 40/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>"
    with pytest.raises(BadFile, match="password"):
        pdf_format.read("a.pdf", pdf([LINES], trailer=locked))


def test_a_scan_is_named() -> None:
    with pytest.raises(BadFile, match="text recognition"):
        pdf_format.read("a.pdf", pdf([[]]))


@pytest.mark.parametrize("length", [8, 300])
def test_a_truncated_pdf_is_named(length: int) -> None:
    with pytest.raises(BadFile, match="damaged or cut off"):
        pdf_format.read("a.pdf", pdf([LINES])[:length])


@pytest.mark.parametrize("main", [True, False])
@pytest.mark.parametrize("whole", [True, False])
def test_the_text_is_the_same_whether_a_person_looks_at_it_or_not(main: bool, whole: bool) -> None:
    body = "".join(
        f"<p>The ministry said on day {n} that <q>no</q> troops had moved at all.</p>" for n in range(9)
    )
    inner = f"<article><h2>What it says</h2>{body}</article>" if main else body.replace("p>", "div>")
    page = (
        f"<html lang=en><title>A</title><nav><a>Menu</a></nav>{inner}<footer>Imprint</footer></html>".encode()
    )
    seen = html.read("a.html", page, Choices(whole=whole))
    token = looked_at.set(False)
    try:
        taken = html.read("a.html", page, Choices(whole=whole))
    finally:
        looked_at.reset(token)
    assert (taken.text, taken.layout, taken.title) == (seen.text, seen.layout, seen.title)
    assert taken.dropped == ()
    assert whole or seen.dropped
