"""Row 21: a thousand web pages taken in, against trafilatura alone over the same files on as many processes."""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import corpus
from measuring import Figure, Taken, against, in_turns, median, take, tell
from starting import at_home

from sourcemark.project import create
from sourcemark.work.codebooks import builtin
from sourcemark.work.intake import import_files

PAGES = 1_000
COMPILED = "import sourcemark.formats.child; from sourcemark.formats.registry import formats; formats()"
_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Courier</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2026-03-{day:02}T09:00:00Z"><meta name="author" content="A. Writer">
<link rel="canonical" href="https://courier.example/{number}"><style>{style}</style><script>{script}</script></head>
<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1><p class="byline">By A. Writer</p>
{body}</article><aside><h2>More</h2><ul>{more}</ul></aside></main><footer><ul>{menu}</ul><p>Imprint</p></footer>
</body></html>"""


def write_pages(folder: Path) -> None:
    """Pages as newspapers have them: an article of 5 kB between menus, links and scripts."""
    prose, chance = corpus.Prose(11), random.Random(11)
    for number in range(PAGES):
        paragraphs = prose.text(5_000).split("\n")
        body = "".join(
            f"<h2>{prose.sentence()[:40]}</h2><p>{words}</p>" if at and at % 5 == 0 else f"<p>{words}</p>"
            for at, words in enumerate(paragraphs)
        )
        links = [f'<li><a href="/{n}">{prose.sentence()[:30]}</a></li>' for n in range(30)]
        page = _PAGE.format(
            title=prose.sentence().rstrip("."), number=number, day=1 + number % 28, body=body,
            style=".a{color:red}" * 100, script="var a=1;" * 300, menu="".join(links), more="".join(links[:12]),
        )  # fmt: skip
        (folder / f"{number:04}-{chance.randrange(10**6)}.html").write_text(page, "utf-8")


def import_ours(folder: Path, path: Path) -> Taken:
    """Through `work`, child processes and all."""
    with closing(create(path, corpus.USER, builtin())) as project:
        return take(lambda: import_files(project, [folder]))


def extract(path: str) -> int:
    """What trafilatura makes of one file: main text and metadata."""
    from trafilatura import bare_extraction

    page = bare_extraction(Path(path).read_bytes(), include_comments=False, with_metadata=True)
    return len(getattr(page, "text", None) or "")


def import_bare(folder: Path) -> Taken:
    """On as many processes as ours has, starting them included."""

    def run() -> None:
        files = [str(path) for path in sorted(folder.iterdir())]
        with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
            assert min(pool.map(extract, files, chunksize=16)) > 1_000

    return take(run)


def figures(folder: Path, times: int = 3) -> Figure:
    """The line."""
    files, fresh = folder / "pages", (folder / f"{n}.sourcemark" for n in itertools.count())
    files.mkdir()
    write_pages(files)
    bare, ours = in_turns(times, lambda: import_bare(files), lambda: import_ours(files, next(fresh)))
    return against(21, "import of 1,000 web pages with 5 kB of text", median(bare), median(ours), 1.3)


if __name__ == "__main__":
    subprocess.run([sys.executable, "-c", COMPILED], check=True)
    with at_home() as home:
        tell([figures(home)])
