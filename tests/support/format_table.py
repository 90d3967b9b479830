"""What pages on formats say that the registry knows: tables of them all, what each one loses, which options it has.

Run as a program, it writes these parts anew, between their marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from sourcemark.formats.format import Format
from sourcemark.formats.registry import formats

PAGES = Path(__file__).parents[2] / "docs" / "user-guide" / "formats"
TITLES = {"article": "Articles", "collection": "Collections of articles", "set": "Annotated sets"}
_PART = re.compile(r"<!-- (\w+) -->\n.*?<!-- end -->\n", re.DOTALL)


def page_of(form: Format) -> Path:
    """Where a format is told of."""
    return PAGES / f"{form.name}.md"


def is_written(form: Format) -> bool:
    """True for what an export can be made in."""
    return form.write is not None or bool(form.printed_from)


def renewed(words: str, form: Format | None = None) -> str:
    """A page with its parts as the registry has them; `form`: the format that it is about."""
    return _PART.sub(lambda part: _part(part[1], form), words)


def _part(name: str, form: Format | None) -> str:
    lines = _tables() if form is None else {"lost": _lost, "options": _options}[name](form)
    body = "".join(f"{line}\n" for line in lines)
    return f"<!-- {name} -->\n{body}<!-- end -->\n"


def _lost(form: Format) -> Iterable[str]:
    return [f"- {loss.words}" for loss in form.loses] or ["Nothing of what is in the set."]


def _options(form: Format) -> Iterable[str]:
    told = (" ".join(filter(None, (f"{option.title}.", option.hint))) for option in form.options)
    return [f"- `--option {option.name}`: {words}" for option, words in zip(form.options, told, strict=True)]


def _tables() -> Iterator[str]:
    for holds, title in TITLES.items():
        found = [form for form in formats().values() if form.holds == holds]
        yield from ("", f"## {title}", "", *(_sets(found) if holds == "set" else _readers(found)))


def _readers(found: Iterable[Format]) -> Iterator[str]:
    yield from ("| format | files |", "|---|---|")
    yield from (f"| {_title(form)} | {' '.join(form.suffixes)} |" for form in found)


def _sets(found: Iterable[Format]) -> Iterator[str]:
    yield from ("| format | in a shell | files | what it is for | out | in |", "|---|---|---|---|---|---|")
    for form in found:
        out = "–" if not is_written(form) else f"with `{form.needs}`" if form.needs else "yes"
        back = "merged" if form.lossless else "yes" if form.read else "–"
        cells = (_title(form), f"`{form.name}`", " ".join(form.suffixes), form.purpose or "–", out, back)
        yield f"| {' | '.join(cells)} |"


def _title(form: Format) -> str:
    return f"[{form.title}]({form.name}.md)"


def _renew() -> None:
    pages: list[tuple[Path, Format | None]] = [(PAGES / "README.md", None)]
    for path, form in pages + [(page_of(form), form) for form in formats().values()]:
        path.write_text(renewed(path.read_text("utf-8"), form), "utf-8")


if __name__ == "__main__":
    _renew()
