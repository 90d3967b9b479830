"""Objects of STIX 2.1: what each says, and an id that is the same for the same content."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final
from uuid import UUID, uuid5

import msgspec

from ...model.articles import Article
from ...model.people import Annotator
from ...model.review import Decision
from ...model.scales import Handling
from ...model.sources import Source, SourceKind
from ...model.statements import Statement
from ..described import NAMES, described
from ..moments import moment
from ..register import Register

Object = dict[str, object]

NAMESPACE: Final = UUID("7e1f6a52-3c0d-5b44-9a27-6d0c81f5e9b3")
"""Of our ids: made once for this program."""
EPOCH = "2022-10-01T00:00:00.000Z"
"""When an object was made that has no date of its own. Its id is that of its content, so that it never changes."""
TLP_EXTENSION: Final = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
TLP: Final[dict[Handling, str]] = {
    "TLP:CLEAR": "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
    "TLP:GREEN": "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "TLP:AMBER": "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "TLP:AMBER+STRICT": "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
    "TLP:RED": "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
}
"""TLP 2.0 as OASIS has published it: extension and ids are the same everywhere."""
CONFIDENCE: Final = {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}
"""Credibility -> confidence of 100. 6, cannot be judged, has none; reliability is never squeezed into it."""
_CLASSES: Final[dict[SourceKind, str]] = {
    "person": "individual", "organisation": "organization", "group": "group", "account": "system",
    "document": "unknown", "dataset": "unknown",
}  # fmt: skip
ADDRESS = re.compile(r"https?://[!-~]+", re.IGNORECASE)
"""An address that other tools take for one."""


def made(kind: str, fields: Object, *, of: object = None) -> Object:
    """An object with its id, which is that of `of`, or else of all it says."""
    content = msgspec.json.encode(fields if of is None else of, order="deterministic").decode()
    id = f"{kind}--{uuid5(NAMESPACE, f'{kind} {content}')}"
    times = {"created": EPOCH, "modified": EPOCH}
    return {"type": kind, "spec_version": "2.1", "id": id, **times, **fields}


def when(at: datetime) -> str:
    """A point in time in UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def marking(handling: Handling) -> Object:
    """The marking for a handling that is set."""
    level = {"extension_type": "property-extension", "tlp_2_0": handling.removeprefix("TLP:").lower()}
    return {
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": TLP[handling],
        "created": EPOCH,
        "name": handling,
        "extensions": {TLP_EXTENSION: level},
    }


def annotator(who: Annotator) -> Object:
    """One who marked."""
    said: Object = {"name": who.name or "?", "identity_class": "individual", "roles": ["annotator"]}
    return made("identity", said, of=[who.id, said])


def source(who: Source, types: tuple[str, ...]) -> Object:
    """One who speaks."""
    known = {"description": who.standing} if who.standing else {}
    roles = {"roles": list(types)} if types else {}
    labels = [tag("sourcemark", "anonymity", who.anonymity)]
    named: Object = {"name": who.name or "?", "identity_class": _CLASSES[who.source_kind]}
    said: Object = {**named, **known, **roles, "labels": labels}
    return made("identity", said, of=[who.id, said])


def report(a: Article, marked: Object) -> Object:
    """An article; `object_refs` are filled in when its statements are known."""
    found: Object = {"source_name": a.outlet or "article", "external_id": a.id}
    if ADDRESS.fullmatch(a.url):
        found |= {"url": a.url, "hashes": {"SHA-256": a.sha256}}
    published = moment(a.published) or a.captured.at
    fields: Object = {"name": a.title or "?", "published": when(published), "external_references": [found]}
    times = {"created": when(a.captured.at), "modified": when(a.captured.at)}
    return made("report", {**fields, **times, **marked}, of=[a.id, a.sha256, fields, marked])


def note(s: Statement, register: Register, by: Object, about: list[object], marked: Object) -> Object:
    """A statement: its words, and its values as machine tags."""
    values = described(s, register)
    credibility = s.credibility.grade if s.credibility else ""
    sure = {"confidence": CONFIDENCE[credibility]} if credibility in CONFIDENCE else {}
    fields: Object = {
        "abstract": _abstract(values.get("source", ())),
        "content": _content(s, values),
        "authors": [by["name"]],
        "created_by_ref": by["id"],
        "object_refs": about,
        "labels": _labels(values),
        "external_references": [{"source_name": "sourcemark", "external_id": s.id}],
        "created": when(s.created),
        "modified": when(s.created),
        **sure,
        **marked,
    }
    return made("note", fields)


def opinion(of: object, verdict: str, decision: Decision, by: Object, marked: Object) -> Object:
    """What a reviewer decided on the note of a statement."""
    why = "; ".join(filter(None, (decision.cause, decision.reason)))
    said = {"explanation": why} if why else {}
    whose: Object = {"authors": [by["name"]], "created_by_ref": by["id"]}
    times = {"created": when(decision.at), "modified": when(decision.at)}
    return made("opinion", {"opinion": verdict, "object_refs": [of], **said, **whose, **times, **marked})


def tag(space: str, name: str, value: str) -> str:
    """A machine tag, as MISP writes them."""
    return f'{space}:{name}="{value.replace(chr(34), chr(39))}"'


def grade_tags(reliability: str, credibility: str) -> list[str]:
    """The grades as tags of the taxonomy `admiralty-scale`, which is in lower case."""
    told = {"source-reliability": reliability.lower(), "information-credibility": credibility}
    return [tag("admiralty-scale", name, grade) for name, grade in told.items() if grade]


def _labels(values: dict[str, tuple[str, ...]]) -> list[str]:
    grades = grade_tags(*("".join(values.get(name, ())) for name in ("reliability", "credibility")))
    plain = ("mode", "kind", "status", *(name for name in values if name not in NAMES))
    return [*grades, *(tag("sourcemark", name, value) for name in plain for value in values.get(name, ()))]


def _abstract(sources: tuple[str, ...]) -> str:
    return f"Said by {', '.join(sources)}" if sources else "Said without a source"


def _content(s: Statement, values: dict[str, tuple[str, ...]]) -> str:
    """The quote, and below it what no label holds."""
    places = ", ".join(f"{span.start}-{span.end}" for span in s.spans)
    lines = [s.exact, "", f"Place: characters {places} (Unicode code points from 0, end exclusive)"]
    words = {"chain": "Passed on by", "reliability_reason": "Reliability, because",
             "credibility_reason": "Credibility, because", "note": "Note"}  # fmt: skip
    lines += [f"{title}: {', '.join(values[name])}" for name, title in words.items() if name in values]
    return "\n".join(lines)
