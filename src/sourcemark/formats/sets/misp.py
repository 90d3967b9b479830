"""MISP: one event, an `annotation` object for each statement, its values as tags on the words.

Grades are tags of the taxonomy `admiralty-scale`, in lower case. MISP reckons its "f" and "6" as the middle of the
scale, so they are never sent: that a grade cannot be judged is said by a tag of our own, which has no number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import uuid5

import msgspec

from ...model.articles import Article
from ...model.bundle import Bundle
from ...model.review import Decision
from ...model.scales import CANNOT_BE_JUDGED, HANDLING, Handling
from ...model.statements import Statement
from .. import losses
from ..described import Values, described
from ..format import Format
from ..grouped import Group, Grouped
from ..json_out import write_list
from ..register import Register
from .stix_objects import ADDRESS, NAMESPACE, grade_tags, tag

Fields = dict[str, object]
TEMPLATE: Final[Fields] = {
    "name": "annotation",
    "meta-category": "misc",
    "description": "An annotation object allowing analysts to add annotations, comments, executive summary to a MISP "
    "event, objects or attributes.",
    "template_uuid": "5d8dc046-15a1-4ca3-a09f-ed4ede7c4487",
    "template_version": "3",
}
"""As MISP publishes it; an instance knows it by its id."""
_NEW: Final[Fields] = {"threat_level_id": "4", "analysis": "0", "distribution": "0", "published": False}
"""Undefined threat, analysis begun, for one's own organisation: whoever takes it in decides."""
_BLANK = "(white space)"
_IN_WORDS = ("note", "reliability_reason", "credibility_reason")


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the event; how many statements there were."""
    event = _Event()
    with path.open("wb") as file, Grouped(bundle) as grouped:
        encode = msgspec.json.Encoder().encode
        file.write(b'{"Event":{"Object":')
        write_list(file, map(encode, event.objects(grouped)))
        file.write(b"," + encode(event.about()).removeprefix(b"{") + b"}\n")
    return event.statements


class _Event:
    """What is known of the whole when all its objects are given."""

    def __init__(self) -> None:
        self.statements = self._articles = 0
        self._closest: Handling = ""
        self._ids = ""
        self._first: datetime | None = None

    def objects(self, grouped: Grouped) -> Iterator[Fields]:
        for group in grouped.groups(unmarked=False):
            self._note(group)
            for s in group.statements:
                yield _object(s, group.article, grouped.register)

    def _note(self, group: Group) -> None:
        self.statements += len(group.statements)
        self._articles += 1
        self._closest = max(self._closest, group.article.handling, key=HANDLING.index)
        for s in group.statements:
            self._ids = str(uuid5(NAMESPACE, self._ids + s.id))
            self._first = min(self._first or s.created, s.created)

    def about(self) -> Fields:
        """All of the event but its objects: the date is that of its first statement."""
        date = (self._first or datetime(1970, 1, 1, tzinfo=UTC)).astimezone(UTC).date().isoformat()
        info = f"Sourcemark: statements {self.statements:,}, articles {self._articles:,}"
        tags = [{"name": self._closest.lower()}] if self._closest else []
        uuid = str(uuid5(NAMESPACE, f"event {self._ids}"))
        return {"uuid": uuid, "info": info, "date": date, **_NEW, "Tag": tags}


def _object(s: Statement, a: Article, register: Register) -> Fields:
    values = described(s, register)
    tags = [{"name": name} for name in _tags(values, a)]
    told = [_attribute(s, "text", "text", s.exact if s.exact.strip() else _BLANK, Tag=tags)]
    told.append(_attribute(s, "type", "text", "Annotation", disable_correlation=True))
    told.append(_attribute(s, "creation-date", "datetime", s.created.astimezone(UTC).isoformat()))
    if ADDRESS.fullmatch(a.url):
        told.append(_attribute(s, "ref", "link", a.url, category="External analysis"))
    uuid, comment = str(uuid5(NAMESPACE, f"misp {s.id}")), _comment(s, a, values, register)
    return {**TEMPLATE, "uuid": uuid, "distribution": "5", "comment": comment, "Attribute": told}


def _attribute(s: Statement, relation: str, type: str, value: str, **more: object) -> Fields:
    uuid = str(uuid5(NAMESPACE, f"misp {s.id} {relation}"))
    known: Fields = {"uuid": uuid, "object_relation": relation, "type": type, "category": "Other"}
    return {**known, "value": value, "to_ids": False, "disable_correlation": False, **more}


def _tags(values: Values, a: Article) -> Iterator[str]:
    grades = {name: "".join(values.get(name, ())) for name in ("reliability", "credibility")}
    yield from grade_tags(*("" if grade in CANNOT_BE_JUDGED else grade for grade in grades.values()))
    unclear = (name for name, grade in grades.items() if grade in CANNOT_BE_JUDGED)
    yield from (tag("sourcemark", name, "cannot be judged") for name in unclear)
    plain = (name for name in values if name not in {*grades, *_IN_WORDS})
    yield from (tag("sourcemark", name, value) for name in plain for value in values[name])
    if a.handling:
        yield a.handling.lower()


def _comment(s: Statement, a: Article, values: Values, register: Register) -> str:
    """What is no tag: who marked it, where it stands, and reasons."""
    places = ", ".join(f"{span.start}-{span.end}" for span in s.spans)
    article = ", ".join(filter(None, (a.title, a.outlet, a.published)))
    lines = [f"Marked by {register.annotator(s.annotator)} in: {article}"]
    lines.append(f"Characters {places} (Unicode code points) of the text with SHA-256 {a.sha256}")
    lines += [
        f"{name.replace('_', ' ').capitalize()}: {values[name][0]}" for name in _IN_WORDS if name in values
    ]
    if decision := register.decisions.get(s.id):
        lines.append(_decided(decision, register))
    return "\n".join(lines)


def _decided(decision: Decision, register: Register) -> str:
    why = ": ".join(filter(None, (decision.cause, decision.reason)))
    return f"Decided by {register.annotator(decision.annotator)}" + (f" ({why})" if why else "")


FORMAT = Format(
    name="misp",
    title="MISP event (.json)",
    suffixes=(".json",),
    media_types=("application/json",),
    holds="set",
    group="intelligence",
    purpose="for MISP",
    write=write,
    loses=(
        *(losses.TEXTS, losses.UNMARKED),
        *losses.BUNDLES_ALONE,
        *losses.LISTS,
        *(losses.CAPTURE, losses.BYLINES, losses.SOURCES, losses.CHAIN_WORDS, losses.SPEECH),
        *(losses.DECISIONS, losses.CONFIRMED),
    ),
)
