"""Which column of a table of articles holds what: guessed by how it is headed, else by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from ..drafting import iso_date
from ..moments import iso

HEADS: dict[str, tuple[str, ...]] = {
    field: tuple(names.split())
    for field, names in {
        "text": "text fulltext volltext articletext artikeltext maintext body bodytext articlebody content contents "
        "story article artikel document transcript inhalt haupttext texte textecomplet contenu corps النص نص "
        "نصالمقال المحتوى محتوى متن texto contenido cuerpo conteúdo testo contenuto tekst treść текст содержание "
        "зміст 正文 内容 本文 全文 본문 metin",
        "title": "title headline heading titel überschrift schlagzeile titre العنوان عنوان título titulo titular "
        "titolo tytuł заголовок название назва 标题 標題 タイトル 제목 başlık subject",
        "outlet": "outlet source publication publisher newspaper medium media site sitename website journal quelle "
        "zeitung herausgeber verlag média éditeur المصدر مصدر الصحيفة الناشر medio fuente periódico testata "
        "издание источник джерело 媒体 媒體 来源 來源 출처 kaynak",
        "byline": "byline author authors writer reporter autor autoren autorin verfasser auteur auteurs الكاتب "
        "المؤلف كاتب autora autore автор 作者 記者 记者 기자 yazar creator",
        "section": "section category rubrik ressort kategorie rubrique catégorie القسم قسم sección categoría "
        "sezione рубрика раздел розділ 栏目 版面 bölüm",
        "published": "published publishedat publicationdate publisheddate publishdate datepublished pubdate date "
        "datum erscheinungsdatum veröffentlicht veröffentlichtam datedepublication publiéle التاريخ تاريخ "
        "تاريخالنشر fecha data дата 日期 发布日期 날짜 tarih timestamp created createdat",
        "url": "url uri link permalink address webaddress canonicalurl href adresse lien الرابط رابط enlace "
        "collegamento ссылка адрес посилання 链接 網址 링크",
        "language": "language lang sprache langue اللغة لغة idioma lingua язык мова 语言 語言 언어 dil",
    }.items()
}
"""Field of `Draft` -> how its column may be headed, the surest first: small letters, letters and digits alone."""

LONG = 80
"""Code points that the cells of a column have on the average, when it is taken for the text by its length."""
_MOST = 0.8
"""Share of the cells that must look alike."""

_NO_LETTERS = re.compile(r"[\W_]+")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")
_SLASHED = re.compile(r"(\d{4})/(\d\d)/(\d\d)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")


def guess(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Field -> column, for each field that a column seems to hold; a column holds one at most."""
    found: dict[str, str] = {}
    for field, names in HEADS.items():
        if column := _headed(columns, names, found.values()):
            found[field] = column
    for field, fits in (("published", _is_date), ("url", _is_address)):
        if field not in found and (column := _alike(columns, rows, fits, found.values())):
            found[field] = column
    if "text" not in found and (column := _longest(columns, rows, found.values())):
        found["text"] = column
    return found


def dated(value: str) -> str:
    """ISO 8601 of a date in one of the ways that can be read in one way only; empty for any other."""
    value = value.strip()
    if parts := _DOTTED.match(value):
        return _checked(parts[3], parts[2], parts[1])
    if parts := _COMPACT.match(value) or _SLASHED.match(value):
        return _checked(parts[1], parts[2], parts[3])
    return "" if value[:5].isdecimal() else iso_date(value) or iso(value)


def language(value: str) -> str:
    """A BCP 47 tag; empty for what is none, as a language's name."""
    return value.strip().replace("_", "-") if _LANGUAGE.fullmatch(value.strip()) else ""


def _headed(columns: Sequence[str], names: Sequence[str], taken: Collection[str]) -> str:
    """Of an object in an object ("article.title") the last word counts too."""
    free = [column for column in columns if column not in taken]
    whole = {_bare(column): column for column in reversed(free)}
    last = {_bare(column.rpartition(".")[2]): column for column in reversed(free)}
    return next((heads[name] for heads in (whole, last) for name in names if name in heads), "")


def _bare(head: str) -> str:
    return _NO_LETTERS.sub("", head.casefold())


def _alike(
    columns: Sequence[str],
    rows: Sequence[Mapping[str, str]],
    fits: Callable[[str], bool],
    taken: Collection[str],
) -> str:
    for column in columns:
        cells = [cell for row in rows if (cell := row.get(column, "").strip())]
        if column not in taken and cells and sum(map(fits, cells)) >= _MOST * len(cells):
            return column
    return ""


def _longest(columns: Sequence[str], rows: Sequence[Mapping[str, str]], taken: Collection[str]) -> str:
    lengths = {
        column: sum(len(row.get(column, "")) for row in rows) / max(1, len(rows))
        for column in columns
        if column not in taken
    }
    column = max(lengths, key=lambda column: lengths[column], default="")
    return column if column and lengths[column] >= LONG else ""


def _is_date(cell: str) -> bool:
    return len(cell) >= 8 and len(dated(cell)) >= 10


def _is_address(cell: str) -> bool:
    return cell.casefold().startswith(("http://", "https://"))


def _checked(year: str, month: str, day: str) -> str:
    from datetime import date

    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
