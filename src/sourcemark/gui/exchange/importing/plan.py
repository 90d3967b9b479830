"""Which files are to come in and how each is to be read, as far as anybody chose."""

from __future__ import annotations

from msgspec.structs import replace

from ....formats.inputs import Wanted
from ....formats.registry import named
from ....model.articles import AS_FOUND, Choices
from ....work.finding import Finds, Found
from ....work.looking import Look


class Plan:
    """Files by their row. A choice counts for one file, or for all of its kind that nobody chose for by itself."""

    def __init__(self, finds: Finds) -> None:
        self.files: list[Found] = finds.files
        self.looks: dict[int, Look] = {}
        """The last look at a file as a whole."""
        self._finds = finds
        self._own: dict[int, Choices] = {}
        self._kinds: dict[str, Choices] = {}
        self._only: dict[int, tuple[str, ...]] = {}
        self._plain: dict[str, bool] = {}

    def wanted(self, row: int) -> Wanted:
        """The file with what was chosen for it; all its members."""
        return replace(self.files[row].wanted, choices=self.choices(row))

    def member(self, row: int, name: str) -> Wanted:
        """One member of the file."""
        return replace(self.wanted(row), only=(name,))

    def choices(self, row: int) -> Choices:
        """How a file is to be read."""
        kind = self._kinds.get(self.files[row].suffix, AS_FOUND)
        return self._own.get(row, kind)

    def choose(self, row: int, choices: Choices) -> None:
        """For one file."""
        self._own[row] = choices
        self.looks.pop(row, None)

    def choose_for_kind(self, row: int) -> list[int]:
        """What was chosen for a file counts for all of its kind; the others' rows."""
        kind, choices = self.files[row].suffix, self.choices(row)
        self._kinds[kind] = replace(choices, columns={})
        others = [n for n, file in enumerate(self.files) if file.suffix == kind and n != row]
        for other in others:
            self._own.pop(other, None)
            self.looks.pop(other, None)
        return others

    def tick(self, row: int, members: tuple[str, ...] | None) -> None:
        """Only these members of a collection; None for all."""
        if members is None:
            self._only.pop(row, None)
        else:
            self._only[row] = members

    def ticked(self, row: int) -> tuple[str, ...] | None:
        """The members that are wanted; None for all."""
        return self._only.get(row)

    def of_kind(self, row: int) -> int:
        """How many files end as this one does."""
        return sum(file.suffix == self.files[row].suffix for file in self.files)

    def unsure(self, row: int) -> bool:
        """True for a file that was not looked at, and of which the name alone does not say what it holds."""
        suffix = self.files[row].suffix
        if suffix not in self._plain:
            form = named(self.files[row].name)
            self._plain[suffix] = form is not None and form.table is None and form.holds != "set"
        return row not in self.looks and not self._plain[suffix]

    def state(self, row: int) -> str:
        """A word for the list: how a file stands; empty before it was looked at."""
        look = self.looks.get(row)
        if look is None:
            return ""
        if look.why:
            return f"can't be read: {look.why}"
        if look.holds == "set":
            return "an annotated set: import it by itself"
        if look.table is not None:
            return "ready" if "text" in self.choices(row).columns else "choose columns"
        return self._share(row, look) if look.members else "ready"

    def _share(self, row: int, look: Look) -> str:
        readable = sum(member.readable for member in look.members)
        only = self._only.get(row)
        number = readable if only is None else len(only)
        return f"{number:,} of {readable:,} chosen"

    @property
    def ready(self) -> bool:
        """True when there may be something that can be read."""
        return any(self._may_come(row) for row in range(len(self.files)))

    def _may_come(self, row: int) -> bool:
        look = self.looks.get(row)
        return self._only.get(row) != () and (look is None or not look.why)

    def result(self) -> Finds:
        """What is to be imported."""
        made = Finds()
        made.passed, made.refused = self._finds.passed, self._finds.refused
        made.files = [
            Found(replace(self.wanted(row), only=self._only.get(row)), file.name)
            for row, file in enumerate(self.files)
            if self._only.get(row) != ()
        ]
        return made
