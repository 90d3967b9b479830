"""One statement as selections with codes, notes and links."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from ....model.patterns import pattern
from ....model.spans import Span
from ....model.statements import Statement
from ...described import described
from ...register import Register
from ...xml_out import element, words
from .codes import Codes, speech_code
from .names import CUE, NOTES, PIECE, SOURCE, UNSAID, guid, shown

LONGEST = 250
"""Code points of a selection's name; behind them comes an ellipsis."""

_LINE_END = pattern("\n")


class Lines:
    """A text with the line ends that are wanted, and the places in it."""

    def __init__(self, text: str, crlf: bool) -> None:
        self._ends = [found.start() for found in _LINE_END.finditer(text)] if crlf else []
        self.plain = text
        self.text = text.replace("\n", "\r\n") if crlf else text

    def place(self, at: int) -> int:
        """The place in `text` of a place in the article."""
        return at + bisect_left(self._ends, at)


Put = Callable[[str], object]


class Marking:
    """Writes statements: the selections come back, notes and links go where they are gathered."""

    def __init__(self, register: Register, codes: Codes, note: Put, link: Put) -> None:
        self._register, self._codes, self._note, self._link = register, codes, note, link

    def selections(self, s: Statement, lines: Lines) -> Iterator[str]:
        """The `PlainTextSelection` elements of a statement, its first piece first."""
        said = {"creatingUser": guid("user", s.annotator), "creationDateTime": s.created.isoformat()}
        values = described(s, self._register)
        coded = [
            self._codes.use(name, value) for name, found in _to_code(values).items() for value in found
        ]
        notes = "".join(self._noted(s, name, values[name][0], said) for name in NOTES if name in values)
        first = guid("statement", s.id)
        yield _selection(first, s.spans[0], lines, said, coded, notes)
        yield from self._further(first, s.spans[1:], lines, said, coded, PIECE)
        for name, spans in ((SOURCE, s.attribution.source_spans), (CUE, s.attribution.cue_spans)):
            yield from self._further(first, spans, lines, said, [speech_code(name)], name)

    def _further(
        self, first: str, spans: Iterable[Span], lines: Lines, said: dict[str, str], codes: list[str], link: str
    ) -> Iterator[str]:
        """Selections that belong to the first one, by a link of that name."""
        for number, span in enumerate(spans):
            own = guid(link, first, str(number))
            ends = {"originGUID": first, "targetGUID": own}
            self._link(
                element("Link", {"guid": guid("link", own), "name": link, "direction": "OneWay", **ends})
            )
            yield _selection(own, span, lines, said, codes)

    def _noted(self, s: Statement, name: str, text: str, said: dict[str, str]) -> str:
        """A reference to a note that is put down."""
        own = guid("note", s.id, name)
        content = f"<PlainTextContent>{words(text)}</PlainTextContent>"
        self._note(element("Note", {"guid": own, "name": shown(name), **said}, content))
        return element("NoteRef", {"targetGUID": own})


def _to_code(values: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What becomes codes. A selection without any would be passed over by most tools."""
    kept = {
        name: found
        for name, found in values.items()
        if name not in NOTES and found != (UNSAID.get(name),)
    }
    return kept or {"status": values["status"]}


def _selection(
    own: str, span: Span, lines: Lines, said: dict[str, str], codes: list[str], notes: str = ""
) -> str:
    attributes = {
        "guid": own,
        "name": _name(lines.plain, span),
        "startPosition": lines.place(span.start),
        "endPosition": lines.place(span.end),
        **said,
    }
    user, when = said["creatingUser"], said["creationDateTime"]
    codings = [
        f'<Coding guid="{guid("coding", own, str(number))}" creatingUser="{user}" creationDateTime="{when}">'
        f'<CodeRef targetGUID="{code}"/></Coding>\n'
        for number, code in enumerate(codes)
    ]
    return element("PlainTextSelection", attributes, "".join(codings) + notes)


def _name(text: str, span: Span) -> str:
    """The words themselves, by which other tools and our own reader can tell that places are right."""
    if len(span) <= LONGEST:
        return text[span.start : span.end]
    return text[span.start : span.start + LONGEST] + "…"
