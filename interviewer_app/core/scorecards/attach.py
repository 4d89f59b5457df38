"""The PDF that carries its own round: one attachment `round.json`, put in and taken out."""

from __future__ import annotations

import io
from typing import Any

from interviewer_app.core.errors import BadInput
from interviewer_app.core.papers.attaching import Attachment
from interviewer_app.core.texts import _

NAME = "round.json"
PACKET = "debrief.json"  # what the packet of a debrief carries
_ABOUT, _MIME = "The round behind this card", "application/json"


def bundle_attachment(bundle: bytes) -> Attachment:
    """The bundle as a card carries it from the start."""
    return Attachment(NAME, bundle, _ABOUT, _MIME)


def with_bundle(pdf: bytes, bundle: bytes) -> bytes:
    """A finished `pdf` with `bundle` attached (AFRelationship Source); the same input gives the same bytes."""
    return with_attachment(pdf, bundle, NAME, _ABOUT)


def with_attachment(pdf: bytes, data: bytes, name: str, about: str) -> bytes:
    """The same for any JSON that a PDF carries as its one attachment."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        spec = pikepdf.AttachedFileSpec(
            document, data, filename=name, description=about, mime_type=_MIME,
            creation_date="", mod_date="",
        )  # fmt: skip
        spec.relationship = pikepdf.Name.Source
        document.attachments[name] = spec
        document.Root.AF = pikepdf.Array([spec.obj])
        out = io.BytesIO()
        packed = pikepdf.ObjectStreamMode.generate
        document.save(out, deterministic_id=True, object_stream_mode=packed, fix_metadata_version=False)
        return out.getvalue()


def bundle_of(pdf: bytes, what: str) -> bytes:
    """The attachment of a card, byte for byte.

    raises: BadInput for a file that is no PDF, or a PDF that carries no round, or more than one file
    """
    return attachment_of(pdf, what, NAME)


def attachment_of(pdf: bytes, what: str, name: str) -> bytes:
    """The one attachment of a PDF, which has to have this name.

    raises: BadInput as `bundle_of`
    """
    found = attached(pdf, what)
    if not found.get(name) and PACKET in found:
        raise BadInput(_("{what}: is the packet of a debrief; `interviewer debrief` opens it.").format(what=what))
    if not found.get(name):
        raise BadInput(_("{what}: carries no round; choose the PDF as it was exported.").format(what=what))
    if len(found) > 1 or len(found[name]) > 1:
        raise BadInput(_("{what}: carries more than its round; ask for the file as it was.").format(what=what))
    return found[name][0]


def attached(pdf: bytes, what: str) -> dict[str, list[bytes]]:
    """Every file in a PDF, by name.

    raises: BadInput for a file that is no PDF
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            return _embedded(document)
    except (pikepdf.PikepdfError, TypeError, ValueError, AttributeError, KeyError) as error:
        # Structures no PDF should have reach Python as errors of any of these types.
        raise BadInput(_("{what}: cannot be read as a PDF; ask for the file again.").format(what=what)) from error


def _embedded(document: Any) -> dict[str, list[bytes]]:
    """Every file in the PDF that any reader may take for an attachment, by name; equal ones of a name once."""
    import pikepdf

    found: dict[str, list[bytes]] = {}
    listed = (spec.obj for spec in document.attachments.values())
    for spec in (*document.objects, *listed):
        if not isinstance(spec, pikepdf.Dictionary) or "/EF" not in spec:
            continue
        name = str(spec.get("/UF", spec.get("/F", "")))
        files = found.setdefault(name, [])
        for stream in dict(spec["/EF"]).values():
            data = bytes(stream.read_bytes())
            if data not in files:
                files.append(data)
    return found
