"""What is written beside the statements: who marked, who speaks, and what is known of the articles."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.articles import Article
from ....model.sources import Source
from ...register import Register
from ...xml_out import element, words
from .codes import Codes
from .names import guid, shown

TITLE = "title"
"""Variable of a document whose name had to differ from its title."""
OF_ARTICLES = (TITLE, "outlet", "byline", "section", "published", "url", "language", "handling")
OF_SOURCES = ("source_kind", "types", "anonymity", "aliases", "affiliation", "role", "note")
BETWEEN = "; "
"""Between several types or aliases in one variable."""


def users(register: Register) -> Iterator[str]:
    """A `User` for each annotator; the adjudicated layer is one of them."""
    for annotator in register.annotators.values():
        yield element("User", {"guid": guid("user", annotator.id), "name": annotator.name})


def variables() -> Iterator[str]:
    """What documents and cases can have."""
    for name in (*OF_ARTICLES, *OF_SOURCES):
        yield element(
            "Variable", {"guid": guid("variable", name), "name": shown(name), "typeOfVariable": "Text"}
        )


def about_article(article: Article, name: str) -> str:
    """The variables of an article that is written under this name."""
    found = {field: said for field in OF_ARTICLES if field != TITLE and (said := getattr(article, field))}
    return _values(found if article.title == name else {TITLE: article.title, **found})


def cases(register: Register, codes: Codes) -> Iterator[str]:
    """A `Case` for each source, with its code; of several of one name the first."""
    written = set[str]()
    for source in register.sources.values():
        if not source.merged_into and source.name not in written:
            written.add(source.name)
            code = element("CodeRef", {"targetGUID": codes.use("source", source.name)})
            values = _values({field: said for field, said in _of_source(source, register).items() if said})
            yield element("Case", {"guid": case_guid(source.name), "name": source.name}, code + values)


def case_guid(name: str) -> str:
    """GUID of the case of a source."""
    return guid("case", name)


def _of_source(source: Source, register: Register) -> dict[str, str]:
    several = {"types": register.types(source), "aliases": source.aliases}
    single = {field: getattr(source, field) for field in OF_SOURCES if field not in several}
    return single | {name: BETWEEN.join(found) for name, found in several.items()} | {"role": source.office}


def _values(found: dict[str, str]) -> str:
    return "".join(
        element(
            "VariableValue",
            {},
            element("VariableRef", {"targetGUID": guid("variable", name)})
            + f"<TextValue>{words(text)}</TextValue>",
        )
        for name, text in found.items()
    )
