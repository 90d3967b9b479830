"""`python -m sourcemark_training [ship | curve | agreement | beat NAME FOLDER]`: train and ship the better model; draw
the learning curve below it; tell how far the two passes over a part of the articles agree; or train a model into
FOLDER that has seen no article of the beat NAME ("tech"), to measure what a project teaches.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from .agreeing import agreement, in_words
from .card import write_card
from .corpus import TOP, own_articles, part, shared_articles
from .figures import Figures, figures_of, line
from .recipe import SEED, VERSION, models
from .trainer import Made

SHIPPED = TOP / "resources" / "suggest"


def ship(folder: Path) -> None:
    """Train on the project's own articles, and on those with the shared ones; keep what does better."""
    judged, tried, made = shared_articles("dev"), dict[str, Figures](), dict[str, Made]()
    for name, model in models(own_articles(), shared_articles("train"), folder):
        made[name], tried[name] = model, figures_of(model.folder, judged or model.held_back)
        print(f"{name}: {told(model, tried[name])}", flush=True)
    best = max(tried, key=lambda name: tried[name].f1)
    shutil.copytree(made[best].folder, SHIPPED, dirs_exist_ok=True)
    write_card(VERSION, best, tried)
    print(f"shipped: {best}")


def curve(folder: Path) -> None:
    """The same training on a quarter and a half of the articles: is it worth writing more?"""
    own, shared, judged = own_articles(), shared_articles("train"), shared_articles("dev")
    for share in (0.25, 0.5):
        some, others = part(own, share, SEED), part(shared, share, SEED)
        *_, (_, model) = models(some, others, folder / f"{share}")
        figures = figures_of(model.folder, judged or model.held_back)
        print(f"{share:.0%}: {told(model, figures)}", flush=True)


def told(model: Made, figures: Figures) -> str:
    """What it was trained on and how good it is."""
    return f"{model.articles} articles, {model.seconds:.0f} s; {line(figures)}"


def beat(name: str, target: Path, folder: Path) -> None:
    """The shipped model's training without one beat."""
    left = own_articles(without=name)
    if len(left) == len(own_articles()):
        sys.exit(f"The corpus has no beat {name!r}.")
    *_, (_, model) = models(left, shared_articles("train"), folder, f"{VERSION} without {name}")
    shutil.copytree(model.folder, target, dirs_exist_ok=True)
    print(f"without {name}: {model.articles} articles, {model.seconds:.0f} s")


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
        print(in_words(*agreement()))
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if asked.what == "beat":
            beat(asked.name, asked.folder, folder)
        else:
            (curve if asked.what == "curve" else ship)(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
