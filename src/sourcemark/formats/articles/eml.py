"""E-mail messages: the text of the body, with subject, sender and date."""

from __future__ import annotations

import re
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from ...model.articles import AS_FOUND, Choices, Draft
from ...model.errors import BadFile
from ...model.layout import Layout
from ...model.text import Decoded
from ..charset import text_in
from ..drafting import drafted, guess
from ..format import Format
from ..moments import iso
from .html_text import decoded, parsed, text_of
from .message_heads import header, message_in

_FLOWED = re.compile(r"(?m)^(?!-- $)(.*) \r?\n(?=\S)")
"""A line that ends in a space goes on in the next (RFC 3676, section 4.1); the signature's dashes do not."""


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Draft:
    """The plain text, or the text of the HTML part. Raises `BadFile`."""
    message = _message(name, data)
    part = message.get_body(("plain", "html"))
    if part is None:
        raise BadFile(name, "there is no text in the message")
    text, layout, found = _body(name, part, choices.charset)
    sender, address = parseaddr(header(message, "From"))
    return drafted(
        name,
        text,
        media_type="message/rfc822",
        charset=found.charset,
        remarks=(guess(found), _left_out(message)),
        layout=layout,
        offers=("charset",),
        title=header(message, "Subject"),
        byline=sender or address,
        outlet=header(message, "Organization"),
        published=iso(header(message, "Date")),
        url=header(message, "Archived-At").strip("<> "),
        language=header(message, "Content-Language").split(",")[0],
    )


def _message(name: str, data: bytes) -> EmailMessage:
    message = message_in(name, data)
    if not any(header(message, name) for name in ("From", "Subject", "Date")):
        raise BadFile(name, "it has no head that a message would have")
    return message


def _body(name: str, part: MIMEPart, chosen: str) -> tuple[str, Layout, Decoded]:
    """The part's text with its layout, and how its bytes were read."""
    data = part.get_payload(decode=True)
    declared = part.get_content_charset() or ""
    if not isinstance(data, bytes):
        raise BadFile(name, "there is no text in the message")
    if part.get_content_subtype() == "html":
        found = decoded(name, data, declared, chosen)
        return *text_of(parsed(name, found.text)), found
    found = text_in(name, data, declared, chosen)
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return (_FLOWED.sub(r"\1 ", found.text) if flowed else found.text), (), found


def _left_out(message: EmailMessage) -> str:
    names = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    return f"Attachments left out: {', '.join(names)}" if names else ""


FORMAT = Format(
    name="eml",
    title="e-mail message (.eml)",
    suffixes=(".eml",),
    media_types=("message/rfc822",),
    holds="article",
    read=read,
)
