"""Web pages: the article's own text and what the page says of it, without what surrounds it."""

from __future__ import annotations

from typing import Any

from ...model.articles import AS_FOUND, Choices, Draft
from ..drafting import drafted, guess, iso_date
from ..format import Format
from .html_text import decoded, parsed, text_of, without_surroundings

_DATES = {"extensive_search": False, "original_date": True}
"""Only dates that the page states as its own; the analyst knows better than a search through its words."""

_LITTLE = 0.25
"""Share of the page's text below which the main text is remarked on."""


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Draft:
    """The main text, or all text but menus and margins when none can be told apart. Raises `BadFile`."""
    found = decoded(name, data)
    tree = parsed(name, found.text)
    known = _metadata(tree)
    whole = text_of(tree)
    own = text_of(without_surroundings(tree)) or whole
    main = _main_text(tree)
    if _is_run_together(main, own):
        main = ""
    return drafted(
        name,
        main or own,
        known,
        library="trafilatura",
        media_type="text/html",
        charset=found.charset,
        remarks=(guess(found), _share(main, own, whole)),
    )


def _main_text(tree: Any) -> str:
    """Empty when there is none."""
    from trafilatura import bare_extraction

    page = bare_extraction(tree, include_comments=False, date_extraction_params=_DATES)
    body = getattr(page, "body", None)
    return "" if body is None else text_of(body)


def _is_run_together(main: str, own: str) -> bool:
    """True for what the library gives of a page it can't tell apart: one paragraph made of all there are."""
    words = " ".join(main.split())
    return "\n\n" not in main and not any(words in " ".join(block.split()) for block in own.split("\n\n"))


def _share(main: str, own: str, whole: str) -> str:
    """A remark when so much was left out that a person should look."""
    if not main:
        left_out = " but its menus and margins" if own != whole else ""
        return f"No main text was found: this is all text of the page{left_out}"
    share = len(main) / max(1, len(whole))
    return f"The main text is {share:.0%} of the page's text" if share < _LITTLE else ""


def _metadata(tree: Any) -> dict[str, str]:
    from trafilatura.metadata import extract_metadata

    page = extract_metadata(tree, date_config=_DATES)
    published = iso_date(_meta(tree, "article:published_time")) or iso_date(page.date or "")
    return {
        "title": page.title or "",
        "byline": page.author or "",
        "outlet": page.sitename or "",
        "section": _meta(tree, "article:section"),
        "published": published,
        "url": page.url or "",
        "language": _language(tree),
    }


def _meta(tree: Any, name: str) -> str:
    """What a <meta> of the page says, by property or name; empty when there is none."""
    for element in tree.iterfind(".//meta"):
        if name in (element.get("property"), element.get("name")):
            return element.get("content") or ""
    return ""


def _language(tree: Any) -> str:
    return tree.get("lang") or _meta(tree, "og:locale").replace("_", "-")


FORMAT = Format(
    name="html",
    title="web page (.html)",
    suffixes=(".html", ".htm", ".xhtml"),
    media_types=("text/html", "application/xhtml+xml"),
    holds="article",
    read=read,
)
