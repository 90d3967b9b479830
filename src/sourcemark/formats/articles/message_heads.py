"""Heads of messages (RFC 5322), which e-mail and saved web pages have: read without tripping over broken ones."""

from __future__ import annotations

from email.message import EmailMessage
from functools import lru_cache

from ...model.errors import BadFile

BROKEN = (LookupError, ValueError, AttributeError, TypeError, OverflowError)
"""What the library trips over in heads that no program writes."""


def message_in(name: str, data: bytes) -> EmailMessage:
    """The message with its parts, as yet undecoded. Raises `BadFile` when it can't be one."""
    from email import message_from_bytes, policy

    once = lru_cache(policy.default.header_factory)  # the library takes a head apart whenever it is looked at
    message = message_from_bytes(data, policy=policy.default.clone(header_factory=once))
    if not isinstance(message, EmailMessage):
        raise BadFile(name, "it has no head that a message would have")
    return message


def header(message: EmailMessage, name: str) -> str:
    """Empty when it is missing, or so broken that the library trips over it."""
    try:
        return str(message[name] or "")
    except BROKEN:
        return ""
