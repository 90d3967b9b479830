"""Taking an article in from the clipboard: a text as it stands, or a part of a web page with what is known of it."""

from __future__ import annotations

from msgspec.structs import replace

from ..formats.drafting import drafted, first_line
from ..formats.inputs import Wanted
from ..formats.limits import Limits
from ..formats.pool import Readers
from ..model.articles import Article, Choices, Draft
from ..model.changes import Changes
from ..model.errors import BadFile, Refused
from ..project import Project
from ..project.queries.articles import articles_with_text
from .articles import first_words, take_in
from .task import Quiet, Task

_STEM = "pasted"
_ALL = Choices(whole=True)
"""A person marked what is wanted of the page: nothing of it is taken for a margin."""


def paste(project: Project, text: str, url: str = "") -> Changes:
    """Take in a text. Refused when it is blank, or in the project already."""
    try:
        draft = drafted("", text, title=first_line(text), url=url)
    except BadFile as bad:
        raise Refused(f"This can't be pasted: {bad.why}.") from bad
    return _take(project, draft)


def paste_page(  # noqa: PLR0913, PLR0917 - what lies on the clipboard
    project: Project,
    html: str,
    text: str,
    url: str = "",
    task: Task | None = None,
    limits: Limits | None = None,
) -> Changes:
    """Take in what was copied from a web page, read in a child process; nothing is loaded from the network.

    `text` is the same as plain text, which is taken where the page has nothing to add. `url`: where it was copied.
    """
    task, data = task or Quiet(), html.encode("utf-8", "replace")
    wanted = Wanted((f"{_STEM}.html", data), _ALL)
    with Readers(limits, workers=1) as readers:
        read = list(readers.read_all([wanted], cancelled=lambda: task.cancelled))
    task.progress(1, 1)
    draft = read[0].draft if read else None
    if draft is None or not _adds(draft, text):
        return paste(project, text, url)
    title = first_line(draft.text) if draft.title == _STEM else draft.title
    return _take(project, replace(draft, title=title, url=draft.url or url), data)


def _adds(draft: Draft, text: str) -> bool:
    """True when a page says more than the text copied from it: a layout, a title, who wrote it."""
    known = (draft.outlet, draft.byline, draft.section, draft.published, draft.url, draft.language)
    told = draft.title != _STEM or any(known)
    return not text.strip() or bool(draft.layout) or told or draft.text.split() != text.split()


def _take(project: Project, draft: Draft, original: bytes | None = None) -> Changes:
    with project.operation(f"Paste article “{draft.title or first_words(draft.text)}”") as op:
        choices = _ALL if original is not None else Choices()
        article = take_in(op, draft, "paste", original=original, choices=choices)
        _must_be_new(project, article)
    return op.changes


def _must_be_new(project: Project, article: Article) -> None:
    others = (project.get(Article, id) for id in articles_with_text(project.link, article.sha256))
    twin = next((a for a in others if a is not None and a.id != article.id), None)
    if twin is not None:
        where = "in the bin" if twin.binned else "in the project"
        raise Refused(f"This text is {where} already: “{twin.title}”.")
