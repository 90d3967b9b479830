"""An item of the queue in words: what kind of difference, between which values, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from ...analysis.differences import Difference
from ...model.direction import isolated
from ...model.ids import Id
from ...model.review import Decision
from ...model.words import cut
from ...work.review.feedback import Word
from ...work.review.queued import Item
from .known import Known

WORDS = {
    "only one": "Only one",
    "other type": "Other type",
    "other source": "Other source",
    "other span": "Other span",
    "judged or not": "Judged or not",
    "other grade": "Other grade",
    "other facet": "Other facet",
}
"""Each kind of difference, worst first, as a filter names it."""
OUTCOMES = {"taken": "Taken", "both": "Taken together", "neither": "None taken", "edited": "Edited"}
FATES = {"kept": "Kept", "rejected": "Rejected", "added": "Added: you had not marked it"}
_LEFT_TO_RIGHT = "\u200e"
LONGEST = 400
"""Code points of a quote that a line is cut from."""


def headline(item: Item, known: Known) -> str:
    """The worst difference: "Other type: Official – Analyst", "Only Bob"."""
    worst = next(iter(item.group.differences), None)
    if worst is None:
        return _agreed(item, known)
    if worst.kind == "only one":
        return _only(item, known)
    facets = [facet for facet in worst.facets if facet]
    facet = facets[0] if facets else ""
    name = (
        f"Other {known.facet(facet).lower()}"
        if worst.kind in ("other grade", "other facet")
        else WORDS[worst.kind]
    )
    values = _values(item, facet, known)
    return f"{name}: {' – '.join(values)}" if len(values) > 1 else name


def fate(word: Word, known: Known) -> str:
    """What became of one's own reading: "Changed: type, source"."""
    if word.fate == "changed":
        return f"Changed: {', '.join(known.facet(facet).lower() for facet in word.differs)}"
    return FATES[word.fate]


def why(word: Word) -> str:
    """Cause and reason, as far as they were said."""
    return ". ".join(
        part for part in ((word.decision.cause or "").capitalize(), word.decision.reason) if part
    )


def since(item: Item) -> list[str]:
    """What was changed since it was decided: lines that begin with a name in whatever script, and run as ours do."""
    return [f"{_LEFT_TO_RIGHT}{line}" for line in item.why]


def further(item: Item) -> int:
    """In how many more things they differ."""
    return max(0, len({(d.kind, d.facets) for d in item.group.differences}) - 1)


def excerpt(item: Item) -> str:
    """The first words of what was marked."""
    found = next((s for s in item.group.statements if s is not None), None)
    return " ".join(found.exact[:LONGEST].split()) if found else "What it was about is gone"


def state(item: Item) -> str:
    """One word or two, for the end of a line."""
    if item.state == "re-opened":
        return "re-opened"
    if item.state == "decided" and item.decisions:
        return OUTCOMES[item.decisions[-1].outcome].lower()
    return "" if item.group.differences else "agreed"


def standing(item: Item, known: Known) -> str:
    """What was decided, by whom, when and why."""
    return "\n".join(_decided(decision, known) for decision in item.decisions)


def spoken(item: Item, known: Known) -> str:
    """A whole row for the ear."""
    more = f"and {further(item)} more" if further(item) else ""
    said = f"{item.comments} comments" if item.comments else ""
    parts = (headline(item, known), more, state(item) or "open", *item.why, said, cut(excerpt(item), 120))
    return ", ".join(part for part in parts if part)


def day(at: datetime) -> str:
    """ "3 May 2026, 14:05", where one is."""
    local = at.astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"


def _decided(decision: Decision, known: Known) -> str:
    whose = _whose(decision, known)
    parts = [OUTCOMES[decision.outcome], f"from {whose}" if whose else ""]
    head = " ".join(part for part in parts if part)
    why = ". ".join(part for part in ((decision.cause or "").capitalize(), decision.reason) if part)
    line = f"{head} · {isolated(known.person(decision.annotator))}, {day(decision.at)}"
    return f"{line}\n{why}" if why else line


def _whose(decision: Decision, known: Known) -> str:
    owners = {considered.statement: considered.annotator for considered in decision.considered}
    first = [owners.get(result.origins[0], "") for result in decision.results]
    return " and ".join(dict.fromkeys(isolated(known.person(who)) for who in first if who))


def _only(item: Item, known: Known) -> str:
    seen = known.in_order(item.group)
    have, lack = [who for who, s in seen if s is not None], [who for who, s in seen if s is None]
    if len(lack) < len(have):
        return f"All but {_people(lack, known)}"
    return f"Only {_people(have, known)}"


def _people(people: Sequence[Id], known: Known) -> str:
    return " and ".join(isolated(known.person(who)) for who in people)


def _agreed(item: Item, known: Known) -> str:
    found = next((s for s in item.group.statements if s is not None), None)
    code = known.type_of(found) if found else None
    if found is None:
        return "Nothing is left of it"
    if len(item.group.annotators) < 2:
        return f"Read by one: {code.name}" if code else "Read by one"
    return f"All agree: {code.name}" if code else "All agree"


def _values(item: Item, facet: str, known: Known) -> list[str]:
    """Each value once, in the order of the annotators; of spans how long they are, as coarsely as tells them apart."""
    marks = [s for _, s in known.in_order(item.group) if s is not None]
    if facet == "spans":
        words = dict.fromkeys(len(s.exact.split()) for s in marks)
        sizes = words if len(words) > 1 else dict.fromkeys(len(s.exact) for s in marks)
        unit = "words" if len(words) > 1 else "characters"
        return [*(f"{size:,}" for size in [*sizes][:-1]), f"{[*sizes][-1]:,} {unit}"]
    given = (isolated(known.briefly(facet, s)) for s in marks)
    return list(dict.fromkeys(given))


def facets_of(differences: Iterable[Difference]) -> dict[str, str]:
    """What differs -> the kind of difference."""
    return {facet: d.kind for d in reversed(list(differences)) for facet in d.facets}
