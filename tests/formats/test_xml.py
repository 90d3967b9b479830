"""The stream that all XML is read by: what is written is what arrives, by any way to write it."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sourcemark.formats.xml import stream
from sourcemark.formats.xml_out import element, words

_DRAWN = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("&;#<>'\"\r\n\t38"), max_size=12)


class Heard:
    """Keeps the attributes and the words of the outermost element."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self.words = ""

    def start(self, _: str, attributes: Mapping[str, str]) -> None:
        self.said |= attributes

    def end(self, _: str) -> None: ...

    def data(self, text: str) -> None:
        self.words += text


def heard(xml: str) -> Heard:
    sink = Heard()
    stream("a.xml", xml.encode(), "", sink)
    return sink


def test_ampersands_in_attributes_are_ampersands() -> None:
    said = heard('<a b="x &amp; y &#38; z &#x26;" c="&amp;#38; &lt;"/>').said
    assert said == {"b": "x & y & z &", "c": "&#38; <"}


@settings(max_examples=100)
@given(_DRAWN)
@example("&#38;")
@example("&amp;")
@example("]]>")
@example(" a\r\nb\tc ")
def test_what_is_written_arrives(text: str) -> None:
    found = heard(element("a", {"b": text}, words(text) + "<c/>"))
    assert found.words == found.said["b"]
    assert len(found.words) == len(text)
    assert all(came in (char, "\ufffd") for came, char in zip(found.words, text, strict=True))
