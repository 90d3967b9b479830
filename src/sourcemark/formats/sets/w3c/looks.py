"""How annotations are known at a look, without decoding them."""

from __future__ import annotations

import re

_OURS = (b'"http://www.w3.org/ns/anno.jsonld"', b'"https://www.w3.org/ns/anno.jsonld"')
_COLLECTED = re.compile(
    rb'"(type|@type)"\s*:\s*\[?\s*"(oa:)?(Annotation|AnnotationPage|AnnotationCollection)"'
)
_SELECTED = re.compile(rb'"Text(Quote|Position)Selector"')
_HYPOTHESIS = (b'"export_userid"', b'"client_version"')


def is_one(head: bytes) -> bool:
    """Whether a JSON file begins like annotations of the W3C's kind, those of Hypothes.is among them."""
    if any(context in head for context in _OURS) or all(key in head for key in _HYPOTHESIS):
        return True
    return _COLLECTED.search(head) is not None or (b'"target"' in head and _SELECTED.search(head) is not None)
