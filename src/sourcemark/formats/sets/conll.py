"""CoNLL: a token a line with its BIO tag, a blank line between sentences, a section for each article and annotator.

A tag holds one label, and tokens have one tag: of statements of one annotator that overlap, the one that begins first
stands, of those that begin together the shortest. How many are left out is told before, by the same rule.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from ...model.bundle import Bundle, Item
from ...model.codebook import SOURCE_TYPE
from ...model.sentences import sentences
from ...model.spans import Span
from ...model.statements import Statement
from .. import losses
from ..described import ABOUT
from ..format import Format
from ..grouped import Group, Grouped
from ..losses import Loss
from ..register import Register
from .doccano_lines import PLAIN
from .token_cutting import Token, tokens

OUTSIDE = "O"


class Standing:
    """Says of statements, in the bundle's order, which of them get tags: asked by the writer and by the loss alike."""

    def __init__(self) -> None:
        self._article = ""
        self._taken: dict[str, list[Span]] = {}

    def __call__(self, s: Statement) -> bool:
        """Whether no span of it overlaps one of its annotator that stands already."""
        if s.article != self._article:
            self._article, self._taken = s.article, {}
        near = [span for span in self._taken.get(s.annotator, ()) if span.end > s.spans[0].start]
        stands = not any(span.overlaps(other) for span in s.spans for other in near)
        self._taken[s.annotator] = [*near, *s.spans] if stands else near
        return stands


def _left_out() -> Callable[[Item], int]:
    standing = Standing()
    return lambda item: int(isinstance(item, Statement) and not standing(item))


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the sections; how many statements have tags."""
    number, standing = 0, Standing()
    with path.open("w", encoding="utf-8", newline="\n") as file, Grouped(bundle) as grouped:
        for group in grouped.groups():
            said = [s for s in group.statements if standing(s)]
            number += len(said)
            for annotator in dict.fromkeys(s.annotator for s in group.statements) or ("",):
                mine = [s for s in said if s.annotator == annotator]
                file.writelines(f"{line}\n" for line in _section(group, annotator, mine, grouped.register))
    return number


def _section(group: Group, annotator: str, said: list[Statement], register: Register) -> Iterator[str]:
    a = group.article
    about = {"article": a.id, "title": a.title, **{name: getattr(a, name) for name in ABOUT}}
    about["annotator"] = register.annotator(annotator) if annotator else ""
    yield from (f"# {name} = {' '.join(words.split())}" for name, words in about.items() if words)
    labels = {span: _label(s, register) for s in said for span in s.spans}
    bounds = sentences(group.text)
    cut = [t for t in tokens(group.text, [*bounds, *labels]) if not group.text[t.start : t.end].isspace()]
    starts = {span.start for span in bounds}
    tags = _tags(cut, starts, labels)
    for token, tag in zip(cut, tags, strict=True):
        if token.start in starts and token is not cut[0]:
            yield ""
        yield f"{group.text[token.start : token.end]}\t{tag}"
    yield ""


def _tags(cut: list[Token], starts: set[int], labels: dict[Span, str]) -> Iterator[str]:
    """One a token. A span that goes on in another sentence begins there anew, as readers of sentences want it."""
    left, begun = sorted(labels, reverse=True), False
    current: Span | None = None
    for token in cut:
        while left and left[-1].start <= token.start:
            current, begun = left.pop(), False
        if current is None or token.start >= current.end:
            yield OUTSIDE
            continue
        yield f"{'I' if begun and token.start not in starts else 'B'}-{labels[current]}"
        begun = True


def _label(s: Statement, register: Register) -> str:
    """The first source type, without white space."""
    type = s.code(SOURCE_TYPE)
    return "_".join(register.value(SOURCE_TYPE, type).split()) or PLAIN if type else PLAIN


FORMAT = Format(
    name="conll",
    title="CoNLL file (.conll)",
    suffixes=(".conll",),
    media_types=("text/plain",),
    holds="set",
    group="analysis",
    purpose="words with labels, to train models",
    write=write,
    takes_texts=True,
    loses=(
        Loss("overlaps", "statements that overlap an earlier one of the same annotator", _left_out),
        Loss(
            "joins", "that pieces belong to one statement", losses.of_statements(lambda s: len(s.spans) > 1)
        ),
        Loss("who", "who speaks", losses.of_statements(lambda s: bool(s.attribution.sources))),
        *(losses.CODES, losses.MANY_CODES, losses.GRADES, losses.REASONS, losses.NOTES, losses.MODES),
        *(losses.STATUS, losses.WHEN, losses.IDS, losses.SPEECH, losses.CHAIN, losses.CONFIRMED),
        *losses.BUNDLES_ALONE,
        *losses.LISTS,
        *(losses.CAPTURE, losses.SOURCES, losses.DECISIONS),
    ),
)
