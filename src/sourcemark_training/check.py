"""What looks forgotten or wrong in marked articles: python -m sourcemark_training.check FILE..."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .markup import BadMarkup, Document, read_file

REPORTING = re.compile(
    r"\b(sa(?:id|ys)|saying|told|tells|according to|announced|announces|claim(?:ed|s)|den(?:ied|ies)|"
    r"insist(?:ed|s)|argu(?:ed|es)|warn(?:ed|s)|add(?:ed|s)|believ(?:ed|es)|reportedly|allegedly|accus(?:ed|es)|"
    r"predict(?:ed|s)|confirmed|promis(?:ed|es)|tweeted|explained|hop(?:ed|es)|fear(?:ed|s)|"
    r"wants?|wanted|expects?|is expected to|are expected to)\b"
)
QUOTED = re.compile(r'[“"]([^“”"\n]{25,})[”"]')


def complaints(document: Document) -> Iterator[str]:
    """Lines for a person to look at; a complaint is not always a mistake."""
    text, marks = document["text"], document["attributions"]
    cues = [tuple(span) for one in marks for span in one["cue"]]
    contents = [tuple(span) for one in marks for span in one["content"]]
    for found in REPORTING.finditer(text):
        if not any(start < found.end() and found.start() < end for start, end in cues):
            yield f"no cue at: {text[max(0, found.start() - 40) : found.end() + 40]!r}"
    for found in QUOTED.finditer(text):
        if not any(start < found.end() and found.start() < end for start, end in contents):
            yield f"quotation in no content: {found[0][:80]!r}"
    for number, one in enumerate(marks, 1):
        yield from complaints_of_one(text, marks, number, one)


def complaints_of_one(text: str, marks: list[Document], number: int, one: Document) -> Iterator[str]:
    if not one["cue"]:
        yield f"{number} has no cue"
    if bool(one["source"]) != bool(one["type"]):
        yield f"{number}: a source needs a type, and no source needs '-'"
    if one["source"] and (not one["who"] or one["who"] not in text):
        yield f"{number}: its name {one['who']!r} does not stand in the text"
    if one["by"] is not None and not within(one["content"], marks[one["by"]]["content"]):
        yield f"{number} does not stand inside the content of {one['by'] + 1}"
    for role in ("content", "source", "cue"):
        for start, end in one[role]:
            if re.search(r"^[\s.,;:]|[\s,;]$", text[start:end]):
                yield f"{number}: trim the {role} {text[start:end]!r}"


def within(inner: list[list[int]], outer: list[list[int]]) -> bool:
    return all(min(s for s, _ in outer) <= start and end <= max(e for _, e in outer) for start, end in inner)


def main(paths: list[str]) -> int:
    counted: Counter[str] = Counter()
    for path in paths:
        try:
            documents = read_file(Path(path).read_text(encoding="utf-8"))
        except BadMarkup as error:
            print(f"{path}: {error}")
            continue
        for document in documents:
            counted.update(tally(document))
            for line in complaints(document):
                print(f"{document['id']}: {line}")
    print(", ".join(f"{name} {count}" for name, count in counted.most_common()))
    return 0


def tally(document: Document) -> Iterator[str]:
    yield "articles"
    yield from ["words"] * len(document["text"].split())
    for one in document["attributions"]:
        yield "attributions"
        yield one["kind"]
        yield f"type {one['type'] or '-'}"
        yield from ["nested"] if one["by"] is not None else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
