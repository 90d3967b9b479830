"""Short ways to write files that are to come in, and to look at what came."""

from __future__ import annotations

from pathlib import Path

from sourcemark.model.articles import Article
from sourcemark.project import Project


def write(folder: Path, **texts: str | bytes) -> list[Path]:
    """Files, a name with _ for its dot each."""
    paths = [folder / name.replace("_", ".") for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return paths


def titles(project: Project) -> list[str]:
    return sorted(article.title for article in project.all(Article))


def kept(project: Project) -> list[int]:
    """How many texts and originals lie in the file."""
    return [
        project.link.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("text", "original")
    ]
