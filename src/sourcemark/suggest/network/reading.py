"""From a text to raw findings: cues, and what the reader finds for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .arrays import Encoded, Floats
from .runtime import Brain
from .shapes import LEFT, RIGHT, WIDTH
from .tokens import Tokens, read_tokens, windows

if TYPE_CHECKING:
    from tokenizers import Tokenizer

POSSIBLE = 0.12
"""From this probability on a word piece is read as a cue; what the reader thinks of it decides."""
LONGEST_SOURCE = 60
_BATCH = 4
"""Cues read at once: more of them do not fit into a core's cache, which takes half as long again."""


def _allowed() -> NDArray[np.bool_]:
    """First and last pieces that a source may have: it is not too long and never covers its cue."""
    allowed = np.triu(np.tril(np.ones((WIDTH, WIDTH), bool), LONGEST_SOURCE))
    allowed[: LEFT + 1, LEFT:] = False
    allowed[LEFT, LEFT] = True
    return allowed


_ALLOWED = _allowed()


class Finding(NamedTuple):
    """What was read around one cue. Pieces are counted in the whole text."""

    cue: tuple[int, int]
    """First and last piece of the cue."""
    content: Floats
    """Probability of content for the pieces `cue[0] - LEFT` to `cue[0] + RIGHT`."""
    source: tuple[int, int] | None
    """First and last piece of the source; None where none is named."""
    source_chance: float
    cue_score: float
    """Log-odds that the first piece begins a cue, from the encoder."""
    held: float
    """Log-odds that there is an attribution here, from the reader."""
    attitude: float
    """Log-odds of an attitude rather than a statement."""
    vectors: Floats
    """Of source (mean, first, last) and cue: 4 × SPAN; zeros for a source that is not named."""
    query: Floats
    """The cue as the reader saw it: READ."""


class Read(NamedTuple):
    """A text with its word pieces, their span vectors (n × SPAN) and all findings in order."""

    text: str
    tokens: Tokens
    spans: Floats
    findings: list[Finding]


def read(text: str, tokenizer: Tokenizer, brain: Brain, first_line: int = 0) -> Read:
    """Read one text."""
    tokens = read_tokens(text, tokenizer, first_line)
    if not len(tokens.ids):
        return Read(text, tokens, np.zeros((0, 1), np.float32), [])
    encoded = encode(tokens, brain)
    return Read(text, tokens, encoded.span, list(_findings(tokens, encoded, brain)))


def encode(tokens: Tokens, brain: Brain) -> Encoded:
    """All word pieces of a text, encoded window by window and put together: a cue is read across their edges."""
    parts = []
    for window in windows(len(tokens.ids)):
        part = tokens.part(window.start, window.end)
        core = slice(window.core_start - window.start, window.core_end - window.start)
        parts.append([column[core] for column in brain.encode(part.ids, part.features)])
    return Encoded(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _findings(tokens: Tokens, encoded: Encoded, brain: Brain) -> Iterator[Finding]:
    chance, lines = softmax(encoded.cue)[:, 1], tokens.lines
    odds = log_odds(chance)
    likely = np.flatnonzero(chance > POSSIBLE)
    for at in range(0, len(likely), _BATCH):
        cues = likely[at : at + _BATCH]
        memory, mask = around(encoded.memory, cues)
        tags, whole = brain.read(memory, encoded.query[cues], mask)
        line = around(lines[:, None], cues)[0][:, :, 0]
        for row, cue in enumerate(cues.tolist()):
            source, sure = _source(tags[row], mask[row], line[row])
            place = None if source is None else (source[0] + cue - LEFT, source[1] + cue - LEFT)
            yield Finding(
                (cue, _cue_end(encoded.cue, cue)),
                sigmoid(tags[row, :, 0]) * mask[row],
                place,
                sure,
                float(odds[cue]),
                float(whole[row, 0]),
                float(whole[row, 1]),
                span_vectors(encoded.span, place, cue),
                encoded.query[cue],
            )


def around(memory: NDArray[Any], cues: NDArray[np.int64]) -> tuple[NDArray[Any], Floats]:
    """Memory (n × READ) around each of k cues (k × w × READ), and which places exist (k × w)."""
    places = cues[:, None] + np.arange(-LEFT, RIGHT + 1)[None]
    mask = ((places >= 0) & (places < len(memory))).astype(np.float32)
    return memory[places.clip(0, len(memory) - 1)] * mask[:, :, None].astype(memory.dtype), mask


def span_vectors(span: Floats, place: tuple[int, int] | None, cue: int) -> Floats:
    """Mean, first and last vector of a span, and the cue's."""
    if place is None:
        return np.concatenate([np.zeros(3 * span.shape[1], np.float32), span[cue]])
    first, last = place
    return np.concatenate([span[first : last + 1].mean(0), span[first], span[last], span[cue]])


def _cue_end(scores: Floats, at: int) -> int:
    last = at
    while last + 1 < len(scores) and scores[last + 1].argmax() == 2:
        last += 1
    return last


def _source(tags: Floats, mask: Floats, line: NDArray[np.int64]) -> tuple[tuple[int, int] | None, float]:
    """The likeliest span of the source, in one line, and its probability; the cue itself stands for nobody."""
    start = log_softmax(tags[:, 1] + (1 - mask) * -1e4)
    end = log_softmax(tags[:, 2] + (1 - mask) * -1e4)
    both = start[:, None] + end[None]
    allowed = _ALLOWED & (line[:, None] == line[None])
    best = int(np.where(allowed, both, -np.inf).argmax())
    first, last = divmod(best, len(start))
    chance = float(np.exp(both[first, last]))
    return (None if first == LEFT else (first, last)), chance


def softmax(scores: Floats) -> Floats:
    return np.exp(log_softmax(scores))


def log_softmax(scores: Floats) -> Floats:
    top = scores - scores.max(-1, keepdims=True)
    out: Floats = top - np.log(np.exp(top).sum(-1, keepdims=True))
    return out


def sigmoid(scores: Floats) -> Floats:
    out: Floats = np.reciprocal(1 + np.exp(-scores))
    return out


def log_odds(chance: Floats) -> Floats:
    out: Floats = np.log(chance.clip(1e-6, 1 - 1e-6)) - np.log1p(-chance.clip(1e-6, 1 - 1e-6))
    return out
