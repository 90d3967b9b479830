"""Names are found however they are written."""

from __future__ import annotations

import unicodedata

import pytest

from sourcemark.model.known_names import KnownNames

NAMES = ("Wolfgang Xavier", "이웅길", "李雄吉", "李 小龍", "カタガナ", "㈱東芝", "قاسم الحداد", "約翰·史密斯")


@pytest.mark.parametrize(
    "written",
    [
        "WOLFGANG\u00a0\nxavier", "Wolf\u00adgang Xavier", "Wolfgang\u2060Xavier", "@WolfgangXavier",
        unicodedata.normalize("NFD", "이웅길"), "李雄\n吉", "李\u3000雄吉", "李\u200b雄\u200b吉", "\uf9e1雄吉",
        "李小龍", "ｶﾀｶﾞﾅ", unicodedata.normalize("NFD", "カタガナ"), "㈱東芝", "قـاسـم الحَدَّاد", "約翰・史密斯",
        "約翰史密斯",
    ],
)  # fmt: skip
def test_however_it_is_written(written: str) -> None:
    known = KnownNames([(name, "X") for name in NAMES])
    assert known.hidden(f"a {written} b") in {"a X b", "a @X b"}


def test_what_only_looks_alike_stays() -> None:
    known = KnownNames([(name, "X") for name in (*NAMES, "李", "이수", "A B")])
    for text in ("Wolfgangs Xavier", "李。雄。吉", "이순", "AB", "東芝"):
        assert known.hidden(text) == text
