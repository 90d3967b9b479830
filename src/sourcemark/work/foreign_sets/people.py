"""Whose the marks of a set become: mine, those of somebody known here, or of a new annotator."""

from __future__ import annotations

from ...formats.tagged import Mark
from ...model.ids import id_of
from ...model.people import Annotator
from ...model.review import ADJUDICATED
from ...project import Project
from .gathering import Gathered
from .mapping import ME, NEW, NOBODY, Mapping


class People:
    """Finds the annotator of a mark, by what was chosen for the name under which the set has them."""

    def __init__(self, project: Project, gathered: Gathered, mapping: Mapping) -> None:
        self._project, self._gathered, self._chosen = project, gathered, mapping.people
        self._known: dict[str, Annotator] = {}

    def of(self, mark: Mark) -> Annotator:
        """Who made the mark; somebody called after the file where nobody is named."""
        name = self._gathered.person(mark.person) if mark.person else NOBODY
        if name not in self._known:
            self._known[name] = self._meant(name)
        return self._known[name]

    def _meant(self, name: str) -> Annotator:
        chosen = self._chosen.get(name, NEW)
        if chosen == ME:
            return self._project.user.annotator
        if chosen != NEW and (known := self._project.get(Annotator, chosen)) is not None:
            return known
        called = called_anew(name, self._gathered)
        id = id_of("annotator", called)
        return self._project.get(Annotator, id) or Annotator(id=id, name=called)


def called_anew(name: str, gathered: Gathered) -> str:
    """What a new annotator is called: after the file where nobody is named, and never like the layer of decisions."""
    if name == NOBODY:
        return gathered.path.stem or gathered.form.name
    return f"{name} ({gathered.path.stem})" if name.casefold() == ADJUDICATED.name.casefold() else name
