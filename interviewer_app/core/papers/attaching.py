"""A file within a paper: what it was made from, as its one attachment."""

from __future__ import annotations

from typing import Any, NamedTuple


class Attachment(NamedTuple):
    """name: plain ASCII, also what readers show; about: plain ASCII; mime: such as `application/json`"""

    name: str
    data: bytes
    about: str
    mime: str


def attach(document: Any, attachment: Attachment) -> None:
    """Put it into a reportlab document (relationship Source); no times, so that the same file gives the same bytes."""
    from reportlab.pdfbase import pdfdoc

    name, string = pdfdoc.PDFName, pdfdoc.PDFString
    stream = pdfdoc.PDFStream(content=attachment.data, filters=[pdfdoc.PDFZCompress])
    stream.dictionary["Type"] = name("EmbeddedFile")
    stream.dictionary["Subtype"] = "/" + attachment.mime.replace("/", "#2F")
    stream.dictionary["Params"] = pdfdoc.PDFDictionary({"Size": len(attachment.data)})
    file = document.Reference(stream)
    spec = document.Reference(
        pdfdoc.PDFDictionary(
            {
                "Type": name("Filespec"), "F": string(attachment.name), "UF": string(attachment.name),
                "EF": pdfdoc.PDFDictionary({"F": file, "UF": file}), "Desc": string(attachment.about),
                "AFRelationship": name("Source"),
            }
        )
    )  # fmt: skip
    catalog = document.Catalog
    listed = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray([string(attachment.name), spec])})
    catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": listed})
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
    catalog.AF = pdfdoc.PDFArray([spec])
