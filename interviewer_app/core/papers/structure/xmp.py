"""Metadata as XMP: title, author, subject and language, for readers that look there first. No times: none are known."""

from __future__ import annotations

from xml.sax.saxutils import escape

from interviewer_app.core.papers.scripts import without_controls

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
{parts}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def packet(title: str, author: str, subject: str, language: str) -> bytes:
    """The XMP packet; an author or subject that is empty is left out."""
    parts = [_alternatives("title", title)]
    if author:
        parts.append(f"<dc:creator><rdf:Seq><rdf:li>{_text(author)}</rdf:li></rdf:Seq></dc:creator>")
    if subject:
        parts.append(_alternatives("description", subject))
    parts.append(f"<dc:language><rdf:Bag><rdf:li>{_text(language)}</rdf:li></rdf:Bag></dc:language>")
    return _PACKET.format(parts="\n".join(parts)).encode("utf-8")


def _alternatives(name: str, text: str) -> str:
    return f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{_text(text)}</rdf:li></rdf:Alt></dc:{name}>'


def _text(text: str) -> str:
    return escape(without_controls(text).replace("\ufffe", "").replace("\uffff", ""))
