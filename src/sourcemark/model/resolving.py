"""What an entity is when several people changed it: every change is looked at, the later decides, part by part.

The outcome depends on the set of changes alone, not on the order in which they came to know of each other:
a last-writer-wins register for each part (Shapiro et al., 2011), with the clocks of the operations as time.
Nothing is overwritten in silence: what was written without knowledge of each other is told as a clash.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from .articles import Article
from .codebook import Codebook
from .entity import Entity
from .parts import ABSENT, SEP, differing, parts, unsigned, with_parts
from .scales import HANDLING
from .tidying import tidied

EXISTENCE = "existence"
"""The part that is meant where one deleted what another changed."""
_NEVER_CLASH = ("version", "order", "status", "codebook", "captured", "layout")
"""Parts that count or repeat something: whoever came later is right."""


class Version(NamedTuple):
    """One change of an entity, with what decides its place among the others."""

    rank: int
    """0 for what a project was set up with: it never prevails over what a person did; else 1."""
    clock: int
    operation: str
    device: str
    annotator: str
    was: Any
    """The entity before, None when it was not there."""
    became: Any
    """The entity after, None when it was deleted."""

    @property
    def place(self) -> tuple[int, int, str]:
        """Versions in this order follow each other."""
        return self.rank, self.clock, self.operation


class Clash(NamedTuple):
    """Changes of one part that were made without knowledge of each other; the first prevails."""

    part: str
    versions: tuple[Version, ...]


def resolved(versions: Sequence[Version]) -> Entity | None:
    """What the versions, in the order of their places, make of the entity; None when it was deleted last."""
    return latest(versions) if versions and versions[-1].became is not None else None


def latest(versions: Sequence[Version]) -> Entity | None:
    """As `resolved`, but what it was last when it was deleted; None for no versions."""
    if len(versions) == 1:
        (only,) = versions
        return only.became or only.was  # type: ignore[no-any-return]
    base = next((v.became or v.was for v in versions), None)
    if base is None:
        return None
    chosen: dict[str, Any] = {}
    for version in versions:
        if version.became is not None:
            chosen |= differing(version.was, version.became)
    made = with_parts(base, chosen)
    if isinstance(made, Codebook):
        return tidied(made, max(v.became.version for v in versions if v.became is not None))
    return cautious(made, clashes(versions)) if isinstance(made, Article) else made


def cautious(article: Article, found: Iterable[Clash]) -> Article:
    """Until somebody decides it, an article is handled as the stricter wanted it, and in no bin."""
    for clash in found:
        values = [version.became for version in clash.versions if version.became is not None]
        if clash.part == "handling":
            article = replace(article, handling=max((v.handling for v in values), key=HANDLING.index))
        elif clash.part == "binned":
            article = replace(article, binned=False)
    return article


def clashes(versions: Sequence[Version]) -> Iterator[Clash]:
    """Parts that were changed by people who did not know of each other's change, if the outcomes differ."""
    if len({v.device for v in versions}) < 2:
        return
    writers: dict[str, list[_Written]] = {}
    for before_it, version in zip((None, *versions), versions, strict=False):
        if version.became is not None:
            if version.was is None and before_it is not None and before_it.became is None:
                writers.clear()  # made anew: what was deleted is over
            before = parts(version.was) if version.was is not None else {}
            for name, value in differing(version.was, version.became).items():
                if name.rpartition(SEP)[2] not in _NEVER_CLASH:
                    was, became = unsigned(name, before.get(name, ABSENT)), unsigned(name, value)
                    writers.setdefault(name, []).append(_Written(version, was, became))
    for name, written in writers.items():
        if len(heads := _heads(written)) > 1:
            yield Clash(name, heads)
    if gone := _deleted_unseen(versions):
        yield Clash(EXISTENCE, gone)


class _Written(NamedTuple):
    version: Version
    was: Any
    became: Any


def _heads(written: list[_Written]) -> tuple[Version, ...]:
    """Writers of a part on whose value nobody built, the last first; one of those that wrote the same.

    One builds on all that one's own device wrote before, and on the latest that wrote the value one found.
    """
    lasts = {one.version.device: at for at, one in enumerate(written)}
    last: list[_Written] = []
    for at in sorted(lasts.values(), reverse=True):
        if not _is_built_on(written, at) and all(other.became != written[at].became for other in last):
            last.append(written[at])
    return tuple(one.version for one in last)


def _is_built_on(written: list[_Written], at: int) -> bool:
    """True when somebody found the value written there, and no later one that wrote the same.

    A set repeats what somebody wrote: it is built on by whoever changed that.
    """
    value, again, repeats = written[at].became, False, written[at].version.rank == 0
    for one in written[at + 1 :]:
        if (repeats or not again) and one.was == value and one.version.was is not None:
            return True
        again = again or one.became == value
    return False


def _deleted_unseen(versions: Sequence[Version]) -> tuple[Version, ...]:
    """A deletion and a change of another device of which one did not know of the other, the later first."""
    for at, version in enumerate(versions):
        if version.became is not None:
            continue
        if other := _overlooked(versions[:at], version):
            return version, other
        for later in versions[at + 1 :]:
            if later.was is None:
                break
            if later.became is not None and later.device != version.device:
                return later, version
    return ()


def _overlooked(before: Sequence[Version], deletion: Version) -> Version | None:
    """The last change of another device that the one who deleted did not know of."""
    if deletion.was is None or all(version.device == deletion.device for version in before):
        return None
    made = latest(before)
    unseen = differing(deletion.was, made) if made is not None else {}
    others = (v for v in reversed(before) if v.device != deletion.device and _wrote(v, unseen))
    return next(others, None) if unseen else None


def _wrote(version: Version, names: dict[str, Any]) -> bool:
    return version.became is not None and not names.keys().isdisjoint(differing(version.was, version.became))
