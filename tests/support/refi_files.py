"""Small REFI-QDA files of other tools, made by hand."""

from __future__ import annotations

from uuid import UUID, uuid5

from foreign_files import zipped

_SPACE = UUID(int=7)
ANN, BEN = "ann", "ben"


def guid(name: str) -> str:
    """A GUID for a name."""
    return str(uuid5(_SPACE, name))


def project(*parts: str, **members: str | bytes) -> bytes:
    """A project with these parts; `members` are texts, as a="..." for sources/<guid of a>.txt."""
    inner = "".join(parts)
    head = '<Project xmlns="urn:QDA-XML:project:1.0" name="P" origin="Other">'
    texts = {f"sources/{guid(name)}.txt": data for name, data in members.items()}
    return zipped({"project.qde": f"{head}{inner}</Project>", **texts})


def users(*names: str) -> str:
    """Users of these names."""
    made = (f'<User guid="{guid(name)}" name="{name}"/>' for name in names)
    return f"<Users>{''.join(made)}</Users>"


def code(name: str, *inner: str, codable: bool = True, colour: str = "", description: str = "") -> str:
    """A code with those below it."""
    told = f"<Description>{description}</Description>" if description else ""
    look = f' color="{colour}"' if colour else ""
    can = str(codable).lower()
    return f'<Code guid="{guid(name)}" name="{name}" isCodable="{can}"{look}>{told}{"".join(inner)}</Code>'


def codes(*inner: str) -> str:
    """The codebook of a project."""
    return f"<CodeBook><Codes>{''.join(inner)}</Codes></CodeBook>"


def sources(*inner: str) -> str:
    """All documents."""
    return f"<Sources>{''.join(inner)}</Sources>"


def source(name: str, *inner: str, text: str | None = None, path: str | None = None) -> str:
    """A text; without `text` it lies in a member of its own."""
    where = path or f"internal://{guid(name)}.txt"
    attribute = f' plainTextPath="{where}"' if text is None else ""
    content = f"<PlainTextContent>{text}</PlainTextContent>" if text is not None else ""
    return f'<TextSource guid="{guid(name)}" name="{name}"{attribute}>{content}{"".join(inner)}</TextSource>'


def selection(
    place: tuple[object, object], *inner: str, words: str = "", key: str = "", user: str = ANN
) -> str:
    """A selection from the first to the second place."""
    own = guid(key or f"selection {place} {words}")
    return (
        f'<PlainTextSelection guid="{own}" name="{words}" startPosition="{place[0]}" endPosition="{place[1]}"'
        f' creatingUser="{guid(user)}">{"".join(inner)}</PlainTextSelection>'
    )


def coding(name: str, user: str = ANN, note: str = "") -> str:
    """A code on a selection."""
    noted = note_ref(note) if note else ""
    own = guid(f"coding {name} {user}")
    return f'<Coding guid="{own}" creatingUser="{guid(user)}"><CodeRef targetGUID="{guid(name)}"/>{noted}</Coding>'


def note_ref(name: str) -> str:
    """That a note belongs there."""
    return f'<NoteRef targetGUID="{guid(name)}"/>'


def notes(**texts: str) -> str:
    """Notes by name."""
    made = (
        f'<Note guid="{guid(n)}" name="{n}"><PlainTextContent>{t}</PlainTextContent></Note>'
        for n, t in texts.items()
    )
    return f"<Notes>{''.join(made)}</Notes>"


def links(*ends: tuple[str, str, str]) -> str:
    """Links: name, key of the first selection, key of the second."""
    made = (
        f'<Link guid="{guid(repr(end))}" name="{end[0]}" originGUID="{guid(end[1])}" targetGUID="{guid(end[2])}"/>'
        for end in ends
    )
    return f"<Links>{''.join(made)}</Links>"
