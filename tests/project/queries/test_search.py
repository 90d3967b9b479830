"""Search in every script, whatever is typed."""

from __future__ import annotations

import pytest
from files import mark, put_all, put_article, user

from sourcemark.model.articles import Article
from sourcemark.model.scope import ArticleFilter, StatementFilter
from sourcemark.model.sources import Source
from sourcemark.project import Project
from sourcemark.project.queries import articles, sources, statements
from sourcemark.project.queries.match import like, match

ANN = user().annotator.id
TEXTS = {
    "english": "The ministry's spokesman said “no comment” AND left. E-mail: a.b@c.org; 100%_sure C:\\temp",
    "chinese": "国防部发言人说，军队已经转移。",
    "japanese": "防衛省は、部隊が移動したと発表した。",
    "korean": "국방부는 군대가 이동했다고 밝혔다.",
    "arabic": "قال المتحدث باسم الوزارة إن القوات تحركت",
    "hebrew": "דובר משרד הביטחון אמר",
    "thai": "กองทัพเคลื่อนพลแล้ว",
    "accents": "Le porte-parole a démenti: «c’est réglé», à Besançon. Größe ŁÓDŹ",
}


@pytest.fixture
def library(project: Project) -> dict[str, Article]:
    """An article per script, each of its whole text one statement."""
    with project.operation("Import") as op:
        made = {name: put_article(op, text, title=name) for name, text in TEXTS.items()}
        for name, article in made.items():
            op.put(mark(article, TEXTS[name], (0, len(TEXTS[name]))))
    return made


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("ministry", "english"),
        ("MINIST", "english"),
        ("mi", "english"),
        ("m", ""),
        ("b", "english"),
        ("said comment", "english"),
        ("said absent", ""),
        ("spokesman left", "english"),
        ('"no comment"', "english"),
        ('no"comment', "english"),
        ("AND", "english"),
        ("NOT OR NEAR(", ""),
        ("a.b@c.org", "english"),
        ("100%", "english"),
        ("ministry* -left ^said exact:left {x}", ""),
        ("ministry* -left ^said", "english"),
        ("军队", "chinese"),
        ("发言人说 转移", "chinese"),
        ("队军", ""),
        ("部隊", "japanese"),
        ("防衛省 発表", "japanese"),
        ("군대", "korean"),
        ("القوات", "arabic"),
        ("قال الوزارة", "arabic"),
        ("המשרד", ""),
        ("משרד", "hebrew"),
        ("เคลื่อน", "thai"),
        ("dementi", "accents"),
        ("BESANCON regle", "accents"),
        ("größe", "accents"),
        ("łódź", "accents"),
    ],
)
def test_search_finds_words_in_every_script(
    project: Project, library: dict[str, Article], words: str, names: str
) -> None:
    found = statements.search_statements(project.link, StatementFilter(words=words))
    assert " ".join(hit.article.title for hit in found) == names
    keys = articles.article_keys(project.link, ArticleFilter(text=words), ANN)
    rows = articles.article_rows(project.link, keys, ANN)
    assert " ".join(rows[key].article.title for key in keys) == names


@pytest.mark.parametrize(
    "words", ["", " ", '"', "'", "*", "()", "^-:", "😀", "﷽", "\u200f", "\x00", "NEAR", 'a"b"']
)
def test_any_typing_is_a_question_and_never_an_error(
    project: Project, library: dict[str, Article], words: str
) -> None:
    statements.search_statements(project.link, StatementFilter(words=words))
    articles.article_keys(project.link, ArticleFilter(words=words, text=words), ANN)
    sources.source_keys(project.link, words)
    sources.likely_sources(project.link, words, [words], 3)


def test_expressions() -> None:
    assert match('Say "no" AND 军队') == '"Say"* "no"* "AND"* "军 队"*'
    assert match(' -- "" ') == ""
    assert like("50%_\\ Straße") == ["%50\\%\\_\\\\%", "%strasse%"]


def test_wildcards_of_like_are_mere_letters(project: Project) -> None:
    names = ["100% sure", "100 percent", "under_score", "underscore", "back\\slash"]
    put_all(project, "Add", [Source(id=str(n), name=name) for n, name in enumerate(names)])

    def found(words: str) -> list[str]:
        keys = sources.source_keys(project.link, words)
        rows = sources.source_rows(project.link, keys)
        return [rows[key].source.name for key in keys]

    assert found("0%") == ["100% sure"]
    assert found("r_s") == ["under_score"]
    assert found("\\") == ["back\\slash"]
    assert found("UNDER score") == ["under_score", "underscore"]
    assert len(found("")) == 5
