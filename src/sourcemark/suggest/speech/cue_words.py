"""The words by which news says that somebody speaks, per language, and who is meant by "he"."""

from __future__ import annotations

import re

from ...model.abbreviations import CUES_AFTER_QUOTE, word_set
from ...model.patterns import pattern

_VERBS = (
    # English
    "say state report add note announce claim argue insist admit acknowledge remark recall mention indicate warn "
    "confirm deny disclose reveal express conclude testify allege assert maintain predict estimate suggest observe "
    "comment declare stress emphasize emphasise caution believe respond recount assess clarify reiterate contend",
    "saying said says told tells wrote writes denies denied replied replies pointed+out points+out made+clear went+on",
    # German, French, Spanish, Russian
    "sagte sagt sagten erklärte erklärt erklärten betonte betont berichtete berichtet berichteten meinte meint teilte "
    "teilten äußerte warnte behauptete bestätigte ergänzte",
    "déclaré dit affirmé affirme ajouté indiqué annoncé expliqué précisé estimé",
    "dijo dijeron afirmó declaró señaló añadió aseguró informó anunció explicó",
    "сказал сказала сказали заявил заявила заявили заявило сообщил сообщила сообщили сообщило добавил добавила "
    "отметил отметила подчеркнул подчеркнула рассказал рассказала",
    # Arabic: the subject follows
    "قال وقال قالت وقالت أعلن أعلنت وأعلن صرح صرحت وصرح أكد أكدت وأكد أضاف وأضاف أضافت ذكر ذكرت وذكر أفاد أفادت",
)

_PHRASES = (
    "according to|in the words of|as told to|citing|quoting|laut|nach (?:angaben|worten) (?:von|der|des)"
    "|unter berufung auf|citant|citando a|selon|d['’]après|según|de acuerdo con"
    "|по словам|по данным|как сообщает|وفقا ل|بحسب|حسب"
)
"""The speaker follows at once."""

CITING = frozenset(("citing", "quoting", "unter berufung auf", "citant", "citando a"))
"""The speaker follows, and who stands beside reports it."""

_WIDE = "表示|指出|宣布|宣佈|声称|聲稱|强调|強調|透露|警告|说|說|称|稱|と述べ|と語っ|と話し|と発表"
"""Written without spaces; the speaker stands before."""


def _forms(verb: str) -> set[str]:
    """Present and past of a regular English verb."""
    if verb.endswith("y"):
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied"}
    past = verb + "d" if verb.endswith("e") else verb + "ed"
    return {verb, verb + "s", past}


def _all_verbs() -> str:
    regular = {form for verb in _VERBS[0].split() for form in _forms(verb)} - {
        "state",
        "report",
        "note",
        "comment",
    }
    others = {verb.replace("+", " ") for line in _VERBS[1:] for verb in line.split()}
    known = regular | others | {"admitted"} | CUES_AFTER_QUOTE
    return "|".join(sorted(map(re.escape, known), key=len, reverse=True))


CUE = pattern(rf"\b(?:(?P<leads>{_PHRASES})|(?P<verb>{_all_verbs()}))\b|(?P<wide>{_WIDE})", re.IGNORECASE)
"""A cue: `leads` when the speaker follows, `verb` on either side, `wide` when the speaker stands before."""

PRONOUNS = word_set(
    "he she they it we er sie il elle ils elles él ella ellos он она они هو هي 他 她 他们 她们"
)
STANDING_FOR = PRONOUNS | word_set(
    "i you me him her us them who whom which whose my your his our their its one others both everyone everybody "
    "someone somebody nobody none"
)
"""All words that stand for somebody and name nobody."""
POINTING = word_set("this that these those dieser diese ce cette este esta этот эта")
"""Before a noun, these take up somebody who was named before."""

PASSIVE = word_set("is was were been are being be wird wurde est était")
"""In front of a cue, these say that nobody is named."""

NO_SUBJECT = word_set(
    "to of from by in on with without at the a an his her their its these those such no some any all"
)
"""In front of a cue, these show that it is a noun or an infinitive."""

BETWEEN = word_set(
    "still also then later reportedly has have had could would will may might did not never again himself herself"
)
"""These stand between a speaker and the verb."""
