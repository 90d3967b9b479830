"""Takes the elements of a REFI-QDA project or codebook, in any order, and makes what was `found` of them."""

from __future__ import annotations

from collections.abc import Mapping

from ....model.errors import BadFile
from .found import Case, Code, Coding, Document, Found, Link, Selection, guid_in

Attributes = Mapping[str, str]

_TEXTS = frozenset({
    "Description", "PlainTextContent", "TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue",
    "DateTimeValue",
})  # fmt: skip
_DOCUMENTS = frozenset({"TextSource", "Representation", "TextDescription", "Note"})
_LEFT = {
    "PDFSource": "PDF documents without a text", "PictureSource": "pictures", "AudioSource": "recordings",
    "VideoSource": "films", "PDFSelection": "selections on pages of PDF documents",
    "PictureSelection": "selections in pictures", "AudioSelection": "selections in recordings",
    "VideoSelection": "selections in films", "TranscriptSelection": "selections in transcripts",
    "Set": "sets of codes and documents", "Graph": "graphs",
}  # fmt: skip
MOST_CODES = 100_000


class Sink:
    """As `formats.xml.stream` wants it. Elements that are not known are passed over."""

    def __init__(self, name: str, root: str) -> None:
        self.found = Found(name)
        self._name, self._root = name, root
        self._path: list[str] = []
        self._text: list[str] | None = None
        self._codes: list[Code] = []
        self._documents: list[Document] = []
        self._selection: Selection | None = None
        self._coding: Coding | None = None
        self._case: Case | None = None
        self._variable, self._said = "", ""

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        name = tag.rpartition("}")[2]
        if not self._path:
            self._begin(name, attributes)
        self._path.append(name)
        if name in _TEXTS:
            self._text = []
        elif name in _DOCUMENTS:
            self._documents.append(_document(attributes))
        elif name in _LEFT:
            self.found.left[_LEFT[name]] += 1
        elif handler := getattr(self, f"_start_{name}", None):
            handler(attributes)

    def data(self, text: str) -> None:
        """Words, which count inside of a few elements only."""
        if self._text is not None:
            self._text.append(text)

    def end(self, _: str) -> None:
        """The innermost element ends."""
        name = self._path.pop()
        if name in _TEXTS:
            self._words(name, "".join(self._text or ()))
            self._text = None
        elif name in _DOCUMENTS:
            self._close(name, self._documents.pop())
        elif handler := getattr(self, f"_end_{name}", None):
            handler()

    def _begin(self, name: str, attributes: Attributes) -> None:
        if name != self._root:
            raise BadFile(self._name, f"it is no REFI-QDA file: it begins with {name[:40]}, not {self._root}")
        self.found.origin = attributes.get("origin", "")

    def _words(self, name: str, text: str) -> None:
        above = self._path[-1] if self._path else ""
        if name == "PlainTextContent" and self._documents and above in _DOCUMENTS:
            self._documents[-1].text = text
        elif name == "Description" and above == "Code" and self._codes:
            self._codes[-1].description = text
        elif name == "Description" and above == "Note":
            self._documents[-1].description = text
        elif name.endswith("Value"):
            self._said = text

    def _close(self, name: str, document: Document) -> None:
        """A note, a text, or the text beside a PDF; what lies inside of something else is not carried."""
        above = self._path[-1] if self._path else ""
        if name == "Note":
            self.found.notes.setdefault(document.guid, document)
        elif name == "TextSource" or (name == "Representation" and above == "PDFSource"):
            self.found.enter("documents", self.found.documents, document.guid)
            self.found.documents[document.guid] = document
            if above == "PDFSource":
                self.found.left[_LEFT[above]] -= 1
        elif document.selections:
            self.found.left["selections in descriptions"] += len(document.selections)

    def _start_User(self, attributes: Attributes) -> None:
        guid = guid_in(attributes)
        self.found.enter("users", self.found.users, guid)
        self.found.users[guid] = attributes.get("name", "")

    def _start_Code(self, attributes: Attributes) -> None:
        parent = self._codes[-1] if self._codes else None
        code = Code(
            guid_in(attributes), attributes.get("name", ""), parent, attributes.get("isCodable") != "false"
        )
        code.colour = attributes.get("color", "")
        if parent:
            parent.inner += 1
        self._codes.append(code)
        self.found.enter("codes", self.found.codes, code.guid)
        self.found.codes[code.guid] = code
        if len(self.found.codes) > MOST_CODES:
            raise BadFile(self._name, f"it has more than {MOST_CODES:,} codes")

    def _end_Code(self) -> None:
        self._codes.pop()

    def _start_Variable(self, attributes: Attributes) -> None:
        self.found.variables[guid_in(attributes)] = attributes.get("name", "")

    def _start_VariableValue(self, _: Attributes) -> None:
        self._variable = self._said = ""

    def _start_VariableRef(self, attributes: Attributes) -> None:
        self._variable = guid_in(attributes, "targetGUID")

    def _end_VariableValue(self) -> None:
        if owner := self._documents[-1] if self._documents else self._case:
            owner.variables.append((self._variable, self._said))

    def _start_Case(self, attributes: Attributes) -> None:
        self._case = Case(guid_in(attributes), attributes.get("name", ""))
        self.found.cases.append(self._case)

    def _end_Case(self) -> None:
        self._case = None

    def _start_SelectionRef(self, attributes: Attributes) -> None:
        if self._case:
            self._case.selections.append(guid_in(attributes, "targetGUID"))

    def _start_PlainTextSelection(self, attributes: Attributes) -> None:
        get = attributes.get
        self._selection = Selection(
            guid_in(attributes), get("name", ""), get("startPosition", ""), get("endPosition", ""),
            guid_in(attributes, "creatingUser"), get("creationDateTime", ""),
        )  # fmt: skip

    def _end_PlainTextSelection(self) -> None:
        if self._selection and self._documents:
            self._documents[-1].selections.append(self._selection)
        self._selection = None

    def _start_Coding(self, attributes: Attributes) -> None:
        self._coding = Coding(guid_in(attributes, "creatingUser"))
        if self._selection:
            self._selection.codings.append(self._coding)
        elif self._documents:
            self.found.left["codes on whole documents"] += 1

    def _end_Coding(self) -> None:
        self._coding = None

    def _start_CodeRef(self, attributes: Attributes) -> None:
        if self._coding:
            self._coding.code = guid_in(attributes, "targetGUID")

    def _start_NoteRef(self, attributes: Attributes) -> None:
        if owner := self._coding or self._selection:
            owner.notes.append(guid_in(attributes, "targetGUID"))
        elif "Link" not in self._path:
            self.found.left["notes on documents and codes"] += 1

    def _start_Link(self, attributes: Attributes) -> None:
        ends = guid_in(attributes, "originGUID"), guid_in(attributes, "targetGUID")
        self.found.links.append(Link(attributes.get("name", ""), *ends))


def _document(attributes: Attributes) -> Document:
    return Document(guid_in(attributes), attributes.get("name", ""), attributes.get("plainTextPath", ""))
