"""One statement as selections with codes, notes and links."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from msgspec import Struct

from ....model.patterns import pattern
from ....model.spans import Span
from ....model.statements import Statement
from ...described import described
from ...register import Register
from ...xml_out import element, words
from .codes import Codes, speech_code
from .names import CUE, NOTES, PIECE, SOURCE, UNSAID, Guids, guid, shown

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


class _Said(Struct, frozen=True):
    """What all selections of a statement have in common."""

    lines: Lines
    guids: Guids
    user: str
    when: str

    def made(self) -> dict[str, str | int]:
        """The attributes that say who made something, and when."""
        return {"creatingUser": self.user, "creationDateTime": self.when}


class Marking:
    """Writes statements: the selections come back, notes and links go where they are gathered."""

    def __init__(self, register: Register, codes: Codes, note: Put, link: Put) -> None:
        self._register, self._codes, self._note, self._link = register, codes, note, link

    def selections(self, s: Statement, lines: Lines) -> Iterator[str]:
        """The `PlainTextSelection` elements of a statement, its first piece first."""
        said = _Said(lines, Guids("statement", s.id), guid("user", s.annotator), s.created.isoformat())
        values = described(s, self._register)
        coded = self._coded(values)
        notes = "".join(self._noted(name, values[name][0], said) for name in NOTES if name in values)
        first = said.guids.next()
        yield _selection(first, s.spans[0], said, coded, notes)
        further = {PIECE: s.spans[1:], SOURCE: s.attribution.source_spans, CUE: s.attribution.cue_spans}
        for name, spans in further.items():
            codes = coded if name == PIECE else [speech_code(name)]
            for span in spans:
                own = said.guids.next()
                self._linked(name, first, own, said.guids.next())
                yield _selection(own, span, said, codes)

    def _coded(self, values: dict[str, tuple[str, ...]]) -> list[str]:
        """GUIDs of the codes. A selection without any would be passed over by most tools."""
        kept = {
            name: found
            for name, found in values.items()
            if name not in NOTES and found != (UNSAID.get(name),)
        }
        told = kept or {"status": values["status"]}
        return [self._codes.use(name, value) for name, found in told.items() for value in found]

    def _linked(self, name: str, origin: str, target: str, own: str) -> None:
        ends = {"originGUID": origin, "targetGUID": target}
        self._link(element("Link", {"guid": own, "name": name, "direction": "OneWay", **ends}))

    def _noted(self, name: str, text: str, said: _Said) -> str:
        """A reference to a note that is put down."""
        own = said.guids.next()
        content = f"<PlainTextContent>{words(text)}</PlainTextContent>"
        self._note(element("Note", {"guid": own, "name": shown(name), **said.made()}, content))
        return element("NoteRef", {"targetGUID": own})


def _selection(own: str, span: Span, said: _Said, codes: list[str], notes: str = "") -> str:
    lines = said.lines
    attributes = {
        "guid": own,
        "name": _name(lines.plain, span),
        "startPosition": lines.place(span.start),
        "endPosition": lines.place(span.end),
        **said.made(),
    }
    codings = [
        f'<Coding guid="{said.guids.next()}" creatingUser="{said.user}"><CodeRef targetGUID="{code}"/></Coding>\n'
        for code in codes
    ]
    return element("PlainTextSelection", attributes, "".join(codings) + notes)


def _name(text: str, span: Span) -> str:
    """The words themselves, by which other tools and our own reader can tell that places are right."""
    if len(span) <= LONGEST:
        return text[span.start : span.end]
    return text[span.start : span.start + LONGEST] + "…"
