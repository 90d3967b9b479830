"""One attribution as the network sees it, put into spans of the text."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...model.spans import Span
from .arrays import Floats
from .reading import Finding, Read, log_softmax, sigmoid
from .runtime import Brain
from .spanning import content_spans, trimmed

FIGURES = 6
"""What confidence is told from: see `figures_of`."""


class Found(NamedTuple):
    """A finding in spans of the text (code points). Which are to be believed is decided later."""

    content: tuple[Span, ...]
    source: Span | None
    cue: Span
    attitude: float
    """Probability of an attitude rather than a statement."""
    types: Floats
    """Log-probability of each of `TYPES` as the main type; flat where no source is named."""
    seconds: Floats
    """Probability of each of `TYPES` as a second one."""
    figures: Floats
    """What confidence is told from (`FIGURES`)."""
    source_vector: Floats
    """The source in its context: SPAN."""
    cue_vector: Floats
    """The cue in its context: READ."""


def found_in(read: Read, brain: Brain) -> list[Found]:
    """The findings of a text that have a content, in the order of their cues."""
    if not read.findings:
        return []
    main, second, hidden = brain.tell(np.stack([finding.vectors for finding in read.findings]))
    types, seconds = log_softmax(main), sigmoid(second)
    out = []
    for row, finding in enumerate(read.findings):
        if content := content_spans(read.text, read.tokens, finding):
            source = _span(read, finding.source)
            out.append(
                Found(
                    tuple(content),
                    source,
                    _span(read, finding.cue) or content[0],
                    float(1 / (1 + np.exp(-finding.attitude))),
                    types[row],
                    seconds[row],
                    figures_of(finding),
                    hidden[row],
                    finding.query,
                )
            )
    return out


def _span(read: Read, pieces: tuple[int, int] | None) -> Span | None:
    if pieces is None:
        return None
    return trimmed(read.text, int(read.tokens.starts[pieces[0]]), int(read.tokens.ends[pieces[1]]))


def figures_of(finding: Finding) -> Floats:
    """Log-odds of cue and of attribution, how sharply source and content stand out, length, no source named."""
    chance = finding.content.clip(1e-4, 1 - 1e-4)
    inside = chance > 0.5
    sharp = float(np.log(chance[inside]).mean()) if inside.any() else -2.0
    edge = float(np.log(1 - chance[~inside]).mean()) if (~inside).any() else -2.0
    figures = (
        finding.cue_score / 5,
        finding.held / 5,
        float(np.log(max(finding.source_chance, 1e-4))),
        4 * (sharp + edge),
        float(np.log1p(inside.sum())) / 4,
        float(finding.source is None),
    )
    return np.array(figures, np.float32)
