"""INCEpTION's own description of layers, to be imported there before the documents."""

from __future__ import annotations

from typing import Any

import msgspec

from ....model.codebook import Codebook
from ....model.scales import CREDIBILITY, RELIABILITY
from ...described import facet_name
from ...register import Register
from .model import STRINGS, Feature, Type
from .types import ARTICLE, CREATED, IDENTIFIER, SLOTS, STATEMENT, Types, link_type

_SPANS = (STATEMENT, *SLOTS.values())
_FIXED = {
    "mode": {"direct": "quoted", "indirect": "reported", "mixed": "partly quoted"},
    "kind": {"statement": "an assertion", "attitude": "a wish, a plan or a belief"},
    "status": {"draft": "", "submitted": "", "adjudicated": ""},
    "reliability": RELIABILITY,
    "credibility": CREDIBILITY,
}


def layers(types: Types, register: Register) -> bytes:
    """The file: a list of layers with their features and tag sets."""
    tags = _FIXED | _of_codebook(register, register.codebook)
    known = {type.name: type for type in types.all()}
    found = [_span(known[name], tags) for name in reversed(_SPANS)]
    found.append(
        _layer(known[ARTICLE], "document-metadata", [_plain(f, tags) for f in known[ARTICLE].features])
    )
    return msgspec.json.format(msgspec.json.encode(found), indent=1)


def _of_codebook(register: Register, book: Codebook) -> dict[str, dict[str, str]]:
    return {
        facet_name(register, facet.id): {code.name: code.definition for code in facet.choices()}
        for facet in book.facets
    }


def _span(type: Type, tags: dict[str, dict[str, str]]) -> dict[str, Any]:
    features = [_slot(f) if f.name in SLOTS else _plain(f, tags) for f in type.features]
    return _layer(type, "span", features)


def _layer(type: Type, kind: str, features: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": type.name, "uiName": type.name.rpartition(".")[2], "type": kind, "description": type.description,
        "enabled": True, "built_in": False, "readonly": False, "attach_type": None, "attach_feature": None,
        "allow_stacking": True, "cross_sentence": True, "show_hover": True, "anchoring_mode": "CHARACTERS",
        "overlap_mode": "ANY_OVERLAP", "validation_mode": "NEVER", "lock_to_token_offset": False,
        "multiple_tokens": True, "linked_list_behavior": False, "features": features,
    }  # fmt: skip


def _plain(f: Feature, tags: dict[str, dict[str, str]]) -> dict[str, Any]:
    many = f.range == STRINGS
    made = _feature(f) | {
        "type": f.range, "multi_value_mode": "ARRAY" if many else "NONE", "link_mode": "NONE",
        "visible": f.name not in (IDENTIFIER, CREATED),
    }  # fmt: skip
    if values := tags.get(f.description):
        made["tag_set"] = _tag_set(f.description, values)
    return made


def _slot(f: Feature) -> dict[str, Any]:
    return _feature(f) | {
        "type": SLOTS[f.name], "multi_value_mode": "ARRAY", "link_mode": "WITH_ROLE",
        "link_type_name": link_type(f.name), "link_type_role_feature_name": "role",
        "link_type_target_feature_name": "target",
    }  # fmt: skip


def _feature(f: Feature) -> dict[str, Any]:
    return {
        "name": f.name, "uiName": f.description or f.name, "description": f.description, "enabled": True,
        "visible": True, "include_in_hover": False, "required": False, "remember": False,
        "hideUnconstraintFeature": False, "link_type_name": None, "link_type_role_feature_name": None,
        "link_type_target_feature_name": None, "tag_set": None, "traits": None, "curatable": True,
    }  # fmt: skip


def _tag_set(name: str, values: dict[str, str]) -> dict[str, Any]:
    tags = [{"tag_name": value, "tag_description": said} for value, said in values.items()]
    return {"name": name, "description": "", "language": "", "tags": tags, "create_tag": True}
