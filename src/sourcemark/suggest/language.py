"""Whether a text is English, told cheaply from its letters and small words in several places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.abbreviations import word_set
from ..model.errors import Refused

SAMPLE, SAMPLES = 700, 9
"""Code points of a sample, and how many are taken at most."""
_FEW = 30
"""Words from which on small words must be among them."""
_LEAST = 0.03
"""Share of English small words that even a list of names and results has, given its headings."""
_LATIN = 0.7
"""Least share of Latin letters."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN_LETTER = re.compile(r"[A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿＡ-Ｚａ-ｚ]")

_ENGLISH = word_set(
    "the and of to in that is was for on with as by at from it its are were be been has have had will would not but",
    "this which they their his her he she who said an or after over more about into than when there you your our we",
    "what if out up says can could should may did do does no all two new",
)
_OTHERS = tuple(
    word_set(words)
    for words in (
        "der die das und ist nicht ein eine einen einer dem den des mit sich auf für von zu im auch wie bei nach aus "
        "dass werden wurde hat haben sind er sie wir es am an in um über vor zum zur noch nur aber oder",
        "le la les des du de une un est et dans que qui pour pas sur avec par plus au aux ce cette sont été ont il "
        "elle se en nous vous son sa ses leur mais ou où à ne",
        "el la los las de del que en y un una por con para se su es al como más pero lo fue ha sido este esta entre "
        "sobre sin también no",
        "il lo la gli di che è un una per non con del della dei nel sono ha alla al da si anche più le i e in ma",
        "o os a as da do das dos em um uma não para com que por mais foi ao se na no é e de sua seu são como",
        "de het een en van is dat op te zijn niet met voor aan er om ook maar bij naar door ze hij wordt werd heeft "
        "over uit dit die als in was",
        "och att det som en på är av för den till med inte har om ett var de sig från i",
        "og at det som en på er af for den til med ikke har et jeg de av fra i å seg men",
        "i w na z do się nie że jest to o jak po dla przez od za są ale",
        "a v na se je že do s z o k pro jako ale by si",
        "ja on ei että oli se hän mutta ovat kun myös joka",
        "ve bir bu için da de ile olarak çok daha olan gibi",
        "yang dan di dengan untuk pada dari ini itu dalam tidak akan adalah",
        "și de la cu în pe a nu că din o este un care mai",
        "a az és hogy nem is egy van volt meg",
        "là của và có trong được cho các những với không một",
    )
)


class NotEnglish(Refused):
    """Proposals are made for English only; the message is one line."""

    def __init__(self) -> None:
        super().__init__("Proposals are made for English texts only; this one does not look like English.")


def is_english(text: str) -> bool:
    """Whether most of its samples are English; a sample that is too short to say is, when its letters are Latin.

    A text without letters has nothing that speaks against it.
    """
    votes = [english_sample(sample) for sample in samples(text) if _LETTER.search(sample)]
    return 2 * sum(votes) >= len(votes)


def samples(text: str) -> Iterator[str]:
    """Stretches from the whole length of the text; all of a short one."""
    count = min(SAMPLES, -(-len(text) // SAMPLE))
    for at in range(count):
        start = at * (len(text) - SAMPLE) // max(1, count - 1) if count > 1 else 0
        yield text[start : start + SAMPLE]


def english_sample(sample: str) -> bool:
    """Whether a few sentences are English."""
    if len(_LATIN_LETTER.findall(sample)) < _LATIN * len(_LETTER.findall(sample)):
        return False
    words = [word.lower() for word in _WORD.findall(sample)]
    ours = sum(word in _ENGLISH for word in words)
    theirs = max(sum(word in small for word in words) for small in _OTHERS)
    if theirs > ours and theirs > 1:
        return False
    return len(words) < _FEW or ours >= _LEAST * len(words)
