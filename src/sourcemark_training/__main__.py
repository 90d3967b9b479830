"""`python -m sourcemark_training [ship | curve | agreement | beat NAME FOLDER]`: train and ship the better model, draw
the learning curve, tell how far the two passes over a part of the articles agree, or train one into FOLDER that has
seen no article of the beat NAME ("tech"), to measure what a project teaches.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from .agreeing import agreement, told
from .card import write_card
from .corpus import TOP, own_articles, shared_articles
from .figures import Figures, figures_of, line
from .trainer import make, part
from .training import Plan

VERSION = "1"
PLAN = Plan(epochs=8.0, seed=1, rate=3e-4)
SHIPPED = TOP / "resources" / "suggest"


def ship(folder: Path) -> None:
    """Train on the project's own articles, and on those with the shared ones; keep what does better."""
    own, shared, judged = own_articles(), shared_articles("train"), shared_articles("dev")
    tried: dict[str, tuple[Path, Figures]] = {}
    for name, documents in {"own": own, "own and shared": own + shared}.items():
        if name != "own" and not shared:
            continue
        made = make(documents, folder / name.replace(" ", "-"), VERSION, PLAN)
        tried[name] = (made.folder, figures_of(made.folder, judged or made.held_back))
        print(f"{name}: {made.articles} articles, {made.seconds:.0f} s; {line(tried[name][1])}", flush=True)
    best = max(tried, key=lambda name: tried[name][1].f1)
    shutil.copytree(tried[best][0], SHIPPED, dirs_exist_ok=True)
    write_card(VERSION, best, {name: figures for name, (_, figures) in tried.items()})
    print(f"shipped: {best}")


def curve(folder: Path) -> None:
    """The same training on a quarter, a half and all of the articles: is it worth writing more?"""
    documents = own_articles() + shared_articles("train")
    judged = shared_articles("dev")
    for share in (0.25, 0.5, 1.0):
        made = make(part(documents, share, PLAN.seed), folder / f"{share}", VERSION, PLAN)
        figures = figures_of(made.folder, judged or made.held_back)
        print(f"{share:.0%}: {made.articles} articles, {made.seconds:.0f} s; {line(figures)}", flush=True)


def beat(name: str, folder: Path) -> None:
    """The shipped model's training without one beat."""
    left = own_articles(without=name)
    if len(left) == len(own_articles()):
        sys.exit(f"The corpus has no beat {name!r}.")
    folder.mkdir(parents=True, exist_ok=True)
    made = make(left + shared_articles("train"), folder, f"{VERSION} without {name}", PLAN)
    print(f"without {name}: {made.articles} articles, {made.seconds:.0f} s")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    verbs = parser.add_subparsers(dest="what")
    verbs.add_parser("ship")
    verbs.add_parser("curve")
    verbs.add_parser("agreement")
    without = verbs.add_parser("beat")
    without.add_argument("name")
    without.add_argument("folder", type=Path)
    asked = parser.parse_args()
    if asked.what == "agreement":
        print(told(*agreement()))
        return 0
    if asked.what == "beat":
        beat(asked.name, asked.folder)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        (curve if asked.what == "curve" else ship)(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
