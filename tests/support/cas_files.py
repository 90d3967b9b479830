"""Small CAS files as INCEpTION exports them, made by hand."""

from __future__ import annotations

from foreign_files import zipped

NAMED = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
META = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
_HEAD = (
    '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"'
    ' xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore"'
    ' xmlns:seg="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore"'
    ' xmlns:meta="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore"'
    ' xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">'
)


def feature(name: str, range: str = "uima.cas.String") -> str:
    """A feature of a type."""
    return (
        f"<featureDescription><name>{name}</name><rangeTypeName>{range}</rangeTypeName></featureDescription>"
    )


def type_(name: str, *features: str, above: str = "uima.tcas.Annotation") -> str:
    """A type of a type system."""
    inner = f"<features>{''.join(features)}</features>"
    return (
        f"<typeDescription><name>{name}</name><supertypeName>{above}</supertypeName>{inner}</typeDescription>"
    )


SYSTEM = (
    '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>'
    + type_(NAMED, feature("value"), feature("identifier"))
    + type_(TOKEN, feature("lemma", "uima.cas.TOP"))
    + type_("webanno.custom.Tone", feature("mood"), feature("tags", "uima.cas.StringArray"))
    + type_("webanno.custom.Link", feature("Governor", NAMED), feature("Dependent", NAMED))
    + type_("webanno.custom.Event", feature("who", "uima.cas.FSArray"))
    + "</types></typeSystemDescription>"
)


def xmi(text: str, *structures: str, title: str = "a.txt") -> str:
    """An XMI file; ids of structures are those that stand in them, all of them in the view."""
    ids = [part.partition('xmi:id="')[2].partition('"')[0] for part in structures]
    return (
        f'{_HEAD}<cas:NULL xmi:id="0"/>{"".join(structures)}'
        f'<meta:DocumentMetaData xmi:id="900" sofa="1" begin="0" end="0" language="en" documentTitle="{title}"/>'
        f'<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="{text}"/>'
        f'<cas:View sofa="1" members="{" ".join([*ids, "900"])}"/></xmi:XMI>'
    )


def annotation(tag: str, id: int, place: tuple[int, int], said: str = "", inner: str = "") -> str:
    """A structure with a place."""
    return f'<{tag} xmi:id="{id}" sofa="1" begin="{place[0]}" end="{place[1]}" {said}>{inner}</{tag}>'


def archive(**members: str) -> bytes:
    """An export with its type system; `members` are XMI files by the names of their annotators."""
    return zipped({"TypeSystem.xml": SYSTEM, **{f"{name}.xmi": xml for name, xml in members.items()}})
