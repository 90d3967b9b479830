"""Tags without end and says so, a line for each act that is done: to be killed at any instant.

    python tagger.py FILE

`+ID` a statement was tagged, `-ID` it was taken back by undo, `*ID,ID…` tagged in one long operation.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from files import TEXT, mark, user

from sourcemark.model.articles import Article
from sourcemark.model.spans import Span
from sourcemark.model.statements import Statement
from sourcemark.project import Project, open_project
from sourcemark.work.tagging import tag

LONG = "".join(TEXT.split()) * 120
"""The text it tags: long enough that each tag has a place of its own, and without spaces, which are no words."""


def act(project: Project, article: Article, number: int) -> str:
    """One act; its line."""
    if number % 7 == 6:
        changes = project.undo()
        assert changes is not None
        return "-" + ",".join(changes.of("statement"))
    if number % 11 == 10:
        with project.bulk("Tag many") as op:
            for length in range(2, 7):
                op.put(mark(article, LONG, (number, number + length)))
                op.rest()
        return "*" + ",".join(op.changes.of("statement"))
    changes = tag(project, article.id, (Span(number, number + 1),), "official")
    return "+" + ",".join(changes.of("statement"))


def main(path: Path) -> None:
    """Open, and act until killed."""
    print("ready", flush=True)
    project = open_project(path, user())
    (article,) = project.all(Article)
    done = project.link.execute(f"SELECT count(*) FROM change WHERE kind = '{Statement.kind}'").fetchone()[0]
    for number in count(done * 3 + 1):
        print(act(project, article, number), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
