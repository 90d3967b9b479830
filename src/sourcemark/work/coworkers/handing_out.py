"""Handing out a copy: a project for a coworker, with some of the articles, that can be merged back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ...model.articles import Article
from ...model.errors import Refused
from ...model.review import ARRANGEMENT, Arrangement, Proposing
from ...model.words import cut
from ...project import SUFFIX, Project
from ...project.merging import handing
from ...project.merging.handing import Marks, Selection
from ...project.queries.proposals import learned
from ..proposing.setting import chosen
from ..submitting import arranged
from ..task import Quiet, Task

LONGEST = 60
"""Characters of a name within the name of a file."""
_UNFIT = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|]+')
"""What the name of a file can't hold on one system or another."""


def hand_out(  # noqa: PLR0913 - all of it is chosen in one card
    project: Project,
    path: Path,
    articles: Sequence[str],
    marks: Marks,
    made_for: str,
    *,
    blind: bool = False,
    nameless: bool = False,
    carry_learned: bool = False,
    proposals: Proposing | None = None,
    task: Task | None = None,
) -> Path:
    """Write a copy with these articles, the codebook and the register; where it was written (`.sourcemark` is added).

    `marks` says whose statements go along: nobody's ("none"), one's "own", or "all" that one may see. What
    somebody answered to proposals never goes along, what was learnt from it with `carry_learned`. `proposals` says what
    is proposed while working blind there: as this project says, unless told. Refused without articles, for one that
    is not here, without a name, where nothing was learnt, and where a file stands already.
    """
    made_for = " ".join(made_for.split())
    if not made_for:
        raise Refused("Say who the copy is for.")
    if not articles:
        raise Refused("Choose the articles to hand out.")
    for article in articles:
        if project.get(Article, article) is None:
            raise Refused(f"There is no article {article!r} in this project.")
    if carry_learned and not has_learned(project):
        raise Refused("Nothing was learnt from this project yet.")
    full = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
    arrangement = Arrangement(
        id=ARRANGEMENT,
        blind=blind,
        nameless=nameless,
        made_for=made_for,
        made_by=project.user.annotator.name,
        proposals=chosen(proposals or arranged(project).proposals),
    )
    selection = Selection(tuple(dict.fromkeys(articles)), marks, carry_learned)
    handing.hand_out(project, full, selection, arrangement, (task or Quiet()).progress)
    return full


def has_learned(project: Project) -> bool:
    """True when there is something learnt that could go along."""
    return learned(project.link) is not None


def in_use(project: Project) -> list[str]:
    """Ids of all articles that are not in the bin."""
    return [article.id for article in project.all(Article) if not article.binned]


def proposed(project: Project, made_for: str) -> Path:
    """Where the copy may be written, beside the project: "Case for Bob.sourcemark"; numbered where one is there."""
    who = cut(" ".join(_UNFIT.sub(" ", made_for).split()).strip(". "), LONGEST) or "a coworker"
    stem, number = f"{project.path.stem} for {who}", 1
    found = project.path.with_name(stem + SUFFIX)
    while found.exists():
        number += 1
        found = project.path.with_name(f"{stem} {number}{SUFFIX}")
    return found
