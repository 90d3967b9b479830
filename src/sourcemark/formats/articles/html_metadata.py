"""What a web page says of itself: as the library finds it, then the page's own words for what it lacks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..drafting import iso_date

_ARTICLES = ("Article", "Posting")
"""Ends of the types of schema.org whose properties are those of the page: NewsArticle, BlogPosting …"""
_JSON = 1 << 20
"""Code points of one script that are looked at."""


def metadata(tree: Any, page: Any) -> dict[str, str]:
    """Fields of `Draft`; `page` is trafilatura's `Document` of the same page."""
    said, linked = _said(tree), _linked(tree)
    stated = iso_date(said.get("article:published_time", ""))
    return {
        "title": page.title or "",
        "byline": page.author or linked["author"],
        "outlet": page.sitename or "",
        "section": said.get("article:section", "") or linked["articleSection"],
        "published": stated or _date(page.date or "", linked["datePublished"]),
        "url": page.url or "",
        "language": tree.get("lang") or said.get("og:locale", "").replace("_", "-"),
    }


def _date(found: str, linked: str) -> str:
    """The library's date, with the time of day where JSON-LD knows that of the same date."""
    date, exact = iso_date(found), iso_date(linked)
    return exact if exact.startswith(date) else date


def _said(tree: Any) -> dict[str, str]:
    """What each <meta> says, by property and by name; the first one counts."""
    said: dict[str, str] = {}
    for element in tree.iter("meta"):
        for name in (element.get("property"), element.get("name")):
            if name:
                said.setdefault(name, element.get("content") or "")
    return said


def _linked(tree: Any) -> dict[str, str]:
    """What the first article of the page's JSON-LD says of itself; empty for what it does not."""
    known = dict.fromkeys(("author", "articleSection", "datePublished"), "")
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            for node in _articles(_loaded(script.text or "")):
                for name in known:
                    known[name] = known[name] or _in_words(node.get(name))
    return known


def _loaded(source: str) -> Any:
    try:
        return json.loads(source[:_JSON], strict=False)
    except (ValueError, RecursionError):  # many pages break theirs
        return None


def _articles(node: Any, deep: int = 3) -> Iterator[dict[str, Any]]:
    """The nodes that describe an article, at the top or in a list or graph there."""
    if isinstance(node, list) and deep:
        for one in node:
            yield from _articles(one, deep - 1)
    elif isinstance(node, dict):
        types = node.get("@type")
        named = types if isinstance(types, list) else [types]
        if any(isinstance(one, str) and one.endswith(_ARTICLES) for one in named):
            yield node
        if deep:
            yield from _articles(node.get("@graph"), deep - 1)


def _in_words(value: Any) -> str:
    """A value of JSON-LD: words, something with a name, or several of these."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_in_words, value[:20])))
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() if isinstance(value, str) else ""
