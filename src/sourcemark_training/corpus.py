"""The annotated articles: the project's own, and the shared corpus where it lies beside the checkout."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from .markup import Document, read_file

TOP = Path(__file__).parents[2]
OWN = TOP / "resources" / "corpus"
SHARED = TOP.parent / "shared" / "attribution"


def own_articles(folder: Path = OWN, without: str = "") -> list[Document]:
    """Every article of the project's own, in the order of file names; but those of a beat ("tech": `tech-*.txt`)."""
    left_out = set(folder.glob(f"{without}-*.txt")) if without else set()
    paths = sorted(set(folder.glob("*.txt")) - left_out)
    return [one for path in paths for one in read_file(path.read_text(encoding="utf-8"))]


def shared_articles(name: str, folder: Path = SHARED) -> list[Document]:
    """The shared corpus' part `name` ("train", "dev"); nothing where it is not at hand."""
    path = folder / f"{name}.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def apart(documents: Iterable[Document], share: float, seed: int) -> tuple[list[Document], list[Document]]:
    """About `share` of the articles held back, each by a throw of its own, and the rest: (rest, held back).

    So what one training holds back, another one of more articles holds back as well. Of several of one id one is held
    back.
    """
    rest, held_back = list[Document](), dict[str, Document]()
    for one in sorted(documents, key=lambda one: str(one["id"])):
        if random.Random(f"{seed} {one['id']}").random() < share:
            held_back[str(one["id"])] = one
        else:
            rest.append(one)
    return rest, list(held_back.values())


def part(documents: Sequence[Document], share: float, seed: int) -> list[Document]:
    """A share of the articles, the same for the same seed, smaller ones within larger ones."""
    order = sorted(documents, key=lambda one: str(one["id"]))
    random.Random(seed).shuffle(order)
    return order[: round(len(order) * share)]
